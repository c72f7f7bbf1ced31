import { type Rule } from '../rule';
import agencyCase from './agency-case';
import bylineAfterSources from './byline-after-sources';
import bylineFullStop from './byline-full-stop';
import creditFullStop from './credit-full-stop';
import distantDate from './distant-date';
import doubleSpace from './double-space';
import duplicateDateLine from './duplicate-date-line';
import duplicateSource from './duplicate-source';
import emptyCredit from './empty-credit';
import emptySources from './empty-sources';
import futureDate from './future-date';
import hardWrappedParagraph from './hard-wrapped-paragraph';
import headlineCapitals from './headline-capitals';
import headlineDoubleQuotes from './headline-double-quotes';
import headlineFullStop from './headline-full-stop';
import headlineTooLong from './headline-too-long';
import impossibleDate from './impossible-date';
import inconsistentDashes from './inconsistent-dashes';
import leadTooLong from './lead-too-long';
import lowerCaseByline from './lower-case-byline';
import malformedCreditLabel from './malformed-credit-label';
import malformedDate from './malformed-date';
import malformedSourcesLabel from './malformed-sources-label';
import missingBlankLine from './missing-blank-line';
import missingByline from './missing-byline';
import missingCreditColon from './missing-credit-colon';
import missingCreditSeparator from './missing-credit-separator';
import missingDateLine from './missing-date-line';
import missingHeadline from './missing-headline';
import missingLead from './missing-lead';
import missingSources from './missing-sources';
import missingSourcesColon from './missing-sources-colon';
import missingSpaceAfterPunctuation from './missing-space-after-punctuation';
import misspeltAgency from './misspelt-agency';
import oneSidedDash from './one-sided-dash';
import paragraphTooLong from './paragraph-too-long';
import repeatedCaption from './repeated-caption';
import sourcesFullStop from './sources-full-stop';
import sourcesSeparator from './sources-separator';
import spaceBeforePercent from './space-before-percent';
import spaceBeforePunctuation from './space-before-punctuation';
import textAfterSources from './text-after-sources';
import unlistedSource from './unlisted-source';
import vagueCredit from './vague-credit';

/** Every rule there is, by id. A rule is added by its two files and a line here. */
export const rules: readonly Rule[] = [
  agencyCase,
  bylineAfterSources,
  bylineFullStop,
  creditFullStop,
  distantDate,
  doubleSpace,
  duplicateDateLine,
  duplicateSource,
  emptyCredit,
  emptySources,
  futureDate,
  hardWrappedParagraph,
  headlineCapitals,
  headlineDoubleQuotes,
  headlineFullStop,
  headlineTooLong,
  impossibleDate,
  inconsistentDashes,
  leadTooLong,
  lowerCaseByline,
  malformedCreditLabel,
  malformedDate,
  malformedSourcesLabel,
  missingBlankLine,
  missingByline,
  missingCreditColon,
  missingCreditSeparator,
  missingDateLine,
  missingHeadline,
  missingLead,
  missingSources,
  missingSourcesColon,
  missingSpaceAfterPunctuation,
  misspeltAgency,
  oneSidedDash,
  paragraphTooLong,
  repeatedCaption,
  sourcesFullStop,
  sourcesSeparator,
  spaceBeforePercent,
  spaceBeforePunctuation,
  textAfterSources,
  unlistedSource,
  vagueCredit,
];
