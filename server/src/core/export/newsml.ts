import { type Picture, type Printed, type Publication } from '../publication';
import { toHtml } from './html';
import { element, escaped, moment } from './markup';
import { type Knowledge, counts, identifier, isOrganisation, makersOf, pictures } from './metadata';

/**
 * The article as a news item of NewsML-G2 2.30: what is known of it in `contentMeta`, of each picture in a `partMeta`, and
 * the text itself as XHTML.
 */
export function toNewsMl(publication: Publication, { lexicon, today }: Knowledge): string {
  const { headline, date, place, lead, bylines, sources } = publication;
  const created = moment(publication, today);
  const title = headline?.text ?? lead?.text;
  const party = (name: string) => (who: Printed) =>
    `<${name} type="cpnat:${isOrganisation(who, lexicon) ? 'organisation' : 'person'}"><name>${escaped(who.text)}</name></${name}>`;
  const partMeta = (picture: Picture): string[] => [
    `<partMeta partid="${picture.medium}${picture.number}" seq="${picture.number}">`,
    ...makersOf(picture, lexicon).map(party('creator')),
    ...element('creditline', picture.by?.text ?? picture.credit.text),
    ...element('description role="drol:caption"', picture.caption?.text),
    '</partMeta>',
  ];
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.30" conformance="power" guid="${escaped(identifier(publication, today))}" version="1" xml:lang="vi">`,
    '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml"/>',
    '<itemMeta>',
    '<itemClass qcode="ninat:text"/>',
    '<provider literal="toasoan"><name>Tòa Soạn</name></provider>',
    `<versionCreated>${created}</versionCreated>`,
    ...(date ? [`<firstCreated>${created}</firstCreated>`] : []),
    '<pubStatus qcode="stat:usable"/>',
    ...element('title', title),
    '</itemMeta>',
    '<contentMeta>',
    ...(date ? [`<contentCreated>${created}</contentCreated>`] : []),
    ...(place ? [`<located><name>${escaped(place.text)}</name></located>`] : []),
    ...bylines.flatMap(({ authors }) => authors.map(party('creator'))),
    ...(sources?.names.map(({ text }) => `<infoSource><name>${escaped(text)}</name></infoSource>`) ?? []),
    '<language tag="vi"/>',
    ...element('headline', headline?.text),
    ...element('dateline', place?.text),
    ...bylines.flatMap(({ text }) => element('by', text)),
    ...element('description role="drol:summary"', lead?.text),
    '</contentMeta>',
    ...pictures(publication).flatMap(partMeta),
    '<contentSet>',
    `<inlineXML contenttype="application/xhtml+xml" wordcount="${counts(publication).words}">`,
    `<html xmlns="http://www.w3.org/1999/xhtml" lang="vi"><head><title>${escaped(title ?? 'Bài báo')}</title></head><body>`,
    `${toHtml(publication)}</body></html>`,
    '</inlineXML>',
    '</contentSet>',
    '</newsItem>',
  ];
  return `${lines.join('\n')}\n`;
}
