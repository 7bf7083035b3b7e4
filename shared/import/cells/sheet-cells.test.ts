import { describe, expect, it } from 'vitest';
import { plainDate } from '../../time/plain-date.ts';
import { cellLeader, cellPermits } from './sheet-cells.ts';

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
  ])('%j is read as number, date and issuer', (text, expected) => {
    expect(cellPermits(text, today).map(({ number, date, issuer }) => [number, date, issuer])).toEqual(
      expected,
    );
  });
});

describe('a leader', () => {
  it.each([
    ['Nguyễn Văn A', 'Nguyễn Văn A', null],
    ['Nguyễn Văn A (Giám đốc Sở)', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Nguyễn Văn A, Giám đốc Sở', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Nguyễn Văn A - Giám đốc Sở', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Nguyễn Văn A\nGiám đốc Sở', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Phó Chủ tịch UBND tỉnh', 'Phó Chủ tịch UBND tỉnh', null],
  ])('%j is %j with the position %j', (text, name, jobTitle) => {
    expect(cellLeader(text)).toEqual({ name, jobTitle });
  });
});
