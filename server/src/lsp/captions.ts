import { type Connection, type Position, type TextEdit } from 'vscode-languageserver';
import { type Picture, newCaptions } from '../core/caption';
import { isDamaged } from '../core/fix';
import * as convert from './convert';
import { type Opened } from './server';

interface Asked {
  readonly uri: string;
  /** Where the pictures were dropped. */
  readonly position: Position;
  readonly pictures: readonly Picture[];
}

/** Answers the client, which has read what pictures say of themselves: what to write for them, as a snippet. */
export function serveCaptions(connection: Connection, openedAt: (uri: string) => Promise<Opened | undefined>): void {
  connection.onRequest('toasoan/captions', async ({ uri, position, pictures }: Asked): Promise<TextEdit | null> => {
    const opened = await openedAt(uri);
    if (!opened || isDamaged(opened.document.getText())) return null;
    const { document, article, lexicon, settings } = opened;
    const { span, snippet } = newCaptions(
      article,
      document.offsetAt(position),
      pictures.slice(0, MOST_PICTURES),
      lexicon,
      settings.style,
    );
    return { range: convert.toRange(document, span), newText: snippet };
  });
}

const MOST_PICTURES = 100;
