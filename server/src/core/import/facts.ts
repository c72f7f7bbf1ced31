import { readTimestamp } from './day';
import type { Page } from './layout';

/** Stands before and behind what a caption marks as its credit. */
export const CREDIT_MARK = '\u001f';

/** What a page says about itself outside of its text, by what says it: the first of each counts. */
export interface Facts {
  title?: string;
  /** By property, name or itemprop, in lower case. */
  readonly meta: Map<string, string>;
  /** The text of each JSON-LD script. */
  readonly linked: string[];
  /** `datetime` of the first time that is marked as one. */
  time?: string;
}

/** Headline, date, author and paper of a page, as its head has them. */
export function pageFacts({ title, meta, linked, time }: Facts): Omit<Page, 'pieces'> {
  const news = linked.map(newsIn).find((found) => found !== undefined) ?? {};
  const source = first(meta.get('og:site_name'), nameOf(news['publisher']), meta.get('publisher'));
  const headline = first(meta.get('og:title'), news['headline'], meta.get('headline'), title);
  const stamps = [
    meta.get('article:published_time'),
    news['datePublished'],
    meta.get('datepublished'),
    ...DATES.map((name) => meta.get(name)),
    time,
  ];
  const date = stamps.map((stamp) => (typeof stamp === 'string' ? readTimestamp(stamp) : undefined)).find(Boolean);
  const byline = first(nameOf(news['author']), meta.get('author'), meta.get('article:author'));
  return {
    ...(headline !== undefined && { headline: withoutSite(headline, source) }),
    ...(date !== undefined && { date }),
    ...(byline !== undefined && byline !== source && { byline }),
    ...(source !== undefined && { source }),
  };
}

const DATES = [
  'pubdate',
  'publishdate',
  'date',
  'dc.date',
  'dc.date.issued',
  'its_publication',
  'article:modified_time',
];

/** The first that is a line of text. */
const first = (...values: readonly unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value.trim() !== '' && !/^https?:/.test(value));

/** `Hai nước mở lại đường bay - Báo Sông Xanh` → `Hai nước mở lại đường bay`. */
function withoutSite(headline: string, source: string | undefined): string {
  const at = Math.max(headline.lastIndexOf(' | '), headline.lastIndexOf(' - '), headline.lastIndexOf(' – '));
  if (at <= 0) return headline;
  const tail = headline
    .slice(at + 3)
    .trim()
    .toLowerCase();
  const site = source?.toLowerCase() ?? '';
  const isSite =
    headline[at + 1] === '|' ||
    (site !== '' && (tail.includes(site) || site.includes(tail))) ||
    /^báo |\.(?:vn|com|net|org)$/.test(tail);
  return isSite ? headline.slice(0, at) : headline;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** The article among the things that a JSON-LD script speaks of. */
function newsIn(script: string): Fields | undefined {
  let all: unknown;
  try {
    all = JSON.parse(script);
  } catch {
    return undefined;
  }
  const things = [all].flat().flatMap((thing: unknown) => (isFields(thing) ? [thing, thing['@graph']].flat() : []));
  return things.find((thing): thing is Fields => isFields(thing) && [thing['@type']].flat().some(isArticleType));
}

const isArticleType = (type: unknown): boolean =>
  typeof type === 'string' && /(?:Article|BlogPosting|Report)$/.test(type);

/** `{ "name": "Thanh Giang" }`, a name alone, or several of them. */
function nameOf(value: unknown): string | undefined {
  const names = [value].flat().flatMap((one: unknown) => {
    const name = isFields(one) ? one['name'] : one;
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [];
  });
  return names.length > 0 ? names.join(' - ') : undefined;
}
