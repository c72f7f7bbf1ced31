import { namedSourcesIn, readName } from '../agencies';
import { blockRule } from '../rule';
import { replace } from '../text';

export default blockRule({
  id: 'agency-case',
  severity: 'hint',
  listable: 'agencies',
  sentences: {
    case: '“{written}” writes its name “{meant}”',
    replace: 'Write “{meant}”',
  },
  *check({ article, block, lexicon }) {
    for (const { span, name, place } of namedSourcesIn(article, block, lexicon)) {
      const reading = readName(name, lexicon);
      if (reading?.kind !== 'case') continue;
      const { agency, meant } = reading;
      // `Nhà trắng` is a miscapitalised-name wherever it stands; `theo Thanh niên` may be about young people.
      if (agency.kind === 'institution' || (place === 'text' && agency.contextOnly)) continue;
      yield {
        span,
        message: 'case',
        values: { written: name, meant },
        fixes: [{ title: 'replace', values: { meant }, edits: [replace(span, meant)], safe: true }],
      };
    }
  },
});
