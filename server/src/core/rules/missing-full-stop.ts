import { type Article, type Block, isAdjacent } from '../article';
import { beforeClosers, hasEndMark, isCapitalised } from '../parse/marks';
import { isUnfinished } from '../parse/tail';
import { wrappedLines } from '../parse/wraps';
import { tokensIn } from '../prose';
import { articleRule } from '../rule';
import { ADDRESS, SIGN, scan } from '../scan';
import { countWords, insert, span, words } from '../text';
import { isDigit, isLetter, isLower, isMark } from '../vietnamese/letters';

const FEWEST_WORDS = 8;
/** Adjacent lines no longer than this, in characters, may be verse. */
const SHORT_LINE = 60;
/** How far from the end a name is looked for, in characters. */
const LONGEST_NAME = 80;

export default articleRule({
  id: 'missing-full-stop',
  severity: 'warning',
  sentences: {
    missing: 'No full stop at the end of the paragraph',
    insert: 'Put a full stop at the end',
  },
  *check({ article }) {
    let wrapped: ReadonlySet<number> | undefined;
    for (const [index, block] of article.blocks.entries()) {
      if (block.kind !== 'lead' && block.kind !== 'paragraph') continue;
      if (!endsInWord(article, block) || isItem(article, block) || isSigned(article, block)) continue;
      wrapped ??= wrappedLines(article);
      if (wrapped.has(index) || wrapped.has(index + 1) || isVerse(article, index)) continue;
      if (countWords(article.text, block.span) < FEWEST_WORDS) continue;
      // The last line may be whatever nobody foresaw, or still be growing.
      if (index === article.blocks.length - 1 && isUnfinished(article, block)) continue;
      const { end } = block.span;
      yield {
        span: span(end - 1, end),
        message: 'missing',
        fixes: [{ title: 'insert', edits: [insert(end, '.')], safe: !goesOn(article, index) }],
      };
    }
  },
});

/** No end mark, and neither a comma, a semicolon, an address nor a sign at the end; closing quotes and brackets aside. */
function endsInWord(article: Article, block: Block): boolean {
  const { text } = article;
  if (hasEndMark(text, block.span)) return false;
  const tokens = scan(article);
  if (tokens.kind[tokensIn(tokens, block.span).to - 1] === ADDRESS) return false;
  const last = text.charCodeAt(beforeClosers(text, block.span) - 1);
  return isLetter(last) || isDigit(last) || isMark(last) || last === 0x25;
}

/** Whether the next paragraph begins in lower case: the sentence may have been torn in two. */
function goesOn({ text, blocks }: Article, index: number): boolean {
  const next = blocks[index + 1];
  return next !== undefined && isLower(text.charCodeAt(next.span.start));
}

/** `- gạo, muối`, `• …`, `1. …`, `a) …`, `Tên | Tuổi`: an item of a list or a row of a table. */
function isItem(article: Article, { span: where }: Block): boolean {
  const { text } = article;
  const tokens = scan(article);
  const { from } = tokensIn(tokens, where);
  if (tokens.kind[from] === SIGN && !'“"‘\'(['.includes(text[where.start]!)) return true;
  if (/^[\p{L}\p{N}]{1,3}[.)]\s/u.test(text.slice(where.start, where.start + 5))) return true;
  return /[|\t]/.test(text.slice(where.start, where.end));
}

function isVerse(article: Article, index: number): boolean {
  const { start, end } = article.blocks[index]!.span;
  if (end - start > SHORT_LINE) return false;
  return isAdjacent(article, index) || (index + 1 < article.blocks.length && isAdjacent(article, index + 1));
}

/** `… gây chết người. Trần Tuấn`, `… Minh Hằng (tổng hợp)`: few words, half of them capitals, are no last sentence. */
function isSigned({ text }: Article, { span: { start, end } }: Block): boolean {
  const from = Math.max(start, end - LONGEST_NAME);
  const stop = /^.*[.?!…](?=[\s"”)])["”)]{0,2}/su.exec(text.slice(from, end));
  if (!stop) return false;
  const tail = words(text, span(from + stop[0].length, end)).map((word) => text.slice(word.start, word.end));
  const capitals = tail.filter(isCapitalised).length;
  return tail.length <= 8 && capitals * 2 >= tail.length;
}
