import { describe, expect, it } from 'vitest';
import { registerNamed, type OpenRegisterName } from '../../registers/all-registers.ts';
import { findTables } from './find-tables.ts';
import { rowsOf } from './table-rows.ts';
import { testGrid } from './test-grid.ts';

type Row = readonly (string | number | null)[];

const heads: Row = [
  'STT',
  'Tên đoàn',
  'Cơ quan chủ trì',
  'Số người',
  'Nước đến',
  'Ngày đi',
  'Văn bản cho phép',
];
const first: Row = [1, 'Đoàn A', 'Sở Ngoại vụ', 3, 'Trung Quốc', '05/02/2024', '12/QĐ-UBND'];
const second: Row = [2, 'Đoàn B', 'Sở Y tế', 4, 'Lào', '06/02/2024', '13/QĐ-UBND'];

function read(rows: readonly Row[], register: OpenRegisterName = 'outgoing-delegation') {
  const [table] = findTables([testGrid(rows)], registerNamed(register), '');
  if (table === undefined) throw new Error('no table');
  return rowsOf(table, registerNamed(register));
}

const rowsRead = (rows: readonly Row[], register?: OpenRegisterName) =>
  read(rows, register).records.map(({ row }) => row);

describe('a row between records', () => {
  it.each<[string, Row]>([
    ['a Roman group with a count', ['I', 'Đoàn đi Trung Quốc', '', 5]],
    ['a Roman group with a count in words', ['I', 'Đoàn cấp tỉnh', '', '5 người']],
    ['a Roman group with a sum and a count', ['II.', 'Đoàn cấp sở', '', '02 đoàn/7 người', '', '', '']],
    ['an agency with its count in brackets', ['', 'II. Sở Ngoại vụ (3 đoàn)']],
    ['an agency in the first cell', ['II. Sở Ngoại vụ (3 đoàn)']],
    ['a lettered group', ['A', 'ĐOÀN CẤP CAO', '', 12]],
    ['a group without a number but with a count', ['', 'Đoàn đi Lào', '', 4]],
    ['a month', ['', 'Tháng 02/2024']],
    ['a subtotal of a quarter', ['', 'Cộng quý I', '', 5]],
    ['a subtotal of a group', ['', 'Tổng I', '', 5]],
    ['a subtotal of groups', ['Tổng I + II', '', '', 5]],
    ['a subtotal of a month', ['', 'Cộng tháng 1', '', '5 người']],
    ['a merged group', ['ĐOÀN CẤP TỈNH', '<', '<', '<', '<', '<', '<']],
    ['column numbers', ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)']],
    ['column letters and sums', ['A', 'B', 'C', '1', '2', '3=1+2', '4']],
    ['the heads again', heads],
  ])('is no record as %s, and is named', (_what, row) => {
    const { records, ignored } = read([heads, first, row, second]);
    expect(records.map((record) => record.row)).toEqual([2, 4]);
    expect(ignored).toEqual([3]);
  });

  it.each<[string, Row]>([
    ['its name and number alone', [2, 'Đoàn B']],
    ['a name that begins like a total', ['', 'Tổng cục Hải quan làm việc', 'Sở Y tế', 3, 'Lào', '', '']],
    [
      'a name that begins like a sum',
      [2, 'Cộng đồng doanh nghiệp tỉnh', 'Sở Y tế', 3, 'Lào', '06/02/2024', ''],
    ],
    ['a Roman number and all else', ['II', 'Đoàn B', 'Sở Y tế', 3, 'Lào', '06/02/2024', '']],
    ['a name and agency without a number', ['', 'Đoàn B', 'Sở Y tế', 3, '', '', '']],
  ])('is a record with %s', (_what, row) => {
    expect(rowsRead([heads, first, row, [3, 'Đoàn C', ...second.slice(2)]])).toEqual([2, 3, 4]);
  });

  it('heads the rows below it, without its number and count', () => {
    const rows = [heads, ['I. Sở Công Thương (2 đoàn)'], first, ['II', 'Sở Y tế', '', 4], second];
    expect(read(rows).records.map(({ group }) => group)).toEqual(['Sở Công Thương', 'Sở Y tế']);
  });

  it('is a record below a total where it bears a number', () => {
    expect(rowsRead([heads, first, ['', 'Cộng tháng 1', '', 3], [2, 'Đoàn B', 'Sở Y tế', 4]])).toEqual([
      2, 4,
    ]);
  });

  it('is a record in a list that has names alone', () => {
    expect(rowsRead([['Họ và tên'], ['Nguyễn Văn A'], ['Trần Thị B']], 'person')).toEqual([2, 3]);
  });
});

describe('amounts that stand in the columns of a group', () => {
  const sum = (group: string, parts: readonly string[], values: Row, over: string): string | undefined => {
    const rows: readonly Row[] = [
      ['STT', 'Tên đoàn', 'Nước đến', 'Ngày đi', group, ...parts.slice(1).map(() => over)],
      ['', '', '', '', ...parts],
      [1, 'Đoàn A', 'Lào', '05/02/2024', ...values],
    ];
    const [table] = findTables([testGrid(rows)], registerNamed('outgoing-delegation'), '');
    const column = table?.columns.find(({ parts: of = [] }) => of.length > 0);
    return column === undefined ? undefined : read(rows).records[0]?.cells[column.index]?.text;
  };

  it.each<[string, readonly string[], Row, string | undefined]>([
    ['Kinh phí (triệu đồng)', ['NSNN', 'Khác'], [20, 5.5], '25.5'],
    ['Kinh phí', ['Ngân sách', 'Xã hội hóa', 'Đối tác'], [1_000_000, '', '500.000'], '1500000'],
    ['Kinh phí', ['NSNN', 'Khác'], ['', '2 triệu'], '2 triệu'],
    ['Kinh phí', ['NSNN', 'Khác'], [20, 'đối tác chi'], '20\nđối tác chi'],
    ['Kinh phí', ['NSNN', 'Khác', 'Cộng'], [20, 5, 25], undefined],
    ['Kinh phí', ['NSNN', 'Ghi chú'], [20, 'x'], undefined],
  ])('make up the whole: %s over %j', (group, parts, values, expected) => {
    expect(sum(group, parts, values, '')).toBe(expected);
    // The group's head may be merged over its columns.
    expect(sum(group, parts, values, '<')).toBe(expected);
  });
});

describe('a record of several lines', () => {
  const joinedCells = (rows: readonly Row[]) => {
    const { records, ignored } = read(rows);
    expect(ignored).toEqual([]);
    return records.map(({ cells }) => cells.map(({ text }) => text));
  };

  it.each<[string, readonly Row[]]>([
    ['a second country', [['', '', '', '', 'Lào', '', '']]],
    ['a second country and permit', [['', '', '', '', 'Lào', '', '14/QĐ-UBND']]],
    [
      'a third line',
      [
        ['', '', '', '', 'Lào'],
        ['', '', '', '', 'Thái Lan', '', '15/QĐ-UBND'],
      ],
    ],
    ['another agency', [['', '', 'Sở Công Thương', '', '', '', '']]],
    ['merged cells around it', [['^', '^', '^', '^', 'Lào', '^', '^']]],
    ['some merged cells', [['^', '', '', '', 'Lào', '^', '']]],
  ])('takes %s', (_what, more) => {
    const [record, next] = joinedCells([heads, first, ...more, second]);
    const parts = heads.map((_, at) =>
      [first, ...more]
        .map((row) => row[at] ?? '')
        .filter((text) => text !== '' && text !== '^')
        .join('\n'),
    );
    expect(record).toEqual(parts);
    expect(next?.[1]).toBe('Đoàn B');
  });

  it.each<[string, Row]>([
    ['a day and people of its own', ['', '', '', 2, 'Lào', '09/02/2024', '']],
    ['a number of its own', [7, '', '', '', 'Lào', '', '']],
    ['a name of its own', ['', 'Đoàn A2', '', '', 'Lào', '', '']],
    ['another day under a merged name and a number of its own', [7, '^', '^', '^', 'Lào', '09/02/2024', '']],
    ['all the same but its people', ['', 'Đoàn A', 'Sở Ngoại vụ', 4, 'Lào', '05/02/2024', '']],
    ['all the same', first],
  ])('does not go on in one with %s, which is told as a record', (_what, row) => {
    expect(rowsRead([heads, first, row, second])).toEqual([2, 3, 4]);
  });

  it.each<[string, Row]>([
    ['a leg with days of its own', ['', '', '', '', 'Lào', '09/02/2024', '']],
    ['a leg under merged cells', ['^', '^', '^', '^', 'Lào', '09/02/2024', '^']],
    ['people of another agency', ['^', '^', 'Sở Y tế', 2, '^', '^', '^']],
    ['all again but the country', [1, 'Đoàn A', 'Sở Ngoại vụ', 3, 'Lào', '05/02/2024', '12/QĐ-UBND']],
    ['all again but its number and country', [2, 'Đoàn A', 'Sở Ngoại vụ', 3, 'Lào', '05/02/2024', '']],
  ])('probably takes %s, and names it', (_what, row) => {
    const { records } = read([heads, first, row, second]);
    expect(records.map((record) => [record.row, record.taken])).toEqual([
      [2, [3]],
      [4, []],
    ]);
  });

  it('surely takes what says merged cells again in cells of its own', () => {
    const { records } = read([heads, first, ['^', '^', 'Sở Ngoại vụ', 3, 'Lào', '^', ''], second]);
    expect(records.map((record) => [record.row, record.taken])).toEqual([
      [2, []],
      [4, []],
    ]);
  });

  it('lasts from its first day to its last, with the people of all its agencies', () => {
    const names: Row = [...heads.slice(0, 6), 'Ngày về'];
    const rows: readonly Row[] = [
      names,
      [1, 'Đoàn A', 'Sở Ngoại vụ', 3, 'Trung Quốc', '05/02/2024', '06/02/2024'],
      ['^', '^', 'Sở Y tế', 3, 'Lào', '07/02/2024', '09/02/2024'],
    ];
    expect(joinedCells([...rows.slice(0, 2), ['^', '^', 'Sở Y tế', 3, 'Lào', '^', '^']])[0]).toEqual([
      '1',
      'Đoàn A',
      'Sở Ngoại vụ\nSở Y tế',
      '3 + 3',
      'Trung Quốc\nLào',
      '05/02/2024',
      '06/02/2024',
    ]);
    expect(joinedCells(rows)[0]?.slice(5)).toEqual(['05/02/2024', '09/02/2024']);
  });

  it('does not take a subtotal within its merged cells', () => {
    const { records, ignored } = read([heads, first, ['^', '^', '', 3, 'Cộng', '', ''], second]);
    expect(records.map((record) => record.cells.map(({ text }) => text)[3])).toEqual(['3', '4']);
    expect(ignored).toEqual([3]);
  });

  it('keeps the post of each of its people with the person', () => {
    const rows: readonly Row[] = [
      ['STT', 'Tên đoàn', 'Nước đến', 'Họ tên thành viên', 'Chức vụ', 'Ngày đi'],
      [1, 'Đoàn A', 'Lào', 'Lê Văn Thử', 'Giám đốc', '05/02/2024'],
      ['', '', '', 'Trần Văn Mẫu', '', ''],
      ['^', '^', '^', 'Vi Thị Lệ', 'Chuyên viên', '^'],
    ];
    expect(joinedCells(rows)[0]?.[3]).toBe('Lê Văn Thử, Giám đốc\nTrần Văn Mẫu\nVi Thị Lệ, Chuyên viên');
  });

  it('leaves a post to the leader before it', () => {
    const rows: readonly Row[] = [
      ['STT', 'Tên đoàn', 'Trưởng đoàn', 'Chức vụ', 'Nước đến', 'Thành viên', 'Ngày đi'],
      [1, 'Đoàn A', 'Lê Văn Thử', 'Giám đốc', 'Lào', 'Vi Thị Lệ', '05/02/2024'],
    ];
    expect(joinedCells(rows)[0]?.[5]).toBe('Vi Thị Lệ');
  });

  it.each<[string, readonly Row[]]>([
    ['the place and day of signing', [['', '', '', '', 'Lạng Sơn, ngày 15 tháng 3 năm 2024']]],
    ['who signs, in the column of days', [['', 'Người lập biểu', '', '', '', 'Thủ trưởng đơn vị']]],
    ['who signs, without a name', [['', '', '', '', 'Kế toán trưởng', 'Giám đốc']]],
    ['who signs', [['', '', '', '', 'GIÁM ĐỐC']]],
    ['words below a blank row', [[], ['', '', '', '', 'Trần Văn C']]],
  ])('does not take %s', (_what, rows) => {
    const [record] = read([heads, first, ...rows]).records;
    expect(record?.cells.map(({ text }) => text)).toEqual(first.map(String));
  });
});
