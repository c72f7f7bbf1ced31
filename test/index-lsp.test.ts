// The index of a folder of articles, over real stdio with real files.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  Location,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ArticleRow, type Client, modern, startClient } from './lsp-kit';

const temp = mkdtempSync(join(tmpdir(), 'toasoan-index-'));
after(() => rmSync(temp, { recursive: true, force: true }));
let folders = 0;

function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = join(temp, `thư mục ${++folders}`);
  for (const [name, text] of Object.entries(files)) write(folder, name, text);
  return folder;
}
function write(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}
const uriOf = (...path: string[]): string => pathToFileURL(join(...path)).href;

const article = (date: string, headline: string, byline = 'Thanh Giang', body = 'Hai bên ký kết ở Moscow.'): string =>
  `date ${date} ${headline}\n\nHai nước vừa mở lại đường bay thẳng.\n\n${body}\n\n${byline}\n\nNguồn: Xinhua.\n`;

const watching = {
  ...modern,
  workspace: { ...modern.workspace, didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true },
  window: { workDoneProgress: true },
};
const start = (folder: string, storage?: string): Promise<Client> =>
  startClient({
    capabilities: { ...watching, workspace: { ...watching.workspace, workspaceFolders: false } },
    folders: [uriOf(folder)],
    initializationOptions: { articles: true, ...(storage !== undefined && { storage: uriOf(storage) }) },
  });

/** The list of articles as a client has it after all that it was told, once `holds` is true of it. */
function list(client: Client, holds: (rows: ArticleRow[], isDone: boolean) => boolean = (_, isDone) => isDone) {
  return client.until(() => {
    const rows = new Map<string, ArticleRow>();
    for (const { rows: more, gone } of client.told) {
      for (const key of gone) rows.delete(key);
      for (const row of more) rows.set(row.key, row);
    }
    const all = [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    return client.told.length > 0 && holds(all, client.told.at(-1)!.reading === null) ? all : undefined;
  });
}
const headlines = (rows: readonly ArticleRow[]): string[] => rows.map(({ headline }) => headline);
const are =
  (...wanted: string[]) =>
  (rows: ArticleRow[], isDone: boolean): boolean =>
    isDone && headlines(rows).join('|') === wanted.join('|');
/** What the server notes in its log of the files it read. */
const note = (client: Client, nth = 0): Promise<string> =>
  client.until(() => client.log.filter((line) => line.startsWith('index: '))[nth]);
const changed = (client: Client, ...changes: readonly (readonly [type: 1 | 2 | 3, uri: string])[]): Promise<void> =>
  client.notify('workspace/didChangeWatchedFiles', { changes: changes.map(([type, uri]) => ({ type, uri })) });

describe('the index of a folder', () => {
  test('holds all articles and nothing else, with what is to be told of each', async () => {
    const folder = makeFolder({
      '.gitignore': 'nhap/\n',
      'toasoan.json': '{ "ignore": ["luu-tru/"] }',
      'a.article': article('2026-01-28', 'Bài a'),
      'sâu/hơn/b (1).bai.txt': 'Chưa có ngày\n',
      'c.txt': article('2026-01-29', 'Bài c', 'Võ Hải - Tất Định'),
      'ghi-chep.txt': 'Việc cần làm\n',
      'anh.jpg': 'date 2026-01-28 Ảnh',
      'nhap/d.article': article('2026-01-30', 'Bài d'),
      'luu-tru/e.article': article('2026-01-30', 'Bài e'),
      'node_modules/f.article': article('2026-01-30', 'Bài f'),
    });
    const client = await start(folder);
    const rows = await list(client);
    assert.deepEqual(headlines(rows), ['Bài a', 'Bài c', 'Chưa có ngày']);
    assert.deepEqual(rows[1]!.bylines, ['Võ Hải', 'Tất Định']);
    assert.equal(rows[1]!.date, '2026-01-29');
    assert.equal(rows[2]!.date, null);
    assert.equal(rows[2]!.uri, `${uriOf(folder)}/s%C3%A2u/h%C6%A1n/b%20%281%29.bai.txt`);
    const counted = await list(client, (all) => all.every(({ counts }) => counts !== null));
    assert.deepEqual(counted[0]!.counts, [0, 0, 0, 0]);
    assert.ok(counted[2]!.counts![0]! > 0);
    await client.stop();
  });

  test('follows edits, new files, renames and deletions outside of the editor', async () => {
    const folder = makeFolder({
      'a.article': article('2026-01-28', 'Bài a'),
      'sâu/b.article': article('2026-01-28', 'Bài b'),
    });
    const client = await start(folder);
    await list(client, are('Bài a', 'Bài b'));
    write(folder, 'a.article', article('2026-01-28', 'Bài A mới'));
    write(folder, 'c.txt', article('2026-01-28', 'Bài c'));
    await changed(client, [2, uriOf(folder, 'a.article')], [1, uriOf(folder, 'c.txt')]);
    await list(client, are('Bài A mới', 'Bài c', 'Bài b'));
    write(folder, 'c.txt', 'Không còn là bài\n');
    await changed(client, [2, uriOf(folder, 'c.txt')]);
    await list(client, are('Bài A mới', 'Bài b'));
    // A client tells of a folder that goes or comes, not of what lies in it.
    renameSync(join(folder, 'sâu'), join(folder, 'cạn'));
    await changed(client, [3, uriOf(folder, 'sâu')], [1, uriOf(folder, 'cạn')]);
    const rows = await list(client, (all, isDone) => isDone && all.some(({ uri }) => uri.includes('/c%E1%BA%A1n/')));
    assert.deepEqual(headlines(rows), ['Bài A mới', 'Bài b']);
    write(folder, '.gitignore', 'a.article\n');
    await changed(client, [1, uriOf(folder, '.gitignore')]);
    await list(client, are('Bài b'));
    await client.stop();
  });

  test('what is typed counts, saved or not; what is closed unsaved does not', async () => {
    const folder = makeFolder({ 'a.article': article('2026-01-28', 'Bài a') });
    const client = await start(folder);
    await list(client, are('Bài a'));
    const uri = uriOf(folder, 'a.article');
    await client.open(uri, article('2026-01-28', 'Bài a'));
    await client.type(uri, 'Bài a', 'Bài chưa lưu');
    await list(client, are('Bài chưa lưu'));
    await changed(client, [2, uri]);
    await client.type(uri, 'Bài chưa lưu', 'Bài vẫn chưa lưu');
    await list(client, are('Bài vẫn chưa lưu'));
    await client.notify('textDocument/didClose', { textDocument: { uri } });
    await list(client, are('Bài a'));
    await client.stop();
  });

  test('a second start reads only what has changed; a damaged or foreign cache is read as none', async () => {
    const folder = makeFolder(
      Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}.article`, article('2026-01-28', `Bài ${at}`)])),
    );
    const storage = join(temp, 'kho', String(folders));
    const run = async (): Promise<string> => {
      const client = await start(folder, storage);
      const noted = await note(client);
      assert.equal((await list(client, (rows) => rows.length === 20 && rows.every(({ counts }) => counts))).length, 20);
      assert.equal(await client.stop(), 0);
      return noted;
    };
    assert.equal(await run(), 'index: 20 articles in 20 files, 20 files read');
    assert.equal(await run(), 'index: 20 articles in 20 files, 0 files read');
    write(folder, '7.article', article('2026-01-28', 'Bài bảy'));
    assert.equal(await run(), 'index: 20 articles in 20 files, 1 files read');
    const file = join(storage, 'articles.jsonl');
    const whole = readFileSync(file, 'utf8');
    assert.doesNotMatch(whole, /null\]$/m, 'what is wrong in each is kept, too');
    for (const bad of [
      whole.slice(0, -30),
      'null',
      '',
      whole.replace('"toasoan":1', '"toasoan":0'),
      whole.replace('"Bài 3"', '3'),
    ]) {
      writeFileSync(file, bad);
      assert.equal(await run(), 'index: 20 articles in 20 files, 20 files read', bad.slice(0, 40));
    }
    assert.equal(await run(), 'index: 20 articles in 20 files, 0 files read');
  });

  test('answers while it reads ten thousand articles, and shows how far it is', async () => {
    const folder = makeFolder({});
    mkdirSync(folder);
    for (let at = 0; at < 10_000; at++)
      writeFileSync(join(folder, `${at}.article`), article('2026-01-28', `Bài ${at}`));
    const client = await start(folder);
    const kinds = (): string[] => client.progress.map(({ value }) => value.kind);
    await client.until(() => (kinds().includes('report') ? true : undefined));
    const uri = 'untitled:Untitled-1';
    await client.open(uri, article('2026-01-28', 'Bài mới'));
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri },
      position: client.position(uri, '2026-01-28'),
    });
    assert.ok(hover);
    assert.ok(!kinds().includes('end'), 'the answer comes before the end');
    await client.until(() => (kinds().includes('end') ? true : undefined));
    assert.match(await note(client), /^index: 10000 articles in 10000 files/);
    client.process.kill();
  });
});

describe('names across a folder', () => {
  const belousov = 'Bộ trưởng Quốc phòng Nga Andrei Belousov đã đến. Ông Belousov nói.';
  const files = {
    'cũ.article': article('2025-11-22', 'Bài cũ', 'Nhật Lệ', belousov),
    'mới.txt': article('2026-01-28', 'Bài mới', 'Thanh Giang', belousov),
    'khác.article': article('2026-01-29', 'Bài khác', 'Thanh Giang'),
    'hỏng.article': article('2026-01-30', 'Bài h\uFFFDng', 'Hải Đăng', belousov),
  };
  const open = async (more: ClientCapabilities = {}) => {
    const folder = makeFolder(files);
    const client = await startClient({
      capabilities: {
        ...watching,
        ...more,
        workspace: { ...watching.workspace, workspaceFolders: false, ...more.workspace },
      },
      folders: [uriOf(folder)],
      initializationOptions: { articles: true },
    });
    await list(client);
    const uri = uriOf(folder, 'mới.txt');
    await client.open(uri, files['mới.txt']);
    const at = (text: string, shift = 0) => {
      const position = client.position(uri, text);
      return { textDocument: { uri }, position: { ...position, character: position.character + shift } };
    };
    return { folder, client, uri, at };
  };
  /** `file line:column`, from 1. */
  const places = (locations: readonly Location[]): string[] =>
    locations
      .map(
        ({ uri, range: { start } }) =>
          `${decodeURIComponent(uri).split('/').at(-1)} ${start.line + 1}:${start.character + 1}`,
      )
      .sort();

  test('references are found in open and closed articles, by the full name and by one word of it', async () => {
    const { client, at } = await open();
    const found = await client.request<Location[]>('textDocument/references', {
      ...at('Belousov nói'),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(places(found), [
      'cũ.article 5:26',
      'cũ.article 5:54',
      'hỏng.article 5:26',
      'hỏng.article 5:54',
      'mới.txt 5:26',
      'mới.txt 5:54',
    ]);
    const bylines = await client.request<Location[]>('textDocument/references', {
      ...at('Thanh Giang'),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(places(bylines), ['khác.article 7:1', 'mới.txt 7:1']);
    const none = await client.request<Location[]>('textDocument/references', {
      ...at('đường bay'),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(none, []);
    await client.stop();
  });

  test('definition leads to the first full name in the article, and from there to the folder’s first', async () => {
    const { client, at } = await open();
    assert.deepEqual(places([await client.request<Location>('textDocument/definition', at('Belousov nói'))]), [
      'mới.txt 5:26',
    ]);
    assert.deepEqual(places([await client.request<Location>('textDocument/definition', at('Andrei'))]), [
      'cũ.article 5:26',
    ]);
    assert.equal(await client.request('textDocument/definition', at('đường bay')), null);
    const highlights = await client.request<{ range: Location['range'] }[]>(
      'textDocument/documentHighlight',
      at('Andrei'),
    );
    assert.equal(highlights.length, 2);
    await client.stop();
  });

  test('a hover counts the articles', async () => {
    const { client, uri, at } = await open();
    const hover = async (text: string): Promise<string> =>
      (await client.request<{ contents: { value: string } }>('textDocument/hover', at(text))).contents.value;
    assert.equal(await hover('Belousov nói'), '**Andrei Belousov**\n\nCó trong 3 bài của thư mục');
    assert.ok((await hover('Xinhua')).endsWith('\n\nCó trong 4 bài của thư mục'));
    await client.type(uri, 'Thanh Giang', 'Minh Khang');
    assert.match(await hover('Minh Khang'), /Chỉ có trong bài này$/);
    await client.stop();
  });

  test('a renaming is for the version of what is open and for files that are not, is to be looked through, and leaves damaged files', async () => {
    const { folder, client, uri, at } = await open({
      workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
    });
    await client.type(uri, 'đã đến', 'vừa đến');
    const prepared = await client.request<{ placeholder: string }>('textDocument/prepareRename', at('Belousov nói'));
    assert.equal(prepared.placeholder, 'Belousov');
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...at('Belousov nói'),
      newName: ' Belousoff ',
    });
    const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(
      changes.map(({ textDocument }) => [textDocument.uri, textDocument.version]).sort(),
      [
        [uriOf(folder, 'cũ.article'), null],
        [uri, 2],
      ].sort(),
    );
    assert.deepEqual(
      Object.values(edit.changeAnnotations!).map(({ label, needsConfirmation }) => [label, needsConfirmation]),
      [
        ['Đổi “Belousov” thành “Belousoff”', false],
        ['Xem lại rồi hãy đổi; dòng này không thay đổi gì', true],
      ],
    );
    for (const { textDocument, edits } of changes) {
      const text = textDocument.uri === uri ? client.text(uri) : files['cũ.article'];
      const after = TextDocument.applyEdits(TextDocument.create(textDocument.uri, '', 0, text), edits as TextEdit[]);
      assert.equal(after, text.replaceAll('Belousov', 'Belousoff'));
    }
    await client.until(() => client.messages.find((message) => message.includes('hỏng.article')));
    await client.stop();
  });

  test('what is no name is refused in words, and so is an empty name', async () => {
    const { client, at } = await open();
    await assert.rejects(client.request('textDocument/prepareRename', at('đường bay')), /Chỗ này không phải tên/);
    await assert.rejects(client.request('textDocument/rename', { ...at('Andrei'), newName: ' ' }), /Tên mới phải/);
    await client.stop();
  });

  test('articles are found by headline, date and byline', async () => {
    const { folder, client } = await open();
    const find = async (query: string): Promise<string[]> =>
      (await client.request<{ name: string }[]>('workspace/symbol', { query })).map(({ name }) => name);
    assert.deepEqual(await find('bai cu'), ['Bài cũ · bai cu']);
    assert.deepEqual(await find('thanh giang'), ['Bài khác – Thanh Giang', 'Bài mới – Thanh Giang']);
    assert.deepEqual(await find('2025'), ['2025-11-22 Bài cũ']);
    const [symbol] = await client.request<{ location: Location }[]>('workspace/symbol', { query: 'Bài cũ' });
    assert.equal(decodeURIComponent(symbol!.location.uri), decodeURIComponent(uriOf(folder, 'cũ.article')));
    await client.stop();
  });
});
