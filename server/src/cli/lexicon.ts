import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lexicon, makeLexicon } from '../core/lexicon';
import { judgeWhenAsked } from '../core/spelling/judge';
import { lists, spellingNets } from '../data';

/** What the newsroom knows, with the model that lies beside the command line; without one, spelling is judged by lists alone. */
export function lexiconHere(): Lexicon {
  return {
    ...makeLexicon(lists),
    judge: judgeWhenAsked(
      () => readFileSync(join(__dirname, 'neighbours.bin')),
      spellingNets,
      (error) => {
        process.stderr.write(`toasoan: neighbours.bin: ${error instanceof Error ? error.message : String(error)}\n`);
      },
    ),
  };
}
