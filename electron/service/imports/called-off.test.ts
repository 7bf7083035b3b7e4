import { expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, countedIn, importInto, workbook } from './test-sheets.ts';

const heads = ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Nước đến', 'Ngày đi', 'Ghi chú'];

/** The delegation of one row under some further head, with what is doubtful about it. */
async function read(head: string, cell: string, name = 'Đoàn khảo sát') {
  const store = testStore('2024-04-01T03:00:00Z');
  const usual = [1, name, 'Sở Ngoại vụ', 3, 'Lào', '05/02/2024'];
  const rows =
    head === 'Ghi chú'
      ? [heads, [...usual, cell]]
      : [
          [...heads, head],
          [...usual, '', cell],
        ];
  const result = await importInto(store, workbook({ rows }));
  expect(result).toMatchObject({ imported: 1, problems: [], unused: [] });
  const [record] = allOf(store, 'outgoing-delegation');
  return { record, counted: countedIn(store, 'outgoing')[0], doubts: result.doubts.map(({ code }) => code) };
}

it.each<[string, string, string]>([
  ['Tình trạng', 'Hủy', 'cancelled'],
  ['Tình trạng', 'Huỷ', 'cancelled'],
  ['Trạng thái', 'ĐÃ HỦY', 'cancelled'],
  ['Trạng thái', 'Hoãn', 'postponed'],
  ['Tình trạng thực hiện', 'Không thực hiện', 'cancelled'],
  ['Trạng thái', 'Không đi do thời tiết', 'cancelled'],
  ['Status', 'Cancelled', 'cancelled'],
  ['状态', '取消', 'cancelled'],
  ['状态', '延期', 'postponed'],
  ['Kết quả', 'Không thực hiện', 'cancelled'],
  ['Kết quả', 'Hoãn sang quý II', 'postponed'],
  ['Ghi chú', '(hủy)', 'cancelled'],
  ['Ghi chú', 'HỦY', 'cancelled'],
  ['Ghi chú', 'Không đi', 'cancelled'],
])('a delegation of which %s says %j is called off and not counted', async (head, cell, calledOff) => {
  const { record, counted, doubts } = await read(head, cell);
  expect([record?.['calledOff'], counted, doubts]).toEqual([calledOff, 0, []]);
});

it.each<[string, string]>([
  ['Tình trạng', 'Đã thực hiện'],
  ['Trạng thái', 'Hoàn thành'],
  ['Trạng thái', 'Đã về'],
  ['Kết quả', 'Không thực hiện được nội dung nào khác'],
  ['Ghi chú', 'Hoàn thành báo cáo'],
  ['Ghi chú', 'Chứng kiến tiêu hủy hàng lậu'],
  ['Ghi chú', 'Không hủy'],
])('one of which %s says %j counts, without a doubt', async (head, cell) => {
  const { record, counted, doubts } = await read(head, cell);
  expect([record?.['calledOff'], counted, doubts]).toEqual([null, 1, []]);
});

it.each<[string, string, string]>([
  ['Ghi chú', 'Phía bạn đề nghị hoãn', 'maybe-called-off'],
  ['Ghi chú', '02 người không đi', 'maybe-called-off'],
  ['Tình trạng', 'Chờ ý kiến', 'kept-in-words'],
])('one of which %s says %j counts and is named', async (head, cell, doubt) => {
  const { record, counted, doubts } = await read(head, cell);
  expect([record?.['calledOff'], counted, doubts]).toEqual([null, 1, [doubt]]);
});

it.each([
  ['Đoàn khảo sát (hủy)', 'cancelled'],
  ['Đoàn khảo sát (HỦY)', 'cancelled'],
  ['Đoàn khảo sát - đã hủy', 'cancelled'],
  ['[Hoãn] Đoàn khảo sát', 'postponed'],
  ['HOÃN: Đoàn khảo sát', 'postponed'],
  ['Đoàn khảo sát (取消)', 'cancelled'],
])('the name %j calls it off, is told and is kept without it', async (name, calledOff) => {
  const { record, counted, doubts } = await read('Ghi chú', '', name);
  expect(record).toMatchObject({ name: 'Đoàn khảo sát', calledOff });
  expect([counted, doubts]).toEqual([0, [`read-as-${calledOff}`]]);
});

it('keeps why it was called off', async () => {
  const { record } = await read('Tình trạng', 'Hoãn do phía bạn bận');
  expect(record).toMatchObject({ calledOff: 'postponed', calledOffReason: 'Hoãn do phía bạn bận' });
});

it.each(['Đoàn khảo sát - Lào', 'Đoàn A: khảo sát', 'Đoàn dự lễ tiêu hủy (Lào)'])(
  'the name %j stays as it is',
  async (name) => {
    const { record, doubts } = await read('Ghi chú', '', name);
    expect([record?.['name'], record?.['calledOff'], doubts]).toEqual([name, null, []]);
  },
);
