import { type Article, type Block, type Kind } from './article';
import { severityOf } from './check';
import { countedIn } from './counts';
import { type OutlineEntry, outline } from './outline';
import { type RuleOptions } from './rule';
import { rules } from './rules';
import { type Settings } from './settings';
import { type Span, countWords } from './text';

/** One part of an article with its length. A subheading holds what stands under it. */
export interface Part {
  /** `paragraph3`: the same part has the same id while one types in it. */
  readonly id: string;
  readonly kind: Kind;
  /** Counted from 1 among the parts of its kind. */
  readonly number: number;
  readonly span: Span;
  /** The first words. */
  readonly text: string;
  readonly length: Length;
  /** A photo's credit as typed: empty where nobody is named. */
  readonly credit?: string;
  readonly children: readonly Part[];
}

/** How long a part is, and may be by the rules of the house. */
export interface Length {
  readonly words: number;
  readonly mostWords?: number;
  /** Only where these are too many, and the words are not. */
  readonly characters?: number;
  readonly mostCharacters?: number;
  readonly tooLong: boolean;
}

/** The parts of an article, in order, as its outline has them. */
export function parts(article: Article, settings: Settings): Part[] {
  const blocks = new Map(article.blocks.map((block) => [block.span.start, block]));
  const seen = new Map<Kind, number>();
  const measured = (entry: OutlineEntry): Part => {
    const block = blocks.get(entry.selection.start)!;
    const number = (seen.get(block.kind) ?? 0) + 1;
    seen.set(block.kind, number);
    return {
      id: `${block.kind}${number}`,
      kind: block.kind,
      number,
      span: block.span,
      text: entry.text,
      length: lengthOf(article, block, settings),
      ...(block.kind === 'caption' && { credit: creditOf(article, block) }),
      children: entry.children.map(measured),
    };
  };
  return outline(article).map(measured);
}

/** Which rule says how long a block may be. */
const lengthRules: Partial<Record<Kind, string>> = {
  dateLine: 'headline-too-long',
  lead: 'lead-too-long',
  paragraph: 'paragraph-too-long',
};

/** How long a block is, and may be: a rule that is off sets no limit. */
export function lengthOf({ text }: Article, block: Block, settings: Settings): Length {
  const counted = countedIn(block);
  const words = countWords(text, counted);
  const { words: mostWords, characters: mostCharacters } = limitsOf(lengthRules[block.kind], settings);
  const characters = text.slice(counted.start, counted.end).normalize('NFC').length;
  if (typeof mostCharacters === 'number' && characters > mostCharacters && !(words > Number(mostWords)))
    return { words, characters, mostCharacters, tooLong: true };
  return typeof mostWords === 'number' ? { words, mostWords, tooLong: words > mostWords } : { words, tooLong: false };
}

function limitsOf(id: string | undefined, settings: Settings): RuleOptions {
  const rule = rules.find((one) => one.id === id);
  return !rule || severityOf(rule, settings) === 'off' ? {} : { ...rule.options, ...settings.options[rule.id] };
}

/** `AFP`; or the label where it says it all (`Ảnh minh họa`). */
function creditOf({ text }: Article, block: Block & { kind: 'caption' }): string {
  const { credit, label, colon } = block;
  const named = text.slice(credit.start, credit.end);
  return named || colon ? named : text.slice(label.start, label.end);
}
