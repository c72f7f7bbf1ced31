import { type Article, type Block } from './article';
import { type Lexicon } from './lexicon';
import type { HouseStyle } from './settings';
import { type Edit, type Span } from './text';

/** How loud a problem speaks, as in LSP. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** How sure a spelling must look wrong among its neighbours before it is marked: `sure` speaks least, `keen` most. */
export type Spelling = 'sure' | 'balanced' | 'keen';
export const spellings: readonly Spelling[] = ['sure', 'balanced', 'keen'];

/** What goes into the gaps of a sentence: `{name}` takes the value of `name`. */
export type Values = Readonly<Record<string, string | number>>;

/** The names of the gaps in a sentence, so that a missing or misspelt value does not compile. */
type Gaps<S> = S extends `${string}{${infer Gap}}${infer Rest}` ? Gap | Gaps<Rest> : never;
type ValuesOf<S> = [Gaps<S>] extends [never]
  ? { readonly values?: undefined }
  : { readonly values: Readonly<Record<Gaps<S>, string | number>> };

/** A rule's English sentences by id; the Vietnamese ones stand in l10n/vi.json under `rule-id/sentence-id`. */
export type Sentences = Readonly<Record<string, string>>;

/** One way to mend a finding. `title` is the id of a sentence that says what it does. */
export interface Fix {
  readonly title: string;
  readonly values?: Values | undefined;
  readonly edits: readonly Edit[];
  /** Right without being looked at: fix-all and `--fix` apply it. */
  readonly safe?: boolean;
}

/** A place in the text and what is wrong there: plain data, said in words only at the edge. */
export interface Finding {
  readonly span: Span;
  /** Id of the sentence that says what is wrong. */
  readonly message: string;
  readonly values?: Values | undefined;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
}

type FixOf<S extends Sentences> = {
  [Id in keyof S & string]: Omit<Fix, 'title' | 'values'> & { readonly title: Id } & ValuesOf<S[Id]>;
}[keyof S & string];

/** A finding of a rule whose sentences are `S`: only they can be named, and with all their values. */
export type FindingOf<S extends Sentences> = {
  [Id in keyof S & string]: Omit<Finding, 'message' | 'values' | 'fixes'> & {
    readonly message: Id;
    readonly fixes?: readonly FixOf<S>[];
  } & ValuesOf<S[Id]>;
}[keyof S & string];

/** What a rule is handed. `today` is an ISO date: the core has no clock. */
export interface Question<O> {
  readonly article: Article;
  readonly lexicon: Lexicon;
  readonly style: HouseStyle;
  readonly spelling: Spelling;
  readonly options: O;
  readonly today: string;
}

export type RuleOptions = Readonly<Record<string, number | string | boolean>>;

interface Common<S, O> {
  /** Kebab-case, named for the mistake; the file, the page and the setting bear the same name. */
  readonly id: string;
  readonly severity: Severity | 'off';
  readonly sentences: S;
  readonly options?: O;
  /** The list of the newsroom's own that the marked words can be put on, where they are right after all. */
  readonly listable?: OwnList;
}

/** The lists a newsroom keeps for itself, by their names in `toasoan.json`. */
export type OwnList = 'agencies' | 'names' | 'words';

/** A rule that looks at the whole article. */
export interface ArticleRule<S extends Sentences = Sentences, O = RuleOptions> extends Common<S, O> {
  readonly looksAt: 'article';
  check(question: Question<O>): Iterable<Finding>;
}

/** A rule whose findings in a block hang on nothing but that block: its text and its kind. */
export interface BlockRule<S extends Sentences = Sentences, O = RuleOptions> extends Common<S, O> {
  readonly looksAt: 'block';
  check(question: Question<O> & { readonly block: Block }): Iterable<Finding>;
}

export type Rule = ArticleRule | BlockRule;

/** Declares a rule that looks at the whole article; the types bind findings to its sentences and options. */
export function articleRule<const S extends Sentences, O extends RuleOptions = RuleOptions>(
  rule: Omit<ArticleRule<S, O>, 'looksAt' | 'check'> & { check(question: Question<O>): Iterable<FindingOf<S>> },
): Rule {
  return { ...rule, looksAt: 'article' } as unknown as Rule;
}

/** Declares a rule that looks at one block at a time, so that its findings can be kept while others change. */
export function blockRule<const S extends Sentences, O extends RuleOptions = RuleOptions>(
  rule: Omit<BlockRule<S, O>, 'looksAt' | 'check'> & {
    check(question: Question<O> & { readonly block: Block }): Iterable<FindingOf<S>>;
  },
): Rule {
  return { ...rule, looksAt: 'block' } as unknown as Rule;
}
