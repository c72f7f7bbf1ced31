import { prevailing } from '../notation';
import { proseOf, tokensIn } from '../prose';
import { articleRule } from '../rule';
import { DECOMPOSED, DIACRITIC, LOWER_CASE, STATUS, scan } from '../scan';
import { replace, span } from '../text';
import { foldOf } from '../vietnamese/letters';
import { NONE } from '../vietnamese/syllables';
import { type ToneStyle, placeTone, toneStyle, toneStyleAt } from '../vietnamese/tones';

export default articleRule({
  id: 'inconsistent-tone-marks',
  severity: 'hint',
  listable: 'words',
  sentences: {
    house: 'The house style is “{right}”',
    mixed: 'The article mostly places such tones as in “{right}”',
    replace: 'Write “{right}”',
  },
  *check({ article, lexicon, style }) {
    const { text } = article;
    const tokens = scan(article);
    const found: { token: number; style: ToneStyle }[] = [];
    for (const block of article.blocks) {
      const { from, to } = tokensIn(tokens, proseOf(block));
      for (let token = from; token < to; token++) {
        const traits = tokens.traits[token]!;
        // Whoever bears a name says where its tone stands: only small letters count.
        if ((traits & LOWER_CASE) === 0 || (traits & (DIACRITIC | DECOMPOSED)) === 0 || traits >> STATUS === NONE)
          continue;
        const [start, end] = [tokens.start[token]!, tokens.end[token]!];
        if (!(traits & DECOMPOSED) && !mayDiffer(text, end)) continue;
        const own = traits & DECOMPOSED ? toneStyle(text.slice(start, end)) : toneStyleAt(text, start, end);
        if (own !== undefined) found.push({ token, style: own });
      }
    }
    const house = style.toneMarks !== 'consistent';
    const wanted = style.toneMarks === 'consistent' ? prevailing(found.map((word) => word.style)) : style.toneMarks;
    if (wanted === undefined) return;
    for (const { token, style: own } of found) {
      if (own === wanted) continue;
      const where = span(tokens.start[token]!, tokens.end[token]!);
      const right = placeTone(text.slice(where.start, where.end), wanted);
      if (lexicon.ownWords.has(text.slice(where.start, where.end).normalize('NFC'))) continue;
      yield {
        span: where,
        message: house ? 'house' : 'mixed',
        values: { right },
        fixes: [{ title: 'replace', values: { right }, edits: [replace(where, right)], safe: true }],
      };
    }
  },
});

/** Whether a word ends like oa, oe, uy: nearly all do not, and need no closer look. */
function mayDiffer(text: string, end: number): boolean {
  const last = foldOf(text.charCodeAt(end - 1));
  if (last !== A && last !== E && last !== Y) return false;
  const before = foldOf(text.charCodeAt(end - 2));
  return last === Y ? before === U : before === O;
}

const [A, E, O, U, Y] = [0x61, 0x65, 0x6f, 0x75, 0x79];
