import { type Article, type Block } from './article';
import { type Span, isSpace, span } from './text';

/** The words of the outline; their Vietnamese stands in l10n under `outline/…`. */
export const outlineSentences = {
  headline: 'Headline: {text}',
  noHeadline: 'Headline',
  lead: 'Lead: {text}',
  photo: 'Photo {number}: {text}',
  creditOnly: 'Photo {number}',
  byline: 'Byline: {text}',
  sources: 'Sources: {text}',
  place: 'Place: {text}',
} as const;

/** One line of the outline. A subheading holds what stands under it. */
export interface OutlineEntry {
  readonly kind: Block['kind'];
  /** Block, or section down to the next subheading. */
  readonly span: Span;
  /** What is selected when one goes there: the block. */
  readonly selection: Span;
  /** Id in `outlineSentences`, or undefined where the text speaks for itself. */
  readonly sentence?: keyof typeof outlineSentences;
  /** The first words. */
  readonly text: string;
  /** Photos are counted from 1. */
  readonly number?: number;
  /** A photo's credit, the date of the article. */
  readonly detail?: string;
  readonly children: readonly OutlineEntry[];
}

/** The outline of an article, in order: headline, lead, photos with their credits, paragraphs by their first words. */
export function outline(article: Article): OutlineEntry[] {
  const top: OutlineEntry[] = [];
  let section: { entry: OutlineEntry; children: OutlineEntry[] } | undefined;
  let photos = 0;
  const close = (): void => {
    if (!section) return;
    const end = section.children.at(-1)?.span.end ?? section.entry.span.end;
    top.push({ ...section.entry, span: span(section.entry.span.start, end), children: section.children });
    section = undefined;
  };
  for (const block of article.blocks) {
    if (block.kind === 'caption') photos++;
    const entry = entryOf(article, block, photos);
    if (block.kind === 'subheading') {
      close();
      section = { entry, children: [] };
    } else if (block.kind === 'paragraph' || block.kind === 'caption') (section?.children ?? top).push(entry);
    else {
      close();
      top.push(entry);
    }
  }
  close();
  return top;
}

function entryOf(article: Article, block: Block, number: number): OutlineEntry {
  const base = { kind: block.kind, span: block.span, selection: block.span, children: [] };
  const words = (where: Span): string => firstWords(article.text, where);
  switch (block.kind) {
    case 'dateLine': {
      const text = words(block.headline);
      const detail = block.date && article.text.slice(block.date.span.start, block.date.span.end);
      return { ...base, sentence: text ? 'headline' : 'noHeadline', text, ...(detail && { detail }) };
    }
    case 'lead':
      return { ...base, sentence: 'lead', text: words(block.span) };
    case 'caption': {
      const text = words(block.text);
      const detail = article.text.slice(block.credit.start, block.credit.end);
      return { ...base, sentence: text ? 'photo' : 'creditOnly', text, number, ...(detail && { detail }) };
    }
    case 'byline':
      return { ...base, sentence: 'byline', text: words(block.span) };
    case 'sources':
      return { ...base, sentence: 'sources', text: words(block.list) };
    case 'place':
      return { ...base, sentence: 'place', text: words(block.span) };
    default:
      return { ...base, text: words(block.span) };
  }
}

/** The stretches that can be folded away: what stands under each subheading. */
export function folds(article: Article): Span[] {
  return outline(article)
    .filter(({ kind, children }) => kind === 'subheading' && children.length > 0)
    .map((entry) => entry.span);
}

/** Up to 60 UTF-16 units, cut between words. */
function firstWords(text: string, { start, end }: Span): string {
  const limit = start + 60;
  if (end <= limit) return text.slice(start, end);
  let cut = limit;
  while (cut > start && !isSpace(text.charCodeAt(cut))) cut--;
  return `${text.slice(start, cut > start ? cut : limit).trimEnd()}…`;
}
