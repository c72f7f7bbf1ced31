import type { Lists } from '../core/lexicon';
import agencies from './agencies.tsv';
import bylineLabels from './byline-labels.txt';
import capitalisedNames from './capitalised-names.tsv';
import completedNames from './completed-names.tsv';
import confusions from './confusions.tsv';
import countries from './countries.tsv';
import creditLabels from './credit-labels.txt';
import creditTerms from './credit-terms.txt';
import functionWords from './function-words.tsv';
import institutions from './institutions.txt';
import nameFrequency from './name-frequency.tsv';
import nameVersions from './name-versions.tsv';
import namesakes from './namesakes.txt';
import personTitles from './person-titles.tsv';
import places from './places.txt';
import redundantWords from './redundant-words.tsv';
import relationWords from './relation-words.tsv';
import surnames from './surnames.tsv';
import nets from './spelling-nets.bin';
import syllableFrequency from './syllable-frequency.txt';
import telexWords from './telex-words.txt';
import vagueCredits from './vague-credits.txt';

/** The lists that ship with the product, as text; esbuild inlines them. */
export const lists: Lists = {
  agencies,
  bylineLabels,
  capitalisedNames,
  completedNames,
  confusions,
  countries,
  creditLabels,
  creditTerms,
  functionWords,
  institutions,
  nameFrequency,
  nameVersions,
  namesakes,
  personTitles,
  places,
  redundantWords,
  relationWords,
  surnames,
  syllableFrequency,
  telexWords,
  vagueCredits,
};

/** How the judge of spelling weighs what it sees: see `makeJudge`. */
export const spellingNets: Uint8Array = nets;
