import { type Node, type ParseError, findNodeAtLocation, parseTree } from 'jsonc-parser';
import { type Problem } from './check';
import { isDamaged } from './fix';
import { type Ignored } from './ignore';
import { appendItem, removeItem } from './json-edits';
import { type Edit, type Span, replace, span } from './text';

/** The file beside the articles of a folder that says what to leave alone in them: the format itself has no comments. */
export const ignoreFileName = '.toasoan-ignore.json';

export interface Entry extends Ignored {
  /** Where it stands in the file. */
  readonly span: Span;
}

export interface IgnoreFile {
  readonly text: string;
  /** None where the file has a fault. */
  readonly entries: readonly Entry[];
  /** Why the file cannot be read. Such a file ignores nothing, and is never written to. */
  readonly fault?: Problem;
}

/** The two things that can be wrong with an ignore file, told as a rule tells what is wrong with an article. */
export const unusedIgnore = {
  id: 'unused-ignore',
  severity: 'warning',
  sentences: {
    unused: '“{file}” has nothing left to ignore here: no “{text}” ({rule}) in that sentence',
    remove: 'Remove this entry',
  },
} as const;
export const unreadableIgnore = {
  id: 'unreadable-ignore',
  severity: 'error',
  sentences: {
    json: 'From here on this is not JSON; nothing is ignored until it is',
    damaged: 'Bytes of this file were lost (U+FFFD); nothing is ignored',
    form: 'Expected here: {expected}; nothing is ignored until it is so',
    version: 'This file was made by a newer Tòa Soạn; nothing is ignored',
    unread: 'This file could not be read; nothing is ignored',
  },
} as const;

/** Reads the text of an ignore file. Never fails: what is wrong with it stands in `fault`. A blank file is an empty one. */
export function readIgnoreFile(text: string): IgnoreFile {
  const found = text.trim() === '' ? [] : readEntries(text);
  return Array.isArray(found) ? { text, entries: found } : { text, entries: [], fault: found };
}

/** What stands for a file that is there and could not be read at all. */
export const unreadIgnoreFile: IgnoreFile = { text: '', entries: [], fault: fault(span(0, 0), 'unread') };

/**
 * The edits that add an entry to a file, or make the text of one that is not there; what stands in it is kept,
 * comments too. None for a file with a fault.
 */
export function addEntry(file: IgnoreFile | undefined, entry: Ignored): Edit[] {
  if (file?.fault) return [];
  const line = `{ ${Object.entries(entry)
    .map(([name, value]) => `${JSON.stringify(name)}: ${written(value)}`)
    .join(', ')} }`;
  const text = file?.text ?? '';
  const root = parseTree(text);
  if (!root)
    return [replace(span(0, text.length), `{\n  "version": ${VERSION},\n  "entries": [\n    ${line}\n  ]\n}\n`)];
  const entries = findNodeAtLocation(root, ['entries']);
  return entries ? appendItem(text, entries, line, '    ') : appendItem(text, root, `"entries": [${line}]`, '  ');
}

/** JSON in which a lost letter (U+FFFD) of an article is no lost letter of the file. */
const written = (value: unknown): string => JSON.stringify(value).replaceAll('\uFFFD', '\\ufffd');

/** The problems of an ignore file: its fault, or the entries that are of no use any more, each with the fix that removes it. */
export function ignoreFileProblems(file: IgnoreFile, unused: readonly Entry[]): Problem[] {
  if (file.fault) return [file.fault];
  return unused.map((entry) => ({
    rule: unusedIgnore,
    severity: unusedIgnore.severity,
    span: entry.span,
    message: 'unused',
    values: { file: entry.file ?? '', text: entry.text, rule: entry.rule },
    fixes: [{ title: 'remove', edits: removeEntry(file.text, entry) }],
  }));
}

/** The version of the form that this program writes, and the only one it reads. */
const VERSION = 1;

function readEntries(text: string): Entry[] | Problem {
  // Writing it back would lose the bytes for good.
  if (isDamaged(text)) return fault(span(text.indexOf('\uFFFD'), text.indexOf('\uFFFD') + 1), 'damaged');
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text, errors, { allowTrailingComma: true });
  } catch {
    // Thousands of brackets within each other: the parser calls itself for each.
    return fault(span(0, 1), 'json');
  }
  const [error] = errors;
  if (error) return fault(span(error.offset, error.offset + error.length), 'json');
  if (root?.type !== 'object') return wrong(root, '{ "version": 1, "entries": [ … ] }');
  const version = findNodeAtLocation(root, ['version']);
  if (version?.type === 'number' && version.value > VERSION) return fault(spanOf(version), 'version');
  if (version && version.value !== VERSION) return wrong(version, String(VERSION));
  const entries = findNodeAtLocation(root, ['entries']);
  if (entries && entries.type !== 'array') return wrong(entries, '[ … ]');
  const found: Entry[] = [];
  for (const node of entries?.children ?? []) {
    const entry = readEntry(node);
    if (!entry) return wrong(node, '{ "file", "rule", "sentence", "text" }');
    found.push(entry);
  }
  return found;
}

function readEntry(node: Node): Entry | undefined {
  const read = (name: string): unknown => findNodeAtLocation(node, [name])?.value;
  if (node.type !== 'object') return undefined;
  const [rule, sentence, text] = [read('rule'), read('sentence'), read('text')];
  const [file, reason] = [read('file'), read('reason')];
  if (typeof rule !== 'string' || typeof sentence !== 'string' || typeof text !== 'string') return undefined;
  return {
    rule,
    sentence,
    text,
    ...(typeof file === 'string' && { file }),
    ...(typeof reason === 'string' && { reason }),
    span: spanOf(node),
  };
}

function removeEntry(text: string, { span: entry }: Entry): Edit[] {
  const list = findNodeAtLocation(parseTree(text)!, ['entries'])!;
  return removeItem(text, list, list.children?.findIndex(({ offset }) => offset === entry.start) ?? -1);
}

const spanOf = ({ offset, length }: Node): Span => span(offset, offset + length);

const wrong = (node: Node | undefined, expected: string): Problem =>
  fault(node ? spanOf(node) : span(0, 1), 'form', { expected });

function fault(where: Span, message: keyof typeof unreadableIgnore.sentences, values?: Problem['values']): Problem {
  return {
    rule: unreadableIgnore,
    severity: unreadableIgnore.severity,
    span: where,
    message,
    ...(values && { values }),
    fixes: [],
  };
}
