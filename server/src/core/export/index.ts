import { type Article } from '../article';
import { isDamaged } from '../fix';
import { type Publication } from '../publication';
import { toHtml, toHtmlPage } from './html';
import { toJsonLd } from './jsonld';
import { toMarkdown } from './markdown';
import { type Knowledge } from './metadata';
import { toNewsMl } from './newsml';
import { toNinjs } from './ninjs';
import { toText } from './plain-text';

/** What an article can be exported to, and how the name of such a file ends: never as an article's own does. */
export const formats = {
  html: '.html',
  markdown: '.md',
  docx: '.docx',
  jsonld: '.jsonld',
  ninjs: '.ninjs.json',
  newsml: '.newsml.xml',
  text: '.cms.txt',
} as const;

export type Format = keyof typeof formats;
/** All but the one whose writer is bundled apart: `docx.ts`, a part of the program (server/src/parts.ts). */
export type TextFormat = Exclude<Format, 'docx'>;

/** The text of a file in a format. `fragment`: of HTML the article alone, to paste, rather than a page. */
export function toFormat(
  format: TextFormat,
  publication: Publication,
  knowledge: Knowledge,
  { fragment = false } = {},
): string {
  switch (format) {
    case 'html':
      return fragment ? toHtml(publication) : toHtmlPage(publication);
    case 'markdown':
      return toMarkdown(publication);
    case 'jsonld':
      return toJsonLd(publication, knowledge);
    case 'ninjs':
      return toNinjs(publication, knowledge);
    case 'newsml':
      return toNewsMl(publication, knowledge);
    case 'text':
      return toText(publication);
  }
}

/**
 * Why an article is not exported, if it is not: bytes were lost at an offset when it was read, and a copy would spread the
 * loss; or there is nothing in it.
 */
export function obstacle({ text, blocks }: Article): { damagedAt: number } | 'empty' | undefined {
  if (isDamaged(text)) return { damagedAt: text.indexOf('\uFFFD') };
  return blocks.length === 0 ? 'empty' : undefined;
}

/** The name of the file that an article is exported to, beside it: `tin/bai.bai.txt` → `tin/bai.docx`. */
export function exportedName(path: string, format: Format): string {
  return path.replace(/(?:\.bai)?\.(?:article|bai|txt)$/i, '') + formats[format];
}
