import { type NamedSource, namedSources, readName } from '../agencies';
import { type Article, blocksOf } from '../article';
import { type Agency, type Lexicon, looseKey } from '../lexicon';
import { isAddress } from '../parse/names';
import { articleRule } from '../rule';
import { insert } from '../text';

export default articleRule({
  id: 'unlisted-source',
  severity: 'off',
  sentences: {
    unlisted: '“{name}” is used in the article but not listed in the sources',
    unused: '“{name}” is listed in the sources but not named in the article',
    add: 'Add “{name}” to the sources',
  },
  *check({ article, lexicon }) {
    const sources = blocksOf(article, 'sources').at(-1);
    const last = sources?.names.at(-1);
    // Behind an address anyone may stand.
    if (!sources || !last || sources.names.some((name) => isAddress(article.text, name))) return;
    const named = namedSources(article, lexicon).filter(({ name }) => !lexicon.vagueCredits.has(looseKey(name)));
    const used = firstOfEach(
      named.filter(({ place }) => place !== 'sources'),
      lexicon,
    );
    const listed = firstOfEach(
      named.filter(({ place }) => place === 'sources'),
      lexicon,
    );
    for (const [agency, { span, name, meant }] of used)
      if (!listed.has(agency))
        yield {
          span,
          message: 'unlisted',
          values: { name },
          fixes: [{ title: 'add', values: { name: meant }, edits: [insert(last.end, `, ${meant}`)] }],
        };
    for (const [agency, { span, name }] of listed)
      if (!used.has(agency) && !isNamed(article, sources.span.start, agency))
        yield { span, message: 'unused', values: { name } };
  },
});

/** The agencies among the names, each with its first naming and how that should have been written. */
function firstOfEach(
  named: readonly NamedSource[],
  lexicon: Lexicon,
): Map<Agency, NamedSource & { readonly meant: string }> {
  const found = new Map<Agency, NamedSource & { readonly meant: string }>();
  for (const source of named) {
    const reading = readName(source.name, lexicon);
    if (!reading || found.has(reading.agency)) continue;
    found.set(reading.agency, { ...source, meant: reading.kind === 'known' ? source.name : reading.meant });
  }
  return found;
}

/** Whether an agency is named above the sources at all: `tờ Guardian viết` is no less a mention than `theo Guardian`. */
function isNamed({ text }: Article, before: number, { name, aliases }: Agency): boolean {
  const above = text.slice(0, before).normalize('NFC');
  return [name, ...aliases].some((known) => above.includes(known));
}
