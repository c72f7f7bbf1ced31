import { type Line, writtenAt } from './line';
import type { Model } from './model';
import type { Windows } from './odds';
import { likelihood, nearby } from './slips';

/** The likeliest words for a place against the one that stands there; 0 where there is no second or third. */
export interface Rival {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  /** The kind of slip by which the first would have become what is written. */
  readonly kind: number;
  /** By how much the first is likelier than what is written, in nats; and than the second, up to `MARGIN`. */
  readonly lead: number;
  readonly margin: number;
  /** How many words lie one slip away. */
  readonly choices: number;
}

/** The least lead worth telling of. */
export const LEAST_LEAD = -2;
/** A word that is less likely than the likeliest by more nats is no reading. */
const MARGIN = 6;
const [FLOOR, WITHIN] = [Math.exp(LEAST_LEAD), Math.exp(-MARGIN)];

/** What may have been meant at a place of a row of words; undefined where nothing comes near what is written. */
export function rivalAt(model: Model, windows: Windows, line: Line, row: Int32Array, at: number): Rival | undefined {
  const near = nearby(model, row[at]!, () => writtenAt(line, at, model));
  const choices = near.words.length;
  if (choices === 0) return undefined;
  const own = row[at]!;
  windows.at(row, at).put(own);
  const fits = windows.likelihood();
  let [first, second, third, kind] = [0, 0, 0, 0];
  let [best, next, last] = [0, 0, 0];
  let least = fits * FLOOR;
  for (let choice = 0; choice < choices; choice++) {
    const meant = near.words[choice]!;
    // What was never seen next to either neighbour is no better than a word that the press knows.
    if (!windows.put(meant) && own !== 0) continue;
    const slip = likelihood[near.kinds[choice]!]!;
    if (windows.atMost() * slip <= least) continue;
    const likely = windows.likelihood() * slip;
    if (likely <= least) continue;
    if (likely > best) {
      [third, last, second, next] = [second, next, first, best];
      [first, best, kind] = [meant, likely, near.kinds[choice]!];
    } else if (likely > next) {
      [third, last] = [second, next];
      [second, next] = [meant, likely];
    } else [third, last] = [meant, likely];
    least = Math.max(least, last, best * WITHIN);
  }
  if (first === 0) return undefined;
  // What led at first may be far behind now.
  if (next < best * WITHIN) second = 0;
  if (last < best * WITHIN) third = 0;
  const margin = next === 0 ? MARGIN : Math.min(MARGIN, Math.log(best / next));
  return { first, second, third, kind, lead: Math.log(best / fits), margin, choices };
}
