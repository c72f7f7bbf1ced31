import { type Knowledge } from '../check';
import { findCredit } from '../parse/credit';
import { CREDIT_MARK, pageFacts } from './facts';
import { type Imported, type Piece, cleaned, layOut } from './layout';
import type { Container, FoundPage, FoundPiece } from './page';
import { paragraphsOf } from './plain-text';

/**
 * Makes an article of an HTML page, or of a piece of one from the clipboard, Word's included. What is no part of the
 * article is dropped: scripts, menus, related links, comments; what of it reads like a paragraph is named in `leftOut`.
 * Never fails. The page is read apart (`readPage`), by what is bundled apart.
 */
export function fromPage({ found, facts }: FoundPage, knowledge: Knowledge): Imported {
  const { kept, leftOut } = articleAmong(found);
  const pieces = kept.flatMap((piece) => piecesOf(piece, knowledge));
  const laid = layOut({ ...pageFacts(facts), pieces }, knowledge);
  return { text: laid.text, leftOut: [...laid.leftOut, ...cleaned(leftOut)] };
}

/** How much text makes an element of that name the one with the article in it. */
const LEAST_TEXT = 200;
/** Text that was left out is worth telling of from here on. */
const WORTH_TELLING = 60;

/**
 * Of a whole page the pieces that belong to the article: those of the element that holds most of the text, and above
 * it headline, lead, date and author. Where nothing marks the article, all of it is.
 */
function articleAmong(found: readonly FoundPiece[]): { kept: readonly FoundPiece[]; leftOut: string[] } {
  const body = bodyOf(found);
  const start = body ? found.findIndex((piece) => isIn(piece, body)) : 0;
  const above = body ? found.slice(0, start) : [];
  const title = above.map(({ part }) => part).lastIndexOf('headline');
  const firstTitle = found.findIndex(({ part }) => part === 'headline');
  const isKept = (piece: FoundPiece, index: number): boolean => {
    if (piece.marginal) return false;
    if (body && isIn(piece, body)) return !isLink(piece);
    if (!body) return !piece.header || index >= firstTitle || piece.part === 'date';
    if (index > start) return false;
    if (piece.part === 'date' || piece.part === 'byline') return index > title - 10;
    return index >= title && title >= 0 ? piece.part !== 'text' || isSentence(piece) : piece.part === 'lead';
  };
  const kept = found.filter(isKept);
  const left = found.filter((piece, index) => !isKept(piece, index) && isSentence(piece));
  return { kept, leftOut: left.map(({ text }) => text) };
}

/** The innermost of the elements that hold most of the running text; undefined where none is marked as the article. */
function bodyOf(found: readonly FoundPiece[]): Container | undefined {
  const sizes = new Map<Container, number>();
  for (const piece of found)
    if (!piece.marginal && !isLink(piece))
      for (let at = piece.container; at; at = at.within) sizes.set(at, (sizes.get(at) ?? 0) + piece.text.length);
  const most = Math.max(0, ...sizes.values());
  if (most < LEAST_TEXT) return undefined;
  return [...sizes].filter(([, size]) => size >= most * 0.8).sort(([a], [b]) => b.depth - a.depth)[0]?.[0];
}

function isIn({ container }: FoundPiece, body: Container): boolean {
  for (let at = container; at; at = at.within) if (at === body) return true;
  return false;
}

/** `Xem thêm: …`: a paragraph or a line of a list that is all link. */
const isLink = ({ part, linked, text, heading }: FoundPiece): boolean =>
  part === 'text' && !heading && linked >= text.length * 0.9;

const isSentence = (piece: FoundPiece): boolean => piece.text.length >= WORTH_TELLING && !isLink(piece);

/** The blocks that a piece with line breaks in it stands for; a credit that is marked as one stands alone. */
function piecesOf({ part, text }: FoundPiece, knowledge: Knowledge): Piece[] {
  const creditIn = (line: string) => findCredit(line, { start: 0, end: line.length }, knowledge.lexicon);
  const plain = text.replaceAll(CREDIT_MARK, '');
  const whole = cleaned(plain.split('\n')).filter((line) => line !== '');
  if (part === 'text') return paragraphsOf(whole, knowledge).map((line) => ({ part, text: line }));
  const line = whole.join(' ');
  if (part !== 'caption' || creditIn(line)) return [{ part, text: line }];
  const [before = '', marked, ...after] = text.split(CREDIT_MARK);
  if (marked === undefined) return [{ part, text: line }];
  return [
    { part, text: before + after.join('') },
    { part: 'credit', text: marked },
  ];
}
