// The built server for browsers, without a browser: its worker is a sandbox that has nothing of Node.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type DocumentDiagnosticReport,
  Emitter,
  type Message,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import mammoth from 'mammoth';
import { ignoring } from '../server/src/core/ignore';
import { articleOf, problemsOf } from './kit';
import { modern } from './lsp-kit';

/** Starts the server in a worker, and answers for the files that it asks its client for. */
async function startInWorker(files: Readonly<Record<string, string>>, folders?: readonly string[], storage?: string) {
  const fromServer = new Emitter<Message>();
  const worker: { onmessage?: (event: { readonly data: Message }) => void } & Record<string, unknown> = {
    postMessage: (message: Message) => {
      fromServer.fire(message);
    },
    addEventListener: () => undefined,
  };
  const context = createContext(
    Object.assign(worker, {
      setTimeout,
      clearTimeout,
      console,
      TextDecoder,
      TextEncoder,
      crypto,
      btoa,
      atob,
      Blob,
      DecompressionStream,
    }),
  );
  worker['self'] = worker;
  const imported: string[] = [];
  worker['importScripts'] = (address: string) => {
    imported.push(address);
    runInContext(readFileSync(address.replace('https://toasoan.test/', ''), 'utf8'), context);
  };
  runInContext(readFileSync('dist/server/browser.js', 'utf8'), context);
  const reader = new (class extends AbstractMessageReader {
    listen = (callback: DataCallback) => fromServer.event(callback);
  })();
  const writer = new (class extends AbstractMessageWriter {
    write(message: Message): Promise<void> {
      worker.onmessage?.({ data: message });
      return Promise.resolve();
    }
    end(): void {
      fromServer.dispose();
    }
  })();
  const connection = createProtocolConnection(reader, writer);
  const asked: string[] = [];
  connection.onRequest('toasoan/readFile', ({ uri }: { uri: string }) => {
    asked.push(uri);
    return files[uri] ?? null;
  });
  connection.onRequest('toasoan/part', ({ name }: { name: string }) => `https://toasoan.test/dist/parts/${name}.cjs`);
  connection.onRequest('toasoan/readModel', () => new Uint8Array(readFileSync('dist/neighbours.bin')));
  const written: Record<string, string> = {};
  const fileAt = (uri: string) => ({ uri, modified: 1, size: files[uri]!.length });
  connection.onRequest('toasoan/listFiles', ({ uri }: { uri: string }) =>
    Object.keys(files)
      .filter((file) => file.startsWith(`${uri}/`))
      .map(fileAt),
  );
  connection.onRequest('toasoan/writeFile', ({ uri, text }: { uri: string; text: string }) => {
    written[uri] = text;
    return null;
  });
  const rows = new Promise<{ headline: string }[]>((resolve) => {
    connection.onNotification('toasoan/articles', (news: { rows: { headline: string }[]; reading: unknown }) => {
      if (news.reading === null) resolve(news.rows);
    });
  });
  connection.onRequest('workspace/configuration', () => [null]);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: modern,
    ...(folders && { workspaceFolders: folders.map((uri) => ({ uri, name: uri })) }),
    initializationOptions: { articles: true, storage },
  });
  await connection.sendNotification('initialized', {});
  return { connection, asked, imported, rows, written };
}

describe('the server in a browser', () => {
  test('reads toasoan.json and the newsroom’s lists through its client', async () => {
    const folder = 'vscode-vfs://github/bao/B%C3%A1o%20m%E1%BA%A1ng';
    const { connection, asked } = await startInWorker({
      [`${folder}/toasoan.json`]: '{ "lists": { "agencies": "hang-tin.txt" }, "rules": { "vague-credit": "error" } }',
      [`${folder}/hang-tin.txt`]: 'Reuteurs\n',
    });
    const uri = `${folder}/tin/bai.article`;
    const head = 'date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước mở lại đường bay.\n\n';
    const text = `${head}Máy bay hạ cánh. Ảnh: Reuteurs.\n\nHành khách vui mừng. Ảnh: Internet.\n`;
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'article', version: 1, text },
    });
    const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.equal(report.kind, 'full');
    const found = report.kind === 'full' ? report.items.map(({ code, severity }) => [code, severity]) : [];
    assert.ok(
      found.some(([code, severity]) => code === 'vague-credit' && severity === 1),
      JSON.stringify(found),
    );
    assert.ok(!found.some(([code]) => code === 'misspelt-agency'));
    assert.ok(asked.includes(`${folder}/tin/toasoan.json`));
    assert.ok(asked.every((asked) => asked.startsWith('vscode-vfs://github/')));
    connection.dispose();
  });

  test('reads what is to be ignored through its client', async () => {
    const text = 'date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước mở lại đường bay, theo Spunik.\n';
    const spunik = problemsOf(text).find(({ rule }) => rule.id === 'misspelt-agency')!;
    const entries = [ignoring(articleOf(text), spunik, 'bài.article')];
    const folder = 'vscode-vfs://github/bao/tin';
    const { connection } = await startInWorker({ [`${folder}/.toasoan-ignore.json`]: JSON.stringify({ entries }) });
    for (const [uri, count] of [
      [`${folder}/b%C3%A0i.article`, 0] as const,
      [`${folder}/khac/bai.article`, 1] as const,
    ]) {
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'article', version: 1, text },
      });
      const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      const items = report.kind === 'full' ? report.items : [];
      assert.equal(items.filter(({ code }) => code === 'misspelt-agency').length, count, uri);
    }
    connection.dispose();
  });

  test('exports an article that is not open; what makes Word documents is loaded when asked for, once', async () => {
    const uri = 'vscode-vfs://github/bao/tin/b%C3%A0i.article';
    const { connection, imported } = await startInWorker({
      [uri]: 'date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước mở lại đường bay thẳng.\n',
    });
    const exported = (format: string) =>
      connection.sendRequest<{ name: string; text?: string; base64?: string }>('toasoan/export', { uri, format });
    const plain = await exported('text');
    assert.equal(plain.name, 'bài.cms.txt');
    assert.equal(plain.text, 'Hai nước mở lại đường bay\n\n28/1/2026\n\nHai nước mở lại đường bay thẳng.\n');
    assert.deepEqual(imported, []);
    const { name, base64 } = await exported('docx');
    assert.equal(name, 'bài.docx');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(base64!, 'base64') });
    assert.equal(value.split('\n')[0], 'Hai nước mở lại đường bay');
    await exported('docx');
    assert.deepEqual(imported, ['https://toasoan.test/dist/parts/docx.cjs']);
    connection.dispose();
  });

  test('makes an article of a Word document again', async () => {
    const text = 'date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước mở lại đường bay thẳng.\n';
    const uri = 'vscode-vfs://github/bao/tin/bai.article';
    const { connection } = await startInWorker({ [uri]: text });
    const { base64 } = await connection.sendRequest<{ base64: string }>('toasoan/export', { uri, format: 'docx' });
    const asked = { uri, name: 'bai.docx', base64 };
    assert.equal((await connection.sendRequest<{ text: string }>('toasoan/import', asked)).text, text);
    connection.dispose();
  });

  test('indexes the folder through its client, and keeps what it has read there', async () => {
    const folder = 'vscode-vfs://github/bao';
    const { connection, rows, written } = await startInWorker(
      {
        [`${folder}/a.article`]: 'date 2026-01-28 Bài a\n\nSapo.\n',
        [`${folder}/b.txt`]: 'Không phải bài\n',
        [`${folder}/nhap/c.article`]: 'date 2026-01-28 Bài c\n',
        [`${folder}/.gitignore`]: 'nhap\n',
      },
      [folder],
      'vscode-userdata:/kho',
    );
    assert.equal((await rows).map(({ headline }) => headline).join(), 'Bài a');
    await connection.sendRequest('shutdown');
    assert.match(written['vscode-userdata:/kho/articles.jsonl']!, /Bài a/);
    connection.dispose();
  });
});
