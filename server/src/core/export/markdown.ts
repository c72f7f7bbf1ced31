import { type Part, type Publication } from '../publication';
import { printedDate } from './markup';

/** The article in Markdown (CommonMark): what the writer typed is text throughout, never a mark. */
export function toMarkdown(publication: Publication): string {
  const { headline, place, lead, body, bylines, sources } = publication;
  const day = printedDate(publication);
  const blocks = [
    ...(headline ? [`# ${plain(headline.text)}`] : []),
    ...(day === undefined ? [] : [day]),
    ...(place ? [plain(place.text)] : []),
    ...(lead ? [`**${plain(lead.text)}**`] : []),
    ...body.map(blockOf),
    ...bylines.map(({ text }) => `**${plain(text)}**`),
    ...(sources ? [plain(sources.text)] : []),
  ];
  return blocks.map((block) => `${block}\n`).join('\n');
}

function blockOf(part: Part): string {
  if (part.kind === 'paragraph') return plain(part.text);
  if (part.kind === 'subheading') return `## ${plain(part.text)}`;
  return `*${plain(part.before + part.credit.text + part.after)}*`;
}

/** What has a meaning wherever it stands; `$` is one for readers that know formulas. */
const ANYWHERE = /[\\`*_[\]<>~|&$#]/g;
/** What has one only where a line begins: `+ `, `- `, `---`, `===`, `1. `, `1) `. */
const AT_START = /^(\d{0,9})([-+=.)])/;

const plain = (text: string): string => text.replace(ANYWHERE, '\\$&').replace(AT_START, '$1\\$2');
