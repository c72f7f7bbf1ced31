// Slips of the hand, for the scripts that put mistakes into right words and see what is made of them.

/**
 * What makes each kind of slip of a word (lower case, composed, its tone in the old place): the word as it is then
 * written, undefined where the kind is impossible. `vi` holds the core's functions for letters and tones.
 */
export function slipsOf(vi, random) {
  return {
    dropTone,
    changeTone,
    addTone,
    omitLetter,
    addLetter,
    replaceLetter,
    hitNeighbour,
    swapLetters,
    dropMark,
    addMark,
    misplaceTone,
    soundAlike,
  };

  function dropTone(word) {
    return vi.withoutTone(word);
  }

  function changeTone(word) {
    const others = vi.TONES.filter((tone) => tone !== 'ngang' && tone !== vi.toneOf(word));
    return vi.toneOf(word) === 'ngang' ? undefined : vi.withTone(word, one(others), 'old');
  }

  function omitLetter(word) {
    const at = place(word);
    return word.length < 2 ? undefined : word.slice(0, at) + word.slice(at + 1);
  }

  function addLetter(word) {
    const at = place(word);
    const letter = random() < 0.7 ? word[at] : one('abcdeghiklmnopqrstuvxy');
    return word.slice(0, at + 1) + letter + word.slice(at + 1);
  }

  function replaceLetter(word) {
    const at = place(word);
    return word.slice(0, at) + one('abcdeghiklmnopqrstuvxy') + word.slice(at + 1);
  }

  function hitNeighbour(word) {
    const at = place(word);
    const row = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].find((keys) => keys.includes(vi.fold(word[at])));
    const key = row?.indexOf(vi.fold(word[at])) ?? 0;
    const hit = row?.[key + one([-1, 1])];
    return hit === undefined ? undefined : word.slice(0, at) + hit + word.slice(at + 1);
  }

  function swapLetters(word) {
    const at = place(word);
    return at === 0 ? undefined : word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
  }

  /** The mark of one letter, or both horns of ươ. */
  function dropMark(word) {
    const tone = vi.toneOf(word);
    const bare = vi.withoutTone(word);
    if (bare.includes('ươ') && random() < 0.5) return toned(bare.replace('ươ', 'uo'), word, tone);
    const marked = [...bare].flatMap((letter, at) => ('ăâêôơưđ'.includes(letter) ? [at] : []));
    if (marked.length === 0) return undefined;
    const at = one(marked);
    return toned(bare.slice(0, at) + vi.fold(bare[at]) + bare.slice(at + 1), word, tone);
  }

  function addMark(word) {
    const bare = vi.withoutTone(word);
    const marks = { a: 'ăâ', e: 'ê', o: 'ôơ', u: 'ư', d: 'đ', ă: 'â', â: 'ă', ô: 'ơ', ơ: 'ô' };
    const open = [...bare].flatMap((letter, at) => (letter in marks ? [at] : []));
    if (open.length === 0) return undefined;
    const at = one(open);
    return toned(bare.slice(0, at) + one(marks[bare[at]]) + bare.slice(at + 1), word, vi.toneOf(word));
  }

  /** Letters with the tone of a word, on the same letter as there. */
  function toned(letters, word, tone) {
    if (tone === 'ngang') return letters;
    const at = [...word].findIndex((letter) => vi.toneOf(letter) !== 'ngang');
    return letters.slice(0, at) + vi.withTone(letters[at], tone, 'old') + letters.slice(at + 1);
  }

  function misplaceTone(word) {
    const tone = vi.toneOf(word);
    const bare = vi.withoutTone(word);
    const at = [...word].findIndex((letter) => vi.toneOf(letter) !== 'ngang');
    const vowels = [...bare].flatMap((letter, i) => (i !== at && vi.isVowel(letter.charCodeAt(0)) ? [i] : []));
    if (at < 0 || vowels.length === 0) return undefined;
    const to = one(vowels);
    return bare.slice(0, to) + vi.withTone(bare[to], tone, 'old') + bare.slice(to + 1);
  }

  function place(word) {
    return Math.floor(random() * word.length);
  }

  function one(choices) {
    return choices[Math.floor(random() * choices.length)];
  }

  function addTone(word) {
    const others = vi.TONES.filter((tone) => tone !== 'ngang');
    return vi.toneOf(word) === 'ngang' ? vi.withTone(word, one(others), 'old') : undefined;
  }

  /** As who hears no difference writes it: hỏi for ngã, s for x, n for ng. */
  function soundAlike(word) {
    const tone = vi.toneOf(word);
    const bare = vi.withoutTone(word);
    const other = { hỏi: 'ngã', ngã: 'hỏi' }[tone];
    const choices = other ? [vi.withTone(bare, other, 'old')] : [];
    const toned = (letters) => (tone === 'ngang' ? letters : vi.withTone(letters, tone, 'old'));
    for (const pair of ALIKE_ONSETS)
      for (const [from, to] of [pair, [...pair].reverse()])
        if (bare.startsWith(from) && vi.isVowel(bare.charCodeAt(from.length)))
          choices.push(toned(to + bare.slice(from.length)));
    for (const pair of ALIKE_CODAS)
      for (const [from, to] of [pair, [...pair].reverse()])
        if (bare.endsWith(from) && vi.isVowel(bare.charCodeAt(bare.length - from.length - 1)))
          choices.push(toned(bare.slice(0, -from.length) + to));
    const right = choices.filter((choice) => vi.isSyllable(choice));
    return right.length === 0 ? undefined : one(right);
  }
}

const ALIKE_ONSETS = ['s x', 'ch tr', 'd gi', 'd r', 'gi r', 'n l', 'd v'].map((pair) => pair.split(' '));
const ALIKE_CODAS = ['n ng', 't c', 'n nh', 'i y'].map((pair) => pair.split(' '));

/** The kinds by their shares among 11,202 errors of Vietnamese writers (the VSEC collection). */
export const SHARES = {
  dropTone: 2294,
  changeTone: 2081,
  omitLetter: 1285,
  dropMark: 855,
  addTone: 521,
  addLetter: 298,
  addMark: 294,
  replaceLetter: 267,
  misplaceTone: 236,
  hitNeighbour: 212,
};

/**
 * A text with slips in it, at a rate, and where they are: by UTF-16 offset in the new text, the kind and the right
 * syllable in lower case. A share of them are of sound, `alike`, whatever the shares above say.
 */
export function withSlips(vi, text, { rate, random, alike = 0 }) {
  const slips = slipsOf(vi, random);
  const all = Object.values(SHARES).reduce((sum, share) => sum + share, 0);
  const pickKind = () => {
    let left = random() * all;
    for (const [kind, share] of Object.entries(SHARES)) if ((left -= share) < 0) return kind;
    return 'dropTone';
  };
  const wrong = new Map();
  let result = '';
  let copied = 0;
  let kind;
  let patience = 0;
  for (const { 0: word, index } of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const lower = word.toLowerCase();
    if (word.length < 2 || !vi.isSyllable(lower)) continue;
    if (kind === undefined) {
      if (random() >= rate) continue;
      kind = random() < alike ? 'soundAlike' : pickKind();
      patience = 60;
    }
    // A kind that this word cannot have waits for one that can.
    const right = vi.placeTone(lower, 'old');
    const made = slips[kind](right)?.normalize('NFC');
    const written = made !== undefined && vi.isSyllable(made) ? vi.placeTone(made, 'old') : made;
    if (written === undefined || written === right) {
      if (--patience === 0) kind = undefined;
      continue;
    }
    result += text.slice(copied, index);
    wrong.set(result.length, { kind, right });
    result += vi.inCaseOf(word, made);
    copied = index + word.length;
    kind = undefined;
  }
  return { text: result + text.slice(copied), wrong };
}

/** Mulberry32: the same numbers for the same seed. */
export function generator(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A text as an article: with a date line, where it has none. */
export function withDateLine(text) {
  if (/^\uFEFF?\s{0,9}date\s/i.test(text)) return text;
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? `date ${text}` : `date 2020-01-01 ${text.trimStart()}`;
}
