import { type Article } from './article';
import { type Span } from './text';

/** What a grammar cannot know, because it hangs on where a line stands or on what the newsroom knows. */
export const tokenTypes = ['headline', 'place', 'lead', 'caption', 'credit', 'subheading', 'byline', 'source'] as const;
export type TokenType = (typeof tokenTypes)[number];

/** The parts of an article that deserve a colour of their own, in order, never overlapping. */
export function tokens(article: Article): { span: Span; type: TokenType }[] {
  const found: { span: Span; type: TokenType }[] = [];
  const add = (span: Span, type: TokenType): void => {
    if (span.end > span.start) found.push({ span, type });
  };
  for (const block of article.blocks)
    switch (block.kind) {
      case 'dateLine':
        add(block.headline, 'headline');
        break;
      case 'caption':
        add(block.text, 'caption');
        for (const name of block.names) add(name, 'credit');
        break;
      case 'sources':
        for (const name of block.names) add(name, 'source');
        break;
      case 'place':
      case 'lead':
      case 'subheading':
      case 'byline':
        add(block.span, block.kind);
        break;
      default:
    }
  return found;
}
