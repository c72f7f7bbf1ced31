import { type Article, type Block } from '../article';
import { prevailing } from '../notation';
import { proseOf, signOf, tokensIn, touches } from '../prose';
import { articleRule } from '../rule';
import { MIXED, NUMBER, type Scan, WORD, isWord, scan } from '../scan';
import { type Span, replace, span } from '../text';

/** A time of day to the minute: `18h30`, `18g30`, `18:30`, `18 giờ 30`. */
interface Time {
  readonly span: Span;
  readonly form: keyof typeof FORMS;
  readonly hour: string;
  readonly minute: string;
}

const FORMS = {
  h: (hour: string, minute: string) => `${hour}h${minute}`,
  g: (hour: string, minute: string) => `${hour}g${minute}`,
  colon: (hour: string, minute: string) => `${hour}:${minute}`,
  words: (hour: string, minute: string) => `${hour} giờ ${minute}`,
};

export default articleRule({
  id: 'inconsistent-times',
  severity: 'hint',
  sentences: {
    mixed: 'The article mostly writes times like “{right}”',
    replace: 'Write “{right}”',
  },
  *check({ article }) {
    const times = article.blocks.flatMap((block) => timesOf(article, block));
    const form = prevailing(times.map((time) => time.form));
    if (form === undefined) return;
    for (const time of times) {
      if (time.form === form) continue;
      const right = FORMS[form](time.hour, time.minute);
      const edits = [replace(time.span, right)];
      yield {
        span: time.span,
        message: 'mixed',
        values: { right },
        fixes: [{ title: 'replace', values: { right }, edits }],
      };
    }
  },
});

function timesOf(article: Article, block: Block): Time[] {
  const { text } = article;
  const tokens = scan(article);
  const { from, to } = tokensIn(tokens, proseOf(block));
  const found: Time[] = [];
  for (let token = from; token < to; token++) {
    const kind = tokens.kind[token];
    if (kind !== MIXED && kind !== NUMBER) continue;
    const time = kind === MIXED ? gluedTime(text, tokens, token) : partedTime(text, tokens, token, to);
    if (time && Number(time.hour) < 24) found.push(time);
  }
  return found;
}

/** `18h30`, `18g30` */
function gluedTime(text: string, tokens: Scan, token: number): Time | undefined {
  const where = span(tokens.start[token]!, tokens.end[token]!);
  if (where.end - where.start > 5) return undefined;
  const match = /^(\d{1,2})([hg])([0-5]\d)$/.exec(text.slice(where.start, where.end));
  return match ? { span: where, form: match[2] as 'h' | 'g', hour: match[1]!, minute: match[3]! } : undefined;
}

/** `18:30`, `18 giờ 30`, `18 giờ 30 phút` */
function partedTime(text: string, tokens: Scan, token: number, to: number): Time | undefined {
  const [tie, second] = [token + 1, token + 2];
  if (second >= to || tokens.kind[second] !== NUMBER) return undefined;
  const hour = text.slice(tokens.start[token], tokens.end[token]);
  const minute = text.slice(tokens.start[second], tokens.end[second]);
  if (!/^\d{1,2}$/.test(hour) || !/^[0-5]\d$/.test(minute)) return undefined;
  let last = second;
  let form: Time['form'] = 'words';
  if (tokens.kind[tie] === WORD && isWord(text, tokens, tie, 'giờ')) {
    if (second + 1 < to && isWord(text, tokens, second + 1, 'phút')) last++;
  } else if (signOf(text, tokens, tie) === COLON && touches(tokens, tie) && touches(tokens, second)) {
    // `1:23:45` is a stretch of time, `90+2:15` a score.
    if (isTied(text, tokens, token - 1, token) || isTied(text, tokens, second + 1, second + 1)) return undefined;
    form = 'colon';
  } else return undefined;
  return { span: span(tokens.start[token]!, tokens.end[last]!), form, hour, minute };
}

/** Whether a sign stands at a token with nothing between it and the time. */
const isTied = (text: string, tokens: Scan, token: number, edge: number): boolean =>
  touches(tokens, edge) && '+:/'.includes(String.fromCharCode(signOf(text, tokens, token)));

const COLON = 0x3a;
