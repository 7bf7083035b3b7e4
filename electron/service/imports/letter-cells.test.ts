import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

async function readAll(register: 'letter' | 'assigning-document', rows: readonly Row[]) {
  const store = testStore();
  const result = await importInto(store, workbook({ rows }), { register, skipBadRows: true });
  return { result, records: allOf(store, register), doubts: result.doubts.map(({ code }) => code) };
}

describe('the direction of a letter', () => {
  it.each<[string, string, string, string, readonly string[]]>([
    ['Loại', 'Đi', 'sent', 'exchange', []],
    ['Loại', 'Đến', 'received', 'exchange', []],
    ['Loại', 'Thư đến', 'received', 'exchange', []],
    ['Loại', 'Chúc mừng (đến)', 'received', 'congratulation', []],
    ['Loại (đi/đến)', 'Đến', 'received', 'exchange', []],
    ['Chiều', 'Gửi đi', 'sent', 'exchange', []],
    ['Chiều', 'Nhận', 'received', 'exchange', []],
    ['Đi/Đến', 'Thư nhận được', 'received', 'exchange', []],
    ['Loại', 'Thư mời', 'sent', 'invitation', ['direction-assumed']],
    ['Cấp', 'Tỉnh', 'sent', 'exchange', ['direction-assumed']],
    ['Chiều', 'hai chiều', 'sent', 'exchange', ['kept-in-words', 'direction-assumed']],
  ])('under %j of %j is %s, %s', async (head, cell, direction, kind, doubts) => {
    const read = await readAll('letter', [
      ['Số', 'Ngày', 'Trích yếu', head],
      ['12/SNgV', '05/02/2024', 'Thư về hội đàm', cell],
    ]);
    expect(read.result.problems).toEqual([]);
    expect(read.records).toMatchObject([{ direction, kind }]);
    expect(read.doubts).toEqual(doubts);
  });
});

describe('the number of a document', () => {
  it.each([
    ['Số 45-CV/TU', '45-CV/TU'],
    ['Số: 45-CV/TU', '45-CV/TU'],
    ['số 125/TB-UBND', '125/TB-UBND'],
    ['Số, ký hiệu: 125/TB-UBND', '125/TB-UBND'],
    ['45-CV/TU', '45-CV/TU'],
  ])('%j is %j', async (cell, number) => {
    const { records } = await readAll('assigning-document', [
      ['Số, ký hiệu', 'Ngày văn bản', 'Trích yếu'],
      [cell, '05/02/2024', 'Giao nhiệm vụ'],
    ]);
    expect(records).toMatchObject([{ number }]);
  });

  it('of a letter may stand under the head of a note', async () => {
    const { result, records } = await readAll('letter', [
      ['Số công hàm', 'Ngày', 'Trích yếu', 'Chiều'],
      ['Số: 12/CH-SNgV', '05/02/2024', 'Về hội đàm', 'Đi'],
    ]);
    expect(result.unused).toEqual([]);
    expect(records).toMatchObject([{ number: '12/CH-SNgV', direction: 'sent' }]);
  });

  it('makes rows of one day the same document', async () => {
    const { result, records } = await readAll('assigning-document', [
      ['Số, ký hiệu', 'Ngày văn bản', 'Trích yếu'],
      ['45-CV/TU', '05/02/2024', 'Giao nhiệm vụ'],
      ['Số 45-CV/TU', '05/02/2024', 'Về việc giao nhiệm vụ'],
      ['45-CV/TU', '06/02/2024', 'Giao nhiệm vụ'],
      [null, '05/02/2024', 'Giao việc khác'],
    ]);
    expect(records).toHaveLength(3);
    expect(result.problems).toMatchObject([{ row: 3, code: 'repeated-row', params: { row: 2 } }]);
  });
});
