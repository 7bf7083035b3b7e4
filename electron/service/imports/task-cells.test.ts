import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

/** What comes of a sheet of tasks. */
async function readAll(rows: readonly Row[]) {
  const store = testStore();
  const result = await importInto(store, workbook({ rows }), { register: 'task' });
  return { result, records: allOf(store, 'task'), doubts: result.doubts.map(({ code }) => code) };
}

/** What comes of one task under some heads, beside its words, its lead and the day on which it was given. */
async function readOne(heads: readonly string[], cells: Row) {
  const { result, records, doubts } = await readAll([
    ['STT', 'Nội dung nhiệm vụ', 'Ngày giao', ...heads],
    [1, 'Tổ chức hội đàm', '12/03/2024', ...cells],
  ]);
  return { result, record: records[0] ?? null, doubts };
}

const rowsOf = (record: unknown, list: string): readonly Record<string, unknown>[] => {
  const rows: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, list) : [];
  return Array.isArray(rows) ? rows : [];
};

describe('a deadline in words', () => {
  it.each<[string, string | null, string, string | null, readonly string[]]>([
    ['30/04/2024', '2024-04-30', 'dated', null, []],
    ['Tháng 4/2024', '2024-04-30', 'dated', 'Tháng 4/2024', []],
    ['Quý II/2024', '2024-06-30', 'dated', 'Quý II/2024', []],
    ['Năm 2024', '2024-12-31', 'dated', 'Năm 2024', []],
    ['Tháng 12', '2024-12-31', 'dated', 'Tháng 12', []],
    ['Trước ngày 30/4/2024', '2024-04-29', 'dated', 'Trước ngày 30/4/2024', []],
    ['Chậm nhất 30/4/2024', '2024-04-30', 'dated', 'Chậm nhất 30/4/2024', []],
    ['15 ngày kể từ ngày 02/4/2024', '2024-04-17', 'dated', '15 ngày kể từ ngày 02/4/2024', []],
    ['Thường xuyên', null, 'regular', 'Thường xuyên', []],
    ['Hằng tháng', null, 'periodic', 'Hằng tháng', []],
    ['Ngày 20 hằng tháng', null, 'periodic', 'Ngày 20 hằng tháng', []],
    ['chưa xác định', null, 'regular', 'chưa xác định', []],
    ['Ngay sau khi có thông báo', null, 'regular', 'Ngay sau khi có thông báo', []],
    ['Q2/2024', '2024-06-30', 'dated', 'Q2/2024', []],
    ['Q.III/2024', '2024-09-30', 'dated', 'Q.III/2024', []],
    ['T6/2024', '2024-06-30', 'dated', 'T6/2024', []],
    ['Trước T5/2024', '2024-04-30', 'dated', 'Trước T5/2024', []],
    ['6 tháng đầu năm 2024', '2024-06-30', 'dated', '6 tháng đầu năm 2024', []],
    ['6 tháng cuối năm 2024', '2024-12-31', 'dated', '6 tháng cuối năm 2024', []],
    ['31/06/2024', null, 'dated', '31/06/2024', ['due-in-words']],
    ['sau hội nghị', null, 'dated', 'sau hội nghị', ['due-in-words']],
    [
      'Theo kế hoạch 12/KH-UBND, đợt 2/9',
      null,
      'dated',
      'Theo kế hoạch 12/KH-UBND, đợt 2/9',
      ['due-in-words'],
    ],
  ])('%j is %s, %s', async (cell, due, kind, dueText, doubts) => {
    const read = await readOne(['Thời hạn hoàn thành'], [cell]);
    expect(read.result.problems).toEqual([]);
    expect(read.record).toMatchObject({ due, kind, dueText });
    expect(read.doubts).toEqual(doubts);
  });

  it.each([
    ['30/4/2024 (gia hạn đến 15/5/2024)'],
    ['30/4/2024, gia hạn đến ngày 15/5/2024'],
    ['30/4/2024\n(đã gia hạn: 15/5/2024)'],
  ])('is extended in the same cell: %j', async (cell) => {
    const { record } = await readOne(['Thời hạn'], [cell]);
    expect(record).toMatchObject({ due: '2024-04-30', dueText: cell.replace('\n', ' ') });
    expect(rowsOf(record, 'extensions')).toMatchObject([{ oldDue: '2024-04-30', newDue: '2024-05-15' }]);
  });

  it.each([
    ['30/4/2024 (gia hạn thêm 15 ngày)', '2024-05-15', ['extended-by']],
    ['30/4/2024, được gia hạn 01 tháng', '2024-05-30', ['extended-by']],
    ['30/4/2024; gia hạn thêm 2 tuần', '2024-05-14', ['extended-by']],
    ['30/4/2024 (gia hạn thêm 10 ngày làm việc)', null, ['kept-in-words']],
  ])('is extended by a span: %j', async (cell, newDue, doubts) => {
    const read = await readOne(['Thời hạn'], [cell]);
    expect(read.record).toMatchObject({ due: '2024-04-30' });
    expect(rowsOf(read.record, 'extensions').map((one) => one['newDue'])).toEqual(
      newDue === null ? [] : [newDue],
    );
    expect(read.doubts).toEqual(doubts);
  });

  it('is extended in a column of its own', async () => {
    const { record } = await readOne(['Thời hạn', 'Gia hạn đến'], ['30/4/2024', '15/5/2024']);
    expect(record).toMatchObject({ due: '2024-04-30' });
    expect(rowsOf(record, 'extensions')).toMatchObject([{ newDue: '2024-05-15' }]);
  });
});

describe('heads as ministries write them', () => {
  it('all have a place', async () => {
    const { result, records } = await readAll([
      [
        'TT',
        'Ý kiến chỉ đạo',
        'Số, ký hiệu văn bản',
        'Ngày chỉ đạo',
        'Lãnh đạo chỉ đạo',
        'Đơn vị/Cá nhân chủ trì',
        'Cơ quan phối hợp',
        'Thời hạn',
        'Kết quả thực hiện',
        'Tiến độ',
      ],
      [
        1,
        'Tổ chức hội đàm',
        '125/TB-UBND ngày 12/3/2024',
        '12/03/2024',
        'Vi Văn An',
        'Sở Ngoại vụ',
        'Công an tỉnh, Sở Tài chính',
        '30/04/2024',
        'Đã có dự thảo',
        '80%',
      ],
    ]);
    expect(result).toMatchObject({ problems: [], unused: [] });
    const [record] = records;
    expect(record).toMatchObject({
      content: 'Tổ chức hội đàm',
      assignedOn: '2024-03-12',
      leader: 'Vi Văn An',
      lead: { text: 'Sở Ngoại vụ' },
      due: '2024-04-30',
      notes: 'Số, ký hiệu văn bản: 125/TB-UBND ngày 12/3/2024',
    });
    expect(rowsOf(record, 'cooperating').map((row) => row['unit'])).toMatchObject([
      { text: 'Công an tỉnh' },
      { text: 'Sở Tài chính' },
    ]);
    expect(rowsOf(record, 'progress')).toMatchObject([
      { text: 'Đã có dự thảo', percent: null },
      { text: '80%', percent: 80 },
    ]);
  });

  it.each<[string, string, string | null, readonly string[]]>([
    ['Trạng thái', 'Đã hoàn thành ngày 15/3/2024', '2024-03-15', []],
    ['Đã hoàn thành', 'x (18/3/2024)', '2024-03-18', []],
    ['Đã hoàn thành', 'x', null, ['done-without-day']],
    ['Kết quả thực hiện', 'Đã hoàn thành', null, ['done-without-day']],
    ['Kết quả thực hiện', 'Chưa hoàn thành, đang lấy ý kiến ngày 25/3/2024', null, []],
  ])('under %j %j is done on %s', async (head, cell, doneOn, doubts) => {
    const read = await readOne([head], [cell]);
    expect(read.record).toMatchObject({ doneOn });
    expect(rowsOf(read.record, 'progress')).toHaveLength(1);
    expect(read.doubts).toEqual(doubts);
  });

  it('several units that lead are all kept', async () => {
    const { record, doubts } = await readOne(['Đơn vị thực hiện'], ['Sở Ngoại vụ; Công an tỉnh']);
    expect(record).toMatchObject({ lead: { text: 'Sở Ngoại vụ' } });
    expect(rowsOf(record, 'cooperating')).toMatchObject([{ unit: { text: 'Công an tỉnh' } }]);
    expect(doubts).toEqual(['several-leads']);
  });
});

describe('a sheet without the day of assignment', () => {
  it('takes that of the document', async () => {
    const { records, doubts } = await readAll([
      ['STT', 'Nội dung nhiệm vụ', 'Văn bản giao', 'Cơ quan thực hiện', 'Hạn xử lý'],
      [1, 'Tổ chức hội đàm', '125/TB-UBND ngày 12/3/2024', 'Sở Ngoại vụ', '30/04/2024'],
    ]);
    expect(records).toMatchObject([{ assignedOn: '2024-03-12', due: '2024-04-30' }]);
    expect(doubts).toEqual(['assigned-by-document']);
  });

  it('else that of the title, and is asked for where that names none', async () => {
    const rows = [
      ['STT', 'Nội dung nhiệm vụ', 'Cơ quan thực hiện', 'Hạn xử lý'],
      [1, 'Tổ chức hội đàm', 'Sở Ngoại vụ', '30/04/2024'],
    ];
    const titled = await readAll([['NHIỆM VỤ GIAO THÁNG 02/2024'], ...rows]);
    expect(titled.records).toMatchObject([{ assignedOn: '2024-02-01' }]);
    expect(titled.doubts).toEqual(['assigned-by-title']);
    expect((await readAll(rows)).result).toMatchObject({ bad: 0, questions: [{ kind: 'missingDay' }] });
  });
});
