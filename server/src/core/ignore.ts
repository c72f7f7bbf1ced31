import { type Article, type Block } from './article';
import { type Problem, severityOf } from './check';
import { type Mendable } from './fix';
import { rules } from './rules';
import { type Settings } from './settings';
import { type Span, isSpace } from './text';

/**
 * A place that a writer wants left alone. The key is the rule, the sentence and the words: it holds wherever that
 * sentence stands, so that an article can be renamed or moved within its folder. `file` and `reason` are for people.
 */
export interface Ignored {
  readonly rule: string;
  /** The hash of the sentence: `hashOfSentence`. */
  readonly sentence: string;
  /** The words that were marked. */
  readonly text: string;
  readonly file?: string;
  readonly reason?: string;
}

/** Takes the ignored problems out; `unused` are the entries that no problem answered to. */
export function withoutIgnored<E extends Ignored>(
  article: Article,
  problems: readonly Problem[],
  ignored: readonly E[],
): { problems: readonly Problem[]; unused: readonly E[] } {
  if (ignored.length === 0) return { problems, unused: [] };
  const hash = sentenceHasher(article);
  const used = new Set<E>();
  const left = problems.filter((problem) => {
    const alike = ignored.filter((entry) => speaksOf(entry, article, problem));
    const found = alike.filter(({ sentence }) => sentence === hash(problem.span));
    for (const entry of found) used.add(entry);
    return found.length === 0;
  });
  return { problems: left, unused: ignored.filter((entry) => !used.has(entry)) };
}

/** The entry that makes a problem be left alone. */
export function ignoring(article: Article, problem: Problem, file: string): Ignored {
  return {
    file,
    rule: problem.rule.id,
    sentence: sentenceHasher(article)(problem.span),
    text: wordsOf(article, problem.span),
  };
}

/**
 * Of entries that matched nothing in an article, those that should have: they name its file, and their rule is awake.
 * A rule that no longer exists can never match.
 */
export function stale<E extends Ignored>(unused: readonly E[], file: string, settings: Settings): E[] {
  if (!settings.enable) return [];
  return unused.filter((entry) => {
    const rule = rules.find(({ id }) => id === entry.rule);
    return isSameName(entry.file, file) && (!rule || severityOf(rule, settings) !== 'off');
  });
}

/**
 * For mending unasked: leaves alone what is ignored, and also what was ignored in this file while its sentence read
 * otherwise. Such a problem is shown again, but `--fix` and fixing on save must not change words that a writer defended.
 */
export function spared(ignored: readonly Ignored[], file: string): Mendable {
  return (article, problems) => {
    const left = withoutIgnored(article, problems, ignored);
    const idle = left.unused.filter((entry) => isSameName(entry.file, file));
    return left.problems.filter((problem) => !idle.some((entry) => speaksOf(entry, article, problem)));
  };
}

/**
 * The hash of the sentence round a span: of its words alone, in NFC and lower case, so that mending a comma or a
 * doubled blank next to an ignored name does not bring the squiggle back. 64-bit FNV-1a over UTF-16 units, as hex.
 */
export function hashOfSentence(article: Article, span: Span): string {
  return sentenceHasher(article)(span);
}

function speaksOf(entry: Ignored, article: Article, { rule, span }: Problem): boolean {
  return entry.rule === rule.id && entry.text.normalize('NFC') === wordsOf(article, span);
}

const isSameName = (a: string | undefined, b: string): boolean => a?.normalize('NFC') === b.normalize('NFC');

const wordsOf = ({ text }: Article, { start, end }: Span): string =>
  text.slice(start, end).normalize('NFC').split(/\s+/).filter(Boolean).join(' ');

/** Hashes sentences of one article, each once: a line without a full stop may be long, and hold many problems. */
function sentenceHasher(article: Article): (span: Span) => string {
  const ends = new Map<Block, readonly number[]>();
  const endsOf = (block: Block): readonly number[] => {
    let found = ends.get(block);
    if (!found) ends.set(block, (found = sentenceEnds(article.text, block.span)));
    return found;
  };
  const hashes = new Map<string, string>();
  return ({ start, end }) => {
    const [first, last] = [sentenceAt(article, start, endsOf), sentenceAt(article, Math.max(start, end - 1), endsOf)];
    const key = `${first.start}:${last.end}`;
    let hash = hashes.get(key);
    if (hash === undefined) hashes.set(key, (hash = fnv1a(bareWords(article.text.slice(first.start, last.end)))));
    return hash;
  };
}

/** The sentence that an offset stands in; the white space behind a block counts as its last sentence. */
function sentenceAt({ blocks }: Article, offset: number, endsOf: (block: Block) => readonly number[]): Span {
  let at = blocks.length - 1;
  while (at > 0 && blocks[at]!.span.start > offset) at--;
  const block = blocks[at];
  if (!block) return { start: 0, end: 0 };
  const ends = endsOf(block);
  const found = ends.findIndex((end) => offset < end);
  const index = found < 0 ? ends.length - 1 : found;
  return { start: ends[index - 1] ?? block.span.start, end: ends[index]! };
}

/**
 * Where the sentences of a block end: behind `.`, `!`, `?`, `…` and the quotes and brackets that close after them, where
 * white space follows; the last one where the block ends. `TS. Nguyễn` is parted, too: simple, and the same for ever.
 */
export function sentenceEnds(text: string, { start, end }: Span): readonly number[] {
  const ends: number[] = [];
  for (let at = start; at < end; at++) {
    if (!'.!?…'.includes(text[at]!)) continue;
    while (at + 1 < end && '.!?…"”’\'»)]}'.includes(text[at + 1]!)) at++;
    if (at + 1 < end && isSpace(text.charCodeAt(at + 1))) ends.push(at + 1);
  }
  return [...ends, end];
}

const bareWords = (text: string): string =>
  (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');

function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
