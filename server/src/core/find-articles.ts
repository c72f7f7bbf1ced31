import { type Entry } from './entry';
import { fold } from './vietnamese/letters';

/** An article that was looked for: what it is to be called so that what was typed stands in it, and what beside. */
export interface Found<A> {
  readonly article: A;
  readonly name: string;
  readonly detail: string;
}

/**
 * The articles whose headline, date and bylines hold every word of a query, with or without accents, the latest first; all of
 * them where it is empty. Editors look for the query in the name once more, letter by letter, so that the name shows what was
 * found: `Nga, Trung hội đàm · nga, trung hoi dam` for `hoi`, `2025-11-22 Nga, Trung hội đàm` for `2025-11`.
 */
export function findArticles<A extends { readonly entry: Entry }>(
  articles: Iterable<A>,
  query: string,
  most: number,
): Found<A>[] {
  const typed = query.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean);
  const folded = typed.map(fold);
  const found: A[] = [];
  for (const article of articles) {
    const whole = fold(`${article.entry.date ?? ''} ${article.entry.headline} ${bylinesOf(article.entry)}`);
    // Accents that were typed count.
    if (
      folded.every((word) => whole.includes(word)) &&
      typed.every((word, at) => word === folded[at] || holds(article.entry, word))
    )
      found.push(article);
  }
  return found
    .sort((a, b) => compare(b.entry.date ?? '', a.entry.date ?? '') || compare(a.entry.headline, b.entry.headline))
    .slice(0, most)
    .map((article) => ({ article, ...named(article.entry, typed) }));
}

const holds = ({ headline, date, mentions }: Entry, word: string): boolean =>
  `${date ?? ''} ${headline} ${bylinesOf({ mentions })}`.toLowerCase().includes(word);

function named(entry: Entry, typed: readonly string[]): { name: string; detail: string } {
  const { headline, date = '' } = entry;
  const bylines = bylinesOf(entry);
  const names = [
    headline,
    `${date} ${headline}`,
    `${headline} – ${bylines}`,
    `${headline} · ${fold(headline)}`,
    `${headline} – ${bylines} · ${fold(bylines)}`,
    `${date} ${headline} – ${bylines} · ${fold(`${headline} ${bylines}`)}`,
  ];
  const name = names.find((one) => typed.every((word) => one.toLowerCase().includes(word))) ?? names.at(-1)!;
  return { name: name.trim(), detail: [date, bylines].filter(Boolean).join(' · ') };
}

/** The authors of an article, each once: `Võ Hải, Tất Định`. */
export function bylinesOf({ mentions }: Pick<Entry, 'mentions'>): string {
  return [...new Set(mentions.filter(({ kind }) => kind === 'byline').map(({ name }) => name))].join(', ');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
