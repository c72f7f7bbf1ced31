import { type Entry, type Mention, type NameKind } from './entry';
import { looseKey } from './lexicon';
import { type Edit, type Span, replace } from './text';

/** Kinds whose names are of one sort: a reporter takes photos, an institution is a source. */
const SORTS: Readonly<Record<NameKind, number>> = { byline: 0, photographer: 0, source: 1, institution: 1, person: 2 };

/** Who is named somewhere. */
export type Named = Pick<Mention, 'kind' | 'name'>;

export const isSame = (a: Named, b: Named): boolean => a.name === b.name && SORTS[a.kind] === SORTS[b.kind];

/** Where an article names somebody, in order. */
export function mentionsOf(entry: Pick<Entry, 'mentions'>, named: Named): Mention[] {
  return entry.mentions.filter((mention) => isSame(mention, named));
}

/** The name that an offset stands in or right behind. */
export function mentionAt(entry: Pick<Entry, 'mentions'>, offset: number): Mention | undefined {
  return entry.mentions.find(({ span }) => span.start <= offset && offset <= span.end);
}

/** The first place of an article where somebody is named in full, or else at all; undefined where nowhere. */
export function firstMention(text: string, entry: Pick<Entry, 'mentions'>, named: Named): Span | undefined {
  const all = mentionsOf(entry, named);
  return (all.find(({ span }) => written(text, span) === named.name) ?? all[0])?.span;
}

/** A name to be changed: who, as written where the writer stands, and what it becomes there. */
export interface Renaming extends Named {
  readonly written: string;
  readonly newName: string;
}

/**
 * What a renaming changes in an article. A person named in full is changed in full, and single words of the name become
 * those of the new one; where the writer stands on one word (`Belousov`), that word changes, in the full name too. Agencies,
 * bylines and institutions change where they are written as they are there: `TTXVN` leaves `Thông tấn xã Việt Nam` alone.
 */
export function renameIn(text: string, entry: Pick<Entry, 'mentions'>, renaming: Renaming): Edit[] {
  return mentionsOf(entry, renaming).flatMap(({ span }) => {
    const typed = text.slice(span.start, span.end);
    const renamed = renamedAs(typed.normalize('NFC'), renaming);
    if (renamed === undefined || renamed === typed.normalize('NFC')) return [];
    // Decomposed letters stay with their like.
    return [replace(span, typed === typed.normalize('NFC') ? renamed : renamed.normalize('NFD'))];
  });
}

function renamedAs(typed: string, { kind, name, written: here, newName }: Renaming): string | undefined {
  if (kind !== 'person') return looseKey(typed) === looseKey(here) ? newName : undefined;
  const [old, after] = [name.split(' '), newName.split(' ')];
  if (here !== name) {
    if (typed === here) return newName;
    return typed === name ? old.map((word) => (word === here ? newName : word)).join(' ') : undefined;
  }
  if (typed === name) return newName;
  const at = old.indexOf(typed);
  if (at < 0) return undefined;
  if (old.length === after.length) return after[at];
  return at === 0 ? after[0] : at === old.length - 1 ? after.at(-1) : undefined;
}

const written = (text: string, { start, end }: Span): string => text.slice(start, end).normalize('NFC');
