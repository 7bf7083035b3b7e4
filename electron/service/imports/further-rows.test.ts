import { expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

const heads = ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Nước đến', 'Ngày đi'];
const first: Row = [1, 'Đoàn A', 'Sở Y tế', 3, 'Lào', '05/02/2024'];

it.each(['nt', '-nt-', '- nt -', 'như trên', '″', '"', '〃', "''", '//', '同上'])(
  'the mark %j stands for the cell above, and is named',
  async (mark) => {
    const store = testStore();
    const row: Row = [2, 'Đoàn B', mark, 4, mark, '06/02/2024'];
    const { doubts, problems } = await importInto(store, workbook({ rows: [heads, first, row] }));
    expect(problems).toEqual([]);
    expect(doubts.map(({ row: at, column, code }) => [at, column, code])).toEqual([
      [3, 'Cơ quan chủ trì', 'from-above'],
      [3, 'Nước đến', 'from-above'],
    ]);
    expect(allOf(store, 'outgoing-delegation')[1]).toMatchObject({
      hostAgency: { text: 'Sở Y tế' },
      stops: [{ country: 'LA' }],
    });
  },
);

it('heads and sums of groups in the column of days are no records', async () => {
  const rows: readonly Row[] = [
    ['STT', 'Ngày tháng', 'Mốc', 'Loại sự vụ', 'Nội dung'],
    ['I', 'Đồn BPCK Hữu Nghị: 02 vụ'],
    [1, '05/01/2024', '1116', 'Xuất nhập cảnh trái phép', 'Phát hiện hai người'],
    [null, 'Tổng: 01 vụ'],
    ['II', 'Tháng 02'],
    [2, '07/02/2024', '1117', 'Xuất nhập cảnh trái phép', 'Phát hiện ba người'],
  ];
  const { problems, passed } = await importInto(testStore(), workbook({ rows }), {
    register: 'border-incident',
  });
  expect([problems, passed.map(({ row }) => row)]).toEqual([[], [2, 4, 5]]);
});

it('the head of a group gives its host without what the host does', async () => {
  const store = testStore();
  const without = (row: Row): Row => row.filter((_, at) => at !== 2);
  const rows = [without(heads), ['I', 'SỞ Y TẾ CHỦ TRÌ'], without(first)];
  await importInto(store, workbook({ rows }));
  expect(allOf(store, 'outgoing-delegation')).toMatchObject([{ hostAgency: { text: 'SỞ Y TẾ' } }]);
});

it('every sheet of people is read, each with the same heads', async () => {
  const names = ['STT', 'Họ và tên', 'Ngày sinh', 'Chức vụ'];
  const sheets = ['Nguyễn Văn An', 'Trần Thị Bình'].map((name, at) => ({
    name: `Phòng ${at}`,
    rows: [names, [1, name, `0${at + 1}/02/1980`, 'Chuyên viên']],
  }));
  const result = await importInto(testStore(), workbook(...sheets), { register: 'person' });
  expect([result.imported, result.leftSheets]).toEqual([2, []]);
});

it('a sheet that has codes and no names changes the records of the codes', async () => {
  const store = testStore();
  await importInto(store, workbook({ rows: [heads, first] }));
  const rows = [
    ['Mã', 'Số người', 'Ghi chú'],
    ['ĐR-VP-2024-0001', 5, 'đã đổi'],
  ];
  const { updated, problems } = await importInto(store, workbook({ rows }));
  expect([updated, problems]).toEqual([1, []]);
  expect(allOf(store, 'outgoing-delegation')).toMatchObject([{ name: 'Đoàn A', peopleDeclared: 5 }]);
});

it('adds the people of the parts up where the column of all is empty', async () => {
  const store = testStore();
  const names = [
    'STT',
    'Tên đoàn',
    'Cơ quan chủ trì',
    'Cán bộ',
    'Doanh nghiệp',
    'Cộng',
    'Nước đến',
    'Ngày đi',
  ];
  const row: Row = [1, 'Đoàn A', 'Sở Y tế', 5, 7, null, 'Lào', '05/02/2024'];
  const { doubts } = await importInto(store, workbook({ rows: [names, row] }));
  expect(doubts.map(({ code }) => code)).toEqual(['people-summed']);
  expect(allOf(store, 'outgoing-delegation')).toMatchObject([{ peopleDeclared: 12 }]);
});

it('a person with a paper in each of two rows has both, each with its own kind and days', async () => {
  const store = testStore();
  const names = ['STT', 'Họ và tên', 'Ngày sinh', 'Loại hộ chiếu', 'Số hộ chiếu', 'Ngày cấp', 'Ngày hết hạn'];
  const rows: readonly Row[] = [
    names,
    [1, 'Nguyễn Văn An', '01/02/1980', 'Hộ chiếu công vụ', 'S1234567', '15/06/2021', '15/06/2026'],
    [null, null, null, 'Hộ chiếu phổ thông', 'B7654321', '01/02/2019', '01/02/2029'],
  ];
  const { doubts } = await importInto(store, workbook({ rows }), { register: 'person' });
  expect(doubts).toEqual([]);
  expect(allOf(store, 'person').at(-1)).toMatchObject({
    documents: [
      { documentType: 'officialPassport', documentIssued: '2021-06-15', documentExpiry: '2026-06-15' },
      { documentType: 'ordinaryPassport', documentIssued: '2019-02-01', documentExpiry: '2029-02-01' },
    ],
  });
});

it('an empty cell of a kept delegation erases nothing, and is named', async () => {
  const store = testStore();
  const names = [...heads, 'Trưởng đoàn'];
  await importInto(store, workbook({ rows: [names, [...first, 'Nguyễn Văn An']] }));
  const { doubts, unchanged } = await importInto(store, workbook({ rows: [names, [...first, null]] }));
  expect(unchanged).toBe(1);
  expect(doubts).toMatchObject([{ row: 2, code: 'emptied-cells', params: { list: 'Trưởng đoàn' } }]);
  expect(allOf(store, 'outgoing-delegation')).toMatchObject([{ leader: 'Nguyễn Văn An' }]);
});
