import { type Problem } from './check';
import { type Fix, type Values } from './rule';

/** Sentences of one language by `rule-id/sentence-id`; without any, the English ones of the rules speak. */
export type Translation = Readonly<Record<string, string>> | undefined;

/** What is wrong, in words. */
export function say(problem: Problem, translation: Translation): string {
  return sentence(problem.rule.id, problem.rule.sentences, problem.message, problem.values, translation);
}

/** What a fix does, in words: the title of the light bulb's entry. */
export function sayFix(problem: Problem, fix: Fix, translation: Translation): string {
  return sentence(problem.rule.id, problem.rule.sentences, fix.title, fix.values, translation);
}

/** A sentence of an editor feature: `english` is the feature's own table, `group` its name in the translations. */
export function sentence<Id extends string>(
  group: string,
  english: Readonly<Record<Id, string>>,
  id: Id,
  values: Values | undefined,
  translation: Translation,
): string {
  return fill(translation?.[`${group}/${id}`] ?? english[id], values);
}

/** Fills the gaps of a sentence; a gap without a value stays as it is, for a test to see. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => (name in values ? String(values[name]) : gap));
}
