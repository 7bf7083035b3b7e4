import { describe, expect, it } from 'vitest';
import { makeDate } from '../../../../shared/time/plain-date.ts';
import { usualPractice } from '../../../../shared/reference/usual-practice.ts';
import { isTaskTable, tableTasks } from './table-tasks.ts';

const read = (rows: readonly (readonly string[])[]) =>
  tableTasks({ number: 0, rows }, '', makeDate(2024, 3, 29) ?? null, usualPractice).map(
    ({ ref, leadUnit, due }) => [ref, leadUnit, due],
  );

describe('the head of a table of tasks', () => {
  it.each([
    [['TT', 'Thời gian hoàn thành', 'Nội dung công việc', 'Lãnh đạo chỉ đạo', 'Phòng thực hiện']],
    [['ST T', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn']],
    [['Thời gian', 'Đơn vị chủ trì', 'Công việc', 'Sản phẩm']],
  ])('names its columns in any order: %s', (head) => {
    expect(isTaskTable([head])).toBe(true);
  });

  it.each([
    ['units', 'Sở Ngoại vụ', true],
    ['measures', 'Triệu đồng', false],
  ])('takes “Đơn vị” for who leads above %s only', (_, cell, is) => {
    expect(
      isTaskTable([
        ['TT', 'Nội dung', 'Đơn vị', 'Thời gian'],
        ['1', 'Rà soát', cell, ''],
      ]),
    ).toBe(is);
  });
});

describe('a table of tasks below the names of the units that do them', () => {
  const HEAD = ['STT', 'Nhiệm vụ', 'Thời gian hoàn thành', 'Cơ quan phối hợp'];

  it('gives each task the unit above it, also without a time of its own', () => {
    expect(
      read([
        HEAD,
        ['I', 'Sở Ngoại vụ', '', ''],
        ['1', 'Trao đổi thư', 'Trước 30/5/2024', 'Văn phòng UBND tỉnh'],
        ['2', 'Biên dịch biên bản', '', ''],
        ['II. SỞ CÔNG THƯƠNG', '', '', ''],
        ['1', 'Khảo sát chợ biên giới', 'Quý II/2024', ''],
      ]),
    ).toEqual([
      ['I.1', 'Sở Ngoại vụ', '2024-05-29'],
      ['I.2', 'Sở Ngoại vụ', null],
      ['II.1', 'Sở Công Thương', '2024-06-30'],
    ]);
  });

  it('gives no unit to the tasks of a group that names none', () => {
    expect(
      read([
        HEAD,
        ['I', 'Sở Ngoại vụ', '', ''],
        ['1', 'Trao đổi thư', 'Tháng 5/2024', ''],
        ['II', 'Nhiệm vụ khác', '', ''],
        ['1', 'Tổng kết năm', 'Tháng 12/2024', ''],
      ]),
    ).toEqual([
      ['I.1', 'Sở Ngoại vụ', '2024-05-31'],
      ['II.1', null, '2024-12-31'],
    ]);
  });
});

it('reads a cell that says “as above” so', () => {
  expect(
    read([
      ['TT', 'Nội dung', 'Chủ trì', 'Thời hạn'],
      ['1', 'Rà soát', 'Sở Tư pháp', '15/4/2024'],
      ['2', 'Báo cáo', '-nt-', '"'],
    ]),
  ).toEqual([
    ['1', 'Sở Tư pháp', '2024-04-15'],
    ['2', 'Sở Tư pháp', '2024-04-15'],
  ]);
});
