import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { notWithdrawn, type AnyChild, type AnyRecord } from '../../../shared/registers/define-register.ts';
import type { OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

/** The record of one row under some heads beside those of its register, with what is doubtful about it. */
async function read(register: OpenRegisterName, usual: Readonly<Record<string, string>>, more: Row[]) {
  const store = testStore('2024-04-01T03:00:00Z');
  const [heads = [], cells = []] = more;
  const left = Object.entries(usual).filter(([head]) => !heads.includes(head));
  const rows = [
    [...left.map(([head]) => head), ...heads],
    [...left.map(([, cell]) => cell), ...cells],
  ];
  const result = await importInto(store, workbook({ rows }), { register });
  expect(result.problems).toEqual([]);
  expect(result.unused).toEqual([]);
  const [record] = allOf(store, register);
  if (record === undefined) throw new RangeError('Nothing was imported.');
  return { record, doubts: result.doubts.map(({ column, code }) => `${column}: ${code}`) };
}

const rowsOf = (record: AnyRecord, list: string): readonly AnyChild[] => {
  const value = record[list];
  return Array.isArray(value) ? notWithdrawn(value as readonly AnyChild[]) : [];
};

const outgoing = {
  'Tên đoàn': 'Đoàn khảo sát',
  'Cơ quan chủ trì': 'Sở Ngoại vụ',
  'Số người': '3',
  'Nước đến': 'Lào',
  'Ngày đi': '05/02/2024',
};

describe('day and office of a permit in columns of their own', () => {
  const heads = ['Văn bản cho phép', 'Ngày văn bản', 'Cơ quan cho phép'];
  it.each<[string, Row, unknown, string, readonly string[]]>([
    ['belong to its number', ['12/QĐ', '01/02/2024', 'UBND tỉnh'], ['12/QĐ', '2024-02-01'], '', []],
    [
      'are kept in words where there is no number',
      ['', '01/02/2024', 'UBND tỉnh'],
      [undefined, undefined],
      'Ngày văn bản: 01/02/2024; Cơ quan cho phép: UBND tỉnh',
      ['Ngày văn bản: kept-in-words', 'Cơ quan cho phép: kept-in-words'],
    ],
    [
      'are kept in words where the number says another day',
      ['12/QĐ ngày 03/02/2024', '01/02/2024', ''],
      ['12/QĐ', '2024-02-03'],
      'Ngày văn bản: 01/02/2024',
      ['Ngày văn bản: kept-in-words'],
    ],
  ])('%s', async (_what, cells, permit, notes, doubts) => {
    const told = await read('outgoing-delegation', outgoing, [heads, cells]);
    const [first] = rowsOf(told.record, 'permits');
    expect([first?.['number'], first?.['date']]).toEqual(permit);
    expect(told.record['notes'] ?? '').toBe(notes);
    expect(told.doubts).toEqual(doubts);
  });
});

describe('places in a column of their own', () => {
  it.each<[string, string, readonly unknown[], string]>([
    ['Trung Quốc', 'Nam Ninh', ['Nam Ninh'], ''],
    ['Trung Quốc (Nam Ninh)', 'Bằng Tường', ['Bằng Tường, Nam Ninh'], ''],
    ['Trung Quốc (Nam Ninh)', 'TP Nam Ninh', ['TP Nam Ninh'], ''],
    ['Trung Quốc; Lào', 'Nam Ninh; Viêng Chăn', ['Nam Ninh', 'Viêng Chăn'], ''],
    ['Trung Quốc; Lào', 'Nam Ninh', [null, null], 'Thành phố: Nam Ninh'],
  ])('stand with their countries: %s | %s', async (countries, place, expected, notes) => {
    const { record, doubts } = await read('outgoing-delegation', outgoing, [
      ['Nước đến', 'Thành phố'],
      [countries, place],
    ]);
    expect(rowsOf(record, 'stops').map((stop) => stop['place'])).toEqual(expected);
    expect(record['notes'] ?? '').toBe(notes);
    expect(doubts).toEqual(notes === '' ? [] : ['Thành phố: kept-in-words']);
  });

  it.each([
    [
      'Trung Quốc, Sở Ngoại vụ Quảng Tây',
      'Văn phòng thương vụ',
      'Văn phòng thương vụ, Sở Ngoại vụ Quảng Tây',
    ],
    ['Trung Quốc', 'Sở Ngoại vụ Quảng Tây', 'Sở Ngoại vụ Quảng Tây'],
  ])(
    'and organisations of guests with what stands with theirs: %s',
    async (country, organisation, expected) => {
      const { record } = await read(
        'incoming-delegation',
        {
          'Tên đoàn': 'Đoàn khách',
          'Cơ quan tiếp': 'Sở Ngoại vụ',
          'Số khách': '3',
          'Ngày đến': '05/02/2024',
        },
        [
          ['Nước', 'Tổ chức nước ngoài'],
          [country, organisation],
        ],
      );
      expect(rowsOf(record, 'origins').map((origin) => origin['organisation'])).toEqual([expected]);
    },
  );
});

describe('what a sheet says of the state of an incident', () => {
  const usual = { Ngày: '20/02/2024', Loại: 'Khác', 'Tóm tắt': 'Sạt lở' };
  it.each<[Row, Row, string, readonly string[], readonly string[]]>([
    [['Tình trạng'], ['Đã giải quyết (05/03/2024)'], '', [], ['2024-03-05']],
    [['Tình trạng'], ['Đã giải quyết'], '', ['Tình trạng: settled-without-day'], []],
    [['Tình trạng', 'Ngày giải quyết'], ['Đã giải quyết', '05/03/2024'], '', [], ['2024-03-05']],
    [['Tình trạng'], ['Chờ họp cấp đồn'], 'Tình trạng: Chờ họp cấp đồn', ['Tình trạng: kept-in-words'], []],
    [
      ['Biện pháp xử lý', 'Ngày giải quyết'],
      ['04/03/2024: Giải quyết xong', '05/03/2024'],
      '',
      ['Ngày giải quyết: settled-otherwise'],
      ['2024-03-04'],
    ],
  ])('is taken, or named: %j %j', async (heads, cells, notes, doubts, results) => {
    const told = await read('border-incident', usual, [heads, cells]);
    expect(told.record['notes'] ?? '').toBe(notes);
    expect(told.doubts).toEqual(doubts);
    const steps = rowsOf(told.record, 'steps');
    expect(steps.filter((step) => step['kind'] === 'result').map((step) => step['date'])).toEqual(results);
  });

  it.each<[Row, Row, string, string]>([
    [['Từ mốc', 'Đến mốc'], ['', '1120'], '1120', ''],
    [['Mốc', 'Địa điểm'], ['1116', 'gần mốc 1120'], '1116', 'gần mốc 1120'],
  ])('keeps every marker: %j %j', async (heads, cells, text, notes) => {
    const { record } = await read('border-incident', usual, [heads, cells]);
    expect(record['markers']).toMatchObject({ text });
    expect(record['notes'] ?? '').toBe(notes);
  });
});
