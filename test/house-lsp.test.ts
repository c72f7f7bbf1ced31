// The house style in the language server: `toasoan.json` beside articles, open in the editor, changed on disk.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type DidChangeWatchedFilesRegistrationOptions,
  DiagnosticSeverity,
  FileChangeType,
} from 'vscode-languageserver/node';
import { type Client, type ClientOptions, modern, startClient } from './lsp-kit';

const article = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Internet.

Các hãng bay hai bên đều hoan nghênh quyết định này.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;

/** As VS Code: it tells of changed files. */
const watching: ClientCapabilities = {
  ...modern,
  workspace: {
    ...modern.workspace,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
};

let root: string;
let folder: string;
before(() => {
  root = mkdtempSync(join(tmpdir(), 'toasoan-house-lsp-'));
});
beforeEach(() => {
  folder = mkdtempSync(join(root, 'bao-'));
});
after(() => rmSync(root, { recursive: true, force: true }));

/** Writes a file and tells its address. */
function put(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return pathToFileURL(path).href;
}

async function withClient(options: ClientOptions, use: (client: Client) => Promise<void>): Promise<void> {
  const client = await startClient({ capabilities: watching, ...options });
  try {
    await use(client);
    assert.deepEqual(client.log, []);
  } finally {
    assert.equal(await client.stop(), 0, client.stderr());
  }
}

async function pulled(client: Client, uri: string): Promise<Diagnostic[]> {
  const report = await client.pull(uri);
  return report.kind === 'full' ? report.items : [];
}

const codes = async (client: Client, uri: string): Promise<unknown[]> =>
  (await pulled(client, uri)).map(({ code }) => code);

/** Tells the server that files have changed, and waits until it has asked to be asked again. */
async function changed(client: Client, ...uris: string[]): Promise<void> {
  const before = client.refreshes();
  await client.notify('workspace/didChangeWatchedFiles', {
    changes: uris.map((uri) => ({ uri, type: FileChangeType.Changed })),
  });
  await client.until(() => (client.refreshes() > before ? true : undefined));
}

describe('articles under a toasoan.json', () => {
  test('follow the nearest one, and its changes on disk', () =>
    withClient({}, async (client) => {
      const house = put('toasoan.json', '{ "rules": { "vague-credit": "off" } }');
      const uri = put('tin/bai.article', article);
      await client.open(uri, article);
      assert.deepEqual(await codes(client, uri), []);
      put('toasoan.json', '{ "rules": { "vague-credit": "error" } }');
      await changed(client, house);
      assert.equal((await pulled(client, uri))[0]?.severity, DiagnosticSeverity.Error);
      const nearer = put('tin/toasoan.json', '{ "rules": { "vague-credit": "off" } }');
      await changed(client, nearer);
      assert.deepEqual(await codes(client, uri), []);
      rmSync(join(folder, 'tin/toasoan.json'));
      await changed(client, nearer);
      assert.deepEqual(await codes(client, uri), ['vague-credit']);
    }));

  test('in folders named as people name them', () =>
    withClient({}, async (client) => {
      put('Thể thao (mới) [1] 100%/toasoan.json', '{ "rules": { "vague-credit": "off" } }');
      const uri = put('Thể thao (mới) [1] 100%/bài #1.article', article);
      for (const spelling of [uri, uri.replaceAll('(', '%28').replaceAll(')', '%29')]) {
        await client.open(spelling, article);
        assert.deepEqual(await codes(client, spelling), [], spelling);
      }
    }));

  test('that lie in no folder, or at an address that makes no sense, are checked by the defaults', () =>
    withClient({}, async (client) => {
      for (const uri of ['untitled:Untitled-1', 'file:///%E0%A4%A/bai.article', 'lạ://x/bai.article', 'bai.article']) {
        await client.open(uri, article);
        assert.deepEqual(await codes(client, uri), ['vague-credit'], uri);
      }
    }));

  test('are not checked where it ignores them', () =>
    withClient({}, async (client) => {
      put('toasoan.json', '{ "ignore": ["luu-tru/"] }');
      const uri = put('luu-tru/bai.article', article);
      const broken = article.replace('Nguồn:', 'Nguồn');
      await client.open(uri, broken);
      assert.deepEqual(await codes(client, uri), []);
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } },
        context: { diagnostics: [], only: ['source.fixAll'] },
      });
      assert.deepEqual(actions, []);
    }));

  test('obey the writer’s own rules first, and the house’s style always', () =>
    withClient(
      { configuration: () => ({ rules: { 'vague-credit': 'hint' }, style: { creditFullStop: 'always' } }) },
      async (client) => {
        put('toasoan.json', '{ "rules": { "vague-credit": "error" }, "style": { "creditFullStop": "never" } }');
        const uri = put('bai.article', article);
        await client.open(uri, article);
        const items = await pulled(client, uri);
        assert.deepEqual(
          items.map(({ code, severity }) => [code, severity]),
          [
            ['vague-credit', DiagnosticSeverity.Hint],
            ['credit-full-stop', DiagnosticSeverity.Warning],
          ],
        );
      },
    ));

  test('know the newsroom’s lists, whose files are watched', () =>
    withClient({}, async (client) => {
      put('toasoan.json', '{ "lists": { "agencies": "tu-dien/hang [tin].txt" } }');
      const list = put('tu-dien/hang [tin].txt', 'Hãng khác\n');
      const uri = put('bai.article', article.replace('Internet', 'Reuteurs'));
      await client.open(uri, article.replace('Internet', 'Reuteurs'));
      assert.deepEqual(await codes(client, uri), ['misspelt-agency']);
      const watchers = await client.until(() =>
        client
          .registrations()
          .map(({ registerOptions }) => registerOptions as DidChangeWatchedFilesRegistrationOptions)
          .find((options) => JSON.stringify(options).includes('hang ?tin?.txt')),
      );
      assert.deepEqual(watchers.watchers, [
        { globPattern: { baseUri: pathToFileURL(join(folder, 'tu-dien')).href, pattern: 'hang ?tin?.txt' } },
      ]);
      put('tu-dien/hang [tin].txt', 'Reuteurs\n');
      await changed(client, list);
      assert.deepEqual(await codes(client, uri), []);
    }));

  test('with a client that does not tell of files, are looked at anew when one is opened or saved', () =>
    withClient({ capabilities: modern }, async (client) => {
      const uri = put('bai.article', article);
      await client.open(uri, article);
      assert.deepEqual(await codes(client, uri), ['vague-credit']);
      put('toasoan.json', '{ "rules": { "vague-credit": "off" } }');
      await client.save(uri);
      assert.deepEqual(await codes(client, uri), []);
    }));
});

describe('a toasoan.json open in the editor', () => {
  const broken = `{
  "style": { "dashes": "en" },
  "rules": { "vague-credit": "off" }
}
`;

  test('shows what is wrong in it, with the nearest key and the page, and mends it', () =>
    withClient({ initializationOptions: { rulePage: 'command:show?{rule}' } }, async (client) => {
      const uri = put('toasoan.json', broken);
      await client.open(uri, broken);
      const items = await pulled(client, uri);
      assert.deepEqual(client.seen(uri, items), ['2:14 toasoan.json “"dashes"”']);
      assert.equal(items[0]?.message, 'Không có khóa “dashes”, có lẽ là “dash”');
      assert.equal(items[0]?.severity, DiagnosticSeverity.Error);
      assert.equal(items[0]?.codeDescription?.href, 'command:show?house-style');
      const at = client.position(uri, 'dashes');
      const [fix] = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: at, end: at },
        context: { diagnostics: [] },
      });
      assert.equal(fix?.title, 'Viết lại là “dash”');
      assert.equal(client.apply(uri, fix!.edit!), broken.replace('dashes', 'dash'));
    }));

  test('holds as it is typed, not as it was saved', () =>
    withClient({}, async (client) => {
      const house = put('toasoan.json', broken);
      const uri = put('Bài mới/bai.article', article);
      await client.open(uri, article);
      await client.open(house, broken);
      assert.deepEqual(await codes(client, uri), []);
      await client.type(house, '"off"', '"hint"');
      await client.until(() => (client.refreshes() > 0 ? true : undefined));
      assert.equal((await pulled(client, uri))[0]?.severity, DiagnosticSeverity.Hint);
      // Half typed: what can be read of it still applies.
      await client.type(house, '"style"', '"sty');
      assert.deepEqual(await codes(client, uri), ['vague-credit']);
      const before = client.refreshes();
      await client.notify('textDocument/didClose', { textDocument: { uri: house } });
      await client.until(() => (client.refreshes() > before ? true : undefined));
      assert.deepEqual(await codes(client, uri), []);
    }));

  test('is no article to anything else', () =>
    withClient({}, async (client) => {
      const uri = put('toasoan.json', broken);
      await client.open(uri, broken);
      const textDocument = { uri };
      const position = { line: 1, character: 15 };
      assert.deepEqual(await client.request('textDocument/documentSymbol', { textDocument }), []);
      assert.deepEqual(await client.request('textDocument/foldingRange', { textDocument }), []);
      assert.deepEqual(await client.request('textDocument/hover', { textDocument, position }), null);
      assert.deepEqual(await client.request('textDocument/semanticTokens/full', { textDocument }), { data: [] });
      const options = { tabSize: 2, insertSpaces: true };
      assert.deepEqual(await client.request('textDocument/formatting', { textDocument, options }), []);
    }));

  test('faults of JSON are left to a client that tells of them by itself', async () => {
    const text = '{ "profile": "ttxvn" "stlye": {} }';
    for (const checksJson of [true, false])
      await withClient({ initializationOptions: { checksJson } }, async (client) => {
        const uri = put('toasoan.json', text);
        await client.open(uri, text);
        const found = (await pulled(client, uri)).map(({ message }) => String(message));
        assert.deepEqual(
          found.filter((message) => message.includes('“,”')).length,
          checksJson ? 0 : 1,
          found.join('\n'),
        );
        assert.ok(found.some((message) => message.includes('“stlye”')));
      });
  });

  test('a file that others extend is checked, too', () =>
    withClient({}, async (client) => {
      const text = '{ "extends": "khong-co.json" }';
      const uri = put('chung.toasoan.json', text);
      await client.open(uri, text);
      assert.deepEqual(client.seen(uri, await pulled(client, uri)), ['1:14 toasoan.json “"khong-co.json"”']);
    }));

  test('a client that cannot pull is pushed to, for the file and for the articles', () =>
    withClient({ capabilities: {} }, async (client) => {
      const house = put('toasoan.json', broken);
      const uri = put('bai.article', article);
      await client.open(uri, article);
      await client.until(() => client.published.find((sent) => sent.uri === uri && sent.diagnostics.length === 0));
      await client.open(house, broken);
      await client.until(() => client.published.find((sent) => sent.uri === house && sent.diagnostics.length === 1));
      await client.type(house, '"off"', '"error"');
      await client.until(() => client.published.find((sent) => sent.uri === uri && sent.diagnostics.length === 1));
    }));

  test('is named to a client that takes it for no article', () =>
    withClient(
      {
        capabilities: {
          ...watching,
          textDocument: {
            ...watching.textDocument,
            synchronization: { dynamicRegistration: true },
            codeAction: { dynamicRegistration: true },
          },
        },
      },
      async (client) => {
        const named = (method: string) => () =>
          client
            .registrations()
            .find((made) => made.method === method && JSON.stringify(made.registerOptions).includes('**/toasoan.json'));
        for (const method of ['workspace/didChangeWatchedFiles', 'textDocument/didOpen', 'textDocument/diagnostic'])
          await client.until(named(method));
      },
    ));

  test('no text of it makes the server fail', () =>
    withClient({}, async (client) => {
      const uri = put('bai.article', article);
      await client.open(uri, article);
      const texts = [
        '',
        '\0',
        '[',
        '['.repeat(100_000),
        '{"style":'.repeat(20_000),
        '\uFEFF{}',
        '{"extends":"toasoan.json"}',
      ];
      for (const [index, text] of texts.entries()) {
        const house = put('toasoan.json', text);
        if (index === 0) await client.open(house, text);
        else await client.type(house, client.text(house), text);
        assert.equal((await client.pull(house)).kind, 'full');
        assert.deepEqual(await codes(client, uri), ['vague-credit']);
      }
      assert.equal(client.stderr(), '');
    }));
});
