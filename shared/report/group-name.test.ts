import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentCodes } from '../reference/successors.ts';
import type { ReferenceRow } from '../reference/reference-row.ts';
import { plainDate } from '../time/plain-date.ts';
import type { CountedRow } from './chapters/delegations/counted-row.ts';
import { crossTable } from './chapters/delegations/cross-tables.ts';
import { groupOfReference, groupModes } from './group-name.ts';
import { reportNames } from './report-names.ts';

const asOf = plainDate('2026-11-01');

const row = (
  code: string,
  name: string,
  successors: readonly string[],
  validFrom: string | null,
  validTo: string | null,
): ReferenceRow => ({
  id: `${code}/${validFrom ?? ''}`,
  catalogue: 'organisation',
  code,
  name,
  nameEn: name,
  nameZh: name,
  shortName: null,
  aliases: [],
  validFrom,
  validTo,
  parentCode: null,
  successorIds: successors,
  attributes: {},
  confirmed: true,
  source: null,
});

const rows = [
  row('A', 'Sở A', ['C/2021-01-01'], null, '2020-12-31'),
  row('B', 'Sở B', ['C/2021-01-01'], null, '2020-12-31'),
  row('C', 'Sở C', ['C/2025-03-01'], '2021-01-01', '2025-02-28'),
  row('C', 'Sở C và D', [], '2025-03-01', null),
  row('H', 'Huyện H', ['X1/2025-07-01', 'X2/2025-07-01'], null, '2025-06-30'),
  row('X1', 'Xã Một', [], '2025-07-01', null),
  row('X2', 'Xã Hai', [], '2025-07-01', null),
  row('E', 'Sở E', [], null, '2019-12-31'),
  row('L1', 'Vòng một', ['L2/'], null, '2019-12-31'),
  row('L2', 'Vòng hai', ['L1/'], null, '2019-12-31'),
];

describe('the line of a table in which a unit stands', () => {
  it.each([
    ['A', 'as now under the unit that took it over, and its newest name', ['C', 'Sở C và D']],
    ['C', 'as now under its own newest name', ['C', 'Sở C và D']],
    ['H', 'as then where it was split over several', ['H', 'tên trong hồ sơ']],
    ['E', 'as then where nothing came after it', ['E', 'tên trong hồ sơ']],
    ['L1', 'as then where its successors go in a circle', ['L1', 'tên trong hồ sơ']],
    ['?', 'as then where the catalogue does not know it', ['?', 'tên trong hồ sơ']],
  ])('of %s is %s', (code, _case, [key, label]) => {
    const value = { code, text: 'tên trong hồ sơ' };
    expect(groupOfReference(value, 'organisation', asOf, 'asNow', rows)).toEqual({ key, label });
    const then = groupOfReference(value, 'organisation', asOf, 'asThen', rows);
    expect(then).toEqual({ key: code, label: 'tên trong hồ sơ' });
  });

  it('is that of the name alone where there is no code', () => {
    const value = { code: null, text: 'Công ty Đ' };
    expect(groupOfReference(value, 'organisation', asOf, 'asNow', rows).key).toBe('~cong ty d');
  });

  it('follows successors only as far as the day that is asked for', () => {
    const names = (day: string) =>
      currentCodes(rows, 'organisation', 'A', plainDate(day)).map((found) => found.name);
    expect(names('2020-12-31')).toEqual(['Sở A']);
    expect(names('2021-01-01')).toEqual(['Sở C']);
    expect(names('2025-03-01')).toEqual(['Sở C và D']);
  });
});

it('adds up to the same totals as then and as now, for any delegations', () => {
  const anyRow = record({
    code: constantFrom('A', 'B', 'C', 'H', 'X1', 'E', 'L1', '?', null),
    text: constantFrom('Sở A', 'Sở C', 'Khác'),
    month: integer({ min: 1, max: 12 }),
    people: integer({ min: 0, max: 90 }),
  });
  assert(
    property(array(anyRow, { maxLength: 30 }), tuple(integer({ min: 1, max: 6 })), (drawn, [first]) => {
      const counted = drawn.map((one, index): CountedRow => ({
        id: String(index),
        direction: 'outgoing',
        decidingDate: plainDate(`2025-${String(one.month).padStart(2, '0')}-10`),
        confirmed: true,
        personTrips: one.people,
        level: null,
        hostAgency: { code: one.code, text: one.text },
        purpose: null,
        gate: null,
        fundingSource: null,
        planning: null,
        countries: [],
        areOfficials: false,
      }));
      const period = { from: plainDate(`2025-0${first}-01`), to: plainDate('2025-09-30') };
      const spans = {
        inPeriod: period,
        yearToDate: { from: plainDate('2025-01-01'), to: period.to },
        samePeriodLastYear: { from: plainDate('2024-01-01'), to: plainDate('2024-09-30') },
        yearToDateLastYear: { from: plainDate('2024-01-01'), to: plainDate('2024-09-30') },
      };
      const [then, now] = groupModes.map((mode) =>
        crossTable(counted, 'outgoing', 'hostAgency', spans, reportNames(rows, { mode, asOf })),
      );
      expect(now?.total).toEqual(then?.total);
      const trips = now?.rows.reduce((sum, line) => sum + line.yearToDate.personTrips, 0);
      expect(trips).toBe(then?.total.yearToDate.personTrips);
      expect(now?.rows.length).toBeLessThanOrEqual(then?.rows.length ?? 0);
      expect(now?.rows.map((line) => line.label)).not.toContain('Sở B');
    }),
  );
});
