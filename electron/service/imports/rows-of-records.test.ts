import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

const heads = [
  'STT',
  'Tên đoàn',
  'Đơn vị',
  'Họ và tên',
  'Chức vụ',
  'Nước đến',
  'Số người',
  'Ngày đi',
  'Ngày về',
];
const delegation: Row = [
  1,
  'Đoàn A',
  'Sở Ngoại vụ',
  'Nguyễn Văn An',
  'Giám đốc',
  'Lào',
  3,
  '05/02/2024',
  '09/02/2024',
];
const second: Row = [null, null, null, 'Trần Thị Bình', 'Phó Giám đốc'];
const third: Row = [null, null, null, 'Lê Văn Cường', 'Chuyên viên'];
const next: Row = [2, 'Đoàn B', 'Sở Y tế', 'Vi Thị Lệ', 'Bác sĩ', 'Lào', 1, '06/02/2024', '07/02/2024'];
const people = [
  { fullName: 'Nguyễn Văn An', jobTitle: 'Giám đốc' },
  { fullName: 'Trần Thị Bình', jobTitle: 'Phó Giám đốc' },
  { fullName: 'Lê Văn Cường', jobTitle: 'Chuyên viên' },
];
const down = ['A', 'B', 'C', 'F', 'G', 'H', 'I'].map((column) => `${column}2:${column}4`);

async function read(rows: readonly Row[], merges: readonly string[] = []) {
  const store = testStore();
  const result = await importInto(store, workbook({ rows, merges }), { skipBadRows: true });
  const told = [...result.problems, ...result.doubts].map(({ row, code }) => `${row} ${code}`);
  return { records: allOf(store, 'outgoing-delegation'), told };
}

const withNumbers = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row, at) => [at + 1, ...row.slice(1)]);

describe('a delegation with a row for each of its members', () => {
  it.each<[string, readonly Row[], readonly string[], readonly string[]]>([
    ['under merged cells', [delegation, second, third], down, []],
    ['over empty cells', [delegation, second, third], [], []],
    ['that bear numbers', withNumbers([delegation, second, third]), [], ['2 rows-joined']],
    [
      'that say the delegation again',
      [delegation, second, third].map((row) =>
        delegation.map((cell, at) => (at === 3 || at === 4 ? (row[at] ?? null) : cell)),
      ),
      [],
      ['2 rows-joined'],
    ],
  ])('%s is one, with all of them', async (_what, rows, merges, doubts) => {
    const { records, told } = await read([heads, ...rows, next], merges);
    expect(told).toEqual(doubts);
    expect(records).toMatchObject([
      { name: 'Đoàn A', peopleDeclared: 3, members: people },
      { name: 'Đoàn B', peopleDeclared: 1 },
    ]);
  });

  it('is counted by them where no column does, and told where their number differs', async () => {
    const without = (row: Row): Row => row.filter((_, at) => at !== 6);
    const uncounted = await read([heads, delegation, second].map(without));
    expect(uncounted.records).toMatchObject([{ peopleDeclared: 2 }]);
    expect(uncounted.told).toEqual(['2 people-of-members']);
    const { records, told } = await read([heads, delegation, second]);
    expect(records).toMatchObject([{ peopleDeclared: 3 }]);
    expect(told).toEqual(['2 people-not-members']);
  });

  it('has one person, its leader, in a sheet without people, and none where their column is empty', async () => {
    const trip: Row = ['Trưởng đoàn', 'Ngày đi', 'Ngày về', 'Nước đến', 'Mục đích', 'Cơ quan chủ trì'];
    const row: Row = ['Lý Văn Cường', '05/02/2024', '07/02/2024', 'Lào', 'Dự hội chợ', 'Sở Công Thương'];
    const alone = await read([trip, row]);
    expect(alone.records).toMatchObject([{ leader: 'Lý Văn Cường', peopleDeclared: 1 }]);
    expect(alone.told).toContain('2 people-of-leader');
    const open = await read([
      [...trip, 'Số người'],
      [...row, null],
    ]);
    expect(open.records).toEqual([]);
  });

  it('gives each the role that the remark of the own row says', async () => {
    const { records } = await read([
      [...heads, 'Ghi chú'],
      [...delegation.slice(0, 6), 2, ...delegation.slice(7), 'Trưởng đoàn'],
      [...second, null, null, null, null, 'Phiên dịch'],
    ]);
    expect(records).toMatchObject([{ notes: null, members: [{ role: 'leader' }, { role: 'interpreter' }] }]);
  });

  it('gives each the office, day of birth and passport of the own row', async () => {
    const { records, told } = await read([
      [...heads, 'Số hộ chiếu', 'Ngày sinh'],
      [...delegation.slice(0, 6), 2, ...delegation.slice(7), 'C1234567', '1/2/1970'],
      [null, null, 'Sở Y tế', 'Trần Thị Bình', 'Phó Giám đốc', null, null, null, null, '12345678', ''],
    ]);
    expect(told).toEqual(['2 several-hosts']);
    expect(records).toMatchObject([
      {
        hostAgency: { text: 'Sở Ngoại vụ' },
        members: [
          { agency: { text: 'Sở Ngoại vụ' }, birthDate: '1970-02-01' },
          { agency: { text: 'Sở Y tế' }, birthDate: null },
        ],
      },
    ]);
  });
});

it.each<[string, readonly unknown[]]>([
  ['Nguyễn Văn An, Trần Thị Bình', [people[0]?.fullName, people[1]?.fullName]],
  ['Nguyễn Văn An; Trần Thị Bình', [people[0]?.fullName, people[1]?.fullName]],
  ['1. Nguyễn Văn An 2. Trần Thị Bình', [people[0]?.fullName, people[1]?.fullName]],
  ['Nguyễn Văn An, Trần Thị Bình và Lê Cường', ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Cường']],
  ['Ông Nguyễn Văn An, đ/c Trần Thị Bình', [people[0]?.fullName, people[1]?.fullName]],
  ['王小明、李华', ['王小明', '李华']],
])('the members %j are people of their own', async (text, names) => {
  const row = delegation.map((cell, at) =>
    at === 3 ? text : at === 4 ? null : at === 6 ? names.length : cell,
  );
  const { records, told } = await read([heads, row]);
  expect(told).toEqual([]);
  expect(records).toMatchObject([{ members: names.map((fullName) => ({ fullName, jobTitle: null })) }]);
});

it.each<[string, readonly (readonly [string, string | null, string])[]]>([
  [
    'Nguyễn Văn An (Giám đốc), Trần Thị Bình (Phó)',
    [
      ['Nguyễn Văn An', 'Giám đốc', 'member'],
      ['Trần Thị Bình', 'Phó', 'member'],
    ],
  ],
  [
    'Nguyễn Văn An - Giám đốc, Trần Thị Bình - Phó Giám đốc',
    [
      ['Nguyễn Văn An', 'Giám đốc', 'member'],
      ['Trần Thị Bình', 'Phó Giám đốc', 'member'],
    ],
  ],
  ['Nguyễn Văn An, Giám đốc Sở Ngoại vụ', [['Nguyễn Văn An', 'Giám đốc Sở Ngoại vụ', 'member']]],
  [
    'Nguyễn Văn An, Giám Đốc Sở Văn Hóa, Thể Thao và Du Lịch',
    [['Nguyễn Văn An', 'Giám Đốc Sở Văn Hóa, Thể Thao và Du Lịch', 'member']],
  ],
  [
    'Trưởng đoàn: Nguyễn Văn An; Trần Thị Bình, Phó trưởng đoàn',
    [
      ['Nguyễn Văn An', null, 'leader'],
      ['Trần Thị Bình', null, 'deputy'],
    ],
  ],
  [
    'Nguyễn Văn An, Giám đốc, Trần Thị Bình, Phó Giám đốc',
    [
      ['Nguyễn Văn An', 'Giám đốc', 'member'],
      ['Trần Thị Bình', 'Phó Giám đốc', 'member'],
    ],
  ],
])('of the members %j each keeps the own post', async (text, told) => {
  const row = delegation.map((cell, at) =>
    at === 3 ? text : at === 4 ? null : at === 6 ? told.length : cell,
  );
  const { records } = await read([heads, row]);
  const expected = told.map(([fullName, jobTitle, role]) => ({ fullName, jobTitle, role }));
  expect(records).toMatchObject([{ members: expected }]);
});

it('leaves people who are only counted beside named ones to the remarks', async () => {
  const row = delegation.map((cell, at) =>
    at === 3 ? 'Nguyễn Văn An và 02 người khác' : at === 4 ? null : cell,
  );
  const { records, told } = await read([heads, row]);
  expect(told).toEqual([]);
  expect(records).toMatchObject([
    { members: [{ fullName: 'Nguyễn Văn An' }], notes: 'Họ và tên: 02 người khác' },
  ]);
});
