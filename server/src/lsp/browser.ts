import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { localDate } from '../clock';
import { serve } from './server';

const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));

serve(connection, {
  version,
  today: localDate,
  rulePage: () => undefined,
  readFile: async (uri) => (await connection.sendRequest<string | null>('toasoan/readFile', { uri })) ?? undefined,
});
