import { type Entry, type Mention, nameKinds } from '../core/entry';
import { type Kept } from './folder-index';

/** Goes up when the lines below change their meaning. */
const FORMAT = 1;
/** After how many lines others get their turn. */
const BREATH = 500;

/**
 * Writes an index as text: a line that names the format, a line of all names, a line for each file, and a last line with
 * their number, by which a text that was cut short is known.
 */
export async function writeCache(files: Iterable<Kept>, breath: () => Promise<void>): Promise<string> {
  const names = new Map<string, number>();
  const lines: string[] = [];
  for (const { uri, modified, size, key, entry, checked } of files) {
    const mentions = entry?.mentions.flatMap(({ kind, name, span }) => {
      let number = names.get(name);
      if (number === undefined) names.set(name, (number = names.size));
      return [nameKinds.indexOf(kind), number, span.start, span.end];
    });
    const read = entry && [entry.headline, entry.date ?? '', entry.words, entry.photos, mentions];
    lines.push(
      JSON.stringify([uri, modified, size, key, read ?? null, checked ? [checked.key, checked.counts] : null]),
    );
    if (lines.length % BREATH === 0) await breath();
  }
  return [JSON.stringify({ toasoan: FORMAT }), JSON.stringify([...names.keys()]), ...lines, String(lines.length)].join(
    '\n',
  );
}

type Line = readonly [
  uri: string,
  modified: number,
  size: number,
  key: string,
  read: readonly [headline: string, date: string, words: number, photos: number, mentions: readonly number[]] | null,
  checked: readonly [key: string, counts: readonly number[]] | null,
];

/** Reads what `writeCache` wrote. Anything else, damaged or of another format, is as good as nothing: never fails. */
export async function readCache(text: string, breath: () => Promise<void>): Promise<Kept[]> {
  try {
    const lines = text.split('\n');
    const count = Number(lines.pop());
    const [format, names] = [JSON.parse(lines[0]!), JSON.parse(lines[1]!)] as [{ toasoan?: unknown }, string[]];
    if (format.toasoan !== FORMAT || count !== lines.length - 2) return [];
    const found: Kept[] = [];
    for (let at = 2; at < lines.length; at++) {
      found.push(readLine(JSON.parse(lines[at]!) as Line, names));
      if (at % BREATH === 0) await breath();
    }
    return found;
  } catch {
    return [];
  }
}

/** Throws where a line is not as it should be. */
function readLine([uri, modified, size, key, read, checked]: Line, names: readonly string[]): Kept {
  must(typeof uri === 'string' && typeof key === 'string' && Number.isFinite(modified) && Number.isFinite(size));
  return {
    uri,
    modified,
    size,
    key,
    ...(read && { entry: readEntry(read, names) }),
    ...(checked && { checked: { key: checked[0], counts: checked[1] } }),
  };
}

function readEntry([headline, date, words, photos, numbers]: NonNullable<Line[4]>, names: readonly string[]): Entry {
  must(typeof headline === 'string' && typeof date === 'string' && Number.isInteger(words + photos));
  must(numbers.length % 4 === 0);
  const mentions: Mention[] = [];
  for (let at = 0; at < numbers.length; at += 4) {
    const [kind, name, start, end] = [
      nameKinds[numbers[at]!],
      names[numbers[at + 1]!],
      numbers[at + 2]!,
      numbers[at + 3]!,
    ];
    must(kind !== undefined && typeof name === 'string' && Number.isInteger(start) && Number.isInteger(end));
    mentions.push({ kind: kind!, name: name!, span: { start, end } });
  }
  return { headline, ...(date !== '' && { date }), words, photos, mentions };
}

function must(holds: boolean): void {
  if (!holds) throw new Error('not an index');
}

/** A short text that differs where the texts differ: 53 bits, no secret. */
export function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
