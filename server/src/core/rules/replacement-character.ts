import { blockRule } from '../rule';
import { isSpace, span } from '../text';

export default blockRule({
  id: 'replacement-character',
  severity: 'error',
  sentences: {
    lost: 'A letter was lost here when the file was opened or converted',
  },
  *check({ article: { text }, block }) {
    const { start, end } = block.span;
    if (!text.slice(start, end).includes('\uFFFD')) return;
    for (let at = start; at < end; at++) {
      if (text.charCodeAt(at) !== LOST) continue;
      // The word is marked, once: what was lost must be guessed from the rest of it.
      let from = at;
      while (from > start && !isSpace(text.charCodeAt(from - 1))) from--;
      while (at < end && !isSpace(text.charCodeAt(at))) at++;
      yield { span: span(from, at), message: 'lost' };
    }
  },
});

const LOST = 0xfffd;
