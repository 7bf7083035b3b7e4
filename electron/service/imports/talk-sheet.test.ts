import { describe, expect, it } from 'vitest';
import { day, readSheet, type TestSheet } from './test-sheets.ts';

const readAll = (sheet: TestSheet) => readSheet('talk', sheet);

describe('the two sides of a talk', () => {
  it('may be groups of columns', async () => {
    const { result, records, doubts } = await readAll({
      rows: [
        [
          'STT',
          'Ngày, tháng',
          'Thời gian',
          null,
          'Nội dung hội đàm',
          'Địa điểm',
          'Phía Việt Nam',
          null,
          'Phía Trung Quốc',
          null,
          'Kết quả',
        ],
        [null, null, 'Bắt đầu', 'Kết thúc', null, null, 'Đại diện', 'Số người', 'Đại diện', 'Số người', null],
        [
          1,
          day('2024-01-20'),
          '8h30',
          '10h15',
          'Vụ cháy rừng',
          'Chi Ma',
          'Thượng tá Nguyễn Văn A',
          5,
          'Trung tá Vương Quân',
          6,
          'Ký biên bản',
        ],
      ],
      merges: ['C1:D1', 'G1:H1', 'I1:J1', 'A1:A2', 'B1:B2', 'E1:E2', 'F1:F2', 'K1:K2'],
    });
    expect(result.unused).toEqual([]);
    expect(doubts).toEqual([]);
    expect(records).toMatchObject([
      {
        kind: 'talk',
        date: '2024-01-20',
        startTime: '08:30',
        endTime: '10:15',
        ourHead: 'Thượng tá Nguyễn Văn A',
        ourPeople: 5,
        theirHead: 'Trung tá Vương Quân',
        theirPeople: 6,
        counterpart: null,
        outcome: 'Ký biên bản',
      },
    ]);
  });

  it('may stand below what they lead, count and consist of', async () => {
    const { result, records, doubts } = await readAll({
      rows: [
        ['STT', 'Ngày', 'Nội dung hội đàm', 'Trưởng đoàn', null, 'Số người', null, 'Thành phần', null],
        [null, null, null, 'Ta', 'Bạn', 'Ta', 'Bạn', 'Ta', 'Bạn'],
        [
          1,
          day('2024-01-20'),
          'Thông quan',
          'Ông Hồ Tiến Thiệu, Chủ tịch UBND tỉnh',
          'Ông Tôn Đại Quang',
          5,
          6,
          'Sở Ngoại vụ, Công an',
          'Ngoại sự',
        ],
      ],
      merges: ['D1:E1', 'F1:G1', 'H1:I1'],
    });
    expect(result.unused).toEqual([]);
    expect(doubts).toEqual([]);
    expect(records).toMatchObject([
      {
        ourHead: 'Ông Hồ Tiến Thiệu',
        ourHeadTitle: 'Chủ tịch UBND tỉnh',
        theirHead: 'Ông Tôn Đại Quang',
        ourPeople: 5,
        theirPeople: 6,
        composition: 'Thành phần – Ta: Sở Ngoại vụ, Công an\nThành phần – Bạn: Ngoại sự',
      },
    ]);
  });

  it.each<[string, string, string | null, object]>([
    ['Phía bạn', 'Trung tá Vương Quân', null, { theirHead: 'Trung tá Vương Quân', counterpart: null }],
    ['Phía bạn', 'Trạm Hội đàm Ái Điểm', null, { theirHead: null, counterpart: 'Trạm Hội đàm Ái Điểm' }],
    ['Phía Trung Quốc', 'Văn phòng Ngoại sự', null, { counterpart: 'Văn phòng Ngoại sự' }],
    [
      'Phía ta',
      'Thượng tá Vi Văn Nam, Đồn trưởng',
      null,
      { ourHead: 'Thượng tá Vi Văn Nam', ourHeadTitle: 'Đồn trưởng' },
    ],
    [
      'Phía ta',
      'Đồn Biên phòng Chi Ma',
      null,
      { ourHead: null, composition: 'Phía ta: Đồn Biên phòng Chi Ma' },
    ],
    ['Số người phía bạn', '06 người', null, { theirPeople: 6 }],
    ['Số người', '5/6', null, { ourPeople: 5, theirPeople: 6 }],
    ['Số người (ta/bạn)', 'Ta: 05; bạn: 06', null, { ourPeople: 5, theirPeople: 6 }],
    ['Số người', '11', 'kept-in-words', { ourPeople: null, notes: 'Số người: 11' }],
    ['Cơ quan đối tác', 'Trạm Hội đàm', null, { counterpart: 'Trạm Hội đàm' }],
    ['Trưởng đoàn phía bạn', 'Ông A; ông B', null, { theirHead: 'Ông A; ông B' }],
  ])('%j of %j', async (heading, cell, doubt, fields) => {
    const { result, records } = await readAll({
      rows: [
        ['Ngày', 'Nội dung hội đàm', heading],
        [day('2024-01-20'), 'Thông quan', cell],
      ],
    });
    expect(records).toMatchObject([fields]);
    expect(result.doubts.map(({ code }) => code)).toEqual(doubt === null ? [] : [doubt]);
  });
});

describe('the hours of a talk', () => {
  it.each<
    [
      readonly string[],
      readonly (string | number | Date | null)[],
      readonly (string | null)[],
      readonly string[],
    ]
  >([
    [['Thời gian'], ['8h30-10h15, ngày 20/01/2024'], ['2024-01-20', '08:30', '10:15'], []],
    [['Thời gian'], ['20/01/2024 8h30'], ['2024-01-20', '08:30', null], []],
    [['Thời gian'], [day('2024-01-20')], ['2024-01-20', null, null], []],
    [['Ngày', 'Thời gian'], ['20/01/2024', '8h30-10h15'], ['2024-01-20', '08:30', '10:15'], []],
    [['Thời gian', 'Ngày'], ['8h30', '20/01/2024'], ['2024-01-20', '08:30', null], []],
    [['Ngày', 'Thời gian'], ['20/01/2024', 'Buổi sáng'], ['2024-01-20', null, null], ['kept-in-words']],
    [['Ngày', 'Giờ'], ['20/01/2024', '0830'], ['2024-01-20', '08:30', null], []],
    [['Ngày', 'Giờ'], ['20/01/2024', '8h30 đến 10h15'], ['2024-01-20', '08:30', '10:15'], []],
    [
      ['Ngày', 'Giờ bắt đầu', 'Giờ kết thúc'],
      ['20/01/2024', '08:30', '10:15'],
      ['2024-01-20', '08:30', '10:15'],
      [],
    ],
  ])('under %j of %j', async (heads, cells, [date, startTime, endTime], doubts) => {
    const { result, records } = await readAll({
      rows: [
        ['STT', 'Nội dung hội đàm', ...heads],
        [1, 'Thông quan', ...cells],
      ],
    });
    expect(result.problems).toEqual([]);
    expect(records).toMatchObject([{ date, startTime, endTime }]);
    expect(result.doubts.map(({ code }) => code)).toEqual(doubts);
  });

  it('without any day refuse the row', async () => {
    const { result } = await readAll({
      rows: [
        ['Thời gian', 'Nội dung hội đàm'],
        ['Tháng 4', 'Thông quan'],
        ['8h30', 'Trao trả'],
      ],
    });
    expect(result.problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 Thời gian',
      '3 Thời gian',
    ]);
  });
});

describe('the kind of a talk without a column of it', () => {
  it.each<[string | null, string, string, string, readonly string[]]>([
    [null, 'Nội dung', 'Gặp gỡ đầu Xuân', 'meeting', []],
    [null, 'Nội dung', 'Hội đàm định kỳ', 'talk', []],
    [null, 'Nội dung', 'Tuần tra liên hợp mốc 1119', 'patrol', []],
    [null, 'Nội dung', 'Chào xã giao Bí thư', 'courtesy', []],
    [null, 'Nội dung hội đàm', 'Thông quan', 'talk', []],
    ['SỔ THEO DÕI ĐIỆN ĐÀM', 'Nội dung', 'Thông quan', 'phone', []],
    [null, 'Nội dung', 'Thông quan', 'talk', ['talk-kind-assumed']],
  ])('titled %j, under %j of %j is %s', async (title, heading, cell, kind, doubts) => {
    const { result, records } = await readAll({
      rows: [[title], ['Ngày', heading], [day('2024-01-20'), cell]],
    });
    expect(records).toMatchObject([{ kind, subject: cell }]);
    expect(result.doubts.map(({ code }) => code)).toEqual(doubts);
  });
});

it('the time of a talk may be a true day with its hour', async () => {
  const { records } = await readAll({
    rows: [
      ['Thời gian', 'Nội dung', 'Hình thức', 'Địa điểm'],
      [new Date('2024-03-09T08:30:00Z'), 'Trao đổi tuần tra', 'Hội đàm', 'Chi Ma'],
      ['14h-16h ngày 5/3/2024', 'Trao đổi thông quan', 'Hội đàm', 'Hữu Nghị'],
    ],
  });
  expect(records).toMatchObject([
    { date: '2024-03-09', startTime: '08:30' },
    { date: '2024-03-05', startTime: '14:00', endTime: '16:00' },
  ]);
});
