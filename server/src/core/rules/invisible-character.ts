import { type Block, textOf } from '../article';
import { mayBeLegacy } from '../legacy';
import { blockRule } from '../rule';
import { type Edit, type Span, isSpace, replace, span } from '../text';

export default blockRule({
  id: 'invisible-character',
  severity: 'warning',
  sentences: {
    one: 'Invisible character ({code})',
    several: '{count} invisible characters (first {code})',
    remove: 'Remove it',
  },
  *check({ article, block }) {
    const { text } = article;
    const { start, end } = block.span;
    let legacy: boolean | undefined;
    for (let at = start; at < end; at++) {
      if (!isInvisible(text.charCodeAt(at))) continue;
      const from = at;
      while (at + 1 < end && isInvisible(text.charCodeAt(at + 1))) at++;
      const where = span(from, at + 1);
      if (belongsThere(text, where)) continue;
      // In TCVN3 a soft hyphen is the letter ư: decoding the block is for another rule.
      if (text.charCodeAt(from) <= 0xad && (legacy ??= mayBeLegacy(textOf(article, block.span)))) return;
      const code = `U+${text.charCodeAt(from).toString(16).toUpperCase().padStart(4, '0')}`;
      const fixes = [{ title: 'remove', edits: [removal(text, where, block)], safe: true }] as const;
      if (from === at) yield { span: where, message: 'one', values: { code }, fixes };
      else yield { span: where, message: 'several', values: { count: at + 1 - from, code }, fixes };
    }
  },
});

/** Zero-width spaces and joiners, soft hyphens, marks of direction, byte order marks, control characters. */
function isInvisible(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  if (code < 0x7f) return false;
  if (code < 0x200b) return code < 0xa0 || code === 0xad || code === 0x180e;
  return code <= 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) || code === 0xfeff;
}

/** Within an emoji (👨‍👩‍👧), or beside Arabic, Hebrew or Indian letters, joiners and marks of direction do their work. */
function belongsThere(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.charCodeAt(start - 1), text.charCodeAt(end)];
  if (text.charCodeAt(start) === ZERO_WIDTH_JOINER && isPicture(before) && isPicture(after)) return true;
  return isOtherScript(before) || isOtherScript(after);
}

/**
 * Takes the characters out, and the spaces before them where others stand behind, or a mark that wants none before it.
 * A line feed of old (vertical tab, form feed, U+0085) parts words: it leaves a space.
 */
function removal(text: string, { start, end }: Span, { span: block }: Block): Edit {
  let from = start;
  const blankBefore = start === block.start || isSpace(text.charCodeAt(start - 1));
  const blankAfter = end === block.end || isSpace(text.charCodeAt(end));
  if (blankAfter || ',.;:?!%'.includes(text[end]!))
    while (from > block.start && isSpace(text.charCodeAt(from - 1))) from--;
  let to = end;
  if (start === block.start) while (to < block.end && isSpace(text.charCodeAt(to))) to++;
  const parts = !blankBefore && !blankAfter && [...text.slice(start, end)].some(isLineFeed);
  return replace(span(from, to), parts ? ' ' : '');
}

const isLineFeed = (character: string): boolean => character === '\v' || character === '\f' || character === '\u0085';
const ZERO_WIDTH_JOINER = 0x200d;
const isPicture = (code: number): boolean =>
  (code >= 0xd800 && code <= 0xdfff) || (code >= 0x2190 && code <= 0x2bff) || code === 0xfe0f || code === 0x20e3;
const isOtherScript = (code: number): boolean => (code >= 0x590 && code <= 0xdff) || (code >= 0xfb1d && code <= 0xfdff);
