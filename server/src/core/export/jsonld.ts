import { type Picture, type Printed, type Publication } from '../publication';
import { json, moment } from './markup';
import { type Knowledge, addressOf, bodyText, counts, isOrganisation, makersOf, pictures } from './metadata';

/** The article as a `NewsArticle` of schema.org, in JSON-LD: a text that may stand within a `<script>`. */
export function toJsonLd(publication: Publication, { lexicon, today }: Knowledge): string {
  const { headline, date, place, lead, bylines, sources } = publication;
  const party = (name: Printed): object => ({
    '@type': isOrganisation(name, lexicon) ? 'Organization' : 'Person',
    name: name.text,
  });
  const media = (wanted: boolean): object[] =>
    pictures(publication)
      .filter(({ medium }) => (medium === 'video') === wanted)
      .map((picture) => mediaObject(picture, makersOf(picture, lexicon).map(party)));
  const source = (name: Printed): object => {
    const url = addressOf(name);
    return url === undefined
      ? { '@type': 'CreativeWork', publisher: { '@type': 'Organization', name: name.text } }
      : { '@type': 'CreativeWork', url };
  };
  return json({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: headline?.text,
    ...(date && { datePublished: moment(publication, today), dateCreated: moment(publication, today) }),
    inLanguage: 'vi',
    dateline: place?.text,
    ...(place && { contentLocation: { '@type': 'Place', name: place.text } }),
    description: lead?.text,
    articleBody: bodyText(publication).join('\n\n'),
    wordCount: counts(publication).words,
    image: some(media(false)),
    video: some(media(true)),
    author: some(bylines.flatMap(({ authors }) => authors.map(party))),
    isBasedOn: some(sources?.names.map(source) ?? []),
  });
}

function mediaObject({ medium, caption, by, credit }: Picture, creator: readonly object[]): object {
  return {
    '@type': medium === 'video' ? 'VideoObject' : 'ImageObject',
    caption: caption?.text,
    creditText: by?.text ?? credit.text,
    creator: some(creator),
  };
}

/** A list, or nothing where it is empty: JSON leaves it out then. */
const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);
