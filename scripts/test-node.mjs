// Runs the tests that need Node alone:  node scripts/test-node.mjs [name …]
import { spawnSync } from 'node:child_process';
import { bundleTests } from './bundle-tests.mjs';

const files = await bundleTests(process.argv.slice(2));
const { status } = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec', ...files], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
