import { type Publication } from '../publication';
import { printedDate } from './markup';

/** The article as plain text, to paste into a CMS: blocks with a blank line between, without the keyword of the date line. */
export function toText(publication: Publication): string {
  const { headline, place, lead, body, bylines, sources } = publication;
  const blocks = [
    headline?.text,
    printedDate(publication),
    place?.text,
    lead?.text,
    ...body.map((part) => (part.kind === 'picture' ? part.before + part.credit.text + part.after : part.text)),
    ...bylines.map(({ text }) => text),
    sources?.text,
  ];
  return blocks
    .filter((block) => block !== undefined)
    .map((block) => `${block}\n`)
    .join('\n');
}
