import { type Article } from './article';
import { type KnownName } from './known-names';
import { type Lexicon } from './lexicon';
import { proseOf } from './prose';
import { type Span, words } from './text';
import { isCapitalised } from './vietnamese/capitals';
import { DIGIT, LETTER, classOf } from './vietnamese/letters';
import { NONE, syllableAt } from './vietnamese/syllables';

/** The names that an article itself writes in its sentences, most often written first: persons, bodies, products. */
export function mentions(article: Article, lexicon: Lexicon): KnownName[] {
  const found = new Map<string, Tally>();
  for (const block of article.blocks)
    for (const run of runsIn(article, proseOf(block))) {
      const name = withoutPlace(run.words, lexicon);
      if (name.length > 1 || isForeign(name[0]!)) count(found, name.join(' '), isSureName(run, name));
      // `Vladimir Putin` is `Putin` from then on.
      if (name.length > 1 && name.every(isForeign)) count(found, name.at(-1)!, true);
    }
  const sure = [...found].filter(([, tally]) => tally.sure).sort(([, a], [, b]) => b.times - a.times);
  return sure.map(([name, { times }]): KnownName => ({ name, kind: 'name', count: times }));
}

interface Tally {
  times: number;
  /** At least once its capitals could mean nothing but a name. */
  sure: boolean;
}

/** Words with capitals in a row, and what stands around them. */
interface Run {
  readonly words: string[];
  /** A sentence begins with it: its first capital says nothing. */
  readonly opens: boolean;
  /** A word in small letters follows: of `Cục Quản lý thị trường` only the first two words are in the run. */
  goesOn: boolean;
}

/** Up to how many words a name has that a run of capitals may be. */
const MOST_WORDS = 6;
/** What the names of bodies begin with, which go on in small letters. */
const HEADS =
  /^(?:Ban|Bộ|Chi|Cục|Công|Cơ|Đại|Đoàn|Đội|Hiệp|Hội|Học|Ngân|Nhà|Phòng|Quỹ|Sở|Tập|Tòa|Toà|Tổ|Tổng|Trung|Trường|Ủy|Uỷ|Viện|Vụ|Văn)$/u;

function* runsIn({ text }: Article, where: Span): Generator<Run> {
  let run: Run | undefined;
  let opens = true;
  for (const { start, end } of words(text, where)) {
    const chunk = text.slice(start, end).normalize('NFC');
    let [first, last] = [0, chunk.length];
    while (first < last && !isOfWord(chunk, first)) first++;
    while (last > first && !isOfWord(chunk, last - 1)) last--;
    const [before, word, after] = [chunk.slice(0, first), chunk.slice(first, last), chunk.slice(last)];
    if (before !== '' && run) {
      yield run;
      run = undefined;
    }
    if (before !== '') opens ||= /["“‘'([–—-]/u.test(before);
    if (word !== '' && isCapitalised(word) && !/\d/.test(word)) {
      if (run) run.words.push(word);
      else run = { words: [word], opens, goesOn: false };
    } else if (run) {
      run.goesOn = word !== '';
      yield run;
      run = undefined;
    }
    if (run && after !== '') {
      yield run;
      run = undefined;
    }
    opens = /[.?!…:;]/u.test(after) || (word === '' && opens);
  }
  if (run) yield run;
}

/** `Nga Vladimir Putin` → `Vladimir Putin`: a country stands before a name without belonging to it. */
function withoutPlace(run: readonly string[], lexicon: Lexicon): readonly string[] {
  for (let length = Math.min(4, run.length - 1); length > 0; length--)
    if (lexicon.places.has(run.slice(0, length).join(' '))) return run.slice(length);
  return run;
}

/** The first word of a sentence has a capital whatever it is: `Ngày Quốc`. A name of foreign words or of three is one. */
function isSureName({ opens, goesOn, words: all }: Run, name: readonly string[]): boolean {
  if (name.length > MOST_WORDS || (goesOn && HEADS.test(name[0]!))) return false;
  return !opens || all.length !== name.length || name.length > 2 || name.every(isForeign);
}

/** Whether a word is no Vietnamese syllable: `Zelensky`. */
const isForeign = (word: string): boolean =>
  word.length > 3 && /\p{Ll}/u.test(word) && syllableAt(word, 0, word.length) === NONE;

function count(tallies: Map<string, Tally>, name: string, sure: boolean): void {
  const tally = tallies.get(name);
  if (!tally) tallies.set(name, { times: 1, sure });
  else {
    tally.times++;
    tally.sure ||= sure;
  }
}

const isOfWord = (text: string, at: number): boolean => (classOf(text.charCodeAt(at)) & (LETTER | DIGIT)) !== 0;
