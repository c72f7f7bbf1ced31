// Who may import whom, and that what must agree agrees: rules, pages, sentences, lists, manifest.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, test } from 'node:test';
import { initSentences } from '../server/src/cli/init';
import { cliSentences } from '../server/src/cli/report';
import { completeSentences } from '../server/src/core/complete';
import { importSentences } from '../server/src/importing';
import { hoverSentences } from '../server/src/core/hover';
import { houseRule } from '../server/src/core/house';
import { outlineSentences } from '../server/src/core/outline';
import { unreadableIgnore, unusedIgnore } from '../server/src/core/ignore-file';
import { rules } from '../server/src/core/rules';
import { templateSentences } from '../server/src/core/template';
import { defaults } from '../server/src/core/settings';
import { tokenTypes } from '../server/src/core/tokens';
import { actionSentences } from '../server/src/lsp/actions';
import { exportSentences } from '../server/src/lsp/export';
import { articleViewSentences } from '../server/src/lsp/article-view';
import { serverSentences } from '../server/src/lsp/sentences';
import { pagePath, readPage } from './pages';

/** npm packages that the core may use because they are as pure as it is. */
const PURE_PACKAGES: readonly string[] = ['docx', 'htmlparser2', 'ignore', 'jsonc-parser'];

const posix = (path: string): string => path.split(sep).join('/');

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => posix(join(folder, name)))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
}

/** What a file imports: relative ones as paths from the project's root, packages by name. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [
    ...text.matchAll(/^(?:import|export)\s[^'"]{0,2000}?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm),
  ].map(([, from, bare, dynamic]) => {
    const target = (from ?? bare ?? dynamic)!;
    return target.startsWith('.') ? posix(normalize(join(dirname(path), target))) : target;
  });
}

describe('imports', () => {
  const forbid = (
    from: (path: string) => boolean,
    target: (path: string, importer: string) => boolean,
    why: string,
  ): void => {
    test(why, () => {
      const found = [...sources('server/src'), ...sources('client/src'), ...sources('test')]
        .filter(from)
        .flatMap((path) =>
          importsOf(path)
            .filter((to) => target(to, path))
            .map((to) => `${path} imports ${to}`),
        );
      assert.deepEqual(found, []);
    });
  };
  const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
  const core = 'server/src/core';
  forbid(
    inside(core),
    (to) => !to.startsWith(`${core}/`) && !PURE_PACKAGES.includes(to),
    'the core imports nothing from outside the core',
  );
  forbid(
    (path) => inside(`${core}/rules`)(path) && !path.endsWith('/index.ts'),
    (to) => to.startsWith(`${core}/rules/`),
    'no rule imports another',
  );
  forbid(inside('server/src/lsp'), inside('server/src/cli'), 'the language server does not know the command line');
  forbid(inside('server/src/cli'), inside('server/src/lsp'), 'the command line does not know the language server');
  forbid(inside('client'), (to) => to.startsWith('server/'), 'the client knows the server by path only');
  const desktop = ['client/src/node.ts', 'client/src/tasks.ts'];
  forbid(
    (path) => inside('client')(path) && !desktop.includes(path),
    (to) => to.startsWith('node:') || desktop.includes(`${to}.ts`),
    'what of the client runs in browsers, too, does without Node',
  );
  forbid(
    (path) => !path.startsWith('test/'),
    (to) => to.startsWith('test/'),
    'nothing imports the tests',
  );
  forbid(
    (path) => inside('server/src/lsp')(path) && !path.endsWith('/convert.ts'),
    (to) => to.endsWith('core/text'),
    'only convert.ts knows both spans and ranges',
  );
  forbid(
    (path) => inside(core)(path) && /\/(?:text|dates|distance)\.ts$/.test(path),
    (to) => to.startsWith(core),
    'text stands at the bottom',
  );
  test('what is bundled apart is in no other bundle', () => {
    const parts = readdirSync('dist/parts').filter((name) => name.endsWith('.cjs'));
    assert.ok(parts.includes('docx.cjs'));
    for (const bundle of ['dist/server/node.cjs', 'dist/server/browser.js', 'dist/cli.cjs'])
      for (const part of parts) {
        // Unminified bundles name the sources they are made of.
        const [entry] = readFileSync(`dist/parts/${part}`, 'utf8')
          .match(/^\/\/ server\/src\/.*$/gm)!
          .slice(-1);
        assert.ok(!readFileSync(bundle, 'utf8').includes(entry!), `${bundle} holds ${part}`);
      }
  });
  test('only the test kit calls the core’s check', () => {
    const callers = sources('test').filter((path) => importsOf(path).some((to) => to.endsWith('core/check')));
    assert.deepEqual(callers, ['test/kit.ts']);
  });
});

describe('rules', () => {
  const files = readdirSync('server/src/core/rules');
  test('each is listed, in order, under the name of its file', () => {
    const ids = files
      .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
      .map((file) => file.slice(0, -3))
      .sort();
    assert.deepEqual(
      rules.map(({ id }) => id),
      ids,
    );
  });
  test('each has a page, and each page a rule', () => {
    const pages = files
      .filter((file) => file.endsWith('.md'))
      .map((file) => file.slice(0, -3))
      .sort();
    assert.deepEqual(
      pages,
      rules.map(({ id }) => id),
    );
  });
  for (const { id } of rules)
    test(`${id}: the page is titled, and written in both languages`, () => {
      const page = readPage(id);
      assert.ok(page.startsWith(`# ${id}\n\n**`), `${pagePath(id)} begins with its title and the mistake’s short name`);
      for (const heading of ['## Vì sao', '## Sai', '## Đúng', '## In English'])
        assert.ok(page.includes(`\n${heading}\n`), `${pagePath(id)} has “${heading}”`);
      assert.equal(page, page.normalize('NFC'));
    });
});

describe('sentences', () => {
  const vi = JSON.parse(readFileSync('server/src/l10n/vi.json', 'utf8')) as Record<string, string>;
  const english: Record<string, Readonly<Record<string, string>>> = {
    actions: actionSentences,
    articleView: articleViewSentences,
    cli: cliSentences,
    complete: completeSentences,
    hover: hoverSentences,
    import: importSentences,
    export: exportSentences,
    init: initSentences,
    outline: outlineSentences,
    server: serverSentences,
    template: templateSentences,
    ...Object.fromEntries(
      [...rules, houseRule, unreadableIgnore, unusedIgnore].map(({ id, sentences }) => [id, sentences]),
    ),
  };
  const gaps = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
  test('each stands in Vietnamese, with the same gaps; none is left over', () => {
    const keys = Object.entries(english).flatMap(([group, all]) => Object.keys(all).map((id) => `${group}/${id}`));
    assert.deepEqual(Object.keys(vi).sort(), keys.sort());
    for (const [group, all] of Object.entries(english))
      for (const [id, text] of Object.entries(all)) {
        const said = vi[`${group}/${id}`]!;
        // A translation may do without a gap, but never invent one.
        for (const gap of gaps(said))
          assert.ok(gaps(text).includes(gap), `${group}/${id}: ${gap} is not in the English`);
        assert.equal(said, said.normalize('NFC'));
        assert.notEqual(said.trim(), '');
      }
  });
  test('the file is sorted', () => assert.deepEqual(Object.keys(vi), Object.keys(vi).sort()));
});

describe('lists', () => {
  const lists = readdirSync('server/src/data').filter((file) => /\.(?:txt|tsv)$/.test(file));
  for (const file of lists)
    test(`${file}: sorted, NFC, without repeats, with source and licence`, () => {
      const text = readFileSync(join('server/src/data', file), 'utf8');
      assert.equal(text, text.normalize('NFC'));
      const head = text
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .join('\n');
      assert.match(head, /source/i);
      assert.match(head, /licence/i);
      const entries = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      assert.deepEqual(entries, [...new Set(entries)].sort());
    });
});

describe('manifest', () => {
  interface Manifest {
    contributes: {
      configuration: {
        title: string;
        order: number;
        properties: Record<string, { default?: unknown; order?: number; markdownDescription?: string }>;
      }[];
      semanticTokenTypes: { id: string }[];
      semanticTokenScopes: { scopes: Record<string, string[]> }[];
      commands: { command: string; title: string; category?: string; enablement?: string }[];
      menus: Record<string, { command?: string; submenu?: string; when?: string }[]>;
      keybindings?: { command: string; key: string; when?: string }[];
      viewsWelcome?: { contents: string }[];
      views: Record<string, { id: string }[]>;
      walkthroughs: {
        id: string;
        steps: {
          id: string;
          description: string;
          media: { image: string; altText: string };
          completionEvents: string[];
        }[];
      }[];
    };
  }
  const text = readFileSync('package.json', 'utf8');
  const manifest = JSON.parse(text) as Manifest;
  const nls = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
  const { commands, menus, keybindings = [], viewsWelcome = [], configuration } = manifest.contributes;
  test('every setting’s default is the core’s', () => {
    const properties = Object.assign({}, ...configuration.map((section) => section.properties)) as Record<
      string,
      { default?: unknown }
    >;
    for (const name of ['enable', 'run', 'language', 'detectPlainText', 'maxNumberOfProblems', 'rules'] as const)
      assert.deepEqual(properties[`toasoan.${name}`]?.default, defaults[name], name);
  });
  test('every setting stands in a titled section, in order, described in both languages and with a default', () => {
    const orders = configuration.map(({ order }) => order);
    const ascending = (numbers: readonly (number | undefined)[]): number[] =>
      [...new Set(numbers.map(Number))].sort((a, b) => a - b);
    assert.deepEqual(orders, ascending(orders), 'each section of `configuration` has an order of its own');
    for (const { title, properties } of configuration) {
      assert.match(title, /^%settings\.\w+%$/, 'a section of `configuration` has a title in package.nls.json');
      const places = Object.values(properties).map(({ order }) => order);
      assert.deepEqual(places, ascending(places), `${title}: each setting has an order, and they stand in order`);
      for (const [name, setting] of Object.entries(properties)) {
        assert.ok('default' in setting, `${name} has a default`);
        const [, key] = /^%([\w.]+)%$/.exec(setting.markdownDescription ?? '') ?? [];
        assert.ok(key, `${name} has a markdownDescription in package.nls.json`);
        assert.match(nls[key]!, /\n\n_[^\n]+_$/, `${name}: the description ends in a line of English between _ and _`);
      }
    }
  });
  test('every command has our category and a title of its own, and shows only where it makes sense', () => {
    const palette = menus['commandPalette'] ?? [];
    const titles = new Map<string, string>();
    for (const { command, title, category, enablement } of commands) {
      assert.match(command, /^toasoan\.[a-z][A-Za-z.]+$/, `${command} is named toasoan.something`);
      assert.equal(category, 'Tòa Soạn', `${command} has the category “Tòa Soạn”`);
      assert.match(title, /^%command\.[A-Za-z.]+%$/, `${command} has a title in package.nls.json`);
      const words = nls[title.slice(1, -1)] ?? '';
      assert.match(words, /^[^()]+ \([A-Z][^()]+\)$/, `${command}: its title is Vietnamese, with English in brackets`);
      assert.equal(titles.get(words), undefined, `${command} and ${titles.get(words)} have the same title`);
      titles.set(words, command);
      const when = palette.find((entry) => entry.command === command)?.when;
      assert.ok(
        (enablement ?? when ?? '') !== '',
        `${command} needs an “enablement”, or a “when” in menus.commandPalette ("false" if it is for menus alone): ` +
          'the palette of a writer shows only what can be done there and then',
      );
    }
  });
  test('no command is declared twice, or stands in a menu twice; menus and keys name commands that exist', () => {
    const names = commands.map(({ command }) => command);
    assert.deepEqual(names, [...new Set(names)], 'a command is declared once');
    const exists = (command: string, where: string): void =>
      assert.ok(
        !command.startsWith('toasoan.') || names.includes(command),
        `${where} names ${command}, which is not declared`,
      );
    for (const [menu, entries] of Object.entries(menus)) {
      const all = entries.map((entry) => `${entry.command ?? entry.submenu} when ${entry.when}`);
      assert.deepEqual(all, [...new Set(all)], `${menu} holds each entry once`);
      for (const { command } of entries) if (command !== undefined) exists(command, menu);
    }
    const inPalette = (menus['commandPalette'] ?? []).map(({ command }) => command);
    assert.deepEqual(inPalette, [...new Set(inPalette)], 'menus.commandPalette holds each command once');
    for (const { command, key, when } of keybindings) {
      exists(command, `the key ${key}`);
      assert.match(
        when ?? '',
        /editorLangId == article|toasoan\./,
        `${command}: its key ${key} holds for articles only`,
      );
      assert.match(key, /ctrl|alt|^f\d/i, `${command}: ${key} is no key that a writer types with`);
    }
    for (const { contents } of viewsWelcome)
      for (const [, command] of contents.matchAll(/\(command:([\w.]+)/g)) exists(command!, 'a welcome view');
  });
  test('each step of a walkthrough has a picture and an event that completes it, and leads to commands that exist', () => {
    const { views, walkthroughs } = manifest.contributes;
    const known = [
      ...commands.map(({ command }) => command),
      ...Object.values(views).flatMap((some) => some.map(({ id }) => `${id}.focus`)),
    ];
    assert.deepEqual(
      walkthroughs.map(({ id, steps }) => [id, steps.length]),
      [['start', 5]],
    );
    for (const { id, description, media, completionEvents } of walkthroughs[0]!.steps) {
      assert.match(media.image, /^media\/[\w-]+\.png$/, `${id}: .vscodeignore lets only media/*.png in`);
      assert.ok(existsSync(media.image), `${id}: ${media.image} exists`);
      assert.notEqual(nls[media.altText.slice(1, -1)] ?? '', '', `${id}: the picture is told of in words`);
      assert.ok(completionEvents.length > 0, `${id} can be completed`);
      const said = nls[description.slice(1, -1)]!;
      assert.match(
        said,
        /^[^\n]+\n__[^\n]+__(?:\n|$)/,
        `${id}: a line of Vietnamese, then one of English between __ and __`,
      );
      const links = [...said.matchAll(/\(command:(?:toSide:)?([\w.]+)/g)].map(([, command]) => command!);
      const events = completionEvents.map((event) => /^onCommand:([\w.]+)$/.exec(event)?.[1] ?? '');
      for (const command of [...links, ...events])
        assert.ok(
          command.startsWith('toasoan.') ? known.includes(command) : /^(?:editor|workbench)\.action\./.test(command),
          `${id} names ${command}, which is not declared`,
        );
    }
  });
  test('every %text% exists, and none is left over', () => {
    const used = [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort());
  });
  test('every semantic token has a description and scopes', () => {
    assert.deepEqual(manifest.contributes.semanticTokenTypes.map(({ id }) => id).sort(), [...tokenTypes].sort());
    assert.deepEqual(Object.keys(manifest.contributes.semanticTokenScopes[0]!.scopes).sort(), [...tokenTypes].sort());
  });
  test('every command is registered by the client', () => {
    const client = sources('client/src')
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    for (const { command } of commands) assert.ok(client.includes(`'${command}'`), command);
  });
  test('no file names a place outside the project', () => {
    const paths = [...sources('server'), ...sources('client'), ...sources('test')];
    for (const path of paths) assert.doesNotMatch(readFileSync(path, 'utf8'), /\/work\//, relative('.', path));
  });
});
