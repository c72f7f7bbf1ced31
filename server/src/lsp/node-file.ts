import { readFile as read, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

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
