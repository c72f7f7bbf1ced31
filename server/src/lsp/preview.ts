import { type Connection } from 'vscode-languageserver';
import { type TextDocument } from 'vscode-languageserver-textdocument';
import { printedDate } from '../core/export/markup';
import { type Part as Published, type Printed, publication } from '../core/publication';
import { type Opened } from './server';

/**
 * A text of the article as it is printed, and where it begins in the file: line and column from 0, in UTF-16 units.
 * `length` is that of what the writer typed for it: where it is the text's, each character stands where it was typed.
 */
interface Placed {
  readonly text: string;
  readonly line: number;
  readonly character: number;
  readonly length: number;
}

type Part = Placed & {
  readonly kind: 'date' | 'headline' | 'place' | 'lead' | 'picture' | 'paragraph' | 'subheading' | 'byline' | 'sources';
  readonly picture?: { readonly medium: string; readonly number: number; readonly credit: Placed };
};

/**
 * Answers `toasoan/preview` `{ uri }` with `{ version, parts }`: what of the open article is published, in the order of
 * print; null where no article is open under this address. A picture’s `text` is its caption, empty where it has none.
 */
export function servePreview(connection: Connection, openedAt: (uri: string) => Promise<Opened | undefined>): void {
  connection.onRequest('toasoan/preview', async ({ uri }: { uri: string }) => {
    const opened = await openedAt(uri);
    return opened ? { version: opened.document.version, parts: partsOf(opened) } : null;
  });
}

function partsOf({ document, article, lexicon }: Opened): Part[] {
  const published = publication(article, lexicon);
  const { date, headline, place, lead, body, bylines, sources } = published;
  const part = (kind: Part['kind'], printed: Printed | undefined): Part[] =>
    printed ? [{ kind, ...placed(document, printed) }] : [];
  return [
    ...part('date', date && { ...date, text: printedDate(published) ?? date.text }),
    ...part('headline', headline),
    ...part('place', place),
    ...part('lead', lead),
    ...body.map((one) => bodyPart(document, one)),
    ...bylines.flatMap((byline) => part('byline', byline)),
    ...part('sources', sources),
  ];
}

function bodyPart(document: TextDocument, part: Published): Part {
  if (part.kind !== 'picture') return { kind: part.kind, ...placed(document, part) };
  const { medium, number, caption, credit, span } = part;
  return {
    kind: 'picture',
    ...placed(document, caption ?? { text: '', span }),
    picture: { medium, number, credit: placed(document, credit) },
  };
}

function placed(document: TextDocument, { text, span }: Printed): Placed {
  return { text, ...document.positionAt(span.start), length: span.end - span.start };
}
