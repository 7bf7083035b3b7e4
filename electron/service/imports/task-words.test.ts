import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

const register = 'task';
const HEADS: Row = ['STT', 'Nội dung nhiệm vụ', 'Ngày giao'];

/** What comes of one task with a further column. */
async function read(head: string, cell: string) {
  const store = testStore();
  const rows = [
    [...HEADS, head],
    [1, 'Tổ chức hội đàm', '12/03/2024', cell],
  ];
  const { doubts } = await importInto(store, workbook({ rows }), { register });
  return { record: allOf(store, register)[0], codes: doubts.map(({ code }) => code) };
}

describe('who does a task', () => {
  it.each<[string, object, readonly string[]]>([
    [
      'Sở Ngoại vụ (chủ trì), Sở Công Thương',
      { lead: { code: 'SNgV' }, cooperating: [{ unit: { code: 'SCT' } }] },
      ['several-leads'],
    ],
    [
      'Sở Ngoại vụ/Sở Tài chính',
      { lead: { code: 'SNgV' }, cooperating: [{ unit: { code: 'STC' } }] },
      ['several-leads'],
    ],
    ['Phòng LS-HTQT (đ/c Hà)', { lead: { text: 'Phòng LS-HTQT' }, officer: 'đ/c Hà' }, []],
    ['Đ/c Vi Văn Lâm', { lead: null, officer: 'Đ/c Vi Văn Lâm' }, ['person-as-unit']],
    ['Sở Ngoại vụ', { lead: { code: 'SNgV' }, officer: null }, []],
  ])('under "Phân công thực hiện" of "%s"', async (cell, fields, doubts) => {
    const { record, codes } = await read('Phân công thực hiện', cell);
    expect(record).toMatchObject(fields);
    expect(codes).toEqual(doubts);
  });

  it.each(['Không', 'không có', '-'])('nobody cooperates under "%s"', async (cell) => {
    expect((await read('Phối hợp', cell)).record).toMatchObject({ cooperating: [] });
  });
});

describe('what became of a task', () => {
  it.each<[string, object, readonly string[]]>([
    ['100%', { doneOn: null, progress: [{ percent: 100 }] }, ['done-without-day']],
    ['Xong', { doneOn: null }, ['done-without-day']],
    ['90%', { doneOn: null, progress: [{ percent: 90 }] }, []],
    [
      'Đã hoàn thành tại BC số 35/BC-SNgV ngày 15/3/2024',
      { doneOn: '2024-03-15', resultNumber: '35/BC-SNgV', resultDate: '2024-03-15' },
      [],
    ],
    ['Hủy', { cancelledOn: null }, ['status-without-day']],
    ['Tạm dừng từ 15/03/2024', { pausedOn: '2024-03-15' }, []],
    ['Hủy bỏ ngày 15/03/2024', { cancelledOn: '2024-03-15' }, []],
    ['Chưa hủy bỏ', { cancelledOn: null }, []],
  ])('under "Tiến độ" of "%s"', async (cell, fields, doubts) => {
    const { record, codes } = await read('Tiến độ', cell);
    expect(record).toMatchObject(fields);
    expect(codes).toEqual(doubts);
  });

  it('is cited with its day under a head of documents', async () => {
    const { record } = await read('Văn bản báo cáo kết quả', '35/BC-SNgV ngày 15/3/2024');
    expect(record).toMatchObject({ resultNumber: '35/BC-SNgV', resultDate: '2024-03-15' });
  });
});

describe('the point of a document', () => {
  it('is taken from the cell of the document, and the task is known again', async () => {
    const store = testStore();
    const rows: readonly Row[] = [
      [...HEADS, 'Văn bản giao', 'Chủ trì'],
      [1, 'Báo cáo', '12/03/2024', 'TB 123/TB-UBND, điểm 3.2.a', 'Sở Ngoại vụ'],
      [2, 'Báo cáo tiếp', '12/03/2024', 'TB 123/TB-UBND, điểm 3.2.b', 'Sở Ngoại vụ'],
    ];
    const first = await importInto(store, workbook({ rows }), { register });
    const again = await importInto(store, workbook({ rows }), { register });
    expect(first.problems).toEqual([]);
    expect(allOf(store, register).map((task) => task['point'])).toEqual(['3.2.a', '3.2.b']);
    expect(again).toMatchObject({ good: 0, bad: 0 });
    expect(allOf(store, register)).toHaveLength(2);
  });
});
