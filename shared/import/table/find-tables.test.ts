import { describe, expect, it } from 'vitest';
import { registerNamed } from '../../registers/all-registers.ts';
import { findTables } from './find-tables.ts';
import { rowsOf } from './table-rows.ts';
import { testGrid } from './test-grid.ts';

type Rows = readonly (readonly (string | number | null)[])[];

const outgoing = registerNamed('outgoing-delegation');

/** The columns that were found, by target, and how many records stand below. */
function found(rows: Rows, register = outgoing) {
  const [table] = findTables([testGrid(rows)], register, '');
  if (table === undefined) throw new Error('no table');
  const letters = table.columns
    .filter(({ reader }) => reader !== 'ignore')
    .map(({ target, index }) => [target, 'ABCDEFGHIJKLMN'[index]] as const);
  return { table, at: Object.fromEntries(letters), records: rowsOf(table, register).records };
}

describe('heads in several rows', () => {
  it('are never taken for a record where they divide merged cells, though fewer of them are known', () => {
    const rows: Rows = [
      ['TT', 'Ngày xảy ra', 'Mốc giới', 'Loại', 'Nội dung', 'Đối tượng', '<', 'Thư trao đổi', '<'],
      ['', '', '', '', '', 'Nam', 'Nữ', 'Số', 'Ngày'],
      [1, '05/02/2024', '1223', 'Xâm canh', 'Trồng cây sang phía ta', 3, 1, '05/T-ĐDBG', '06/02/2024'],
    ];
    const { table, records } = found(rows, registerNamed('border-incident'));
    expect(table.firstData).toBe(2);
    expect(records).toHaveLength(1);
  });

  it.each<[string, Rows]>([
    [
      'Chinese heads',
      [
        ['团组名称', '人数', '出访国家'],
        ['Đoàn A', 'năm', 'Lào'],
      ],
    ],
    [
      'Chinese cells',
      [
        ['Tên đoàn', 'Số người', 'Nước đến'],
        ['商务代表团', '五', '中国'],
      ],
    ],
  ])('do not take the first record in, below or with %s', (_, rows) => {
    expect(found(rows).table.firstData).toBe(1);
  });

  it.each<[string, Rows, Record<string, string>]>([
    [
      'merged over their columns',
      [
        ['STT', 'Tên đoàn', 'Số người', '<', '<', 'Nước đến', 'Thời gian', '<'],
        ['^', '^', 'Cán bộ', 'Doanh nghiệp', 'Tổng số', '^', 'Đi', 'Về'],
        [1, 'Đoàn A', 7, 5, 12, 'Lào', '05/02/2024', '07/02/2024'],
      ],
      {
        name: 'B',
        peopleOfficials: 'C',
        peopleEnterprise: 'D',
        peopleDeclared: 'E',
        places: 'F',
        start: 'G',
        end: 'H',
      },
    ],
    [
      'written in the first cell of a group alone',
      [
        ['STT', 'Tên đoàn', 'Số người', '', '', 'Nước đến', 'Thời gian', ''],
        ['', '', 'Cán bộ', 'Doanh nghiệp', 'Cộng', '', 'Đi', 'Về'],
        [1, 'Đoàn A', 7, 5, 12, 'Lào', '05/02/2024', '07/02/2024'],
      ],
      {
        name: 'B',
        peopleOfficials: 'C',
        peopleEnterprise: 'D',
        peopleDeclared: 'E',
        places: 'F',
        start: 'G',
        end: 'H',
      },
    ],
    [
      'with the whole before its parts',
      [
        ['STT', 'Tên đoàn', 'Số người', '<', 'Nước đến', 'Ngày đi'],
        ['^', '^', 'Tổng số', 'Nữ', '^', '^'],
        [1, 'Đoàn A', 12, 5, 'Lào', '05/02/2024'],
      ],
      { name: 'B', peopleDeclared: 'C', peopleWomen: 'D', places: 'E', start: 'F' },
    ],
    [
      'written at the foot where there is no group',
      [
        ['', '', 'Thời gian', '', ''],
        ['STT', 'Tên đoàn', 'Đi', 'Về', 'Nước đến'],
        [1, 'Đoàn A', '05/02/2024', '07/02/2024', 'Lào'],
      ],
      { name: 'B', start: 'C', end: 'D', places: 'E' },
    ],
    [
      'of three rows, the second over some columns only',
      [
        ['TT', 'Thông tin đoàn', '<', '<', '<', 'Thời gian', '<'],
        ['^', 'Tên đoàn', 'Số người', '<', 'Nước đến', 'Đi', 'Về'],
        ['^', '^', 'Tổng số', 'Nữ', '^', '^', '^'],
        [1, 'Đoàn A', 12, 5, 'Lào', '05/02/2024', '07/02/2024'],
      ],
      { name: 'B', peopleDeclared: 'C', peopleWomen: 'D', places: 'E', start: 'F', end: 'G' },
    ],
    [
      'with a unit of their own below one of them',
      [
        ['STT', 'Tên đoàn', 'Số người', 'Kinh phí', 'Nước đến', 'Ngày đi'],
        ['', '', '(người)', '(triệu đồng)', '', ''],
        [1, 'Đoàn A', 12, 96.5, 'Lào', '05/02/2024'],
      ],
      { name: 'B', peopleDeclared: 'C', funding: 'D', places: 'E', start: 'F' },
    ],
    [
      'of a leader, whose unit is not the host',
      [
        ['STT', 'Tên đoàn', 'Trưởng đoàn', '<', '<', 'Cơ quan chủ trì', 'Nước đến', 'Ngày đi'],
        ['^', '^', 'Họ tên', 'Chức vụ', 'Đơn vị', '^', '^', '^'],
        [1, 'Đoàn A', 'Vi Văn B', 'Giám đốc', 'Sở Y tế', 'Sở Ngoại vụ', 'Lào', '05/02/2024'],
      ],
      {
        name: 'B',
        leader: 'C',
        leaderJobTitle: 'D',
        hostAgency: 'F',
        places: 'G',
        start: 'H',
      },
    ],
    [
      'of a permit, whose parts stand apart',
      [
        ['STT', 'Tên đoàn', 'Văn bản cho phép', '', '', 'Nước đến', 'Ngày đi'],
        ['', '', 'Số', 'Ngày', 'Cơ quan ban hành', '', ''],
        [1, 'Đoàn A', '12/QĐ-UBND', '01/02/2024', 'UBND tỉnh', 'Lào', '05/02/2024'],
      ],
      { name: 'B', permits: 'C', permitDate: 'D', permitIssuer: 'E', places: 'F', start: 'G' },
    ],
  ])('%s', (_what, rows, columns) => {
    const { at, records } = found(rows);
    expect(at).toEqual(columns);
    expect(records).toHaveLength(1);
  });

  it('are told together in the title of a column', () => {
    const { table } = found([
      ['STT', 'Tên đoàn', 'Thời gian', '<', 'Kinh phí', 'Nước đến'],
      ['^', '^', 'Đi', 'Về', '(triệu đồng)', '^'],
      [1, 'Đoàn A', '05/02/2024', '07/02/2024', 10, 'Lào'],
    ]);
    expect(table.columns.map(({ title }) => title)).toEqual([
      'STT',
      'Tên đoàn',
      'Thời gian – Đi',
      'Thời gian – Về',
      'Kinh phí (triệu đồng)',
      'Nước đến',
    ]);
  });

  it.each<[string, Rows]>([
    [
      'a record that only says words',
      [
        ['Tên đoàn', 'Số người', 'Nước đến', 'Ngày đi', ''],
        ['Đoàn A', '', 'Lào', 'đầu tháng', 'ghi riêng'],
      ],
    ],
    [
      'a group of records',
      [
        ['STT', 'Tên đoàn', 'Số người', 'Nước đến', 'Ngày đi'],
        ['I', 'Đoàn công tác', '', '', ''],
        [1, 'Đoàn A', 3, 'Lào', '05/02/2024'],
      ],
    ],
    [
      'column numbers',
      [
        ['STT', 'Tên đoàn', 'Số người', 'Nước đến', 'Ngày đi'],
        ['A', 'B', '1', '2', '3=1+2'],
        [1, 'Đoàn A', 3, 'Lào', '05/02/2024'],
      ],
    ],
    [
      'the title above',
      [
        ['DANH SÁCH ĐOÀN RA NĂM 2024', '', '', '', ''],
        ['STT', 'Tên đoàn', 'Số người', 'Nước đến', 'Ngày đi'],
        [1, 'Đoàn A', 3, 'Lào', '05/02/2024'],
      ],
    ],
    [
      'a title that is a head elsewhere',
      [
        ['ĐOÀN RA', '', '', '', ''],
        ['STT', 'Tên đoàn', 'Số người', 'Nước đến', 'Ngày đi'],
        [1, 'Đoàn A', 3, 'Lào', '05/02/2024'],
      ],
    ],
    [
      'letterheads right above',
      [
        ['UBND TỈNH', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', ''],
        ['STT', 'Tên đoàn', 'Số người', 'Nước đến', 'Ngày đi'],
        [1, 'Đoàn A', 3, 'Lào', '05/02/2024'],
      ],
    ],
    [
      'a title of words that groups have',
      [
        ['PHỤ LỤC'],
        ['TÌNH HÌNH THỰC HIỆN KẾ HOẠCH ĐOÀN RA (đến ngày 30/6/2024)'],
        ['STT', 'Tên đoàn', 'Số người', 'Nước đến', 'Ngày đi'],
        [1, 'Đoàn A', 3, 'Lào', '05/02/2024'],
      ],
    ],
  ])('are not taken for one with %s', (_what, rows) => {
    const { table, records } = found(rows);
    expect(records).toHaveLength(1);
    expect(table.columns.every(({ title }) => !title.includes('–'))).toBe(true);
  });

  it('may be repeated on later pages, both rows of them', () => {
    const heads: Rows = [
      ['STT', 'Tên đoàn', 'Thời gian', '<', 'Nước đến'],
      ['^', '^', 'Đi', 'Về', '^'],
    ];
    const rows = [
      ...heads,
      [1, 'Đoàn A', '05/02/2024', '07/02/2024', 'Lào'],
      ...heads,
      [2, 'Đoàn B', '05/02/2024', '07/02/2024', 'Lào'],
    ];
    expect(found(rows).records.map(({ row }) => row)).toEqual([3, 6]);
  });
});

describe('heads in short', () => {
  it.each([
    ['ĐV chủ trì', 'hostAgency'],
    ['QG', 'places'],
    ['TG đi', 'start'],
    ['TG về', 'end'],
    ['GC', 'notes'],
    ['CQ cho phép', 'permitIssuer'],
  ])('name what they shorten: %s', (head, target) => {
    const { at } = found([
      ['TT', 'Tên đoàn', 'Số người', head],
      [1, 'Đoàn A', 3, 'x'],
    ]);
    expect(at[target]).toBe('D');
  });

  it('leave running numbers to theirs', () => {
    const { table } = found([
      ['TT', 'Tên đoàn', 'SL', 'Nước đến', 'Ngày đi'],
      [1, 'Đoàn A', 3, 'Lào', '05/02/2024'],
    ]);
    expect(table.columns[0]).toMatchObject({ index: 0, target: 'index' });
  });
});

describe('a table whose heads name no record', () => {
  it.each([
    ['Nội dung', ['Mục đích'], 'B'],
    ['Mục đích', [], 'B'],
  ])('is read by its column %s, which is named', (head, more, letter) => {
    const { at, table } = found([
      ['TT', head, 'Cơ quan chủ trì', 'Số người', 'Nước đến', 'Ngày đi', ...more],
      [1, 'Đoàn dự hội chợ', 'Sở Ngoại vụ', 12, 'Lào', '05/02/2024'],
    ]);
    expect(at['name']).toBe(letter);
    expect(table.columns.filter(({ isStandIn }) => isStandIn).map(({ title }) => title)).toEqual([head]);
  });

  it('is none where little else is said', () => {
    const rows = [
      ['TT', 'Nội dung', 'Số người'],
      [1, 'Mua sắm', 12],
    ];
    expect(() => found(rows)).toThrow('no-header-row');
  });
});

describe('columns that are not brought in', () => {
  it('are named by the heads over them, and without any by their letter', () => {
    const { table } = found([
      ['STT', 'Tên đoàn', 'Số người', '<', 'Nước đến', 'Màu cờ', '', 'Ngày đi', ''],
      ['^', '^', 'Tổng số', 'Nữ', '^', '^', '', '^', ''],
      [1, 'Đoàn A', 3, 1, 'Lào', 'đỏ', 'x', '05/02/2024', 'bên phải'],
    ]);
    expect(table.unused).toEqual(['Màu cờ', 'G', 'I']);
  });

  it('leave a target to the most telling head', () => {
    const { at, table } = found([
      ['STT', 'Tên đoàn', 'Số người nước ngoài', 'Số người', 'Nước đến', 'Ngày đi'],
      [1, 'Đoàn A', 3, 12, 'Lào', '05/02/2024'],
    ]);
    expect(at['peopleDeclared']).toBe('D');
    expect(table.unused).toEqual(['Số người nước ngoài']);
  });
});

describe('what is said above a table', () => {
  const heads = ['STT', 'Tên đoàn', 'Số người', 'Nước đến', 'Ngày đi', 'Kinh phí'];
  const record = [1, 'Đoàn A', 3, 'Lào', '05/02', 12];

  it.each([
    ['ĐVT: triệu đồng'],
    ['Đơn vị tính: nghìn đồng'],
    ['(Đơn vị: USD)'],
    ['Đơn vị tính : 1.000 đồng'],
  ])('is the unit of its sums: %s', (line) => {
    const { table } = found([['BIỂU'], ['', '', '', '', '', line], heads, record]);
    expect(table.columns.every(({ context }) => context === line)).toBe(true);
  });

  it('is no unit where an office is named', () => {
    const { table } = found([['Đơn vị: Sở Ngoại vụ'], heads, record]);
    expect(table.columns.every(({ context }) => context === '')).toBe(true);
  });

  it.each([
    ['ĐOÀN RA QUÝ I NĂM 2024', 'Sheet1', '2024-01-01', '2024-03-31'],
    ['Tháng 02/2024', 'Sheet1', '2024-02-01', '2024-02-29'],
    ['Biểu tổng hợp 6 tháng đầu năm 2024', 'Sheet1', '2024-01-01', '2024-06-30'],
    ['', '2024', '2024-01-01', '2024-12-31'],
    ['', 'T12-2023', '2023-12-01', '2023-12-31'],
    ['Kèm theo Báo cáo số 45/BC-SNgV ngày 15/3/2025', 'Quý IV.2024', '2024-10-01', '2024-12-31'],
  ])('is the period of its days: %s (%s)', (title, sheet, from, to) => {
    const [table] = findTables([testGrid([[title], heads, record], sheet)], outgoing, '');
    expect(table?.period).toEqual({ from, to });
  });

  it('is no period where it speaks of several years', () => {
    const { table } = found([['ĐOÀN RA NĂM 2023 VÀ 2024'], heads, record]);
    expect(table.period).toBeNull();
  });
});

describe('a sheet of several tables', () => {
  const tasks = registerNamed('task');
  const done: Rows = [
    ['I. ĐÃ HOÀN THÀNH'],
    ['STT', 'Nội dung nhiệm vụ', 'Ngày giao', 'Ngày hoàn thành', 'Kết quả'],
    [1, 'Việc một', '02/01/2024', '20/01/2024', 'BC 12'],
    [''],
  ];
  const open: Rows = [
    ['II. ĐANG THỰC HIỆN THEO THÔNG BÁO SỐ 4/TB-UBND NGÀY 05/01/2024'],
    ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Ngày giao', 'Thời hạn', 'Tiến độ'],
    [1, 'Việc hai', 'Sở Ngoại vụ', '03/01/2024', '30/4/2024', '50%'],
  ];
  const counts: Rows = [
    ['TỔNG HỢP'],
    ['STT', 'Đơn vị', 'Tổng số nhiệm vụ', 'Đã hoàn thành', 'Chưa hoàn thành'],
    [1, 'Sở Ngoại vụ', 1, 0, 1],
  ];
  const tablesOf = (rows: Rows) => findTables([testGrid(rows)], tasks, '');

  it.each([
    ['the fuller one below', [...done, ...open], [2, 6]],
    ['the fuller one above', [...open, [''], ...done], [2, 6]],
  ])('with other heads is read whole: %s', (_, rows, heads) => {
    const tables = tablesOf(rows);
    expect(tables.map(({ firstHead }) => firstHead + 1)).toEqual(heads);
    expect(tables.map((table) => rowsOf(table, tasks).records.length)).toEqual([1, 1]);
    expect(tables.map(({ unused }) => unused)).toEqual([[], []]);
  });

  it('reads the days of each title for its own table', () => {
    expect(tablesOf([...done, ...open]).map(({ titleDay }) => titleDay)).toEqual([null, '2024-01-05']);
  });

  it('ends where a table begins that holds no records, and tells its rows', () => {
    const [table, ...more] = tablesOf([...open, [''], ...counts]);
    expect(more).toEqual([]);
    expect(table).toMatchObject({ endData: 3, foreign: [{ first: 5, end: 7 }] });
  });

  it('is one table where the same heads stand again', () => {
    expect(tablesOf([...open, [''], ...open])).toHaveLength(1);
  });
});
