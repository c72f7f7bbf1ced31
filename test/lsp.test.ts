// The built language server over real stdio, as an editor meets it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  type CodeAction,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type SemanticTokens,
  type TextEdit,
} from 'vscode-languageserver/node';
import { type Client, type ClientOptions, modern, startClient } from './lsp-kit';

const uri = 'file:///tin/bai.article';
const broken = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow Ảnh: Spunik

Các hãng bay hai bên đều hoan nghênh quyết định này.

Thanh Giang

Nguồn Xinhua, CGTN
`;

const fixture = (name: string): string => readFileSync(`test/fixtures/${name}`, 'utf8');

async function withClient(options: ClientOptions, use: (client: Client) => Promise<void>): Promise<void> {
  const client = await startClient(options);
  try {
    await use(client);
  } finally {
    assert.equal(await client.stop(), 0, client.stderr());
  }
}

async function pulled(client: Client): Promise<Diagnostic[]> {
  const report = await client.pull(uri);
  assert.equal(report.kind, 'full');
  return report.kind === 'full' ? report.items : [];
}

const loud = (items: readonly Diagnostic[]): Diagnostic[] =>
  items.filter(({ severity }) => severity === DiagnosticSeverity.Error || severity === DiagnosticSeverity.Warning);

describe('diagnostics', () => {
  test('a client that can pull pulls, and nothing is pushed', () =>
    withClient({ capabilities: modern }, async (client) => {
      assert.ok(client.initialized.capabilities.diagnosticProvider);
      await client.open(uri, broken);
      const items = await pulled(client);
      assert.deepEqual(client.seen(uri, loud(items)), [
        '5:37 missing-credit-separator “ Ảnh”',
        '5:43 misspelt-agency “Spunik”',
        '11:1 missing-sources-colon “Nguồn”',
      ]);
      assert.deepEqual(client.published, []);
    }));

  test('a client that cannot pull is pushed to, with the version', () =>
    withClient({}, async (client) => {
      assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
      await client.open(uri, broken);
      const first = await client.until(() => client.published.at(-1));
      assert.equal(first.version, 1);
      assert.equal(loud(first.diagnostics).length, 3);
      await client.type(uri, 'Nguồn Xinhua', 'Nguồn: Xinhua');
      const second = await client.until(() => client.published.find(({ version }) => version === 2));
      assert.equal(loud(second.diagnostics).length, 2);
      await client.notify('textDocument/didClose', { textDocument: { uri } });
      const last = await client.until(() => client.published.find(({ diagnostics }) => diagnostics.length === 0));
      assert.equal(last.uri, uri);
    }));

  test('changes that come together are checked once', () =>
    withClient({}, async (client) => {
      await client.open(uri, broken);
      await client.until(() => client.published.at(-1));
      const before = client.published.length;
      await Promise.all([
        client.type(uri, 'ba năm', 'bốn năm'),
        client.type(uri, 'bốn năm', 'năm năm'),
        client.type(uri, 'Nguồn Xinhua', 'Nguồn: Xinhua'),
      ]);
      const last = await client.until(() => client.published.find(({ version }) => version === 4));
      assert.equal(loud(last.diagnostics).length, 2);
      assert.ok(client.published.length - before <= 3);
    }));

  test('a problem carries its code, source, words in Vietnamese and the page that explains it', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, broken);
      const problem = (await pulled(client)).find(({ code }) => code === 'missing-sources-colon');
      assert.equal(problem?.source, 'Tòa Soạn');
      assert.equal(problem?.severity, DiagnosticSeverity.Error);
      assert.equal(problem?.message, 'Thiếu dấu hai chấm sau “Nguồn”');
      const page = new URL(problem?.codeDescription?.href ?? '');
      assert.match(readFileSync(page, 'utf8'), /^# missing-sources-colon/);
    }));

  test('a client may name another address for the pages', () =>
    withClient({ capabilities: modern, initializationOptions: { rulePage: 'command:show?{rule}' } }, async (client) => {
      await client.open(uri, broken);
      const hrefs = (await pulled(client)).map(({ codeDescription }) => codeDescription?.href);
      assert.ok(hrefs.includes('command:show?missing-sources-colon'));
    }));

  test('what has not changed is said to be unchanged', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, broken);
      const first = await client.pull(uri);
      assert.equal(first.kind, 'full');
      const second = await client.pull(uri, first.resultId);
      assert.equal(second.kind, 'unchanged');
    }));

  test('the two real articles: every structural mistake, and nothing else above a hint', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, fixture('002_e14a3acbbd47282c.txt'));
      const items = await pulled(client);
      const structural = /credit|sources|agency|date|headline|lead|byline|caption|blank-line|wrapped|too-long/;
      assert.deepEqual(
        client.seen(
          uri,
          loud(items).filter(({ code }) => structural.test(String(code))),
        ),
        [
          '5:26 missing-credit-separator “ Ảnh”',
          '13:114 missing-credit-separator “ Ảnh”',
          '13:120 misspelt-agency “Spunik”',
          '23:1 missing-sources-colon “Nguồn”',
          '23:7 misspelt-agency “Spunik”',
        ],
      );
      const hints = items.filter(
        ({ code, severity }) => severity === DiagnosticSeverity.Hint && structural.test(String(code)),
      );
      assert.deepEqual(client.seen(uri, hints), [
        '5:37 credit-full-stop “p”',
        '13:125 credit-full-stop “k”',
        '23:17 sources-full-stop “A”',
      ]);
      const other = 'file:///tin/000.article';
      await client.open(other, fixture('000_007bdffb1396e456.txt'));
      const report = await client.pull(other);
      assert.equal(report.kind, 'full');
      if (report.kind === 'full')
        assert.deepEqual(
          client.seen(
            other,
            loud(report.items).filter(({ code }) => structural.test(String(code))),
          ),
          [],
        );
    }));

  test('many problems are capped, the gravest kept, and the rest counted', () =>
    withClient({ capabilities: modern, configuration: () => ({ maxNumberOfProblems: 2 }) }, async (client) => {
      await client.open(uri, broken);
      const items = await pulled(client);
      assert.equal(items.length, 3);
      assert.deepEqual(
        items.slice(0, 2).map(({ severity }) => severity),
        [DiagnosticSeverity.Error, DiagnosticSeverity.Error],
      );
      assert.match(String(items[2]!.message), /^Còn \d+ lỗi nữa chưa hiện ra$/);
    }));
});

describe('settings', () => {
  const pullWith = async (configuration: unknown, look: (items: Diagnostic[], client: Client) => void): Promise<void> =>
    withClient({ capabilities: modern, configuration: () => configuration }, async (client) => {
      await client.open(uri, broken);
      look(await pulled(client), client);
    });

  test('enable: false is silence', () => pullWith({ enable: false }, (items) => assert.deepEqual(items, [])));

  test('rules: a severity, or off', () =>
    pullWith({ rules: { 'missing-sources-colon': 'hint', 'misspelt-agency': 'off' } }, (items) => {
      assert.equal(items.find(({ code }) => code === 'missing-sources-colon')?.severity, DiagnosticSeverity.Hint);
      assert.ok(!items.some(({ code }) => code === 'misspelt-agency'));
    }));

  test('language: en', () =>
    pullWith({ language: 'en' }, (items) =>
      assert.equal(items.find(({ code }) => code === 'missing-sources-colon')?.message, 'Missing colon after “Nguồn”'),
    ));

  for (const [name, nothing] of Object.entries({
    null: null,
    undefined: undefined,
    empty: {},
    nulls: { enable: null, rules: null },
  }))
    test(`missing settings are defaults, without a word: ${name}`, () =>
      pullWith(nothing, (items, client) => {
        assert.equal(loud(items).length, 3);
        assert.deepEqual(client.messages, []);
      }));

  test('nonsensical settings are defaults and one clear message', () =>
    pullWith(
      {
        enable: 'yes',
        run: 3,
        language: 'fr',
        maxNumberOfProblems: -1,
        rules: { 'no-such-rule': 'off', 'misspelt-agency': 'loud' },
      },
      (items, client) => {
        assert.equal(loud(items).length, 3);
        assert.equal(client.messages.length, 1);
        for (const name of [
          'enable',
          'run',
          'language',
          'maxNumberOfProblems',
          'rules.no-such-rule',
          'rules.misspelt-agency',
        ])
          assert.ok(client.messages[0]!.includes(`toasoan.${name}`), client.messages[0]);
      },
    ));

  test('a change of settings takes effect at once', async () => {
    let configuration: unknown = {};
    await withClient({ capabilities: modern, configuration: () => configuration }, async (client) => {
      await client.open(uri, broken);
      assert.equal(loud(await pulled(client)).length, 3);
      configuration = { rules: { 'misspelt-agency': 'off' } };
      await client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.until(() => (client.refreshes() > 0 ? true : undefined));
      assert.equal(loud(await pulled(client)).length, 2);
    });
  });

  test('a client without workspace/configuration hands them in by itself', () =>
    withClient({}, async (client) => {
      await client.open(uri, broken);
      await client.until(() => client.published.at(-1));
      await client.notify('workspace/didChangeConfiguration', { settings: { toasoan: { enable: false } } });
      await client.until(() => client.published.find(({ diagnostics }) => diagnostics.length === 0));
    }));

  test('run: onSave speaks of the text that was opened or saved last', () =>
    withClient({ capabilities: modern, configuration: () => ({ run: 'onSave' }) }, async (client) => {
      await client.open(uri, broken);
      assert.equal(loud(await pulled(client)).length, 3);
      await client.type(uri, 'Nguồn Xinhua', 'Nguồn: Xinhua');
      assert.equal(loud(await pulled(client)).length, 3);
      await client.save(uri);
      assert.equal(loud(await pulled(client)).length, 2);
    }));
});

describe('code actions', () => {
  const actionsAt = (client: Client, text: string, only?: string[]): Promise<CodeAction[]> => {
    const at = client.position(uri, text);
    return client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [], ...(only && { only }) },
    });
  };

  test('a quick fix says what it does, is preferred, and mends the text', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, broken);
      const [action] = await actionsAt(client, 'Nguồn Xinhua');
      assert.equal(action?.title, 'Thêm dấu hai chấm sau “Nguồn”');
      assert.equal(action?.kind, 'quickfix');
      assert.equal(action?.isPreferred, true);
      assert.equal(action?.diagnostics?.[0]?.code, 'missing-sources-colon');
      assert.match(client.apply(uri, action!.edit!), /\nNguồn: Xinhua, CGTN\n/);
    }));

  test('the edit is bound to the version it was made for', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, broken);
      await client.type(uri, 'ba năm', 'bốn năm');
      const [action] = await actionsAt(client, 'Nguồn Xinhua');
      const [change] = action!.edit!.documentChanges!;
      assert.ok(change && 'textDocument' in change);
      assert.equal(change.textDocument.version, 2);
    }));

  test('a client without documentChanges gets plain changes', () =>
    withClient({}, async (client) => {
      await client.open(uri, broken);
      const [action] = await actionsAt(client, 'Nguồn Xinhua');
      assert.equal(action?.edit?.documentChanges, undefined);
      assert.match(client.apply(uri, action!.edit!), /\nNguồn: Xinhua/);
    }));

  test('fix-all mends all that is safe, and only when it is asked for', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, broken);
      for (const only of ['source.fixAll.toasoan', 'source.fixAll', 'source']) {
        const [action, ...others] = await actionsAt(client, 'Nguồn', [only]);
        assert.deepEqual(others, []);
        assert.equal(action?.kind, 'source.fixAll.toasoan');
        const mended = client.apply(uri, action!.edit!);
        assert.match(mended, /ở Moscow\. Ảnh: Sputnik\n/);
        assert.match(mended, /\nNguồn: Xinhua, CGTN\n/);
      }
      assert.ok((await actionsAt(client, 'Nguồn')).every(({ kind }) => kind === 'quickfix'));
    }));

  test('a text that has lost bytes is not touched', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, broken.replace('Các hãng', 'Các h\uFFFDng'));
      assert.deepEqual(await actionsAt(client, 'Nguồn Xinhua'), []);
      assert.deepEqual(await actionsAt(client, 'Nguồn', ['source.fixAll.toasoan']), []);
    }));
});

describe('finding one’s way', () => {
  const article = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Sputnik.

Các hãng bay hai bên đều hoan nghênh quyết định này.

Giá vé giảm mạnh

Giá vé một chiều giảm còn một nửa so với trước khi đường bay bị đóng cửa vì dịch bệnh.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;

  test('the outline reads like the article', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, article);
      const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
      const drawn = (entries: readonly DocumentSymbol[], indent = ''): string[] =>
        entries.flatMap(({ name, detail, children }) => [
          `${indent}${name}${detail ? ` | ${detail}` : ''}`,
          ...drawn(children ?? [], `${indent}  `),
        ]);
      assert.deepEqual(drawn(symbols), [
        'Tít: Hai nước mở lại đường bay | 2026-01-28',
        'Sapo: Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
        'Ảnh 1: Chuyến bay đầu tiên hạ cánh ở Moscow | Sputnik',
        'Các hãng bay hai bên đều hoan nghênh quyết định này.',
        'Giá vé giảm mạnh',
        '  Giá vé một chiều giảm còn một nửa so với trước khi đường bay…',
        'Bút danh: Thanh Giang',
        'Nguồn: Xinhua, CGTN',
      ]);
    }));

  test('a section folds under its subheading', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, article);
      const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
      assert.deepEqual(folds, [{ startLine: 8, endLine: 10 }]);
    }));

  test('semantic tokens colour what a grammar cannot know', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, article);
      const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument: { uri },
      });
      const legend = client.initialized.capabilities.semanticTokensProvider!.legend.tokenTypes;
      const lines = article.split('\n');
      const found: string[] = [];
      let [line, character] = [0, 0];
      for (let at = 0; at < data.length; at += 5) {
        line += data[at]!;
        character = data[at] === 0 ? character + data[at + 1]! : data[at + 1]!;
        found.push(`${legend[data[at + 3]!]}: ${lines[line]!.slice(character, character + data[at + 2]!)}`);
      }
      assert.deepEqual(found, [
        'headline: Hai nước mở lại đường bay',
        'lead: Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
        'caption: Chuyến bay đầu tiên hạ cánh ở Moscow',
        'credit: Sputnik',
        'subheading: Giá vé giảm mạnh',
        'byline: Thanh Giang',
        'source: Xinhua',
        'source: CGTN',
      ]);
    }));

  const hoverAt = async (client: Client, text: string): Promise<string | undefined> => {
    const hover = await client.request<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: client.position(uri, text),
    });
    return hover ? (hover.contents as { value: string }).value.replace(/\\(.)/g, '$1') : undefined;
  };

  test('hover tells the weekday of the date', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, article);
      assert.match((await hoverAt(client, '2026-01-28')) ?? '', /^\*\*Thứ tư, 28\/1\/2026\*\*\n\n/);
    }));

  test('hover tells what an agency is', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, article);
      assert.match((await hoverAt(client, 'Sputnik')) ?? '', /\*\*Sputnik\*\*\n\nhãng thông tấn · Nga · /);
      assert.match(
        (await hoverAt(client, 'Xinhua')) ?? '',
        /\*\*Xinhua = Tân Hoa Xã\*\*\n\nhãng thông tấn · Trung Quốc/,
      );
    }));

  test('hover tells whose picture a credit names', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, article);
      assert.match((await hoverAt(client, 'Ảnh:')) ?? '', /Nguồn của ảnh 1: Sputnik/);
    }));

  test('hover is silent in plain text', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, article);
      assert.equal(await hoverAt(client, 'hoan nghênh'), undefined);
    }));
});

describe('formatting', () => {
  const options = { tabSize: 4, insertSpaces: true };

  test('the whole article', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, ' date  2026-01-28 Tít \n\n\nSapo.\n\n\nĐoạn.');
      const edits = await client.request<TextEdit[]>('textDocument/formatting', { textDocument: { uri }, options });
      assert.equal(client.apply(uri, { changes: { [uri]: edits } }), 'date 2026-01-28 Tít\n\nSapo.\n\nĐoạn.\n');
    }));

  test('only what touches the range', () =>
    withClient({ capabilities: modern }, async (client) => {
      await client.open(uri, ' date 2026-01-28 Tít\n\n\nSapo.\n\n\nĐoạn.');
      const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
      const edits = await client.request<TextEdit[]>('textDocument/rangeFormatting', {
        textDocument: { uri },
        options,
        range,
      });
      assert.equal(client.apply(uri, { changes: { [uri]: edits } }), ' date 2026-01-28 Tít\n\nSapo.\n\nĐoạn.');
    }));
});

describe('bad input', () => {
  const inputs: Record<string, string> = {
    'an empty file': '',
    'blank lines': '\n \n\t\n',
    'one line': 'Hai nước mở lại đường bay',
    'only a date': 'date 2026-01-28',
    'only the keyword': 'date',
    'control characters': 'date 2026-01-28 \u0000\u0001\u001b[31m\n\n\u0007\n',
    'lone surrogates': 'date 2026-01-28 \ud83d\n\n\ude00 a\n',
    'CR only': broken.replaceAll('\n', '\r'),
    CRLF: broken.replaceAll('\n', '\r\n'),
    NFD: broken.normalize('NFD'),
    'a BOM': `\uFEFF${broken}`,
    'a megabyte on one line': `date 2026-01-28 ${'Ảnh: AFP, "Nguồn" 28/1/2026 . '.repeat(35_000)}`,
    'a hundred thousand blanks': `date 2026-01-28 Tít\n\n${' '.repeat(100_000)}x${'\t'.repeat(100_000)}`,
    'ten thousand blocks': `date 2026-01-28 Tít\n\n${'Ảnh: AFP\n\n'.repeat(10_000)}`,
  };
  for (const [name, text] of Object.entries(inputs))
    test(`${name}: every request is answered`, () =>
      withClient({ capabilities: modern }, async (client) => {
        await client.open(uri, text);
        const textDocument = { uri };
        assert.equal((await client.pull(uri)).kind, 'full');
        for (const method of ['documentSymbol', 'foldingRange', 'semanticTokens/full'])
          await client.request(`textDocument/${method}`, { textDocument });
        await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 3 } });
        await client.request('textDocument/codeAction', {
          textDocument,
          range: { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } },
          context: { diagnostics: [], only: ['source.fixAll'] },
        });
        assert.equal(client.stderr(), '');
        assert.deepEqual(client.log, []);
      }));

  test('the same mistakes are found in CRLF, and in decomposed letters', () =>
    withClient({ capabilities: modern }, async (client) => {
      for (const text of [broken.replaceAll('\n', '\r\n'), broken.normalize('NFD')]) {
        await client.open(uri, text);
        const codes = loud(await pulled(client)).map(({ code }) => code);
        for (const code of ['missing-credit-separator', 'misspelt-agency', 'missing-sources-colon'])
          assert.ok(codes.includes(code));
      }
    }));

  test('a document that was never opened has no problems', () =>
    withClient({ capabilities: modern }, async (client) => {
      assert.deepEqual(await client.pull('file:///khong-co.article'), { kind: 'full', items: [] });
    }));
});
