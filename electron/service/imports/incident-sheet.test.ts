import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import type { AnyRecord } from '../../../shared/registers/define-register.ts';
import { allOf, day, importInto, workbook, type Row } from './test-sheets.ts';

const now = '2024-04-01T03:00:00Z';
const register = 'border-incident';

async function imported(...rows: readonly Row[]): Promise<AnyRecord> {
  const store = testStore(now);
  const result = await importInto(store, workbook({ rows }), { register });
  expect(result.problems).toEqual([]);
  const [record] = allOf(store, register);
  if (record === undefined) throw new RangeError('Nothing was imported.');
  return record;
}

const HEADS: Row = ['STT', 'Ngày xảy ra', 'Mốc', 'Loại sự vụ', 'Nội dung vụ việc', 'Xã', 'Phía gây ra'];

describe('a sheet of border incidents', () => {
  it('is read below its title, with markers, unit of the day, side and known type', async () => {
    const record = await imported(
      ['SỔ THEO DÕI SỰ VỤ BIÊN GIỚI'],
      HEADS,
      [1, day('2024-02-20'), 'mốc 1088/2 - 1089', 'Xâm canh', 'Trồng cây', 'Xã Tân Thanh', 'phía TQ'],
      [null, null, null, null, 'Tổng cộng: 01 vụ', null, null],
    );
    expect(record).toMatchObject({
      occurredOn: '2024-02-20',
      markers: { normalised: '1088/2-1089', text: 'mốc 1088/2 - 1089' },
      type: { code: 'BG07' },
      commune: { code: '182-TanThanh' },
      side: 'china',
      summary: 'Trồng cây',
    });
  });

  it.each([
    ['12/01/2024 08h30', '2024-01-12', '08:30'],
    ['08 giờ 30 phút ngày 12/01/2024', '2024-01-12', '08:30'],
    ['10h15 ngày 20/2/2024', '2024-02-20', '10:15'],
    ['20.2.2024', '2024-02-20', null],
  ])('reads day and time from "%s"', async (text, date, time) => {
    const record = await imported(HEADS, [1, text, '1116', 'Ma túy', 'Bắt giữ', '', '']);
    expect([record['occurredOn'], record['occurredAt']]).toEqual([date, time]);
  });

  it('takes markers from two columns as one stretch', async () => {
    const record = await imported(
      ['Ngày', 'Từ mốc', 'Đến mốc', 'Loại', 'Tóm tắt'],
      [day('2024-02-20'), '1103/1', '1106+238 m', 'Khác', 'Sạt lở'],
    );
    expect(record['markers']).toMatchObject({ normalised: '1103/1-1106 + 238 m' });
  });

  it.each([
    ['1088, 1090/1', '1088; 1090/1', ['marker-several-places']],
    ['giữa mốc 1104 và 1105', '1104-1105', []],
    ['119-1120', '119-1120', ['marker-out-of-range', 'marker-span-too-long']],
    ['1116, cách đường biên 200 m', '1116', ['marker-partly-read']],
    ['gần bản Thẩm', null, ['marker-not-a-marker']],
  ])('names what is odd about the markers "%s"', async (text, normalised, codes) => {
    const store = testStore(now);
    const rows = [HEADS, [1, day('2024-02-20'), text, 'Khác', 'Việc', '', '']];
    const { doubts } = await importInto(store, workbook({ rows }), { register });
    expect(doubts.map(({ column, code }) => [column, code])).toEqual(codes.map((code) => ['Mốc', code]));
    expect(allOf(store, register)[0]?.['markers']).toMatchObject({ normalised, text });
  });

  it('takes dated measures as steps and the day of settling as the result', async () => {
    const record = await imported(
      ['Ngày', 'Mốc', 'Loại', 'Tóm tắt', 'Biện pháp xử lý', 'Ngày giải quyết', 'Kết quả'],
      [
        day('2024-02-20'),
        '1116',
        'Khác',
        'Việc',
        '21/02/2024: Xác minh tại thực địa\n- 25/02/2024 gửi thư trao đổi số 12/SNgV; Theo dõi thêm',
        day('2024-03-05'),
        'Đã giải quyết xong',
      ],
    );
    const steps = record['steps'] as readonly AnyRecord[];
    expect(steps.map((step) => [step['kind'], step['date']])).toEqual([
      ['verification', '2024-02-21'],
      ['letterSent', '2024-02-25'],
      ['result', '2024-03-05'],
    ]);
    expect(record['notes']).toContain('Theo dõi thêm');
    expect(record['result']).toBe('Đã giải quyết xong');
  });

  it('keeps what it does not know: a type in no catalogue, a place without a marker', async () => {
    const record = await imported(HEADS, [1, day('2024-02-20'), 'gần bản Thẩm', 'Chuyện lạ', 'Việc', '', '']);
    expect(record['type']).toEqual({ code: null, text: 'Chuyện lạ' });
    expect(record['markers']).toMatchObject({ text: 'gần bản Thẩm', normalised: null });
  });

  it.each([
    ['date-in-future', day('2190-01-01')],
    ['required', null],
  ])('refuses a row with "%s" and imports nothing', async (code, date) => {
    const store = testStore(now);
    const rows = [
      HEADS,
      [1, date, '1116', 'Khác', 'Việc', '', ''],
      [2, day('2024-02-20'), '1116', 'Khác', 'Khác', '', ''],
    ];
    const result = await importInto(store, workbook({ rows }), { register });
    expect(result).toMatchObject({ bad: 1, good: 1, imported: 0 });
    expect(result.problems.map((problem) => problem.code)).toEqual([code]);
    expect(allOf(store, register)).toEqual([]);
  });
});

describe('sheets of letters and talks', () => {
  it('reads a list of letters', async () => {
    const store = testStore(now);
    const rows: readonly Row[] = [
      ['Số, ký hiệu', 'Ngày thư', 'Gửi, nhận', 'Loại thư', 'Trích yếu', 'Người gửi', 'Người nhận', 'Cấp'],
      [
        '12/SNgV',
        day('2024-02-20'),
        'Gửi',
        'Thư trao đổi',
        'Về mốc 1116',
        'Sở Ngoại vụ',
        'Sùng Tả',
        'Cấp sở',
      ],
      ['', day('2024-02-05'), 'thư đến', 'chúc mừng', 'Chúc Tết', 'Quảng Tây', 'UBND tỉnh', 'tỉnh'],
    ];
    expect((await importInto(store, workbook({ rows }), { register: 'letter' })).problems).toEqual([]);
    expect(allOf(store, 'letter')).toMatchObject([
      { number: '12/SNgV', direction: 'sent', kind: 'exchange', level: 'department' },
      { direction: 'received', kind: 'congratulation', level: 'province' },
    ]);
  });

  it('reads a list of talks', async () => {
    const store = testStore(now);
    const rows: readonly Row[] = [
      ['Thời gian', 'Hình thức', 'Nội dung', 'Địa điểm', 'Cấp'],
      ['22/02/2024', 'Hội đàm', 'Gặp gỡ đầu Xuân', 'Nam Ninh', 'Cấp tỉnh'],
      ['8h30 ngày 7/3/2024', 'Tuần tra liên hợp', 'Tuần tra đoạn mốc 1104-1116', 'Mốc 1104', 'đồn'],
    ];
    expect((await importInto(store, workbook({ rows }), { register: 'talk' })).problems).toEqual([]);
    expect(allOf(store, 'talk')).toMatchObject([
      { kind: 'talk', date: '2024-02-22', level: 'province' },
      { kind: 'patrol', date: '2024-03-07', startTime: '08:30', level: 'post' },
    ]);
  });

  it('takes of a remark only what the register has a field for', async () => {
    const store = testStore(now);
    const rows: readonly Row[] = [
      ['Thời gian', 'Hình thức', 'Nội dung', 'Ghi chú'],
      ['22/02/2024', 'Hội đàm', 'Gặp gỡ đầu Xuân', 'việc riêng'],
      ['23/02/2024', 'Hội đàm', 'Giao ban', 'Hoãn'],
    ];
    expect(await importInto(store, workbook({ rows }), { register: 'talk' })).toMatchObject({
      problems: [],
      imported: 2,
    });
    expect(allOf(store, 'talk')).toMatchObject([
      { notes: 'việc riêng', calledOff: null },
      { calledOff: 'postponed' },
    ]);
  });
});

describe('what incidents are told by', () => {
  const read = async (...rows: readonly Row[]) => {
    const store = testStore(now);
    const { doubts } = await importInto(store, workbook({ rows }), { register });
    return { records: allOf(store, register), codes: doubts.map(({ code }) => code) };
  };

  it.each([
    ['Dịch chuyển mốc', 'BG01', 'type-by-words'],
    ['Pháo lậu', 'BG19', 'type-by-words'],
    ['Trâu bò thả rông', 'BG06', 'type-by-words'],
    ['Chuyện lạ', null, 'type-unknown'],
  ])('takes the type "%s" for %s, and names it', async (text, code, doubt) => {
    const { records, codes } = await read(
      ['Ngày', 'Mốc', 'Loại việc', 'Nội dung'],
      ['05/02/2024', 1116, text, 'Việc'],
    );
    expect(records).toMatchObject([{ type: { code, text } }]);
    expect(codes).toEqual([doubt]);
  });

  it.each([
    ['Trộm cắp trâu của hộ dân', 'BG10'],
    ['Bắt giữ 3 người nhập cảnh trái phép', 'BG15'],
    ['Việc lạ', 'BG99'],
  ])('takes the type of "%s" from its summary where no cell tells it', async (text, code) => {
    const { records, codes } = await read(['Ngày', 'Mốc', 'Nội dung'], ['05/02/2024', 1116, text]);
    expect(records).toMatchObject([{ type: { code } }]);
    expect(codes).toEqual(['type-by-summary']);
  });

  it('takes the marker from the summary, and a gate from the column of markers', async () => {
    const { records, codes } = await read(
      ['Ngày', 'Mốc', 'Loại', 'Nội dung'],
      ['05/02/2024', null, 'Khác', 'Tại khu vực mốc 1119-1120 phát hiện 2 người'],
      ['06/02/2024', 'Cửa khẩu Hữu Nghị', 'Khác', 'Việc'],
      ['07/02/2024', null, 'Khác', 'Mốc thời gian 10 ngày'],
    );
    expect(records.map((record) => [record['markers'], record['gate']])).toMatchObject([
      [{ normalised: '1119-1120' }, null],
      [null, { code: 'HN' }],
      [null, null],
    ]);
    expect(codes).toEqual(['marker-by-summary']);
  });

  it('reads markers under "Từ" and "Đến", and who found it out and reported it', async () => {
    const { records } = await read(
      ['Ngày', 'Từ', 'Đến', 'Loại hình vi phạm', 'Nội dung', 'Đơn vị phát hiện', 'Đơn vị báo cáo'],
      ['05/02/2024', '1088', '1090', 'Khác', 'Việc', 'Tổ tuần tra', 'Đồn Biên phòng Tân Thanh'],
      ['06/02/2024', '1088', null, 'Khác', 'Việc khác', 'Đồn Biên phòng Tân Thanh', null],
    );
    expect(records).toMatchObject([
      {
        markers: { normalised: '1088-1090' },
        sourceDetail: 'Tổ tuần tra',
        post: { text: 'Đồn Biên phòng Tân Thanh' },
      },
      { markers: { normalised: '1088' }, sourceDetail: null, post: { text: 'Đồn Biên phòng Tân Thanh' } },
    ]);
  });

  it('reads several people and goods of an incident from the rows below it', async () => {
    const { records } = await read(
      ['STT', 'Ngày', 'Mốc', 'Loại', 'Nội dung', 'Năm sinh', 'Quốc tịch', 'Tang vật'],
      [1, '05/02/2024', '1116', 'Khác', 'Bắt 2 người', 1980, 'VN', '10 kg pháo'],
      [null, null, null, null, null, 1985, 'TQ', null],
      [2, '06/02/2024', '1116', 'Khác', 'Bắt 1 người', 1990, 'TQ', null],
    );
    expect(records).toMatchObject([
      {
        people: [
          { birthYear: 1980, nationality: 'VN' },
          { birthYear: 1985, nationality: 'CN' },
        ],
        goods: [{ name: '10 kg pháo' }],
      },
      { people: [{ birthYear: 1990, nationality: 'CN' }] },
    ]);
  });
});

describe('posts', () => {
  it.each([
    ['Đồn Tân Thanh', 'DBP-TT'],
    ['Đồn BPCKQT Hữu Nghị', 'DBP-HN'],
    ['ĐBP Chi Ma', 'DBP-CM'],
    ['Đồn lạ', null],
  ])('"%s" is %s', async (text, code) => {
    const store = testStore(now);
    const rows: readonly Row[] = [
      ['Ngày', 'Mốc', 'Loại', 'Nội dung', 'Đồn'],
      ['05/02/2024', 1116, 'Khác', 'Việc', text],
    ];
    const { doubts } = await importInto(store, workbook({ rows }), { register });
    expect(allOf(store, register)).toMatchObject([{ post: { code, text } }]);
    expect(doubts.map((doubt) => doubt.code)).toEqual(code === null ? ['not-in-catalogue'] : []);
  });
});
