import { type Node, createScanner } from 'jsonc-parser';
import { type Edit, insert, lineBreak, remove, span } from './text';

// The package's own `modify` breaks a list on one line when its last item is taken out, and moves comments about.

/** Puts an item behind all that stands in a list or object, comments too: on a line of its own, or where all stand on one line, on that. */
export function appendItem(text: string, container: Node, item: string, indent: string): Edit[] {
  const close = container.offset + container.length - 1;
  const last = container.children?.at(-1);
  const lineEnd = lineBreak(text);
  let at = close;
  while (/\s/.test(text[at - 1]!)) at--;
  const end = last && last.offset + last.length;
  const isParted = end === undefined || commaBetween(text, end, close) !== undefined;
  if (last && !/[\r\n]/.test(text.slice(container.offset, close)))
    return [insert(at, `${isParted ? '' : ','} ${item}`)];
  const closing = text.slice(at, close).includes('\n') ? '' : `${lineEnd}${indent.slice(2)}`;
  const line = `${lineEnd}${indent}${item}`;
  if (isParted) return [insert(at, line + closing)];
  return end === at ? [insert(at, `,${line}${closing}`)] : [insert(end, ','), insert(at, line + closing)];
}

/** Takes an item out, with the comma that parted it from its neighbour, and its line if nothing else stands there. */
export function removeItem(text: string, container: Node, index: number): Edit[] {
  const all = container.children ?? [];
  const [before, item, after] = [all[index - 1], all[index], all[index + 1]];
  if (!item) return [];
  let [start, end] = [item.offset, item.offset + item.length];
  const edits: Edit[] = [];
  const own = commaBetween(text, end, after?.offset ?? container.offset + container.length - 1);
  if (own !== undefined)
    if (text.slice(end, own).trim() === '') end = own + 1;
    else edits.push(remove(span(own, own + 1)));
  const between = before && !after ? commaBetween(text, before.offset + before.length, start) : undefined;
  if (between !== undefined) edits.push(remove(span(between, between + 1)));
  const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';
  let [from, to] = [start, end];
  while (isBlank(text[from - 1])) from--;
  while (isBlank(text[to])) to++;
  if (text[to] === '\r') to++;
  if ((from === 0 || text[from - 1] === '\n') && text[to] === '\n') [start, end] = [from, to + 1];
  return [remove(span(start, end)), ...edits];
}

/** The offset of the comma between two places, comments and strings aside. */
function commaBetween(text: string, from: number, to: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(from);
  while (scanner.getPosition() < to) {
    const token: number = scanner.scan();
    if (token === COMMA) return scanner.getTokenOffset();
    if (token === END_OF_FILE || scanner.getTokenOffset() >= to) break;
  }
  return undefined;
}

// The package's own names for these are a `const enum`, which cannot be had file by file.
const COMMA = 5;
const END_OF_FILE = 17;
