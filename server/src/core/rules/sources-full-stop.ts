import { blocksOf } from '../article';
import { fullStopAfter } from '../parse/names';
import { articleRule } from '../rule';
import { remove, span } from '../text';

export default articleRule({
  id: 'sources-full-stop',
  severity: 'warning',
  sentences: {
    missing: 'No full stop after the sources',
    missingHere: 'No full stop after the sources, while the captions have one',
    unwanted: 'Full stop after the sources, which the house style leaves out',
    insert: 'Put a full stop at the end',
    remove: 'Remove the full stop',
  },
  *check({ article, style }) {
    for (const sources of blocksOf(article, 'sources')) {
      if (sources.bracketed || sources.names.length === 0) continue;
      const { fullStop } = sources;
      if (fullStop) {
        if (style.sourcesFullStop === 'never')
          yield {
            span: fullStop,
            message: 'unwanted',
            fixes: [{ title: 'remove', edits: [remove(fullStop)], safe: true }],
          };
        continue;
      }
      const end = sources.span.end;
      const edit = fullStopAfter(article.text, sources.names, end);
      if (style.sourcesFullStop === 'never' || !edit) continue;
      const edits = [edit];
      const where = span(edit.span.start - 1, edit.span.start);
      const captions = blocksOf(article, 'caption').filter((caption) => !caption.bracketed && caption.names.length > 0);
      const company = captions.some((caption) => caption.fullStop);
      if (style.sourcesFullStop === 'always')
        yield { span: where, message: 'missing', fixes: [{ title: 'insert', edits, safe: true }] };
      else if (company) yield { span: where, message: 'missingHere', fixes: [{ title: 'insert', edits, safe: true }] };
      else yield { span: where, message: 'missing', severity: 'hint', fixes: [{ title: 'insert', edits }] };
    }
  },
});
