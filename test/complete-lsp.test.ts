// Completion as an editor asks for it, over stdio.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type CompletionContext, type CompletionItem, type CompletionList } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, type ClientOptions, modern, startClient } from './lsp-kit';

const HEAD =
  'date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.\n\n';
const uri = 'file:///tin/bai.article';
const rich = {
  ...modern,
  textDocument: { ...modern.textDocument, completion: { completionItem: { labelDetailsSupport: true } } },
};

async function withClient(options: ClientOptions, run: (client: Client) => Promise<void>): Promise<void> {
  const client = await startClient({ configuration: () => null, ...options });
  await run(client);
  assert.equal(await client.stop(), 0, client.stderr());
}

/** Opens a text with the writer at `‸` and asks. */
async function ask(client: Client, text: string, context?: CompletionContext, at = uri) {
  const whole = text.replace('‸', '');
  await client.open(at, whole);
  const document = TextDocument.create(at, 'article', 1, whole);
  const position = document.positionAt(text.indexOf('‸'));
  const list = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: at },
    position,
    ...(context && { context }),
  });
  const accept = (item: CompletionItem): string => {
    assert.ok(item.textEdit && 'range' in item.textEdit);
    return TextDocument.applyEdits(document, [item.textEdit]);
  };
  return { list, first: list.items[0]!, accepted: list.items[0] && accept(list.items[0]) };
}

describe('completion over LSP', () => {
  test('is announced with the few characters that open it, no letter among them, and nothing to resolve', () =>
    withClient({ capabilities: modern }, (client) => {
      assert.deepEqual(client.initialized.capabilities.completionProvider, { triggerCharacters: [':', ' ', '/', '('] });
      return Promise.resolve();
    }));

  test('answers in order, with what was typed in the filter, as plain text', () =>
    withClient({ capabilities: rich }, async (client) => {
      const { list, first, accepted } = await ask(client, `${HEAD}Theo quy định của bo quoc‸ hôm qua.`);
      assert.equal(accepted, `${HEAD}Theo quy định của Bộ Quốc phòng hôm qua.`);
      assert.equal(list.isIncomplete, true);
      assert.ok(list.items.length <= 50);
      assert.equal(first.label, 'Bộ Quốc phòng');
      assert.equal(first.filterText, 'bo quoc phong ');
      assert.deepEqual(first.labelDetails, { description: 'cơ quan, tổ chức' });
      assert.equal(first.documentation, 'Viết tắt: BQP');
      const sorted = list.items.map(({ sortText }) => sortText!);
      assert.deepEqual(sorted, [...sorted].sort());
      for (const item of list.items) {
        assert.equal(item.insertTextFormat, undefined);
        assert.equal(item.commitCharacters, undefined);
        assert.ok(item.documentation === undefined || typeof item.documentation === 'string');
      }
    }));

  test('counts in UTF-16, after letters that are two units and in decomposed text', () =>
    withClient({ capabilities: rich }, async (client) => {
      const typed = `😀 ${'Bộ Quố'.normalize('NFD')}`;
      const { accepted } = await ask(client, `${HEAD}${typed}‸ họp.`);
      assert.equal(accepted, `${HEAD}😀 Bộ Quốc phòng họp.`);
    }));

  test('tells who an agency is, in the language of the writer, also to clients that know no details', () =>
    withClient({ capabilities: modern, configuration: () => ({ language: 'en' }) }, async (client) => {
      const { first } = await ask(client, `${HEAD}Máy bay hạ cánh. Ảnh: kyod‸`);
      assert.equal(first.label, 'Kyodo');
      assert.equal(first.detail, 'news agency');
      assert.match(first.documentation as string, /^news agency · Japan · /);
    }));

  test('asks for the names behind a label where the client has the command', async () => {
    const text = `${HEAD}Máy bay hạ cánh. ảnh‸`;
    await withClient({ capabilities: rich }, async (client) => {
      assert.equal((await ask(client, text)).first.command, undefined);
    });
    await withClient({ capabilities: rich, initializationOptions: { commands: true } }, async (client) => {
      assert.equal((await ask(client, text)).first.command?.command, 'editor.action.triggerSuggest');
    });
  });

  test('comes by itself only behind a label', () =>
    withClient({ capabilities: rich }, async (client) => {
      const colon: CompletionContext = { triggerKind: 2, triggerCharacter: ':' };
      const credit = await ask(client, `${HEAD}Máy bay hạ cánh. Ảnh:‸`, colon);
      assert.ok(credit.list.items.length > 10);
      const said = await ask(client, `${HEAD}Ông nói:‸`, colon, 'file:///tin/hai.article');
      assert.deepEqual(said.list.items, []);
    }));

  test('offers who stands in other articles of the folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'toasoan-'));
    const other = `${HEAD}Máy bay hạ cánh. Ảnh: Quang Đạo.\n\nÔng Lê Văn Bến phát biểu.\n\nBến Thành\n\nNguồn: Xinhua.\n`;
    writeFileSync(join(folder, 'mot.article'), other);
    writeFileSync(join(folder, 'hai.article'), other);
    const root = pathToFileURL(folder).href;
    const capabilities = { ...rich, workspace: { ...rich.workspace, workspaceFolders: true } };
    await withClient({ capabilities, folders: [root] }, async (client) => {
      const here = `${root}/ba.article`;
      await client.until(() => client.log.find((line) => line.startsWith('index: 2 articles')));
      const { first } = await ask(client, `${HEAD}Máy bay cất cánh. Ảnh: qu‸`, undefined, here);
      assert.equal(first.label, 'Quang Đạo');
      assert.equal(first.documentation, 'Có trong 2 bài của thư mục này');
    });
  });

  test('knows nothing of files that are no articles', () =>
    withClient({ capabilities: rich }, async (client) => {
      const { list } = await ask(client, '{ bo‸ }', undefined, 'file:///tin/toasoan.json');
      assert.deepEqual(list, { isIncomplete: false, items: [] });
    }));
});
