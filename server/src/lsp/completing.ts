import {
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  type Connection,
} from 'vscode-languageserver';
import { complete } from '../core/complete';
import { type Names } from '../core/names-of';
import { translationOf } from '../l10n';
import { type CompletionManner, toCompletions, toOffset } from './convert';
import { type Opened } from './server';

/**
 * The characters behind which completion comes by itself, where they end a label, part two sources or open a note; the
 * blank because an editor closes the list when a word begins behind it. Never a letter: an input method composes it.
 */
export const triggerCharacters = [':', ' ', '/', '('];

/** Answers what a writer may mean at a place. Every answer is for the letters typed so far: the client asks again at the next. */
export function completing(
  connection: Connection,
  openedAt: (uri: string) => Promise<Opened | undefined>,
  namesNow: () => Names,
  today: () => string,
  manner: () => Omit<CompletionManner, 'translation' | 'language'>,
): void {
  let names: Names | undefined;
  connection.onCompletion(async ({ textDocument, position, context }: CompletionParams): Promise<CompletionList> => {
    const opened = await openedAt(textDocument.uri);
    if (!opened) return { isIncomplete: false, items: [] };
    const { document, article, settings } = opened;
    const trigger =
      context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? context.triggerCharacter : undefined;
    // The names of the folders are counted anew when a writer asks, not at each letter that narrows the answer.
    if (context?.triggerKind !== CompletionTriggerKind.TriggerForIncompleteCompletions) names = undefined;
    names ??= namesNow();
    const asking = { ...opened, names, today: today() };
    const found = complete(article, toOffset(document, position), { ...asking, ...(trigger && { trigger }) });
    const { language } = settings;
    const items = toCompletions(document, found, { ...manner(), language, translation: translationOf(language) });
    return { isIncomplete: true, items };
  });
}
