import { describe, expect, it } from 'vitest';
import { plainDate } from '../../time/plain-date.ts';
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

  it('is no day that a spreadsheet made of it', () => {
    expect(cellPeople({ text: '2024-05-12', date: plainDate('2024-05-12'), number: null })).toBeNull();
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
    ['10-12 người', 12, false, 'people-about'],
    ['10 đến 12 người', 12, false, 'people-about'],
    ['15–20', 20, false, 'people-about'],
    ['~15', 15, false, 'people-about'],
    ['không quá 10', 10, false, 'people-about'],
    ['15 người (dự kiến)', 15, false, 'people-about'],
    ['01 trưởng đoàn, 06 thành viên', 7, false, 'people-summed'],
    ['01 trưởng đoàn và 05 thành viên', 6, false, 'people-summed'],
    ['3 đại biểu chính thức; 2 phóng viên', 5, false, 'people-summed'],
    ['1 lãnh đạo, 2 chuyên viên, 1 lái xe', 4, false, 'people-summed'],
    ['05 cán bộ và 02 doanh nghiệp', 7, false, 'people-summed'],
    ['8 CB, 2 DN', 10, false, 'people-summed'],
    ['30 em học sinh cùng 05 giáo viên', 35, false, 'people-summed'],
    ['05 cán bộ\n02 phiên dịch', 7, false, 'people-summed'],
    ['04 + 01 phiên dịch', 5, false, 'people-summed'],
    ['05 người + 01 lái xe', 6, false, 'people-summed'],
    ['07 khách và 02 phiên dịch', 9, false, 'people-summed'],
    ['nam 5, nữ 3', 8, false, 'people-summed'],
    ['Nam: 05; Nữ: 03', 8, false, 'people-summed'],
    ['02 đoàn x 5 người', 10, false, 'people-summed'],
    ['Tổng 20, nữ 11', 20, false, null],
    ['11 nữ/20', 20, false, null],
    ['12 / 3 nữ', 12, false, null],
    ['12, trong đó có 4 nữ', 12, false, null],
    ['12 (3 nữ, 2 DTTS)', 12, false, null],
    ['2 đoàn (10 người)', 10, false, null],
    ['10 người/2 đoàn', 10, false, null],
    ['12 người trong 3 ngày', 12, false, null],
    ['Tổng 5, nữ 8', 5, false, 'people-differ'],
    ['12/3', 12, false, 'people-beside'],
    ['12 (dự kiến 15)', 12, false, 'people-beside'],
    ['05 người, 01 phiên dịch', 5, false, 'people-beside'],
    ['Đ/c A và 04 đ/c', 4, false, 'people-beside'],
    ['6人', 6, true, null],
    ['6 pax', 6, true, null],
    ['O5', null, false, null],
    ['3 ngày', null, false, null],
    ['05/03/2024', null, false, null],
    ['20/25', 25, false, 'people-beside'],
    ['12 lượt người/10 người', 12, false, 'people-beside'],
    ['Trưởng đoàn và 5 thành viên', 6, false, 'people-summed'],
    ['０５ người', 5, true, null],
    ['20 (thực tế 18)', 18, false, 'people-beside'],
    ['20 người, thực đi 18 người', 18, false, 'people-beside'],
    ['Nguyễn Văn A và 5 thành viên', 5, false, 'people-beside'],
    ['Sở Ngoại vụ và 5 thành viên', 5, false, null],
    ['05 cán bộ Sở Công Thương', 5, false, null],
    ['12/12', null, false, null],
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

describe('a leader beside those who are counted', () => {
  it.each([
    ['Trưởng đoàn và 5 thành viên', 6, 'people-summed'],
    ['Trưởng đoàn: 1, thành viên: 5', 6, 'people-summed'],
    ['01 trưởng đoàn và 05 thành viên', 6, 'people-summed'],
    ['5 thành viên', 5, null],
  ])('%j is %s', (text, count, code) => {
    const read = cellPeople({ text, date: null, number: null });
    expect([read?.count, read?.doubt?.code ?? null]).toEqual([count, code]);
  });
});
