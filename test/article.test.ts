// How a text is read as an article: its blocks, and the parts of each.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { articleLike, blocks, structure } from './kit';

const fixture = (name: string): string => readFileSync(`test/fixtures/${name}.txt`, 'utf8');

/** The kinds alone. */
const kinds = (text: string): string[] => blocks(text).map(({ kind }) => kind);

/** A sound article with `middle` between its lead and its last paragraph. */
const around = (middle: string): string =>
  `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

${middle}

Các hãng bay hai bên đều hoan nghênh quyết định này.

Thanh Giang

Nguồn: Xinhua, Reuters.
`;

/** What `middle` is read as within a sound article. */
const readAs = (middle: string): string[] => structure(around(middle)).slice(2, -3);

/** A sound article that ends in `tail`. */
const endingIn = (tail: string): string =>
  `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Các hãng bay hai bên đều hoan nghênh quyết định này.

Chuyến bay đầu tiên cất cánh ngày 1/2.

${tail}`;

const tailOf = (tail: string): string[] => structure(endingIn(tail)).slice(4);

describe('the two real articles', () => {
  /** The kind and the first words of every block. */
  const heads = (name: string): string[] =>
    structure(fixture(name)).map((block) => block.split(' ').slice(0, 6).join(' '));

  test('000', () =>
    assert.deepEqual(heads('000_007bdffb1396e456'), [
      'dateLine: date 2026-01-28 Bộ trưởng Quốc',
      'lead: Bộ trưởng Quốc phòng Trung',
      'caption: Bộ trưởng Quốc phòng Trung',
      'paragraph: Theo thông tin được phía',
      'paragraph: Bộ trưởng Quốc phòng Trung',
      'paragraph: Về phần mình, Bộ trưởng',
      'caption: Nga và trung Quốc duy',
      'paragraph: Cuộc hội đàm trực tuyến',
      'byline: Thanh Giang',
      'sources: Nguồn: Xinhua, CGTN.',
    ]));

  test('002', () =>
    assert.deepEqual(heads('002_e14a3acbbd47282c'), [
      'dateLine: date 2025-11-22 Nga, Trung hội',
      'lead: Nga và Trung Quốc vừa',
      'caption: Quốc kỳ Nga và Trung',
      'paragraph: Trong một tuyên bố ngày',
      'paragraph: Thông cáo của Bộ Ngoại',
      'paragraph: Cuộc hội đàm về phòng',
      'caption: Bộ trưởng Quốc phòng Nga',
      'paragraph: Về phía Trung Quốc, Thượng',
      'paragraph: Bộ Quốc phòng Nga cho',
      'paragraph: Giới phân tích đánh giá',
      'byline: Nhật Lệ',
      'sources: Nguồn Spunik, CNA',
    ]));

  for (const name of ['000_007bdffb1396e456', '002_e14a3acbbd47282c']) {
    const text = fixture(name);
    const variants = {
      CRLF: text.replaceAll('\n', '\r\n'),
      'a lone CR': text.replaceAll('\n', '\r'),
      'a BOM': `\uFEFF${text}`,
      NFD: text.normalize('NFD'),
      'tabs and no-break spaces at the ends of lines': text.replaceAll('\n', ' \t\u00A0\n\t'),
      'no blank lines': text.replaceAll('\n\n', '\n'),
      'three blank lines': text.replaceAll('\n\n', '\n\n \n\n'),
      'a final line end': `${text}\n`,
    };
    for (const [what, variant] of Object.entries(variants))
      test(`${name} with ${what}`, () =>
        assert.deepEqual(
          structure(variant).map((block) => block.normalize('NFC')),
          structure(text),
        ));
  }
});

describe('a text that is hardly an article', () => {
  test('nothing', () => assert.deepEqual(structure(''), []));
  test('white space', () => assert.deepEqual(structure(' \r\n\t\u00A0\n'), []));
  test('a date line alone', () =>
    assert.deepEqual(structure('date 2026-01-28 Tít'), ['dateLine: date 2026-01-28 Tít']));
  test('one line', () => assert.deepEqual(structure('Xin chào'), ['dateLine: Xin chào']));
  test('an emoji', () => assert.deepEqual(structure('📷\n\n📷'), ['dateLine: 📷', 'lead: 📷']));
  test('a date line and a lead', () => assert.deepEqual(kinds('date 2026-01-28 Tít\n\nSapo.\n'), ['dateLine', 'lead']));
  test('a line of sources right after the date line', () =>
    assert.deepEqual(kinds('date 2026-01-28 Tít\n\nNguồn: AFP'), ['dateLine', 'sources']));
});

describe('date line', () => {
  const parts = (line: string): (string | undefined)[] => {
    const [first] = blocks(line);
    assert.equal(first?.kind, 'dateLine');
    return [first.keyword, first.date?.span, first.headline].map((part) => part && line.slice(part.start, part.end));
  };
  test('the parts', () =>
    assert.deepEqual(parts(' date 2026-01-28 Nga: “Hai bên” đồng ý'), ['date', '2026-01-28', 'Nga: “Hai bên” đồng ý']));
  test("a headline with ':' and single quotes", () =>
    assert.deepEqual(parts("date 2026-01-28 Mỹ: 'Không lùi bước'"), ['date', '2026-01-28', "Mỹ: 'Không lùi bước'"]));
  test('the keyword in capitals, a tab, a no-break space', () =>
    assert.deepEqual(parts('DATE\t2026-01-28\u00A0Tít'), ['DATE', '2026-01-28', 'Tít']));
  test('other forms of the date', () => {
    for (const date of ['28/01/2026', '28-1-2026', '2026-1-28', '28.01.2026'])
      assert.deepEqual(parts(`date ${date} Tít`), ['date', date, 'Tít']);
  });
  test('no date', () => assert.deepEqual(parts('date Tít bài'), ['date', undefined, 'Tít bài']));
  test('no keyword', () => assert.deepEqual(parts('Tít bài'), [undefined, undefined, 'Tít bài']));
  test('no headline', () => assert.deepEqual(parts('date 2026-01-28'), ['date', '2026-01-28', '']));
  test('a second one', () =>
    assert.deepEqual(readAs('date 2026-01-29 Tít khác'), ['dateLine: date 2026-01-29 Tít khác']));
});

describe('caption', () => {
  /** Text, separator, label and names of a caption; `()` and `.` where it is bracketed or closed. */
  const caption = (line: string): string => {
    const text = around(line);
    const block = blocks(text)[2];
    assert.equal(block?.kind, 'caption', line);
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    const marks = `${block.bracketed ? '()' : ''}${block.fullStop ? at(block.fullStop) : ''}`;
    return [at(block.text), at(block.separator), at(block.label), block.names.map(at).join('+'), marks].join('|');
  };
  const drawn: Readonly<Record<string, string>> = {
    'Quốc kỳ Nga. Ảnh: AFP/TTXVN': 'Quốc kỳ Nga|. |Ảnh|AFP+TTXVN|',
    'Quốc kỳ Nga. Ảnh: Yonhap.': 'Quốc kỳ Nga|. |Ảnh|Yonhap|.',
    'Quốc kỳ Nga Ảnh: Yonhap': 'Quốc kỳ Nga| |Ảnh|Yonhap|',
    'Cầu Sài Gòn - Ảnh: QUANG ĐỊNH': 'Cầu Sài Gòn| - |Ảnh|QUANG ĐỊNH|',
    'Cầu Sài Gòn – Ảnh: REUTERS/Aly Song': 'Cầu Sài Gòn| – |Ảnh|REUTERS+Aly Song|',
    'Cử tri bỏ phiếu (Ảnh: THX/TTXVN)': 'Cử tri bỏ phiếu| (|Ảnh|THX+TTXVN|()',
    'Cử tri bỏ phiếu. (Nguồn: AFP/TTXVN).': 'Cử tri bỏ phiếu|. (|Nguồn|AFP+TTXVN|().',
    'Cử tri bỏ phiếu (ảnh: AFP.)': 'Cử tri bỏ phiếu| (|ảnh|AFP|().',
    'Cử tri bỏ phiếu [Ảnh: AFP]': 'Cử tri bỏ phiếu| [|Ảnh|AFP|()',
    'Phố đi bộ. Ảnh minh họa': 'Phố đi bộ|. |Ảnh minh họa||',
    'Phố đi bộ (ảnh minh họa)': 'Phố đi bộ| (|ảnh minh họa||()',
    'Phố đi bộ. Ảnh minh họa: Reuters': 'Phố đi bộ|. |Ảnh minh họa|Reuters|',
    'Phố đi bộ. Ảnh AFP.': 'Phố đi bộ|. |Ảnh|AFP|.',
    'Phố đi bộ. Ảnh:': 'Phố đi bộ|. |Ảnh||',
    'Phố đi bộ. Ảnh : AFP': 'Phố đi bộ|. |Ảnh|AFP|',
    'Phố đi bộ.Ảnh:AFP': 'Phố đi bộ|.|Ảnh|AFP|',
    'Phố đi bộ. Ảnh:\u00A0AFP': 'Phố đi bộ|. |Ảnh|AFP|',
    'Phố đi bộ. Ành: AFP': 'Phố đi bộ|. |Ành|AFP|',
    'Phố đi bộ. Ảnh: T.L': 'Phố đi bộ|. |Ảnh|T.L|',
    'Phố đi bộ. Ảnh: T.L.': 'Phố đi bộ|. |Ảnh|T.L.|',
    'Phố đi bộ. Ảnh: TTXVN./.': 'Phố đi bộ|. |Ảnh|TTXVN|./.',
    'Phố đi bộ. Ảnh: Công an cung cấp': 'Phố đi bộ|. |Ảnh|Công an cung cấp|',
    'Phố đi bộ. Ảnh: cắt từ clip': 'Phố đi bộ|. |Ảnh|cắt từ clip|',
    'Phố đi bộ. Ảnh chụp màn hình': 'Phố đi bộ|. |Ảnh chụp màn hình||',
    'Phố đi bộ. Nguồn ảnh: Sina': 'Phố đi bộ|. |Nguồn ảnh|Sina|',
    'Phố đi bộ. Video: Nhật Bắc': 'Phố đi bộ|. |Video|Nhật Bắc|',
    'Phố đi bộ. Đồ họa: Việt Chung - Bá Đô': 'Phố đi bộ|. |Đồ họa|Việt Chung+Bá Đô|',
    'Phố đi bộ. Ảnh: https://a.vn/b,c.html': 'Phố đi bộ|. |Ảnh|https://a.vn/b,c.html|',
    'Ai thắng? Ảnh: AP': 'Ai thắng?| |Ảnh|AP|',
    'Ảnh: AFP': '||Ảnh|AFP|',
    'Ảnh: Reuters, AP và NVCC': '||Ảnh|Reuters+AP+NVCC|',
    'Ảnh: Giáo dục và Thời đại': '||Ảnh|Giáo dục và Thời đại|',
  };
  for (const [line, parts] of Object.entries(drawn)) test(line, () => assert.equal(caption(line), parts));

  for (const line of [
    'Chị bán nước ở góc đường Nguyễn Ảnh Thủ.',
    'Thủ tướng Anh: BBC đưa tin chưa chính xác.',
    'Ba nước giàu nhất là Pháp - Đức - Anh: Reuters.',
    'Tên nước này (Anh: United Kingdom) có từ lâu.',
    'Trang này đăng lại nhiều video, ảnh Facebook.',
    'Bảo tàng trưng bày hơn 200 bức ảnh AFP.',
    'Bài viết có kèm nhiều tranh, ảnh minh họa.',
    'Dưới đây là một số hình ảnh:',
    'Ông dẫn lời một nguồn tin: “Hai bên đã đồng ý”.',
    'Tờ rơi in dòng chữ “Nguồn: Bộ Y tế” ở cuối trang.',
    'Họ hỏi nhau: “Anh có khỏe không? Ảnh: đâu rồi?”.',
  ])
    test(`none: ${line}`, () => assert.deepEqual(readAs(line), [`paragraph: ${line}`]));

  test('before the lead', () =>
    assert.deepEqual(kinds(around('').replace('Hai nước vừa', 'Máy bay hạ cánh. Ảnh: AFP\n\nHai nước vừa')), [
      'dateLine',
      'caption',
      'lead',
      'paragraph',
      'byline',
      'sources',
    ]));
  test('fifteen in succession', () => {
    const series = Array.from({ length: 15 }, (_, at) => `Bức ảnh thứ ${at + 1} trong bộ ảnh. Ảnh: Reuters`);
    assert.deepEqual(
      readAs(series.join('\n\n')),
      series.map((line) => `caption: ${line}`),
    );
  });
  test('a body that was pasted into one line is no caption', () => {
    const body = `${'Hai bên nhất trí tiếp tục phối hợp. '.repeat(20)}Ảnh: AFP`;
    assert.deepEqual(readAs(body), [`paragraph: ${body}`]);
  });
});

describe('place line', () => {
  test('a province after the date line', () =>
    assert.deepEqual(structure('date 2026-01-28 Tít\n\nQuảng Trị\n\nSapo của bài.').slice(1), [
      'place: Quảng Trị',
      'lead: Sapo của bài.',
    ]));
  test('the same further down is a subheading', () => assert.deepEqual(readAs('Quảng Trị'), ['subheading: Quảng Trị']));
});

describe('subheading and paragraph', () => {
  test('a short line with no end mark', () =>
    assert.deepEqual(readAs('Đường bay nào mở trước'), ['subheading: Đường bay nào mở trước']));
  test('a line with an end mark', () => assert.deepEqual(readAs('Rất vui.'), ['paragraph: Rất vui.']));
  test('nested quotes', () =>
    assert.deepEqual(readAs('Ông nói: “Họ gọi đó là ‘đường bay vàng’ ”.'), [
      'paragraph: Ông nói: “Họ gọi đó là ‘đường bay vàng’ ”.',
    ]));
  test('the end mark of old agency reports', () =>
    assert.deepEqual(readAs('Lễ ký diễn ra chiều nay./.'), ['paragraph: Lễ ký diễn ra chiều nay./.']));
});

describe('byline', () => {
  for (const line of [
    'Thanh Giang',
    'PV',
    'P.V (t/h)',
    'M.H (th)',
    'Nhóm PV',
    'Võ Hải - Tất Định',
    'Đắc Thành - Nguyễn Đông - Phạm Linh - Việt Quốc',
    'VŨ THỊ HUYỀN TRANG',
    'TS. Tôn Sinh Thành',
    'Trọng Tùng Đình Hiếu',
    'Theo NHK Tuấn Anh',
    'Minh Hằng (Tổng hợp) (TTXVN)',
    '(TTXVN/Vietnam+)',
    'Tin, ảnh: Minh Hằng',
    'Bài và ảnh: Minh Hằng',
    'Dữ liệu: Đức Ngọc; Đồ họa: Chi Phan',
  ])
    test(line, () => assert.deepEqual(tailOf(line), [`byline: ${line}`]));

  test('two in succession', () =>
    assert.deepEqual(tailOf('Tuấn Anh\n\nTheo NHK Minh Hằng\n\nNguồn: NHK'), [
      'byline: Tuấn Anh',
      'byline: Theo NHK Minh Hằng',
      'sources: Nguồn: NHK',
    ]));
  test('in lower case above the sources', () =>
    assert.deepEqual(tailOf('thanh giang\n\nNguồn: AFP'), ['byline: thanh giang', 'sources: Nguồn: AFP']));
  test('below the sources', () =>
    assert.deepEqual(tailOf('Nguồn: AFP\n\nThanh Giang'), ['sources: Nguồn: AFP', 'byline: Thanh Giang']));
});

describe('sources', () => {
  /** Label, names and marks of the line of sources. */
  const sources = (line: string): string => {
    const text = endingIn(`Thanh Giang\n\n${line}`);
    const block = blocks(text).at(-1);
    assert.equal(block?.kind, 'sources', line);
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    const marks = `${block.colon ? ':' : ''}${block.bracketed ? '()' : ''}${block.fullStop ? at(block.fullStop) : ''}`;
    return [at(block.label), block.names.map(at).join('+'), marks].join('|');
  };
  const drawn: Readonly<Record<string, string>> = {
    'Nguồn: Xinhua, CGTN.': 'Nguồn|Xinhua+CGTN|:.',
    'Nguồn Spunik, CNA': 'Nguồn|Spunik+CNA|',
    'nguồn : AFP/TTXVN': 'nguồn|AFP+TTXVN|:',
    'NGUỒN: REUTERS': 'NGUỒN|REUTERS|:',
    'Nguon:AFP': 'Nguon|AFP|:',
    'Nguồn:': 'Nguồn||:',
    'Nguồn tin: Reuters - AP; CNN và BBC': 'Nguồn tin|Reuters+AP+CNN+BBC|:',
    'Nguồn: AFP, CNN, và BBC,': 'Nguồn|AFP+CNN+BBC|:',
    'Nguồn: AFP, Reuters...': 'Nguồn|AFP+Reuters|:',
    '(Nguồn: AFP)': 'Nguồn|AFP|:()',
    '(Nguồn AFP.)': 'Nguồn|AFP|().',
    'Theo Reuters': 'Theo|Reuters|',
    'Theo: Reuters.': 'Theo|Reuters|:.',
    '(Theo Reuters và AFP)': 'Theo|Reuters+AFP|()',
    'Nguồn: TTXVN./.': 'Nguồn|TTXVN|:./.',
    'Nguồn: https://vnexpress.net/a,b;c.html, AFP.': 'Nguồn|https://vnexpress.net/a,b;c.html+AFP|:.',
    'Nguồn: vnexpress.net/a,b.html': 'Nguồn|vnexpress.net/a,b.html|:',
    'Nguồn: vnexpress.net': 'Nguồn|vnexpress.net|:',
    'Nguồn: Giáo dục và Thời đại, Lao Động': 'Nguồn|Giáo dục và Thời đại+Lao Động|:',
    'Nguồn: CNA (Đài Loan, Trung Quốc)': 'Nguồn|CNA (Đài Loan, Trung Quốc)|:',
  };
  for (const [line, parts] of Object.entries(drawn)) test(line, () => assert.equal(sources(line), parts));

  for (const line of [
    'Nguồn cung dầu mỏ từ Trung Đông giảm mạnh trong tháng qua.',
    'Nguồn gốc: Trung Quốc.',
    'Theo thông tin được công bố, hai bên đã đồng ý.',
    'Theo Reuters, đường bay mở lại từ tháng 2.',
  ])
    test(`none: ${line}`, () => assert.deepEqual(tailOf(line), [`paragraph: ${line}`]));

  test('the source of a picture in the middle is none', () =>
    assert.deepEqual(readAs('Máy bay hạ cánh. Nguồn: AFP'), ['caption: Máy bay hạ cánh. Nguồn: AFP']));
  test('text behind them is read as what it looks like', () =>
    assert.deepEqual(tailOf('Thanh Giang\n\nNguồn: AFP, CNN\n\nBản tin sẽ còn được cập nhật.'), [
      'byline: Thanh Giang',
      'sources: Nguồn: AFP, CNN',
      'paragraph: Bản tin sẽ còn được cập nhật.',
    ]));
});

describe('any text at all', () => {
  const fragments = fc.constantFrom(
    ...['date 2026-01-28', 'date ', ' ', '\t', '\u00A0', '\uFEFF', '\n', '\n\n', '\r\n', '\r'],
    ...['Ảnh', 'ảnh', 'Ảnh:', 'Ảnh minh họa', 'Nguồn', 'Nguồn:', 'Nguồn tin', 'Theo', 'Video:', 'Tin, ảnh:'],
    ...['.', '..', './.', '…', ',', ';', ':', '(', ')', '[', ']', '“', '”', '"', ' - ', '-', '/', ' và '],
    ...['Reuters', 'Spunik', 'AFP', 'T.L.', 'Thanh Giang', 'Quảng Trị', 'https://a.vn/b,c', 'vnexpress.net'],
    ...['nh', 'A\u0309nh', 'Ngu\u00F4\u0300n', '\u0300', '📷', '\uD83D', '28/1/2026', 'hai bên nhất trí'],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    articleLike,
    fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.array(fragments, { maxLength: 40 }).map((parts) => around(parts.join(' '))),
  );

  test('its blocks stand in order and leave out nothing but white space', () =>
    fc.assert(
      fc.property(texts, (text) => {
        let done = 0;
        for (const { span } of blocks(text)) {
          assert.ok(span.start >= done && span.end > span.start, 'in order, none empty');
          assert.equal(text.slice(done, span.start).trim(), '', 'nothing between them');
          assert.equal(text.slice(span.start, span.end), text.slice(span.start, span.end).trim());
          done = span.end;
        }
        assert.equal(text.slice(done).trim(), '', 'nothing behind the last');
      }),
      { numRuns: 1000 },
    ));

  test('every part of a block lies within it', () =>
    fc.assert(
      fc.property(texts, (text) => {
        for (const block of blocks(text))
          for (const { start, end } of spansIn(block))
            assert.ok(
              block.span.start <= start && start <= end && end <= block.span.end,
              `${block.kind} ${start}-${end}`,
            );
      }),
      { numRuns: 1000 },
    ));

  test('its form of normalisation does not matter', () =>
    fc.assert(
      fc.property(
        fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join('').normalize('NFC')),
        (text) =>
          assert.deepEqual(
            structure(text.normalize('NFD')).map((block) => block.normalize('NFC')),
            structure(text),
          ),
      ),
    ));
});

/** Every span in a piece of plain data. */
function spansIn(data: unknown): { start: number; end: number }[] {
  if (typeof data !== 'object' || data === null) return [];
  if ('start' in data && 'end' in data && typeof data.start === 'number' && typeof data.end === 'number')
    return [{ start: data.start, end: data.end }];
  return Object.values(data).flatMap(spansIn);
}
