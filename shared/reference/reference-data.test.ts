import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../time/plain-date.ts';
import { ReferenceIndex } from './find-reference.ts';
import { referenceRowSchema } from './reference-row.ts';
import { shippedRows } from './shipped-rows.ts';

describe('shipped reference data', () => {
  it('has rows that fit the schema, in NFC, each with an id of its own', () => {
    for (const row of shippedRows) {
      expect(referenceRowSchema.safeParse(row).error, row.name).toBeUndefined();
      expect(JSON.stringify(row)).toBe(JSON.stringify(row).normalize('NFC'));
    }
    expect(new Set(shippedRows.map((row) => row.id)).size).toBe(shippedRows.length);
  });

  it('names successors that exist', () => {
    const ids = new Set(shippedRows.map((row) => row.id));
    for (const row of shippedRows)
      for (const id of row.successorIds) expect(ids.has(id), row.name).toBe(true);
  });

  it('never gives one code two rows on the same day', () => {
    const byCode = Map.groupBy(shippedRows, (row) => `${row.catalogue}/${row.code}`);
    for (const [code, rows] of byCode) {
      const ordered = rows.toSorted((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
      for (const [index, row] of ordered.entries()) {
        const next = ordered[index + 1];
        if (next === undefined) continue;
        expect(row.validTo, code).not.toBeNull();
        expect((row.validTo ?? '') < (next.validFrom ?? ''), code).toBe(true);
        expect(addDays(plainDate(row.validTo ?? ''), 1), code).toBe(next.validFrom);
      }
    }
  });

  it.each([
    ['Trung Quốc', 'CN'],
    ['CHND Trung Hoa', 'CN'],
    ['trung quoc', 'CN'],
    ['CHDCND Lào', 'LA'],
    ['Hàn Quốc', 'KR'],
    ['Mỹ', 'US'],
    ['Nhật Bản', 'JP'],
    ['Xinh-ga-po', 'SG'],
    ['Singapore', 'SG'],
    ['Úc', 'AU'],
    ['Đài Loan', 'TW'],
    ['CHLB Đức', 'DE'],
    ['LB Nga', 'RU'],
    ['Thuỵ Sĩ', 'CH'],
  ])('finds the country %s', (name, code) => {
    expect(new ReferenceIndex(shippedRows).named('country', name)?.code).toBe(code);
  });
});
