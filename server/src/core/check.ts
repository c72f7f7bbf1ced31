import { type Article, type Block } from './article';
import { type Lexicon } from './lexicon';
import {
  type ArticleRule,
  type BlockRule,
  type Finding,
  type Fix,
  type Question,
  type Rule,
  type RuleOptions,
  type Severity,
} from './rule';
import { rules } from './rules';
import { type Settings } from './settings';
import { type Span } from './text';

/** A finding with the rule that made it and how loud it speaks here. */
export interface Problem {
  readonly rule: Pick<Rule, 'id' | 'sentences' | 'listable'>;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly values?: Finding['values'];
  readonly fixes: readonly Fix[];
}

/** What the check is handed beside the article. `today` is an ISO date. */
export interface Knowledge {
  readonly lexicon: Lexicon;
  readonly settings: Settings;
  readonly today: string;
}

/**
 * What the block rules found in each block, by its kind and text, with offsets from the block's start. Valid for one
 * lexicon and one set of settings; make a new one when they change.
 */
export type Memory = Map<string, readonly Kept[]>;
interface Kept {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
}

/**
 * All problems of an article, in the order of the text. With a memory, blocks it knows are not looked at again, and
 * blocks that are gone are forgotten.
 */
export function check(article: Article, knowledge: Knowledge, memory?: Memory): Problem[] {
  const { settings } = knowledge;
  if (!settings.enable) return [];
  const { articleRules, blockRules } = planFor(settings);
  const problems: Problem[] = [];
  for (const { rule, options } of articleRules)
    for (const finding of rule.check(ask(article, knowledge, options)))
      problems.push(asProblem(rule, finding, settings));
  const seen: Memory | undefined = memory && new Map();
  for (const block of article.blocks) {
    const key = memory ? `${block.kind}\n${article.text.slice(block.span.start, block.span.end)}` : '';
    const kept = memory?.get(key) ?? seen?.get(key) ?? lookAt(block, blockRules, article, knowledge);
    seen?.set(key, kept);
    for (const { rule, findings } of kept)
      for (const finding of findings) problems.push(asProblem(rule, shifted(finding, block.span.start), settings));
  }
  if (memory && seen) {
    memory.clear();
    for (const [key, kept] of seen) memory.set(key, kept);
  }
  return problems.sort(
    (a, b) =>
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0),
  );
}

/** The severity that the settings give a rule. */
export function severityOf(rule: Rule, settings: Settings): Severity | 'off' {
  return settings.rules[rule.id] ?? rule.severity;
}

/** The rules that are not off, with their options: worked out once for a set of settings. */
interface Plan {
  readonly articleRules: readonly { readonly rule: ArticleRule; readonly options: RuleOptions }[];
  readonly blockRules: readonly { readonly rule: BlockRule; readonly options: RuleOptions }[];
}
const plans = new WeakMap<Settings, Plan>();

function planFor(settings: Settings): Plan {
  let plan = plans.get(settings);
  if (!plan) {
    const active = rules
      .filter((rule) => severityOf(rule, settings) !== 'off')
      .map((rule) => ({ rule, options: { ...rule.options, ...settings.options[rule.id] } }));
    plan = {
      articleRules: active.flatMap(({ rule, options }) => (rule.looksAt === 'article' ? [{ rule, options }] : [])),
      blockRules: active.flatMap(({ rule, options }) => (rule.looksAt === 'block' ? [{ rule, options }] : [])),
    };
    plans.set(settings, plan);
  }
  return plan;
}

// Written out field by field: these objects are made for every rule and block, and a spread costs ten times as much.
const ask = (
  article: Article,
  { lexicon, settings, today }: Knowledge,
  options: RuleOptions,
): Question<RuleOptions> => ({
  article,
  lexicon,
  style: settings.style,
  spelling: settings.spelling,
  options,
  today,
});

const NOTHING: readonly Kept[] = [];

function lookAt(
  block: Block,
  blockRules: Plan['blockRules'],
  article: Article,
  { lexicon, settings, today }: Knowledge,
): readonly Kept[] {
  let kept: Kept[] | undefined;
  const { style, spelling } = settings;
  for (const { rule, options } of blockRules) {
    let findings: Finding[] | undefined;
    for (const finding of rule.check({ article, lexicon, style, spelling, options, today, block }))
      (findings ??= []).push(shifted(finding, -block.span.start));
    if (findings) (kept ??= []).push({ rule, findings });
  }
  return kept ?? NOTHING;
}

/** A severity that a user chose holds for every finding of the rule; else a finding may differ from its rule. */
function asProblem(rule: Rule, finding: Finding, settings: Settings): Problem {
  const chosen = settings.rules[rule.id];
  const own = rule.severity === 'off' ? 'warning' : rule.severity;
  return {
    rule,
    severity: chosen !== undefined && chosen !== 'off' ? chosen : (finding.severity ?? own),
    span: finding.span,
    message: finding.message,
    values: finding.values,
    fixes: finding.fixes ?? [],
  };
}

function shifted(finding: Finding, by: number): Finding {
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return {
    ...finding,
    span: move(finding.span),
    ...(finding.fixes && {
      fixes: finding.fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, span: move(edit.span) })),
      })),
    }),
  };
}
