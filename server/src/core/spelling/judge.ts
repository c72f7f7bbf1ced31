import type { Article } from '../article';
import type { Lexicon } from '../lexicon';
import { proseOf, tokensIn } from '../prose';
import type { Spelling } from '../rule';
import {
  ALL_CAPITALS,
  CAPITAL,
  DECOMPOSED,
  DIACRITIC,
  NUMBER,
  MIXED,
  SIGN,
  STATUS,
  type Scan,
  WORD,
  hashOf,
  scan,
} from '../scan';
import { span } from '../text';
import { lowerCase } from '../vietnamese/capitals';
import { fold } from '../vietnamese/letters';
import { LOAN, NONE, isSyllable } from '../vietnamese/syllables';
import { placeTone } from '../vietnamese/tones';
import { standsAlone } from '../words';
import { BadModel, type Model, readModel, seen } from './model';
import { readModelText } from './model-text';
import { type Net, answer, readNets } from './net';
import { kinds, likelihood, nearby } from './slips';

/** What the judge knows: what stands next to what, and how to weigh it. */
export interface Judge {
  readonly model: Model;
  /** Says of a word, by how well it stands among its neighbours, whether it is worth a closer look. */
  readonly glance: Net;
  /** Weighs a word against the likeliest that may have been meant. */
  readonly verdict: Net;
}

/**
 * The judge for a lexicon, made when it is first asked for: reading a model takes a tenth of a second. Where the bytes
 * are no model there is none, and `complain` is told why.
 */
export function judgeWhenAsked(
  model: () => Uint8Array | undefined,
  nets: Uint8Array,
  complain: (error: unknown) => void,
): () => Judge | undefined {
  let made: { readonly judge: Judge | undefined } | undefined;
  return () => {
    if (made) return made.judge;
    try {
      const bytes = model();
      if (!bytes) return undefined;
      made = { judge: makeJudge(bytes, nets) };
    } catch (error) {
      made = { judge: undefined };
      complain(error);
    }
    return made.judge;
  };
}

/** A judge like another, by the model in a text (see `readModelText`); the other itself where that is none. */
export function judgeWith(other: (() => Judge | undefined) | undefined, text: string): () => Judge | undefined {
  let made: { readonly judge: Judge | undefined } | undefined;
  return () => {
    if (!made) {
      const base = other?.();
      try {
        made = { judge: base && { ...base, model: readModel(readModelText(text)) } };
      } catch {
        made = { judge: base };
      }
    }
    return made.judge;
  };
}

/** A judge of a model's bytes (see `readModel`, which says what fails) and of the nets that were taught to use it. */
export function makeJudge(model: Uint8Array, nets: Uint8Array): Judge {
  const [glance, verdict] = readNets(nets);
  if (glance?.inputs !== GLANCE_FEATURES || verdict?.inputs !== VERDICT_FEATURES) throw new BadModel('nets');
  return { model: readModel(model), glance, verdict };
}

/** A word that may be wrong. */
export interface Doubt {
  /** Its number in the scan. */
  readonly token: number;
  /** How likely it is wrong, as the natural logarithm of the odds. */
  readonly odds: number;
  /** What may have been meant, the likeliest first, up to three: in lower case, the tone in the old place. */
  readonly readings: readonly string[];
}

/**
 * From which odds on a doubt is told. Measured on articles as they were printed and on the same with slips put in: see
 * docs/spelling.md.
 */
export const levels: Readonly<Record<Spelling, number>> = { sure: 3, balanced: 1, keen: -1 };

/** The doubtful words of an article, in order; worked out at the first asking. None where nothing judges them. */
export function doubts(article: Article, lexicon: Lexicon): readonly Doubt[] {
  const judge = lexicon.judge?.();
  return judge ? judged(article, lexicon, judge).doubts : [];
}

/**
 * How well a syllable would stand in a word's place: by how many bits the words around it make it likelier than it is
 * by itself. Two syllables have a space between. Undefined where nothing judges the word.
 */
export function fitAt(article: Article, lexicon: Lexicon, token: number): ((syllables: string) => number) | undefined {
  const judge = lexicon.judge?.();
  if (!judge) return undefined;
  const { line } = judged(article, lexicon, judge);
  const at = line.token.indexOf(token);
  return at < 0 ? undefined : (syllables) => bitsGained(line, judge.model, at, syllables.split(' '));
}

interface Judged {
  readonly lexicon: Lexicon;
  readonly line: Line;
  readonly doubts: readonly Doubt[];
}
const kept = new WeakMap<Article, Judged>();

function judged(article: Article, lexicon: Lexicon, judge: Judge): Judged {
  let known = kept.get(article);
  if (known?.lexicon !== lexicon) {
    const line = lineOf(article, lexicon, judge.model);
    kept.set(article, (known = { lexicon, line, doubts: weighed(line, judge) }));
  }
  return known;
}

function bitsGained(line: Line, model: Model, at: number, syllables: readonly string[]): number {
  const numbers = numbersOf(model);
  const { word } = line;
  const own = syllables.map((syllable) => model.numberOf(hashOf(syllable)));
  const all = [word[at - 2]!, word[at - 1]!, ...own, word[at + 1]!, word[at + 2]!];
  let gained = 0;
  for (let place = 2; place < all.length; place++) {
    const [a, b, c] = [all[place - 2]!, all[place - 1]!, all[place]!];
    const [ab, bc] = [pairOf(model, a, b), pairOf(model, b, c)];
    const abc = ab !== 0 && bc !== 0 ? tripleOf(model, a, b, c) : 0;
    gained += Math.log2((afterTwo(numbers, b, c, ab, bc, abc) * PAIR_PRIOR) / numbers.share[c]!);
  }
  return gained;
}

/** What speaks for and against a word, for the net that gives the verdict and for whoever teaches it. */
export interface Evidence {
  readonly token: number;
  readonly features: Float32Array;
  readonly readings: readonly string[];
}

/** How many numbers the two nets are given. */
export const GLANCE_FEATURES = 10;
export const VERDICT_FEATURES = 52 + kinds.length;

/** How often a word was wrong among those the nets were taught with: the odds they answer are for such texts. */
const TAUGHT = 0.045;
/** What is expected of a text before it is read: as many errors as in print, told of in so many words. */
const EXPECTED = 0.0045;
const WEIGHT = 60;

function weighed(line: Line, judge: Judge): Doubt[] {
  const found: Doubt[] = [];
  for (const { token, features, readings } of evidence(line, judge))
    found.push({ token, odds: answer(judge.verdict, features), readings });
  // A text with many errors has more, and a clean one is likely clean: how many there are is judged from all of them.
  const likely = found.map(({ odds }) => Math.exp(odds));
  const taught = Math.log(TAUGHT / (1 - TAUGHT));
  let rate = TAUGHT / 4;
  for (let round = 0; round < 4; round++) {
    const factor = Math.exp(Math.log(rate / (1 - rate)) - taught);
    let errors = EXPECTED * WEIGHT;
    for (const one of likely) errors += (one * factor) / (1 + one * factor);
    rate = errors / (line.words + WEIGHT);
  }
  const shift = Math.log(rate / (1 - rate)) - taught;
  return found.map((doubt) => ({ ...doubt, odds: doubt.odds + shift }));
}

/** The words of an article by the model's numbers: two places before and two behind each block belong to no token. */
export interface Line {
  readonly article: Article;
  readonly tokens: Scan;
  readonly length: number;
  /** By place: the number of the token there, -1 for none; whether it may be judged. */
  readonly token: Int32Array;
  readonly open: Uint8Array;
  /** By place: the model's number of the word, 0 for one it does not know. */
  readonly word: Int32Array;
  readonly words: number;
}

export function lineOf(article: Article, lexicon: Lexicon, model: Model): Line {
  const tokens = scan(article);
  const most = tokens.count + 4 * article.blocks.length;
  const token = new Int32Array(most).fill(-1);
  const open = new Uint8Array(most);
  const word = new Int32Array(most);
  let names: Map<number, number> | undefined;
  let length = 0;
  let words = 0;
  for (const [index, block] of article.blocks.entries()) {
    const { from, to } = tokensIn(tokens, proseOf(block));
    if (from === to || isVerse(article, index)) continue;
    const before = index === 0 ? model.start : model.sign;
    word[length++] = before;
    word[length++] = before;
    for (let at = from; at < to; at++) {
      token[length] = at;
      const kind = tokens.kind[at]!;
      if (kind === WORD) {
        words++;
        word[length] = model.numberOf(tokens.hash[at]!);
        const isJudged =
          isOpen(article.text, tokens, at, lexicon) &&
          !isQuoted(tokens, at, from, to) &&
          !(
            (tokens.traits[at]! & CAPITAL) !== 0 &&
            model.counts[word[length]!]! < RARE &&
            ((names ??= capitalised(tokens)).get(tokens.hash[at]!) ?? 0) >= OFTEN
          );
        if (isJudged) open[length] = 1;
      } else word[length] = kind === SIGN ? model.sign : kind === NUMBER || kind === MIXED ? model.number : 0;
      length++;
    }
    word[length++] = model.sign;
    word[length++] = model.sign;
  }
  return { article, tokens, length, token, open, word, words };
}

/** How often each word is written with a capital, by its hash: a rare one that comes often is somebody's name. */
function capitalised(tokens: Scan): Map<number, number> {
  const names = new Map<number, number>();
  for (let token = 0; token < tokens.count; token++)
    if (tokens.traits[token]! & CAPITAL) {
      const hash = tokens.hash[token]!;
      names.set(hash, (names.get(hash) ?? 0) + 1);
    }
  return names;
}
const OFTEN = 3;
const RARE = 500;

/** Whether a word in plain letters stands in a quotation of another language: `The Man of the Year`. */
function isQuoted(tokens: Scan, token: number, from: number, to: number): boolean {
  if (tokens.traits[token]! & (DIACRITIC | DECOMPOSED)) return false;
  const isForeign = (at: number): boolean =>
    at >= from &&
    at < to &&
    tokens.kind[at] === WORD &&
    tokens.traits[at]! >> STATUS === NONE &&
    (tokens.traits[at]! & (DIACRITIC | DECOMPOSED | ALL_CAPITALS)) === 0;
  const isSmall = (at: number): boolean => isForeign(at) && (tokens.traits[at]! & CAPITAL) === 0;
  return (isForeign(token - 1) && isForeign(token + 1)) || isSmall(token - 1) || isSmall(token + 1);
}

/** Whether a block is a line of verse: one of three or more short ones in a row, none of which ends a sentence. */
function isVerse({ text, blocks }: Article, index: number): boolean {
  const isShort = (at: number): boolean => {
    const block = blocks[at];
    if (block?.kind !== 'paragraph') return false;
    const { start, end } = block.span;
    return (
      end - start <= MOST_OF_A_VERSE && !'.?!:”"…'.includes(text.charAt(end - 1)) && text.indexOf(' ', start) < end
    );
  };
  if (!isShort(index)) return false;
  let first = index;
  let last = index;
  while (last - first < 3 && isShort(first - 1)) first--;
  while (last - first < 3 && isShort(last + 1)) last++;
  return last - first >= 2;
}
const MOST_OF_A_VERSE = 50;

/** Whether a word may be judged at all: not one of a foreign name, in capitals, in a compound, or of the newsroom's own. */
function isOpen(text: string, tokens: Scan, token: number, lexicon: Lexicon): boolean {
  const traits = tokens.traits[token]!;
  if (traits & ALL_CAPITALS) return false;
  const status = traits >> STATUS;
  if (status > LOAN) return false;
  const start = tokens.start[token]!;
  const end = tokens.end[token]!;
  if (traits & CAPITAL && (end - start === 1 || (status === NONE && (traits & (DIACRITIC | DECOMPOSED)) === 0)))
    return false;
  if (!standsAlone(text, span(start, end))) return false;
  return lexicon.ownWords.size === 0 || !lexicon.ownWords.has(lowerCase(text.slice(start, end).normalize('NFC')));
}

/** What of an article's words stands badly enough among its neighbours for a closer look, with what is seen there. */
export function* evidence(line: Line, judge: Pick<Judge, 'model' | 'glance'>): Iterable<Evidence> {
  const { model, glance } = judge;
  const { length, word } = line;
  const sighted = sightingsIn(line, model);
  const { pairs } = sighted;
  const numbers = numbersOf(model);
  const suspects: number[] = [];
  for (let at = 2; at + 2 < length; at++) {
    if (line.open[at] === 0) continue;
    if (isStrange(line, at)) suspects.push(at);
    // Most words stand in the middle of three that the press often writes so.
    else if (sighted.triples[at - 1] === 0) {
      glanceAt(numbers, word, sighted, at, GLANCE);
      if (answer(glance, GLANCE) > 0) suspects.push(at);
    }
  }
  if (suspects.length === 0) return;
  const around = new Map<number, Rival>();
  for (const at of suspects) {
    const rival = rank(numbers, line, word, at);
    if (rival) around.set(at, rival);
  }
  // Where a neighbour is surely wrong itself, what it was meant to be is the better witness.
  const mended = word.slice(0, length);
  for (const [at, { lead, first }] of around)
    if (lead > SURE && lead > (around.get(at - 1)?.lead ?? 0) && lead > (around.get(at + 1)?.lead ?? 0))
      mended[at] = first;
  const places = placesOf(line, model.words.length);
  const strange = strangeness(line, pairs);
  for (const [at, before] of around) {
    const own = word[at]!;
    let changed = false;
    for (let near = at - 2; near <= at + 2; near++) if (near !== at && mended[near] !== word[near]) changed = true;
    let rival: Rival | undefined = before;
    if (changed) {
      const here = mended[at]!;
      mended[at] = own;
      rival = rank(numbers, line, mended, at);
      mended[at] = here;
    }
    if (!rival || rival.lead < LEAST_LEAD) continue;
    const features = new Float32Array(VERDICT_FEATURES);
    describe(features, { numbers, line, mended, pairs, around, places, strange }, at, rival, changed);
    yield {
      token: line.token[at]!,
      features,
      readings: [rival.first, rival.second, rival.third].filter((word) => word !== 0).map((word) => model.words[word]!),
    };
  }
}

/** For whoever teaches the net: what is seen at a glance of each word that is open to doubt and known to the model. */
export function* glances(
  line: Line,
  model: Model,
): Iterable<{ readonly token: number; readonly features: Float32Array }> {
  const sighted = sightingsIn(line, model);
  for (let at = 2; at + 2 < line.length; at++) {
    if (line.open[at] === 0 || isStrange(line, at)) continue;
    const features = new Float32Array(GLANCE_FEATURES);
    glanceAt(numbersOf(model), line.word, sighted, at, features);
    yield { token: line.token[at]!, features };
  }
}

/** Whether a word is none of the language's, or of the press's: that is worth a closer look wherever it stands. */
const isStrange = ({ word, token, tokens }: Line, at: number): boolean =>
  word[at] === 0 || tokens.traits[token[at]!]! >> STATUS === NONE;

/** By place: how often it was seen with the next, and with the next two. */
interface Sighted {
  readonly pairs: Uint8Array;
  readonly triples: Uint8Array;
}

function sightingsIn({ length, word }: Line, model: Model): Sighted {
  const pairs = new Uint8Array(length);
  const triples = new Uint8Array(length);
  for (let at = 0; at + 1 < length; at++) pairs[at] = pairOf(model, word[at]!, word[at + 1]!);
  for (let at = 0; at + 2 < length; at++)
    if (pairs[at] !== 0 && pairs[at + 1] !== 0) triples[at] = tripleOf(model, word[at]!, word[at + 1]!, word[at + 2]!);
  return { pairs, triples };
}

/** A lead (in nats) by which a word is taken for wrong when its neighbours are judged, and one too small to be told. */
const SURE = 6;
const LEAST_LEAD = -2;
const GLANCE = new Float32Array(GLANCE_FEATURES);

/** What the formulas need of a model, by the number of a word: worked out once. */
interface Numbers {
  readonly model: Model;
  readonly count: Float64Array;
  /** The share of a word in all text, times `PAIR_PRIOR`. */
  readonly share: Float64Array;
  readonly logCount: Float32Array;
  readonly logTotal: number;
}
const numbersByModel = new WeakMap<Model, Numbers>();

/** How many sightings the simpler estimate is worth against those of a pair and of a triple. */
const PAIR_PRIOR = 300;
const TRIPLE_PRIOR = 8;

function numbersOf(model: Model): Numbers {
  let numbers = numbersByModel.get(model);
  if (!numbers) {
    const { counts, total, variety, varieties } = model;
    const share = counts.map(
      (count, word) =>
        PAIR_PRIOR * (word === 0 ? 2e-7 : (0.5 * count) / total + (0.5 * variety[word]!) / varieties + 1e-8),
    );
    const logCount = Float32Array.from(counts, (count) => Math.log(Math.max(1, count)));
    numbersByModel.set(model, (numbers = { model, count: counts, share, logCount, logTotal: Math.log(total) }));
  }
  return numbers;
}

const pairOf = (model: Model, a: number, b: number): number => (a === 0 || b === 0 ? 0 : model.pair(a, b));
const tripleOf = (model: Model, a: number, b: number, c: number): number =>
  b === model.sign || c === model.sign ? 0 : model.triple(a, b, c);

/** The probability of a word behind one, with how often the two were seen. */
const after = ({ count, share }: Numbers, a: number, b: number, pair: number): number =>
  (seen[pair]! + share[b]!) / (count[a]! + PAIR_PRIOR);

/** The probability of the word `c` behind `b` and one more, with how often the pairs and the three were seen. */
const afterTwo = (numbers: Numbers, b: number, c: number, first: number, second: number, triple: number): number => {
  const simple = after(numbers, b, c, second);
  const { sign } = numbers.model;
  if (first === 0 || b === sign || c === sign || c === 0) return simple;
  return (seen[triple]! + TRIPLE_PRIOR * simple) / (seen[first]! + TRIPLE_PRIOR);
};

/** The likeliest words for a place against the one that stands there. */
interface Rival {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly kind: number;
  /** By how much the first is likelier than what is written, in nats; and than the second. */
  readonly lead: number;
  readonly margin: number;
  readonly choices: number;
}

function rank(numbers: Numbers, line: Line, word: Int32Array, at: number): Rival | undefined {
  const { model } = numbers;
  const near = nearby(model, writtenAt(line, at, model));
  const choices = near.words.length;
  if (choices === 0) return undefined;
  const a = word[at - 2]!;
  const b = word[at - 1]!;
  const own = word[at]!;
  const d = word[at + 1]!;
  const e = word[at + 2]!;
  const ab = pairOf(model, a, b);
  const de = pairOf(model, d, e);
  let first = 0;
  let second = 0;
  let third = 0;
  let kind = 0;
  let best = 0;
  let next = 0;
  let last = 0;
  for (let choice = 0; choice < choices; choice++) {
    const meant = near.words[choice]!;
    const bc = b === 0 ? 0 : model.pair(b, meant);
    const cd = d !== 0 && model.mayBeBefore(d, meant) ? model.pair(meant, d) : 0;
    // What was never seen next to either neighbour is no better than a word that the press knows.
    if (own !== 0 && bc === 0 && cd === 0) continue;
    const slip = near.kinds[choice]!;
    const likely = fit(numbers, a, b, meant, d, e, ab, bc, cd, de) * likelihood[slip]!;
    if (likely <= last) continue;
    if (likely > best) {
      [third, last, second, next] = [second, next, first, best];
      [first, best, kind] = [meant, likely, slip];
    } else if (likely > next) {
      [third, last] = [second, next];
      [second, next] = [meant, likely];
    } else [third, last] = [meant, likely];
  }
  if (first === 0) return undefined;
  const fits = fit(numbers, a, b, own, d, e, ab, pairOf(model, b, own), pairOf(model, own, d), de);
  return { first, second, third, kind, lead: Math.log(best / fits), margin: Math.log(best / next), choices };
}

/**
 * How likely a word and its neighbours are together, up to a factor that is the same for all words at the place. The
 * counts of the four pairs are known to the caller.
 */
function fit(
  numbers: Numbers,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  ab: number,
  bc: number,
  cd: number,
  de: number,
): number {
  const { model } = numbers;
  const abc = ab !== 0 && bc !== 0 ? tripleOf(model, a, b, c) : 0;
  const bcd = bc !== 0 && cd !== 0 ? tripleOf(model, b, c, d) : 0;
  const cde = cd !== 0 && de !== 0 ? tripleOf(model, c, d, e) : 0;
  return (
    afterTwo(numbers, b, c, ab, bc, abc) * afterTwo(numbers, c, d, bc, cd, bcd) * afterTwo(numbers, d, e, cd, de, cde)
  );
}

/** A word as it is compared: in lower case, composed, its tone in the old place. */
function writtenAt({ article, tokens, token, word }: Line, at: number, model: Model): string {
  if (word[at] !== 0) return model.words[word[at]!]!;
  const found = token[at]!;
  const text = lowerCase(article.text.slice(tokens.start[found], tokens.end[found]).normalize('NFC'));
  return isSyllable(text) ? placeTone(text, 'old') : text;
}

/** By place: the next place with the same word, and by word the first one. */
interface Places {
  readonly first: Int32Array;
  readonly next: Int32Array;
}

function placesOf({ length, word, token }: Line, words: number): Places {
  const first = new Int32Array(words);
  const next = new Int32Array(length);
  for (let at = length - 1; at >= 0; at--) {
    if (token[at]! < 0) continue;
    next[at] = first[word[at]!]!;
    first[word[at]!] = at;
  }
  return { first, next };
}

/** How often an article has a word, behind this one and before that one; counted no further than tells something. */
function repeats({ word }: Line, { first, next }: Places, wanted: number, before: number, behind: number): Repeats {
  let [alone, left, right, looked] = [0, 0, 0, 0];
  for (let at = first[wanted]!; at > 0 && looked < MOST_LOOKED; at = next[at]!, looked++) {
    alone++;
    if (word[at - 1] === before) left++;
    if (word[at + 1] === behind) right++;
  }
  return { alone, left, right };
}
interface Repeats {
  readonly alone: number;
  readonly left: number;
  readonly right: number;
}
const MOST_LOOKED = 60;

/** By place: how many of the pairs of words before it were never seen. The first half counts words, the second strangers. */
function strangeness({ length, token, word }: Line, pairs: Uint8Array): { all: Uint32Array; strange: Uint32Array } {
  const all = new Uint32Array(length + 1);
  const strange = new Uint32Array(length + 1);
  for (let at = 0; at < length; at++) {
    const isPair = token[at]! >= 0 && at + 1 < length && token[at + 1]! >= 0;
    all[at + 1] = all[at]! + (isPair ? 1 : 0);
    strange[at + 1] = strange[at]! + (isPair && (pairs[at] === 0 || word[at] === 0) ? 1 : 0);
  }
  return { all, strange };
}

/** The share of pairs never seen among those about a place. */
function strangeNear({ all, strange }: ReturnType<typeof strangeness>, from: number, to: number): number {
  const [start, end] = [Math.max(0, from), Math.min(all.length - 1, to)];
  return (strange[end]! - strange[start]! + 0.5) / (all[end]! - all[start]! + 2);
}

interface Scene {
  readonly numbers: Numbers;
  readonly line: Line;
  readonly mended: Int32Array;
  readonly pairs: Uint8Array;
  readonly around: ReadonlyMap<number, Rival>;
  readonly places: Places;
  readonly strange: ReturnType<typeof strangeness>;
}

const { log, log1p, min, max } = Math;

/** Writes what speaks for and against the word at a place into a row, each number of about the size of one. */
function describe(row: Float32Array, scene: Scene, at: number, rival: Rival, changed: boolean): void {
  const { numbers, line, mended, around, places, strange } = scene;
  const { model, share, logCount } = numbers;
  const { tokens } = line;
  const token = line.token[at]!;
  const [a, b, w, d, e] = [mended[at - 2]!, mended[at - 1]!, line.word[at]!, mended[at + 1]!, mended[at + 2]!];
  const c = rival.first;
  const [ab, de] = [pairOf(model, a, b), pairOf(model, d, e)];
  const own = sightings(numbers, a, b, w, d, e, ab, de);
  const other = sightings(numbers, a, b, c, d, e, ab, de);
  let put = 0;
  row[put++] = min(rival.lead, 30) / 10;
  row[put++] = min(rival.margin, 20) / 10;
  for (let window = 0; window < 3; window++) row[put++] = log(other.odds[window]! / own.odds[window]!) / 5;
  for (const { pairs } of [own, other]) for (const pair of pairs) row[put++] = log1p(seen[pair]!) / 5;
  for (const { triples } of [own, other]) for (const triple of triples) row[put++] = log1p(seen[triple]!) / 3;
  row[put++] = logCount[w]! / 10;
  row[put++] = logCount[c]! / 10;
  row[put++] = w === 0 ? 1 : 0;
  row[put++] = tokens.traits[token]! >> STATUS === NONE ? 0 : 1;
  // How much likelier each makes its neighbours than they are alone.
  for (const [x, [left, right]] of [[w, own.pairs] as const, [c, other.pairs] as const]) {
    row[put++] = log((after(numbers, b, x, left) * PAIR_PRIOR) / share[x]!) / 5;
    row[put++] = log((after(numbers, x, d, right) * PAIR_PRIOR) / share[d]!) / 5;
  }
  for (const kind of [model.sign, model.number, 0]) {
    row[put++] = b === kind ? 1 : 0;
    row[put++] = d === kind ? 1 : 0;
  }
  row[put++] = logCount[b]! / 10;
  row[put++] = logCount[d]! / 10;
  const [before, behind] = [line.token[at - 1]!, line.token[at + 1]!];
  row[put++] = tokens.traits[token]! & CAPITAL ? 1 : 0;
  row[put++] = before >= 0 && tokens.traits[before]! & CAPITAL ? 1 : 0;
  row[put++] = behind >= 0 && tokens.traits[behind]! & CAPITAL ? 1 : 0;
  row[put++] = before < 0 || tokens.kind[before] === SIGN ? 1 : 0;
  row[put++] = behind < 0 || tokens.kind[behind] === SIGN ? 1 : 0;
  const ours = repeats(line, places, w, line.word[at - 1]!, line.word[at + 1]!);
  const theirs = repeats(line, places, c, line.word[at - 1]!, line.word[at + 1]!);
  for (const own of [ours.alone, ours.left, ours.right]) row[put++] = w === 0 ? 0 : log1p(max(0, own - 1));
  row[put++] = log1p(theirs.alone);
  row[put++] = log1p(theirs.left);
  row[put++] = log1p(theirs.right);
  row[put++] = max(-20, around.get(at - 1)?.lead ?? -20) / 10;
  row[put++] = max(-20, around.get(at + 1)?.lead ?? -20) / 10;
  const written = writtenAt(line, at, model);
  row[put++] = fold(written) === written ? 1 : 0;
  row[put++] = written.length / 5;
  row[put++] = min(rival.choices, 100) / 50;
  row[put++] = changed ? 1 : 0;
  row[put++] = 2 * strangeNear(strange, at - 12, at + 12);
  row[put++] = 2 * strangeNear(strange, 0, line.length);
  row[put++] = log1p(seen[ab]!) / 5;
  row[put++] = log1p(seen[de]!) / 5;
  row[put + rival.kind] = 1;
}

interface Sightings {
  readonly pairs: readonly [number, number];
  readonly triples: readonly [number, number, number];
  /** The probabilities of the three windows that hold the word. */
  readonly odds: readonly [number, number, number];
}

function sightings(
  numbers: Numbers,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  ab: number,
  de: number,
): Sightings {
  const { model } = numbers;
  const [bc, cd] = [pairOf(model, b, c), pairOf(model, c, d)];
  const abc = ab !== 0 && bc !== 0 ? tripleOf(model, a, b, c) : 0;
  const bcd = bc !== 0 && cd !== 0 ? tripleOf(model, b, c, d) : 0;
  const cde = cd !== 0 && de !== 0 ? tripleOf(model, c, d, e) : 0;
  return {
    pairs: [bc, cd],
    triples: [abc, bcd, cde],
    odds: [
      afterTwo(numbers, b, c, ab, bc, abc),
      afterTwo(numbers, c, d, bc, cd, bcd),
      afterTwo(numbers, d, e, cd, de, cde),
    ],
  };
}

/** What is seen of a word at a glance: how often it stands with its neighbours, against what chance would have. */
function glanceAt(
  { logCount, logTotal }: Numbers,
  word: Int32Array,
  { pairs, triples }: Sighted,
  at: number,
  row: Float32Array,
): void {
  const own = logCount[word[at]!]!;
  const left = LOG_PAIR[pairs[at - 1]!]! + logTotal - logCount[word[at - 1]!]! - own;
  const right = LOG_PAIR[pairs[at]!]! + logTotal - logCount[word[at + 1]!]! - own;
  row[0] = LOG_TRIPLE[triples[at - 2]!]!;
  row[1] = LOG_TRIPLE[triples[at - 1]!]!;
  row[2] = LOG_TRIPLE[triples[at]!]!;
  row[3] = triples[at - 2] === 0 ? 0 : 1;
  row[4] = triples[at - 1] === 0 ? 0 : 1;
  row[5] = triples[at] === 0 ? 0 : 1;
  row[6] = left < -6 ? -1.5 : left / 4;
  row[7] = right < -6 ? -1.5 : right / 4;
  row[8] = own / 10;
  row[9] = row[6] > row[7] ? row[6] : row[7];
}
const LOG_PAIR = Float32Array.from(seen, (count) => log(count + 0.01));
const LOG_TRIPLE = Float32Array.from(seen, (count) => log1p(count) / 3);
