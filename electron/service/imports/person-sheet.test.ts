import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

const heads: Row = ['Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị'];
const kept: readonly Row[] = [
  ['Nguyễn Văn Nam', '01/01/1980', 'Chuyên viên', 'Sở Ngoại vụ'],
  ['Nguyễn Văn Nam', '02/02/1990', 'Văn thư', 'Sở Y tế'],
  ['Lý Thị Thu', null, 'Chuyên viên', 'Sở Y tế'],
];

/** What a second file of people makes of them, read beside a first. */
async function second(...rows: readonly Row[]) {
  const store = testStore();
  await importInto(store, workbook({ rows: [heads, ...kept] }), { register: 'person' });
  const before = allOf(store, 'person').length;
  const result = await importInto(store, workbook({ rows: [heads, ...rows] }), { register: 'person' });
  return {
    added: allOf(store, 'person').length - before,
    result,
    doubts: result.doubts.map(({ code }) => code),
  };
}

describe('a person of whom the day of birth is missing', () => {
  it('is the kept one of the same post and office', async () => {
    const { added, result, doubts } = await second(
      ['NGUYỄN VĂN NAM', null, 'Văn thư', 'Sở Y tế'],
      ['Lý Thị Thu', '05/05/1985', 'Chuyên viên', 'Sở Y tế'],
    );
    // The day that the first row leaves empty is kept, and named.
    expect(doubts).toEqual(['emptied-cells']);
    expect(added).toBe(0);
    expect(result.updates).toMatchObject([{ changes: [{ after: '05/5/1985' }] }]);
  });

  it('is named where the post is another one, or not said', async () => {
    const { added, doubts } = await second(
      ['Nguyễn Văn Nam', null, 'Lái xe', 'Sở Y tế'],
      ['Lý Thị Thu', '05/05/1985', 'Giám đốc', 'Sở Y tế'],
    );
    expect(added).toBe(2);
    expect(doubts).toEqual(['same-name', 'same-name']);
  });

  it('is named where a row above has the name', async () => {
    const { added, doubts } = await second(
      ['Vi Văn Lâm', null, 'Lái xe', 'Sở Y tế'],
      ['VI VĂN LÂM', null, 'Lái xe', 'Sở Y tế'],
    );
    expect(added).toBe(2);
    expect(doubts).toEqual(['maybe-repeated']);
  });

  it('is no matter where both days are there', async () => {
    const { added, doubts } = await second(['Nguyễn Văn Nam', '03/03/2000', 'Lái xe', 'Sở Y tế']);
    expect([added, doubts]).toEqual([1, []]);
  });
});

async function readAll(...rows: readonly Row[]) {
  const store = testStore();
  const before = new Set(allOf(store, 'person').map(({ id }) => id));
  const result = await importInto(store, workbook({ rows }), { register: 'person' });
  const records = allOf(store, 'person').filter(({ id }) => !before.has(id));
  return { result, records, doubts: result.doubts.map(({ code }) => code) };
}

describe('what a cell of a list of people says', () => {
  it('of post and office is told apart, else named', async () => {
    const { records, doubts } = await readAll(
      ['Họ và tên', 'Chức vụ, đơn vị công tác'],
      ['Nguyễn Văn Minh', 'Giám đốc Sở Ngoại vụ'],
      ['Lý Thị Thu', 'Phó Trưởng phòng, Sở Công Thương'],
      ['Vi Văn Lâm', 'Hội viên'],
    );
    expect(records).toMatchObject([
      { positions: [{ jobTitle: 'Giám đốc', agency: { text: 'Sở Ngoại vụ' } }] },
      { positions: [{ jobTitle: 'Phó Trưởng phòng', agency: { text: 'Sở Công Thương' } }] },
      { positions: [{ jobTitle: 'Hội viên', agency: null }] },
    ]);
    expect(doubts).toEqual(['post-whole']);
  });

  it.each<[string, readonly (string | undefined)[]]>([
    ['Số hộ chiếu công vụ', ['officialPassport']],
    ['Hộ chiếu phổ thông', ['ordinaryPassport']],
    ['Hộ chiếu ngoại giao số', ['diplomaticPassport']],
    ['Số hộ chiếu', []],
    ['Số CCCD', ['other']],
  ])('under %j is of the type of the head', async (heading, types) => {
    const { records } = await readAll(['Họ và tên', heading], ['Nguyễn Văn Minh', '020085001234']);
    const told = types.map((documentType) => ({ documentType }));
    expect(records).toMatchObject([{ documents: told.length > 0 ? told : [{ documentType: null }] }]);
  });

  it('of a passport and what citizens have makes two papers', async () => {
    const { records } = await readAll(
      ['Họ và tên', 'Số CCCD', 'Hộ chiếu công vụ', null, null],
      [null, null, 'Số', 'Ngày cấp', 'Hết hạn'],
      ['Nguyễn Văn Minh', '020085001234', 'S0012345', '01/03/2022', '01/03/2027'],
    );
    expect(records).toMatchObject([
      {
        documents: [
          { documentType: 'officialPassport', documentIssued: '2022-03-01', documentExpiry: '2027-03-01' },
          { documentType: 'other' },
        ],
      },
    ]);
  });

  it.each<[string, string | number, string | null]>([
    ['Điện thoại', 912345678, 'phone-zero'],
    ['Điện thoại', '0912 345 678', null],
    ['Điện thoại', '0205 3812 345', null],
    ['Số hộ chiếu', 1234567, 'number-letterless'],
    ['Số hộ chiếu', 'B1234567', null],
    ['Số hộ chiếu', 12345678, null],
  ])('under %j of %j is named where a sign was lost', async (heading, cell, doubt) => {
    const { doubts } = await readAll(['Họ và tên', heading], ['Nguyễn Văn Minh', cell]);
    expect(doubts).toEqual(doubt === null ? [] : [doubt]);
  });
});
