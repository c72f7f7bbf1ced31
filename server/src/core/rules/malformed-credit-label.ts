import { orderlyLabel } from '../parse/marks';
import { blockRule } from '../rule';
import { replace, span } from '../text';

export default blockRule({
  id: 'malformed-credit-label',
  severity: 'warning',
  sentences: {
    malformed: '“{written}” should be written “{right}”',
    glued: 'Missing space after “{right}”',
    mend: 'Write “{right}”',
    part: 'Put a space after “{right}”',
  },
  *check({ article, block }) {
    if (block.kind !== 'caption' || !block.colon || block.names.length === 0) return;
    const label = article.text.slice(block.label.start, block.label.end).normalize('NFC');
    const right = `${orderlyLabel(label, block.canonicalLabel, block.bracketed)}:`;
    const head = span(block.label.start, block.colon.end);
    const written = article.text.slice(head.start, head.end).normalize('NFC');
    const whole = span(head.start, block.credit.start);
    const edits = [replace(whole, `${right} `)];
    if (written !== right)
      yield {
        span: head,
        message: 'malformed',
        values: { written, right },
        fixes: [{ title: 'mend', values: { right }, edits, safe: true }],
      };
    // More blanks than one are the formatter's and double-space's business.
    else if (whole.end === head.end)
      yield {
        span: head,
        message: 'glued',
        values: { right },
        fixes: [{ title: 'part', values: { right }, edits, safe: true }],
      };
  },
});
