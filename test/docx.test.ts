// The Word document that an article becomes: opened by LibreOffice and by mammoth, and compared with the article. And
// NewsML-G2, read by xmllint.
import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import mammoth from 'mammoth';
import { loadPartFrom } from '../server/src/node-parts';
import { exported, published, today } from './kit';

const hostile = `date 2026-01-28 "Tít" & <b> ]]>

Sapo <w:p> & "nháy" 'đơn' ]]>.

Ảnh chụp  cờ\u0007 & <x>. Ảnh: A&B, "AFP".

Một đoạn 😀 có đủ thứ: &amp; &#65; <!-- --> \\t.

Võ & Hải

Nguồn: "Xinhua" & <CGTN>.
`;
const texts = new Map([
  ...readdirSync('samples').map((name) => [name.replace(/\..*/, ''), readFileSync(`samples/${name}`, 'utf8')] as const),
  ['hostile', hostile] as const,
  ['chi-co-tit', 'date 2026-01-28 Chỉ có tít'] as const,
]);

let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'toasoan-docx-'));
  const { toDocx } = await loadPartFrom(resolve('dist/parts'))('docx');
  for (const [name, text] of texts) {
    writeFileSync(join(folder, `${name}.docx`), Buffer.from(await toDocx(published(text), today), 'base64'));
    writeFileSync(join(folder, `${name}.xml`), exported('newsml', text));
  }
});
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Where a program is; undefined where it is missing and cannot be installed. */
function program(name: string, debianPackage: string): string | undefined {
  const { stdout } = spawnSync(process.execPath, ['scripts/ensure-program.mjs', name, debianPackage], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return stdout.trim() || undefined;
}

const blocksOf = (text: string): string[] => exported('text', text).trimEnd().split('\n\n');

describe('an article as a Word document', () => {
  test('LibreOffice opens it, and every block is there', (t) => {
    const office = program('soffice', 'libreoffice-writer-nogui');
    if (office === undefined) {
      t.skip('LibreOffice is not here');
      return;
    }
    const { status, stderr } = spawnSync(
      office,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        ...['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder],
        ...[...texts.keys()].map((name) => join(folder, `${name}.docx`)),
      ],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
    for (const [name, text] of texts) {
      const lines = readFileSync(join(folder, `${name}.txt`), 'utf8')
        .replace(/^\uFEFF/, '')
        .trimEnd();
      assert.deepEqual(lines.split(/\r?\n/), blocksOf(text), name);
    }
  });

  test('every part has the style it should', async () => {
    const styles = {
      Title: 'h1',
      Date: 'p.date',
      Subtitle: 'p.lead',
      'Body Text': 'p.text',
      'heading 2': 'h2',
      caption: 'p.caption',
      Signature: 'p.byline',
      Nguồn: 'p.sources',
    };
    const { value, messages } = await mammoth.convertToHtml(
      { path: join(folder, 'bai-dung.docx') },
      {
        styleMap: [
          ...Object.entries(styles).map(([name, element]) => `p[style-name='${name}'] => ${element}:fresh`),
          "r[style-name='Nguồn ảnh'] => cite",
        ],
      },
    );
    assert.deepEqual(messages, []);
    const { headline, lead, body, bylines, sources } = published(texts.get('bai-dung')!);
    const expected = [
      `<h1>${headline!.text}</h1>`,
      '<p class="date">20/11/2026</p>',
      `<p class="lead">${lead!.text}</p>`,
      ...body.map((part) =>
        part.kind === 'picture'
          ? `<p class="caption">${part.before}<cite>${part.credit.text}</cite>${part.after}</p>`
          : part.kind === 'subheading'
            ? `<h2>${part.text}</h2>`
            : `<p class="text">${part.text}</p>`,
      ),
      ...bylines.map(({ text }) => `<p class="byline">${text}</p>`),
      `<p class="sources">${sources!.text}</p>`,
    ];
    assert.deepEqual(value.match(/<(h1|h2|p)\b.*?<\/\1>/g), expected);
  });
});

test('every NewsML-G2 is well formed', (t) => {
  const xmllint = program('xmllint', 'libxml2-utils');
  if (xmllint === undefined) {
    t.skip('xmllint is not here');
    return;
  }
  for (const name of texts.keys()) {
    const ran: SpawnSyncReturns<string> = spawnSync(xmllint, ['--noout', join(folder, `${name}.xml`)], {
      encoding: 'utf8',
    });
    assert.deepEqual([ran.status, ran.stderr], [0, ''], name);
  }
});
