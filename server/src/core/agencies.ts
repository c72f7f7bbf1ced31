import { type Article, type Block } from './article';
import { editDistance } from './distance';
import { type Agency, type Lexicon, isKnownSource, looseKey } from './lexicon';
import { type Span, span, words } from './text';

/** A name in a place where only a source stands: a credit, the sources, or after "theo". */
export interface NamedSource {
  readonly span: Span;
  /** As typed, in NFC. */
  readonly name: string;
  readonly place: 'credit' | 'sources' | 'text';
}

/** How a name was understood. `meant` is the right spelling. */
export type Reading =
  | { readonly kind: 'known'; readonly agency: Agency }
  | { readonly kind: 'case'; readonly agency: Agency; readonly meant: string }
  | { readonly kind: 'misspelt'; readonly agency: Agency; readonly meant: string; readonly listed: boolean };

/**
 * Reads a name as an agency, a slip of one, or neither (undefined). A name that is known in any letter case is never
 * a slip of another (ABC, NBC, CBS).
 */
export function readName(name: string, lexicon: Lexicon): Reading | undefined {
  return readListed(name, lexicon) ?? readNear(name, lexicon);
}

/** By the lists alone: letter case, spaces and hyphens aside, or a listed misspelling. */
function readListed(name: string, lexicon: Lexicon): Reading | undefined {
  const exact = lexicon.agencyByName.get(name);
  if (exact) return { kind: 'known', agency: exact };
  const key = looseKey(name);
  if (lexicon.creditTerms.has(key) || lexicon.vagueCredits.has(key)) return undefined;
  const loose = lexicon.agencyByKey.get(key);
  if (loose && isVariant(name, loose.name, lexicon)) {
    const shouting = name === name.toUpperCase() && name !== name.toLowerCase();
    return shouting
      ? { kind: 'known', agency: loose.agency }
      : { kind: 'case', agency: loose.agency, meant: loose.name };
  }
  const listed = lexicon.misspelling.get(name);
  return listed && { kind: 'misspelt', agency: listed.agency, meant: listed.name, listed: true };
}

/** A long name may be written together or apart. A short one may be a person's: `An Sa` is no ANSA, nor `Sana` SANA. */
function isVariant(name: string, known: string, lexicon: Lexicon): boolean {
  if (!/^[\p{L}\p{N}]/u.test(name) || !/[\p{L}\p{N})+]$/u.test(name)) return false;
  if (looseKey(known).length >= 6) return true;
  if (name.toLowerCase() !== known.toLowerCase()) return false;
  const person = /^\p{Lu}\p{Ll}/u.test(name) && known === known.toUpperCase() && /[aeiouy]/i.test(name);
  return !person || lexicon.misspelling.has(name);
}

/** The names in credits and sources, and what follows "theo" and "hãng tin" in running text, in order. */
export function namedSources(article: Article, lexicon: Lexicon): NamedSource[] {
  return article.blocks.flatMap((block) => namedSourcesIn(article, block, lexicon));
}

/** The same for one block. */
export function namedSourcesIn(article: Article, block: Block, lexicon: Lexicon): NamedSource[] {
  const named = (where: Span, place: NamedSource['place']): NamedSource => ({
    span: where,
    name: article.text.slice(where.start, where.end).normalize('NFC'),
    place,
  });
  if (block.kind === 'sources')
    return onceEach(
      block.names.map((name) => named(name, 'sources')),
      lexicon,
    );
  const quoted = block.kind === 'dateLine' ? block.headline : block.kind === 'caption' ? block.text : block.span;
  const inText = afterTheo(article.text, quoted, lexicon).map((name) => named(name, 'text'));
  if (block.kind !== 'caption') return inText;
  return [...inText, ...block.names.map((name) => named(name, 'credit'))];
}

/** Without those that name an agency again: they are to go, however they are spelt. */
function onceEach(names: readonly NamedSource[], lexicon: Lexicon): NamedSource[] {
  const seen = new Set<Agency>();
  return names.filter(({ name }) => {
    const agency = readName(name, lexicon)?.agency;
    if (agency === undefined) return true;
    const first = !seen.has(agency);
    seen.add(agency);
    return first;
  });
}

/** `theo Reuters`, `hãng tin Yonhap`: of the capitalised words that follow, those that are or may be an agency. */
function afterTheo(text: string, where: Span, lexicon: Lexicon): Span[] {
  const found: Span[] = [];
  const body = text.slice(where.start, where.end);
  for (const { index, 0: lead } of body.matchAll(/(?<![\p{L}\p{M}])(?:theo|hãng tin|hãng thông tấn)\s/giu)) {
    const start = where.start + index + lead.length;
    const run = capitalRun(text, span(start, where.end));
    const candidates = run.map(({ end }) => span(start, end)).reverse();
    const reads = (read: typeof readName) => (name: Span) =>
      read(text.slice(name.start, name.end).normalize('NFC'), lexicon) !== undefined;
    // What is listed goes before what is near: `Sputnik V` lies two edits from `Sputnik`.
    const name = candidates.find(reads(readListed)) ?? candidates.find(reads(readNear));
    if (name) found.push(name);
  }
  return found;
}

/** Up to five words that begin with a capital, cut at the first mark that follows one. */
function capitalRun(text: string, { start, end }: Span): Span[] {
  const run: Span[] = [];
  for (const word of words(text, span(start, Math.min(end, start + 80)))) {
    if (run.length === 5 || !/^\p{Lu}/u.test(text.slice(word.start, word.start + 2))) break;
    let stop = word.end;
    while (stop > word.start && /[.,;:!?…)\]"”’]/u.test(text[stop - 1]!)) stop--;
    const cut = text.slice(word.start, stop).search(/[/(]/);
    run.push(span(word.start, cut > 0 ? word.start + cut : stop));
    if (stop < word.end || cut > 0) break;
  }
  return run;
}

/**
 * A slip that no list has: within one edit (5 letters or more) or two (9 or more) of exactly one agency. Edits count
 * in words of five letters or more only, for `US News` is not `UN News`; first letters, digits and the number of words
 * stay, for `France 2` is not `France 24`.
 */
function readNear(name: string, lexicon: Lexicon): Reading | undefined {
  // Photographers bear Vietnamese names that lie near a paper's: Thanh Liên is not Thanh Niên.
  if (name.length < 5 || !/^[A-Z][A-Za-z\d .&'-]*[A-Za-z\d]$/.test(name)) return undefined;
  if (lexicon.namesakes.has(name) || isKnownSource(lexicon, name)) return undefined;
  const most = name.length >= 9 ? 2 : 1;
  let found: { agency: Agency; meant: string; edits: number } | undefined;
  for (const [known, agency] of likely(lexicon).get(name[0]!) ?? []) {
    const edits = slipsBetween(name, known, most);
    if (edits > most) continue;
    if (found && found.agency !== agency) return undefined;
    if (!found || edits < found.edits) found = { agency, meant: known, edits };
  }
  return found && { kind: 'misspelt', agency: found.agency, meant: found.meant, listed: false };
}

const likelyNames = new WeakMap<Lexicon, Map<string, [string, Agency][]>>();

/** The names that a slip may be one of, by their first letter. */
function likely(lexicon: Lexicon): Map<string, [string, Agency][]> {
  let names = likelyNames.get(lexicon);
  if (!names) {
    names = new Map();
    for (const [known, agency] of lexicon.agencyByName) {
      if (known.length < 5 || (agency.contextOnly && known.length < 8)) continue;
      const initial = known[0]!;
      names.set(initial, [...(names.get(initial) ?? []), [known, agency]]);
    }
    likelyNames.set(lexicon, names);
  }
  return names;
}

/** The edits between two names word by word, or more than `most` where they cannot be one name. */
function slipsBetween(name: string, known: string, most: number): number {
  if (Math.abs(name.length - known.length) > most) return most + 1;
  const [written, right] = [name.split(' '), known.split(' ')];
  if (written.length !== right.length) return most + 1;
  let edits = 0;
  for (const [at, word] of written.entries()) {
    const meant = right[at]!;
    if (word === meant) continue;
    if (meant.length < 5 || digits(word) !== digits(meant)) return most + 1;
    edits += editDistance(word, meant, most);
    if (edits > most) return most + 1;
  }
  return edits;
}

const digits = (word: string): string => word.replace(/\D/g, '');
