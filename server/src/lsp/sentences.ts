/** What the server itself says; the Vietnamese stands in l10n under `server/…`. */
export const serverSentences = {
  fixAll: 'Fix everything that is safe to fix',
  more: '{count} more problems are not shown',
  badSettings: 'Some settings of Tòa Soạn make no sense and are left at their defaults: {names}',
  badSetting: 'toasoan.{name} (expected: {expected})',
  notWritten: '{file} cannot be read as it should, so it was left as it is. Mend it first',
  indexing: 'Reading the articles of the folder',
  renaming: 'Change “{from}” to “{to}”',
  lookFirst: 'Look through the changes first; this line changes nothing',
  noName: 'Here stands no name: only agencies, people, bylines and institutions can be renamed',
  noNewName: 'A name is one line of at most 120 letters',
  stillReading: 'The articles of the folder are still being read: try again in a moment',
  damaged: 'This article has lost letters (�): mend it first',
  leftDamaged: 'Left as they are, because letters in them are lost (�): {files}',
} as const;
