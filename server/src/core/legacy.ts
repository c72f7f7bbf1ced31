import { type LegacyEncoding, decodeLegacy } from './vietnamese/encodings';

const ENCODINGS: readonly LegacyEncoding[] = ['tcvn3', 'vni-windows', 'utf8-as-cp1252'];

/**
 * Whether a text may be in an old encoding, be it only one word: what looks like a soft hyphen or a foreign letter in
 * it is half of a Vietnamese one, and not to be touched before the text is decoded.
 */
export const mayBeLegacy = (text: string): boolean =>
  ENCODINGS.some((encoding) => decodeLegacy(text, encoding) !== undefined);
