import { signOf } from './prose';
import { type Scan } from './scan';

/**
 * Whether a sentence, a quotation, a bracket or an item of a list may begin with a token, so that its capital says
 * nothing of the word. `from` is the first token of the text it stands in.
 */
export function mayOpenSentence(text: string, tokens: Scan, token: number, from: number): boolean {
  let at = token - 1;
  while (at >= from && DASHES.includes(signOf(text, tokens, at))) at--;
  if (at < from) return true;
  const before = signOf(text, tokens, token - 1);
  return ENDERS.includes(signOf(text, tokens, at)) || OPENERS.includes(before);
}

const DASHES = [0x2d, 0x2013, 0x2014, 0x2022, 0x2a];
/** `. ? ! … : ;` */
const ENDERS = [0x2e, 0x3f, 0x21, 0x2026, 0x3a, 0x3b];
/** `“ ” " ‘ ’ ' ( ) [ « »`: one that closes may stand behind the mark that ends a sentence. */
const OPENERS = [0x201c, 0x201d, 0x22, 0x2018, 0x2019, 0x27, 0x28, 0x29, 0x5b, 0xab, 0xbb];
