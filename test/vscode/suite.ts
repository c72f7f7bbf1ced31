import Mocha from 'mocha';

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
  const failures = await new Promise<number>((resolve) => mocha.run(resolve).on('test', () => (tests += 1)));
  if (tests === 0) throw new Error('Không có kiểm thử nào (no tests)');
  if (failures > 0) throw new Error(`${failures} kiểm thử hỏng (tests failed)`);
}
