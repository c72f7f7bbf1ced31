import { blockRule } from '../rule';
import { isSpace, remove, replace, span } from '../text';

export default blockRule({
  id: 'sources-separator',
  severity: 'warning',
  sentences: {
    separator: 'Sources are separated by a comma and a space',
    trailing: 'A mark is left over after the last source',
    mend: 'Write a comma and a space',
    remove: 'Remove it',
  },
  *check({ article, block }) {
    if (block.kind !== 'sources') return;
    for (const [index, name] of block.names.entries()) {
      const next = block.names[index + 1];
      const gap = span(name.end, next?.start ?? block.list.end);
      const written = article.text.slice(gap.start, gap.end);
      if (!next) {
        if (!/^[\s,;]+$/.test(written) || article.text[name.end - 1] === '.') continue;
        // `AFP, .`: the blank goes, too.
        let { end } = gap;
        while (end < block.span.end && isSpace(article.text.charCodeAt(end))) end++;
        const edits = [remove(span(gap.start, end))];
        yield { span: gap, message: 'trailing', fixes: [{ title: 'remove', edits, safe: true }] };
      } else if (isWrong(written, block.canonicalLabel === 'Theo'))
        yield { span: gap, message: 'separator', fixes: [{ title: 'mend', edits: [replace(gap, ', ')], safe: true }] };
    }
  },
});

/** `/` and ` - ` are other papers' separators; `Theo Reuters và AFP` is a sentence of its own. */
function isWrong(written: string, sentence: boolean): boolean {
  const marks = written.replace(/\s/g, '');
  if (marks.endsWith('và')) return !sentence;
  return marks === ',' ? !/^,\s/.test(written) : /^[,;]+$/.test(marks);
}
