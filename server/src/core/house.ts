import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Problem } from './check';
import { editDistance } from './distance';
import { isTooBusy } from './globs';
import { type Keys, type ListName, type Value, accepts, expected, houseKeys, severityValue } from './house-keys';
import { type Layer, type ProfileName } from './profiles';
import { type FindingOf } from './rule';
import { rules } from './rules';
import { type Span, replace, span } from './text';

/** Where one `toasoan.json` differs from what it builds on: what could be read of it, and nothing else. */
export interface House extends Layer {
  readonly profile?: ProfileName;
  readonly extends?: string;
  readonly lists?: Readonly<Partial<Record<ListName, string>>>;
  readonly overrides?: readonly (Layer & { readonly files: readonly string[] })[];
  readonly templates?: string;
  readonly ignore?: readonly string[];
}

/** A house file as read. `places` tells where each path in it stands, by the dotted name of its key. */
export interface ReadHouse {
  readonly house: House;
  readonly problems: readonly Problem[];
  readonly places: ReadonlyMap<string, Span>;
}

/** What is said of house files; the Vietnamese stands in l10n under `toasoan.json/…`. */
export const houseSentences = {
  json: 'This is not JSON',
  mark: '“{mark}” is missing here',
  value: 'A value is missing here',
  key: 'A key in double quotes is missing here',
  duplicate: 'The key “{key}” stands here for the second time; only this one counts',
  lost: 'The file is not in UTF-8: letters were lost',
  noKey: 'There is no key “{key}”; here are only: {known}',
  noKeyNear: 'There is no key “{key}”; probably “{near}” is meant',
  noRule: 'There is no rule “{key}”',
  noRuleNear: 'There is no rule “{key}”; probably “{near}” is meant',
  wrong: '“{key}” takes {expected}',
  needed: '“{key}” is missing',
  path: '“{path}” is not the relative path of a file',
  folder: '“{path}” is not the relative path of a folder',
  unreadable: '“{path}” cannot be read: it must be a text file in UTF-8 of at most 4 MB',
  circle: '“{path}” leads back here, or too far: files extend one another at most {most} times',
  glob: '“{glob}” has too many asterisks and is left out',
  replace: 'Write “{near}”',
} as const;

/** What makes the problems of a house file, in the place of a rule. */
export const houseRule = { id: 'toasoan.json', sentences: houseSentences } as const;

/** What an editor that knows JSON says by itself. */
export const jsonMessages: ReadonlySet<string> = new Set(['json', 'mark', 'value', 'key', 'duplicate']);

/** Whether a file is a house file, by its name: `toasoan.json`, or one that others extend, `chung.toasoan.json`. */
export const isHousePath = (path: string): boolean => /(?:^|[/\\.])toasoan\.json$/.test(path);

/** A problem of a house file. All are errors: what is wrong in it does not count. */
export function houseProblem(finding: FindingOf<typeof houseSentences>): Problem {
  return { ...finding, rule: houseRule, severity: 'error', fixes: finding.fixes ?? [] };
}

/**
 * Reads the text of a `toasoan.json`: JSON with comments and trailing commas. Never fails: what is wrong is left out and
 * becomes a problem, the rest still applies. Whether the files exist that it names is not asked here.
 */
export function readHouse(text: string): ReadHouse {
  const problems: Problem[] = [];
  const places = new Map<string, Span>();
  const report: Report = (finding) => problems.push(houseProblem(finding));
  const lost = text.indexOf('\uFFFD');
  if (lost >= 0) report({ span: span(lost, lost + 1), message: 'lost' });
  const root = readTree(text, report);
  const house = root ? readKeys({ report, places }, root, keys, '') : {};
  return { house, problems: problems.sort((a, b) => a.span.start - b.span.start), places };
}

const keys = houseKeys(rules);

type Report = (finding: FindingOf<typeof houseSentences>) => void;
interface Reading {
  readonly report: Report;
  readonly places: Map<string, Span>;
}

/** How many slips of JSON are told: the later ones mostly follow from the first. */
const MOST_JSON = 5;

function readTree(text: string, report: Report): Node | undefined {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    // A byte order mark is no JSON, but keeps its place.
    root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  } catch {
    // A hundred thousand brackets within one another: the parser calls itself for each.
    report({ span: span(0, 1), message: 'json' });
    return undefined;
  }
  for (const { error, offset, length } of errors.slice(0, MOST_JSON)) {
    const where = span(offset, offset + length);
    const slip = printParseErrorCode(error);
    const mark = MARKS.get(slip);
    if (mark !== undefined) report({ span: where, message: 'mark', values: { mark } });
    else if (slip === 'ValueExpected') report({ span: where, message: 'value' });
    else if (slip === 'PropertyNameExpected') report({ span: where, message: 'key' });
    else report({ span: where, message: 'json' });
  }
  return root;
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ['ColonExpected', ':'],
  ['CommaExpected', ','],
  ['CloseBraceExpected', '}'],
  ['CloseBracketExpected', ']'],
  ['UnexpectedEndOfComment', '*/'],
  ['UnexpectedEndOfString', '"'],
]);

/** The entries of an object whose keys are known and whose values are right. */
function readKeys(reading: Reading, node: Node, known: Keys, name: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  if (node.type !== 'object') {
    wrong(reading, node, name === '' ? 'toasoan.json' : name, { is: 'keys', keys: known });
    return found;
  }
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (!keyNode || !valueNode) continue;
    const key = keyNode.value as string;
    if (seen.has(key)) reading.report({ span: spanOf(keyNode), message: 'duplicate', values: { key } });
    seen.add(key);
    const wanted = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!wanted) {
      unknown(reading, keyNode, Object.keys(known), name);
      continue;
    }
    const value = readValue(reading, valueNode, wanted.value, name === '' ? key : `${name}.${key}`);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

/** The value as the settings want it; undefined, and reported, where it is of no use. */
function readValue(reading: Reading, node: Node, value: Value, name: string): unknown {
  switch (value.is) {
    case 'keys':
      return readKeys(reading, node, value.keys, name);
    case 'rule':
      if (node.type === 'object') return readKeys(reading, node, value.keys, name);
      break;
    case 'list':
      if (node.type !== 'array') break;
      return readList(node, (entry, index) => {
        const read = readKeys(reading, entry, value.keys, `${name}[${index}]`);
        if (Object.hasOwn(read, value.needs)) return read;
        const there = entry.children?.some(({ children }) => children?.[0]?.value === value.needs);
        if (entry.type === 'object' && !there)
          reading.report({ span: spanOf(entry, 1), message: 'needed', values: { key: value.needs } });
        return undefined;
      });
    case 'globs': {
      const readGlob = (entry: Node): string | undefined => {
        const glob: unknown = entry.value;
        if (typeof glob === 'string' && !isTooBusy(glob)) return glob;
        if (typeof glob === 'string') reading.report({ span: spanOf(entry), message: 'glob', values: { glob } });
        else wrong(reading, entry, name, value);
        return undefined;
      };
      if (node.type === 'array') return readList(node, readGlob);
      const only = readGlob(node);
      return only === undefined ? undefined : [only];
    }
    case 'names':
      if (node.type !== 'array') break;
      return readList(node, (entry) => {
        if (accepts(value, [entry.value])) return (entry.value as string).trim();
        wrong(reading, entry, name, value);
        return undefined;
      });
    case 'file':
    case 'folder': {
      if (!accepts(value, node.value)) break;
      const written = (node.value as string).replaceAll('\\', '/');
      const path = value.is === 'folder' ? written.replace(/(?<=[^/])\/$/, '') : written;
      if (isRelativePath(path)) {
        reading.places.set(name, spanOf(node));
        return path;
      }
      reading.report({ span: spanOf(node), message: value.is === 'folder' ? 'folder' : 'path', values: { path } });
      return undefined;
    }
  }
  if (accepts(value.is === 'rule' ? severityValue : value, node.value)) return node.value;
  wrong(reading, node, name, value);
  return undefined;
}

/** Of a list what could be read. */
function readList<Item>(node: Node, read: (entry: Node, index: number) => Item | undefined): Item[] {
  return (node.children ?? []).map(read).filter((item) => item !== undefined);
}

/** No address, no path from the root or a drive: a house file names its neighbours. */
const isRelativePath = (path: string): boolean =>
  path.trim() !== '' && !/^(?:\/|[a-z][a-z\d+.-]*:)|[\0\r\n]/i.test(path) && !path.endsWith('/');

function wrong(reading: Reading, node: Node, key: string, value: Value): void {
  const choice = value.is === 'rule' ? severityValue : value;
  const words = choice.is === 'choice' ? choice.of.filter((one) => typeof one === 'string') : [];
  const near = typeof node.value === 'string' ? nearest(node.value, words) : undefined;
  reading.report({
    // Of an object or a list only the bracket is marked: the whole would be a page of red.
    span: spanOf(node, node.children ? 1 : node.length),
    message: 'wrong',
    values: { key, expected: expected(value) },
    ...(near !== undefined && {
      fixes: [{ title: 'replace', values: { near }, edits: [replace(spanOf(node), JSON.stringify(near))] }],
    }),
  });
}

function unknown(reading: Reading, node: Node, known: readonly string[], parent: string): void {
  const key = node.value as string;
  const where = spanOf(node);
  const isRule = /(?:^|\.)rules$/.test(parent);
  const near = nearest(key, known);
  if (near === undefined) {
    // `"dash"` outside of `style` is not unknown, but out of place.
    const home = Object.entries(keys).find(([, { value }]) => value.is === 'keys' && Object.hasOwn(value.keys, key));
    if (isRule) reading.report({ span: where, message: 'noRule', values: { key } });
    else if (home) reading.report({ span: where, message: 'noKeyNear', values: { key, near: `${home[0]}.${key}` } });
    else reading.report({ span: where, message: 'noKey', values: { key, known: known.join(', ') } });
    return;
  }
  reading.report({
    span: where,
    message: isRule ? 'noRuleNear' : 'noKeyNear',
    values: { key, near },
    fixes: [{ title: 'replace', values: { near }, edits: [replace(where, JSON.stringify(near))] }],
  });
}

/** The known word that is meant, if one is near enough: two letters of five may be wrong, letter case does not matter. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(Math.min(word.length, 40) * 0.4));
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), most);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

const spanOf = ({ offset, length }: Node, most = length): Span => span(offset, offset + Math.min(length, most));
