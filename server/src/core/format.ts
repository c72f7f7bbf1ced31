import { type Article, gapBefore } from './article';
import { type Edit, type Span, isSpace, lineBreak, replace, span } from './text';

/**
 * The edits that lay an article out: one blank line between blocks, none before the first, no white space at the ends of
 * lines, one line end at the end of the file, one space round the date, spaces for tabs. No word is touched, adjacent
 * lines stay adjacent (they may be verse, or a rule speaks of them), line ends stay of the kind they are. A second run
 * has nothing to do.
 */
export function format(article: Article): Edit[] {
  const { text, blocks } = article;
  const edits: Edit[] = [];
  const lay = (where: Span, wanted: string): void => {
    if (text.slice(where.start, where.end) !== wanted) edits.push(replace(where, wanted));
  };
  for (let index = 0; index <= blocks.length; index++) {
    const gap = gapBefore(article, index);
    lay(gap, layout(text, gap, index === 0, index === blocks.length));
    const block = blocks[index];
    if (!block) continue;
    if (block.kind === 'dateLine')
      for (const space of spacesOf(block.colon ?? block.keyword, block.date?.span, block.headline)) lay(space, ' ');
    for (const tabs of tabsIn(text, block.span))
      if (!edits.some((edit) => edit.span.start <= tabs.start && tabs.end <= edit.span.end)) lay(tabs, ' ');
  }
  return edits;
}

/** What should stand in a gap between blocks, before the first or after the last. */
function layout(text: string, gap: Span, first: boolean, last: boolean): string {
  const found = text.slice(gap.start, gap.end);
  const mark = first && found.startsWith('\uFEFF') ? '\uFEFF' : '';
  if (first) return mark;
  const breaks = found.match(/\r\n|\r|\n/g) ?? [];
  const kind = breaks[0] ?? lineBreak(text);
  if (last) return kind;
  return breaks.length < 2 ? (breaks[0] ?? kind) : kind + (breaks[1] ?? kind);
}

/** The white space between the parts of a date line: `date` ␠ `2026-01-28` ␠ headline. */
function spacesOf(...parts: readonly (Span | undefined)[]): Span[] {
  const there = parts.filter((part) => part !== undefined && part.end > part.start) as Span[];
  return there.slice(1).flatMap((part, index) => {
    const space = span(there[index]!.end, part.start);
    return space.end > space.start ? [space] : [];
  });
}

/** The runs of white space that hold a tab. */
function tabsIn(text: string, where: Span): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('\t', where.start); at >= 0 && at < where.end; at = text.indexOf('\t', at)) {
    let start = at;
    while (start > where.start && isSpace(text.charCodeAt(start - 1))) start--;
    while (at < where.end && isSpace(text.charCodeAt(at))) at++;
    found.push(span(start, at));
  }
  return found;
}
