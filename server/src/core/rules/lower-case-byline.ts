import { textOf } from '../article';
import { isKnownSource } from '../lexicon';
import { blockRule } from '../rule';
import { replace } from '../text';

/** Lines that name no person: `bạn đọc`, `theo báo chí nước ngoài`. */
const NO_NAME =
  /(?:^|[^\p{L}])(?:theo|báo|ban|tổng hợp|sưu tầm|biên|dịch|phóng viên|cộng tác viên|bạn đọc|thực hiện|nhóm|tin|ảnh|hết)(?!\p{L})/iu;

export default blockRule({
  id: 'lower-case-byline',
  severity: 'warning',
  sentences: {
    lower: 'The byline is written without capitals',
    capitals: 'Write “{name}”',
  },
  *check({ article, block, lexicon }) {
    if (block.kind !== 'byline' || block.capitalised) return;
    const written = textOf(article, block.names);
    // One capital is enough to be in doubt: `PV Báo Tin tức`, `Nguyễn Trang tổng hợp`.
    if (/\p{Lu}/u.test(written) || NO_NAME.test(written) || isKnownSource(lexicon, written)) return;
    const name = written
      .replace(/(?<![\p{L}\p{M}\p{N}])\p{Ll}/gu, (letter) => letter.toUpperCase())
      .replace(/(?<=\s)Và(?=\s)/gu, 'và');
    // `21-11à`: nothing that begins a word has a capital.
    if (name === written) return;
    yield {
      span: block.names,
      message: 'lower',
      fixes: [{ title: 'capitals', values: { name }, edits: [replace(block.names, name)] }],
    };
  },
});
