// Prints where a program is that a test needs, after installing it where that is possible (Debian, as root):
//   node scripts/ensure-program.mjs soffice libreoffice-writer-nogui
// Prints nothing where it is missing and cannot be installed.
import { ensureProgram } from './editor/install.mjs';

const [name, debianPackage] = process.argv.slice(2);
console.log((await ensureProgram(name, debianPackage)) ?? '');
