import { type ProfileName, profiles } from './profiles';
import { type Rule, severities, spellings } from './rule';
import type { HouseStyle } from './settings';

/** What a key of `toasoan.json` takes. */
export type Value =
  | { readonly is: 'choice'; readonly of: readonly (string | boolean)[] }
  /** A whole number from 0. */
  | { readonly is: 'number' }
  | { readonly is: 'text' }
  /** The path of a file, relative to the file it is written in. */
  | { readonly is: 'file' }
  /** The same of a folder. */
  | { readonly is: 'folder' }
  | { readonly is: 'names' }
  /** A pattern as in `.gitignore`, or a list of them. */
  | { readonly is: 'globs' }
  | { readonly is: 'keys'; readonly keys: Keys }
  /** A severity, or an object with these keys. */
  | { readonly is: 'rule'; readonly keys: Keys }
  /** A list of objects with these keys, of which `needs` must be there. */
  | { readonly is: 'list'; readonly keys: Keys; readonly needs: string };

/** One key: what it takes, and what it is for, in both languages. */
export interface Key {
  readonly value: Value;
  readonly vi: string;
  readonly en: string;
  readonly example?: unknown;
}
export type Keys = Readonly<Record<string, Key>>;

/** The newsroom's own lists. */
export type ListName = 'agencies' | 'names' | 'bylines' | 'words' | 'model';

type StyleKey<T> = Omit<Key, 'value'> & {
  readonly value: [T] extends [readonly string[]]
    ? Extract<Value, { is: 'names' }>
    : { readonly is: 'choice'; readonly of: readonly T[] };
};

const fullStop = { is: 'choice', of: ['always', 'never', 'consistent'] } as const;
const yesOrNo = { is: 'choice', of: [true, false] } as const;

/** How the paper prints what papers print differently: every key of `style`. */
export const styleKeys: { readonly [K in keyof HouseStyle]: StyleKey<HouseStyle[K]> } = {
  creditSeparator: {
    value: { is: 'choice', of: ['. ', ' - ', ' – ', '()'] },
    vi: 'Dấu giữa chú thích và “Ảnh:”; "()" là để nguồn ảnh trong ngoặc đơn',
    en: 'What stands between a caption and its credit; "()" puts the credit in brackets',
    example: ' - ',
  },
  creditFullStop: {
    value: fullStop,
    vi: 'Dấu chấm sau tên nguồn ảnh: luôn có, không dùng, hay thống nhất trong bài',
    en: 'Full stop after the credit: always, never, or the same throughout an article',
    example: 'never',
  },
  sourcesFullStop: {
    value: fullStop,
    vi: 'Dấu chấm cuối dòng nguồn: luôn có, không dùng, hay thống nhất trong bài',
    en: 'Full stop after the line of sources: always, never, or the same throughout an article',
    example: 'always',
  },
  dash: {
    value: { is: 'choice', of: ['en', 'hyphen', 'consistent'] },
    vi: 'Dấu gạch giữa hai từ: “–” (en), “-” (hyphen), hay thống nhất trong bài',
    en: 'The dash between spaced words: “–” (en), “-” (hyphen), or the same throughout an article',
    example: 'en',
  },
  quotes: {
    value: { is: 'choice', of: ['curly', 'straight', 'consistent'] },
    vi: 'Ngoặc kép “cong” (curly), "thẳng" (straight), hay thống nhất trong bài',
    en: 'Quotation marks “curly”, "straight", or the same throughout an article',
    example: 'curly',
  },
  toneMarks: {
    value: { is: 'choice', of: ['old', 'new', 'consistent'] },
    vi: 'Bỏ dấu kiểu cũ “hòa” (old), kiểu mới “hoà” (new), hay thống nhất trong bài',
    en: 'Tone marks as in “hòa” (old), as in “hoà” (new), or the same throughout an article',
    example: 'old',
  },
  requireLead: {
    value: yesOrNo,
    vi: 'Bài phải có sapo',
    en: 'An article must have a lead',
    example: true,
  },
  requireByline: {
    value: yesOrNo,
    vi: 'Bài phải có bút danh',
    en: 'An article must have a byline',
    example: true,
  },
  requireSources: {
    value: yesOrNo,
    vi: 'Bài phải có dòng nguồn',
    en: 'An article must have a line of sources',
    example: false,
  },
  preferredNames: {
    value: { is: 'names' },
    vi: 'Trong những cách viết của một tên, cách tòa soạn chọn',
    en: 'Of the ways to write a name, those that the newsroom has chosen',
    example: ['Hong Kong', 'Moskva'],
  },
};

const listKeys: Readonly<Record<ListName, Key>> = {
  agencies: {
    value: { is: 'file' },
    vi: 'Hãng tin, tờ báo, nguồn ảnh của riêng tòa soạn',
    en: 'Agencies, papers and photo sources of the newsroom’s own',
    example: 'tu-dien/hang-tin.txt',
  },
  names: {
    value: { is: 'file' },
    vi: 'Tên riêng viết đúng như thế, không bao giờ bị sửa',
    en: 'Names that are right as they are and never corrected',
    example: 'tu-dien/ten-rieng.txt',
  },
  bylines: {
    value: { is: 'file' },
    vi: 'Bút danh của tòa soạn',
    en: 'The newsroom’s bylines',
    example: 'tu-dien/but-danh.txt',
  },
  words: {
    value: { is: 'file' },
    vi: 'Từ không bao giờ bị coi là sai chính tả',
    en: 'Words that are never misspelt',
    example: 'tu-dien/tu-rieng.txt',
  },
  model: {
    value: { is: 'file' },
    vi: 'Mô hình chính tả từ kho bài của tòa soạn, do `toasoan model build` viết ra',
    en: 'A model of spelling from the newsroom’s archive, as `toasoan model build` writes it',
    example: 'tu-dien/mo-hinh.txt',
  },
};

const profileNames = Object.keys(profiles) as ProfileName[];

/** Every key of `toasoan.json`: what reads the file, what VS Code completes in it, and what the manual says of it. */
export function houseKeys(rules: readonly Rule[]): Keys {
  const common: Keys = {
    style: {
      value: { is: 'keys', keys: styleKeys },
      vi: 'Cách trình bày của tòa soạn',
      en: 'How the paper prints what papers print differently',
      example: { creditSeparator: ' - ', creditFullStop: 'never' },
    },
    spelling: {
      value: { is: 'choice', of: spellings },
      vi: 'Báo lỗi chính tả khi nào: chỉ khi chắc chắn (sure), cân bằng (balanced), hay cả khi chỉ nghi ngờ (keen)',
      en: 'When to mark a spelling: only when sure, balanced, or keen to mark whatever is doubtful',
      example: 'sure',
    },
    rules: {
      value: { is: 'keys', keys: Object.fromEntries(rules.map((rule) => [rule.id, ruleKey(rule)])) },
      vi: 'Mức của từng quy tắc, và giới hạn riêng của nó nếu có',
      en: 'The severity of each rule, and its own limits where it has any',
      example: { 'vague-credit': 'off', 'lead-too-long': { severity: 'warning', words: 45 } },
    },
  };
  return {
    $schema: {
      value: { is: 'text' },
      vi: 'Địa chỉ lược đồ JSON, cho trình soạn thảo cần đến nó',
      en: 'Address of a JSON schema, for editors that want one',
    },
    profile: {
      value: { is: 'choice', of: profileNames },
      vi: 'Cách trình bày có sẵn để bắt đầu từ đó',
      en: 'A ready-made style to begin with',
      example: 'tuoitre',
    },
    extends: {
      value: { is: 'file' },
      vi: 'Một tệp khác cùng kiểu, được đọc trước tệp này',
      en: 'Another file of this kind, read before this one',
      example: '../toasoan.json',
    },
    ...common,
    lists: {
      value: { is: 'keys', keys: listKeys },
      vi: 'Danh sách riêng của tòa soạn: tệp văn bản, mỗi dòng một mục',
      en: 'The newsroom’s own lists: text files, one entry a line',
      example: { agencies: 'tu-dien/hang-tin.txt', bylines: 'tu-dien/but-danh.txt' },
    },
    overrides: {
      value: {
        is: 'list',
        needs: 'files',
        keys: {
          files: {
            value: { is: 'globs' },
            vi: 'Những bài mà mục này nói đến, viết như trong .gitignore',
            en: 'The articles this entry is about, written as in .gitignore',
            example: ['the-thao/'],
          },
          ...common,
        },
      },
      vi: 'Quy định khác cho một số thư mục hay tệp; mục sau thắng mục trước',
      en: 'Other settings for some folders or files; a later entry beats an earlier one',
      example: [{ files: ['the-thao/'], rules: { 'headline-too-long': 'off' } }],
    },
    templates: {
      value: { is: 'folder' },
      vi: 'Thư mục có mẫu bài của tòa soạn, thay cho những mẫu có sẵn',
      en: 'The folder of the newsroom’s own templates, in place of those that ship',
      example: 'mau-bai',
    },
    ignore: {
      value: { is: 'globs' },
      vi: 'Những bài không soát, viết như trong .gitignore',
      en: 'Articles that are not checked, written as in .gitignore',
      example: ['luu-tru/', '*.nhap.txt'],
    },
  };
}

function ruleKey({ options = {} }: Rule): Key {
  const values: Keys = Object.fromEntries(
    Object.entries(options).map(([name, otherwise]) => [
      name,
      { value: optionValue(otherwise), vi: `mặc định ${String(otherwise)}`, en: `default ${String(otherwise)}` },
    ]),
  );
  const severity: Key = { value: severityValue, vi: 'mức báo lỗi', en: 'how loud it speaks' };
  return { value: { is: 'rule', keys: { severity, ...values } }, vi: '', en: '' };
}

export const severityValue: Value = { is: 'choice', of: [...severities, 'off'] };

const optionValue = (otherwise: number | string | boolean): Value =>
  typeof otherwise === 'number' ? { is: 'number' } : typeof otherwise === 'boolean' ? yesOrNo : { is: 'text' };

/** Whether a scalar, or a list of names, is what a key takes. Paths and globs are looked at more closely elsewhere. */
export function accepts(value: Value, given: unknown): boolean {
  switch (value.is) {
    case 'choice':
      return value.of.includes(given as string);
    case 'number':
      return Number.isInteger(given) && (given as number) >= 0;
    case 'names':
      return Array.isArray(given) && given.every((name) => typeof name === 'string' && name.trim() !== '');
    case 'text':
    case 'file':
    case 'folder':
      return typeof given === 'string';
    default:
      return false;
  }
}

/** What a key takes, in the words of the file itself: `"always" | "never"`. */
export function expected(value: Value): string {
  switch (value.is) {
    case 'choice':
      return value.of.map((one) => JSON.stringify(one)).join(' | ');
    case 'number':
      return '0, 1, 2, …';
    case 'text':
      return '"…"';
    case 'file':
      return '"thu-muc/tep"';
    case 'folder':
      return '"thu-muc"';
    case 'names':
      return '["…", "…"]';
    case 'globs':
      return '["thu-muc/", "*.txt"]';
    case 'keys':
      return '{ … }';
    case 'rule':
      return `${expected(severityValue)} | { … }`;
    case 'list':
      return '[{ … }]';
  }
}
