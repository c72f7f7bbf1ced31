import { escapeSnippet, snippetChoice, snippetStop } from './snippet';
import { type Span, oneLine, span } from './text';

/** What a new article is made of. Where headline or byline are empty, the writer is asked for them in their places. */
export interface Particulars {
  readonly headline: string;
  /** ISO. */
  readonly date: string;
  readonly byline: string;
}

/** A new article: as plain text, and as a snippet of VS Code that leads the writer from stop to stop. */
export interface Filled {
  readonly text: string;
  readonly snippet: string;
}

/** Why a template cannot be used, and where. */
export interface TemplateFault {
  readonly span: Span;
  readonly message: keyof typeof templateSentences;
  readonly values: Readonly<Record<string, string>>;
}

/** What is said of templates; the Vietnamese stands in l10n under `template/…`. */
export const templateSentences = {
  unknown: 'There is no “{written}”; there are only {known} and stops like {stops}',
  open: '“{written}” lacks its “}”',
  lost: 'The template is not in UTF-8: letters were lost',
  empty: 'The template is empty',
  brief: 'News in brief',
  world: 'World news',
  photos: 'Photo story',
} as const;

/** What stands in an article until its headline and its byline are there. */
const HINTS = { headline: 'Tít bài nêu điều mới nhất', byline: 'Tên Tác Giả' } as const;

/**
 * Fills a template: `${headline}`, `${date}` and `${byline}` give way to what they name; `${1}`, `${2:hint}` and
 * `${3|TTXVN,AFP|}` are where the writer goes, in order. These and nothing else mean something: a `$` that no `{`
 * follows is a dollar, and no variable of an editor's (`$CLIPBOARD`) comes through. Lines end in LF. A fault instead,
 * the first one, for a template that holds something else in `${…}`.
 */
export function fillTemplate(template: string, particulars: Particulars): Filled | TemplateFault {
  const parts = readParts(template.replace(/^\uFEFF/, ''));
  if (!Array.isArray(parts)) return parts;
  const stops = numberStops(parts, particulars);
  const known = knownHints(parts);
  let [text, snippet] = ['', ''];
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      snippet += escapeSnippet(part);
      continue;
    }
    const value = part.name === undefined ? '' : oneLine(particulars[part.name]);
    const number = stops.get(keyOf(part));
    if (number === undefined) {
      text += value;
      snippet += escapeSnippet(value);
      continue;
    }
    const hint = part.name === 'headline' || part.name === 'byline' ? HINTS[part.name] : (known.get(keyOf(part)) ?? '');
    text += hint;
    snippet += part.choices ? snippetChoice(number, part.choices) : snippetStop(number, hint);
  }
  return { text, snippet };
}

interface Gap {
  readonly name?: keyof Particulars;
  readonly stop?: number;
  readonly hint?: string;
  readonly choices?: readonly string[];
}

const NAMES: readonly (keyof Particulars)[] = ['headline', 'date', 'byline'];

function readParts(template: string): (string | Gap)[] | TemplateFault {
  const lost = template.indexOf('\uFFFD');
  if (lost >= 0) return { span: span(lost, lost + 1), message: 'lost', values: {} };
  if (template.trim() === '') return { span: span(0, 0), message: 'empty', values: {} };
  const parts: (string | Gap)[] = [];
  const push = (text: string): void => void parts.push(text.replace(/\r\n?/g, '\n'));
  let at = 0;
  for (let open = template.indexOf('${'); open >= 0; open = template.indexOf('${', at)) {
    push(template.slice(at, open));
    const line = template.slice(open, open + 400).split(/[\r\n]/, 1)[0]!;
    const close = line.indexOf('}');
    const written = close < 0 ? line.slice(0, 40) : line.slice(0, close + 1);
    const where = span(open, open + written.length);
    if (close < 0) return { span: where, message: 'open', values: { written } };
    const gap = readGap(written.slice(2, -1));
    if (!gap) {
      const known = NAMES.map((name) => `\${${name}}`).join(', ');
      return { span: where, message: 'unknown', values: { written, known, stops: '${1:…}' } };
    }
    parts.push(gap);
    at = open + close + 1;
  }
  push(template.slice(at));
  return parts;
}

/** What stands between `${` and `}`. */
function readGap(inside: string): Gap | undefined {
  const name = NAMES.find((one) => one === inside);
  if (name) return { name };
  const [, number, mark = '', rest = ''] = /^(\d{1,2})(?:([:|])([^{]*))?$/.exec(inside) ?? [];
  if (number === undefined) return undefined;
  const stop = Number(number);
  if (mark !== '|') return { stop, ...(mark === ':' && { hint: rest }) };
  const choices = rest.endsWith('|') ? rest.slice(0, -1).split(',') : [];
  return choices.length > 0 && !choices.some((choice) => choice.trim() === '' || choice.includes('|'))
    ? { stop, choices }
    : undefined;
}

const keyOf = ({ name, stop }: Gap): string => name ?? String(stop);

/** What each stop holds at first, in all of its places. */
function knownHints(parts: readonly (string | Gap)[]): ReadonlyMap<string, string> {
  const hints = new Map<string, string>();
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const hint = part.hint ?? part.choices?.[0];
    if (hint !== undefined && !hints.has(keyOf(part))) hints.set(keyOf(part), hint);
  }
  return hints;
}

/**
 * The numbers of the stops in the snippet: those of the template in its order, before them a headline that is still
 * missing, and a missing byline where it stands among them. `${0}` stays the last.
 */
function numberStops(parts: readonly (string | Gap)[], particulars: Particulars): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  let highest = 0;
  for (const part of parts) {
    if (typeof part === 'string' || ranks.has(keyOf(part))) continue;
    if (part.stop !== undefined) {
      ranks.set(keyOf(part), part.stop);
      highest = Math.max(highest, part.stop);
    } else if (part.name !== 'date' && oneLine(particulars[part.name!]) === '')
      ranks.set(keyOf(part), part.name === 'headline' ? 0.5 : highest + 0.5);
  }
  const ordered = [...ranks].filter(([, rank]) => rank > 0).sort((a, b) => a[1] - b[1]);
  const numbers = new Map(ordered.map(([key], index) => [key, index + 1]));
  return ranks.has('0') ? numbers.set('0', 0) : numbers;
}
