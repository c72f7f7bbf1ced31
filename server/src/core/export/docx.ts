import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { type Part, type Publication } from '../publication';
import { element, moment, printedDate } from './markup';

/**
 * The article as a Word document, in base64: it travels as JSON, too. Every part has a style of its own, by Word's own
 * names where Word has one, so that a desk can change the looks of all of them at once: Title, Date, Subtitle (lead), Heading
 * 2, Caption, Signature (byline). `today` is an ISO date, for an article without one. Reads no clock.
 */
export async function toDocx(publication: Publication, today: string): Promise<string> {
  const { headline, place, lead, body, bylines, sources } = publication;
  const day = printedDate(publication);
  const children = [
    ...(headline ? [new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(headline.text)] })] : []),
    ...[day, place?.text].flatMap((text) => styled('Date', text)),
    ...styled('Subtitle', lead?.text),
    ...body.flatMap(paragraphOf),
    ...bylines.flatMap(({ text }) => styled('Signature', text)),
    ...styled('Sources', sources?.text),
  ];
  const document = new Document({ styles, sections: [{ properties: { page: A4 }, children }] });
  const data = properties(publication, today);
  return Packer.toBase64String(document, undefined, [{ path: 'docProps/core.xml', data }]);
}

function paragraphOf(part: Part): Paragraph[] {
  if (part.kind === 'paragraph') return styled('BodyText', part.text);
  if (part.kind === 'subheading')
    return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(part.text)] })];
  const credit = new TextRun({ text: part.credit.text, style: 'Credit' });
  return [new Paragraph({ style: 'Caption', children: [new TextRun(part.before), credit, new TextRun(part.after)] })];
}

const styled = (style: string, text: string | undefined): Paragraph[] =>
  text === undefined ? [] : [new Paragraph({ style, children: [new TextRun(text)] })];

/** Twentieths of a point: 210 by 297 mm, with margins of 2.5 cm. */
const A4 = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1417, bottom: 1417, left: 1417, right: 1417 },
};

const BLACK = '000000';
const spaced = (before: number, after: number) => ({ spacing: { before, after } });
const own = { basedOn: 'Normal', quickFormat: true };

/** Vietnamese manuscripts are typed in Times New Roman; sizes are half points, distances twentieths of a point. */
const styles = {
  default: {
    document: {
      run: { font: 'Times New Roman', size: 26, color: BLACK, language: { value: 'vi-VN' } },
      paragraph: { spacing: { after: 160, line: 300 } },
    },
    title: { run: { size: 40, bold: true, color: BLACK }, paragraph: spaced(0, 160) },
    heading2: { run: { size: 28, bold: true, color: BLACK }, paragraph: { ...spaced(240, 120), keepNext: true } },
  },
  paragraphStyles: [
    { id: 'BodyText', name: 'Body Text', ...own },
    { id: 'Date', name: 'Date', ...own, run: { color: '595959' } },
    { id: 'Subtitle', name: 'Subtitle', ...own, run: { bold: true }, paragraph: spaced(0, 240) },
    { id: 'Caption', name: 'caption', ...own, run: { italics: true, size: 24 }, paragraph: spaced(120, 240) },
    { id: 'Signature', name: 'Signature', ...own, run: { bold: true }, paragraph: { alignment: 'right' as const } },
    { id: 'Sources', name: 'Nguồn', ...own, run: { italics: true } },
  ],
  characterStyles: [{ id: 'Credit', name: 'Nguồn ảnh', run: { color: '595959' } }],
};

/** What Word shows under File > Info. */
function properties(publication: Publication, today: string): string {
  const { headline, lead, bylines } = publication;
  const created = new Date(moment(publication, today)).toISOString();
  const when = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${created}</dcterms:${name}>`;
  const authors = bylines.flatMap((byline) => byline.authors.map(({ text }) => text)).join('; ');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ...element('dc:title', headline?.text),
    ...element('dc:creator', authors || undefined),
    ...element('dc:description', lead?.text),
    '<dc:language>vi-VN</dc:language>',
    when('created'),
    when('modified'),
    '</cp:coreProperties>',
  ].join('');
}
