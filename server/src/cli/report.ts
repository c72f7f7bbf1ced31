import pc from 'picocolors';
import stringWidth from 'string-width';
import { type Severity } from '../core/rule';
import { type Translation, say, sentence } from '../core/say';
import { type Span, lines } from '../core/text';
import { translationOf } from '../l10n';
import { type CheckOptions, type Checked } from './check';

/** What the command line says; the Vietnamese stands in l10n under `cli/…`. */
export const cliSentences = {
  error: 'error',
  warning: 'warning',
  information: 'information',
  hint: 'hint',
  clean: 'No problems in {articles} article(s).',
  total: '{articles} article(s): {errors} error(s), {warnings} warning(s), {hints} hint(s).',
  fixable: '{count} can be mended by --fix.',
} as const;

/** An array of `{ path, problems }`, lines and columns from 1, columns in UTF-16 units. */
export function jsonReport(checked: readonly Checked[], { language }: CheckOptions): string {
  const translation = translationOf(language);
  const report = checked.map(({ path, article, problems }) => {
    const place = placesIn(article.text);
    return {
      path,
      problems: problems.map((problem) => {
        const [start, end] = [place(problem.span.start), place(problem.span.end)];
        return {
          rule: problem.rule.id,
          severity: problem.severity,
          message: say(problem, translation),
          line: start.line,
          column: start.column,
          endLine: end.line,
          endColumn: end.column,
          fixable: problem.fixes[0]?.safe === true,
        };
      }),
    };
  });
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** For people: each problem with its line and a mark under the place, then a count. */
export function textReport(checked: readonly Checked[], options: CheckOptions): string {
  return checked.length === 0
    ? ''
    : `${problemLines(checked, options)}${summary(checked, translationOf(options.language))}\n`;
}

/**
 * For editors and scripts: a line for each problem, as compilers print them, then the count. Severities are named in
 * English whatever the language: the problem matcher `$toasoan` of the manifest reads these lines.
 */
export function compactReport(checked: readonly Checked[], { language }: CheckOptions): string {
  const translation = translationOf(language);
  const found = checked.flatMap(({ path, article, problems }) => {
    const place = placesIn(article.text);
    return problems.map((problem) => {
      const { line, column } = place(problem.span.start);
      const severity = problem.severity === 'information' ? 'info' : problem.severity;
      return `${path}:${line}:${column}: ${severity}: ${visible(say(problem, translation))} [${problem.rule.id}]\n`;
    });
  });
  return checked.length === 0 ? '' : `${found.join('')}${summary(checked, translation)}\n`;
}

/** The problems alone, under the name of each file that has any. */
export function problemLines(
  checked: readonly Checked[],
  { language, color }: Pick<CheckOptions, 'language' | 'color'>,
): string {
  const translation = translationOf(language);
  const paint = color === 'auto' ? pc : pc.createColors(color === 'always');
  const tints: Record<Severity, (text: string) => string> = {
    error: paint.red,
    warning: paint.yellow,
    information: paint.blue,
    hint: paint.cyan,
  };
  const out: string[] = [];
  for (const { path, article, problems } of checked) {
    if (problems.length === 0) continue;
    const place = placesIn(article.text);
    out.push(paint.underline(path));
    for (const problem of problems) {
      const tint = tints[problem.severity];
      const { line, column, span } = place(problem.span.start);
      const { shown, mark } = excerpt(article.text, span, problem.span);
      const level = sentence('cli', cliSentences, problem.severity, undefined, translation);
      out.push(`  ${line}:${column}  ${tint(level)}  ${say(problem, translation)}  ${paint.dim(problem.rule.id)}`);
      out.push(`    ${shown}`, `    ${tint(mark)}`);
    }
    out.push('');
  }
  return out.map((line) => `${line}\n`).join('');
}

function summary(checked: readonly Checked[], translation: Translation): string {
  const all = checked.flatMap(({ problems }) => problems);
  const count = (...wanted: Severity[]): number => all.filter(({ severity }) => wanted.includes(severity)).length;
  const articles = checked.filter(({ isHouse }) => !isHouse).length;
  if (all.length === 0) return sentence('cli', cliSentences, 'clean', { articles }, translation);
  const total = sentence(
    'cli',
    cliSentences,
    'total',
    { articles, errors: count('error'), warnings: count('warning'), hints: count('hint', 'information') },
    translation,
  );
  const fixable = all.filter(({ fixes }) => fixes[0]?.safe).length;
  return fixable > 0 ? `${total} ${sentence('cli', cliSentences, 'fixable', { count: fixable }, translation)}` : total;
}

/** How many columns of a line are shown, and how many of them before the place. */
const WIDTH = 76;
const BEFORE = 40;

/** A stretch of the line round the place, and marks that stand under the place when both are printed. */
function excerpt(text: string, line: Span, place: Span): { shown: string; mark: string } {
  const from = place.start - line.start <= BEFORE ? line.start : place.start - BEFORE;
  const to = Math.min(line.end, Math.max(from + WIDTH, place.start + 1));
  const end = Math.min(Math.max(place.end, place.start), to);
  const before = (from > line.start ? '…' : '') + visible(text.slice(from, place.start));
  const shown = before + visible(text.slice(place.start, to)) + (to < line.end ? '…' : '');
  const marked = stringWidth(visible(text.slice(place.start, end)));
  return { shown, mark: ' '.repeat(stringWidth(before)) + '~'.repeat(Math.max(1, marked)) };
}

/** One column for each tab and control character, so that marks stand right and no terminal is led astray. */
const visible = (text: string): string => text.replace(/[\t\u00a0]/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '·');

/** Answers for an offset: line and column from 1, and the span of that line. */
export function placesIn(text: string): (offset: number) => { line: number; column: number; span: Span } {
  const all = lines(text);
  return (offset) => {
    let [low, high] = [0, all.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (all[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    const span = all[low]!;
    return { line: low + 1, column: offset - span.start + 1, span };
  };
}
