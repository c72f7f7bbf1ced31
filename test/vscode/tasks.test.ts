// The task that checks a whole folder, in a real VS Code.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, until, workspace } from './kit';

const broken = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow Ảnh: Spunik.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;

describe('the task that checks a folder', () => {
  afterEach(closeAll);

  it('is offered by name', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'toasoan' });
    assert.deepEqual(
      tasks.map(({ name, source }) => `${source}: ${name}`),
      ['toasoan: kiểm tra cả thư mục'],
    );
  });

  it('puts the problems of articles that are not open among the problems', async () => {
    const folder = join(workspace(), 'cả thư mục');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'bài đóng.article'), broken);
    const uri = vscode.Uri.file(join(folder, 'bài đóng.article'));
    await vscode.commands.executeCommand('toasoan.checkFolder');
    const found = await until(vscode.languages.onDidChangeDiagnostics, () => {
      const all = vscode.languages.getDiagnostics(uri);
      return all.length >= 2 ? all : undefined;
    });
    assert.deepEqual(
      found.map(({ range: { start }, severity, code, source }) => [
        start.line,
        start.character,
        severity,
        code,
        source,
      ]),
      [
        [4, 36, vscode.DiagnosticSeverity.Error, 'missing-credit-separator', 'Tòa Soạn'],
        [4, 42, vscode.DiagnosticSeverity.Error, 'misspelt-agency', 'Tòa Soạn'],
      ],
    );
    assert.match(found[1]!.message, /Sputnik/);
  });
});
