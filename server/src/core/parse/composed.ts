import { type Span } from '../text';

/** A text in NFC, and the way back to the offsets of the text as typed. */
export interface Composed {
  readonly text: string;
  /** Copies plain data, with every span in it turned to refer to the text as typed. */
  mapBack<T>(data: T): T;
}

/**
 * Labels and names are compared in NFC, while offsets must refer to the text as typed: a decomposed text is read
 * composed, and what was found is moved back. Composed text, which is nearly all, passes through untouched.
 */
export function composed(text: string): Composed {
  const normal = text.normalize('NFC');
  if (normal === text) return { text, mapBack: (data) => data };
  const offsets = offsetsOf(text);
  return { text: offsets.text, mapBack: (data) => moved(data, offsets.original) };
}

/** Composes letter by letter (a base and its combining marks), noting where each UTF-16 unit came from. */
function offsetsOf(text: string): { text: string; original: number[] } {
  let result = '';
  const original: number[] = [];
  for (let at = 0; at < text.length;) {
    let end = at + 1;
    while (end < text.length && isCombining(text.charCodeAt(end))) end++;
    const letter = end === at + 1 ? text[at]! : text.slice(at, end).normalize('NFC');
    for (let unit = 0; unit < letter.length; unit++) original.push(Math.min(at + unit, end));
    result += letter;
    at = end;
  }
  original.push(text.length);
  return { text: result, original };
}

const isCombining = (code: number): boolean => code >= 0x300 && code <= 0x36f;

function moved<T>(data: T, original: readonly number[]): T {
  if (Array.isArray(data)) return data.map((item: unknown) => moved(item, original)) as T;
  if (typeof data !== 'object' || data === null) return data;
  if (isSpan(data)) return { ...data, start: original[data.start]!, end: original[data.end]! };
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, moved(value, original)])) as T;
}

const isSpan = (data: object): data is Span =>
  'start' in data && 'end' in data && typeof data.start === 'number' && typeof data.end === 'number';
