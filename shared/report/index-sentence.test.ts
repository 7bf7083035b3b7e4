import { expect, it } from 'vitest';
import type { ReferenceRow } from '../reference/reference-row.ts';
import { plainDate } from '../time/plain-date.ts';
import { indexSentence } from './index-sentence.ts';

const period = { from: plainDate('2023-12-15'), to: plainDate('2024-03-14') };
const asOf = plainDate('2024-03-20');

const row = (name: string, attributes: ReferenceRow['attributes']): ReferenceRow => ({
  id: '00000000-0000-4000-8000-000000000000',
  catalogue: 'index',
  code: name,
  name,
  nameEn: '',
  nameZh: '',
  shortName: null,
  aliases: [],
  validFrom: null,
  validTo: null,
  parentCode: null,
  successorIds: [],
  attributes,
  confirmed: true,
  source: null,
});

const ddci = row('Chỉ số DDCI', { year: 2023, rank: 15, outOf: 25, announcedOn: '2024-02-20' });
const reform = row('Chỉ số cải cách hành chính', {
  year: 2023,
  rank: 11,
  outOf: 20,
  among: 'sở, ngành',
  announcedOn: '2024-03-05',
});

it.each<[string, readonly ReferenceRow[], string | null]>([
  ['none', [], null],
  ['one', [ddci], 'Chỉ số DDCI năm 2023 xếp thứ 15/25.'],
  [
    'many, by the day of announcement',
    [reform, ddci],
    'Chỉ số DDCI năm 2023 xếp thứ 15/25; Chỉ số cải cách hành chính năm 2023 xếp thứ 11/20 sở, ngành.',
  ],
  ['one announced before', [row('X', { rank: 1, announcedOn: '2023-12-14' })], null],
  ['one announced after', [row('X', { rank: 1, announcedOn: '2024-03-15' })], null],
  ['one without a rank', [row('X', { year: 2023, announcedOn: '2024-02-20' })], null],
  [
    'one that tells little',
    [row('Chỉ số X', { rank: 3, announcedOn: '2024-02-20' })],
    'Chỉ số X xếp thứ 03.',
  ],
])('tells of %s what was announced in the period', (_case, rows, sentence) => {
  expect(indexSentence(rows, period, asOf)).toBe(sentence);
});

it('tells nothing that is announced on a day to come', () => {
  expect(indexSentence([ddci], period, plainDate('2024-02-19'))).toBe(null);
});
