import { type Caption, blocksOf } from '../article';
import { type Lexicon, isKnownSource } from '../lexicon';
import { fullStopAfter } from '../parse/names';
import { articleRule } from '../rule';
import { countWords, remove, span } from '../text';

/** Up to how many words a credit has that stands alone in its line. */
const FEW_WORDS = 6;

export default articleRule({
  id: 'credit-full-stop',
  severity: 'warning',
  sentences: {
    missing: 'No full stop after the credit',
    missingHere: 'No full stop after this credit, while others in the article have one',
    unwanted: 'Full stop after the credit, which the house style leaves out',
    insert: 'Put a full stop at the end',
    remove: 'Remove the full stop',
  },
  *check({ article, lexicon, style }) {
    // In brackets the credit is closed already, and half the press puts no full stop behind.
    const captions = blocksOf(article, 'caption').filter(
      (caption) => !caption.bracketed && namesSomeone(article.text, caption, lexicon),
    );
    const bare = captions.filter((caption) => !caption.fullStop);
    if (style.creditFullStop === 'never') {
      for (const { fullStop } of captions)
        if (fullStop)
          yield {
            span: fullStop,
            message: 'unwanted',
            fixes: [{ title: 'remove', edits: [remove(fullStop)], safe: true }],
          };
      return;
    }
    const throughout = bare.length === captions.length;
    const wanted = style.creditFullStop === 'always';
    for (const caption of bare) {
      const edit = fullStopAfter(article.text, caption.names, caption.span.end);
      if (!edit) continue;
      const where = span(edit.span.start - 1, edit.span.start);
      const edits = [edit];
      if (!wanted && throughout)
        yield { span: where, message: 'missing', severity: 'hint', fixes: [{ title: 'insert', edits }] };
      else
        yield {
          span: where,
          message: wanted ? 'missing' : 'missingHere',
          fixes: [{ title: 'insert', edits, safe: true }],
        };
    }
  },
});

/** `Ảnh: Người thân chờ tin từ nơi sạt lở` is a caption behind its label: who took the picture is not said. */
function namesSomeone(text: string, { text: caption, credit, names }: Caption, lexicon: Lexicon): boolean {
  if (names.length === 0) return false;
  return (
    caption.start < caption.end ||
    countWords(text, credit) <= FEW_WORDS ||
    names.some((name) => isKnownSource(lexicon, text.slice(name.start, name.end)))
  );
}
