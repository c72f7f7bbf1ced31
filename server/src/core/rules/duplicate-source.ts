import { readName } from '../agencies';
import { looseKey } from '../lexicon';
import { isUrl } from '../parse/names';
import { blockRule } from '../rule';
import { remove, span } from '../text';

export default blockRule({
  id: 'duplicate-source',
  severity: 'warning',
  sentences: {
    same: '“{name}” is named twice',
    alias: '“{name}” and “{first}” are the same source',
    remove: 'Remove “{name}”',
  },
  *check({ article, block, lexicon }) {
    if (block.kind !== 'sources') return;
    const seen = new Map<unknown, string>();
    for (const [index, where] of block.names.entries()) {
      const name = article.text.slice(where.start, where.end).normalize('NFC');
      const reading = readName(name, lexicon);
      // An address may differ from another in nothing but a dot.
      const key = reading?.agency ?? (isUrl(article.text, where) ? name : looseKey(name));
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, name);
        continue;
      }
      // Sources by one name are the same for sure, a guessed slip is not.
      const safe = reading?.kind !== 'misspelt' || reading.listed;
      const edits = [remove(span(block.names[index - 1]!.end, where.end))];
      const fixes = [{ title: 'remove' as const, values: { name }, edits, safe }];
      if (looseKey(first) === looseKey(name)) yield { span: where, message: 'same', values: { name }, fixes };
      else yield { span: where, message: 'alias', values: { name, first }, fixes };
    }
  },
});
