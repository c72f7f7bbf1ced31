import { parse } from '../article';
import { type Knowledge } from '../check';
import { wrappedLines } from '../parse/wraps';
import { lines } from '../text';
import { type Imported, cleaned, layOut, tidied } from './layout';

/**
 * Makes an article of plain text, as it comes out of a mail, a chat or a document: every line a part of it, lines that
 * only break a sentence joined. What is an article already is only cleaned. Never fails.
 */
export function fromText(text: string, knowledge: Knowledge): Imported {
  const whole = cleaned(lines(text).map(({ start, end }) => text.slice(start, end)));
  const first = parse(whole.join('\n'), knowledge.lexicon).blocks[0];
  if (first?.kind === 'dateLine' && first.keyword && first.date)
    return { text: tidied(whole.join('\n'), knowledge), leftOut: [] };
  // Read as an article, so that a headline that was cut in two is known for one.
  const pieces = joined(whole, `date ${knowledge.today} `, knowledge);
  return layOut({ pieces: pieces.map((line) => ({ part: 'text', text: line })) }, knowledge);
}

/** The lines of a paragraph that a page breaks: those that only continue the line above are joined to it. */
export const paragraphsOf = (whole: readonly string[], knowledge: Knowledge): string[] =>
  joined(whole, `date ${knowledge.today} Tít\n\nSapo.\n\n`, knowledge);

/** The lines that hold something, those that break a sentence joined; `head` is what stands above them in an article. */
function joined(whole: readonly string[], head: string, { lexicon }: Knowledge): string[] {
  const article = parse(head + whole.join('\n').trimStart(), lexicon);
  const wrapped = wrappedLines(article);
  const found: string[] = [];
  for (const [index, { span }] of article.blocks.entries()) {
    const line = article.text.slice(Math.max(span.start, head.length), span.end);
    if (line === '') continue;
    if (wrapped.has(index) && found.length > 0) found.push(`${found.pop()!} ${line}`);
    else found.push(line);
  }
  return found;
}
