import { orderlyLabel } from '../parse/marks';
import { blockRule } from '../rule';
import { insert, replace } from '../text';

export default blockRule({
  id: 'missing-sources-colon',
  severity: 'error',
  sentences: {
    missing: 'Missing colon after “{label}”',
    insert: 'Put a colon after “{label}”',
  },
  *check({ article, block }) {
    if (block.kind !== 'sources' || block.canonicalLabel === 'Theo' || block.colon) return;
    const label = article.text.slice(block.label.start, block.label.end);
    // A misspelt label is put in order by the way, or the fix would only uncover it as another mistake.
    const right = orderlyLabel(label.normalize('NFC'), block.canonicalLabel, block.bracketed);
    const edits =
      label.normalize('NFC') === right ? [insert(block.label.end, ':')] : [replace(block.label, `${right}:`)];
    yield {
      span: block.label,
      message: 'missing',
      values: { label },
      fixes: [{ title: 'insert', values: { label: right }, edits, safe: true }],
    };
  },
});
