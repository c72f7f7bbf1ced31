/** Text as it stands in a snippet of LSP and VS Code, so that nothing of it is taken for a variable or a stop. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A stop with its number from 1 and what stands there until it is typed over, which may be nothing. */
export function snippetStop(number: number, hint: string): string {
  return hint === '' ? `\${${number}}` : `\${${number}:${escapeSnippet(hint)}}`;
}

/** A stop that offers words to choose from, the first one to begin with. */
export function snippetChoice(number: number, choices: readonly string[]): string {
  return `\${${number}|${choices.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}
