import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { type Knowledge } from '../core/check';
import { type Imported } from '../core/import/layout';
import { ImportError, importFile, importText } from '../importing';
import { translationOf } from '../l10n';
import { type LoadPart } from '../parts';

/** What the client asks: a file, its bytes in base64, or text or HTML from the clipboard. */
export type ImportParams = {
  /** Where the article will stand: the house style of that place holds. */
  readonly uri: string;
} & ({ readonly name: string; readonly base64: string } | { readonly html: string } | { readonly text: string });

/** Answers `toasoan/import` with the article that is made of what the client has; refuses in words what is none. */
export function serveImport(
  connection: Connection,
  knowledgeAt: (uri: string) => Promise<Knowledge>,
  host: { readonly loadPart: LoadPart },
): void {
  connection.onRequest('toasoan/import', async (asked: ImportParams): Promise<Imported> => {
    const knowledge = await knowledgeAt(asked.uri);
    try {
      if ('html' in asked) return await importText(asked.html, true, knowledge, host.loadPart);
      if ('text' in asked) return await importText(asked.text, false, knowledge, host.loadPart);
      const bytes = Uint8Array.from(atob(asked.base64), (sign) => sign.charCodeAt(0));
      return await importFile(asked.name, bytes, knowledge, host.loadPart);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      throw new ResponseError(LSPErrorCodes.RequestFailed, error.say(translationOf(knowledge.settings.language)));
    }
  });
}
