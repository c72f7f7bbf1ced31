import Mocha from 'mocha';

/** Takes a picture of the window as it is when a test has failed, where there is a window to be had (kit.ts, `page`). */
async function photograph(title: string): Promise<void> {
  const door = typeof process === 'undefined' ? undefined : process.env['TOASOAN_PAGE'];
  if (door === undefined) return;
  const path = `failed/${title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.png`;
  await fetch(`${door}/screenshot`, { method: 'POST', body: JSON.stringify({ path }) }).catch(console.error);
}

/**
 * Runs the tests that `load` defines, inside the extension host of VS Code, and rejects when one fails.
 * scripts/test-editor.mjs writes the module that calls this: it knows the test files.
 */
export async function runSuite(load: () => void, { grep }: { grep?: string }): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout: 60_000, ...(grep ? { grep } : {}) });
  // Mocha makes `describe` and `it` global when it loads a file, but here it loads none.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  let tests = 0;
  const failures = await new Promise<number>((resolve) =>
    mocha
      .run(resolve)
      .on('test', () => (tests += 1))
      .on('fail', (test) => void photograph(test.fullTitle())),
  );
  if (tests === 0) throw new Error('Không có kiểm thử nào (no tests)');
  if (failures > 0) throw new Error(`${failures} kiểm thử hỏng (tests failed)`);
}
