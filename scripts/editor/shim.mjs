#!/usr/bin/env node
// Looks like the executable of VS Code to `runTests({ vscodeExecutablePath })` of @vscode/test-electron, and runs the suite
// in the host of host.mjs. Of the options it takes those that runTests and test-editor.mjs pass, and ignores the rest.
import { parseArgs } from 'node:util';
import { runInHost } from './host.mjs';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    extensionDevelopmentKind: { type: 'string' },
    'disable-workspace-trust': { type: 'boolean' },
    locale: { type: 'string' },
    screenshotDir: { type: 'string' },
  },
});

const exitCode = runInHost({
  extension: values.extensionDevelopmentPath,
  suite: values.extensionTestsPath,
  folder: positionals[0],
  trust: values['disable-workspace-trust'],
  web: values.extensionDevelopmentKind === 'web',
  locale: values.locale,
  screenshotDir: values.screenshotDir,
});

process.exitCode = await exitCode.catch((error) => {
  console.error(error.message);
  return 1;
});
