// Articles made of what newsrooms receive: pages, Word’s HTML, mails. The pages are made up, in the manner of real ones.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Asked, articleLike, check, imported, structure } from './kit';

const LEAD = 'Sau ba năm gián đoạn, hai nước vừa mở lại đường bay thẳng với bốn chuyến mỗi tuần.';
const FIRST = 'Chuyến bay đầu tiên chở 180 hành khách, phần lớn là người lao động trở về sau hợp đồng.';
const SECOND = 'Hãng cho biết giá vé giữ nguyên đến hết quý I, sau đó tùy theo giá nhiên liệu.';

/** What the article made of a page is, block by block. */
const made = (page: string, asked: Asked = {}): string[] => structure(imported(page, asked).text);

/** The rules that speak of an article made of a page. */
const rulesOn = (page: string): string[] => check(imported(page).text).map(({ rule }) => rule);

describe('plain text', () => {
  test('headline, lead, paragraphs, byline and sources, under today’s date', () => {
    const page = `Hai nước mở lại đường bay thẳng\n${LEAD}\n${FIRST}\nThanh Giang\nNguồn: Xinhua, CGTN`;
    assert.deepEqual(made(page), [
      'dateLine: date 2026-01-28 Hai nước mở lại đường bay thẳng',
      `lead: ${LEAD}`,
      `paragraph: ${FIRST}`,
      'byline: Thanh Giang',
      'sources: Nguồn: Xinhua, CGTN.',
    ]);
    assert.deepEqual(rulesOn(page), []);
    assert.match(
      imported(page).text,
      /^date \S+ [^\n]+\n\nSau [^\n]+\n\nChuyến [^\n]+\n\nThanh Giang\n\nNguồn: [^\n]+\n$/,
    );
  });

  test('a written date is the date; the section above it and the hour are told of', () => {
    const page = `Thế giới\nThứ tư, 7/1/2026, 10:15 (GMT+7)\nHai nước mở lại đường bay\n${LEAD}\n${FIRST}`;
    const { text, leftOut } = imported(page);
    assert.deepEqual(structure(text).slice(0, 2), [
      'dateLine: date 2026-01-07 Hai nước mở lại đường bay',
      `lead: ${LEAD}`,
    ]);
    assert.deepEqual(leftOut, ['Thế giới', 'Thứ tư, 7/1/2026, 10:15 (GMT+7)']);
  });

  for (const [line, date] of [
    ['28/12/2025', '2025-12-28'],
    ['Ngày 2 tháng 9 năm 2025', '2025-09-02'],
    ['Cập nhật lúc 08:05 ngày 03-11-2025', '2025-11-03'],
    ['2025-11-03 08:05', '2025-11-03'],
    ['Chủ nhật, 28.12.2025 | 6h30', '2025-12-28'],
  ] as const)
    test(`“${line}” is a date`, () =>
      assert.equal(
        made(`Hai nước mở lại đường bay\n${line}\n${LEAD}\n${FIRST}`)[0],
        `dateLine: date ${date} Hai nước mở lại đường bay`,
      ));

  test('a place before the date is the place line', () =>
    assert.deepEqual(made(`Hai nước mở lại đường bay\nHà Nội, ngày 27/1/2026\n${LEAD}\n${FIRST}`).slice(0, 3), [
      'dateLine: date 2026-01-27 Hai nước mở lại đường bay',
      'place: Hà Nội',
      `lead: ${LEAD}`,
    ]));

  test('a date in a sentence is none of the article’s, nor is a day that does not exist', () => {
    for (const line of ['Sáng 7/1/2026, đoàn đã lên đường.', '31/02/2026'])
      assert.equal(
        made(`Hai nước mở lại đường bay\n${line}\n${FIRST}`)[0],
        'dateLine: date 2026-01-28 Hai nước mở lại đường bay',
      );
  });

  test('the date may stand before the headline, in one line with it', () =>
    assert.equal(
      made(`7/1/2026 Hai nước mở lại đường bay\n${LEAD}`)[0],
      'dateLine: date 2026-01-07 Hai nước mở lại đường bay',
    ));

  test('the labels that desks ask for are taken for what they say', () => {
    const page = `Tít: Hai nước mở lại đường bay\n\nSapo: ${LEAD}\n\n${FIRST}\n\nẢnh 1: Máy bay hạ cánh. Ảnh: AFP\n\nNguồn: Xinhua; CGTN\n\nTác giả: Thanh Giang`;
    assert.deepEqual(made(page), [
      'dateLine: date 2026-01-28 Hai nước mở lại đường bay',
      `lead: ${LEAD}`,
      `paragraph: ${FIRST}`,
      'caption: Ảnh 1: Máy bay hạ cánh. Ảnh: AFP.',
      'byline: Thanh Giang',
      'sources: Nguồn: Xinhua, CGTN.',
    ]);
    assert.deepEqual(made(`Tít:\nHai nước mở lại\nSapo:\n${LEAD}\n${FIRST}`).slice(0, 2), [
      'dateLine: date 2026-01-28 Hai nước mở lại',
      `lead: ${LEAD}`,
    ]);
  });

  test('a credit in a line of its own joins the caption above', () => {
    const page = `Hai nước mở lại\n\n${LEAD}\n\nMáy bay hạ cánh xuống Nội Bài sáng 7/1\n\nẢNH: AFP\n\n${FIRST}`;
    assert.equal(made(page)[2], 'caption: Máy bay hạ cánh xuống Nội Bài sáng 7/1. ẢNH: AFP.');
    const house = { settings: { style: { creditSeparator: '()' } } };
    assert.equal(made(page, house)[2], 'caption: Máy bay hạ cánh xuống Nội Bài sáng 7/1 (ẢNH: AFP)');
  });

  test('a credit below a paragraph stays alone', () =>
    assert.deepEqual(made(`Hai nước mở lại\n\n${LEAD}\n\n${FIRST}\n\nẢnh: AFP\n\n${SECOND}`).slice(2, 4), [
      `paragraph: ${FIRST}`,
      'caption: Ảnh: AFP.',
    ]));

  test('the author under the headline goes to the end', () =>
    assert.deepEqual(made(`Hai nước mở lại đường bay\nThanh Giang\n27/1/2026\n${LEAD}\n${FIRST}`), [
      'dateLine: date 2026-01-27 Hai nước mở lại đường bay',
      `lead: ${LEAD}`,
      `paragraph: ${FIRST}`,
      'byline: Thanh Giang',
    ]));

  test('what stands below the sources goes above the byline', () =>
    assert.deepEqual(made(`Hai nước mở lại\n${LEAD}\n${FIRST}\nNguồn: Xinhua\nThanh Giang\n${SECOND}`).slice(2), [
      `paragraph: ${FIRST}`,
      `paragraph: ${SECOND}`,
      'byline: Thanh Giang',
      'sources: Nguồn: Xinhua.',
    ]));

  test('lines that a mail program cut are joined, those of a text without blank lines are not', () => {
    const cut =
      'Hai nước mở lại\n\nSau ba năm gián đoạn, hai nước vừa mở lại đường bay\nthẳng với bốn chuyến mỗi tuần.\n\nHành khách vui.';
    assert.equal(made(cut)[1], `lead: ${LEAD}`);
    assert.equal(made(`Hai nước mở lại\n${LEAD}\n${FIRST}\n${SECOND}`).length, 4);
  });

  test('spaces, marks and letters are cleaned', () => {
    const page = `Hai  nước mở lại.\r\n\r\n\tÔng nói\u00A0: "Tốt" ,rồi\u200B đi .\u00A0\r\n\r\nBà nói: “Vâng” và “dạ”, “ừ”. Ông đáp: "Ừ".\r\n`;
    const { text } = imported(page.normalize('NFD'));
    assert.equal(
      text,
      'date 2026-01-28 Hai nước mở lại\n\nÔng nói: “Tốt”, rồi đi.\n\nBà nói: “Vâng” và “dạ”, “ừ”. Ông đáp: “Ừ”.\n',
    );
  });

  test('old encodings become Unicode, the byline with them', () => {
    const tcvn3 =
      'Bé tr­ëng Quèc phßng Nga ®Õn th¨m ViÖt Nam\n\nBé tr­ëng Quèc phßng Nga ®· ®Õn th¨m ViÖt Nam h«m qua.\n\nNguyÔn V¨n Tó';
    assert.deepEqual(made(tcvn3), [
      'dateLine: date 2026-01-28 Bộ trưởng Quốc phòng Nga đến thăm Việt Nam',
      'lead: Bộ trưởng Quốc phòng Nga đã đến thăm Việt Nam hôm qua.',
      'byline: Nguyễn Văn Tú',
    ]);
    const vni =
      '<p>Vieät Nam vaø Trung Quoác kyù keát hieäp ñònh</p><p>Hai nöôùc ñaõ kyù keát hieäp ñònh hôïp taùc hoâm qua.</p>';
    assert.equal(made(vni)[0], 'dateLine: date 2026-01-28 Việt Nam và Trung Quốc ký kết hiệp định');
  });

  test('a text that is an article already is only cleaned', () => {
    for (const name of readdirSync('samples').filter((file) => !file.includes('loi'))) {
      const text = readFileSync(join('samples', name), 'utf8');
      assert.equal(imported(text).text, text, name);
    }
  });

  test('a line alone is a headline, a sentence alone a lead', () => {
    assert.deepEqual(made('Hai nước mở lại đường bay'), ['dateLine: date 2026-01-28 Hai nước mở lại đường bay']);
    assert.deepEqual(made(LEAD), ['dateLine: date 2026-01-28', `lead: ${LEAD}`]);
  });

  test('a paragraph is no headline', () => {
    const long = `${FIRST} ${SECOND}`;
    assert.deepEqual(made(`${long}\n\n${SECOND}`), [
      'dateLine: date 2026-01-28',
      `lead: ${long}`,
      `paragraph: ${SECOND}`,
    ]);
  });
});

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

describe('a page of a paper', () => {
  const HEAD =
    '<title>Hai nước mở lại đường bay - Báo Sông Xanh</title><meta property="og:site_name" content="Báo Sông Xanh">' +
    '<meta property="article:published_time" content="2026-01-06T22:30:00Z"><style>p{color:red}</style><script>var a="<p>Mã</p>"</script>';
  const MENU = '<header><a href="/">Báo Sông Xanh</a><nav><ul><li><a>Thế giới</a></li></ul></nav></header>';
  const REST =
    '<div class="box-related"><h3>Tin liên quan</h3><p>Một bài khác cũng rất đáng đọc, với tóm tắt dài hơn sáu mươi ký tự hẳn hoi.</p></div>' +
    '<section id="comments"><p>Hay quá.</p></section><footer>© 2026</footer>';
  const body =
    '<div class="page-detail"><ul class="breadcrumb"><li><a>Thế giới</a></li></ul><span class="date">Thứ tư, 7/1/2026, 05:30 (GMT+7)</span>' +
    '<h1 class="title-detail">Hai nước mở lại đường bay</h1>' +
    `<p class="description"><span class="location-stamp">Hà Nội</span>${LEAD}</p><article class="fck_detail"><p>${FIRST}</p>` +
    '<figure><img src="a.jpg" alt="Hai nước mở lại đường bay - 1"><figcaption><p class="Image">Máy bay hạ cánh. Ảnh: <em>AFP</em></p></figcaption></figure>' +
    `<p><a href="x">Xem thêm: Nước thứ ba cũng mở lại đường bay</a></p><h2>Giá vé</h2><p>${SECOND}</p>` +
    '<p class="author_mail" style="text-align:right"><strong>Thanh Giang</strong> (Theo <em>Reuters</em>)</p></article>' +
    `${REST}</div>`;

  test('is the article in it, and nothing else', () => {
    const { text, leftOut } = imported(page(MENU + body, HEAD));
    assert.deepEqual(structure(text), [
      'dateLine: date 2026-01-07 Hai nước mở lại đường bay',
      `lead: Hà Nội - ${LEAD}`,
      `paragraph: ${FIRST}`,
      'caption: Máy bay hạ cánh. Ảnh: AFP.',
      'subheading: Giá vé',
      `paragraph: ${SECOND}`,
      'byline: Thanh Giang (Theo Reuters)',
    ]);
    assert.deepEqual(check(text), []);
    assert.deepEqual(leftOut, [
      'Thứ tư, 7/1/2026, 05:30 (GMT+7)',
      'Một bài khác cũng rất đáng đọc, với tóm tắt dài hơn sáu mươi ký tự hẳn hoi.',
    ]);
  });

  test('takes date, author and paper from its head where the text has none', () => {
    const linked = JSON.stringify({
      '@graph': [
        { '@type': 'WebSite', name: 'Báo Sông Xanh' },
        {
          '@type': 'NewsArticle',
          headline: 'Hai nước mở lại đường bay',
          datePublished: '2026-01-07T08:00:00+07:00',
          author: [{ name: 'Thanh Giang' }, { name: 'Võ Hải' }],
          publisher: { name: 'Báo Sông Xanh' },
        },
      ],
    });
    const head = `<title>Trang chủ</title><script type="application/ld+json">${linked}</script>`;
    const text = page(`<main><p>${LEAD}</p><p>${FIRST}</p><p>${SECOND}</p></main>`, head);
    assert.deepEqual(made(text), [
      'dateLine: date 2026-01-07 Hai nước mở lại đường bay',
      `lead: ${LEAD}`,
      `paragraph: ${FIRST}`,
      `paragraph: ${SECOND}`,
      'byline: Thanh Giang - Võ Hải',
      'sources: Nguồn: Báo Sông Xanh.',
    ]);
    assert.deepEqual(rulesOn(text), []);
  });

  for (const [stamp, day] of [
    ['2026-01-06T22:30:00Z', '2026-01-07'],
    ['2026-01-06T22:30:00+07:00', '2026-01-06'],
    ['2025-12-31T20:00:00-05:00', '2026-01-01'],
    ['2026-01-06', '2026-01-06'],
    ['20260106T101500+0700', '2026-01-06'],
    ['hôm qua', '2026-01-28'],
  ] as const)
    test(`“${stamp}” is ${day} in Vietnam`, () =>
      assert.match(
        imported(page(`<h1>Tít</h1><time datetime="${stamp}">2 giờ trước</time><p>${LEAD}</p>`)).text,
        new RegExp(`^date ${day} Tít\n`),
      ));

  test('a title loses the name of the paper, and no more', () => {
    const titled = (title: string): string =>
      made(page(`<p>${LEAD}</p><p>${FIRST}</p>`, `<title>${title}</title>`))[0]!;
    assert.equal(titled('Nga - Trung họp bàn | Sông Xanh'), 'dateLine: date 2026-01-28 Nga - Trung họp bàn');
    assert.equal(titled('Nga - Trung họp bàn'), 'dateLine: date 2026-01-28 Nga - Trung họp bàn');
  });

  test('captions as papers have written them', () => {
    const captions = (html: string): string[] =>
      made(page(`<h1>Tít</h1><p class="sapo">${LEAD}</p><p>${FIRST}</p>${html}<p>${SECOND}</p>`)).slice(3, -1);
    const caption = 'caption: Máy bay hạ cánh xuống Nội Bài.';
    for (const html of [
      '<figure><img><figcaption>Máy bay hạ cánh xuống Nội Bài. <span class="credit">Ảnh: AFP</span></figcaption></figure>',
      '<figure><img><figcaption>Máy bay hạ cánh xuống Nội Bài <span class="credit">(© AFP)</span></figcaption></figure>',
      '<figure><img><figcaption>Máy bay hạ cánh xuống Nội Bài<br>Ảnh: AFP</figcaption></figure>',
      '<figure><img><figcaption>Máy bay hạ cánh xuống Nội Bài</figcaption></figure><p>Ảnh: AFP</p>',
      '<table><tr><td><img></td></tr><tr><td class="Image">Máy bay hạ cánh xuống Nội Bài. Ảnh: AFP</td></tr></table>',
      '<div class="wp-caption"><img><p class="wp-caption-text">Máy bay hạ cánh xuống Nội Bài. Ảnh: AFP</p></div>',
      '<p><img></p><p style="text-align: center;"><em>Máy bay hạ cánh xuống Nội Bài</em></p><p>(Ảnh: AFP)</p>',
    ])
      assert.deepEqual(captions(html), [`${caption} Ảnh: AFP.`], html);
    // Without a credit it asks for one, and is no paragraph.
    for (const html of [
      '<figure><img><figcaption>Máy bay hạ cánh xuống Nội Bài</figcaption></figure>',
      '<p><img></p><p><i>Máy bay hạ cánh xuống Nội Bài.</i></p>',
      '<table><tr><td><img></td></tr><tr><td>Máy bay hạ cánh xuống Nội Bài</td></tr></table>',
      '<figure><img alt="Máy bay hạ cánh xuống Nội Bài"></figure>',
    ])
      assert.deepEqual(captions(html), [`${caption} Ảnh:`], html);
    // What programs write under pictures says nothing.
    for (const alt of ['Tít - 1', 'anh-1.jpg', 'A plane. Description automatically generated', 'Logo'])
      assert.deepEqual(captions(`<figure><img alt="${alt}"></figure>`), [], alt);
    assert.deepEqual(
      captions(
        '<figure><figure><img><figcaption>Cầu một. Ảnh: AFP</figcaption></figure><figure><img><figcaption>Cầu hai. Ảnh: AFP</figcaption></figure></figure>',
      ),
      ['caption: Cầu một. Ảnh: AFP.', 'caption: Cầu hai. Ảnh: AFP.'],
    );
  });

  test('lists, tables, quotations and line breaks keep their text', () => {
    const html =
      '<h1>Tít</h1><p>Sapo của bài này đây.</p><ul><li>Một việc.</li><li>Hai việc.</li></ul><ol><li>Việc đầu.</li><li>Việc sau.</li></ol>' +
      '<table><tr><th>Năm</th><th>Số ghe</th></tr><tr><td>2025</td><td>120</td></tr></table>' +
      '<blockquote><p>Tôi rất <q>vui</q>.</p></blockquote><p>Câu một.<br>Câu hai, nói về việc một trang tự ngắt dòng<br>giữa một câu nói rất dài như thế này.<br><br>Câu &lt;ba&gt;&nbsp;&amp; hết.</p>';
    assert.deepEqual(
      made(html)
        .slice(2)
        .map((block) => block.slice(block.indexOf(' ') + 1)),
      [
        '- Một việc.',
        '- Hai việc.',
        '1. Việc đầu.',
        '2. Việc sau.',
        'Năm | Số ghe',
        '2025 | 120',
        'Tôi rất “vui”.',
        'Câu một.',
        'Câu hai, nói về việc một trang tự ngắt dòng giữa một câu nói rất dài như thế này.',
        'Câu <ba> & hết.',
      ],
    );
  });

  test('hidden text, forms’ buttons, comments and deleted words are gone', () =>
    assert.deepEqual(
      made(
        '<h1>Tít</h1><p>Sapo của bài<!-- ghi chú --> này<del> nọ</del> đây.</p><p style="display:none">Ẩn.</p><p hidden>Ẩn.</p><button>Chia sẻ</button><noscript>Bật JavaScript</noscript>',
      ),
      ['dateLine: date 2026-01-28 Tít', 'lead: Sapo của bài này đây.'],
    ));

  test('an address of the author is told of, a note about him stands at the end', () => {
    const html = `<h1>Tít</h1><div class="author">Thanh Giang - thanhgiang@songxanh.vn</div><p>${LEAD}</p><p>${FIRST}</p>`;
    const { text, leftOut } = imported(html);
    assert.deepEqual(structure(text).slice(1), [`lead: ${LEAD}`, `paragraph: ${FIRST}`, 'byline: Thanh Giang']);
    assert.deepEqual(leftOut, ['Thanh Giang - thanhgiang@songxanh.vn']);
    const note = html.replace(
      /Thanh Giang -[^<]+/,
      'Người viết là phóng viên thường trú tại Moskva, nhiều năm theo dõi hàng không.',
    );
    assert.deepEqual(structure(imported(note).text).slice(1, 3), [`lead: ${LEAD}`, `paragraph: ${FIRST}`]);
  });
});

describe('Word', () => {
  const word = (body: string): string =>
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=VI><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

  test('its clipboard is the text that a reader sees', () => {
    const html = word(
      `<p class=MsoTitle>Hai nước mở lại<o:p></o:p></p><p class=MsoNormal><b>${LEAD.replaceAll(' ', '\n')}</b><o:p>&nbsp;</o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>` +
        '<p class=MsoNormal align=center><![if !vml]><img width=600 src="file:///C:/a.png" alt="A plane&#10;&#10;Description automatically generated"><![endif]></p>' +
        "<p class=MsoNormal align=center style='text-align:center'><i>Máy bay hạ cánh. Ảnh: AFP<o:p></o:p></i></p>" +
        `<p class=MsoNormal>${FIRST}<span style='mso-spacerun:yes'>  </span>Vé đã hết.</p>` +
        "<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp;</span></span></span><![endif]>Giá vé từ 5 triệu đồng.</p>" +
        "<p class=MsoListParagraph><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Bay hằng ngày.</p>" +
        '<p class=MsoNormal align=right><b>Thanh Giang</b></p><p class=MsoNormal>Nguồn: Xinhua</p>',
    );
    assert.deepEqual(made(html), [
      'dateLine: date 2026-01-28 Hai nước mở lại',
      `lead: ${LEAD}`,
      'caption: Máy bay hạ cánh. Ảnh: AFP.',
      `paragraph: ${FIRST} Vé đã hết.`,
      'paragraph: - Giá vé từ 5 triệu đồng.',
      'paragraph: 1. Bay hằng ngày.',
      'byline: Thanh Giang',
      'sources: Nguồn: Xinhua.',
    ]);
    assert.deepEqual(rulesOn(html), []);
  });

  test('an article typed in Word is one', () =>
    assert.deepEqual(
      made(word(`<p class=MsoNormal>date 2026-01-07 Hai nước mở lại</p><p class=MsoNormal>${LEAD}</p>`)),
      ['dateLine: date 2026-01-07 Hai nước mở lại', `lead: ${LEAD}`],
    ));

  test('the offsets of the clipboard of Windows are no text', () =>
    assert.deepEqual(
      structure(
        imported(`Version:0.9\r\nStartHTML:0000000105\r\n${word('<p>Hai nước mở lại</p><p>Sapo của bài.</p>')}`).text,
      ).length > 0,
      true,
    ));
});

describe('whatever comes in', () => {
  const RUNS = Number(process.env['RUNS'] ?? 100);
  const wordsIn = (text: string): readonly string[] =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];

  test('every word of a text is in the article, or told of', () => {
    fc.assert(
      fc.property(articleLike, (text) => {
        const { text: article, leftOut } = imported(`Một tít\n\n${text}`);
        // A mark that is put in between two words parts them.
        const kept = wordsIn(`${article} ${leftOut.join(' ')}`).join('');
        for (const word of wordsIn(text.replace(/\ufeff/g, ' ').replace(/[\u00ad\u200b]/g, '')))
          assert.ok(kept.includes(word), `“${word}” is lost in ${JSON.stringify(article)}`);
      }),
      { numRuns: RUNS },
    );
  });

  test('what was made is an article: making one of it changes nothing', () => {
    fc.assert(
      fc.property(articleLike, (text) => {
        const once = imported(`Một tít\n\n${text}`).text;
        assert.equal(imported(once).text, once);
      }),
      { numRuns: RUNS },
    );
  });

  test('no page breaks it', () => {
    const tag = fc.constantFrom(
      ...'<p> </p> <div class="author"> </div> <figure> <img alt="Một hai ba bốn"> <figcaption> </figure> <table> <tr> <td> </table> <ul> <li> </ul> <br> <h1> </h1> <article> </article> <span class="credit"> </span> <time> <!-- --> <![if x]> <q> </q> <a href=x> </a> <pre> <title> <script> </script> &amp; &nbsp; <'.split(
        ' ',
      ),
      'Một câu nói. ',
      'Ảnh: AFP',
      'Nguồn: Xinhua',
    );
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 60 }), (parts) => {
        const html = `<p>${parts.join('')}`;
        assert.match(imported(html).text, /^date 2026-01-28/);
      }),
      { numRuns: RUNS },
    );
  });

  test('deep and long pages are read to the end', () => {
    const deep = '<div><figure><table><tr><td><article>'.repeat(5000);
    assert.ok(imported(`<h1>Tít</h1>${deep}<p>${LEAD}</p>`).text.includes(LEAD));
    assert.ok(imported(`<h1>Tít</h1>${'<p>Một câu.</p>'.repeat(5000)}<p>${LEAD}</p>`).text.includes(LEAD));
    assert.ok(imported(`${'<b '.repeat(20_000)}<p>${LEAD}</p>`).text.startsWith('date'));
  });
});
