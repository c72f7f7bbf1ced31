import { type Entry, type NameKind, nameKinds } from './entry';

/** A name, and what the articles of a folder say of it. */
export interface CountedName {
  readonly name: string;
  /** In how many articles it stands. */
  readonly articles: number;
  /** The latest date of these, ISO; undefined where none of them is dated. */
  readonly latest?: string;
}

/** The names of a folder, by kind; those in most articles first, of equals the later ones. */
export type Names = Readonly<Record<NameKind, readonly CountedName[]>>;

/** Counts the names in a number of articles. */
export function namesOf(entries: Iterable<Pick<Entry, 'date' | 'mentions'>>): Names {
  const counts = new Map(
    nameKinds.map((kind) => [kind, new Map<string, { articles: number; latest?: string; in: unknown }>()]),
  );
  for (const entry of entries)
    for (const { kind, name } of entry.mentions) {
      const known = counts.get(kind)!;
      const count = known.get(name);
      if (count?.in === entry) continue;
      const latest = [count?.latest, entry.date]
        .filter((date) => date !== undefined)
        .sort()
        .at(-1);
      known.set(name, { articles: (count?.articles ?? 0) + 1, in: entry, ...(latest !== undefined && { latest }) });
    }
  return Object.fromEntries(
    [...counts].map(([kind, known]) => [
      kind,
      [...known]
        .map(([name, { articles, latest }]): CountedName => ({
          name,
          articles,
          ...(latest !== undefined && { latest }),
        }))
        .sort((a, b) => b.articles - a.articles || compare(b.latest ?? '', a.latest ?? '') || compare(a.name, b.name)),
    ]),
  ) as unknown as Names;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
