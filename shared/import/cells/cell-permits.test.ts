import { describe, expect, it } from 'vitest';
import { plainDate } from '../../time/plain-date.ts';
import { cellPermits } from './cell-permits.ts';

const today = plainDate('2024-03-20');

describe('a permit', () => {
  it.each([
    ['145/QĐ-UBND', [['145/QĐ-UBND', null, null]]],
    ['50/2025/QĐ-UBND', [['50/2025/QĐ-UBND', null, null]]],
    ['Quyết định số 145/QĐ-UBND', [['145/QĐ-UBND', null, null]]],
    ['272-QĐ/TW', [['272-QĐ/TW', null, null]]],
    ['05-HD/BĐNTW', [['05-HD/BĐNTW', null, null]]],
    ['/TB-UBND', [['/TB-UBND', null, null]]],
    ['145/QĐ-UBND ngày 20/01/2024', [['145/QĐ-UBND', '2024-01-20', null]]],
    ['145/QĐ-UBND, 20/01/2024', [['145/QĐ-UBND', '2024-01-20', null]]],
    ['QĐ số 145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh', [['145/QĐ-UBND', '2024-01-20', 'UBND tỉnh']]],
    [
      '13/TTr-SNgV ngày 5/1/2024; 145/QĐ-UBND ngày 20/01/2024',
      [
        ['13/TTr-SNgV', '2024-01-05', null],
        ['145/QĐ-UBND', '2024-01-20', null],
      ],
    ],
    ['145/QĐ-UBND\n20/01/2024', [['145/QĐ-UBND', '2024-01-20', null]]],
    ['145/QĐ-UBND (20/01/2024)', [['145/QĐ-UBND', '2024-01-20', null]]],
    ['310/QĐ-UBND/27-02-2024', [['310/QĐ-UBND', '2024-02-27', null]]],
    ['Báo cáo số 59/BC-SNgV ngày 12/2/2024', [['59/BC-SNgV', '2024-02-12', null]]],
    ['Đang trình', [['Đang trình', null, null]]],
    [
      '145/QĐ-UBND ngày 20/01/2024 và 150/QĐ-UBND ngày 22/01/2024',
      [
        ['145/QĐ-UBND', '2024-01-20', null],
        ['150/QĐ-UBND', '2024-01-22', null],
      ],
    ],
    [
      '145/QĐ-UBND, 150/QĐ-UBND',
      [
        ['145/QĐ-UBND', null, null],
        ['150/QĐ-UBND', null, null],
      ],
    ],
  ])('%j is read as number, date and issuer', (text, expected) => {
    expect(cellPermits(text, today).map(({ number, date, issuer }) => [number, date, issuer])).toEqual(
      expected,
    );
  });
});
