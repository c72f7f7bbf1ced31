import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { localDate } from '../clock';
import { type Parts } from '../parts';
import { type FileAt } from './folder-index';
import { serve } from './server';

const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0] & {
  /** Where a part of the program leaves what it has to offer: its bundle is the same as in Node. */
  module?: { readonly exports: unknown };
};
const loaded = new Map<keyof Parts, unknown>();
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));

serve(connection, {
  version,
  today: localDate,
  rulePage: () => undefined,
  loadPart,
  readModel: async () => (await connection.sendRequest<Uint8Array | null>('toasoan/readModel')) ?? undefined,
  readFile: async (uri) => (await connection.sendRequest<string | null>('toasoan/readFile', { uri })) ?? undefined,
  listFiles: (uri) => connection.sendRequest<FileAt[]>('toasoan/listFiles', { uri }),
  statFile: async (uri) => (await connection.sendRequest<FileAt | null>('toasoan/statFile', { uri })) ?? undefined,
  writeFile: (uri, text) => connection.sendRequest('toasoan/writeFile', { uri, text }),
});

/** The client knows where the extension lies; the address of the worker itself may be one made up on the way (`blob:`). */
async function loadPart<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
  if (!loaded.has(name)) {
    const address = await connection.sendRequest<string>('toasoan/part', { name });
    worker.module = { exports: {} };
    importScripts(address);
    loaded.set(name, worker.module.exports);
  }
  return loaded.get(name) as Parts[Name];
}
