import { type Knowledge } from './core/check';
import { fromPage } from './core/import/html';
import { type Imported } from './core/import/layout';
import { fromText } from './core/import/plain-text';
import { type Translation, sentence } from './core/say';
import { decodeLegacy } from './core/vietnamese/encodings';
import { type LoadPart } from './parts';

/** Why a file cannot be made an article; the Vietnamese stands in l10n under `import/…`. */
export const importSentences = {
  tooBig: 'Too big to be an article',
  oldWord: 'An old Word document (.doc); save it as .docx first',
  unsupported: 'Neither .docx nor HTML nor plain text',
  brokenDocx: 'Not a sound .docx file',
  unknownEncoding: 'Not UTF-8, and its encoding is not known; save it as UTF-8 first',
  empty: 'There is no text in it',
} as const;

/** A file that cannot be made an article. */
export class ImportError extends Error {
  constructor(private readonly why: keyof typeof importSentences) {
    super(importSentences[why]);
  }

  /** Why, in words. */
  say(translation: Translation): string {
    return sentence('import', importSentences, this.why, undefined, translation);
  }
}

/** How many bytes a file has at most: a manuscript with all its photos in it has fewer. */
export const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Makes an article of a file: .docx, HTML or plain text, told apart by what is in it, and text from HTML also by its
 * name. Throws an ImportError where it is nothing of the kind.
 */
export async function importFile(
  name: string,
  bytes: Uint8Array,
  knowledge: Knowledge,
  loadPart: LoadPart,
): Promise<Imported> {
  if (bytes.length > MOST_BYTES) throw new ImportError('tooBig');
  if (startsWith(bytes, 'PK\x03\x04')) {
    const { docxToHtml } = await loadPart('read-docx');
    const html = await docxToHtml(bytes).catch(() => {
      throw new ImportError('brokenDocx');
    });
    return importText(html, true, knowledge, loadPart);
  }
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) throw new ImportError('oldWord');
  if (['%PDF', '{\\rtf'].some((mark) => startsWith(bytes, mark))) throw new ImportError('unsupported');
  const text = decoded(bytes);
  return importText(text, isHtml(name, text), knowledge, loadPart);
}

/** Makes an article of text or HTML that is at hand. Throws an ImportError where no word is in it. */
export async function importText(
  text: string,
  html: boolean,
  knowledge: Knowledge,
  loadPart: LoadPart,
): Promise<Imported> {
  const imported = html ? fromPage((await loadPart('read-html')).readPage(text), knowledge) : fromText(text, knowledge);
  if (/^date \S+\s*$/.test(imported.text) || imported.text.trim() === '') throw new ImportError('empty');
  return imported;
}

const isHtml = (name: string, text: string): boolean =>
  /\.x?html?$/i.test(name) ||
  /^\s*<(?:!doctype|!--|html|head|body|meta|article|div|p|h1)[\s>-]/i.test(text.slice(0, 1000));

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((sign, at) => bytes[at] === sign.charCodeAt(0));

/** UTF-8, UTF-16 with its mark, what an HTML page says it is in, or an old Vietnamese encoding that makes sense. */
function decoded(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (utf16) return decodedAs(utf16, bytes) ?? refused('unknownEncoding');
  if (bytes.subarray(0, 8000).includes(0)) return refused('unsupported');
  const utf8 = decodedAs('utf-8', bytes);
  if (utf8 !== undefined) return utf8;
  const declared = charsetIn(decodedAs('windows-1252', bytes.subarray(0, 4096)) ?? '');
  if (declared !== undefined && ENCODINGS.has(declared))
    return decodedAs(declared, bytes) ?? refused('unknownEncoding');
  // Files of old programs say nothing of their encoding; in the wrong one no words come out.
  const old = decodedAs('windows-1252', bytes);
  if (old?.split(/[\r\n<>]+/).some((line) => decodeLegacy(line) !== undefined)) return old;
  return refused('unknownEncoding');
}

/** What a page may say it is in, beside UTF-8. */
const ENCODINGS = new Set(['windows-1258', 'windows-1252', 'iso-8859-1', 'us-ascii']);

const charsetIn = (head: string): string | undefined =>
  /charset\s?=\s?["']?([\w-]{1,20})/i.exec(head)?.[1]?.toLowerCase();

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refused(why: keyof typeof importSentences): never {
  throw new ImportError(why);
}
