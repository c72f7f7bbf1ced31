// Reads the rules' pages: their examples are the rules' tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One fenced example. `text` still bears its ⟦ ⟧. */
export interface Example {
  readonly kind: 'bad' | 'fixed' | 'good';
  readonly text: string;
  readonly line: number;
  /** The rule's options, the style and the rest of what stands on the fence. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly today?: string;
  readonly severity?: string;
}

export const pagePath = (rule: string): string => join('server/src/core/rules', `${rule}.md`);

/** The page of a rule, LF only. Throws when there is none. */
export const readPage = (rule: string): string => readFileSync(pagePath(rule), 'utf8').replace(/\r\n/g, '\n');

/**
 * The examples of a page, in order. What stands on the fence after the kind:
 *   in=lead, in=body, in=tail   the example is put into a sound article at that place; without it, it is the whole text
 *   today=2026-02-01            the day of the check
 *   severity=hint               what the findings must be, where it is not the rule's own
 *   style.creditFullStop=never  house style;  words=20  an option of the rule
 * In the text `␠` is a blank at a line's end, `⇥` a tab, `⍽` a no-break space, `\u{200B}` any other character.
 */
export function examples(rule: string): Example[] {
  const found: Example[] = [];
  const lines = readPage(rule).split('\n');
  for (let at = 0; at < lines.length; at++) {
    const fence = /^```(bad|fixed|good)(?: (.*))?$/.exec(lines[at]!);
    if (!fence) continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw new Error(`${pagePath(rule)}:${at + 1}: the example has no end`);
    const words = new Map(
      (fence[2] ?? '')
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => pair(word, `${pagePath(rule)}:${at + 1}`)),
    );
    const frame = words.get('in');
    const [today, severity] = [words.get('today'), words.get('severity')];
    found.push({
      kind: fence[1] as Example['kind'],
      text: framed(spelled(lines.slice(at + 1, end).join('\n')), frame),
      line: at + 1,
      settings: settingsFrom(rule, words),
      ...(today && { today }),
      ...(severity && { severity }),
    });
    at = end;
  }
  return found;
}

const HEAD = 'date 2026-01-28 Hai nước mở lại đường bay';
const LEAD = 'Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.';
const TAIL = 'Thanh Giang\n\nNguồn: Xinhua, Reuters.';

function framed(text: string, frame: string | undefined): string {
  switch (frame) {
    case 'lead':
      return `${HEAD}\n\n${text}\n\n${TAIL}\n`;
    case 'body':
      return `${HEAD}\n\n${LEAD}\n\n${text}\n\n${TAIL}\n`;
    case 'tail':
      return `${HEAD}\n\n${LEAD}\n\nCác hãng bay hai bên đều hoan nghênh quyết định này.\n\n${text}`;
    case undefined:
      return text;
    default:
      throw new Error(`unknown frame in=${frame}`);
  }
}

function spelled(text: string): string {
  return text
    .replace(/␠/gu, ' ')
    .replace(/⇥/gu, '\t')
    .replace(/⍽/gu, '\u00A0')
    .replace(/\\u\{([0-9A-Fa-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));
}

function settingsFrom(rule: string, words: ReadonlyMap<string, string>): Example['settings'] {
  const style: Record<string, unknown> = {};
  const options: Record<string, unknown> = {};
  for (const [name, value] of words) {
    if (name === 'in' || name === 'today' || name === 'severity') continue;
    if (name.startsWith('style.')) style[name.slice('style.'.length)] = valueOf(value);
    else options[name] = valueOf(value);
  }
  return { style, ...(Object.keys(options).length > 0 && { rules: { [rule]: options } }) };
}

/** `_` on the fence stands for a blank, for a fence's words are parted by blanks. */
function valueOf(word: string): unknown {
  if (word === 'true' || word === 'false') return word === 'true';
  return /^\d+$/.test(word) ? Number(word) : word.replaceAll('_', ' ');
}

function pair(word: string, place: string): [string, string] {
  const at = word.indexOf('=');
  if (at < 0) throw new Error(`${place}: “${word}” should be name=value`);
  return [word.slice(0, at), word.slice(at + 1)];
}
