import texts from '../reference/report-texts.json' with { type: 'json' };
import type { ReferenceRow } from '../reference/reference-row.ts';
import { formatCount } from '../text/numbers.ts';
import { fill } from '../text/template.ts';
import { earliest, isPlainDate, type PlainDate } from '../time/plain-date.ts';
import type { Span } from './spans.ts';

/**
 * The indices that were announced in a period, by that day: "Chỉ số DDCI năm 2023 xếp thứ 15/25; …". Null where there
 * was none. A row without rank or day of announcement says nothing yet.
 * @param rows All rows of reference data; those of the catalogue of indices are looked at.
 */
export function indexSentence(rows: readonly ReferenceRow[], period: Span, asOf: PlainDate): string | null {
  const { from, to } = period;
  const announced = rows
    .filter((row) => row.catalogue === 'index')
    .flatMap(({ name, attributes }) => {
      const { announcedOn, rank, outOf, year, among } = attributes;
      if (typeof announcedOn !== 'string' || !isPlainDate(announcedOn) || typeof rank !== 'number') return [];
      return [{ name, announcedOn, rank, outOf, year, among }];
    })
    .filter(({ announcedOn }) => announcedOn >= from && announcedOn <= earliest(to, asOf))
    .toSorted((a, b) => (a.announcedOn < b.announcedOn ? -1 : a.announcedOn > b.announcedOn ? 1 : 0));
  if (announced.length === 0) return null;
  const { indices } = texts;
  const phrases = announced.map(({ name, rank, outOf, year, among }) => {
    const place =
      typeof outOf === 'number' ? `${formatCount(rank)}/${formatCount(outOf)}` : formatCount(rank);
    return fill(indices.phrase, {
      name,
      year: typeof year === 'number' ? fill(indices.year, { year }) : '',
      place,
      among: typeof among === 'string' && among !== '' ? ` ${among}` : '',
    });
  });
  return `${phrases.join('; ')}.`;
}
