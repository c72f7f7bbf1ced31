// The built command line, run as a writer or a script runs it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';

const cli = resolve('dist/cli.cjs');

const sound = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Sputnik.

Các hãng bay hai bên đều hoan nghênh quyết định này.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;
const broken = sound.replace('Moscow. Ảnh', 'Moscow Ảnh').replace('Nguồn:', 'Nguồn');

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'toasoan-cli-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input: string | Buffer = ''): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    input,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    maxBuffer: 1 << 28,
  });
  const [out, err] = [stdout.toString(), stderr.toString()];
  assert.doesNotMatch(err, /^ +at /m, 'no stack trace is ever shown');
  return { code: status, out, err };
}

describe('toasoan check', () => {
  test('a sound article: exit 0 and one line', () => {
    put('a/sound.article', sound);
    const { code, out, err } = run(['check', 'a/sound.article']);
    assert.equal(out, '1 bài, không thấy lỗi nào.\n');
    assert.equal(err, '');
    assert.equal(code, 0);
  });

  test('mistakes: exit 1, the place, the words, a mark under it', () => {
    put('b/broken.article', broken);
    const { code, out } = run(['check', 'b/broken.article']);
    assert.equal(code, 1);
    const lines = out.split('\n');
    const at = lines.findIndex((line) => line.includes('missing-sources-colon'));
    assert.equal(lines[at], '  11:1  lỗi  Thiếu dấu hai chấm sau “Nguồn”  missing-sources-colon');
    assert.equal(lines[at + 1], '    Nguồn Xinhua, CGTN.');
    assert.equal(lines[at + 2], '    ~~~~~');
    assert.match(out, /\n1 bài: 2 lỗi, 0 cảnh báo, 0 gợi ý\. Dùng --fix để sửa ngay 2 chỗ\.\n$/);
  });

  test('in English on demand', () => {
    put('b/broken.article', broken);
    assert.match(
      run(['check', '--language', 'en', 'b/broken.article']).out,
      /11:1 {2}error {2}Missing colon after “Nguồn”/,
    );
  });

  test('--format compact: each problem on a line that the manifest’s problem matcher reads', () => {
    put('e/bài 1.article', broken);
    put('e/b.article', sound.replace('Sputnik.', 'Sputnik.\n\nHai nước  mừng.').replace('CGTN', 'Spunik'));
    const { code, out } = run(['check', '--format', 'compact', 'e']);
    assert.equal(code, 1);
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { problemMatchers: { pattern: { regexp: string } & Record<string, number> }[] };
    };
    const { regexp, ...groups } = manifest.contributes.problemMatchers[0]!.pattern;
    const lines = out.trimEnd().split('\n');
    const read = lines
      .map((line) => new RegExp(regexp).exec(line))
      .map((match) => match && Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, match[group]])));
    assert.equal(read.pop(), null, 'the last line is the count');
    const report = JSON.parse(run(['check', '--format', 'json', 'e']).out) as {
      path: string;
      problems: { rule: string; severity: string; message: string; line: number; column: number }[];
    }[];
    assert.deepEqual(
      read,
      report.flatMap(({ path, problems }) =>
        problems.map(({ rule, severity, message, line, column }) => ({
          file: path,
          line: String(line),
          column: String(column),
          severity,
          message,
          code: rule,
        })),
      ),
    );
    assert.deepEqual([...new Set(read.map((one) => one?.['severity']))].sort(), ['error', 'hint']);
  });

  test('--format json: one entry a file, lines and columns from 1', () => {
    put('c/broken.article', broken);
    put('c/sound.article', sound);
    const { code, out } = run(['check', '--format', 'json', 'c']);
    assert.equal(code, 1);
    const report = JSON.parse(out) as { path: string; problems: Record<string, unknown>[] }[];
    assert.deepEqual(
      report.map(({ path }) => path),
      ['c/broken.article', 'c/sound.article'],
    );
    assert.deepEqual(report[1]!.problems, []);
    assert.deepEqual(report[0]!.problems.at(-1), {
      rule: 'missing-sources-colon',
      severity: 'error',
      message: 'Thiếu dấu hai chấm sau “Nguồn”',
      line: 11,
      column: 1,
      endLine: 11,
      endColumn: 6,
      fixable: true,
    });
  });

  test('columns are UTF-16 units, and a BOM counts for nothing', () => {
    put('d/bom.article', `\uFEFF${broken.replace('Chuyến bay', '😀 Chuyến bay')}`);
    const { out } = run(['check', '--format', 'json', 'd']);
    const [{ problems }] = JSON.parse(out) as [{ problems: { line: number; column: number; rule: string }[] }];
    const column = broken.split('\n')[4]!.indexOf(' Ảnh') + 3 + 1;
    assert.deepEqual(
      problems.filter(({ rule }) => rule === 'missing-credit-separator').map(({ line, column: at }) => [line, at]),
      [[5, column]],
    );
  });

  test('--min-severity leaves out what is quieter', () => {
    put('e/hint.article', sound.replaceAll('Sputnik.', 'Sputnik').replace('CGTN.', 'CGTN'));
    assert.equal(run(['check', 'e/hint.article']).code, 1);
    assert.equal(run(['check', '--min-severity', 'warning', 'e/hint.article']).code, 0);
  });

  test('a folder: names of the format, and .txt files that begin with a date line', () => {
    for (const name of ['x.article', 'y.bai', 'z.bai.txt', 'tin.txt', 'sub/w.txt']) put(`f/${name}`, sound);
    put('f/notes.txt', 'Việc cần làm hôm nay\n');
    put('f/readme.md', broken);
    put('f/node_modules/m.article', broken);
    const report = JSON.parse(run(['check', '--format', 'json', 'f']).out) as { path: string }[];
    assert.deepEqual(
      report.map(({ path }) => path),
      ['f/sub/w.txt', 'f/tin.txt', 'f/x.article', 'f/y.bai', 'f/z.bai.txt'],
    );
  });

  test('no path is this folder', () => {
    put('g/only.article', sound);
    const { status, stdout } = spawnSync(process.execPath, [cli, 'check', '--format', 'json'], {
      cwd: join(folder, 'g'),
    });
    assert.equal(status, 0);
    assert.deepEqual(
      (JSON.parse(stdout.toString()) as { path: string }[]).map(({ path }) => path),
      ['only.article'],
    );
  });
});

describe('toasoan check --fix', () => {
  test('mends the file and says what is left', () => {
    const path = put('fix/a.article', broken);
    const { code, out } = run(['check', '--fix', 'fix/a.article']);
    assert.equal(readFileSync(path, 'utf8'), sound);
    assert.equal(out, '1 bài, không thấy lỗi nào.\n');
    assert.equal(code, 0);
  });

  test('keeps BOM, CRLF, the missing final newline and the file’s permissions', () => {
    const before = `\uFEFF${broken.trimEnd().replaceAll('\n', '\r\n')}`;
    const path = put('fix/b.article', before);
    chmodSync(path, 0o640);
    run(['check', '--fix', 'fix/b.article']);
    assert.equal(readFileSync(path, 'utf8'), `\uFEFF${sound.trimEnd().replaceAll('\n', '\r\n')}`);
    assert.equal(statSync(path).mode & 0o777, 0o640);
  });

  test('a file without anything to mend is not written', () => {
    const path = put('fix/c.article', sound);
    const { mtimeMs, ino } = statSync(path);
    run(['check', '--fix', 'fix/c.article']);
    assert.deepEqual([statSync(path).mtimeMs, statSync(path).ino], [mtimeMs, ino]);
  });

  test('a link stays a link', () => {
    const path = put('fix/d.article', broken);
    symlinkSync(path, join(folder, 'fix/link.article'));
    run(['check', '--fix', 'fix/link.article']);
    assert.equal(readFileSync(path, 'utf8'), sound);
  });

  test('lost bytes (U+FFFD) are never written back', () => {
    const text = broken.replace('Các hãng', 'Các h\uFFFDng');
    const path = put('fix/e.article', text);
    assert.equal(run(['check', '--fix', 'fix/e.article']).code, 1);
    assert.equal(readFileSync(path, 'utf8'), text);
  });
});

describe('toasoan check --stdin', () => {
  test('reads one article', () => {
    const { code, out } = run(['check', '--stdin', '--stdin-filename', 'bai.article', '--format', 'json'], broken);
    assert.equal(code, 1);
    assert.equal((JSON.parse(out) as { path: string }[])[0]!.path, 'bai.article');
  });

  test('with --fix prints the mended article, and the report beside it', () => {
    const { code, out, err } = run(['check', '--stdin', '--fix'], broken);
    assert.equal(out, sound);
    assert.match(err, /không thấy lỗi nào/);
    assert.equal(code, 0);
  });

  test('with --fix gives back unchanged what it cannot read', () => {
    const bytes = Buffer.from([0x64, 0x61, 0x74, 0x65, 0x20, 0xff, 0xfe, 0x0a]);
    const { status, stdout } = spawnSync(process.execPath, [cli, 'check', '--stdin', '--fix'], { input: bytes });
    assert.equal(status, 2);
    assert.deepEqual(stdout, bytes);
  });

  test('takes no paths beside it', () => assert.equal(run(['check', '--stdin', 'a.article']).code, 2));
});

describe('bad input: a clear short message or a quiet nothing, and not one byte changed', () => {
  const cases: Record<string, { content: string | Buffer; code: number; says?: RegExp }> = {
    'empty.article': { content: '', code: 0 },
    'blank.article': { content: '\n\n  \n', code: 0 },
    'binary.article': {
      content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]),
      code: 2,
      says: /binary\.article: không phải văn bản/,
    },
    'latin1.article': {
      content: Buffer.from([0x64, 0x61, 0x74, 0x65, 0x0a, 0x61, 0xe9, 0x62]),
      code: 2,
      says: /latin1\.article:2:2: không phải UTF-8/,
    },
    'cut.article': {
      content: Buffer.from('date 2026-01-28 Việt Nam ở').subarray(0, -1),
      code: 2,
      says: /cut\.article:1:26: không phải UTF-8/,
    },
    'date.article': { content: 'date 2026-01-28', code: 1 },
    'line.article': { content: 'Hai nước mở lại đường bay', code: 1 },
    'long.article': { content: `date 2026-01-28 Tít\n\n${'Hai nước mở lại đường bay. '.repeat(40_000)}`, code: 1 },
    'nfd.article': { content: sound.normalize('NFD').replaceAll('\n', '\r\n'), code: 1 },
  };
  for (const [name, { content, code, says }] of Object.entries(cases))
    test(name, () => {
      const path = put(`bad/${name}`, content);
      const before = readFileSync(path);
      const ran = run(['check', `bad/${name}`]);
      if (name === 'nfd.article') assert.ok(ran.code === 0 || ran.code === 1);
      else assert.equal(ran.code, code, ran.out + ran.err);
      if (says) assert.match(ran.err, says);
      else assert.equal(ran.err, '');
      if (code === 2) {
        run(['check', '--fix', `bad/${name}`]);
        assert.equal(ran.out, '');
      }
      assert.deepEqual(readFileSync(path), before);
    });

  test('no such file: named, exit 2, the others are checked all the same', () => {
    put('bad/ok.article', sound);
    const { code, out, err } = run(['check', 'bad/none.article', 'bad/ok.article']);
    assert.equal(code, 2);
    assert.match(err, /^toasoan: bad\/none\.article: không có tệp hay thư mục này/);
    assert.match(out, /1 bài, không thấy lỗi nào/);
  });

  test('a folder without articles', () => {
    mkdirSync(join(folder, 'none'), { recursive: true });
    const { code, out, err } = run(['check', 'none']);
    assert.equal(code, 0);
    assert.equal(out, '');
    assert.match(err, /không thấy bài báo nào/);
    assert.equal(run(['check', '--format', 'json', 'none']).out, '[]\n');
  });

  test('wrong usage: exit 2', () => {
    for (const args of [
      [],
      ['chek'],
      ['check', '--format', 'xml'],
      ['check', '--no-such'],
      ['check', '--min-severity', 'loud'],
    ]) {
      const { code, err } = run(args);
      assert.equal(code, 2, args.join(' '));
      assert.notEqual(err, '');
    }
  });

  test('help and version: exit 0', () => {
    assert.match(run(['--help']).out, /Soát lỗi bài báo/);
    assert.match(run(['--version']).out, /^\d+\.\d+\.\d+\n$/);
  });
});

describe('toasoan format', () => {
  const loose = ` ${sound.replace('\n\nThanh Giang', '\n\n\nThanh Giang')}\n`;

  test('lays out in place and names what changed', () => {
    const path = put('format/a.article', loose);
    put('format/b.article', sound);
    const { code, out } = run(['format', 'format']);
    assert.equal(readFileSync(path, 'utf8'), sound);
    assert.equal(out, 'format/a.article\n');
    assert.equal(code, 0);
    assert.deepEqual(run(['format', 'format']), { code: 0, out: '', err: '' });
  });

  test('--check and --diff only tell', () => {
    const path = put('format/c.article', loose);
    assert.deepEqual(run(['format', '--check', 'format/c.article']), { code: 1, out: 'format/c.article\n', err: '' });
    const { code, out } = run(['format', '--diff', 'format/c.article']);
    assert.equal(code, 1);
    assert.match(out, /^- date 2026-01-28 Hai nước/m);
    assert.match(out, /^\+date 2026-01-28 Hai nước/m);
    assert.equal(readFileSync(path, 'utf8'), loose);
  });
});
