import { Parser } from 'htmlparser2';
import { CREDIT_MARK, type Facts } from './facts';
import type { Part } from './layout';

/** An element that may hold the article: one of its ancestors may be one, too. */
export interface Container {
  readonly within: Container | undefined;
  readonly depth: number;
}

/** A stretch of text between two block elements of a page. */
export interface FoundPiece {
  part: Part;
  /** With a line feed for each `<br>`. */
  text: string;
  /** The innermost container. */
  readonly container: Container | undefined;
  /** It stands in what a page puts round its articles: related links, tags, comments. */
  readonly marginal: boolean;
  /** It stands in the head of the page or of a part of it. */
  readonly header: boolean;
  readonly heading: boolean;
  /** How many of its characters are links. */
  readonly linked: number;
}

/** How deep containers are looked at within one another. */
const MOST_DEPTH = 16;
const CAPTION_WORDS = 60;

/** What is found on a page, in order, and what it says about itself. */
export interface FoundPage {
  readonly found: readonly FoundPiece[];
  readonly facts: Facts;
}

/** Reads an HTML page from top to bottom, in one pass, block by block, as a browser reads it. Never fails. */
export function readPage(html: string): FoundPage {
  const found: FoundPiece[] = [];
  const facts: Facts = { meta: new Map(), linked: [] };
  const stack: Frame[] = [ROOT];
  let run = newRun();
  /** A picture stands right before what comes next. */
  let picture = false;

  const top = (): Frame => stack.at(-1)!;
  const flush = (): void => {
    const { text, linked, emphasised, parts } = run;
    const written = text.join('');
    run = newRun();
    if (written.trim() === '') return;
    const frame = top();
    const said = frame.part ?? [...parts].find(([, size]) => size >= written.trim().length * 0.6)?.[0];
    const length = written.trim().length;
    const isCaption = picture && (emphasised >= length * 0.95 || frame.centred) && isShort(written);
    const part = said ?? (isCaption ? 'caption' : 'text');
    picture = false;
    const prefix = part === 'text' && frame.list ? takePrefix(frame.list, written) : '';
    const { container, marginal, header, heading } = frame;
    found.push({ part, text: prefix + written, container, marginal, header, heading, linked });
  };
  const push = (part: Part, text: string): void => {
    const { container, marginal, header, heading } = top();
    found.push({ part, text, container, marginal, header, heading, linked: 0 });
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const above = top();
        if (name === 'meta' || name === 'time') note(facts, name, attributes);
        const linkedData = name === 'script' && attributes['type'] === 'application/ld+json';
        if (linkedData) facts.linked.push('');
        const title = name === 'title' && facts.title === undefined;
        if (above.skip || linkedData || title) {
          stack.push({ ...above, name, title, linkedData, skip: true });
          return;
        }
        const frame = open(name, attributes, above);
        if (frame.block) flush();
        if (name === 'br') run.text.push('\n');
        if (name === 'q') run.text.push('“');
        if (frame.credit) run.text.push(CREDIT_MARK);
        if (PICTURES.has(name) && !isOrnament(attributes)) {
          if (above.table) above.table.pictures++;
          if (above.figure) {
            above.figure.pictures++;
            above.figure.alt ||= attributes['alt'] ?? '';
          }
          picture = true;
        }
        if (name === 'figure') frame.figure = { start: found.length, pictures: 0, alt: '' };
        if (name === 'table') frame.table = { start: found.length, pictures: 0 };
        if (name === 'tr') frame.row = { start: found.length, cells: [] };
        if (name === 'td' || name === 'th') above.row?.cells.push(found.length);
        stack.push(frame);
      },
      ontext(data) {
        const frame = top();
        if (frame.title) facts.title = (facts.title ?? '') + data;
        if (frame.linkedData) facts.linked[facts.linked.length - 1] += data;
        if (frame.skip) return;
        const text = frame.bullet ? bulletOf(data) : frame.preserves ? data : data.replace(/[ \t\r\n\f]+/g, ' ');
        run.text.push(text.replaceAll(CREDIT_MARK, ''));
        const size = text.trim().length;
        if (frame.link) run.linked += size;
        if (frame.emphasis) run.emphasised += size;
        if (frame.inlinePart) run.parts.set(frame.inlinePart, (run.parts.get(frame.inlinePart) ?? 0) + size);
      },
      onclosetag(name) {
        const frame = stack.length > 1 ? top() : undefined;
        if (frame?.name !== name) return;
        if (!frame.skip) {
          if (frame.block) flush();
          if (name === 'q') run.text.push('”');
          if (frame.stamp) run.text.push(' - ');
          if (frame.credit) run.text.push(CREDIT_MARK);
          if (name === 'figure' && frame.figure) closeFigure(frame.figure, stack.at(-2)?.figure);
          if (name === 'table' && frame.table) closeTable(frame.table);
          if (name === 'tr' && frame.row && !frame.table?.pictures) closeRow(frame.row);
        }
        stack.pop();
      },
    },
    { decodeEntities: true },
  );
  // The clipboard of Windows puts offsets before the page.
  parser.end(/^Version:\d/.test(html) ? html.slice(html.indexOf('<')) : html);
  flush();
  return { found, facts };

  /** What a figure with a picture says is a caption, all of it one; without a picture it is text. */
  function closeFigure({ start, pictures, alt }: Figure, round: Figure | undefined): void {
    const inside = found.slice(start);
    picture = false;
    if (pictures === 0) for (const piece of inside) piece.part = piece.part === 'caption' ? 'text' : piece.part;
    else if (inside.length === 0) {
      if (alt.trim() !== '') push('alt', alt);
    } else {
      const caption = inside.find(({ part }) => part === 'caption');
      for (const piece of inside) {
        if (!caption || piece === caption || piece.part !== 'caption') continue;
        caption.text += `\n${piece.text}`;
        found.splice(found.indexOf(piece, start), 1);
      }
    }
    if (!round) return;
    // What a gallery says under all its pictures is not to be mixed with what each of them says.
    round.start = found.length;
    round.pictures += pictures;
  }

  /** Pictures in a table with a line of text each: how papers have long set a picture and its caption. */
  function closeTable({ start, pictures }: Table): void {
    if (pictures === 0 || found.length - start > pictures * 2) return;
    const inside = found.slice(start);
    if (!inside.every(({ text }) => isShort(text))) return;
    for (const piece of inside) if (piece.part === 'text') piece.part = 'caption';
    picture = false;
  }

  /** A row of a table becomes one line, where each cell holds no more than that. */
  function closeRow({ start, cells }: NonNullable<Frame['row']>): void {
    if (found.length - start > cells.length) return;
    const inside = found.slice(start);
    const isPlain = inside.every(({ part, text }) => part === 'text' && !text.trim().includes('\n'));
    const single = cells.every((cell, index) => (cells[index + 1] ?? found.length) - cell <= 1);
    if (inside.length < 2 || !isPlain || !single) return;
    inside[0]!.text = inside.map(({ text }) => text.trim()).join(' | ');
    found.length = start + 1;
  }
}

/** What is known of the text that stands in an element; most of it comes from the elements round it. */
interface Frame {
  readonly name: string;
  readonly block: boolean;
  readonly skip: boolean;
  readonly title?: boolean;
  readonly linkedData?: boolean;
  /** What a block says its text is. */
  readonly part?: Part | undefined;
  /** What an element within a line says its text is: it counts if most of the line is in it. */
  readonly inlinePart?: Part | undefined;
  readonly container: Container | undefined;
  readonly marginal: boolean;
  readonly header: boolean;
  readonly heading: boolean;
  readonly link: boolean;
  readonly emphasis: boolean;
  readonly centred: boolean;
  readonly preserves: boolean;
  readonly list?: List | undefined;
  /** What Word writes before an item of a list. */
  readonly bullet: boolean;
  /** `Cần Thơ`, which a page parts from the lead by its looks alone. */
  readonly stamp: boolean;
  /** Who took the picture, within the line of a caption. */
  readonly credit: boolean;
  figure?: Figure | undefined;
  table?: Table | undefined;
  row?: { readonly start: number; readonly cells: number[] } | undefined;
}

/** What stands in them begins at `start` among the pieces. */
interface Table {
  start: number;
  pictures: number;
}
interface Figure extends Table {
  alt: string;
}

interface List {
  readonly ordered: boolean;
  count: number;
  /** A new item has begun. */
  fresh: boolean;
}

const ROOT: Frame = {
  name: '',
  block: true,
  skip: false,
  container: undefined,
  marginal: false,
  header: false,
  heading: false,
  link: false,
  emphasis: false,
  centred: false,
  preserves: false,
  bullet: false,
  stamp: false,
  credit: false,
};

type Attributes = Readonly<Record<string, string>>;

function open(name: string, attributes: Attributes, above: Frame): Frame {
  const style = attributes['style'] ?? '';
  const names = namesOf(attributes);
  const part = partOf(name, names, attributes, above);
  const block = BLOCKS.has(name);
  const contains = isContainer(name, names, attributes);
  const marginal = !contains && name !== 'h1' && (above.marginal || (block && names.some(isMarginal)));
  const list = LISTS.has(name) ? { ordered: name === 'ol', count: 0, fresh: false } : above.list;
  if (name === 'li' && list) {
    list.count++;
    list.fresh = true;
  }
  const depth = (above.container?.depth ?? 0) + 1;
  return {
    ...above,
    name,
    block,
    skip:
      SKIPPED.has(name) ||
      isHidden(style, attributes) ||
      names.some((token) => /^mso(?:header|footer|commenttext)$/.test(token)),
    part: block ? (part ?? above.part) : above.part,
    inlinePart: block ? undefined : (part ?? above.inlinePart),
    credit: !block && part === 'credit',
    container: contains && depth <= MOST_DEPTH ? { within: above.container, depth } : above.container,
    marginal,
    header: !contains && (name === 'header' || above.header),
    heading: /^h[1-6]$/.test(name) || above.heading,
    link: name === 'a' || above.link,
    emphasis: name === 'em' || name === 'i' || /font-style\s?:\s?italic/i.test(style) || above.emphasis,
    centred:
      name === 'center' ||
      attributes['align'] === 'center' ||
      /text-align\s?:\s?center/i.test(style) ||
      (above.centred && !/text-align/i.test(style)),
    preserves: name === 'pre' || above.preserves,
    stamp: !block && names.some((token) => /^(?:location(?:-stamp)?|dateline)$/.test(token)),
    bullet: /mso-list\s?:\s?ignore/i.test(style) || above.bullet,
    list,
  };
}

const words = (all: string): Set<string> => new Set(all.split(' '));
const BLOCKS = words(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul',
);
const SKIPPED = words(
  'head script style noscript template nav aside footer button select textarea iframe object embed svg math canvas audio video map dialog del o:p xml',
);
const LISTS = words('ul ol');
const PICTURES = words('img amp-img v:imagedata');

/** Classes and id, in lower case. */
function namesOf(attributes: Attributes): string[] {
  const all = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.toLowerCase();
  return all.split(/\s+/).filter((token) => token !== '' && token.length <= 60);
}

const HEADLINE = /^(?:msotitle|headline|(?:title|(?:detail|article|entry|post|news|cms)[-_]{0,2}title)(?:-detail)?)$/;
const LEAD =
  /^(?:sapo|chapeau|lead|standfirst|description|msosubtitle|(?:singular|detail|article|news|cms|post)[-_]{0,2}(?:sapo|lead|summary|desc|description))$/;
const CAPTION =
  /^(?:caption|msocaption|photocms_caption|desc_cation|(?:image|photo|img|pic|picture|media|wp)[-_]{0,2}(?:caption|caption-text|desc))$/;
const BYLINE =
  /^(?:author|byline|butdanh|tacgia|tac-gia|author[-_](?:name|mail)|(?:detail|article|news|post|entry)[-_]{0,2}author(?:-name)?)$/;
const DATE =
  /^(?:date|time|publish(?:ed)?[-_]?(?:on|date|time)|(?:detail|article|post|entry|news)[-_]{0,2}(?:date|time))$/;
const CREDIT = /^(?:credit|source|copyright|photographer|(?:photo|image|caption)[-_]{0,2}(?:credit|author|source))$/;

function partOf(name: string, names: readonly string[], attributes: Attributes, above: Frame): Part | undefined {
  const says = (form: RegExp, property = ''): boolean =>
    names.some((token) => form.test(token)) || (property !== '' && attributes['itemprop'] === property);
  if (above.part === 'caption' && says(CREDIT)) return 'credit';
  if (name === 'figure' || name === 'figcaption' || says(CAPTION, 'caption')) return 'caption';
  if ((name === 'p' || name === 'td') && names.includes('image')) return 'caption';
  if (above.part === 'caption') return undefined;
  if (name === 'h1' || (TITLED.has(name) && says(HEADLINE, 'headline'))) return 'headline';
  if (!CONTAINERS.has(name) && says(LEAD, 'description')) return 'lead';
  if (says(BYLINE, 'author') || attributes['rel'] === 'author') return 'byline';
  if (name === 'time' || says(DATE, 'datePublished')) return 'date';
  return undefined;
}

const TITLED = words('p h2 h3 div');
const CONTAINERS = words('article main');
const BODY =
  /^(?:fck_detail|maincontent|main-content|edittor-content|noi-?dung|chi-?tiet|(?:detail|article|entry|post|news|story|singular|page|cms|content|the-article)[-_]{0,2}(?:content|body|detail|text))$/;

const isContainer = (name: string, names: readonly string[], attributes: Attributes): boolean =>
  CONTAINERS.has(name) ||
  attributes['role'] === 'main' ||
  attributes['itemprop'] === 'articleBody' ||
  (BLOCKS.has(name) && name !== 'body' && names.some((token) => BODY.test(token)));

const MARGINAL =
  /(?:^|[-_])(?:related?|lien-?quan|breadcrumbs?|share|social|comments?|binh-?luan|advert|advertisement|ads|banner|newsletter|tags?|recommend(?:ed)?|read-?more|xem-?them|toolbar|menu|navbar|popup|modal|cookies?|sponsor(?:ed)?)(?:$|[-_])/;
const isMarginal = (token: string): boolean => MARGINAL.test(token);

/** What a reader does not see; and the bullets that Word writes out, which are made anew. */
const isHidden = (style: string, attributes: Attributes): boolean =>
  attributes['hidden'] !== undefined ||
  /display\s?:\s?none|mso-hide\s?:\s?all|mso-element\s?:\s?(?:header|footer|comment)/i.test(style);

/** Icons, faces of authors, pixels that count visitors. */
function isOrnament(attributes: Attributes): boolean {
  const [width, height] = [Number(attributes['width']), Number(attributes['height'])];
  return (
    (width > 0 && width < 40) ||
    (height > 0 && height < 40) ||
    namesOf(attributes).some((token) => /avatar|icon|logo|emoji/.test(token))
  );
}

/** `1.` stays, a sign from a font of signs becomes a dash. */
function bulletOf(data: string): string {
  if (/^\s*[\p{L}\p{N}]{1,4}[.)]\s*$/u.test(data)) return data;
  return data.trim() === '' ? ' ' : '- ';
}

function note(facts: Facts, name: string, attributes: Attributes): void {
  const time = attributes['datetime'];
  if (name === 'time' && time !== undefined) facts.time ??= time;
  const key = (attributes['property'] ?? attributes['name'] ?? attributes['itemprop'])?.toLowerCase();
  const content = attributes['content'];
  if (key !== undefined && content !== undefined && !facts.meta.has(key)) facts.meta.set(key, content);
}

interface Run {
  readonly text: string[];
  linked: number;
  emphasised: number;
  readonly parts: Map<Part, number>;
}
const newRun = (): Run => ({ text: [], linked: 0, emphasised: 0, parts: new Map() });

/** `- ` or `2. ` for the first line of an item that does not begin with a sign of its own. */
function takePrefix(list: List, text: string): string {
  if (!list.fresh) return '';
  list.fresh = false;
  if (/^\s*(?:[-–—•·*]|\d{1,2}[.)])\s/u.test(text)) return '';
  return list.ordered ? `${list.count}. ` : '- ';
}

const isShort = (text: string): boolean => text.length <= 600 && text.split(/\s+/).length <= CAPTION_WORDS;
