import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { noFindings, type ImportResult, type PreviewRow } from '../../shared/import/import-result.ts';
import { usePreviewRows } from './import-preview.tsx';

const row = (number: number, isWrong = false): PreviewRow => ({
  sheet: 'Bảng',
  row: number,
  texts: {},
  problems: isWrong ? [{ row: number, column: 'Ngày đi', code: 'no-year', params: {} }] : [],
  doubts: [],
  double: false,
  update: null,
});
const result = (...rows: readonly PreviewRow[]): ImportResult => ({
  ...noFindings,
  sheet: 'Bảng',
  columns: [],
  unused: [],
  good: rows.length,
  bad: 0,
  problems: [],
  doubles: 0,
  typed: [],
  rows,
  closed: [],
  ignored: [],
  imported: 0,
  saveId: null,
});

it('keeps rows in the order in which they were first shown, the wrong ones first', () => {
  const { result: shown, rerender } = renderHook((given: ImportResult) => usePreviewRows(given), {
    initialProps: result(row(2), row(3, true)),
  });
  expect(shown.current.rows.map(({ row: number }) => number)).toEqual([3, 2]);
  rerender(result(row(2), row(3)));
  expect(shown.current.rows.map(({ row: number }) => number)).toEqual([3, 2]);
  expect(shown.current.wrongOnce).toEqual(new Set(['3 Bảng']));
});

it('drops a row that was left out meanwhile, which would look as if it came in', () => {
  const { result: shown, rerender } = renderHook((given: ImportResult) => usePreviewRows(given), {
    initialProps: result(row(2), row(3)),
  });
  rerender(result(row(2)));
  expect(shown.current.rows.map(({ row: number }) => number)).toEqual([2]);
});
