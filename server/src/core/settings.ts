import { accepts, expected, severityValue, styleKeys } from './house-keys';
import { type RuleOptions, type Severity, type Spelling, spellings } from './rule';

/** Whether a mark is wanted after credits and sources; `consistent`: as the rest of the article has it. */
export type FullStop = 'always' | 'never' | 'consistent';

/** How the paper prints what papers print differently. */
export interface HouseStyle {
  /** What stands between a caption and its credit where it has to be put in; `()` puts the credit in brackets. */
  readonly creditSeparator: '. ' | ' - ' | ' – ' | '()';
  readonly creditFullStop: FullStop;
  readonly sourcesFullStop: FullStop;
  /** The dash between spaced words: `Nga – Trung`, `Nga - Trung`, or as the rest of the article has it. */
  readonly dash: 'en' | 'hyphen' | 'consistent';
  /** `“…”`, `"…"`, or as the rest of the article has it. */
  readonly quotes: 'curly' | 'straight' | 'consistent';
  /** `hòa` is old, `hoà` new. */
  readonly toneMarks: 'old' | 'new' | 'consistent';
  readonly requireLead: boolean;
  readonly requireByline: boolean;
  readonly requireSources: boolean;
  /** Of the ways to write a name, those that the newsroom has chosen: `Hong Kong`. */
  readonly preferredNames: readonly string[];
}

export type RuleSetting = Severity | 'off';

/** Everything a user can set, complete: defaults are filled in. */
export interface Settings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly language: 'vi' | 'en';
  readonly detectPlainText: boolean;
  readonly maxNumberOfProblems: number;
  readonly spelling: Spelling;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly options: Readonly<Record<string, RuleOptions>>;
  readonly style: HouseStyle;
}

export const defaults: Settings = {
  enable: true,
  run: 'onType',
  language: 'vi',
  detectPlainText: true,
  maxNumberOfProblems: 200,
  spelling: 'balanced',
  rules: {},
  options: {},
  style: {
    creditSeparator: '. ',
    creditFullStop: 'consistent',
    sourcesFullStop: 'consistent',
    dash: 'consistent',
    quotes: 'consistent',
    toneMarks: 'consistent',
    requireLead: true,
    requireByline: true,
    requireSources: true,
    preferredNames: [],
  },
};

/** A setting that could not be used: its dotted name and what would have been right. */
export interface BadSetting {
  readonly name: string;
  readonly expected: string;
}

/**
 * Reads settings as a client or a file hands them in. Missing or null ones are those of `base`, without a word;
 * nonsensical ones are, too, and are named in `bad`. Never fails. `ruleIds` are the names `rules` may hold.
 */
export function readSettings(
  given: unknown,
  ruleIds: readonly string[],
  base: Settings = defaults,
): { settings: Settings; bad: BadSetting[] } {
  const bad: BadSetting[] = [];
  if (given !== undefined && given !== null && !isRecord(given)) bad.push({ name: 'toasoan', expected: '{ … }' });
  const from = isRecord(given) ? given : {};
  const take = <T>(
    name: string,
    value: unknown,
    valid: (value: unknown) => value is T,
    expected: string,
    otherwise: T,
  ): T => {
    if (value === undefined || value === null) return otherwise;
    if (valid(value)) return value;
    bad.push({ name, expected });
    return otherwise;
  };
  const settings: Settings = {
    enable: take('enable', from['enable'], isBoolean, 'true | false', base.enable),
    run: take('run', from['run'], oneOf('onType', 'onSave'), '"onType" | "onSave"', base.run),
    language: take('language', from['language'], oneOf('vi', 'en'), '"vi" | "en"', base.language),
    detectPlainText: take('detectPlainText', from['detectPlainText'], isBoolean, 'true | false', base.detectPlainText),
    maxNumberOfProblems: take(
      'maxNumberOfProblems',
      from['maxNumberOfProblems'],
      (value): value is number => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1000,
      '1 … 1000',
      base.maxNumberOfProblems,
    ),
    spelling: take(
      'spelling',
      from['spelling'],
      oneOf(...spellings),
      spellings.map((level) => `"${level}"`).join(' | '),
      base.spelling,
    ),
    ...readRules(take('rules', from['rules'], isRecord, '{ "id": "warning" }', {}), ruleIds, base, bad),
    style: readStyle(take('style', from['style'], isRecord, '{ … }', {}), base, bad),
  };
  return { settings, bad };
}

function readStyle(given: Readonly<Record<string, unknown>>, base: Settings, bad: BadSetting[]): HouseStyle {
  const style: Record<string, unknown> = { ...base.style };
  for (const [name, { value }] of Object.entries(styleKeys)) {
    if (given[name] === undefined || given[name] === null) continue;
    if (accepts(value, given[name])) style[name] = given[name];
    else bad.push({ name: `style.${name}`, expected: expected(value) });
  }
  return style as unknown as HouseStyle;
}

/** `"warning"`, `"off"`, or `{ "severity": "hint", "words": 25 }` with the rule's own options beside. */
function readRules(
  given: Readonly<Record<string, unknown>>,
  ruleIds: readonly string[],
  base: Settings,
  bad: BadSetting[],
): Pick<Settings, 'rules' | 'options'> {
  const rules: Record<string, RuleSetting> = { ...base.rules };
  const options: Record<string, RuleOptions> = { ...base.options };
  const isSetting = (value: unknown): value is RuleSetting => accepts(severityValue, value);
  for (const [id, value] of Object.entries(given)) {
    if (value === null) continue;
    if (!ruleIds.includes(id)) bad.push({ name: `rules.${id}`, expected: 'id' });
    else if (isSetting(value)) rules[id] = value;
    else if (isRecord(value)) {
      const { severity, ...rest } = value;
      if (isSetting(severity)) rules[id] = severity;
      else if (severity !== undefined) bad.push({ name: `rules.${id}.severity`, expected: expected(severityValue) });
      const scalars = Object.entries(rest).filter(
        (entry): entry is [string, number | string | boolean] => typeof entry[1] !== 'object',
      );
      options[id] = { ...options[id], ...Object.fromEntries(scalars) };
    } else bad.push({ name: `rules.${id}`, expected: expected(severityValue) });
  }
  return { rules, options };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

const oneOf =
  <const T extends string>(...allowed: readonly T[]) =>
  (value: unknown): value is T =>
    allowed.includes(value as T);
