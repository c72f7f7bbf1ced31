import { type Article, parse } from './article';
import { type Knowledge, type Problem, check } from './check';
import { type Edit, applyEdits, overlap } from './text';

/** How often the text is checked again after mending; every rule's fix is meant to be done after one. */
const MOST_PASSES = 3;

/** Which problems may be mended unasked: those that a writer has not told to leave alone. */
export type Mendable = (article: Article, problems: readonly Problem[]) => readonly Problem[];
const everything: Mendable = (_, problems) => problems;

/** U+FFFD says that bytes were lost when the file was read: writing such a text back would lose them for good. */
export const isDamaged = (text: string): boolean => text.includes('\uFFFD');

/**
 * The edits that mend, unasked, what is safe to mend: of each problem the first fix, if it is safe, and no two that
 * touch the same place. They refer to the text that was checked. `only` keeps to the problems it accepts.
 */
export function safeEdits(problems: readonly Problem[], only: (problem: Problem) => boolean = () => true): Edit[] {
  const edits: Edit[] = [];
  for (const problem of problems) {
    const fix = problem.fixes[0];
    if (!fix?.safe || !only(problem)) continue;
    if (fix.edits.every((edit) => !edits.some((other) => overlap(edit, other)))) edits.push(...fix.edits);
  }
  return edits;
}

/**
 * The same as edits to the text as it stands: one for each place where a single pass is enough, or else one that spans
 * everything that changes. None where there is nothing to mend.
 */
export function fixAllEdits(text: string, knowledge: Knowledge, mendable = everything): Edit[] {
  const mended = fixAll(text, knowledge, mendable);
  if (mended === text) return [];
  const edits = editsFor(text, knowledge, mendable);
  return applyEdits(text, edits) === mended ? edits : [changed(text, mended)];
}

/** Mends what is safe to mend until nothing is left, three times at most. A damaged text comes back as it is. */
export function fixAll(text: string, knowledge: Knowledge, mendable = everything): string {
  if (isDamaged(text)) return text;
  let current = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const edits = editsFor(current, knowledge, mendable);
    if (edits.length === 0) break;
    current = applyEdits(current, edits);
  }
  return current;
}

function editsFor(text: string, knowledge: Knowledge, mendable: Mendable): Edit[] {
  const article = parse(text, knowledge.lexicon);
  return safeEdits(mendable(article, check(article, knowledge)));
}

/** The one edit that makes `after` of `before`, as short as its two ends allow. */
function changed(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { span: { start, end: before.length - same }, newText: after.slice(start, after.length - same) };
}
