// Makes small picture files with fields in them, byte by byte, so that none has to be kept.

/** The blocks of fields that a file may have, as bytes. */
export interface PictureParts {
  readonly iptc?: Buffer;
  readonly exif?: Buffer;
  readonly xmp?: Buffer;
}

/** A JPEG with nothing but its fields. */
export function jpeg({ iptc: fields, exif: tags, xmp: packet }: PictureParts): Uint8Array {
  const segment = (marker: number, ...parts: readonly Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), body]);
  };
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(tags ? [segment(0xe1, Buffer.from('Exif\0\0'), tags)] : []),
    ...(packet ? [segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0'), packet)] : []),
    ...(fields ? [segment(0xed, Buffer.from('Photoshop 3.0\0'), fields)] : []),
    Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9]),
  ]);
}

/** A PNG with its fields behind the header. */
export function png({ xmp: packet }: Pick<PictureParts, 'xmp'>): Uint8Array {
  const chunk = (name: string, body: Buffer): Buffer =>
    Buffer.concat([u32(body.length), Buffer.from(name), body, Buffer.alloc(4)]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), packet ?? Buffer.alloc(0)])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A WebP with its fields at the end, as they stand there. */
export function webp({ exif: tags, xmp: packet }: PictureParts): Uint8Array {
  const chunk = (name: string, body: Buffer): Buffer =>
    Buffer.concat([Buffer.from(name), u32le(body.length), body, Buffer.alloc(body.length % 2)]);
  const chunks = Buffer.concat([
    chunk('VP8X', Buffer.from([tags ? 0x08 : 0x04, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    ...(tags ? [chunk('EXIF', tags)] : []),
    ...(packet ? [chunk('XMP ', packet)] : []),
  ]);
  return Buffer.concat([Buffer.from('RIFF'), u32le(chunks.length + 4), Buffer.from('WEBP'), chunks]);
}

/** A TIFF is what an EXIF block is. */
export const tiff = (tags: Buffer): Uint8Array => tags;

/** The IPTC fields of record 2 by their numbers, in a Photoshop block: in UTF-8 with or without the mark that says so. */
export function iptc(
  fields: Readonly<Record<number, string | readonly string[]>>,
  encoding: 'utf8' | 'unmarked' | 'latin1',
): Buffer {
  const field = (record: number, number: number, value: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0x1c, record, number]), u16(value.length), value]);
  const bytes = (text: string): Buffer =>
    encoding === 'latin1' ? Buffer.from(text.replace('“', '\x93').replace('”', '\x94'), 'latin1') : Buffer.from(text);
  const block = Buffer.concat([
    ...(encoding === 'utf8' ? [field(1, 90, Buffer.from('\x1b%G'))] : []),
    ...Object.entries(fields).flatMap(([number, values]) =>
      [values].flat().map((value) => field(2, Number(number), bytes(value as string))),
    ),
  ]);
  return Buffer.concat([
    Buffer.from('8BIM\x04\x04\0\0', 'latin1'),
    u32(block.length),
    block,
    Buffer.alloc(block.length % 2),
  ]);
}

/** EXIF tags of the first directory: text in UTF-8, from 0x9c9b on in UTF-16 as Windows has it. */
export function exif(tags: Readonly<Record<number, string>>): Buffer {
  const all = Object.entries(tags).map(([tag, text]) => ({
    tag: Number(tag),
    value: Number(tag) >= 0x9c9b ? Buffer.from(`${text}\0`, 'utf16le') : Buffer.from(`${text}\0`),
  }));
  let at = 8 + 2 + all.length * 12 + 4;
  const entries: Buffer[] = [];
  for (const { tag, value } of all) {
    const inline = value.length <= 4;
    const kind = tag >= 0x9c9b ? 1 : 2;
    const place = inline ? Buffer.concat([value, Buffer.alloc(4 - value.length)]) : u32le(at);
    entries.push(Buffer.concat([u16le(tag), u16le(kind), u32le(value.length), place]));
    if (!inline) at += value.length;
  }
  const values = all.map(({ value }) => value).filter((value) => value.length > 4);
  return Buffer.concat([Buffer.from('II*\0'), u32le(8), u16le(all.length), ...entries, u32le(0), ...values]);
}

/** An XMP packet that holds these elements, and attributes of its description. */
export function xmp(elements: string, attributes = ''): Buffer {
  return Buffer.from(
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" ${attributes}>
${elements}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  );
}

function number(size: number, write: (buffer: Buffer) => void): Buffer {
  const buffer = Buffer.alloc(size);
  write(buffer);
  return buffer;
}
const u16 = (value: number): Buffer => number(2, (buffer) => buffer.writeUInt16BE(value));
const u32 = (value: number): Buffer => number(4, (buffer) => buffer.writeUInt32BE(value));
const u16le = (value: number): Buffer => number(2, (buffer) => buffer.writeUInt16LE(value));
const u32le = (value: number): Buffer => number(4, (buffer) => buffer.writeUInt32LE(value));
