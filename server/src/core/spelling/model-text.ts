const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LINE = 120;

/**
 * A model's bytes as text (Base64 in lines), so that a newsroom keeps its own beside its lists and every editor and
 * every kind of folder can read it.
 */
export function writeModelText(bytes: Uint8Array): string {
  const lines: string[] = [];
  let line = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let digit = 0; digit < 4; digit++)
      line += at + digit > bytes.length ? '=' : DIGITS[(three >> (18 - 6 * digit)) & 63]!;
    if (line.length >= LINE) {
      lines.push(line);
      line = '';
    }
  }
  return `${[...lines, line].join('\n')}\n`;
}

/** The bytes that `writeModelText` wrote; what is no digit is passed over, and `readModel` tells whether they are sound. */
export function readModelText(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let filled = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = VALUES[text.charCodeAt(at)] ?? 0;
    if (digit === 0) continue;
    bits = (bits << 6) | (digit - 1);
    filled += 6;
    if (filled < 8) continue;
    filled -= 8;
    bytes[length++] = (bits >> filled) & 255;
  }
  return bytes.subarray(0, length);
}

/** Whether a text begins as such a model does. */
export const looksLikeModel = (text: string): boolean => text.startsWith('VFNNM');

/** By code unit: the value of a digit and 1, 0 for every other character. */
const VALUES = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value + 1;
