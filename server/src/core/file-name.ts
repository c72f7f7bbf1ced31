import { fold } from './vietnamese/letters';

/** The longest headline in a file's name, in characters; paths on Windows end at 260. */
const MOST = 60;

/**
 * The name of a new article's file without its extension: `2026-01-28-nga-trung-hoi-dam`. Letters are folded (`đ` is
 * `d`, composed or not), numbers kept, and everything else is a hyphen, so that any file system takes it; a long
 * headline ends behind a whole word. Never empty, and with the date (ISO) in front never a name that Windows keeps for
 * itself (`con`, `nul`). `bai-moi` where the headline has nothing that could be in a name.
 */
export function fileStem(date: string, headline: string): string {
  const words = fold(headline)
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  let stem = (words.shift() ?? 'bai-moi').slice(0, MOST);
  for (const word of words) {
    if (stem.length + 1 + word.length > MOST) break;
    stem += `-${word}`;
  }
  return `${date}-${stem}`;
}

/** The name of the file, the first or a later one of that stem: `….article`, `…-2.article`. */
export const articleName = (stem: string, number: number): string => `${stem}${number > 1 ? `-${number}` : ''}.article`;
