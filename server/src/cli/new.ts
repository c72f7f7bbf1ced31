import { readdirSync } from 'node:fs';
import { localDate } from '../clock';
import { articleName, fileStem } from '../core/file-name';
import { makeLexicon } from '../core/lexicon';
import { sentence } from '../core/say';
import { fillTemplate, templateSentences } from '../core/template';
import { lists } from '../data';
import { templates } from '../data/templates';
import { translationOf } from '../l10n';
import { FileError, UsageError, reasonOf } from './failure';
import { createFile, readArticle } from './files';
import { housesHere } from './houses';
import { placesIn } from './report';

export interface NewOptions {
  readonly template?: string;
  readonly byline: string;
}

/** `toasoan new`: makes an article in this folder, under a name that no file has, and prints that name; the exit code. */
export async function newCommand(headline: string, { template, byline }: NewOptions): Promise<number> {
  const chosen = choose(await templatesHere(), template);
  const text = chosen.text ?? readArticle(chosen.path).text;
  const date = localDate();
  const filled = fillTemplate(text, { headline, byline, date });
  if ('message' in filled) {
    const { line, column } = placesIn(text)(filled.span.start);
    const said = sentence('template', templateSentences, filled.message, filled.values, translationOf('vi'));
    throw new UsageError(`${chosen.path}:${line}:${column}: ${said}`);
  }
  const name = create(fileStem(date, headline), filled.text);
  process.stdout.write(`${name}\n`);
  return 0;
}

interface Template {
  readonly id: string;
  readonly path: string;
  readonly text?: string;
}

/** The newsroom's own, in the folder that `toasoan.json` names, or else those that ship. */
async function templatesHere(): Promise<readonly Template[]> {
  const folder = await housesHere(makeLexicon(lists), { config: true }).templates();
  const shipped = templates.map(({ id, text }) => ({ id, path: id, text }));
  if (folder === undefined) return shipped;
  try {
    const own = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:txt|article|bai)$/i.test(entry.name))
      .map(({ name }) => ({ id: name.replace(/(?:\.bai)?\.[a-z]+$/i, ''), path: `${folder}/${name}` }));
    return own.length > 0 ? own : shipped;
  } catch (error) {
    throw new FileError(folder, reasonOf(error));
  }
}

function choose(all: readonly Template[], wanted: string | undefined): Template {
  const same = (id: string): boolean => id.normalize('NFC') === wanted?.normalize('NFC');
  const found = wanted === undefined ? all[0] : all.find(({ id }) => same(id));
  if (found) return found;
  const ids = all.map(({ id }) => id).join(', ');
  throw new UsageError(`không có mẫu “${wanted}”, chỉ có (no such template, there are): ${ids}`);
}

function create(stem: string, text: string): string {
  for (let number = 1; ; number++) {
    const name = articleName(stem, number);
    try {
      createFile(name, text);
      return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw new FileError(name, reasonOf(error));
    }
  }
}
