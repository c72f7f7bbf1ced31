import { orderlyLabel } from '../parse/marks';
import { blockRule } from '../rule';
import { replace, span } from '../text';

export default blockRule({
  id: 'missing-credit-colon',
  severity: 'warning',
  sentences: {
    missing: 'Missing colon after “{label}”',
    insert: 'Put a colon after “{label}”',
  },
  *check({ article, block }) {
    // `Ảnh minh họa` names nobody and needs none.
    if (block.kind !== 'caption' || block.colon || block.names.length === 0) return;
    const label = article.text.slice(block.label.start, block.label.end);
    // The label is put in order by the way, or the fix would only uncover it as another mistake.
    const mended = orderlyLabel(label.normalize('NFC'), block.canonicalLabel, block.bracketed);
    yield {
      span: block.label,
      message: 'missing',
      values: { label },
      fixes: [
        {
          title: 'insert',
          values: { label: mended },
          edits: [replace(span(block.label.start, block.credit.start), `${mended}: `)],
          safe: true,
        },
      ],
    };
  },
});
