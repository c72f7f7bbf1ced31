import { type Article, type Block } from '../article';
import { prevailing } from '../notation';
import { proseOf, signOf, tokensIn, touches } from '../prose';
import { articleRule } from '../rule';
import { MIXED, NUMBER, type Scan, WORD, hashOf, isWord, scan } from '../scan';
import { type Span, replace, span } from '../text';

/** A thing that is written in several ways, and the way it is written here. */
interface Notation {
  readonly span: Span;
  readonly thing: string;
  readonly form: string;
  /** How it looks in another form. */
  in(form: string): string;
}

export default articleRule({
  id: 'inconsistent-units',
  severity: 'hint',
  sentences: {
    mixed: 'The article mostly writes “{right}”',
    replace: 'Write “{right}”',
  },
  *check({ article }) {
    const groups = new Map<string, Notation[]>();
    for (const block of article.blocks)
      for (const notation of notations(article, block)) {
        const group = groups.get(notation.thing);
        if (group) group.push(notation);
        else groups.set(notation.thing, [notation]);
      }
    for (const group of groups.values()) {
      const form = prevailing(group.map((notation) => notation.form));
      if (form === undefined) continue;
      for (const notation of group) {
        if (notation.form === form) continue;
        const right = notation.in(form);
        yield {
          span: notation.span,
          message: 'mixed',
          values: { right },
          fixes: [{ title: 'replace', values: { right }, edits: [replace(notation.span, right)] }],
        };
      }
    }
  },
});

function* notations(article: Article, block: Block): Generator<Notation> {
  const { text } = article;
  const tokens = scan(article);
  const { from, to } = tokensIn(tokens, proseOf(block));
  for (let token = from; token < to; token++) {
    const kind = tokens.kind[token];
    let found: Notation | undefined;
    if (kind === MIXED || kind === NUMBER) found = measureAt(text, tokens, token, to);
    else if (kind === WORD && (tokens.hash[token] === TP || tokens.hash[token] === TPHCM))
      found = cityAt(text, tokens, token, to);
    if (found) yield found;
  }
}

const [TP, TPHCM] = [hashOf('tp'), hashOf('tphcm')];
const UNITS = new Set('km m cm mm ha kg g mg km2 m2 m3 ml MW kW kWh GB MB TB'.split(' '));

/** `10km` and `10 km`. */
function measureAt(text: string, tokens: Scan, token: number, to: number): Notation | undefined {
  const start = tokens.start[token]!;
  if (touches(tokens, token)) return undefined;
  const glued = tokens.kind[token] === MIXED;
  const last = glued ? token : token + 1;
  if (last >= to || (!glued && touches(tokens, last))) return undefined;
  const end = tokens.end[last]!;
  if (end - start > 16) return undefined;
  const match = /^(\d+)\s?([a-z]+[23]?)$/i.exec(text.slice(start, end));
  if (!match || !UNITS.has(match[2]!)) return undefined;
  const [, number, unit] = match;
  return {
    span: span(start, end),
    thing: unit!,
    form: glued ? 'glued' : 'apart',
    in: (form) => (form === 'glued' ? `${number}${unit}` : `${number} ${unit}`),
  };
}

/** `TP.HCM`, `TP. HCM`, `TP HCM`, `TPHCM`, and the same with `Tp`. */
function cityAt(text: string, tokens: Scan, token: number, to: number): Notation | undefined {
  let last = token;
  if (isWord(text, tokens, token, 'tp')) {
    if (last + 1 < to && signOf(text, tokens, last + 1) === 0x2e && touches(tokens, last + 1)) last++;
    last++;
    if (last >= to || !isWord(text, tokens, last, 'hcm')) return undefined;
  } else if (!isWord(text, tokens, token, 'tphcm')) return undefined;
  const where = span(tokens.start[token]!, tokens.end[last]!);
  return { span: where, thing: 'TP.HCM', form: text.slice(where.start, where.end), in: (form) => form };
}
