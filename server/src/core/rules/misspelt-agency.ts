import { namedSourcesIn, readName } from '../agencies';
import { blockRule } from '../rule';
import { replace } from '../text';

export default blockRule({
  id: 'misspelt-agency',
  severity: 'error',
  listable: 'agencies',
  sentences: {
    misspelt: '“{written}” is probably “{meant}” misspelt',
    replace: 'Replace by “{meant}”',
  },
  *check({ article, block, lexicon }) {
    for (const { span, name } of namedSourcesIn(article, block, lexicon)) {
      const reading = readName(name, lexicon);
      if (reading?.kind !== 'misspelt') continue;
      const { meant, listed } = reading;
      yield {
        span,
        message: 'misspelt',
        values: { written: name, meant },
        fixes: [{ title: 'replace', values: { meant }, edits: [replace(span, meant)], safe: listed }],
      };
    }
  },
});
