/** What the server itself says; the Vietnamese stands in l10n under `server/…`. */
export const serverSentences = {
  fixAll: 'Fix everything that is safe to fix',
  more: '{count} more problems are not shown',
  badSettings: 'Some settings of Tòa Soạn make no sense and are left at their defaults: {names}',
  badSetting: 'toasoan.{name} (expected: {expected})',
  notWritten: '{file} cannot be read as it should, so it was left as it is. Mend it first',
  indexing: 'Reading the articles of the folder',
} as const;
