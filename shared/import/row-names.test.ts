import { expect, it } from 'vitest';
import { noFindings } from './import-result.ts';
import { rowNames } from './row-names.ts';

const head = (sheet: string) => ({
  sheet,
  index: 0,
  title: 'Tên đoàn',
  target: 'name',
  by: 'known' as const,
});
const passed = [{ sheet: 'Tháng 2', row: 7, text: 'Tổng cộng' }];

it('names a row by its number alone where the file has one sheet', () => {
  const named = rowNames({ ...noFindings, heads: [head('Tháng 2')], passed, rows: [] });
  expect(named({ sheet: 'Tháng 2', row: 7 })).toBe('7');
});

it('names its sheet where tables stand in several, though all that is told stands in one', () => {
  const named = rowNames({ ...noFindings, heads: [head('Tháng 1'), head('Tháng 2')], passed, rows: [] });
  expect(named({ sheet: 'Tháng 2', row: 7 })).toBe('7 (Tháng 2)');
});
