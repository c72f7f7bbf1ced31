import { type Lexicon, looseKey } from '../lexicon';
import { isUrl } from '../parse/names';
import { type Picture, type Printed, type Publication } from '../publication';
import { countWords, span } from '../text';
import { fold } from '../vietnamese/letters';

/** What the formats that carry data about an article are told beside the article. */
export interface Knowledge {
  readonly lexicon: Lexicon;
  /** ISO; the day of an article that has no date. */
  readonly today: string;
}

/**
 * What names an article among machines: `urn:newsml:toasoan:20260128:hai-nuoc-mo-lai-duong-bay`. The same article has
 * the same name each time, as long as date line and headline stay.
 */
export function identifier(publication: Publication, today: string): string {
  const day = (publication.date?.iso ?? today).replaceAll('-', '');
  const words = fold((publication.headline ?? publication.lead)?.text ?? '').match(/[a-z\d]+/g) ?? [];
  return `urn:newsml:toasoan:${day}:${words.slice(0, MOST_WORDS).join('-') || 'khong-tit'}`;
}

const MOST_WORDS = 16;

/** The text of an article in paragraphs: subheadings among them, neither headline, lead nor captions. */
export function bodyText({ body }: Publication): string[] {
  return body.flatMap((part) => (part.kind === 'picture' ? [] : [part.text]));
}

/** How many words and characters an article has: lead and text, without captions. */
export function counts(publication: Publication): { words: number; characters: number } {
  const text = [publication.lead?.text ?? '', ...bodyText(publication)].filter(Boolean).join('\n\n');
  return { words: countWords(text, span(0, text.length)), characters: text.length };
}

/** Whether a name is that of an agency or a paper, rather than of a person. */
export const isOrganisation = ({ text }: Printed, lexicon: Lexicon): boolean => lexicon.agencyByKey.has(looseKey(text));

/** Those whom a picture is by, as far as they are named: `NVCC` and `Internet` name nobody. */
export function makersOf({ names }: Picture, lexicon: Lexicon): Printed[] {
  return names.filter(({ text }) => {
    const key = looseKey(text);
    return !lexicon.creditTerms.has(key) && !lexicon.vagueCredits.has(key);
  });
}

/** The address in a line of sources, if it is one; without a scheme it is of the web. */
export function addressOf({ text }: Printed): string | undefined {
  if (!isUrl(text, span(0, text.length))) return undefined;
  return /^https?:/i.test(text) ? text : `https://${text}`;
}

/** The pictures of an article, in order. */
export function pictures({ body }: Publication): Picture[] {
  return body.filter((part) => part.kind === 'picture');
}
