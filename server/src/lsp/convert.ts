// The only file that knows both the core's offsets and LSP's lines and columns.
import {
  type CompletionItem,
  CompletionItemKind,
  CreateFile,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  type Hover as LspHover,
  type Location,
  MarkupContent,
  MarkupKind,
  type Position,
  type Range,
  type SelectionRange,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Kind } from '../core/article';
import { type Problem } from '../core/check';
import { type Completion, completeSentences } from '../core/complete';
import { exists, weekday } from '../core/dates';
import { type Hover, hoverSentences } from '../core/hover';
import { type Agency } from '../core/lexicon';
import { type OutlineEntry, outlineSentences } from '../core/outline';
import { type Severity, severities } from '../core/rule';
import { type Translation, say, sentence } from '../core/say';
import { type Edit, type Span } from '../core/text';
import { type TokenType, tokenTypes } from '../core/tokens';
import { serverSentences } from './sentences';

/** The name that stands beside every problem. */
const source = 'Tòa Soạn';

/** Changes of one text, in offsets, for those who only hand them on. */
export type Edits = readonly Edit[];

export const toRange = (document: TextDocument, { start, end }: Span): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

export const toSpan = (document: TextDocument, { start, end }: Range): Span => ({
  start: document.offsetAt(start),
  end: document.offsetAt(end),
});

export const toOffset = (document: TextDocument, position: Position): number => document.offsetAt(position);

export const toEdits = (document: TextDocument, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ span, newText }) => ({ range: toRange(document, span), newText }));

/** Edits bound to the version they were made for, so that a client refuses them when the text has moved on. */
export function toWorkspaceEdit(document: TextDocument, edits: readonly Edit[], versioned: boolean): WorkspaceEdit {
  const { uri, version } = document;
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: toEdits(document, edits) }] }
    : { changes: { [uri]: toEdits(document, edits) } };
}

/**
 * Edits to a file that need not be open, nor there at all: without a text it is made first, by a client that can do so
 * on being told; others make it by filling it.
 */
export function toFileEdit(
  uri: string,
  text: string | undefined,
  version: number | undefined,
  edits: readonly Edit[],
  { versioned, creates }: { readonly versioned: boolean; readonly creates: boolean },
): WorkspaceEdit {
  const changes = toEdits(TextDocument.create(uri, '', 0, text ?? ''), edits);
  if (!versioned) return { changes: { [uri]: changes } };
  return {
    documentChanges: [
      ...(text === undefined && creates ? [CreateFile.create(uri, { ignoreIfExists: true })] : []),
      { textDocument: { uri, version: version ?? null }, edits: changes },
    ],
  };
}

/** Several edits as one, done in their order. */
export function together(edits: readonly WorkspaceEdit[]): WorkspaceEdit {
  if (edits.some(({ changes }) => changes))
    return {
      changes: Object.assign({}, ...edits.map(({ changes }) => changes)) as NonNullable<WorkspaceEdit['changes']>,
    };
  return { documentChanges: edits.flatMap(({ documentChanges = [] }) => documentChanges) };
}

/** Edits to one of several files; `version` is null for one that is not open. */
export interface FileEdits {
  readonly document: TextDocument;
  readonly version: number | null;
  readonly edits: Edits;
}

/**
 * Edits to several files as one. With words for it, a client shows them before they are made: it does so where one edit
 * needs to be confirmed, and leaves that one out until the writer ticks it. So the one is an edit that changes nothing, and
 * all the others are ticked: nobody wants to tick forty articles.
 */
export function toFilesEdit(
  files: readonly FileEdits[],
  versioned: boolean,
  shown: { readonly label: string; readonly lookFirst: string } | undefined,
): WorkspaceEdit {
  if (!versioned)
    return {
      changes: Object.fromEntries(files.map(({ document, edits }) => [document.uri, toEdits(document, edits)])),
    };
  const annotation = shown ? { annotationId: 'rename' } : {};
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return {
    documentChanges: files.map(({ document, version, edits }, index) => ({
      textDocument: { uri: document.uri, version },
      edits: [
        ...(shown && index === 0 ? [{ range: top, newText: '', annotationId: 'look' }] : []),
        ...toEdits(document, edits).map((edit) => ({ ...edit, ...annotation })),
      ],
    })),
    ...(shown && {
      changeAnnotations: {
        rename: { label: shown.label, needsConfirmation: false },
        look: { label: shown.lookFirst, needsConfirmation: true },
      },
    }),
  };
}

export const toLocation = (document: TextDocument, where: Span): Location => ({
  uri: document.uri,
  range: toRange(document, where),
});

/** Stretches, each within the next, as LSP chains them: the innermost, with what is round it. */
export function toSelection(document: TextDocument, spans: readonly Span[]): SelectionRange {
  let parent: SelectionRange | undefined;
  for (const where of [...spans].reverse()) parent = { range: toRange(document, where), ...(parent && { parent }) };
  return parent ?? { range: toRange(document, { start: 0, end: 0 }) };
}

/** What differs from one client, or one setting, to the next. */
export interface Manner {
  readonly translation: Translation;
  /** The address of a rule's page, or undefined where there is none. */
  rulePage(rule: string): string | undefined;
}

/**
 * The problems as diagnostics, `most` of them: where there are more, the gravest are kept and the rest is counted in
 * one more line at the top.
 */
export function toDiagnostics(
  document: TextDocument,
  problems: readonly Problem[],
  most: number,
  manner: Manner,
): Diagnostic[] {
  const kept = problems.length <= most ? problems : gravest(problems, most);
  const diagnostics = kept.map((problem) => toDiagnostic(document, problem, manner));
  const left = problems.length - kept.length;
  if (left > 0)
    diagnostics.push({
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      severity: DiagnosticSeverity.Information,
      source,
      message: sentence('server', serverSentences, 'more', { count: left }, manner.translation),
    });
  return diagnostics;
}

function gravest(problems: readonly Problem[], most: number): Problem[] {
  const chosen = new Set([...problems].sort((a, b) => toSeverity(a.severity) - toSeverity(b.severity)).slice(0, most));
  return problems.filter((problem) => chosen.has(problem));
}

export function toDiagnostic(document: TextDocument, problem: Problem, manner: Manner): Diagnostic {
  const href = manner.rulePage(problem.rule.id);
  return {
    range: toRange(document, problem.span),
    severity: toSeverity(problem.severity),
    code: problem.rule.id,
    source,
    message: say(problem, manner.translation),
    ...(href !== undefined && { codeDescription: { href } }),
  };
}

function toSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'information':
      return DiagnosticSeverity.Information;
    case 'hint':
      return DiagnosticSeverity.Hint;
  }
}

/** How loud a diagnostic speaks; one that does not say is as loud as can be. */
export const fromSeverity = (severity: DiagnosticSeverity | undefined): Severity =>
  severities.find((one) => toSeverity(one) === severity) ?? 'error';

const symbolKinds: Readonly<Record<Kind, SymbolKind>> = {
  dateLine: SymbolKind.Class,
  place: SymbolKind.Namespace,
  lead: SymbolKind.Interface,
  caption: SymbolKind.Event,
  paragraph: SymbolKind.String,
  subheading: SymbolKind.Module,
  byline: SymbolKind.Field,
  sources: SymbolKind.Array,
};

export function toSymbols(
  document: TextDocument,
  entries: readonly OutlineEntry[],
  translation: Translation,
): DocumentSymbol[] {
  return entries.map(({ kind, span, selection, sentence: id, text, number = 0, detail, children }) => ({
    name: id ? sentence('outline', outlineSentences, id, { text, number }, translation) : text,
    ...(detail !== undefined && { detail }),
    kind: symbolKinds[kind],
    range: toRange(document, span),
    selectionRange: toRange(document, selection),
    children: toSymbols(document, children, translation),
  }));
}

export const toFolds = (document: TextDocument, spans: readonly Span[]): FoldingRange[] =>
  spans.map(({ start, end }) => ({
    startLine: document.positionAt(start).line,
    endLine: document.positionAt(end).line,
  }));

/** Semantic tokens in LSP's relative encoding; every span lies on one line. */
export function toTokenData(document: TextDocument, tokens: readonly { span: Span; type: TokenType }[]): number[] {
  const data: number[] = [];
  let [line, character] = [0, 0];
  for (const { span, type } of tokens) {
    const at = document.positionAt(span.start);
    data.push(
      at.line - line,
      at.line === line ? at.character - character : at.character,
      span.end - span.start,
      tokenTypes.indexOf(type),
      0,
    );
    ({ line, character } = at);
  }
  return data;
}

/** How completions are said, and what the client can show of them. */
export interface CompletionManner {
  readonly language: 'vi' | 'en';
  readonly translation: Translation;
  /** It shows what an item is beside its label. */
  readonly labelDetails: boolean;
  /** It has VS Code's commands: behind a label, the names that follow are asked for at once. */
  readonly commands: boolean;
}

/** Items in the order given: clients sort by `sortText`. Nothing in them is Markdown, nor a snippet. */
export function toCompletions(
  document: TextDocument,
  completions: readonly Completion[],
  manner: CompletionManner,
): CompletionItem[] {
  return completions.map((completion, index): CompletionItem => {
    const { label, kind, filter, newText, span, goesOn } = completion;
    const [what = '', ...more] = completionLines(completion, manner);
    return {
      label,
      kind: completionKinds[kind],
      ...(manner.labelDetails ? { labelDetails: { description: what } } : { detail: what }),
      ...(more.length > 0 && { documentation: more.join('\n') }),
      sortText: String(index).padStart(3, '0'),
      // A word that is typed in full would go before all others in VS Code, whatever the order: so nothing is ever in full.
      filterText: `${filter} `,
      textEdit: { range: toRange(document, span), newText },
      ...(goesOn && manner.commands && { command: { title: '', command: 'editor.action.triggerSuggest' } }),
    };
  });
}

/** The kinds of editors are those of program code: names bear the plainest of them. */
const completionKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  institution: CompletionItemKind.Text,
  person: CompletionItemKind.Text,
  place: CompletionItemKind.Text,
  event: CompletionItemKind.Text,
  term: CompletionItemKind.Text,
  agency: CompletionItemKind.Reference,
  creditTerm: CompletionItemKind.Reference,
  byline: CompletionItemKind.Text,
  photographer: CompletionItemKind.Text,
  name: CompletionItemKind.Text,
  date: CompletionItemKind.Constant,
  label: CompletionItemKind.Keyword,
  note: CompletionItemKind.Keyword,
};

/** What an item is, and below that what more there is to say of it. */
function completionLines(completion: Completion, { language, translation }: CompletionManner): string[] {
  const { kind, agency, meaning, abbreviations, days, here, count, label } = completion;
  const words = (id: keyof typeof completeSentences, values: Readonly<Record<string, string | number>> = {}): string =>
    sentence('complete', completeSentences, id, values, translation);
  const hoverWords: HoverWords = (id, values = {}) => sentence('hover', hoverSentences, id, values, translation);
  const what = agency && agency.kind in hoverSentences ? hoverWords(agency.kind as keyof typeof hoverSentences) : '';
  return [
    days !== undefined ? distance(days, hoverWords) : what || words(kind),
    ...(agency ? [described(agency, language, hoverWords), agency.name === label ? '' : agency.name] : []),
    meaning ?? '',
    abbreviations ? words('short', { short: abbreviations.join(', ') }) : '',
    here ? words('here') : '',
    count !== undefined ? words('folder', { count }) : '',
  ].filter((line, index) => index === 0 || line !== '');
}

/** A hover in words. Article text is escaped: in Markdown, `![](https://…)` would make an editor fetch it. */
export function toHover(
  document: TextDocument,
  hover: Hover,
  language: 'vi' | 'en',
  translation: Translation,
  markdown: boolean,
): LspHover {
  const lines = hoverLines(hover, language, translation);
  const value = markdown
    ? lines.map((line, index) => (index === 0 ? `**${escapeMarkdown(line)}**` : escapeMarkdown(line))).join('\n\n')
    : lines.join('\n');
  return {
    contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value },
    range: toRange(document, hover.span),
  };
}

/** A hover with one more line; where there was none, a name and the line. */
export function withLine(
  document: TextDocument,
  hover: LspHover | null,
  name: string,
  where: Span,
  line: string,
  markdown: boolean,
): LspHover {
  const said = hover && MarkupContent.is(hover.contents) ? hover.contents.value : undefined;
  const first = said ?? (markdown ? `**${escapeMarkdown(name)}**` : name);
  return {
    contents: {
      kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: markdown ? `${first}\n\n${escapeMarkdown(line)}` : `${first}\n${line}`,
    },
    range: hover?.range ?? toRange(document, where),
  };
}

function hoverLines(hover: Hover, language: 'vi' | 'en', translation: Translation): string[] {
  const words = (id: keyof typeof hoverSentences, values: Readonly<Record<string, string | number>> = {}): string =>
    sentence('hover', hoverSentences, id, values, translation);
  switch (hover.kind) {
    case 'date': {
      const { day, month, year } = hover.date;
      if (!exists(hover.date)) return [`${day}/${month}/${year}`, words('noSuchDay')];
      return [
        `${words(weekdays[weekday(hover.date)]!)}, ${day}/${month}/${year}`,
        distance(hover.daysFromToday, words),
      ];
    }
    case 'agency': {
      const { agency, written, meant } = hover;
      const others = agency.aliases.filter((name) => name !== written);
      return [
        meant
          ? `${written}: ${words('meant', { name: agency.name })}`
          : agency.name === written
            ? written
            : `${written} = ${agency.name}`,
        described(agency, language, words),
        ...(others.length > 0 ? [words('alsoWritten', { names: others.join(', ') })] : []),
      ].filter((line) => line !== '');
    }
    case 'credit':
      return [
        `${words('photoBy', { number: hover.number })}: ${hover.text}`,
        ...hover.agencies.map((agency) => `${agency.name}: ${described(agency, language, words)}`),
      ];
    case 'creditTerm':
      return [`${hover.term}: ${hover.meaning}`];
  }
}

type HoverWords = (id: keyof typeof hoverSentences, values?: Readonly<Record<string, string | number>>) => string;

/** `hãng thông tấn · Pháp · afp.com` */
const described = (agency: Agency, language: 'vi' | 'en', words: HoverWords): string =>
  [
    agency.kind in hoverSentences ? words(agency.kind as keyof typeof hoverSentences) : '',
    country(agency.country, language),
    agency.domain,
  ]
    .filter((part) => part !== '')
    .join(' · ');

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

function distance(days: number | undefined, words: HoverWords): string {
  if (days === undefined) return '';
  if (days === 0) return words('today');
  if (days === -1) return words('yesterday');
  if (days === 1) return words('tomorrow');
  return days < 0 ? words('ago', { days: -days }) : words('ahead', { days });
}

/** The name of a country by its ISO code; empty where there is none to tell. */
function country(code: string, language: 'vi' | 'en'): string {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? '') : '';
}

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~&:]/g, '\\$&');
