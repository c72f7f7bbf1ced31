import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileStem } from '../core/file-name';
import { sentence } from '../core/say';
import { type Settings } from '../core/settings';
import { fillTemplate, templateSentences } from '../core/template';
import { templates } from '../data/templates';
import { translationOf } from '../l10n';

/** What a new article is made from: one of the templates that ship, by its id, or the text of a file. */
interface Asked {
  readonly folder?: string;
  readonly headline: string;
  readonly byline: string;
  readonly template: { readonly id: string } | { readonly name: string; readonly text: string };
}

interface Given {
  readonly settingsOf: (uri: string) => Promise<Settings>;
  readonly templatesFor: (folder: string) => Promise<string | undefined>;
  readonly today: () => string;
}

/** Where an article lies that has no file yet. */
const NOWHERE = 'untitled:bai-moi';

/**
 * Answers the client's command: which templates there are for a folder, and what a new article is called and holds.
 * The files are the client's to look for, to read and to make.
 */
export function serveNewArticles(connection: Connection, { settingsOf, templatesFor, today }: Given): void {
  connection.onRequest('toasoan/templates', async ({ folder }: { folder?: string }) => {
    const { language } = await settingsOf(folder ?? NOWHERE);
    const named = folder === undefined ? undefined : await templatesFor(folder);
    return {
      ...(named !== undefined && { folder: named }),
      shipped: templates.map(({ id, name }) => ({
        id,
        name: sentence('template', templateSentences, name, undefined, translationOf(language)),
      })),
    };
  });

  connection.onRequest('toasoan/newArticle', async ({ folder, headline, byline, template }: Asked) => {
    const text = 'text' in template ? template.text : templates.find(({ id }) => id === template.id)?.text;
    const date = today();
    const filled = fillTemplate(text ?? '', { headline, byline, date });
    if (!('message' in filled)) return { ...filled, stem: fileStem(date, headline) };
    const { language } = await settingsOf(folder ?? NOWHERE);
    const name = 'name' in template ? template.name : template.id;
    const { line, character } = TextDocument.create(name, '', 0, text ?? '').positionAt(filled.span.start);
    const said = sentence('template', templateSentences, filled.message, filled.values, translationOf(language));
    throw new ResponseError(LSPErrorCodes.RequestFailed, `${name}:${line + 1}:${character + 1}: ${said}`);
  });
}
