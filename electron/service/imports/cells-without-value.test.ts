import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { saveSettings } from '../../../db/ledger/save-settings.ts';
import { newId } from '../../../db/ids.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

const heads: Row = ['Mã', 'Nhiệm vụ', 'Ngày giao', 'Thời hạn', 'Chủ trì', 'Ghi chú'];

async function read(...rows: readonly Row[]) {
  const store = testStore();
  const result = await importInto(store, workbook({ rows: [heads, ...rows] }), { register: 'task' });
  return { result, records: allOf(store, 'task') };
}

describe('a cell whose formula failed', () => {
  it('says nothing, and is named', async () => {
    const { result, records } = await read([
      null,
      'Báo cáo',
      '02/01/2024',
      '#VALUE!',
      '#N/A',
      '#1 trong năm',
    ]);
    expect(records).toMatchObject([{ due: null, dueText: null, lead: null, notes: '#1 trong năm' }]);
    expect(result.doubts).toMatchObject([
      { row: 2, column: 'Thời hạn', code: 'cell-error', params: { value: '#VALUE!' } },
      { row: 2, column: 'Chủ trì', code: 'cell-error', params: { value: '#N/A' } },
    ]);
  });

  it('is no name of a record', async () => {
    const { result } = await read([null, '#REF!', '02/01/2024', null, null, null]);
    expect(result).toMatchObject({ bad: 1, doubts: [{ code: 'cell-error' }] });
  });
});

describe('a code that names no record', () => {
  it.each([
    ['NV01', null, 'NV01'],
    ['NV01', 'gấp', 'gấp; NV01'],
    ['NV-VP-2024-0099', null, null],
  ])('%s is named, and kept where another list gave it', async (code, notes, kept) => {
    const { result, records } = await read([code, 'Báo cáo', '02/01/2024', null, null, notes]);
    expect(result.doubts).toMatchObject([{ row: 2, code: 'code-not-kept', params: { code } }]);
    expect(records).toMatchObject([{ notes: kept, code: 'NV-VP-2024-0001' }]);
  });
});

describe('“trước ngày” in a sheet', () => {
  it('means what the office set', async () => {
    const store = testStore();
    saveSettings(store, newId(), { beforeDay: 'sameDay' });
    const rows = [heads, [null, 'Báo cáo', '02/01/2024', 'Trước ngày 30/4/2024', null, null]];
    await importInto(store, workbook({ rows }), { register: 'task' });
    expect(allOf(store, 'task')).toMatchObject([{ due: '2024-04-30', dueText: 'Trước ngày 30/4/2024' }]);
  });
});
