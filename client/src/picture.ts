import { Parser } from 'htmlparser2';
import { loadView } from 'exifreader/src/exif-reader.js';

/** What a picture's file says of it; of each kind IPTC before XMP before EXIF. */
export interface PictureFields {
  readonly captions: readonly string[];
  readonly photographers: readonly string[];
  readonly credits: readonly string[];
  readonly copyrights: readonly string[];
}

export const noFields: PictureFields = { captions: [], photographers: [], credits: [], copyrights: [] };

/**
 * Reads the fields of a JPEG, PNG, WebP, TIFF, HEIC or AVIF file. Never fails: of a damaged file, or one that is no
 * picture, there is what could be read, which may be nothing.
 */
export function readPicture(bytes: Uint8Array): PictureFields {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { iptc = {}, xmp = {}, exif = {} } = loadView(view, { expanded: true, includeTags: WANTED, domParser: xml });
    const fields = (...tags: readonly unknown[]): string[] => tags.map(textOf).filter((text) => text !== '');
    return {
      captions: fields(
        iptc['Caption/Abstract'],
        xmp['description'],
        exif['ImageDescription'],
        exif['XPComment'],
        exif['XPTitle'],
      ),
      photographers: fields(iptc['By-line'], xmp['creator'], exif['XPAuthor'], exif['Artist']),
      credits: fields(iptc['Credit'], xmp['Credit'], iptc['Source'], xmp['Source']),
      copyrights: fields(iptc['Copyright Notice'], xmp['rights'], exif['Copyright']),
    };
  } catch {
    return noFields;
  }
}

const WANTED = {
  iptc: ['Coded Character Set', 'Caption/Abstract', 'By-line', 'Credit', 'Source', 'Copyright Notice'],
  xmp: ['description', 'creator', 'Credit', 'Source', 'rights'],
  exif: ['ImageDescription', 'Artist', 'Copyright', 'XPTitle', 'XPComment', 'XPAuthor'],
};

/** A field in words; several photographers by commas. */
function textOf(tag: unknown): string {
  if (Array.isArray(tag)) return tag.map(textOf).filter(Boolean).join(', ');
  const description = typeof tag === 'object' && tag !== null && 'description' in tag ? tag.description : undefined;
  return typeof description === 'string' ? description.trim() : '';
}

/** Of a document's nodes what the reader of XMP asks for. */
interface XmlNode {
  readonly nodeName: string;
  readonly tagName?: string;
  nodeValue?: string;
  readonly childNodes: XmlNode[];
  readonly attributes: readonly { readonly nodeName: string; readonly value: string }[];
}

/** Reads XML in place of the browser's own parser, which a worker and Node have not. */
const xml = {
  parseFromString(source: string): XmlNode & { getElementsByTagName(name: string): readonly XmlNode[] } {
    const root: XmlNode = { nodeName: '#document', childNodes: [], attributes: [] };
    const open = [root];
    const parser = new Parser(
      {
        onopentag(name, given) {
          const attributes = Object.entries(given).map(([nodeName, value]) => ({ nodeName, value }));
          const node: XmlNode = { nodeName: name, tagName: name, childNodes: [], attributes };
          open.at(-1)!.childNodes.push(node);
          open.push(node);
        },
        ontext(text) {
          const { childNodes } = open.at(-1)!;
          const last = childNodes.at(-1);
          if (last?.nodeName === '#text') last.nodeValue += text;
          else childNodes.push({ nodeName: '#text', nodeValue: text, childNodes: [], attributes: [] });
        },
        onclosetag: () => void open.pop(),
      },
      { xmlMode: true },
    );
    parser.end(source);
    return { ...root, getElementsByTagName: () => [] };
  },
};
