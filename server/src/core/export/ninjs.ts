import { type Picture, type Publication } from '../publication';
import { toHtml } from './html';
import { json, moment } from './markup';
import { type Knowledge, bodyText, counts, identifier, pictures } from './metadata';

/** The version of ninjs that is written: the last of its first generation, which the systems of newsrooms read. */
const VERSION = '1.5';

/** The article in ninjs 1.5, the IPTC's News in JSON. */
export function toNinjs(publication: Publication, { today }: Knowledge): string {
  const { headline, place, lead, bylines, sources } = publication;
  const uri = identifier(publication, today);
  const created = moment(publication, today);
  const { words, characters } = counts(publication);
  const photos = pictures(publication);
  return json({
    uri,
    type: 'text',
    representationtype: 'complete',
    profile: photos.length > 0 ? 'text-photo' : 'text-only',
    firstcreated: created,
    versioncreated: created,
    language: 'vi',
    headline: headline?.text,
    byline: bylines.map(({ text }) => text).join(', ') || undefined,
    located: place?.text,
    ...(place && { place: [{ name: place.text }] }),
    description_text: lead?.text,
    body_text: bodyText(publication).join('\n\n'),
    body_html: toHtml(publication),
    wordcount: words,
    charcount: characters,
    ...(sources && sources.names.length > 0 && { infosource: sources.names.map(({ text }) => ({ name: text })) }),
    ...(photos.length > 0 && {
      associations: Object.fromEntries(
        photos.map((photo) => [`${photo.medium}${photo.number}`, association(photo, uri)]),
      ),
    }),
    $standard: {
      name: 'ninjs',
      version: VERSION,
      schema: `http://www.iptc.org/std/ninjs/ninjs-schema_${VERSION}.json`,
    },
  });
}

function association({ medium, number, caption, credit, by }: Picture, article: string): object {
  return {
    uri: `${article}:${medium}${number}`,
    type: medium === 'photo' ? 'picture' : medium,
    language: 'vi',
    description_text: caption?.text,
    byline: by?.text ?? credit.text,
  };
}
