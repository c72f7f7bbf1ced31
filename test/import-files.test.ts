// Files made articles of, by the command line and by the language server: Word documents, pages, texts in many encodings.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { loadPartFrom } from '../server/src/node-parts';
import { exported, published, structure, today } from './kit';
import { type Client, modern, startClient } from './lsp-kit';

const cli = resolve('dist/cli.cjs');
const TEXT = `Hai nước mở lại đường bay thẳng
7/1/2026
Sau ba năm gián đoạn, hai nước vừa mở lại đường bay thẳng với bốn chuyến mỗi tuần.
Chuyến bay đầu tiên chở 180 hành khách.
Thanh Giang
Nguồn: Xinhua, CGTN.`;
const ARTICLE =
  TEXT.replace(
    'Hai nước mở lại đường bay thẳng\n7/1/2026',
    'date 2026-01-07 Hai nước mở lại đường bay thẳng',
  ).replaceAll('\n', '\n\n') + '\n';
const PAGE = `<!doctype html><title>Tít</title><h1>Hai nước mở lại đường bay thẳng</h1><time datetime="2026-01-07">7/1/2026</time>${TEXT.split(
  '\n',
)
  .slice(2)
  .map((line) => `<p>${line}</p>`)
  .join('')}`;

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'toasoan-import-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

function run(args: readonly string[], input?: string | Buffer): { code: number | null; out: string; err: string } {
  const ran = spawnSync(process.execPath, [cli, 'import', ...args], { cwd: folder, encoding: 'utf8', input });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

async function docx(text: string): Promise<Buffer> {
  const { toDocx } = await loadPartFrom(resolve('dist/parts'))('docx');
  return Buffer.from(await toDocx(published(text), today), 'base64');
}

/** A zip file with one entry that says it is `size` bytes when unpacked. */
function zip(name: string, content: Buffer, size: number): Buffer {
  const data = deflateRawSync(content, { level: 9 });
  const common = (signature: number, at: number, length: number): Buffer => {
    const header = Buffer.alloc(length);
    header.writeUInt32LE(signature, 0);
    header.writeUInt16LE(8, at + 4);
    header.writeUInt32LE(data.length, at + 14);
    header.writeUInt32LE(size, at + 18);
    header.writeUInt16LE(name.length, at + 22);
    return header;
  };
  const [local, central, end] = [common(0x04034b50, 4, 30), common(0x02014b50, 6, 46), Buffer.alloc(22)];
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([local, Buffer.from(name), data, central, Buffer.from(name), end]);
}

describe('toasoan import', () => {
  test('makes an article of plain text, from a file or standard input, and prints it', () => {
    assert.deepEqual(run([put('a.txt', TEXT)]), { code: 0, out: ARTICLE, err: '' });
    assert.deepEqual(run(['-'], TEXT), { code: 0, out: ARTICLE, err: '' });
  });

  test('tells a page by its name or by what is in it', () => {
    for (const [args, input] of [[[put('a.html', PAGE)]], [[put('b.txt', PAGE)]], [['-'], PAGE]] as const)
      assert.deepEqual(run(args, input), { code: 0, out: ARTICLE, err: '' });
  });

  test('makes of a Word document the article that it was made of', async () => {
    for (const name of readdirSync('samples').filter((file) => !file.includes('loi'))) {
      const text = readFileSync(join('samples', name), 'utf8');
      const { code, out, err } = run([put('bai.docx', await docx(text))]);
      assert.deepEqual([code, err], [0, '']);
      assert.equal(out, text, name);
    }
  });

  test('writes into a file or a folder, and never over one that is there', () => {
    const name = put('c.txt', TEXT);
    assert.deepEqual(run(['-o', 'out/c.article', name]), { code: 0, out: 'out/c.article\n', err: '' });
    assert.equal(readFileSync(join(folder, 'out/c.article'), 'utf8'), ARTICLE);
    writeFileSync(join(folder, 'out/c.article'), 'mine');
    for (const args of [
      ['-o', 'out/c.article', name],
      ['-o', 'out', name],
    ]) {
      const { code, out, err } = run(args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^toasoan: out[/\\]c\.article: .+\(exists already, not overwritten\)\n$/);
      assert.equal(readFileSync(join(folder, 'out/c.article'), 'utf8'), 'mine');
    }
    assert.equal(run(['--force', '-o', 'out', name]).code, 0);
    assert.equal(readFileSync(join(folder, 'out/c.article'), 'utf8'), ARTICLE);
  });

  test('several files go into a folder; of two that would be one, the second stays out, and so does the source itself', () => {
    const names = [put('d.txt', TEXT), put('d.html', PAGE), put('e.txt', TEXT)];
    assert.deepEqual([run(names).code, run(names).out], [2, '']);
    const { code, out, err } = run(['--force', '-o', 'many', ...names]);
    assert.equal(code, 2);
    assert.deepEqual(out.trim().split('\n'), [join('many', 'd.article'), join('many', 'e.article')]);
    assert.match(err, /d\.article: .*not overwritten/);
    put('f.article', TEXT);
    assert.equal(run(['--force', '-o', '.', 'f.article']).code, 2);
    assert.equal(readFileSync(join(folder, 'f.article'), 'utf8'), TEXT);
  });

  test('what has no place in the article is told of', () => {
    const { out, err } = run([put('g.txt', TEXT.replace('7/1/2026', 'Thứ tư, 7/1/2026, 10:15'))]);
    assert.equal(out, ARTICLE);
    assert.match(err, /^toasoan: g\.txt: .+\(left out\): Thứ tư, 7\/1\/2026, 10:15\n$/);
  });

  test('reads the encodings that texts come in', () => {
    const utf16 = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');
    assert.equal(run(['-'], utf16).out, ARTICLE);
    assert.equal(run(['-'], Buffer.from(utf16).swap16()).out, ARTICLE);
    assert.equal(run(['-'], `\uFEFF${TEXT.normalize('NFD').replaceAll('\n', '\r\n')}`).out, ARTICLE);
    // `Việt Nam` in Windows-1258: letters with a diacritic, then the tone.
    const declared = Buffer.from(
      '<meta charset="windows-1258"><h1>Vi\xea\xf2t Nam</h1><p>Sapo c\xf2a b\xe0i.</p>',
      'latin1',
    );
    assert.deepEqual(structure(run(['-'], declared).out)[0]!.slice(-8), 'Việt Nam');
    const tcvn3 = Buffer.from(
      'Bé tr\xad\xebng Quèc phßng Nga ®Õn th¨m ViÖt Nam\r\n\r\n¤ng ®· ®Õn Hµ Néi h«m qua.',
      'latin1',
    );
    assert.match(
      run(['-'], tcvn3).out,
      /^date \S+ Bộ trưởng Quốc phòng Nga đến thăm Việt Nam\n\nÔng đã đến Hà Nội hôm qua\.\n$/,
    );
  });

  test('refuses what it cannot read, in a word, and goes on with the rest', async () => {
    const document = await docx(ARTICLE);
    const bomb = zip('word/document.xml', Buffer.alloc(200 << 20), 1000);
    for (const [name, content, why] of [
      ['cu.doc', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), /old Word document/i],
      ['anh.jpg', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'), /neither \.docx nor HTML/i],
      ['bai.pdf', '%PDF-1.7', /neither \.docx nor HTML/i],
      ['nua.docx', document.subarray(0, document.length >> 1), /not a sound \.docx/i],
      [
        'hong.docx',
        Buffer.concat([document.subarray(0, 200), Buffer.alloc(100), document.subarray(300)]),
        /not a sound \.docx/i,
      ],
      ['bom.docx', bomb, /not a sound \.docx/i],
      ['latin.txt', Buffer.from('Un caf\xe9 tr\xe8s fran\xe7ais', 'latin1'), /not UTF-8/i],
      ['trong.txt', ' \n\t\n', /no text/i],
      ['trong.html', '<p>&nbsp;</p><script>x</script>', /no text/i],
    ] as const) {
      const { code, out, err } = run(['-o', 'refused', put(name, content), put('h.txt', TEXT), '--force']);
      assert.deepEqual([code, out], [2, `${join('refused', 'h.article')}\n`], name);
      assert.match(err, new RegExp(`^toasoan: ${name}: [^\n]+\\([^\n]+\\)\n$`), name);
      assert.match(err, why, name);
      assert.ok(!existsSync(join(folder, 'refused', name.replace(/\..*/, '.article'))), name);
    }
    assert.match(run(['khong-co.txt']).err, /^toasoan: khong-co\.txt: .+no such file/);
    mkdirSync(join(folder, 'thu-muc'));
    assert.match(run(['thu-muc']).err, /^toasoan: thu-muc: .+a folder/);
    assert.equal(run([]).code, 2);
  });

  test('keeps to the house style of the place it writes to', () => {
    mkdirSync(join(folder, 'house'));
    writeFileSync(
      join(folder, 'house/toasoan.json'),
      '{ "style": { "creditSeparator": "()", "sourcesFullStop": "never" } }',
    );
    const name = put('i.txt', TEXT.replace('Thanh Giang\n', 'Máy bay hạ cánh\nẢnh: AFP\nThanh Giang\n'));
    run(['-o', 'house', name]);
    const text = readFileSync(join(folder, 'house/i.article'), 'utf8');
    assert.ok(text.includes('\nMáy bay hạ cánh (Ảnh: AFP)\n'), text);
    assert.ok(text.endsWith('\nNguồn: Xinhua, CGTN\n'), text);
  });
});

describe('toasoan/import', () => {
  let client: Client;
  before(async () => (client = await startClient({ capabilities: modern, initializationOptions: { language: 'en' } })));
  after(() => client.stop());
  const uri = 'untitled:Untitled-1';
  const ask = (asked: object): Promise<{ text: string; leftOut: string[] }> =>
    client.request('toasoan/import', { uri, ...asked });

  test('makes an article of text, HTML and files', async () => {
    assert.deepEqual(await ask({ text: TEXT }), { text: ARTICLE, leftOut: [] });
    assert.equal((await ask({ html: PAGE })).text, ARTICLE);
    const base64 = (await docx(ARTICLE)).toString('base64');
    assert.equal((await ask({ name: 'a.docx', base64 })).text, ARTICLE);
    assert.equal((await ask({ name: 'a.html', base64: Buffer.from(PAGE).toString('base64') })).text, ARTICLE);
  });

  test('refuses in the writer’s language', async () => {
    await assert.rejects(
      ask({ name: 'a.docx', base64: Buffer.from('PK\x03\x04').toString('base64') }),
      /Tệp \.docx hỏng/,
    );
    await assert.rejects(ask({ text: ' \n' }), /không có chữ nào/);
  });

  test('of its own exports it makes the articles again', async () => {
    for (const name of readdirSync('samples').filter((file) => !file.includes('loi'))) {
      const text = readFileSync(join('samples', name), 'utf8');
      assert.equal((await ask({ html: exported('html', text) })).text, text, name);
    }
  });
});
