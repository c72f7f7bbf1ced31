import type { Lists } from '../core/lexicon';
import agencies from './agencies.tsv';
import bylineLabels from './byline-labels.txt';
import creditLabels from './credit-labels.txt';
import creditTerms from './credit-terms.txt';
import namesakes from './namesakes.txt';
import places from './places.txt';
import vagueCredits from './vague-credits.txt';

/** The lists that ship with the product, as text; esbuild inlines them. */
export const lists: Lists = { agencies, bylineLabels, creditLabels, creditTerms, namesakes, places, vagueCredits };
