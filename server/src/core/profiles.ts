import type { Spelling } from './rule';
import type { HouseStyle } from './settings';

/** A part of the settings as `toasoan.json` states it: what it does not name stays as it is. */
export interface Layer {
  readonly style?: Partial<HouseStyle>;
  readonly spelling?: Spelling;
  readonly rules?: Readonly<Record<string, string | Readonly<Record<string, string | number | boolean>>>>;
}

export type ProfileName = 'default' | 'tuoitre' | 'ttxvn' | 'vnexpress';

/**
 * Ready-made styles, each from what can be counted in the paper's own articles; what could not be counted is left open.
 * Lengths are those that 99 of 100 articles keep to.
 */
export const profiles: Readonly<Record<ProfileName, Layer>> = {
  default: {},
  // 12,391 of its 14,462 credited captions are written `… - Ảnh: QUANG ĐỊNH`.
  tuoitre: {
    style: { creditSeparator: ' - ', creditFullStop: 'never' },
    rules: { 'lead-too-long': { words: 61 } },
  },
  // `… (Ảnh: AFP/TTXVN)`
  ttxvn: { style: { creditSeparator: '()' } },
  // `… Ảnh: Hoàng Giang`; headlines of 12 words in the middle and 18 at most, leads of 30 and 45.
  vnexpress: {
    style: { creditSeparator: '. ' },
    rules: {
      'headline-too-long': { words: 18, characters: 80 },
      'lead-too-long': { words: 45 },
      'paragraph-too-long': { words: 114 },
    },
  },
};
