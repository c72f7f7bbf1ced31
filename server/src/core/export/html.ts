import { type Part, type Publication } from '../publication';
import { element, escaped, printedDate } from './markup';

/** A page of its own, to open in a browser: no style, no script, nothing that is not the article's. */
export function toHtmlPage(publication: Publication): string {
  const title = publication.headline?.text ?? publication.lead?.text ?? 'Bài báo';
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
</head>
<body>
${toHtml(publication)}</body>
</html>
`;
}

/** The article alone, to paste into a page or a CMS: well-formed XML, too. */
export function toHtml(publication: Publication): string {
  const { headline, date, place, lead, body, bylines, sources } = publication;
  const day = printedDate(publication);
  const lines = [
    ...element('h1', headline?.text),
    ...(date && day ? [`<p class="date"><time datetime="${date.iso}">${day}</time></p>`] : []),
    ...element('p class="place"', place?.text),
    ...element('p class="lead"', lead?.text),
    ...body.flatMap(partOf),
    ...bylines.flatMap(({ text }) => element('p class="byline"', text)),
    ...element('p class="sources"', sources?.text),
  ];
  return `<article lang="vi">\n${lines.map((line) => `${line}\n`).join('')}</article>\n`;
}

function partOf(part: Part): string[] {
  if (part.kind === 'paragraph') return element('p', part.text);
  if (part.kind === 'subheading') return element('h2', part.text);
  const credit = `<span class="credit">${escaped(part.credit.text)}</span>`;
  const line = `${escaped(part.before)}${credit}${escaped(part.after)}`;
  return [`<figure class="${part.medium}">`, `<figcaption>${line}</figcaption>`, '</figure>'];
}
