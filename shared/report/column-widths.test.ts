import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { typeWidth } from '../reference/type-width.ts';
import { columnWidths } from './column-widths.ts';
import type { Cell, TableLayout } from './table-layout.ts';

function table(rows: readonly (readonly Cell[])[], widths: readonly number[]): TableLayout {
  return {
    title: '',
    columns: widths.map((width, at) => ({ key: `c${at}`, title: `Cột ${at}`, width, align: 'left' })),
    groups: null,
    rows,
    total: [],
  };
}

const sum = (widths: readonly number[]): number => widths.reduce((whole, one) => whole + one, 0);

describe('the columns of a paper', () => {
  it('have their shares where everything stands in a line or two', () => {
    const widths = columnWidths(table([['Trung Quốc', 7, 95]], [60, 20, 20]), 200);
    expect(widths.map(Math.round)).toEqual([120, 40, 40]);
  });

  it('have room for dates, numbers and codes, however small their share is', () => {
    const rows = ['50/2025/QĐ-UBND', 'ĐR-VP-2024-0007', '05/02/2024'].map((code) => [
      code,
      'Nội dung '.repeat(30),
    ]);
    const [narrow = 0] = columnWidths(table(rows, [1, 100]), 160);
    for (const [code] of rows) expect(typeWidth(code ?? '', { size: 11 })).toBeLessThan(narrow - 2);
  });

  it('do not grow for a run that no column holds', () => {
    const [first = 0] = columnWidths(table([['_'.repeat(90), 'x']], [10, 90]), 160);
    expect(first).toBeLessThan(80);
  });

  it('give more to those with long texts, so that rows are low', () => {
    const text = 'Trao đổi về hợp tác thương mại biên giới, phối hợp quản lý cửa khẩu. '.repeat(3);
    const [long = 0, short = 0] = columnWidths(table([[text, 'Lạng Sơn']], [50, 50]), 160);
    expect(long).toBeGreaterThan(short * 2);
  });

  it('fill the page, whatever stands in them', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.integer(),
      fc.constant(null),
      fc.constant('145/QĐ-UBND, 05/02/2024'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 5 }),
        (rows, shares) => {
          const widths = columnWidths(table(rows, shares), 257);
          expect(sum(widths)).toBeCloseTo(257, 6);
          for (const width of widths) expect(width).toBeGreaterThan(0);
        },
      ),
    );
  });
});
