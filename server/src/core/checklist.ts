import { type Article, type Block, blocksOf, dateLine, textOf } from './article';
import { type Length, lengthOf } from './parts';
import { type Severity } from './rule';
import { type Settings } from './settings';
import { type Span, span } from './text';

/** What is looked through before an article is published. */
export type CheckId = 'date' | 'headline' | 'lead' | 'photos' | 'byline' | 'sources' | 'problems';

/** One line of the checklist. */
export interface Check {
  readonly id: CheckId;
  /** `open`: still to be written. `warning`: there, but not as it should be. `none`: not there, and not asked for. */
  readonly mark: 'done' | 'open' | 'warning' | 'none';
  /** The part itself, or the empty span where it belongs. */
  readonly span: Span;
  /** `2026-01-28`, `Thanh Giang`: what there is, where a few words say it. */
  readonly text?: string;
  readonly length?: Length;
  /** How many photos there are, and how many of them have words and a credit. */
  readonly photos?: { readonly all: number; readonly sound: number };
  /** How many problems stand in the part. */
  readonly problems: number;
}

/** A problem as far as the checklist minds it. */
export interface Blemish {
  readonly rule: string;
  readonly span: Span;
  readonly severity: Severity;
}

/** They mark the part next to the place of what is missing, and have a line of their own in the list. */
const ABSENCES = ['missing-date-line', 'missing-headline', 'missing-lead', 'missing-byline', 'missing-sources'];

/**
 * What an article still lacks before it can be published, in the order of the article: plain data, said in words at the
 * edge. `problems` are those that the writer is shown; information and hints do not keep an article from being printed.
 */
export function checklist(article: Article, settings: Settings, problems: readonly Blemish[]): Check[] {
  const { style } = settings;
  const grave = problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const graveIn = (where: Span): number =>
    grave.filter(({ rule, span: { start } }) => where.start <= start && start <= where.end && !ABSENCES.includes(rule))
      .length;
  const part = (id: CheckId, where: Span, more: Pick<Check, 'text' | 'length'> = {}): Check => {
    const count = graveIn(where);
    return { id, mark: count > 0 || more.length?.tooLong ? 'warning' : 'done', span: where, problems: count, ...more };
  };
  const missing = (id: CheckId, at: number, wanted = true): Check => ({
    id,
    mark: wanted ? 'open' : 'none',
    span: span(at, at),
    problems: 0,
  });

  const { blocks } = article;
  const end = blocks.at(-1)?.span.end ?? 0;
  const first = dateLine(article);
  const date = first?.keyword ? first.date : undefined;
  const headline = first && first.headline.end > first.headline.start ? first : undefined;
  const [lead] = blocksOf(article, 'lead');
  const [byline] = blocksOf(article, 'byline');
  const [sources] = blocksOf(article, 'sources');
  const named = sources && sources.list.end > sources.list.start ? sources : undefined;
  const sourcesAt = sources ? blocks.indexOf(sources) : blocks.length;
  return [
    date
      ? part('date', span(first!.span.start, date.span.end), { text: textOf(article, date.span) })
      : missing('date', 0),
    headline
      ? part('headline', headline.headline, { length: lengthOf(article, headline, settings) })
      : missing('headline', first?.span.end ?? 0),
    lead
      ? part('lead', lead.span, { length: lengthOf(article, lead, settings) })
      : missing('lead', first?.span.end ?? 0, style.requireLead),
    photos(article, graveIn),
    byline
      ? part('byline', byline.span, { text: textOf(article, byline.span) })
      : missing('byline', blocks[sourcesAt - 1]?.span.end ?? end, style.requireByline),
    named
      ? part('sources', named.span, { text: textOf(article, named.list) })
      : missing('sources', end, style.requireSources),
    {
      id: 'problems',
      mark: grave.length > 0 ? 'warning' : 'done',
      span: grave[0]?.span ?? span(0, 0),
      problems: grave.length,
    },
  ];
}

/** How much of what is asked for is done. */
export function progress(checks: readonly Check[]): { readonly done: number; readonly all: number } {
  const asked = checks.filter(({ mark }) => mark !== 'none');
  return { done: asked.filter(({ mark }) => mark === 'done').length, all: asked.length };
}

/** All photos in one line, which leads to the first that is not as it should be. */
function photos(article: Article, graveIn: (where: Span) => number): Check {
  const all = blocksOf(article, 'caption');
  const isSound = (block: Block & { kind: 'caption' }): boolean =>
    block.text.end > block.text.start && (block.names.length > 0 || !block.colon) && graveIn(block.span) === 0;
  const faulty = all.filter((block) => !isSound(block));
  const where = (faulty[0] ?? all[0])?.span;
  return {
    id: 'photos',
    mark: all.length === 0 ? 'none' : faulty.length > 0 ? 'warning' : 'done',
    span: where ?? span(0, 0),
    photos: { all: all.length, sound: all.length - faulty.length },
    problems: 0,
  };
}
