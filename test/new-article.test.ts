// Beginning an article: the name of its file, templates, the command line, and what the language server answers.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { templates } from '../server/src/data/templates';
import { articleName, check, fileStem, fillTemplate, readHouse } from './kit';
import { modern, startClient } from './lsp-kit';

const date = '2026-01-28';
const particulars = { headline: 'Nga – Trung hội đàm', date, byline: 'Thanh Giang' };

describe('the name of a new article’s file', () => {
  const stem = (headline: string): string => fileStem(date, headline).slice(date.length + 1);
  const cases: readonly (readonly [string, string])[] = [
    ['Nga – Trung hội đàm', 'nga-trung-hoi-dam'],
    ['Đường sắt Đông Đô: 5 điều cần biết', 'duong-sat-dong-do-5-dieu-can-biet'],
    ['  “Không” hay ‘Có’?!  ', 'khong-hay-co'],
    ['1.000 ngày / 24 giờ', '1-000-ngay-24-gio'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'con'],
    ['', 'bai-moi'],
    ['…', 'bai-moi'],
    ['习近平', 'bai-moi'],
  ];
  for (const [headline, wanted] of cases) test(`“${headline}”`, () => assert.equal(stem(headline), wanted));

  test('is the same for composed and decomposed letters', () =>
    assert.equal(stem('Bộ trưởng Quốc phòng'.normalize('NFD')), 'bo-truong-quoc-phong'));
  test('ends behind a whole word', () => {
    const long = stem('Bộ trưởng Quốc phòng hai nước ký thỏa thuận hợp tác mới tại thủ đô Moskva hôm qua');
    assert.equal(long, 'bo-truong-quoc-phong-hai-nuoc-ky-thoa-thuan-hop-tac-moi-tai');
  });
  test('counts from the second on', () =>
    assert.deepEqual([articleName('a', 1), articleName('a', 2)], ['a.article', 'a-2.article']));
  test('is one that every file system takes, for any headline', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (headline) => {
        const name = articleName(fileStem(date, headline), 1);
        assert.match(name, /^2026-01-28(?:-[a-z\d]+)+\.article$/);
        assert.ok(name.length <= 80);
      }),
    ));
});

describe('templates', () => {
  const filled = (template: string, given = particulars): { text: string; snippet: string } => {
    const result = fillTemplate(template, given);
    assert.ok('text' in result, JSON.stringify(result));
    return result;
  };
  const fault = (template: string): string => {
    const result = fillTemplate(template, particulars);
    assert.ok('message' in result);
    return `${result.message} ⟦${template.slice(result.span.start, result.span.end)}⟧`;
  };

  for (const { id, text } of templates)
    test(`${id} ships without a fault, and is an article in order`, () => {
      const made = filled(text);
      assert.ok(made.text.startsWith('date 2026-01-28 Nga – Trung hội đàm\n\n'));
      assert.deepEqual(check(made.text), []);
      // The caret goes to the lead.
      assert.match(made.snippet.split('\n')[2]!, /^\$\{1:Sapo/);
    });

  test('stops lead the writer in order, a missing headline first, a missing byline in its place', () => {
    const template = 'date ${date} ${headline}\n\n${1:Sapo}\n\n${3|AFP,AP|}\n\n${byline}\n\nNguồn: ${8}, ${3}.${0}\n';
    assert.equal(
      filled(template, { ...particulars, headline: ' ', byline: '' }).snippet,
      'date 2026-01-28 ${1:Tít bài nêu điều mới nhất}\n\n${2:Sapo}\n\n${3|AFP,AP|}\n\n${4:Tên Tác Giả}\n\nNguồn: ${5}, ${3:AFP}.${0}\n',
    );
    assert.equal(
      filled(template).text,
      `date 2026-01-28 Nga – Trung hội đàm\n\nSapo\n\nAFP\n\nThanh Giang\n\nNguồn: , AFP.\n`,
    );
  });

  test('nothing but that means anything: no variable of the editor’s comes through', () => {
    const { text, snippet } = filled('$CLIPBOARD $1 5 $ \\ } ${1:$TM_FILENAME}', particulars);
    assert.equal(text, '$CLIPBOARD $1 5 $ \\ } $TM_FILENAME');
    assert.equal(snippet, '\\$CLIPBOARD \\$1 5 \\$ \\\\ \\} ${1:\\$TM_FILENAME}');
  });
  test('nor does one in a headline or byline, which stay on one line', () => {
    const headline = 'Giá ${CLIPBOARD}\n5\u200B $1}'.normalize('NFD');
    assert.equal(filled('${headline}', { ...particulars, headline }).snippet, 'Giá \\${CLIPBOARD\\} 5 \\$1\\}');
  });
  test('line ends and a byte order mark do no harm', () =>
    assert.equal(filled('\uFEFFdate ${date}\r\n\r\n${1:x}\r\n').text, 'date 2026-01-28\n\nx\n'));

  test('a fault is told with its place', () => {
    assert.equal(fault('date ${date}\n${CLIPBOARD}'), 'unknown ⟦${CLIPBOARD}⟧');
    assert.equal(fault('${1:${TM_SELECTED_TEXT}}'), 'unknown ⟦${1:${TM_SELECTED_TEXT}⟧');
    assert.equal(fault('${1/(.*)/x/}'), 'unknown ⟦${1/(.*)/x/}⟧');
    assert.equal(fault('${1|a,,b|}'), 'unknown ⟦${1|a,,b|}⟧');
    assert.equal(fault('date ${date\n}'), 'open ⟦${date⟧');
    assert.equal(fault('a\uFFFD'), 'lost ⟦\uFFFD⟧');
    assert.equal(fault(' \n'), 'empty ⟦⟧');
  });
  test('any text is filled or told of, and never runs in the editor', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('$', '{', '}', '1', ':', '|', ',', 'a', '\\', '\n') }),
        (template) => {
          const result = fillTemplate(template, particulars);
          if (!('snippet' in result)) return;
          const bare = result.snippet.replace(/\\[\\$},|]/g, '');
          assert.doesNotMatch(bare.replace(/\$\{\d+[:|}]/g, ''), /\$/);
        },
      ),
    ));
});

describe('toasoan.json names the folder of templates', () => {
  test('by a relative path', () => {
    assert.deepEqual(readHouse('{ "templates": "mau-bai/" }').house, { templates: 'mau-bai' });
    const { marked, said } = readHouse('{ "templates": "/etc" }');
    assert.equal(marked, '{ "templates": ⟦"/etc"⟧ }');
    assert.deepEqual(said, ['“/etc” không phải đường dẫn tương đối của một thư mục']);
    assert.equal(readHouse('{ "templates": 3 }').said[0], '“templates” nhận: "thu-muc"');
  });
});

let root: string;
let folder: string;
before(() => (root = mkdtempSync(join(tmpdir(), 'toasoan-new-'))));
beforeEach(() => (folder = mkdtempSync(join(root, 'bao-'))));
after(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

describe('toasoan new', () => {
  const cli = resolve('dist/cli.cjs');
  const run = (...args: string[]): { code: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'new', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  };

  test('makes an article and prints its name; a second one of that name is another file', () => {
    const first = run('Nga – Trung hội đàm', '--byline', 'Thanh Giang').out.trim();
    assert.match(first, /^\d{4}-\d\d-\d\d-nga-trung-hoi-dam\.article$/);
    const text = readFileSync(join(folder, first), 'utf8');
    assert.match(text, /^date \d{4}-\d\d-\d\d Nga – Trung hội đàm\n\nSapo/);
    assert.match(text, /\n\nThanh Giang\n\nNguồn: TTXVN\.\n$/);
    const second = run('Nga – Trung hội đàm', '--template', 'phong-su-anh').out.trim();
    assert.equal(second, first.replace('.article', '-2.article'));
    assert.equal(readFileSync(join(folder, first), 'utf8'), text);
  });

  test('takes the newsroom’s templates, and tells what is wrong with one', () => {
    put('toasoan.json', '{ "templates": "mau" }');
    put('mau/Tin nhanh.txt', 'date ${date} ${headline}\n\n${1:Sapo}\n');
    put('mau/hong.txt', 'date ${date}\n  ${tit}\n');
    assert.match(readFileSync(join(folder, run('A', '--template', 'Tin nhanh').out.trim()), 'utf8'), / A\n\nSapo\n$/);
    const files = readdirSync(folder);
    assert.deepEqual(run('A', '--template', 'hong'), {
      code: 2,
      out: '',
      err: 'toasoan: mau/hong.txt:2:3: Không có “${tit}”; chỉ có ${headline}, ${date}, ${byline} và chỗ điền như ${1:…}\n',
    });
    assert.match(run('A', '--template', 'tin-van').err, /“tin-van”.*Tin nhanh, hong|“tin-van”.*hong, Tin nhanh/);
    put('toasoan.json', '{ "templates": "khong-co" }');
    assert.equal(run('A').code, 2);
    assert.deepEqual(readdirSync(folder), files);
  });
});

describe('the language server', () => {
  test('answers what templates there are and what a new article holds', async () => {
    put('toasoan.json', '{ "templates": "mẫu bài" }');
    const client = await startClient({ capabilities: modern, configuration: () => ({ language: 'en' }) });
    try {
      const at = pathToFileURL(folder).href;
      const known = await client.request<{ folder: string; shipped: { id: string; name: string }[] }>(
        'toasoan/templates',
        { folder: at },
      );
      assert.equal(decodeURIComponent(known.folder), `${at}/mẫu bài`);
      assert.deepEqual(
        known.shipped.map(({ name }) => name),
        ['News in brief', 'World news', 'Photo story'],
      );
      const ask = (template: object): Promise<{ stem: string; text: string; snippet: string }> =>
        client.request('toasoan/newArticle', { folder: at, headline: 'Đoàn đến', byline: '', template });
      const made = await ask({ id: 'tin-van' });
      assert.match(made.stem, /^\d{4}-\d\d-\d\d-doan-den$/);
      assert.ok(made.text.includes('Tên Tác Giả') && made.snippet.includes('${1:Sapo'));
      await assert.rejects(
        ask({ name: 'tin.txt', text: 'date\n${HOME}' }),
        /^.*tin\.txt:2:1: There is no “\$\{HOME\}”/,
      );
      const nowhere = await client.request<object>('toasoan/templates', {});
      assert.ok(!('folder' in nowhere));
    } finally {
      await client.stop();
    }
  });
});
