import { type Article, type Block } from './article';
import { type Lexicon } from './lexicon';
import { type Finding, type Fix, type Question, type Rule, type RuleOptions, type Severity } from './rule';
import { rules } from './rules';
import { type Settings } from './settings';
import { type Span } from './text';

/** A finding with the rule that made it and how loud it speaks here. */
export interface Problem {
  readonly rule: Rule;
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
  if (!knowledge.settings.enable) return [];
  const active = rules.filter((rule) => severityOf(rule, knowledge.settings) !== 'off');
  const problems: Problem[] = [];
  const add = (rule: Rule, finding: Finding): void => {
    problems.push(asProblem(rule, finding, knowledge.settings));
  };
  for (const rule of active)
    if (rule.looksAt === 'article')
      for (const finding of rule.check(question(rule, article, knowledge))) add(rule, finding);
  const blockRules = active.filter((rule) => rule.looksAt === 'block');
  const seen: Memory = new Map();
  for (const block of article.blocks) {
    const key = `${block.kind}\n${article.text.slice(block.span.start, block.span.end)}`;
    const kept = memory?.get(key) ?? seen.get(key) ?? lookAt(block, blockRules, article, knowledge);
    seen.set(key, kept);
    for (const { rule, findings } of kept)
      for (const finding of findings) add(rule, shifted(finding, block.span.start));
  }
  if (memory) {
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

function lookAt(block: Block, blockRules: readonly Rule[], article: Article, knowledge: Knowledge): readonly Kept[] {
  const kept: Kept[] = [];
  for (const rule of blockRules) {
    if (rule.looksAt !== 'block') continue;
    const findings = [...rule.check({ ...question(rule, article, knowledge), block })];
    if (findings.length > 0)
      kept.push({ rule, findings: findings.map((finding) => shifted(finding, -block.span.start)) });
  }
  return kept;
}

function question(rule: Rule, article: Article, { lexicon, settings, today }: Knowledge): Question<RuleOptions> {
  const options = { ...rule.options, ...settings.options[rule.id] };
  return { article, lexicon, style: settings.style, options, today };
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
