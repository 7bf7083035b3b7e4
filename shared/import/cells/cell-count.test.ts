import { describe, expect, it } from 'vitest';
import { cellCount, cellPeople } from './cell-count.ts';
import { emptyCell, type SheetCell } from './sheet-cells.ts';

const typed = (text: string): SheetCell => ({ ...emptyCell, text });

describe('a number of people', () => {
  it.each([
    ['12', 12],
    ['12 người', 12],
    ['12người', 12],
    ['12 lượt', 12],
    ['12 lượt người', 12],
    ['12 đ/c', 12],
    ['12 (03 nữ)', 12],
    ['12 người, trong đó 03 nữ', 12],
    ['01 đoàn/12 người', 12],
    ['1.200 người', 1200],
    ['012', 12],
    ['12,0', 12],
  ])('%j is %i', (text, count) => {
    expect(cellCount(typed(text))).toBe(count);
  });

  it.each(['', 'nhiều', '10-12', '10 - 12 người', '1,5', 'không'])('%j is refused', (text) => {
    expect(cellCount(typed(text))).toBeNull();
  });

  it('is taken from a true number whatever its format shows', () => {
    expect(cellCount({ text: '12 người', date: null, number: 12 })).toBe(12);
    expect(cellCount({ text: '12', date: null, number: 12.4 })).toBeNull();
  });
});

describe('people told in words', () => {
  it.each([
    ['12', 12, true, null],
    ['12 người', 12, true, null],
    ['mười hai người', 12, true, null],
    ['Mười hai', 12, true, null],
    ['hai mươi lăm đồng chí', 25, true, null],
    ['một trăm linh năm khách', 105, true, null],
    ['12 (mười hai) người', 12, true, null],
    ['12 (trong đó 3 nữ)', 12, false, null],
    ['12 người (trong đó có 03 cán bộ)', 12, false, null],
    ['05 người: 02 nam, 03 nữ', 5, false, null],
    ['05 người (02 nam, 03 nữ)', 5, false, null],
    ['05 người, gồm 02 cán bộ và 03 doanh nghiệp', 5, false, null],
    ['03 nữ/12 người', 12, false, null],
    ['Tổng số: 12 người; nữ: 3', 12, false, null],
    ['05 người đi Lào, 07 người đi Thái Lan', 12, false, 'people-summed'],
    ['05 người đi Lào và 07 người đi Thái Lan', 12, false, 'people-summed'],
    ['02 nam, 03 nữ', 5, false, 'people-summed'],
    ['10 cán bộ, 02 phiên dịch', 12, false, 'people-summed'],
    ['10 + 2', 12, false, 'people-summed'],
    ['05 người: 02 nam, 04 nữ', 5, false, 'people-differ'],
    ['khoảng 12 người', 12, false, 'people-about'],
    ['hơn 20 khách', 20, false, 'people-about'],
    ['nhiều người', null, false, null],
    ['10-12 người', null, false, null],
    ['10 đến 12 người', null, false, null],
    ['12/15', null, false, null],
    ['', null, false, null],
  ])('%j is %s', (text, count, isWhole, doubt) => {
    const read = cellPeople(typed(text));
    expect([read?.count ?? null, read?.isWhole ?? false, read?.doubt?.code ?? null]).toEqual([
      count,
      isWhole,
      doubt,
    ]);
  });
});
