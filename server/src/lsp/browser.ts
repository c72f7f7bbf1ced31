import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { localDate } from '../clock';
import { serve } from './server';

const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

serve(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)), {
  version,
  today: localDate,
  rulePage: () => undefined,
});
