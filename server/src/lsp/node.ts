import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFile as readFileBytes } from 'node:fs/promises';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { localDate } from '../clock';
import { loadPartFrom } from '../node-parts';
import { listFiles, readFile, statFile, writeFile } from './node-file';
import { serve } from './server';

if (!process.argv.slice(2).some((argument) => /^--(?:stdio|node-ipc|pipe|socket)/.test(argument))) {
  console.error(
    'toasoan: cần một kênh nối với trình soạn thảo (a transport is needed): --stdio | --node-ipc | --pipe=NAME | --socket=PORT',
  );
  process.exit(2);
}

serve(createConnection(ProposedFeatures.all), {
  version,
  today: localDate,
  rulePage: (rule) => pathToFileURL(join(__dirname, '..', 'rules', `${rule}.md`)).href,
  readFile,
  loadPart: loadPartFrom(join(__dirname, '..', 'parts')),
  readModel: () => readFileBytes(join(__dirname, '..', 'neighbours.bin')),
  listFiles,
  statFile,
  writeFile,
});
