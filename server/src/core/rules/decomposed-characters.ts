import { blockRule } from '../rule';
import { type Span, replace, span } from '../text';
import { isLetter, isMark } from '../vietnamese/letters';

export default blockRule({
  id: 'decomposed-characters',
  severity: 'warning',
  sentences: {
    decomposed: 'Letters and their marks are separate characters here',
    compose: 'Make each letter one character',
  },
  *check({ article: { text }, block }) {
    if (!/[\u0300-\u036F]/.test(text.slice(block.span.start, block.span.end))) return;
    const first = nextLetter(text, block.span.start, block.span.end);
    if (!first) return;
    let composed = '';
    let done = first.start;
    for (
      let letter: Span | undefined = first;
      letter !== undefined;
      letter = nextLetter(text, letter.end, block.span.end)
    ) {
      composed += text.slice(done, letter.start) + text.slice(letter.start, letter.end).normalize('NFC');
      done = letter.end;
    }
    yield {
      span: wordAt(text, first, block.span),
      message: 'decomposed',
      fixes: [{ title: 'compose', edits: [replace(span(first.start, done), composed)], safe: true }],
    };
  },
});

/** The next letter with combining marks behind it that becomes shorter when it is composed. */
function nextLetter(text: string, start: number, stop: number): Span | undefined {
  for (let at = start; at < stop; at++) {
    if (!isCombining(text.charCodeAt(at))) continue;
    const from = at > start && isLetter(text.charCodeAt(at - 1)) ? at - 1 : at;
    while (at < stop && isCombining(text.charCodeAt(at))) at++;
    if (from < at && text.slice(from, at).normalize('NFC').length < at - from) return span(from, at);
  }
  return undefined;
}

function wordAt(text: string, letter: Span, within: Span): Span {
  const belongs = (at: number): boolean => isLetter(text.charCodeAt(at)) || isMark(text.charCodeAt(at));
  let { start, end } = letter;
  while (start > within.start && belongs(start - 1)) start--;
  while (end < within.end && belongs(end)) end++;
  return span(start, end);
}

const isCombining = (code: number): boolean => code >= 0x300 && code <= 0x36f;
