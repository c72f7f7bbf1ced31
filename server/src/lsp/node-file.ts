import { mkdir, readFile as read, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFile as writeAtomically } from 'atomically';
import { mayBeArticle } from '../core/entry';
import { type FileAt } from './folder-index';
import { encodeName } from './houses';

/** The text of a file on this machine, without a BOM; undefined where there is none. */
export async function readFile(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    // A device, or a link to one, has no end.
    if (!(await stat(fileURLToPath(uri))).isFile()) return undefined;
    return (await read(fileURLToPath(uri), 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** See `Files.list`. Links are not followed: they may lead back. */
export async function listFiles(folder: string): Promise<readonly FileAt[]> {
  if (!folder.startsWith('file:')) return [];
  const found: FileAt[] = [];
  const walk = async (path: string, uri: string): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    const files = entries.filter(
      (entry) => entry.isFile() && (mayBeArticle(entry.name) || entry.name === '.gitignore'),
    );
    for (let from = 0; from < files.length; from += AT_ONCE) {
      const some = files.slice(from, from + AT_ONCE);
      const stats = await Promise.all(some.map(({ name }) => stat(join(path, name)).catch(() => undefined)));
      for (const [at, { name }] of some.entries()) {
        const known = stats[at];
        if (known) found.push({ uri: `${uri}/${encodeName(name)}`, modified: known.mtimeMs, size: known.size });
      }
    }
    for (const entry of entries)
      if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        await walk(join(path, entry.name), `${uri}/${encodeName(entry.name)}`);
  };
  await walk(fileURLToPath(folder), folder.replace(/\/$/, ''));
  return found;
}

/** As many as have their turn before others do. */
const AT_ONCE = 64;

export async function statFile(uri: string): Promise<FileAt | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const known = await stat(fileURLToPath(uri));
    return known.isFile() ? { uri, modified: known.mtimeMs, size: known.size } : undefined;
  } catch {
    return undefined;
  }
}

/** Writes in one step, and makes the folder where there is none. */
export async function writeFile(uri: string, text: string): Promise<void> {
  const path = fileURLToPath(uri);
  await mkdir(dirname(path), { recursive: true });
  await writeAtomically(path, text);
}
