import { type Connection, type Diagnostic, type Range } from 'vscode-languageserver';
import { type TextDocument } from 'vscode-languageserver-textdocument';
import { type Check, checklist, progress } from '../core/checklist';
import { type Counts, counts } from '../core/counts';
import { type Length, type Part, parts } from '../core/parts';
import { sentence } from '../core/say';
import { translationOf } from '../l10n';
import * as convert from './convert';
import type { Opened } from './server';

/** The words of the article view; their Vietnamese stands in l10n under `articleView/…`. */
export const articleViewSentences = {
  checklist: 'Before publishing',
  progress: '{done}/{all}',
  progressSpoken: '{done} of {all} done',
  parts: 'Parts',
  date: 'Date',
  headline: 'Headline',
  place: 'Place',
  lead: 'Lead',
  paragraph: 'Paragraph {number}',
  subheading: 'Subheading',
  photo: 'Photo {number}',
  photos: 'Photos',
  byline: 'Byline',
  sources: 'Sources',
  problems: 'Problems left',
  words: '{words} words',
  wordsOf: '{words}/{most} words',
  wordsOfSpoken: '{words} of at most {most} words',
  charactersOf: '{characters}/{most} characters',
  charactersOfSpoken: '{characters} of at most {most} characters',
  noCredit: 'no credit yet',
  toWrite: 'still to write',
  notAsked: 'not needed',
  noPhotos: 'none',
  photosSound: '{all}, all with caption and credit',
  photosFaulty: '{sound} of {all} in order',
  noProblems: 'none',
  toMend: '{count} to look at',
  done: 'done',
  open: 'still to do',
  warning: 'needs a look',
} as const;

/** A line of the article view, in words. */
export interface ViewNode {
  /** The same for the same thing, while one types. */
  readonly id: string;
  /** What its picture shows: a mark of the checklist, or the kind of a part. */
  readonly look: string;
  readonly label: string;
  readonly description: string;
  /** The whole of it, for the ear. */
  readonly spoken: string;
  /** Where it leads. */
  readonly range?: Range;
  readonly children: readonly ViewNode[];
}

/** What the client shows of an article beside its text. */
export interface ArticleView {
  /** The version of the text that all of it is about. */
  readonly version: number;
  readonly nodes: readonly ViewNode[];
  readonly counts: Counts;
  /** Of what is selected, where something is. */
  readonly selected?: Counts;
}

/** What a client asks for: `problems` are those it shows, where that is not all there are. */
interface Asked {
  readonly uri: string;
  readonly problems?: readonly Pick<Diagnostic, 'range' | 'severity' | 'code'>[];
  readonly selections?: readonly Range[];
}

/** Answers `toasoan/article`: the parts of an open article, its checklist and its lengths; null where none is open. */
export function serveArticleView(
  connection: Connection,
  openedAt: (uri: string) => Promise<Opened | undefined>,
  problemsAt: (uri: string) => Promise<readonly Diagnostic[]>,
): void {
  connection.onRequest('toasoan/article', async (asked: Asked): Promise<ArticleView | null> => {
    const problems = asked.problems ?? (await problemsAt(asked.uri));
    const opened = await openedAt(asked.uri);
    if (!opened) return null;
    const { document, article, settings } = opened;
    const blemishes = problems.map(({ range, severity, code }) => ({
      span: convert.toSpan(document, range),
      severity: convert.fromSeverity(severity),
      rule: String(code),
    }));
    const say = speaker(settings.language);
    const checks = checklist(article, settings, blemishes);
    const { done, all } = progress(checks);
    const selections = (asked.selections ?? []).map((range) => convert.toSpan(document, range));
    return {
      version: document.version,
      nodes: [
        {
          id: 'checklist',
          look: done === all ? 'done' : 'open',
          label: say('checklist'),
          description: say('progress', { done, all }),
          spoken: `${say('checklist')}, ${say('progressSpoken', { done, all })}`,
          children: checks.map((check) => checkNode(document, check, say)),
        },
        {
          id: 'parts',
          look: 'parts',
          label: say('parts'),
          description: '',
          spoken: say('parts'),
          children: parts(article, settings).map((part) => partNode(document, part, say)),
        },
      ],
      counts: counts(article),
      ...(selections.length > 0 && { selected: counts(article, selections) }),
    };
  });
}

type Say = (id: keyof typeof articleViewSentences, values?: Readonly<Record<string, string | number>>) => string;

function speaker(language: 'vi' | 'en'): Say {
  const translation = translationOf(language);
  return (id, values) => sentence('articleView', articleViewSentences, id, values, translation);
}

function checkNode(document: TextDocument, check: Check, say: Say): ViewNode {
  const { id, mark, span } = check;
  const label = say(id);
  const described = describe(check, say, false);
  return {
    id: `checklist/${id}`,
    look: mark,
    label,
    description: described.join(' · '),
    spoken: [label, ...(mark === 'none' ? [] : [say(mark)]), ...describe(check, say, true)].join(', '),
    ...(!(id === 'problems' && mark === 'done') &&
      !(id === 'photos' && mark === 'none') && {
        range: convert.toRange(document, span),
      }),
    children: [],
  };
}

function describe({ id, mark, text, length, photos, problems }: Check, say: Say, aloud: boolean): string[] {
  if (id === 'problems') return [problems > 0 ? say('toMend', { count: problems }) : say('noProblems')];
  if (photos)
    return [
      photos.all === 0
        ? say('noPhotos')
        : photos.sound === photos.all
          ? say('photosSound', { all: photos.all })
          : say('photosFaulty', photos),
    ];
  if (mark === 'open') return aloud ? [] : [say('toWrite')];
  if (mark === 'none') return [say('notAsked')];
  return [
    ...(text === undefined ? [] : [text]),
    ...(length ? [sayLength(length, say, aloud)] : []),
    ...(problems > 0 ? [say('toMend', { count: problems })] : []),
  ];
}

const partLabels = {
  dateLine: 'headline',
  place: 'place',
  lead: 'lead',
  paragraph: 'paragraph',
  subheading: 'subheading',
  caption: 'photo',
  byline: 'byline',
  sources: 'sources',
} as const;

function partNode(document: TextDocument, part: Part, say: Say): ViewNode {
  const { id, kind, number, span, text, length, credit } = part;
  const label = say(partLabels[kind], { number });
  const described = (aloud: boolean): string[] =>
    [
      ...(credit === undefined ? [] : [credit || say('noCredit')]),
      ...(length.words > 0 ? [sayLength(length, say, aloud)] : []),
      text,
    ].filter(Boolean);
  return {
    id: `parts/${id}`,
    look: length.tooLong || credit === '' ? 'warning' : kind,
    label,
    description: described(false).join(' · '),
    spoken: [label, ...described(true)].join(', '),
    range: convert.toRange(document, span),
    children: part.children.map((child) => partNode(document, child, say)),
  };
}

function sayLength({ words, mostWords, characters, mostCharacters }: Length, say: Say, aloud: boolean): string {
  if (characters !== undefined && mostCharacters !== undefined)
    return say(aloud ? 'charactersOfSpoken' : 'charactersOf', { characters, most: mostCharacters });
  if (mostWords === undefined) return say('words', { words });
  return say(aloud ? 'wordsOfSpoken' : 'wordsOf', { words, most: mostWords });
}
