import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { plainDate } from '../../../shared/time/plain-date.ts';
import { allOf, importInto, workbook, type Row, type TestSheet } from './test-sheets.ts';

async function readAll(sheet: TestSheet, missingDay?: string) {
  const store = testStore();
  const answers = missingDay === undefined ? {} : { missingDay: plainDate(missingDay) };
  const result = await importInto(store, workbook(sheet), { register: 'task', decisions: { answers } });
  return { result, records: allOf(store, 'task'), doubts: result.doubts.map(({ code }) => code) };
}

const rowsOf = (record: unknown, list: string): readonly unknown[] => {
  const rows: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, list) : [];
  return Array.isArray(rows) ? rows : [];
};

describe('rows that say no day of assignment', () => {
  const rows: readonly Row[] = [
    ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn hoàn thành'],
    ['I', 'CÔNG TÁC ĐỐI NGOẠI'],
    [1, 'Hội đàm cấp sở', 'Sở Ngoại vụ', 'Quý II'],
    [2, 'Báo cáo tháng 1', 'Sở Ngoại vụ', '31/01/2024'],
  ];

  it('are asked about once, and refused for nothing else', async () => {
    const { result, records, doubts } = await readAll({ rows });
    expect(result).toMatchObject({ bad: 0, imported: 0, questions: [{ kind: 'missingDay', rows: [3, 4] }] });
    // No day was chosen yet that a deadline could be before.
    expect(doubts).toEqual([]);
    expect(records).toHaveLength(0);
  });

  it('get the day that is answered, and never one after their own deadline', async () => {
    const { records, doubts } = await readAll({ rows }, '2024-03-01');
    expect(records).toMatchObject([
      { assignedOn: '2024-03-01', due: '2024-06-30' },
      { assignedOn: '2024-01-31', due: '2024-01-31' },
    ]);
    expect(doubts).toEqual(['assigned-by-answer']);
  });

  it.each([
    ['(Kèm theo Kế hoạch số 25/KH-UBND ngày 30 tháng 01 năm 2024 của UBND tỉnh)', '2024-01-30'],
    ['NHIỆM VỤ GIAO TẠI THÔNG BÁO SỐ 45/TB-UBND NGÀY 12/02/2024', '2024-02-12'],
  ])('take that of the document in the title: %s', async (title, day) => {
    const { records, doubts } = await readAll({ rows: [[title], ...rows.slice(0, 3)] });
    expect(records).toMatchObject([{ assignedOn: day }]);
    expect(doubts).toEqual(['assigned-by-title']);
  });

  it('take that of the document at the head of their group, which is kept', async () => {
    const group: Row = ['I', 'Thông báo số 125/TB-UBND ngày 12/3/2024', null, '2 nhiệm vụ'];
    const { records, doubts } = await readAll({ rows: [...rows.slice(0, 1), group, ...rows.slice(2, 3)] });
    expect(records).toMatchObject([
      { assignedOn: '2024-03-12', notes: 'Thông báo số 125/TB-UBND ngày 12/3/2024' },
    ]);
    expect(doubts).toEqual(['assigned-by-document']);
  });

  it('take the document of the row above where they bear no number of their own', async () => {
    const { records, doubts } = await readAll({
      rows: [
        ['STT', 'Văn bản giao', 'Ngày VB', 'Nội dung', 'Thời hạn'],
        [1, '45/TB-UBND', '12/02/2024', 'Việc một', '30/3/2024'],
        [null, null, null, 'Việc hai', '30/4/2024'],
        [2, '50/TB-UBND', '20/02/2024', 'Việc ba', '30/3/2024'],
      ],
    });
    expect(records.map(({ assignedOn }) => assignedOn)).toEqual(['2024-02-12', '2024-02-12', '2024-02-20']);
    expect(doubts).toContain('from-above');
  });
});

describe('heads that stand for something else within longer ones', () => {
  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['Thời hạn phải hoàn thành', '31/01/2024', { due: '2024-01-31' }],
    ['Dự kiến hoàn thành', 'Q4/2024', { due: '2024-12-31' }],
    ['Kết thúc', '31/01/2024', { due: '2024-01-31' }],
    ['Số VB trả lời', '15/SNgV-HTQT', { resultNumber: '15/SNgV-HTQT' }],
    ['Ngày tạm dừng', '15/01/2024', { pausedOn: '2024-01-15' }],
    ['Ngày hủy', '15/01/2024', { cancelledOn: '2024-01-15' }],
  ])('%s', async (head, cell, fields) => {
    const { result, records } = await readAll({
      rows: [
        ['STT', 'Nhiệm vụ', 'Giao ngày', head],
        [1, 'Báo cáo', '02/01/2024', cell],
      ],
    });
    expect(result.unused).toEqual([]);
    expect(records).toMatchObject([{ assignedOn: '2024-01-02', doneOn: null, ...fields }]);
  });

  it('are read side by side where they tick the state', async () => {
    const heads = [
      'STT',
      'Nhiệm vụ',
      'Ngày giao',
      'Đã hoàn thành',
      'Đang thực hiện',
      'Chưa thực hiện',
      'Quá hạn',
    ];
    const { result, records } = await readAll({
      rows: [
        heads,
        [1, 'a', '02/01/2024', 'x', null, null, null],
        [2, 'b', '02/01/2024', null, 'x', null, null],
        [3, 'c', '02/01/2024', null, null, 'x', 'x'],
      ],
    });
    expect(result.unused).toEqual([]);
    expect(records.map((record) => rowsOf(record, 'progress'))).toMatchObject([
      [{ text: 'Đã hoàn thành' }],
      [{ text: 'Đang thực hiện' }],
      [{ text: 'Chưa thực hiện' }, { text: 'Quá hạn' }],
    ]);
  });

  it.each([
    ['Tạm dừng', ['status-without-day']],
    ['Đã hủy', ['status-without-day']],
    ['Đang thực hiện, 60%', []],
  ])('a state in words is kept: %s', async (cell, told) => {
    const { records, doubts } = await readAll({
      rows: [
        ['STT', 'Nhiệm vụ', 'Ngày giao', 'Trạng thái'],
        [1, 'Báo cáo', '02/01/2024', cell],
      ],
    });
    expect(rowsOf(records[0], 'progress')).toMatchObject([{ text: cell }]);
    expect(doubts).toEqual(told);
  });
});

describe('a deadline that was moved', () => {
  it.each([
    ['28/02/2024 xin lùi đến 10/3/2024'],
    ['28/02/2024 → 10/3/2024'],
    ['28/02/2024 (điều chỉnh 10/3/2024)'],
    ['28/02/2024\nGH: 10/3/2024'],
    ['10/3/2024 (hạn cũ 28/02/2024)'],
  ])('keeps both days: %j', async (cell) => {
    const { records } = await readAll({
      rows: [
        ['STT', 'Nhiệm vụ', 'Ngày giao', 'Hạn xử lý'],
        [1, 'Báo cáo', '02/01/2024', cell],
      ],
    });
    expect(records).toMatchObject([{ due: '2024-02-28' }]);
    expect(rowsOf(records[0], 'extensions')).toMatchObject([{ oldDue: '2024-02-28', newDue: '2024-03-10' }]);
  });

  it('keeps each of several in columns of their own', async () => {
    const { records } = await readAll({
      rows: [
        ['STT', 'Nhiệm vụ', 'Ngày giao', 'Hạn', 'Gia hạn lần 1', 'Gia hạn lần 2'],
        [1, 'Báo cáo', '02/01/2024', '28/02/2024', '15/3/2024', '30/3/2024'],
      ],
    });
    expect(rowsOf(records[0], 'extensions')).toMatchObject([
      { newDue: '2024-03-15' },
      { oldDue: '2024-03-15', newDue: '2024-03-30' },
    ]);
  });
});

describe('a deadline of several days', () => {
  it.each<[string, string | null, readonly string[]]>([
    ['Quý I, II/2024', '2024-06-30', []],
    ['Tháng 3 - 5/2024', '2024-05-31', []],
    ['3/2024', '2024-03-31', []],
    ['Ngày 20/4 và 20/10/2024', '2024-10-20', ['date-of-several']],
    ['Năm 2024 và các năm tiếp theo', '2024-12-31', ['date-of-several']],
    ['-', null, []],
    ['Không quy định', null, []],
  ])('%s is %s', async (cell, due, told) => {
    const { records, doubts } = await readAll({
      rows: [
        ['STT', 'Nhiệm vụ', 'Ngày giao', 'Hạn'],
        [1, 'Báo cáo', '02/01/2024', cell],
      ],
    });
    expect(records).toMatchObject([{ due }]);
    expect(doubts).toEqual(told);
  });
});

describe('who leads and who helps in one cell', () => {
  it.each([
    [
      'Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh, Sở Công Thương',
      'Sở Ngoại vụ',
      ['Công an tỉnh', 'Sở Công Thương'],
    ],
    ['Chủ trì: Sở Y tế\nPhối hợp: Sở Ngoại vụ', 'Sở Y tế', ['Sở Ngoại vụ']],
    ['Sở Ngoại vụ (phối hợp: Sở Y tế)', 'Sở Ngoại vụ', ['Sở Y tế']],
  ])('%j', async (cell, lead, others) => {
    const { records } = await readAll({
      rows: [
        ['STT', 'Nhiệm vụ', 'Ngày giao', 'Cơ quan chủ trì, phối hợp'],
        [1, 'Báo cáo', '02/01/2024', cell],
      ],
    });
    expect(records).toMatchObject([{ lead: { text: lead } }]);
    expect(rowsOf(records[0], 'cooperating')).toMatchObject(others.map((text) => ({ unit: { text } })));
  });
});

describe('points of a document', () => {
  it('head those that go into their detail', async () => {
    const { result, records } = await readAll({
      rows: [
        ['Điểm', 'Nội dung', 'Ngày giao', 'Chủ trì'],
        ['1', 'Về công tác đối ngoại', null, null],
        ['1.1', 'Đón đoàn', '02/01/2024', 'Sở Ngoại vụ'],
        ['2', 'Bảo dưỡng mốc', '02/01/2024', 'BĐBP tỉnh'],
      ],
    });
    expect(records.map(({ content }) => content)).toEqual(['Đón đoàn', 'Bảo dưỡng mốc']);
    expect(result.passed).toMatchObject([{ row: 2 }]);
  });
});

it('the register of how papers are settled (Nghị định 30/2020, Phụ lục IV) holds a task for each paper', async () => {
  const cited = 'Công văn số 321/UBND-NC ngày 05/3/2024 của UBND tỉnh về rà soát mốc giới';
  const heads =
    'Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản|Đơn vị hoặc người nhận|Thời hạn giải quyết';
  const rows = [
    ['Số đến', ...heads.split('|'), 'Số, ký hiệu văn bản trả lời'],
    ['12', cited, 'Sở Ngoại vụ', '20/03/2024', '45/SNgV-BG'],
  ];
  const { records } = await readAll({ rows }, '2024-03-05');
  expect(records).toMatchObject([{ content: cited, due: '2024-03-20', resultNumber: '45/SNgV-BG' }]);
});
