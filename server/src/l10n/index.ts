import { type Translation } from '../core/say';
import vi from './vi.json';

/** The sentences of a language; English needs none, it stands beside the code. */
export const translationOf = (language: 'vi' | 'en'): Translation => (language === 'vi' ? vi : undefined);
