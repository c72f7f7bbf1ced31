// The walkthrough, in a real VS Code: its steps, what they lead to, and that they tick themselves off.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, page, problems, shown, until } from './kit';

const TITLES = [
  'Viết bài mới (Write an Article)',
  'Sửa chỗ bị gạch chân (Mend What Is Underlined)',
  'Gõ vài chữ, lấy cả tên (Type a Little, Get the Whole Name)',
  'Xem bài như khi lên trang (See It as It Will Be Published)',
  'Xuất bài, đặt quy định của tòa soạn (Publish, and Set the House Style)',
];

/** Waits until an expression is true in the page, and returns its value. */
const drawn = <T>(expression: string): Promise<T> =>
  page('eval', {
    expression: `new Promise((resolve) => {
      const look = () => { const found = (${expression}); if (found) resolve(found); else requestAnimationFrame(look); };
      look();
    })`,
  });
const step = (title: string): string =>
  `[...document.querySelectorAll('.getting-started-step')].find((one) => one.textContent.includes(${JSON.stringify(title)}))`;
const click = (expression: string): Promise<unknown> =>
  drawn(`(() => { ${expression}?.click(); return !!${expression}; })()`);
const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

describe('the walkthrough', () => {
  before(async function () {
    if (!process.env['TOASOAN_PAGE']) this.skip();
    await closeAll();
    // With room to its side, the walkthrough shows its pictures and leads to what stands beside it.
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('toasoan.openWalkthrough');
  });
  after(async () => {
    await closeAll();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('opens by its command, and has five steps, each with a picture that is there', async () => {
    await shown('.gettingStartedContainer', 'Bắt đầu với Tòa Soạn');
    const titles = await drawn<string[]>(
      `((all) => all.length > 0 && all)([...document.querySelectorAll('.getting-started-step .step-title')].map((title) => title.textContent))`,
    );
    assert.deepEqual(titles, TITLES);
    for (const title of titles) {
      await click(step(title));
      const [width, alt] = await drawn<[number, string]>(
        `${step(title)}?.classList.contains('expanded') && ((image) => image?.complete && image.naturalWidth > 0 && [image.naturalWidth, image.alt])
          (document.querySelector('.getting-started-media img'))`,
      );
      assert.ok(width > 500, title);
      assert.ok(alt.endsWith(')'), 'told of in both languages');
    }
    await page('screenshot', { path: 'walkthrough.png' });
  });

  it('leads to an article with mistakes, beside it, and from there to the preview', async () => {
    await click(step(TITLES[1]!));
    await click(`${step(TITLES[1]!)}.querySelector('.monaco-button')`);
    const editor = await until(vscode.window.onDidChangeActiveTextEditor, () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.languageId === 'article' && active.document.isUntitled ? active : undefined;
    });
    await problems(editor.document, (found) => found.some((problem) => problem.includes('misspelt-agency')));
    await page('screenshot', { path: 'walkthrough-sample.png' });
    await click(step(TITLES[3]!));
    await click(`${step(TITLES[3]!)}.querySelector('.monaco-button')`);
    await until(
      vscode.window.tabGroups.onDidChangeTabs,
      () =>
        tabs().some(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('toasoan.preview'),
        ) || undefined,
    );
    await drawn(`${step(TITLES[3]!)}.querySelector('.codicon-getting-started-step-checked.complete')`);
    await page('screenshot', { path: 'walkthrough-preview.png' });
  });
});
