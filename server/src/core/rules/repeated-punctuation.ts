import { type Article, type Block } from '../article';
import { isDot, lastDot, usualEllipsis } from '../ellipses';
import { signOf, tokensIn, touches } from '../prose';
import { articleRule } from '../rule';
import { scan } from '../scan';
import { type Edit, type Span, isSpace, replace, span } from '../text';
import { isLetter, isLower } from '../vietnamese/letters';

/** More marks than this are no slip: `Họ tên: ........` */
const MOST_MARKS = 5;

export default articleRule({
  id: 'repeated-punctuation',
  severity: 'warning',
  sentences: {
    repeated: '“{marks}” should be “{right}”',
    replace: 'Write “{right}”',
  },
  *check({ article }) {
    const { text } = article;
    const ellipsis = usualEllipsis(article);
    for (const block of article.blocks)
      for (const run of runs(article, block)) {
        const right = mended(text, run, ellipsis);
        if (right === undefined) continue;
        const edits = [',;.'.includes(right) ? spacedEdit(text, run, right) : replace(run, right)];
        yield {
          span: run,
          message: 'repeated',
          values: { marks: text.slice(run.start, run.end), right },
          fixes: [{ title: 'replace', values: { right }, edits, safe: !isWithinSentence(text, run) }],
        };
      }
  },
});

/** Full stops and ellipses that touch, two or more in any order, and the same again of `, ; :`; none opens a line. */
function* runs(article: Article, block: Block): Generator<Span> {
  const { text } = article;
  const tokens = scan(article);
  const { from, to } = tokensIn(tokens, block.span);
  for (let token = from; token < to; token++) {
    const mark = signOf(text, tokens, token);
    let last = token;
    if (isDot(mark)) last = lastDot(text, tokens, token, to);
    // Commas among sources have a rule of their own.
    else if (block.kind === 'sources' || (mark !== COMMA && mark !== SEMICOLON && mark !== COLON)) continue;
    else
      while (last + 1 < to && signOf(text, tokens, last + 1) === mark && (mark === COMMA || touches(tokens, last + 1)))
        last++;
    if (last > token && last - token < MOST_MARKS && token > from) yield span(tokens.start[token]!, tokens.end[last]!);
    token = last;
  }
}

/** `sớm,,hoàn`, `sớm ,, hoàn`: the space goes where it belongs, too. */
function spacedEdit(text: string, { start, end }: Span, right: string): Edit {
  while (isSpace(text.charCodeAt(start - 1))) start--;
  return replace(span(start, end), isLetter(text.charCodeAt(end)) ? `${right} ` : right);
}

/** What a run should be; undefined where it is in order. */
function mended(text: string, { start, end }: Span, usual: string | undefined): string | undefined {
  const marks = text.slice(start, end);
  const before = text[start - 1] ?? ' ';
  const after = text.charCodeAt(end);
  switch (marks[0]) {
    case ',':
      // `,,abc”`: two commas for a low quotation mark.
      return isSpace(before.charCodeAt(0)) && !isSpace(after) ? undefined : ',';
    case ';':
      return ';';
    case ':':
      // `std::string`
      return isLetter(after) ? undefined : ':';
    default: {
      // `?..` and `!..` are marks of their own, `v.v..` an abbreviation, `..../.` ends a dispatch.
      if (marks === '...' || text[end] === '/') return undefined;
      const ellipsis = usual ?? (marks.includes('…') ? '…' : '...');
      if (marks !== '..') return ellipsis;
      if ('?!'.includes(before) || text.slice(start - 3, start).toLowerCase() === 'v.v') return undefined;
      return isWithinSentence(text, { start, end }) ? ellipsis : '.';
    }
  }
}

/** `ngầm.. nên`: two stops that end no sentence are one too few for an ellipsis, or two too many. */
function isWithinSentence(text: string, { start, end }: Span): boolean {
  if (end - start !== 2 || text[start] !== '.') return false;
  const next = isSpace(text.charCodeAt(end)) ? end + 1 : end;
  return isLower(text.charCodeAt(next)) || ',;:'.includes(text[next] ?? ' ');
}

const [COMMA, SEMICOLON, COLON] = [0x2c, 0x3b, 0x3a];
