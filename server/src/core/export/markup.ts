import { type Publication } from '../publication';

/** Text as HTML and XML want it, between tags and within a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&${ENTITIES[char] ?? ''};`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };

/** An element with text in it, or nothing where there is no text. */
export function element(name: string, text: string | undefined, attributes = ''): string[] {
  return text === undefined
    ? []
    : [`<${name}${attributes && ` ${attributes}`}>${escaped(text)}</${name.split(' ')[0]!}>`];
}

/** A JSON text that may stand within an HTML `<script>`, too: nothing in it can end that. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(/[<>&\u2028\u2029]/g, unicodeEscape)}\n`;
}

const unicodeEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** `28/1/2026`: the day as Vietnamese papers print it. */
export function printedDate(publication: Publication): string | undefined {
  return publication.date?.iso
    .split('-')
    .reverse()
    .map((part) => String(Number(part)))
    .join('/');
}

/** Midnight, as a Vietnamese newsroom has it: articles say the day alone, and Vietnam keeps one time the year round. */
export function moment(publication: Publication, today: string): string {
  return `${publication.date?.iso ?? today}T00:00:00+07:00`;
}
