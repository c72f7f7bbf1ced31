// What an article becomes: HTML, Markdown, plain text, JSON-LD, ninjs, NewsML-G2. Word is in docx.test.ts.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { exportedName, obstacle } from '../server/src/core/export';
import { articleLike, articleOf, exported, published } from './kit';

const article = `date 2026-01-28 Hai nước mở lại đường bay

Quảng Trị

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Máy bay hạ cánh ở Moscow. Ảnh: AFP/TTXVN.

Chuyến bay đầu tiên chở 200 khách.

Vé đã mở bán

Khách chờ làm thủ tục (Video: Hải Đăng).

Các hãng bay hai bên đều hoan nghênh quyết định này.

Võ Hải - Tất Định (Tổng hợp)

Nguồn: https://a.vn/b,c, CGTN.
`;

/** Every character that means something in some format, in every part. */
const hostile = `date 2026-01-28 "Tít" & 'nháy' <b>đậm</b> ]]> </script><script>alert(1)</script> &amp; &#65;

Sapo *đậm* _nghiêng_ [liên kết](javascript:alert(1)) ![](x) \`mã\` <img src=x onerror=alert(1)> $x$ ~~gạch~~ \\ | ]]>.

Ảnh chụp "cờ" <x> & ]]> *đẹp*. Ảnh: A&B <i>, "AFP".

1. Đoạn mở đầu như một danh sách.

- Đoạn mở đầu bằng gạch.

# Đoạn mở đầu như một tít.

> Đoạn mở đầu như một trích dẫn.

---

===

<!-- Chú thích --> và <![CDATA[ rồi ]]> và <?php.

Các hãng bay hai bên đều hoan nghênh quyết định này.

Võ & Hải <b>

Nguồn: "Xinhua" & <CGTN>.
`;

const samples = [
  ...readdirSync('samples').map((name) => `samples/${name}`),
  ...readdirSync('test/corpus')
    .filter((name) => !name.endsWith('.snap'))
    .map((name) => `test/corpus/${name}`),
].map((path) => [path, readFileSync(path, 'utf8')] as const);
const texts = [
  ...samples,
  ['hostile', hostile],
  ['no lead', 'date 2026-01-28 Chỉ có tít'],
  ['no date', 'Tít'],
] as const;

/** Every block of an article as plain text has it. */
const blocksOf = (text: string): string[] => exported('text', text).trimEnd().split('\n\n');

/** The texts of the innermost blocks of a page and the names of all its elements, as a browser reads them. */
function read(page: string, xmlMode = false): { blocks: string[]; elements: Set<string> } {
  const blocks: string[] = [];
  const elements = new Set<string>();
  let block: string | undefined;
  const isBlock = (name: string): boolean => /^(?:h1|h2|p|figcaption)$/.test(name);
  const parser = new Parser(
    {
      onopentag(name) {
        elements.add(name);
        if (isBlock(name)) block = '';
      },
      ontext(text) {
        if (block !== undefined) block += text;
      },
      onclosetag(name) {
        if (isBlock(name) && block !== undefined) blocks.push(block);
        if (isBlock(name)) block = undefined;
      },
    },
    { xmlMode },
  );
  parser.end(page);
  return { blocks, elements };
}

const ELEMENTS = ['article', 'h1', 'h2', 'p', 'time', 'figure', 'figcaption', 'span'];
const only = (elements: Set<string>, allowed: readonly string[]): string[] =>
  [...elements].filter((name) => !allowed.includes(name));

describe('HTML', () => {
  test('the article alone, to paste', () =>
    assert.equal(
      exported('html', article, { fragment: true }),
      `<article lang="vi">
<h1>Hai nước mở lại đường bay</h1>
<p class="date"><time datetime="2026-01-28">28/1/2026</time></p>
<p class="place">Quảng Trị</p>
<p class="lead">Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.</p>
<figure class="photo">
<figcaption>Máy bay hạ cánh ở Moscow. <span class="credit">Ảnh: AFP/TTXVN</span>.</figcaption>
</figure>
<p>Chuyến bay đầu tiên chở 200 khách.</p>
<h2>Vé đã mở bán</h2>
<figure class="video">
<figcaption>Khách chờ làm thủ tục (<span class="credit">Video: Hải Đăng</span>).</figcaption>
</figure>
<p>Các hãng bay hai bên đều hoan nghênh quyết định này.</p>
<p class="byline">Võ Hải - Tất Định (Tổng hợp)</p>
<p class="sources">Nguồn: https://a.vn/b,c, CGTN.</p>
</article>
`,
    ));

  test('a page says what it is, and its letters', () => {
    const page = exported('html', article);
    assert.match(page, /^<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">/);
    assert.match(page, /<title>Hai nước mở lại đường bay<\/title>/);
  });

  for (const [name, text] of texts)
    test(`${name}: nothing is lost, and nothing typed becomes a mark`, () => {
      const page = exported('html', text);
      const { blocks, elements } = read(page);
      assert.deepEqual(blocks, blocksOf(text));
      assert.deepEqual(only(elements, ['html', 'head', 'meta', 'title', 'body', ...ELEMENTS]), []);
    });
});

describe('Markdown', () => {
  test('what each part becomes', () =>
    assert.equal(
      exported('markdown', article),
      `# Hai nước mở lại đường bay

28/1/2026

Quảng Trị

**Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.**

*Máy bay hạ cánh ở Moscow. Ảnh: AFP/TTXVN.*

Chuyến bay đầu tiên chở 200 khách.

## Vé đã mở bán

*Khách chờ làm thủ tục (Video: Hải Đăng).*

Các hãng bay hai bên đều hoan nghênh quyết định này.

**Võ Hải - Tất Định (Tổng hợp)**

Nguồn: https://a.vn/b,c, CGTN.
`,
    ));

  test('nothing typed is a mark', () => {
    const blocks = exported('markdown', hostile).split('\n\n');
    assert.equal(
      blocks[2],
      '**Sapo \\*đậm\\* \\_nghiêng\\_ \\[liên kết\\](javascript:alert(1)) !\\[\\](x) \\`mã\\` \\<img src=x onerror=alert(1)\\> \\$x\\$ \\~\\~gạch\\~\\~ \\\\ \\| \\]\\]\\>.**',
    );
    assert.deepEqual(
      blocks.slice(4, 10).map((block) => block.slice(0, 8)),
      ['1\\. Đoạn', '\\- Đoạn ', '\\# Đoạn ', '\\> Đoạn ', '## \\---', '## \\==='],
    );
  });
});

describe('plain text', () => {
  test('blocks with a blank line between, the day as papers print it', () =>
    assert.deepEqual(exported('text', article).split('\n\n').slice(0, 5), [
      'Hai nước mở lại đường bay',
      '28/1/2026',
      'Quảng Trị',
      'Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
      'Máy bay hạ cánh ở Moscow. Ảnh: AFP/TTXVN.',
    ]));

  for (const [name, text] of samples)
    test(`${name}: every line is there as the writer typed it, white space aside`, () => {
      const tidy = (line: string): string => line.normalize('NFC').replace(/\s+/g, ' ').trim();
      const typed = text.split(/\r?\n/).map(tidy).filter(Boolean);
      const { headline, date } = published(text);
      const head = [headline?.text, date?.iso.split('-').reverse().map(Number).join('/')].filter(Boolean);
      assert.deepEqual(blocksOf(text), [...head, ...inOrder(text, typed.slice(1))]);
    });

  /** A picture above the lead goes below it. */
  function inOrder(text: string, typed: readonly string[]): string[] {
    const lead = published(text).lead?.text;
    const at = typed.findIndex((line) => line === lead);
    const first = typed.slice(0, Math.max(0, at));
    const isPicture = (line: string): boolean => first.includes(line) && line !== published(text).place?.text;
    return at < 0
      ? [...typed]
      : [...first.filter((line) => !isPicture(line)), lead!, ...first.filter(isPicture), ...typed.slice(at + 1)];
  }
});

describe('JSON-LD', () => {
  test('a NewsArticle of schema.org', () =>
    assert.deepEqual(JSON.parse(exported('jsonld', article)), {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Hai nước mở lại đường bay',
      datePublished: '2026-01-28T00:00:00+07:00',
      dateCreated: '2026-01-28T00:00:00+07:00',
      inLanguage: 'vi',
      dateline: 'Quảng Trị',
      contentLocation: { '@type': 'Place', name: 'Quảng Trị' },
      description: 'Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
      articleBody:
        'Chuyến bay đầu tiên chở 200 khách.\n\nVé đã mở bán\n\nCác hãng bay hai bên đều hoan nghênh quyết định này.',
      wordCount: 35,
      image: [
        {
          '@type': 'ImageObject',
          caption: 'Máy bay hạ cánh ở Moscow.',
          creditText: 'AFP/TTXVN',
          creator: [
            { '@type': 'Organization', name: 'AFP' },
            { '@type': 'Organization', name: 'TTXVN' },
          ],
        },
      ],
      video: [
        {
          '@type': 'VideoObject',
          caption: 'Khách chờ làm thủ tục',
          creditText: 'Hải Đăng',
          creator: [{ '@type': 'Person', name: 'Hải Đăng' }],
        },
      ],
      author: [
        { '@type': 'Person', name: 'Võ Hải' },
        { '@type': 'Person', name: 'Tất Định' },
      ],
      isBasedOn: [
        { '@type': 'CreativeWork', url: 'https://a.vn/b,c' },
        { '@type': 'CreativeWork', publisher: { '@type': 'Organization', name: 'CGTN' } },
      ],
    }));

  test('who is named by no name has made nothing', () => {
    const text = article.replace('AFP/TTXVN', 'NVCC');
    const { image } = JSON.parse(exported('jsonld', text)) as { image: [{ creditText: string; creator?: unknown }] };
    assert.deepEqual([image[0].creditText, image[0].creator], ['NVCC', undefined]);
  });

  test('may stand in a script', () => {
    const text = exported('jsonld', hostile);
    assert.doesNotMatch(text, /[<>&]/);
    const { headline } = JSON.parse(text) as { headline: string };
    assert.equal(headline, published(hostile).headline?.text);
  });
});

describe('ninjs 1.5', () => {
  const { id, $schema, ...schema } = JSON.parse(readFileSync('test/schemas/ninjs-1.5.json', 'utf8')) as {
    id: string;
    $schema: string;
    properties: object;
  };
  assert.equal($schema, 'http://json-schema.org/draft-04/schema#');
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  // Its draft 4 differs, in what it uses, by the name of `id` alone.
  const isNinjs = ajv.compile({ ...schema, $id: id });

  test('the fields of an article', () => {
    const { body_html: html, ...fields } = JSON.parse(exported('ninjs', article)) as { body_html: string };
    assert.equal(html, exported('html', article, { fragment: true }));
    assert.deepEqual(fields, {
      uri: 'urn:newsml:toasoan:20260128:hai-nuoc-mo-lai-duong-bay',
      type: 'text',
      representationtype: 'complete',
      profile: 'text-photo',
      firstcreated: '2026-01-28T00:00:00+07:00',
      versioncreated: '2026-01-28T00:00:00+07:00',
      language: 'vi',
      headline: 'Hai nước mở lại đường bay',
      byline: 'Võ Hải - Tất Định (Tổng hợp)',
      located: 'Quảng Trị',
      place: [{ name: 'Quảng Trị' }],
      description_text: 'Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
      body_text:
        'Chuyến bay đầu tiên chở 200 khách.\n\nVé đã mở bán\n\nCác hãng bay hai bên đều hoan nghênh quyết định này.',
      wordcount: 35,
      charcount: 161,
      infosource: [{ name: 'https://a.vn/b,c' }, { name: 'CGTN' }],
      associations: {
        photo1: {
          uri: 'urn:newsml:toasoan:20260128:hai-nuoc-mo-lai-duong-bay:photo1',
          type: 'picture',
          language: 'vi',
          description_text: 'Máy bay hạ cánh ở Moscow.',
          byline: 'AFP/TTXVN',
        },
        video2: {
          uri: 'urn:newsml:toasoan:20260128:hai-nuoc-mo-lai-duong-bay:video2',
          type: 'video',
          language: 'vi',
          description_text: 'Khách chờ làm thủ tục',
          byline: 'Hải Đăng',
        },
      },
      $standard: { name: 'ninjs', version: '1.5', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_1.5.json' },
    });
  });

  test('the schema of the IPTC refuses what is none', () => {
    assert.equal(isNinjs({ headline: 'Tít' }), false);
    assert.equal(isNinjs({ uri: 'urn:a:b', versioncreated: '28/1/2026' }), false);
    assert.equal(isNinjs({ uri: 'urn:a:b', caption: 'Tít' }), false);
  });

  for (const [name, text] of texts)
    test(`${name}: the schema of the IPTC accepts it`, () => {
      isNinjs(JSON.parse(exported('ninjs', text)));
      assert.deepEqual(isNinjs.errors, null);
    });

  test('the schema accepts whatever is typed', () => {
    fc.assert(fc.property(articleLike, (text) => isNinjs(JSON.parse(exported('ninjs', text)))));
  });
});

describe('NewsML-G2', () => {
  /** The elements of a kind: their attributes and text, in order. */
  const all = (xml: string, name: string): string[] =>
    [...xml.matchAll(new RegExp(`<${name}\\b([^>]*?)/?>(?:(.*)</${name}>)?`, 'g'))].map(
      ([, attributes = '', text = '']) => `${attributes.trim()} ${text}`.trim(),
    );

  test('an item, what is known of it, and its text', () => {
    const xml = exported('newsml', article);
    assert.match(
      xml,
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<newsItem xmlns="http:\/\/iptc.org\/std\/nar\/2006-10-01\/" standard="NewsML-G2" standardversion="2.30" conformance="power" guid="urn:newsml:toasoan:20260128:hai-nuoc-mo-lai-duong-bay" version="1" xml:lang="vi">/,
    );
    assert.deepEqual(all(xml, 'itemClass'), ['qcode="ninat:text"']);
    assert.deepEqual(all(xml, 'firstCreated'), ['2026-01-28T00:00:00+07:00']);
    assert.deepEqual(all(xml, 'versionCreated'), ['2026-01-28T00:00:00+07:00']);
    assert.deepEqual(all(xml, 'contentCreated'), ['2026-01-28T00:00:00+07:00']);
    assert.deepEqual(all(xml, 'located'), ['<name>Quảng Trị</name>']);
    assert.deepEqual(all(xml, 'dateline'), ['Quảng Trị']);
    assert.deepEqual(all(xml, 'infoSource'), ['<name>https://a.vn/b,c</name>', '<name>CGTN</name>']);
    assert.deepEqual(all(xml, 'language'), ['tag="vi"']);
    assert.deepEqual(all(xml, 'headline'), ['Hai nước mở lại đường bay']);
    assert.deepEqual(all(xml, 'by'), ['Võ Hải - Tất Định (Tổng hợp)']);
    assert.deepEqual(all(xml, 'description'), [
      'role="drol:summary" Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
      'role="drol:caption" Máy bay hạ cánh ở Moscow.',
      'role="drol:caption" Khách chờ làm thủ tục',
    ]);
    assert.deepEqual(all(xml, 'creditline'), ['AFP/TTXVN', 'Hải Đăng']);
    assert.deepEqual(all(xml, 'creator'), [
      'type="cpnat:person" <name>Võ Hải</name>',
      'type="cpnat:person" <name>Tất Định</name>',
      'type="cpnat:organisation" <name>AFP</name>',
      'type="cpnat:organisation" <name>TTXVN</name>',
      'type="cpnat:person" <name>Hải Đăng</name>',
    ]);
    assert.deepEqual(all(xml, 'inlineXML'), ['contenttype="application/xhtml+xml" wordcount="35"']);
  });

  test('an article without a date is of today, and claims no first version', () => {
    const xml = exported('newsml', 'Tít\n\nSapo của bài.');
    assert.deepEqual([all(xml, 'versionCreated'), all(xml, 'firstCreated')], [['2026-01-28T00:00:00+07:00'], []]);
  });

  for (const [name, text] of texts)
    test(`${name}: nothing typed is a mark, and the text is all there`, () => {
      const { blocks, elements } = read(exported('newsml', text), true);
      assert.deepEqual(blocks, blocksOf(text));
      const known = [
        '?xml',
        'newsItem',
        'catalogRef',
        'itemMeta',
        'itemClass',
        'provider',
        'name',
        'versionCreated',
        'title',
      ];
      const meta = [
        'firstCreated',
        'pubStatus',
        'contentMeta',
        'contentCreated',
        'located',
        'creator',
        'infoSource',
        'language',
      ];
      const more = ['headline', 'dateline', 'by', 'description', 'partMeta', 'creditline', 'contentSet', 'inlineXML'];
      assert.deepEqual(only(elements, [...known, ...meta, ...more, 'html', 'head', 'body', ...ELEMENTS]), []);
    });
});

describe('every export', () => {
  test('a damaged text is refused, with the place, and an empty one', () => {
    assert.deepEqual(obstacle(articleOf('date 2026-01-28 T\uFFFDt')), { damagedAt: 17 });
    assert.equal(obstacle(articleOf(' \n\n')), 'empty');
    assert.equal(obstacle(articleOf(article)), undefined);
  });

  test('the file is named for the article, and never as the article itself', () => {
    const names = ['bai.article', 'Tin/bai.bai.txt', 'bai.TXT', 'bai', 'bai.txt.txt'] as const;
    assert.deepEqual(
      names.map((name) => [exportedName(name, 'docx'), exportedName(name, 'text')]),
      [
        ['bai.docx', 'bai.cms.txt'],
        ['Tin/bai.docx', 'Tin/bai.cms.txt'],
        ['bai.docx', 'bai.cms.txt'],
        ['bai.docx', 'bai.cms.txt'],
        ['bai.txt.docx', 'bai.txt.cms.txt'],
      ],
    );
  });

  test('of whatever is typed, HTML and Markdown keep every block', () => {
    fc.assert(
      fc.property(articleLike, (text) => {
        assert.deepEqual(read(exported('html', text)).blocks, blocksOf(text).filter(Boolean));
        assert.equal(exported('markdown', text).split('\n\n').length, Math.max(1, blocksOf(text).length));
      }),
    );
  });
});
