import type { Article } from '../article';
import type { Lexicon } from '../lexicon';
import type { Spelling } from '../rule';
import { hashOf } from '../scan';
import { VERDICT_FEATURES, evidence } from './evidence';
import { GLANCE_FEATURES } from './glance';
import { type Line, lineOf } from './line';
import { BadModel, type Model, readModel } from './model';
import { readModelText } from './model-text';
import { type Net, answer, readNets } from './net';
import { bitsGained } from './odds';

/** What the judge knows: what stands next to what, and how to weigh it. */
export interface Judge {
  readonly model: Model;
  /** Says of a word, by how well it stands among its neighbours, whether it is worth a closer look. */
  readonly glance: Net;
  /** Weighs a word against the likeliest that may have been meant. */
  readonly verdict: Net;
}

/**
 * The judge for a lexicon, made when it is first asked for: reading a model takes up to half a second. While `model`
 * has no bytes there is none; where they are no model there never is, and `complain` is told why.
 */
export function judgeWhenAsked(
  model: () => Uint8Array | undefined,
  nets: Uint8Array,
  complain: (error: unknown) => void,
): () => Judge | undefined {
  let isBad = false;
  return made(() => {
    if (isBad) return undefined;
    try {
      const bytes = model();
      return bytes && makeJudge(bytes, nets);
    } catch (error) {
      isBad = true;
      complain(error);
      return undefined;
    }
  });
}

/** A judge like another, by the model in a text (see `readModelText`); the other itself where that is none. */
export function judgeWith(other: (() => Judge | undefined) | undefined, text: string): () => Judge | undefined {
  return made(() => {
    const base = other?.();
    try {
      return base && { ...base, model: readModel(readModelText(text)) };
    } catch {
      return base;
    }
  });
}

/** What is made at the first asking that it can be made at. */
function made(make: () => Judge | undefined): () => Judge | undefined {
  let judge: Judge | undefined;
  return () => (judge ??= make());
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
  const { model } = judge;
  const { word, placeOf } = judged(article, lexicon, judge).line;
  const at = placeOf[token]!;
  if (at === 0) return undefined;
  return (syllables) => {
    const own = syllables.split(' ').map((syllable) => model.numberOf(hashOf(syllable)));
    return bitsGained(model, [word[at - 2]!, word[at - 1]!, ...own, word[at + 1]!, word[at + 2]!]);
  };
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

/** How often a word was wrong among those the nets were taught with: the odds they answer are for such texts. */
const TAUGHT = 0.045;
/** What is expected of a text before it is read: as many errors as in print, told of in so many words. */
const EXPECTED = 0.0045;
const WEIGHT = 60;

function weighed(line: Line, { model, glance, verdict }: Judge): Doubt[] {
  const found: Doubt[] = [];
  for (const { token, features, readings } of evidence(line, model, glance))
    found.push({ token, odds: answer(verdict, features), readings });
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
