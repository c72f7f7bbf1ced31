// The page in the panel. Text of the article becomes text nodes and nothing else.
import { type FromPage, type Kept, type Part, type ToPage, type Words } from './messages';
import { type Row, lineAt, yAt } from './scrolling';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(kept: Kept): void };

interface Shown {
  readonly part: Part;
  readonly element: HTMLElement;
}

const editor = acquireVsCodeApi();
const article = document.querySelector('article')!;
const note = document.querySelector<HTMLElement>('#empty')!;
let shown: readonly Shown[] = [];
/** What frames were last written with. */
let frames = '';
/** The line at the top, and where the page was put for it: a scroll that ends there was not the reader's. */
let topLine = 0;
let putAt = 0;

addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'keep') editor.setState(data.kept);
  else if (data.type === 'reveal') showLine(data.line);
  else {
    show(data.parts, data.words);
    if (data.line !== undefined) showLine(data.line);
  }
});

addEventListener('scroll', () => {
  if (Math.abs(scrollY - putAt) < 1) return;
  putAt = scrollY;
  // A pixel more, for the one that rounding may have cost: else a part at the edge counts as the end of that above.
  topLine = lineAt(rows(), scrollY + 1);
  editor.postMessage({ type: 'scrolled', line: topLine });
});

addEventListener('resize', () => showLine(topLine));

article.addEventListener('dblclick', ({ target }) => {
  const entry = entryOf(target);
  const word = getSelection();
  if (entry) go(entry, word?.rangeCount ? word.getRangeAt(0) : undefined);
});

article.addEventListener('keydown', (event) => {
  const entry = entryOf(event.target);
  if (!entry || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (to !== undefined) shown[shown.indexOf(entry) + to]?.element.focus();
  else if (event.key === 'Enter') go(entry);
  else return;
  event.preventDefault();
});

article.addEventListener('focusin', ({ target }) => reach(entryOf(target)));

editor.postMessage({ type: 'ready' });

/**
 * Makes the page show these parts. What has not changed stays as it is, so that nothing flickers and the reader's
 * place, focus and selection are kept.
 */
function show(parts: readonly Part[], words: Words): void {
  const anchor = firstInView();
  // In another language, every frame is written anew.
  const most = words.photo === frames ? Math.min(shown.length, parts.length) : 0;
  frames = words.photo;
  let head = 0;
  while (head < most && isSame(shown[head]!.part, parts[head]!)) head++;
  let tail = 0;
  while (tail < most - head && isSame(shown.at(-1 - tail)!.part, parts.at(-1 - tail)!)) tail++;
  const moved = shown.length - parts.length;
  const now = parts.map((part, index): Shown => {
    const old = index < head ? shown[index] : index >= parts.length - tail ? shown[index + moved] : undefined;
    if (old) return { part, element: old.element };
    const between = index < shown.length - tail ? shown[index] : undefined;
    return { part, element: fill(between?.part.kind === part.kind ? between.element : make(part), part, words) };
  });
  const kept = new Set(now.map(({ element }) => element));
  for (const { element } of shown) if (!kept.has(element)) element.remove();
  now.forEach(({ element }, index) => {
    if (article.children[index] !== element) article.insertBefore(element, article.children[index] ?? null);
  });
  shown = now;
  if (!shown.some(({ element }) => element.tabIndex === 0)) reach(shown[0]);
  article.parentElement!.setAttribute('aria-label', words.page);
  note.textContent = words.empty;
  note.hidden = shown.length > 0;
  if (anchor?.element.isConnected && scrollY > 0) {
    scrollBy({ top: anchor.element.getBoundingClientRect().top - anchor.y, behavior: 'instant' });
    topLine = lineAt(rows(), scrollY + 1);
  }
  putAt = scrollY;
}

const isSame = (a: Part, b: Part): boolean =>
  a.kind === b.kind &&
  a.text === b.text &&
  a.picture?.number === b.picture?.number &&
  a.picture?.medium === b.picture?.medium &&
  a.picture?.credit.text === b.picture?.credit.text;

const tags = {
  date: 'p',
  headline: 'h1',
  place: 'p',
  lead: 'p',
  picture: 'figure',
  paragraph: 'p',
  subheading: 'h2',
  byline: 'p',
  sources: 'p',
} as const;

function make({ kind }: Part): HTMLElement {
  const element = document.createElement(tags[kind]);
  element.className = kind;
  element.tabIndex = -1;
  if (kind === 'picture') {
    const [frame, caption] = [document.createElement('div'), document.createElement('figcaption')];
    frame.className = 'frame';
    frame.role = 'img';
    const credit = document.createElement('span');
    credit.className = 'credit';
    caption.append(document.createElement('span'), ' ', credit);
    element.append(frame, caption);
  }
  return element;
}

function fill(element: HTMLElement, { text, picture }: Part, words: Words): HTMLElement {
  if (picture) {
    const [frame, caption] = element.children as unknown as [HTMLElement, HTMLElement];
    frame.textContent = words[picture.medium].replace('{number}', String(picture.number));
    frame.ariaLabel = frame.textContent;
    caption.children[0]!.textContent = text;
    caption.children[1]!.textContent = picture.credit.text;
  } else element.textContent = text;
  return element;
}

/** Only one part is on the way of the Tab key; the arrow keys lead from there to the others. */
function reach(entry: Shown | undefined): void {
  if (!entry) return;
  for (const { element } of shown) element.tabIndex = element === entry.element ? 0 : -1;
}

function entryOf(target: EventTarget | null): Shown | undefined {
  return shown.find(({ element }) => target instanceof Node && element.contains(target));
}

/** Puts the caret of the editor where a part begins, or at a word of it. */
function go({ part, element }: Shown, word?: Range): void {
  const inCredit = word && element.querySelector('.credit')?.contains(word.startContainer);
  const { line, character, text, length } = (inCredit && part.picture?.credit) || part;
  const isTyped = word?.startContainer.textContent === text && text.length === length;
  editor.postMessage({ type: 'go', line, character: character + (isTyped ? word.startOffset : 0) });
}

function showLine(line: number): void {
  topLine = line;
  scrollTo({ top: yAt(rows(), line), behavior: 'instant' });
  putAt = scrollY;
}

function rows(): Row[] {
  return shown.map(({ part, element }) => {
    const { top: above, bottom } = element.getBoundingClientRect();
    return { line: part.line, top: above + scrollY, bottom: bottom + scrollY };
  });
}

/** The first part that reaches into view, and how far its upper edge is from the window's. */
function firstInView(): { readonly element: HTMLElement; readonly y: number } | undefined {
  for (const { element } of shown) {
    const { top: y, bottom } = element.getBoundingClientRect();
    if (bottom > 0) return { element, y };
  }
  return undefined;
}
