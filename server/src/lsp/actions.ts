import {
  type CodeAction,
  CodeActionKind,
  type Command,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type TextDocument } from 'vscode-languageserver-textdocument';
import { type Problem } from '../core/check';
import { safeEdits } from '../core/fix';
import { type OwnList, type Values } from '../core/rule';
import { sayFix, sentence } from '../core/say';
import * as convert from './convert';

/** The entries of the light bulb that are no rule's own; the Vietnamese stands in l10n under `actions/…`. */
export const actionSentences = {
  fixRule: 'Fix all {count} places with this mistake in the article',
  showRule: 'Why? Read about {rule}',
  addAgency: 'Add “{text}” to the newsroom’s agencies',
  addName: 'Add “{text}” to the newsroom’s names',
  addWord: 'Add “{text}” to the newsroom’s words',
  ignoreHere: 'Ignore “{text}” in this sentence',
  ignorePlace: 'Ignore this in this sentence',
  changeSeverity: 'Change how loud {rule} is, or turn it off…',
} as const;

/** What an entry does: changes texts, or has the client do something. */
export type Deed = { readonly edit: WorkspaceEdit } | { readonly command: Omit<Command, 'title'> };

/** What can be done here beside mending; undefined is not offered. */
export interface Ways {
  readonly manner: convert.Manner;
  /** Whether edits carry the version they were made for. */
  readonly versioned: boolean;
  showRule(rule: string): Deed | undefined;
  addToList(problem: Problem, list: OwnList): Deed | undefined;
  ignoreHere(problem: Problem): Deed | undefined;
  changeSeverity(rule: string): Deed | undefined;
}

/**
 * The light bulb for the problems `here`, of `all` in the document: first what mends each, then, problem by problem, its
 * further readings, all of its kind at once, the page, the newsroom's list, leaving it alone, and how loud its rule is.
 * VS Code keeps this order as long as each entry names its problem.
 */
export function lightBulb(
  document: TextDocument,
  all: readonly Problem[],
  here: readonly Problem[],
  ways: Ways,
): CodeAction[] {
  const told = new Set<string>();
  const groups = here.map((problem) => entriesOf(document, all, problem, ways, told));
  return [...groups.flatMap(({ preferred }) => preferred), ...groups.flatMap(({ others }) => others)];
}

function entriesOf(
  document: TextDocument,
  all: readonly Problem[],
  problem: Problem,
  ways: Ways,
  told: Set<string>,
): { preferred: CodeAction[]; others: CodeAction[] } {
  const { rule, fixes } = problem;
  const { manner, versioned } = ways;
  const diagnostics = [convert.toDiagnostic(document, problem, manner)];
  const [preferred = [], ...further] = fixes.map((fix, index) =>
    entry(
      sayFix(problem, fix, manner.translation),
      { edit: convert.toWorkspaceEdit(document, fix.edits, versioned) },
      diagnostics,
      index === 0,
    ),
  );
  const text = shortened(document.getText().slice(problem.span.start, problem.span.end));
  const offer = (id: keyof typeof actionSentences, values: Values, deed: () => Deed | undefined): CodeAction[] => {
    const title = sentence('actions', actionSentences, id, values, manner.translation);
    // Two problems of one rule at the place: what is said of the rule is said once.
    const key = `${rule.id} ${title}`;
    if (told.has(key)) return [];
    told.add(key);
    return entry(title, deed(), diagnostics);
  };
  const alike = all.filter((other) => other.rule.id === rule.id && other.fixes[0]?.safe);
  const list = rule.listable;
  return {
    preferred,
    others: [
      ...further.flat(),
      ...(alike.length < 2
        ? []
        : offer('fixRule', { count: alike.length }, () => ({
            edit: convert.toWorkspaceEdit(document, safeEdits(alike), versioned),
          }))),
      ...offer('showRule', { rule: rule.id }, () => ways.showRule(rule.id)),
      ...(list ? offer(listSentences[list], { text }, () => ways.addToList(problem, list)) : []),
      ...offer(text === '' ? 'ignorePlace' : 'ignoreHere', { text }, () => ways.ignoreHere(problem)),
      ...offer('changeSeverity', { rule: rule.id }, () => ways.changeSeverity(rule.id)),
    ],
  };
}

const listSentences = { agencies: 'addAgency', names: 'addName', words: 'addWord' } as const;

function entry(title: string, deed: Deed | undefined, diagnostics: Diagnostic[], isPreferred = false): CodeAction[] {
  if (!deed) return [];
  const does = 'edit' in deed ? deed : { command: { ...deed.command, title } };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, ...(isPreferred && { isPreferred }), ...does }];
}

/** The marked words on one line, cut where they are long. */
function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= MOST
    ? line
    : `${line
        .slice(0, MOST)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
}

const MOST = 40;
