import mammoth from 'mammoth';

/** How much text and markup a document has at most, unpacked: a few kilobytes of a malicious one would fill the memory. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_ENTRIES = 4096;

/**
 * A Word document as HTML, its styles turned into the elements and classes that pages mark the parts of an article with.
 * Pictures are noted and left out. Fails for what is no sound .docx, or unpacks to more than anyone writes.
 */
export async function docxToHtml(bytes: Uint8Array): Promise<string> {
  await refuseBombs(bytes);
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: bytes.slice().buffer },
    { styleMap: STYLES, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
  );
  return value;
}

/** By the names that Word has for its styles in English, which is what stands in the file whatever its language. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p.sapo:fresh",
  "p[style-name='Date'] => p.date:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='Signature'] => p.byline:fresh",
];

/** Unpacks what will be read, a piece at a time, and stops where it grows beyond all measure: what a file says of its size may be a lie. */
async function refuseBombs(bytes: Uint8Array): Promise<void> {
  let unpacked = 0;
  const grow = (size: number): void => {
    unpacked += size;
    if (unpacked > MOST_UNPACKED) throw new RangeError('unpacks to too much');
  };
  for (const { name, packed, data, size } of entriesOf(bytes)) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    if (!packed) grow(data.length);
    else if (!inflates) grow(size);
    else {
      const stream = new Blob([data.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
      const reader = stream.getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) grow(piece.value.length);
    }
  }
}

/** Early releases of Node 20 cannot. */
const inflates = ((): boolean => {
  try {
    return new DecompressionStream('deflate-raw') instanceof DecompressionStream;
  } catch {
    return false;
  }
})();

interface Entry {
  readonly name: string;
  readonly packed: boolean;
  readonly data: Uint8Array;
  /** Unpacked, as the file says. */
  readonly size: number;
}

/** What lies in a zip file, by the list at its end. */
function* entriesOf(bytes: Uint8Array): Generator<Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new RangeError('no zip file');
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new RangeError('too many entries');
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new RangeError('a broken zip file');
    const [method, length, size] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 24, true),
    ];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    yield { name, packed: method !== 0, data: bytes.subarray(start, start + length), size };
    at += 46 + nameLength + extra + comment;
  }
}
