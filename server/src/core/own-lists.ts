import { type ParseError, findNodeAtLocation, parseTree } from 'jsonc-parser';
import { isDamaged } from './fix';
import { appendItem } from './json-edits';
import { ownEntries } from './lexicon';
import { type OwnList } from './rule';
import { type Edit, insert, lineBreak, replace, span } from './text';

/** Where a list is kept, beside `toasoan.json`, while the newsroom has named no file for it. */
export const usualListFiles: Readonly<Record<OwnList, string>> = {
  agencies: 'tu-dien/hang-tin.txt',
  names: 'tu-dien/ten-rieng.txt',
  words: 'tu-dien/tu-rieng.txt',
};

/** The edits that put an entry on a list, on a line of its own at the end; none where it stands there already. */
export function addToList(text: string, entry: string): Edit[] {
  const line = entry.normalize('NFC').split(/\s+/).filter(Boolean).join(' ');
  if (line === '' || ownEntries(text).includes(line)) return [];
  const lineEnd = lineBreak(text);
  const start = text === '' || /[\r\n]$/.test(text) ? '' : lineEnd;
  return [insert(text.length, `${start}${line}${lineEnd}`)];
}

/**
 * The edits that name the usual file for a list in a `toasoan.json`, or make the text of a new one. Undefined where the
 * file is no sound JSON, or says something else at that place: it is not for a machine to write over.
 */
export function nameList(text: string, list: OwnList): Edit[] | undefined {
  const entry = `${JSON.stringify(list)}: ${JSON.stringify(usualListFiles[list])}`;
  if (text.trim() === '') return [replace(span(0, text.length), `{\n  "lists": { ${entry} }\n}\n`)];
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (isDamaged(text) || errors.length > 0 || root?.type !== 'object') return undefined;
  const lists = findNodeAtLocation(root, ['lists']);
  if (!lists) return appendItem(text, root, `"lists": { ${entry} }`, '  ');
  const isFree = lists.type === 'object' && !findNodeAtLocation(lists, [list]);
  return isFree ? appendItem(text, lists, entry, '    ') : undefined;
}
