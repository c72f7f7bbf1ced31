// Exporting through the built server: articles as they stand in the editor, or else as saved.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import mammoth from 'mammoth';
import { type Client, modern, startClient } from './lsp-kit';

const article = 'date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước mở lại đường bay thẳng.\n';

describe('toasoan/export', () => {
  let client: Client;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'toasoan-export-'));
    client = await startClient({ capabilities: modern, configuration: () => null });
  });
  after(async () => {
    assert.equal(await client.stop(), 0);
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return pathToFileURL(join(folder, name)).href;
  };
  const exported = (uri: string, format: string, more = {}) =>
    client.request<{ name: string; text?: string; base64?: string }>('toasoan/export', { uri, format, ...more });
  const refused = async (uri: string, format = 'html'): Promise<string> => {
    const error: unknown = await exported(uri, format).then(
      () => assert.fail('it was exported'),
      (error: unknown) => error,
    );
    return (error as Error).message;
  };

  test('what is typed and not yet saved is what is exported', async () => {
    const uri = put('dang-viet.article', article);
    await client.open(uri, article);
    await client.type(uri, 'Hai nước mở lại đường bay thẳng', 'Hai nước nối lại đường bay thẳng');
    const { name, text } = await exported(uri, 'html', { fragment: true });
    assert.equal(name, 'dang-viet.html');
    assert.match(text!, /^<article lang="vi">\n/);
    assert.match(text!, /<p class="lead">Hai nước nối lại đường bay thẳng\.<\/p>/);
    assert.match((await exported(uri, 'html')).text!, /^<!doctype html>/);
  });

  test('an article that was never saved', async () => {
    await client.open('untitled:Untitled-1', article);
    assert.equal((await exported('untitled:Untitled-1', 'markdown')).name, 'Untitled-1.md');
  });

  test('an article that is not open, with a BOM, as a Word document', async () => {
    const { name, base64 } = await exported(put('bài báo.bai.txt', `\uFEFF${article}`), 'docx');
    assert.equal(name, 'bài báo.docx');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(base64!, 'base64') });
    assert.deepEqual(value.trim().split(/\n+/), [
      'Hai nước mở lại đường bay',
      '28/1/2026',
      'Hai nước mở lại đường bay thẳng.',
    ]);
  });

  test('what lost characters, is empty or is not there is refused, with its name and place', async () => {
    assert.equal(
      await refused(put('hong.txt', Buffer.concat([Buffer.from('date 2026-01-28 T\n\nS'), Buffer.from([0xe1])]))),
      'hong.txt:3:2: chỗ này mất chữ từ lúc mở tệp. Hãy mở lại tệp với đúng bảng mã rồi xuất lại',
    );
    assert.equal(await refused(put('trong.article', ' \n')), 'trong.article: bài trống, không có gì để xuất');
    assert.equal(
      await refused(pathToFileURL(join(folder, 'khong-co.article')).href),
      'khong-co.article: không đọc được nên chưa xuất',
    );
    assert.match(await refused(put('sai.article', article), 'pdf'), /chưa xuất/);
  });
});
