import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Article } from '../core/article';
import { type Format, exportedName, formats, obstacle, toFormat } from '../core/export';
import { type Lexicon } from '../core/lexicon';
import { publication } from '../core/publication';
import { sentence } from '../core/say';
import { type Settings } from '../core/settings';
import { translationOf } from '../l10n';
import { type LoadPart } from '../parts';
import { fileName } from './ignoring';

/** What is said where an article cannot be exported; the Vietnamese stands in l10n under `export/…`. */
export const exportSentences = {
  unread: '{file}: cannot be read, so it was not exported',
  empty: '{file}: there is nothing in it to export',
  damaged:
    '{file}:{line}:{column}: characters were lost here when the file was read. Reopen it with the right encoding, then export again',
} as const;

/** What the client asks: an article, open or not, in a format. `fragment`: of HTML the article alone, to paste. */
export interface ExportParams {
  readonly uri: string;
  readonly format: Format;
  readonly fragment?: boolean;
}

/** The name of the file, and what is to be in it: text, or bytes in base64. */
export type Exported = { readonly name: string } & ({ readonly text: string } | { readonly base64: string });

/**
 * Answers `toasoan/export`. `articleAt` finds an article as it stands: in the editor where it is open, or else as saved;
 * the article is missing where there is no such file.
 */
export function serveExport(
  connection: Connection,
  articleAt: (uri: string) => Promise<{ settings: Settings; lexicon: Lexicon; article?: Article }>,
  host: { readonly loadPart: LoadPart; today(): string },
): void {
  connection.onRequest('toasoan/export', async ({ uri, format, fragment = false }: ExportParams): Promise<Exported> => {
    const { settings, lexicon, article } = await articleAt(uri);
    const file = fileName(uri).replace(/^untitled:/, '');
    const refuse = (id: keyof typeof exportSentences, at = {}): never => {
      const message = sentence('export', exportSentences, id, { file, ...at }, translationOf(settings.language));
      throw new ResponseError(LSPErrorCodes.RequestFailed, message);
    };
    if (!article || !(format in formats)) return refuse('unread');
    const why = obstacle(article);
    if (why === 'empty') return refuse('empty');
    if (why) {
      const { line, character } = TextDocument.create(uri, 'article', 0, article.text).positionAt(why.damagedAt);
      return refuse('damaged', { line: line + 1, column: character + 1 });
    }
    const name = exportedName(file, format);
    const published = publication(article, lexicon);
    const today = host.today();
    if (format !== 'docx') return { name, text: toFormat(format, published, { lexicon, today }, { fragment }) };
    return { name, base64: await (await host.loadPart('docx')).toDocx(published, today) };
  });
}
