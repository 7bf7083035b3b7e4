import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../time/plain-date.ts';
import { holdsOn } from './find-reference.ts';
import type { ReferenceRow } from './reference-row.ts';
import { shippedRows } from './shipped-rows.ts';
import { currentCodes } from './successors.ts';

function row(id: string, code: string, change: Partial<ReferenceRow> = {}): ReferenceRow {
  return {
    id,
    catalogue: 'unit',
    code,
    name: code,
    nameEn: code,
    nameZh: code,
    shortName: null,
    aliases: [],
    validFrom: null,
    validTo: null,
    parentCode: null,
    successorIds: [],
    attributes: {},
    confirmed: true,
    source: null,
    ...change,
  };
}

describe('rows that stand for a code now', () => {
  const codes = (code: string, asOf: string): readonly string[] =>
    currentCodes(shippedRows, 'unit', code, plainDate(asOf)).map((one) => one.code);

  it.each([
    ['188-YenKhoai', '2025-06-30', ['188-YenKhoai']],
    ['188-YenKhoai', '2025-07-01', ['06541']],
    ['188-TinhBac', '2024-11-30', ['188-TinhBac']],
    ['188-TinhBac', '2024-12-01', ['188-TamGia']],
    ['188-TinhBac', '2026-01-01', ['06565']],
    ['06541', '2026-01-01', ['06541']],
    ['06541', '2024-01-01', []],
    ['189', '2026-01-01', ['06613', '06616', '06625', '06637']],
    ['no such code', '2026-01-01', []],
  ])('%s is on %s %j', (code, asOf, expected) => {
    expect(codes(code, asOf)).toEqual(expected);
  });

  it('leads a gate that changed its class to the row of its own code', () => {
    const [gate, ...others] = currentCodes(shippedRows, 'gate', 'TT', plainDate('2026-01-01'));
    expect([gate?.attributes['class'], others]).toEqual(['lane', []]);
  });

  it('looks for successors in the same catalogue only', () => {
    const organisations = currentCodes(shippedRows, 'organisation', 'SKHDT', plainDate('2026-01-01'));
    expect(organisations.map((one) => one.code)).toEqual(['STC']);
    expect(currentCodes(shippedRows, 'unit', 'SKHDT', plainDate('2026-01-01'))).toEqual([]);
  });

  it('leads every former unit of the province to one that holds today', () => {
    const units = shippedRows.filter((one) => one.catalogue === 'unit' && one.validTo !== null);
    const lost = units.filter((one) => codes(one.code, '2026-01-01').length === 0);
    expect(lost.map((one) => one.name)).toEqual([]);
  });

  it('is empty for a row that ended without a successor', () => {
    expect(
      currentCodes([row('1', 'A', { validTo: '2024-12-31' })], 'unit', 'A', plainDate('2025-01-01')),
    ).toEqual([]);
  });

  it('names a successor once when several ways lead to it', () => {
    const rows = [
      row('1', 'A', { validTo: '2020-12-31', successorIds: ['2', '3'] }),
      row('2', 'B', { validFrom: '2021-01-01', validTo: '2021-12-31', successorIds: ['4'] }),
      row('3', 'C', { validFrom: '2021-01-01', validTo: '2021-12-31', successorIds: ['4'] }),
      row('4', 'D', { validFrom: '2022-01-01' }),
    ];
    expect(currentCodes(rows, 'unit', 'A', plainDate('2023-01-01')).map((one) => one.code)).toEqual(['D']);
  });

  it('ends on any web of successors, cycles too, with rows that hold', () => {
    const day = constantFrom('2020-01-01', '2021-01-01', '2022-01-01', null);
    const web = array(
      record({
        code: constantFrom('A', 'B', 'C'),
        validFrom: day,
        validTo: day,
        next: array(nat(5), { maxLength: 3 }),
      }),
      { maxLength: 6 },
    );
    assert(
      property(web, (drawn) => {
        const rows = drawn.map(({ code, validFrom, validTo, next }, index) =>
          row(String(index), code, { validFrom, validTo, successorIds: next.map(String) }),
        );
        const asOf = plainDate('2021-06-01');
        const found = currentCodes(rows, 'unit', 'A', asOf);
        expect(found.every((one) => holdsOn(one, asOf))).toBe(true);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});
