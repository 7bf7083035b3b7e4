import { expect, it } from 'vitest';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { commands, settingEntries } from './commands.ts';
import { matchEntries } from './match-entries.ts';
import { periodEntries } from './period-entries.ts';

const { t } = createTranslator('vi');
const nowhere = (): void => undefined;
const today = plainDate('2026-11-26');

function best(typed: string): readonly string[] {
  const all = [
    ...commands(t, nowhere),
    ...settingEntries(t, nowhere),
    ...periodEntries(t, 'nd09', today, typed, nowhere),
  ];
  const { well, others } = matchEntries(all, typed);
  return [...well, ...others].map(({ label }) => label);
}

it.each([
  ['đoàn ra', 'Đoàn ra'],
  ['doan ra', 'Đoàn ra'],
  ['them doan ra', 'Thêm đoàn ra'],
  ['bao cao', 'Báo cáo'],
  ['sao luu', 'Sao lưu ngay'],
  ['sao lưu', 'Sao lưu ngay'],
  ['in sổ đoàn vào', 'In sổ: Đoàn vào'],
  ['nhap tu excel doan vao', 'Nhập từ Excel: Đoàn vào'],
  ['doc van ban', 'Đọc nhiệm vụ từ văn bản'],
  ['tuyen bien gioi', 'Tuyến biên giới'],
  ['chức vụ người ký', 'Chức vụ người ký'],
  ['canh bao khi so nguoi', 'Cảnh báo khi số người quá'],
])('leads from “%s” to %s', (typed, label) => {
  expect(best(typed)[0]).toBe(label);
});

it.each([
  ['quý 1 2026', 'Báo cáo: Quý I năm 2026'],
  ['quy 1/2026', 'Báo cáo: Quý I năm 2026'],
  ['Quý I năm 2026', 'Báo cáo: Quý I năm 2026'],
  ['quy iii', 'Báo cáo: Quý III năm 2026'],
  ['quý i', 'Báo cáo: Quý I năm 2026'],
  ['bao cao quy 2', 'Báo cáo: Quý II năm 2026'],
  ['báo cáo tháng 3', 'Báo cáo: Tháng 3 năm 2026'],
  ['thang 1 2025', 'Báo cáo: Tháng 1 năm 2025'],
  ['bao cao nam 2025', 'Báo cáo: Năm 2025'],
  ['quy 4 2019', 'Báo cáo: Quý IV năm 2019'],
  ['9 tháng 2025', 'Báo cáo: 9 tháng năm 2025'],
  ['6 thang dau nam 2026', 'Báo cáo: 6 tháng đầu năm 2026'],
])('leads from “%s” to %s', (typed, label) => {
  expect(best(typed)[0]).toBe(label);
});

it('takes a numeral or a number for itself, never for the beginning of another', () => {
  expect(best('quý i 2026').filter((label) => /Quý I+V? năm/.test(label))).toEqual([
    'Báo cáo: Quý I năm 2026',
  ]);
  expect(best('tháng 1 2025').filter((label) => label.includes('Tháng'))).toEqual([
    'Báo cáo: Tháng 1 năm 2025',
  ]);
});

it('offers no report of a period that has not begun', () => {
  expect(best('tháng 2 2027')).toEqual([]);
});

it('finds nothing for words that name nothing, and for none', () => {
  expect(best('khongcogi')).toEqual([]);
  expect(best('  ')).toEqual([]);
});
