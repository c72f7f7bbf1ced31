import { type CloseHandlerResult, type ErrorHandler, CloseAction, ErrorAction } from 'vscode-languageclient';

const MOST_DEATHS = 5;
const MINUTES = 3;

/**
 * What happens when the server dies: it is started again without a word, for the client opens the documents anew and
 * nothing is lost. At the fifth death within three minutes it stays down, and the writer is told.
 */
export function restartPolicy({ giveUp }: { giveUp: () => Promise<void> }): ErrorHandler & { forgive(): void } {
  let deaths: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: (): CloseHandlerResult => {
      const now = Date.now();
      deaths = [...deaths.filter((time) => now - time < MINUTES * 60_000), now];
      if (deaths.length < MOST_DEATHS) return { action: CloseAction.Restart, handled: true };
      void giveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
    /** Forgets the deaths: the writer asked for a new start. */
    forgive: () => {
      deaths = [];
    },
  };
}
