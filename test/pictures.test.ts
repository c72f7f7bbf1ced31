// Captions for pictures: what is read of a file, what is made of it, and what the language server answers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { noFields, readPicture } from '../client/src/picture';
import { type Asked, check, dropped } from './kit';
import { modern, startClient } from './lsp-kit';
import { type PictureParts, exif, iptc, jpeg, png, tiff, webp, xmp } from './picture-kit';

describe('the fields of a picture', () => {
  const read = (parts: PictureParts) => readPicture(jpeg(parts));

  test('IPTC, in UTF-8 with and without its mark, and in the Western encoding of old', () => {
    const fields = { 120: 'Lễ đón ở Hà Nội', 80: 'Kim Hong-Ji', 110: 'REUTERS', 115: 'X', 116: '© Reuters' };
    const wanted = {
      captions: ['Lễ đón ở Hà Nội'],
      photographers: ['Kim Hong-Ji'],
      credits: ['REUTERS', 'X'],
      copyrights: ['© Reuters'],
    };
    assert.deepEqual(read({ iptc: iptc(fields, 'utf8') }), wanted);
    assert.deepEqual(read({ iptc: iptc(fields, 'unmarked') }), wanted);
    assert.deepEqual(read({ iptc: iptc({ 80: 'José Muñoz', 120: '“Café”' }, 'latin1') }), {
      ...noFields,
      captions: ['“Café”'],
      photographers: ['José Muñoz'],
    });
  });

  test('several photographers', () =>
    assert.deepEqual(read({ iptc: iptc({ 80: ['Võ Hải', 'Tất Định'] }, 'utf8') }).photographers, ['Võ Hải, Tất Định']));

  test('EXIF, in UTF-8, and as Windows writes it', () =>
    assert.deepEqual(
      read({
        exif: exif({
          0x010e: 'Cầu Thê Húc lúc rạng sáng',
          0x013b: 'Quang Định',
          0x8298: 'Tuổi Trẻ',
          0x9c9d: 'Văn Điệp',
        }),
      }),
      {
        captions: ['Cầu Thê Húc lúc rạng sáng'],
        photographers: ['Văn Điệp', 'Quang Định'],
        credits: [],
        copyrights: ['Tuổi Trẻ'],
      },
    ));

  test('XMP, in elements, in attributes, and with entities', () => {
    const wanted = {
      captions: ['Ông “A” & bà B gặp nhau'],
      photographers: ['Nhan Sáng, Trí Dũng'],
      credits: ['TTXVN', 'VNA'],
      copyrights: ['© TTXVN'],
    };
    const packet = xmp(
      `<dc:creator><rdf:Seq><rdf:li>Nhan Sáng</rdf:li> <rdf:li>Trí Dũng</rdf:li></rdf:Seq></dc:creator>
       <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Ông “A” &amp; bà B gặp nhau</rdf:li></rdf:Alt></dc:description>
       <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">&#xA9; TTXVN</rdf:li></rdf:Alt></dc:rights>`,
      'photoshop:Credit="TTXVN" photoshop:Source="VNA"',
    );
    assert.deepEqual(read({ xmp: packet }), wanted);
    assert.deepEqual(readPicture(png({ xmp: packet })), wanted);
    assert.deepEqual(readPicture(webp({ xmp: packet })), wanted);
  });

  test('IPTC goes before XMP, XMP before EXIF', () => {
    const { photographers } = read({
      iptc: iptc({ 80: 'Một' }, 'utf8'),
      xmp: xmp('<dc:creator><rdf:Seq><rdf:li>Hai</rdf:li></rdf:Seq></dc:creator>'),
      exif: exif({ 0x013b: 'Ba' }),
    });
    assert.deepEqual(photographers, ['Một', 'Hai', 'Ba']);
  });

  test('of WebP and TIFF', () => {
    const fields = exif({ 0x013b: 'Quang Định' });
    assert.deepEqual(readPicture(webp({ exif: fields })).photographers, ['Quang Định']);
    assert.deepEqual(readPicture(tiff(fields)).photographers, ['Quang Định']);
  });

  test('of a file that is no picture, or a damaged one, nothing, and no failure', () => {
    assert.deepEqual(readPicture(new Uint8Array()), noFields);
    assert.deepEqual(readPicture(new TextEncoder().encode('Đây không phải ảnh.')), noFields);
    const whole = jpeg({
      iptc: iptc({ 80: 'Một' }, 'utf8'),
      xmp: xmp('<dc:creator>Hai</dc:creator>'),
      exif: exif({ 0x013b: 'Ba' }),
    });
    for (let length = 0; length < whole.length; length++) readPicture(whole.slice(0, length));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const spoilt = whole.slice();
        spoilt[at] = byte;
        readPicture(spoilt);
      }),
      { numRuns: 300 },
    );
    readPicture(jpeg({ xmp: xmp('<a>'.repeat(20_000)) }));
    readPicture(jpeg({ xmp: xmp('<!DOCTYPE x [<!ENTITY a "aaaa">]>&a;') }));
  });
});

describe('a caption', () => {
  const caption = (picture: Parameters<typeof dropped>[1][number], settings: Asked['settings'] = {}): string =>
    dropped('|', [picture], settings).text.trim();
  const credit = (photographer: string, agency = '', copyright = ''): string =>
    caption({ photographers: [photographer], credits: [agency], copyrights: [copyright] }).replace(/^.*Ảnh: /, '');

  test('names photographer and agency as the newsroom writes them', () => {
    assert.equal(credit('Kim Hong-Ji', 'REUTERS'), 'Kim Hong-Ji/Reuters.');
    assert.equal(credit('JIM WATSON', 'AFP via Getty Images'), 'Jim Watson/AFP/Getty Images.');
    assert.equal(credit('', 'Agence France-Presse'), 'AFP.');
    assert.equal(credit('Evan Vucci', 'The Associated Press'), 'Evan Vucci/AP.');
    assert.equal(credit('', 'AP Photo'), 'AP.');
    assert.equal(credit('AP', 'ASSOCIATED PRESS'), 'AP.');
    assert.equal(credit('Văn Điệp/TTXVN', 'TTXVN'), 'Văn Điệp/TTXVN.');
    assert.equal(credit('QUANG ĐỊNH'), 'QUANG ĐỊNH.');
    assert.equal(credit('Photo by Quang Định'), 'Quang Định.');
    assert.equal(credit('José Muñoz'.normalize('NFD')), 'José Muñoz.');
  });
  test('takes nobody for somebody', () => {
    const unknown = 'Tên Người Chụp.';
    for (const nobody of [
      '',
      '-',
      'STRINGER',
      'unknown',
      'Picasa',
      'a@b.vn',
      'https://a.vn/b',
      '\u0000\u0001',
      'x'.repeat(99),
    ])
      assert.equal(credit(nobody), unknown, nobody);
  });
  test('asks the copyright last', () => {
    assert.equal(credit('', '', 'Copyright 2026 The Associated Press. All rights reserved.'), 'AP.');
    assert.equal(credit('', '', '© Nguyễn Văn An, 2026'), 'Nguyễn Văn An.');
    assert.equal(credit('Quang Định', '', '© Báo Gió Mới'), 'Quang Định.');
  });
  test('is what the picture says, on one line, composed, without its own credit', () => {
    const text = (written: string): string => caption({ captions: [written], credits: ['AFP'] });
    assert.equal(text('Lễ đón\r\n ở   Hà Nội.'.normalize('NFD')), 'Lễ đón ở Hà Nội. Ảnh: AFP.');
    assert.equal(text('Ai sẽ thắng trận này?'), 'Ai sẽ thắng trận này? Ảnh: AFP.');
    assert.equal(
      text('Kim arrives in Seoul. (Photo by JIM WATSON / AFP) (Photo by JIM WATSON/AFP via Getty Images)'),
      'Kim arrives in Seoul. Ảnh: AFP.',
    );
    assert.equal(text('Kim arrives in Seoul. REUTERS/Kim Hong-Ji'), 'Kim arrives in Seoul. Ảnh: AFP.');
    assert.equal(text('Tàu vào cảng Hải Phòng. Ảnh: Quang Định.'), 'Tàu vào cảng Hải Phòng. Ảnh: AFP.');
    assert.equal(
      caption({ captions: ['Tàu vào cảng Hải Phòng - Ảnh: Quang Định'] }),
      'Tàu vào cảng Hải Phòng. Ảnh: Quang Định.',
    );
  });
  test('leaves to the writer what a camera wrote', () => {
    for (const written of [
      'SONY DSC',
      'OLYMPUS DIGITAL CAMERA',
      'Exif_JPEG_PICTURE',
      'Processed with VSCO with a6 preset',
      ' ',
    ])
      assert.equal(
        caption({ captions: [written], credits: ['AP'] }),
        'Câu chú thích nói rõ người và việc trong ảnh. Ảnh: AP.',
      );
  });
  test('is as the house has it', () => {
    const picture = { captions: ['Tàu vào cảng Hải Phòng.'], credits: ['AFP'] };
    const style = (given: object): string => caption(picture, { style: given });
    assert.equal(style({ creditSeparator: ' - ', creditFullStop: 'never' }), 'Tàu vào cảng Hải Phòng - Ảnh: AFP');
    assert.equal(style({ creditSeparator: '()' }), 'Tàu vào cảng Hải Phòng (Ảnh: AFP)');
    assert.equal(style({ creditFullStop: 'always' }), 'Tàu vào cảng Hải Phòng. Ảnh: AFP.');
  });
});

describe('captions in an article', () => {
  const one = [{ captions: ['Tàu vào cảng Hải Phòng'], credits: ['AFP'] }];
  const line = 'Tàu vào cảng Hải Phòng. Ảnh: AFP.';
  const put = (text: string, pictures: Parameters<typeof dropped>[1] = one): string => dropped(text, pictures).text;
  const article = 'date 2026-01-28 Tít\n\nSapo của bài.\n\nĐoạn một.\n\nThanh Giang\n\nNguồn: AFP.\n';

  test('stand between blocks, wherever they are dropped, and split none', () => {
    const wanted = article.replace('Đoạn', `${line}\n\nĐoạn`);
    assert.equal(put(article.replace('của', 'c|ủa')), wanted);
    assert.equal(put(article.replace('bài.', 'bài.|')), wanted);
    assert.equal(put(article.replace('bài.\n', 'bài.\n|')), wanted);
    assert.equal(put(article.replace('Đoạn', '|Đoạn')), wanted);
    assert.equal(put(article.replace('Đoạn', '\n\n|\n\nĐoạn')), wanted);
  });
  test('never above the date line, nor below the byline', () => {
    assert.equal(put(`|${article}`), article.replace('Sapo', `${line}\n\nSapo`));
    assert.equal(put(`${article}|`), article.replace('Thanh', `${line}\n\nThanh`));
  });
  test('follow one another in order, with a stop for each and for all that is not told', () => {
    const { snippet } = dropped('date 2026-01-28 Tít|', [
      ...one,
      {},
      { captions: ['Giá $5 } ở \\ chợ'], photographers: ['An$B'] },
    ]);
    assert.equal(
      snippet,
      'date 2026-01-28 Tít\n\n${1:Tàu vào cảng Hải Phòng}. Ảnh: AFP.\n\n' +
        '${2:Câu chú thích nói rõ người và việc trong ảnh}. Ảnh: ${3:Tên Người Chụp}.\n\n' +
        '${4:Giá \\$5 \\} ở \\\\ chợ}. Ảnh: An\\$B.$0\n',
    );
  });
  test('keep the line ends and the full stops of the article', () => {
    assert.equal(put('date 2026-01-28 Tít\r\n\r\nSapo.|'), `date 2026-01-28 Tít\r\n\r\nSapo.\r\n\r\n${line}\r\n`);
    assert.equal(put('|'), `${line}\n`);
    const bare = 'date 2026-01-28 Tít\n\nSapo.\n\nCờ Nga. Ảnh: AP\n\nCờ Mỹ. Ảnh: AP\n\n';
    assert.equal(put(`${bare}|`), `${bare}${line.slice(0, -1)}\n`);
  });
  test('are captions in order', () => {
    const found = check(
      put(article.replace('bài.', 'bài.|'), [...one, { photographers: ['Kim Hong-Ji'], credits: ['REUTERS'] }]),
    );
    assert.deepEqual(found, []);
  });
});

describe('the language server', () => {
  test('answers with what to write, for the house and the article', async () => {
    const client = await startClient({ capabilities: modern });
    try {
      const uri = 'file:///bao/bai.article';
      await client.open(uri, 'date 2026-01-28 Tít\n\nSapo.\n');
      const ask = (at: string): Promise<unknown> =>
        client.request('toasoan/captions', {
          uri: at,
          position: { line: 2, character: 2 },
          pictures: [{ ...noFields, credits: ['Agence France-Presse'] }],
        });
      assert.deepEqual(await ask(uri), {
        range: { start: { line: 2, character: 5 }, end: { line: 3, character: 0 } },
        newText: '\n\n${1:Câu chú thích nói rõ người và việc trong ảnh}. Ảnh: AFP.$0\n',
      });
      assert.equal(await ask('file:///bao/khac.article'), null);
    } finally {
      await client.stop();
    }
  });
});
