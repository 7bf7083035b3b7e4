import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { undoSave } from '../../../db/ledger/undo.ts';
import { newId } from '../../../db/ids.ts';
import { verifyStore } from '../../../db/verify/verify-store.ts';
import { allOf, countedIn, day, importInto, workbook, type Row } from './test-sheets.ts';

const heads = ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Nước đến', 'Ngày đi', 'Ngày về', 'Ghi chú'];
const first: Row = [
  1,
  'Đoàn dự Gặp gỡ đầu Xuân',
  'Sở Ngoại vụ',
  12,
  'Trung Quốc',
  day('2024-02-20'),
  day('2024-02-23'),
  '',
];
const second: Row = [
  2,
  'Đoàn khảo sát',
  'Sở Công Thương',
  '05 người',
  'Nhật Bản',
  '10/01/2024',
  '15/01/2024',
  '',
];

describe('an untidy sheet', () => {
  it('is read below titles, with true dates and typed ones, and its totals, signatures and blank rows are passed over', async () => {
    const store = testStore();
    const content = workbook({
      name: 'Đoàn ra',
      rows: [
        ['UBND TỈNH LẠNG SƠN', null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['SỞ NGOẠI VỤ', null, null, null, 'Độc lập - Tự do - Hạnh phúc'],
        [],
        ['TỔNG HỢP ĐOÀN RA QUÝ I NĂM 2024'],
        ['(Kèm theo Báo cáo số 45/BC-SNgV ngày 15/3/2024 của Sở Ngoại vụ)'],
        [],
        heads,
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)'],
        first,
        [],
        second,
        [null, 'Tổng cộng', null, 17, null, null, null, null],
        [],
        [null, null, null, null, 'Lạng Sơn, ngày 15 tháng 3 năm 2024'],
        [null, 'Người lập biểu', null, null, 'GIÁM ĐỐC'],
        [null, 'Nguyễn Thị B', null, null, 'Trần Văn C'],
      ],
      merges: ['A4:H4', 'A5:H5'],
    });
    const result = await importInto(store, content);
    expect(result).toMatchObject({ sheet: 'Đoàn ra', good: 2, bad: 0, problems: [], imported: 2 });
    expect(countedIn(store, 'outgoing')).toEqual([2, 17]);
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([
      {
        name: 'Đoàn dự Gặp gỡ đầu Xuân',
        peopleDeclared: 12,
        departureActual: '2024-02-20',
        returnActual: '2024-02-23',
        stops: [{ country: 'CN' }],
      },
      { name: 'Đoàn khảo sát', peopleDeclared: 5, departureActual: '2024-01-10', stops: [{ country: 'JP' }] },
    ]);
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('is one save, which one undo takes back', async () => {
    const store = testStore();
    const result = await importInto(store, workbook({ rows: [heads, first, second] }));
    undoSave(store, newId(), result.saveId ?? '', 'nhập nhầm tệp');
    expect(countedIn(store, 'outgoing')).toEqual([0, 0]);
  });

  it.each([
    ['in another order', [6, 4, 1, 3, 2, 5]],
    ['in the reverse order', [7, 6, 5, 4, 3, 2, 1]],
  ])('may have its columns %s', async (_what, order) => {
    const store = testStore();
    const pick = (row: Row): Row => order.map((index) => row[index] ?? null);
    const names: Row = pick(heads);
    expect(await importInto(store, workbook({ rows: [names, pick(first), pick(second)] }))).toMatchObject({
      imported: 2,
    });
    expect(countedIn(store, 'outgoing')).toEqual([2, 17]);
  });

  it.each([
    [
      [
        'TT',
        'Tên đoàn/Cơ quan',
        'Đơn vị',
        'Số lượng (người)',
        'Quốc gia',
        'Ngày xuất cảnh',
        'Ngày nhập cảnh',
      ],
    ],
    [['Số TT', 'ĐOÀN RA', 'ĐƠN VỊ CHỦ TRÌ', 'SỐ NGƯỜI', 'NƯỚC ĐẾN', 'TỪ NGÀY', 'ĐẾN NGÀY']],
    [['stt', 'ten doan', 'co quan chu tri', 'so nguoi', 'nuoc', 'ngay di', 'ngay ve']],
    [
      [
        'STT',
        'Tên đoàn\ncông tác',
        'Cơ quan, đơn vị',
        'Tổng số người',
        'Nước/vùng lãnh thổ',
        'Ngày đi:',
        'Ngày về:',
      ],
    ],
    [['STT', 'Đoàn công tác', 'Đơn vị cử đi', 'SL', 'Nơi đến', 'Thời gian đi', 'Thời gian về']],
  ])('may head its columns %j', async (names) => {
    const store = testStore();
    expect(
      await importInto(store, workbook({ rows: [names, first.slice(0, 7), second.slice(0, 7)] })),
    ).toMatchObject({
      imported: 2,
      problems: [],
    });
    expect(countedIn(store, 'outgoing')).toEqual([2, 17]);
  });

  it('may head its columns in two rows of merged cells', async () => {
    const store = testStore();
    const rows = [
      ['DANH SÁCH ĐOÀN RA'],
      ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Nước đến', 'Thời gian', null, 'Ghi chú'],
      [null, null, null, null, null, 'Từ ngày', 'Đến ngày', null],
      first,
      second,
    ];
    const down = ['A', 'B', 'C', 'D', 'E', 'H'].map((column) => `${column}2:${column}3`);
    const result = await importInto(store, workbook({ rows, merges: ['A1:H1', 'F2:G2', ...down] }));
    expect(result).toMatchObject({ imported: 2, problems: [] });
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([
      { departureActual: '2024-02-20', returnActual: '2024-02-23' },
      { departureActual: '2024-01-10', returnActual: '2024-01-15' },
    ]);
  });

  it.each([
    ['Thời gian', '20 - 23/02/2024'],
    ['Thời gian đi', 'Từ 20/02/2024 đến 23/02/2024'],
    ['Thời gian thực hiện', 'Từ ngày 20/02/2024\nđến ngày 23/02/2024'],
    ['Ngày đi - Ngày về', '20/02/2024 - 23/02/2024'],
  ])('may keep both days in one column %j: %j', async (head, text) => {
    const store = testStore();
    const rows = [
      ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Nước đến', head],
      [1, 'Đoàn A', 'Sở Ngoại vụ', 3, 'Lào', text],
    ];
    expect(await importInto(store, workbook({ rows }))).toMatchObject({ imported: 1, problems: [] });
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([
      { departureActual: '2024-02-20', returnActual: '2024-02-23' },
    ]);
  });

  it('may be cut into groups, with repeated heads between them', async () => {
    const store = testStore();
    const rows: readonly Row[] = [
      heads,
      ['I', 'ĐOÀN CẤP CAO'],
      first,
      [null, 'Cộng', null, 12],
      ['II', 'ĐOÀN CẤP SỞ, NGÀNH'],
      heads,
      second,
      [null, 'Tháng 02/2024'],
      [1, 'Đoàn C', 'UBND tỉnh', 3, 'Lào', '01/02/2024', '02/02/2024', ''],
      ['Tổng số: 03 đoàn, 20 lượt người'],
    ];
    expect(await importInto(store, workbook({ rows }))).toMatchObject({ imported: 3, problems: [] });
    expect(countedIn(store, 'outgoing')).toEqual([3, 20]);
  });

  it('may merge the host agency over the delegations that it hosts', async () => {
    const store = testStore();
    const rows: readonly Row[] = [
      heads,
      [1, 'Đoàn A', 'Sở Ngoại vụ', 3, 'Lào', '01/02/2024', '02/02/2024', ''],
      [2, 'Đoàn B', null, 4, 'Lào', '05/02/2024', '06/02/2024', ''],
    ];
    await importInto(store, workbook({ rows, merges: ['C2:C3'] }));
    expect(countedIn(store, 'outgoing')).toEqual([2, 7]);
    expect(allOf(store, 'outgoing-delegation').map((record) => record['hostAgency'])).toMatchObject([
      { text: 'Sở Ngoại vụ' },
      { text: 'Sở Ngoại vụ' },
    ]);
  });

  it('may give one delegation several lines under a merged name, and its people count once', async () => {
    const store = testStore();
    const rows: readonly Row[] = [
      heads,
      [1, 'Đoàn A', 'Sở Ngoại vụ', 6, 'Nhật Bản', '01/02/2024', '07/02/2024', ''],
      [null, null, null, null, 'Hàn Quốc', null, null, ''],
      second,
    ];
    const merges = ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'F2:F3', 'G2:G3'];
    expect(await importInto(store, workbook({ rows, merges }))).toMatchObject({ imported: 2, problems: [] });
    expect(countedIn(store, 'outgoing')).toEqual([2, 11]);
    expect(allOf(store, 'outgoing-delegation')[0]).toMatchObject({
      stops: [{ country: 'JP' }, { country: 'KR' }],
    });
  });

  it('may keep a sheet a month, and hidden copies are left alone', async () => {
    const store = testStore();
    const content = workbook(
      { name: 'Tháng 01', rows: [['ĐOÀN RA THÁNG 01'], heads, second] },
      { name: 'Tháng 02', rows: [heads, first] },
      { name: 'Bản cũ', rows: [heads, first, second], hidden: true },
      { name: 'Danh mục', rows: [['Trung Quốc'], ['Lào']] },
    );
    expect(await importInto(store, content)).toMatchObject({ sheet: 'Tháng 01, Tháng 02', imported: 2 });
    expect(countedIn(store, 'outgoing')).toEqual([2, 17]);
  });

  it('may hold both directions, and only the wanted one is read', async () => {
    const store = testStore();
    const other: Row = [
      1,
      'Đoàn Sở Ngoại vụ Quảng Tây',
      'Sở Ngoại vụ',
      8,
      'Trung Quốc',
      '11/01/2024',
      '12/01/2024',
      '',
    ];
    const stacked = workbook({
      rows: [['BIỂU TỔNG HỢP ĐOÀN RA, ĐOÀN VÀO'], heads, ['A', 'ĐOÀN RA'], first, ['B', 'ĐOÀN VÀO'], other],
    });
    expect(await importInto(store, stacked)).toMatchObject({ imported: 1 });
    const apart = workbook(
      { name: 'Đoàn vào', rows: [heads, other] },
      { name: 'Đoàn ra', rows: [heads, second] },
    );
    expect(await importInto(store, apart)).toMatchObject({ sheet: 'Đoàn ra', imported: 1 });
    expect(countedIn(store, 'outgoing')).toEqual([2, 17]);
  });

  it.each([
    ['Hủy', { calledOff: 'cancelled' }],
    ['Đã huỷ do thời tiết', { calledOff: 'cancelled' }],
    ['Hoãn sang quý II', { calledOff: 'postponed' }],
    ['HUY', { calledOff: 'cancelled' }],
    ['Đi việc riêng', { nature: 'private' }],
    ['Không tính vào báo cáo; họp tại Km 0', { countInReport: false }],
    ['Hoàn thành', { calledOff: null, nature: 'working', countInReport: true }],
    ['Huy động xã hội hóa', { calledOff: null }],
    ['Cá nhân tự túc kinh phí', { nature: 'working' }],
    ['Hoan nghênh', { calledOff: null }],
  ])('reads the remark %j', async (remark, fields) => {
    const store = testStore();
    await importInto(store, workbook({ rows: [heads, [...first.slice(0, 7), remark]] }));
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([{ ...fields, notes: remark }]);
  });

  it('may say that a day is only planned', async () => {
    const store = testStore();
    const rows = [heads, [...first.slice(0, 5), '20/02/2024 (dự kiến)', 'Dự kiến: 23/02/2024', '']];
    await importInto(store, workbook({ rows }));
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([
      { departureActual: null, departurePlanned: '2024-02-20', returnPlanned: '2024-02-23' },
    ]);
  });

  it('dates trips to come as planned and trips past as they happened', async () => {
    const store = testStore();
    const rows = [heads, first, [2, 'Đoàn tháng sau', 'Sở Y tế', 2, 'Lào', '10/04/2024', '12/04/2024', '']];
    await importInto(store, workbook({ rows }));
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([
      { departureActual: '2024-02-20', departurePlanned: null },
      { departureActual: null, departurePlanned: '2024-04-10', returnPlanned: '2024-04-12' },
    ]);
  });
});

describe('a sheet of incoming delegations', () => {
  it('is read with its own words', async () => {
    const store = testStore();
    const rows: readonly Row[] = [
      ['TỔNG HỢP ĐOÀN VÀO'],
      [
        'TT',
        'Tên đoàn khách',
        'Quốc tịch',
        'Trưởng đoàn',
        'Số khách',
        'Đơn vị tiếp đón',
        'Nội dung làm việc',
        'Ngày đến',
        'Ngày rời',
        'Cửa khẩu',
      ],
      [
        1,
        'Đoàn Văn phòng Ngoại sự Quảng Tây',
        'Trung Quốc',
        'Lý A - Chủ nhiệm',
        '08',
        'Sở Ngoại vụ',
        'Trao đổi',
        day('2024-01-11'),
        day('2024-01-12'),
        'Hữu Nghị',
      ],
    ];
    expect(await importInto(store, workbook({ rows }), { register: 'incoming-delegation' })).toMatchObject({
      imported: 1,
    });
    expect(allOf(store, 'incoming-delegation')).toMatchObject([
      {
        arrivalActual: '2024-01-11',
        leaveActual: '2024-01-12',
        leader: 'Lý A',
        leaderJobTitle: 'Chủ nhiệm',
        origins: [{ country: 'CN' }],
        peopleDeclared: 8,
      },
    ]);
  });
});

describe('a sheet of people', () => {
  it('is read with positions and documents', async () => {
    const store = testStore();
    const rows: readonly Row[] = [
      [
        'STT',
        'Họ và tên',
        'Giới tính',
        'Ngày sinh',
        'Chức vụ',
        'Đơn vị công tác',
        'Số hộ chiếu',
        'Ngày hết hạn',
      ],
      [1, 'Nguyễn Văn A', 'Nam', '01/02/1980', 'Giám đốc', 'Sở Ngoại vụ', 'C1234567', '01/02/2029'],
      [2, 'Trần Thị B', 'Nữ', day('1985-03-04'), 'Chuyên viên', 'Sở Ngoại vụ', null, null],
    ];
    expect(await importInto(store, workbook({ rows }), { register: 'person' })).toMatchObject({
      imported: 2,
      problems: [],
    });
    const [, person] = allOf(store, 'person');
    expect(person).toMatchObject({
      fullName: 'Nguyễn Văn A',
      sex: 'male',
      birthDate: '1980-02-01',
      positions: [{ jobTitle: 'Giám đốc' }],
    });
  });
});
