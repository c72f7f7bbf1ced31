import { signOf } from './prose';
import { type Scan } from './scan';
import { isSpace } from './text';
import { DIGIT, classOf } from './vietnamese/letters';

/** A double quotation mark: where it stands, and whether it is a curly one. */
export interface QuoteMark {
  readonly at: number;
  readonly curly: boolean;
  /** It is drawn the wrong way round: `”` before a word, `“` behind one. */
  readonly reversed: boolean;
  /** Where it stands tells what it does, as it does not in ` " ` and `a"b`. */
  readonly sure: boolean;
}

/** Two marks that belong together, or one without its partner. */
export interface Quotation {
  readonly open?: QuoteMark;
  readonly close?: QuoteMark;
  /** It stands within another one. */
  readonly nested: boolean;
}

const STRAIGHT = 0x22;
const OPEN = 0x201c;
const CLOSE = 0x201d;
const LOW = 0x201e;

/**
 * The quotations in double marks among some tokens, in the order in which they begin. Where a straight mark stands
 * tells what it does; inches (`5.5"`) are none.
 */
export function quotations(text: string, tokens: Scan, from: number, to: number): Quotation[] {
  const found: { open?: QuoteMark; close?: QuoteMark; nested: boolean }[] = [];
  const pending: number[] = [];
  for (let token = from; token < to; token++) {
    const sign = signOf(text, tokens, token);
    if (sign !== STRAIGHT && sign !== OPEN && sign !== CLOSE && sign !== LOW) continue;
    const at = tokens.start[token]!;
    const before = token === from || isSpace(text.charCodeAt(at - 1)) || isOpener(text.charCodeAt(at - 1));
    const after = token + 1 === to || isSpace(text.charCodeAt(at + 1)) || isEnder(text.charCodeAt(at + 1));
    const inside = pending.length > 0;
    if (sign === STRAIGHT && !inside && !before && (classOf(text.charCodeAt(at - 1)) & DIGIT) !== 0) continue;
    const opens = doesOpen(sign, before, after, inside);
    const reversed = opens ? sign === CLOSE : sign === OPEN;
    const mark = { at, curly: sign !== STRAIGHT, reversed, sure: before !== after && opens === before };
    if (opens) {
      pending.push(found.length);
      found.push({ open: mark, nested: inside });
      continue;
    }
    const partner = pending.pop();
    if (partner === undefined) found.push({ close: mark, nested: false });
    else found[partner]!.close = mark;
  }
  return found;
}

/** A straight mark opens or closes by its place, a curly one by its looks, unless all the rest speaks against them. */
function doesOpen(sign: number, before: boolean, after: boolean, inside: boolean): boolean {
  if (sign === STRAIGHT) return before === after ? !inside : before;
  if (sign === CLOSE) return before && !after && !inside;
  return !(after && inside);
}

/** `( [ { – — - / : , ‘ '` and another quotation mark: a quotation may begin right behind these. */
const isOpener = (code: number): boolean => '([{–—-/:,‘\'“"'.includes(String.fromCharCode(code));
/** What a quotation may end before. */
const isEnder = (code: number): boolean => '.,;:?!…)]}–—-/’\'”"'.includes(String.fromCharCode(code));
