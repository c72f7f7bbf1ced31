import { type Rule } from '../rule';
import agencyCase from './agency-case';
import bylineAfterSources from './byline-after-sources';
import bylineFullStop from './byline-full-stop';
import creditFullStop from './credit-full-stop';
import decomposedCharacters from './decomposed-characters';
import distantDate from './distant-date';
import doubleSpace from './double-space';
import duplicateDateLine from './duplicate-date-line';
import duplicateSource from './duplicate-source';
import emptyCredit from './empty-credit';
import emptySources from './empty-sources';
import fullStopInsideQuotes from './full-stop-inside-quotes';
import futureDate from './future-date';
import hardWrappedParagraph from './hard-wrapped-paragraph';
import headlineCapitals from './headline-capitals';
import headlineDoubleQuotes from './headline-double-quotes';
import headlineFullStop from './headline-full-stop';
import headlineTooLong from './headline-too-long';
import impossibleDate from './impossible-date';
import inconsistentDashes from './inconsistent-dashes';
import inconsistentDates from './inconsistent-dates';
import inconsistentEllipsis from './inconsistent-ellipsis';
import inconsistentName from './inconsistent-name';
import inconsistentNumbers from './inconsistent-numbers';
import inconsistentQuotes from './inconsistent-quotes';
import inconsistentTimes from './inconsistent-times';
import inconsistentToneMarks from './inconsistent-tone-marks';
import inconsistentUnits from './inconsistent-units';
import invisibleCharacter from './invisible-character';
import leadTooLong from './lead-too-long';
import legacyEncoding from './legacy-encoding';
import lookalikeLetter from './lookalike-letter';
import lowerCaseByline from './lower-case-byline';
import malformedCreditLabel from './malformed-credit-label';
import malformedDate from './malformed-date';
import malformedSourcesLabel from './malformed-sources-label';
import miscapitalisedName from './miscapitalised-name';
import missingBlankLine from './missing-blank-line';
import missingByline from './missing-byline';
import missingCapital from './missing-capital';
import missingCreditColon from './missing-credit-colon';
import missingCreditSeparator from './missing-credit-separator';
import missingDateLine from './missing-date-line';
import missingFullStop from './missing-full-stop';
import missingHeadline from './missing-headline';
import missingLead from './missing-lead';
import missingSources from './missing-sources';
import missingSourcesColon from './missing-sources-colon';
import missingSpaceAfterPunctuation from './missing-space-after-punctuation';
import misspeltAgency from './misspelt-agency';
import misspeltSyllable from './misspelt-syllable';
import nonBreakingSpace from './non-breaking-space';
import oneSidedDash from './one-sided-dash';
import paragraphTooLong from './paragraph-too-long';
import redundantWords from './redundant-words';
import repeatedCaption from './repeated-caption';
import repeatedPunctuation from './repeated-punctuation';
import repeatedWord from './repeated-word';
import replacementCharacter from './replacement-character';
import sourcesFullStop from './sources-full-stop';
import sourcesSeparator from './sources-separator';
import spaceBeforePercent from './space-before-percent';
import spaceBeforePunctuation from './space-before-punctuation';
import textAfterSources from './text-after-sources';
import typingResidue from './typing-residue';
import unbalancedBrackets from './unbalanced-brackets';
import unbalancedQuotes from './unbalanced-quotes';
import unconnectedNames from './unconnected-names';
import unlistedSource from './unlisted-source';
import vagueCredit from './vague-credit';
import wrongWord from './wrong-word';

/** Every rule there is, by id. A rule is added by its two files and a line here. */
export const rules: readonly Rule[] = [
  agencyCase,
  bylineAfterSources,
  bylineFullStop,
  creditFullStop,
  decomposedCharacters,
  distantDate,
  doubleSpace,
  duplicateDateLine,
  duplicateSource,
  emptyCredit,
  emptySources,
  fullStopInsideQuotes,
  futureDate,
  hardWrappedParagraph,
  headlineCapitals,
  headlineDoubleQuotes,
  headlineFullStop,
  headlineTooLong,
  impossibleDate,
  inconsistentDashes,
  inconsistentDates,
  inconsistentEllipsis,
  inconsistentName,
  inconsistentNumbers,
  inconsistentQuotes,
  inconsistentTimes,
  inconsistentToneMarks,
  inconsistentUnits,
  invisibleCharacter,
  leadTooLong,
  legacyEncoding,
  lookalikeLetter,
  lowerCaseByline,
  malformedCreditLabel,
  malformedDate,
  malformedSourcesLabel,
  miscapitalisedName,
  missingBlankLine,
  missingByline,
  missingCapital,
  missingCreditColon,
  missingCreditSeparator,
  missingDateLine,
  missingFullStop,
  missingHeadline,
  missingLead,
  missingSources,
  missingSourcesColon,
  missingSpaceAfterPunctuation,
  misspeltAgency,
  misspeltSyllable,
  nonBreakingSpace,
  oneSidedDash,
  paragraphTooLong,
  redundantWords,
  repeatedCaption,
  repeatedPunctuation,
  repeatedWord,
  replacementCharacter,
  sourcesFullStop,
  sourcesSeparator,
  spaceBeforePercent,
  spaceBeforePunctuation,
  textAfterSources,
  typingResidue,
  unbalancedBrackets,
  unbalancedQuotes,
  unconnectedNames,
  unlistedSource,
  vagueCredit,
  wrongWord,
];
