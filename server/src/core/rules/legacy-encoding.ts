import { textOf } from '../article';
import { articleRule } from '../rule';
import { beginning, replace } from '../text';
import { type LegacyEncoding, decodeLegacy } from '../vietnamese/encodings';

export default articleRule({
  id: 'legacy-encoding',
  severity: 'error',
  sentences: {
    legacy: 'Not Unicode: {encoding}. It reads “{beginning}”',
    decode: 'Turn it into Unicode',
  },
  *check({ article }) {
    const own = article.blocks.map((block) => decodeLegacy(textOf(article, block.span)));
    const known = own.find((decoded) => decoded !== undefined)?.encoding;
    if (known === undefined) return;
    for (const [index, block] of article.blocks.entries()) {
      // A byline of two words convinces only where the rest is known to be in that encoding.
      const decoded = own[index] ?? decodeLegacy(textOf(article, block.span), known);
      if (!decoded) continue;
      const first = beginning(decoded.text, { start: 0, end: decoded.text.length }, 40);
      yield {
        span: beginning(article.text, block.span),
        message: 'legacy',
        values: { encoding: NAMES[decoded.encoding], beginning: decoded.text.slice(first.start, first.end) },
        fixes: [{ title: 'decode', edits: [replace(block.span, decoded.text)] }],
      };
    }
  },
});

const NAMES: Readonly<Record<LegacyEncoding, string>> = {
  tcvn3: 'TCVN3 (ABC)',
  'vni-windows': 'VNI',
  'utf8-as-cp1252': 'UTF-8 / Windows-1252',
};
