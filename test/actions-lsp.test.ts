// The light bulb and the ignore file of the built language server, over real stdio.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import {
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, type ClientOptions, modern, startClient } from './lsp-kit';

const broken = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Spunik.

Các hãng bay đều hoan nghênh, theo Spunik.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;

/** What VS Code says of itself: it makes files, tells of changed ones, and lets the server ask for more. */
const full: ClientCapabilities = {
  ...modern,
  workspace: {
    ...modern.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    ...modern.textDocument,
    synchronization: { dynamicRegistration: true },
    codeAction: { dynamicRegistration: true },
  },
};
const withCommands: ClientOptions = { capabilities: full, initializationOptions: { commands: true } };

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'toasoan bài báo '));
});
after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
/** An article in a folder of its own, whose ignore file holds this text, or is not there. */
function place(ignore?: string) {
  const own = mkdtempSync(join(folder, 'so '));
  const ignorePath = join(own, '.toasoan-ignore.json');
  if (ignore !== undefined) writeFileSync(ignorePath, ignore);
  const name = `bài ${++files}.article`;
  return { uri: pathToFileURL(join(own, name)).href, name, ignoreUri: pathToFileURL(ignorePath).href, ignorePath };
}

async function withClient(options: ClientOptions, use: (client: Client) => Promise<void>): Promise<void> {
  const client = await startClient(options);
  try {
    await use(client);
  } finally {
    assert.equal(await client.stop(), 0, client.stderr());
  }
}

/** The diagnostics of a document, asked for anew. */
async function pull(client: Client, uri: string): Promise<Diagnostic[]> {
  const report = await client.pull(uri);
  return report.kind === 'full' ? report.items : [];
}

const places = async (client: Client, uri: string): Promise<string[]> => client.seen(uri, await pull(client, uri));

/** What the light bulb offers for the words as they are marked. */
function bulb(client: Client, uri: string, words: string): Promise<CodeAction[]> {
  const start = client.position(uri, words);
  return client.request('textDocument/codeAction', {
    textDocument: { uri },
    range: { start, end: { ...start, character: start.character + words.length } },
    context: { diagnostics: [] },
  });
}

const titles = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);

const preferred = (actions: readonly CodeAction[]): string[] =>
  titles(actions.filter(({ isPreferred }) => isPreferred));

const ignoreAction = async (client: Client, uri: string, words: string): Promise<CodeAction> =>
  (await bulb(client, uri, words)).find(({ title }) => title.startsWith('Bỏ qua'))!;

/** Does on disk what an editor would do: makes files, changes them, saves them. */
function carryOut(edit: WorkspaceEdit): void {
  const changes =
    edit.documentChanges ??
    Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ textDocument: { uri }, edits }));
  for (const change of changes)
    if ('kind' in change) {
      assert.equal(change.kind, 'create');
      if (change.kind !== 'create') continue;
      const path = fileURLToPath(change.uri);
      mkdirSync(join(path, '..'), { recursive: true });
      if (!existsSync(path)) writeFileSync(path, '');
    } else {
      const path = fileURLToPath(change.textDocument.uri);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      const document = TextDocument.create(change.textDocument.uri, 'json', 0, text);
      writeFileSync(
        path,
        TextDocument.applyEdits(document, [...change.edits] as Parameters<typeof TextDocument.applyEdits>[1]),
      );
    }
}

const changed = (client: Client, uri: string): Promise<void> =>
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });

describe('the light bulb', () => {
  test('mends this, mends all of its kind, explains, adds to the list, ignores, changes the severity', () =>
    withClient(withCommands, async (client) => {
      const { uri, name, ignoreUri } = place();
      await client.open(uri, broken);
      const actions = await bulb(client, uri, 'Spunik');
      assert.deepEqual(titles(actions), [
        'Thay bằng “Sputnik”',
        'Sửa cả 2 chỗ mắc lỗi này trong bài',
        'Vì sao? Xem trang giải thích “misspelt-agency”',
        'Thêm “Spunik” vào danh sách nguồn tin của tòa soạn',
        'Bỏ qua “Spunik” trong câu này',
        'Đổi mức nhắc hoặc tắt “misspelt-agency”…',
      ]);
      for (const { kind, diagnostics, edit, command, title } of actions) {
        assert.equal(kind, 'quickfix');
        assert.equal(diagnostics?.[0]?.code, 'misspelt-agency');
        assert.notEqual(edit === undefined, command === undefined, 'either an edit or a command');
        if (command) assert.equal(command.title, title);
      }
      assert.deepEqual(preferred(actions), ['Thay bằng “Sputnik”']);
      assert.doesNotMatch(client.apply(uri, actions[1]!.edit!), /Spunik/);
      const [show, add, ignore, change] = actions.slice(2).map(({ command }) => command!);
      assert.deepEqual([show?.command, show?.arguments], ['toasoan.showRule', ['misspelt-agency']]);
      assert.deepEqual([add?.command, add?.arguments], ['toasoan.addToList', [uri, 'agencies', 'Spunik']]);
      assert.deepEqual([change?.command, change?.arguments], ['toasoan.changeSeverity', ['misspelt-agency', uri]]);
      const [address, { sentence, ...entry }] = ignore!.arguments as [string, { sentence: string }];
      assert.deepEqual([ignore?.command, address], ['toasoan.ignoreHere', ignoreUri]);
      assert.deepEqual(entry, { file: name, rule: 'misspelt-agency', text: 'Spunik' });
      assert.match(sentence, /^[0-9a-f]{16}$/);
    }));

  test('a client without the commands gets what needs none', () =>
    withClient({ capabilities: full }, async (client) => {
      const { uri } = place();
      await client.open(uri, broken);
      const actions = await bulb(client, uri, 'Spunik');
      assert.deepEqual(titles(actions), [
        'Thay bằng “Sputnik”',
        'Sửa cả 2 chỗ mắc lỗi này trong bài',
        'Thêm “Spunik” vào danh sách nguồn tin của tòa soạn',
        'Bỏ qua “Spunik” trong câu này',
      ]);
      assert.ok(actions.every(({ command }) => command === undefined));
    }));

  test('all of a kind is offered where there are two or more that are safe to mend', () =>
    withClient(withCommands, async (client) => {
      const { uri } = place();
      await client.open(uri, broken.replace('theo Spunik', 'theo Sputnik'));
      assert.ok(titles(await bulb(client, uri, 'Spunik')).every((title) => !title.startsWith('Sửa cả')));
    }));

  test('several problems: first what mends each, then their groups, and of each rule once', () =>
    withClient(withCommands, async (client) => {
      const { uri } = place();
      await client.open(uri, broken.replace('Nguồn: Xinhua, CGTN', 'Nguồn Spunik, Rueters'));
      const actions = await bulb(client, uri, 'Nguồn Spunik, Rueters');
      assert.deepEqual(titles(actions), [
        'Thêm dấu hai chấm sau “Nguồn”',
        'Thay bằng “Sputnik”',
        'Thay bằng “Reuters”',
        'Vì sao? Xem trang giải thích “missing-sources-colon”',
        'Bỏ qua “Nguồn” trong câu này',
        'Đổi mức nhắc hoặc tắt “missing-sources-colon”…',
        'Sửa cả 4 chỗ mắc lỗi này trong bài',
        'Vì sao? Xem trang giải thích “misspelt-agency”',
        'Thêm “Spunik” vào danh sách nguồn tin của tòa soạn',
        'Bỏ qua “Spunik” trong câu này',
        'Đổi mức nhắc hoặc tắt “misspelt-agency”…',
        'Thêm “Rueters” vào danh sách nguồn tin của tòa soạn',
        'Bỏ qua “Rueters” trong câu này',
      ]);
      assert.deepEqual(preferred(actions), titles(actions).slice(0, 3));
    }));

  test('in English on demand, long words cut', () =>
    withClient({ ...withCommands, configuration: () => ({ language: 'en' }) }, async (client) => {
      const { uri } = place();
      const headline = 'Hai nước mở lại đường bay thẳng sau ba năm gián đoạn. '.repeat(3);
      await client.open(uri, broken.replace('Hai nước mở lại đường bay', headline.toUpperCase().trim()));
      const actions = await bulb(client, uri, 'NƯỚC');
      const ignoring = titles(actions).find((title) => title.startsWith('Ignore “'));
      assert.match(ignoring ?? '', /^Ignore “HAI NƯỚC .{20,33}…” in this sentence$/);
      assert.ok(titles(actions).some((title) => title.startsWith('Why? Read about ')));
    }));

  test('an article without a folder has nowhere to write what is ignored', () =>
    withClient(withCommands, async (client) => {
      for (const uri of ['untitled:Untitled-1', 'untitled:/tin/bai.article']) {
        await client.open(uri, broken);
        assert.ok(titles(await bulb(client, uri, 'Spunik')).every((title) => !title.startsWith('Bỏ qua')));
      }
    }));
});

describe('ignoring a place', () => {
  const ignored = (found: readonly string[]): boolean => !found.some((line) => line.startsWith('5:'));

  test('the edit makes the file, and the squiggle goes when the file has changed', () =>
    withClient({ capabilities: full }, async (client) => {
      const { uri, name, ignoreUri, ignorePath } = place();
      await client.open(uri, broken);
      assert.deepEqual(await places(client, uri), ['5:44 misspelt-agency “Spunik”', '7:36 misspelt-agency “Spunik”']);
      const { edit } = await ignoreAction(client, uri, 'Spunik');
      assert.deepEqual(edit?.documentChanges?.[0], {
        kind: 'create',
        uri: ignoreUri,
        options: { ignoreIfExists: true },
      });
      carryOut(edit!);
      const { version, entries } = JSON.parse(readFileSync(ignorePath, 'utf8')) as {
        version: number;
        entries: Record<string, string>[];
      };
      assert.equal(version, 1);
      const sentence = entries[0]!['sentence'];
      assert.deepEqual(entries, [{ file: name, rule: 'misspelt-agency', sentence, text: 'Spunik' }]);
      await changed(client, ignoreUri);
      await client.until(() => (client.refreshes() > 0 ? true : undefined));
      assert.deepEqual(await places(client, uri), ['7:36 misspelt-agency “Spunik”']);
      assert.deepEqual(await bulb(client, uri, 'Spunik'), []);
      // The second one goes into the same file, which is there now.
      const second = await ignoreAction(client, uri, 'theo Spunik');
      assert.equal(second.edit?.documentChanges?.length, 1);
      carryOut(second.edit!);
      await changed(client, ignoreUri);
      assert.deepEqual(await places(client, uri), []);
    }));

  test('a client that tells of no files is believed to have written it when the article is saved', () =>
    withClient({}, async (client) => {
      const { uri } = place();
      await client.open(uri, broken);
      const first = await client.until(() => client.published.at(-1));
      assert.equal(client.seen(uri, first.diagnostics).length, 2);
      const { edit } = await ignoreAction(client, uri, 'Spunik');
      assert.equal(edit?.documentChanges, undefined);
      carryOut(edit!);
      const count = client.published.length;
      await client.save(uri);
      const next = await client.until(() => client.published[count]);
      assert.ok(ignored(client.seen(uri, next.diagnostics)));
    }));

  test('the client’s command has the reason, and asks for the edit', () =>
    withClient(withCommands, async (client) => {
      const { uri, ignorePath } = place();
      await client.open(uri, broken);
      const [address, entry] = (await ignoreAction(client, uri, 'Spunik')).command!.arguments as [string, object];
      const asked = { uri: address, entry: { ...entry, reason: 'tên một “tờ báo”\\' } };
      carryOut(await client.request<WorkspaceEdit>('toasoan/ignore', asked));
      assert.match(readFileSync(ignorePath, 'utf8'), /"reason": "tên một “tờ báo”\\\\"/);
    }));

  test('an ignored place is not mended by fix-all either', () =>
    withClient({ capabilities: full }, async (client) => {
      const { uri, ignoreUri } = place();
      await client.open(uri, broken);
      carryOut((await ignoreAction(client, uri, 'Spunik')).edit!);
      await changed(client, ignoreUri);
      const [fixAll] = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: ['source.fixAll'] },
      });
      const mended = client.apply(uri, fixAll!.edit!);
      assert.match(mended, /Ảnh: Spunik\./);
      assert.match(mended, /theo Sputnik\./);
    }));

  test('what stands in the file is kept', () =>
    withClient({ capabilities: full }, async (client) => {
      const before = '// của cả phòng\n{ "entries": [\n  { "rule": "a", "sentence": "b", "text": "c" } // cũ\n] }\n';
      const { uri, ignorePath } = place(before);
      await client.open(uri, broken);
      carryOut((await ignoreAction(client, uri, 'Spunik')).edit!);
      const lines = readFileSync(ignorePath, 'utf8').split('\n');
      assert.deepEqual(
        lines.slice(0, 3),
        before
          .split('\n')
          .slice(0, 3)
          .map((line) => line.replace(' } //', ' }, //')),
      );
      assert.match(lines[3]!, /"text": "Spunik"/);
    }));

  test('a file that cannot be read: nothing is ignored, nothing is offered, and it is said once', () =>
    withClient(withCommands, async (client) => {
      const { uri, ignoreUri } = place('{ "version": 1,\n  "entries": [ oops ] }\n');
      await client.open(uri, broken);
      assert.equal((await places(client, uri)).length, 2);
      assert.equal(await ignoreAction(client, uri, 'Spunik'), undefined);
      await client.until(() => client.messages[0]);
      assert.equal(
        client.messages[0],
        '.toasoan-ignore.json:2:16: Từ đây không còn đúng JSON, nên chưa chỗ nào được bỏ qua',
      );
      await changed(client, ignoreUri);
      await places(client, uri);
      const asked = { uri: ignoreUri, entry: { rule: 'a', sentence: 'b', text: 'c' } };
      await assert.rejects(client.request('toasoan/ignore', asked), /chưa chỗ nào được bỏ qua/);
      assert.equal(client.messages.length, 1);
    }));
});

describe('an ignore file that is open', () => {
  const json = (entries: object[]): string => JSON.stringify({ version: 1, entries }, undefined, 2);

  test('is asked for by name, and counts as it stands, saved or not', () =>
    withClient({ capabilities: full }, async (client) => {
      const { uri, ignoreUri } = place();
      await client.open(uri, broken);
      for (const method of ['didOpen', 'didChange', 'didClose', 'diagnostic', 'codeAction'])
        await client.until(() => client.registrations().find((asked) => asked.method === `textDocument/${method}`));
      const { edit } = await ignoreAction(client, uri, 'Spunik');
      const change = edit!.documentChanges!.at(-1)!;
      assert.ok('edits' in change);
      await client.open(ignoreUri, (change.edits[0] as { newText: string }).newText);
      assert.deepEqual(await places(client, uri), ['7:36 misspelt-agency “Spunik”']);
      await client.notify('textDocument/didClose', { textDocument: { uri: ignoreUri } });
      assert.equal((await places(client, uri)).length, 2);
    }));

  test('shows the entries that its open articles have no use for, and takes them out', () =>
    withClient(withCommands, async (client) => {
      const { uri, name, ignoreUri } = place();
      await client.open(uri, broken);
      const { arguments: given } = (await ignoreAction(client, uri, 'Spunik')).command!;
      const used = given![1] as object;
      const other = { ...used, sentence: '0'.repeat(16) };
      const text = json([used, other, { ...other, file: 'khac.article' }]);
      await client.open(ignoreUri, text);
      const [problem, ...others] = await pull(client, ignoreUri);
      assert.deepEqual(others, []);
      assert.equal(problem?.code, 'unused-ignore');
      assert.equal(problem.severity, 2);
      assert.equal(
        problem.message,
        `Không còn gì để bỏ qua: trong “${name}” câu này không còn “Spunik” (misspelt-agency)`,
      );
      assert.equal(problem.codeDescription, undefined);
      const actions = await bulb(client, ignoreUri, '0000');
      assert.deepEqual(titles(actions), ['Bỏ mục này']);
      assert.deepEqual(
        JSON.parse(client.apply(ignoreUri, actions[0]!.edit!)),
        JSON.parse(json([used, { ...other, file: 'khac.article' }])),
      );
    }));

  test('is told when an article no longer needs an entry', () =>
    withClient(withCommands, async (client) => {
      const { uri, ignoreUri } = place();
      await client.open(uri, broken);
      const { arguments: given } = (await ignoreAction(client, uri, 'Spunik')).command!;
      await client.open(ignoreUri, json([given![1] as object]));
      assert.equal((await places(client, uri)).length, 1);
      assert.deepEqual(await pull(client, ignoreUri), []);
      const before = client.refreshes();
      await client.type(uri, 'Ảnh: Spunik', 'Ảnh: Sputnik');
      await places(client, uri);
      await client.until(() => (client.refreshes() > before ? true : undefined));
      assert.deepEqual(
        (await pull(client, ignoreUri)).map(({ code }) => code),
        ['unused-ignore'],
      );
    }));

  test('shows where it cannot be read, and is no article', () =>
    withClient(withCommands, async (client) => {
      const { ignoreUri } = place();
      await client.open(ignoreUri, '{ "version": 1,\n  "entries": [ oops ] }\n');
      const [problem] = await pull(client, ignoreUri);
      assert.equal(problem?.code, 'unreadable-ignore');
      assert.deepEqual(problem.range.start, { line: 1, character: 15 });
      assert.deepEqual(client.messages, []);
      const textDocument = { uri: ignoreUri };
      const options = { tabSize: 2, insertSpaces: true };
      assert.deepEqual(await client.request('textDocument/documentSymbol', { textDocument }), []);
      assert.deepEqual(await client.request('textDocument/foldingRange', { textDocument }), []);
      assert.deepEqual(await client.request('textDocument/semanticTokens/full', { textDocument }), { data: [] });
      assert.deepEqual(await client.request('textDocument/formatting', { textDocument, options }), []);
      assert.equal(
        await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 4 } }),
        null,
      );
    }));
});

describe('adding to the newsroom’s list', () => {
  /** A newsroom's folder with these files, and an article in a folder within. */
  function newsroom(content: Readonly<Record<string, string>>) {
    const root = mkdtempSync(join(folder, 'báo '));
    mkdirSync(join(root, 'tin'));
    for (const [name, text] of Object.entries(content)) {
      mkdirSync(join(root, name, '..'), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    const read = (name: string): string => readFileSync(join(root, name), 'utf8');
    return { root: pathToFileURL(root).href, uri: pathToFileURL(join(root, 'tin', 'bài.article')).href, read };
  }
  const add = (client: Client, uri: string, text = 'Spunik', list = 'agencies'): Promise<WorkspaceEdit> =>
    client.request('toasoan/addToList', { uri, list, text });

  test('without a house file, one is made in the workspace’s folder, with its list', async () => {
    const { root, uri, read } = newsroom({});
    await withClient({ ...withCommands, folders: [root] }, async (client) => {
      await client.open(uri, broken);
      assert.equal((await pull(client, uri)).length, 2);
      carryOut(await add(client, uri));
      assert.equal(read('toasoan.json'), '{\n  "lists": { "agencies": "tu-dien/hang-tin.txt" }\n}\n');
      assert.equal(read('tu-dien/hang-tin.txt'), 'Spunik\n');
      await changed(client, `${root}/toasoan.json`);
      assert.deepEqual(await pull(client, uri), []);
    });
  });

  test('without a workspace, it goes beside the article', async () => {
    const { uri, read } = newsroom({});
    await withClient(withCommands, async (client) => {
      await client.open(uri, broken);
      carryOut(await add(client, uri, 'Spunik', 'words'));
      assert.equal(read('tin/tu-dien/tu-rieng.txt'), 'Spunik\n');
      assert.match(read('tin/toasoan.json'), /"words": "tu-dien\/tu-rieng\.txt"/);
    });
  });

  test('a list that the house names gets one line more, once', async () => {
    const house = '{ "extends": "chung.toasoan.json" } // của ban tin\n';
    const { uri, read } = newsroom({
      'toasoan.json': house,
      'chung.toasoan.json': '{ "lists": { "agencies": "từ điển/hãng.txt" } }',
      'từ điển/hãng.txt': '# Hãng tin\r\nBáo Gió Mới',
    });
    await withClient(withCommands, async (client) => {
      await client.open(uri, broken);
      carryOut(await add(client, uri));
      assert.equal(read('từ điển/hãng.txt'), '# Hãng tin\r\nBáo Gió Mới\r\nSpunik\r\n');
      assert.equal(read('toasoan.json'), house);
      assert.deepEqual(await add(client, uri), { documentChanges: [] });
    });
  });

  test('a house file without that list is made to name it, and keeps all else', async () => {
    const { uri, read } = newsroom({
      'toasoan.json': '{\n  // của phòng\n  "lists": { "names": "ten.txt" }, // tên\n  "style": {}\n}\n',
      'tu-dien/hang-tin.txt': 'Báo Gió Mới\n',
    });
    await withClient(withCommands, async (client) => {
      await client.open(uri, broken);
      carryOut(await add(client, uri));
      assert.equal(
        read('toasoan.json'),
        '{\n  // của phòng\n  "lists": { "names": "ten.txt", "agencies": "tu-dien/hang-tin.txt" }, // tên\n  "style": {}\n}\n',
      );
      assert.equal(read('tu-dien/hang-tin.txt'), 'Báo Gió Mới\nSpunik\n');
    });
  });

  test('a file that is not sound is left as it is, and that is said', async () => {
    for (const house of ['{ "lists": ', '{ "lists": [] }', '[]', '{ "lists": { "agencies": 3 } }', '{} // \uFFFD'])
      await withClient(withCommands, async (client) => {
        const { uri, read } = newsroom({ 'toasoan.json': house });
        await client.open(uri, broken);
        await assert.rejects(add(client, uri), /Không đọc được toasoan\.json cho đúng/);
        assert.equal(read('toasoan.json'), house);
      });
    await withClient(withCommands, async (client) => {
      const { uri } = newsroom({ 'toasoan.json': '{ "lists": { "agencies": "a.txt" } }', 'a.txt': 'B\uFFFDo' });
      await client.open(uri, broken);
      await assert.rejects(add(client, uri), /Không đọc được a\.txt cho đúng/);
    });
  });

  test('a client without the command gets the edit', async () => {
    const { root, uri, read } = newsroom({});
    await withClient({ capabilities: full, folders: [root] }, async (client) => {
      await client.open(uri, broken);
      const action = (await bulb(client, uri, 'Spunik')).find(({ title }) => title.startsWith('Thêm'));
      assert.equal(action?.title, 'Thêm “Spunik” vào danh sách nguồn tin của tòa soạn');
      carryOut(action!.edit!);
      assert.equal(read('tu-dien/hang-tin.txt'), 'Spunik\n');
    });
  });
});
