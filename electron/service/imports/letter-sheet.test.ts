import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, day, importInto, workbook, readSheet, type Row, type TestSheet } from './test-sheets.ts';

const readAll = (sheet: TestSheet) => readSheet('letter', sheet);

describe('the registers of papers of Nghị định 30/2020, Phụ lục IV', () => {
  it('of what came in are letters received, from their author', async () => {
    const { result, records, doubts } = await readAll({
      rows: [
        ['SỔ ĐĂNG KÝ VĂN BẢN ĐẾN NĂM 2024'],
        [
          'Ngày đến',
          'Số đến',
          'Tác giả',
          'Số, ký hiệu văn bản',
          'Ngày, tháng, năm văn bản',
          'Tên loại và trích yếu nội dung văn bản',
          'Đơn vị hoặc người nhận',
          'Ngày chuyển',
          'Ký nhận',
          'Ghi chú',
        ],
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)'],
        [
          '15/01/2024',
          12,
          'Văn phòng Ngoại sự Quảng Tây',
          '桂外办函〔2024〕5号',
          '10/01/2024',
          'Thư mời dự Gặp gỡ đầu Xuân',
          'Phòng LS-HTQT',
          '15/01/2024',
          '',
          '',
        ],
        [
          '20/01/2024',
          15,
          'Thành phố Bằng Tường',
          '',
          '',
          'Công hàm về việc thông quan dịp Tết',
          'Phòng QLBG',
          '20/01/2024',
          '',
          '',
        ],
      ],
    });
    expect(result.problems).toEqual([]);
    expect(doubts).toEqual([]);
    expect(result.unused).toEqual(['Ký nhận']);
    expect(records).toMatchObject([
      {
        direction: 'received',
        kind: 'invitation',
        date: '2024-01-10',
        number: '桂外办函〔2024〕5号',
        sender: 'Văn phòng Ngoại sự Quảng Tây',
        recipient: 'Phòng LS-HTQT',
        forwardedOn: '2024-01-15',
        notes: 'Số đến: 12; Ngày đến: 15/01/2024',
      },
      { direction: 'received', kind: 'exchange', date: '2024-01-20', sender: 'Thành phố Bằng Tường' },
    ]);
  });

  it('of what went out are letters sent', async () => {
    const { result, records, doubts } = await readAll({
      rows: [
        ['SỔ ĐĂNG KÝ VĂN BẢN ĐI'],
        ['Năm: 2024'],
        [
          'Số, ký hiệu văn bản',
          'Ngày tháng văn bản',
          'Tên loại và trích yếu nội dung văn bản',
          'Người ký',
          'Nơi nhận văn bản',
          'Đơn vị, người nhận bản lưu',
          'Số lượng bản',
          'Ngày chuyển',
          'Ký nhận',
          'Ghi chú',
        ],
        [
          '05/T-SNgV',
          '12/01/2024',
          'Thư chúc mừng năm mới',
          'Trịnh Tuấn Đông',
          'Văn phòng Ngoại sự Quảng Tây',
          'VT',
          '02',
          '12/01/2024',
          '',
          '',
        ],
        [
          '06/T-SNgV',
          '15/01/2024',
          'Thư thăm hỏi về trận động đất',
          'Trịnh Tuấn Đông',
          'Văn phòng Ngoại sự Cam Túc',
          'VT',
          '02',
          '16/01/2024',
          '',
          '',
        ],
      ],
    });
    expect(result.problems).toEqual([]);
    expect(doubts).toEqual([]);
    expect(records).toMatchObject([
      {
        direction: 'sent',
        kind: 'congratulation',
        recipient: 'Văn phòng Ngoại sự Quảng Tây',
        forwardedOn: '2024-01-12',
        notes: 'Người ký: Trịnh Tuấn Đông',
      },
      { direction: 'sent', kind: 'visit', forwardedOn: '2024-01-16' },
    ]);
  });
});

describe('the direction of a letter without a column of it', () => {
  it.each<[string, readonly string[], readonly (string | null)[], string, string, readonly string[]]>([
    ['', ['Ngày gửi'], ['05/02/2024'], 'sent', '2024-02-05', []],
    ['', ['Ngày nhận'], ['05/02/2024'], 'received', '2024-02-05', []],
    ['', ['Ngày đến'], ['05/02/2024'], 'received', '2024-02-05', []],
    ['', ['Ngày thư', 'Ngày nhận'], ['03/02/2024', '05/02/2024'], 'received', '2024-02-03', []],
    ['', ['Ngày gửi', 'Ngày nhận'], [null, '05/02/2024'], 'received', '2024-02-05', []],
    ['', ['Ngày gửi', 'Ngày nhận'], ['05/02/2024', null], 'sent', '2024-02-05', []],
    [
      '',
      ['Ngày gửi', 'Ngày nhận'],
      ['03/02/2024', '05/02/2024'],
      'sent',
      '2024-02-03',
      ['both-days', 'direction-assumed'],
    ],
    [
      'SỔ VĂN BẢN ĐẾN',
      ['Ngày gửi', 'Ngày nhận'],
      ['03/02/2024', '05/02/2024'],
      'received',
      '2024-02-03',
      ['both-days'],
    ],
    ['SỔ THEO DÕI CÔNG HÀM ĐI', ['Ngày'], ['05/02/2024'], 'sent', '2024-02-05', []],
    ['THƯ PHÍA BẠN GỬI QUÝ I', ['Ngày'], ['05/02/2024'], 'received', '2024-02-05', []],
    ['来函登记表', ['Ngày'], ['05/02/2024'], 'received', '2024-02-05', []],
    ['SỔ VĂN BẢN ĐI, ĐẾN', ['Ngày'], ['05/02/2024'], 'sent', '2024-02-05', ['direction-assumed']],
    ['THƯ TỪ 01/01 ĐẾN 31/3/2024', ['Ngày'], ['05/02/2024'], 'sent', '2024-02-05', ['direction-assumed']],
    ['', ['Ngày', 'Nơi gửi'], ['05/02/2024', '广西外事办'], 'received', '2024-02-05', ['direction-assumed']],
    ['', ['Ngày', 'Nơi nhận'], ['05/02/2024', '广西外事办'], 'sent', '2024-02-05', ['direction-assumed']],
  ])('titled %j under %j of %j is %s', async (title, heads, cells, direction, date, doubts) => {
    const { result, records } = await readAll({
      rows: [[title === '' ? null : title], ['Số', 'Trích yếu', ...heads], ['1/T', 'Thư trao đổi', ...cells]],
    });
    expect(result.problems).toEqual([]);
    expect(records).toMatchObject([{ direction, date, number: '1/T' }]);
    expect(result.doubts.map(({ code }) => code)).toEqual(doubts);
  });

  it('may be told by the head of its group', async () => {
    const { records, doubts } = await readAll({
      rows: [
        ['STT', 'Ngày', 'Trích yếu'],
        ['I', 'Thư gửi đi'],
        [1, day('2024-02-05'), 'Thư trao đổi một'],
        ['II', 'Thư đến'],
        [2, day('2024-02-06'), 'Thư trao đổi hai'],
      ],
    });
    expect(records).toMatchObject([{ direction: 'sent' }, { direction: 'received' }]);
    expect(doubts).toEqual([]);
  });

  it('is asked only once: a day that is none refuses a row only where no other day stands', async () => {
    const { result, records, doubts } = await readAll({
      rows: [
        ['Ngày thư', 'Ngày nhận', 'Trích yếu'],
        ['03/02/2024', 'chưa nhận', 'Thư trao đổi một'],
        [null, 'chưa nhận', 'Thư trao đổi hai'],
      ],
    });
    expect(records).toMatchObject([{ date: '2024-02-03' }]);
    expect(doubts).toContain('2 kept-in-words');
    expect(result.problems).toMatchObject([{ row: 3, code: 'not-a-date' }]);
  });
});

describe('the kind of a letter without a column of it', () => {
  it.each<[string, string | null, string, readonly string[]]>([
    ['Thư chúc mừng năm mới', null, 'congratulation', []],
    ['Điện mừng Quốc khánh', null, 'congratulation', []],
    ['Thu chuc mung nam moi', null, 'congratulation', []],
    ['Thư thăm hỏi trận động đất', null, 'visit', []],
    ['Thư chia buồn', null, 'condolence', []],
    ['Cảm ơn', null, 'thanks', []],
    ['Giấy mời dự Hội chợ', null, 'invitation', []],
    ['贺信', null, 'congratulation', []],
    ['邀请函', null, 'invitation', []],
    ['Letter of condolence', null, 'condolence', []],
    ['Trả lời thư mời dự Hội chợ', null, 'exchange', []],
    ['Thư trao đổi về việc chúc mừng năm mới', null, 'exchange', []],
    ['Thư tham gia ý kiến về cửa khẩu', null, 'exchange', []],
    ['V/v thông quan', null, 'exchange', []],
    ['Gửi Bí thư Khu ủy', 'Tết Nguyên đán', 'congratulation', ['2 kind-assumed']],
    ['Gửi Bí thư Khu ủy', null, 'exchange', ['2 kind-assumed']],
  ])('%j of occasion %j is %s', async (subject, occasion, kind, doubts) => {
    const read = await readAll({
      rows: [
        ['Chiều', 'Ngày', 'Trích yếu', 'Dịp'],
        ['Đi', day('2024-02-05'), subject, occasion],
      ],
    });
    expect(read.records).toMatchObject([{ kind, subject }]);
    expect(read.doubts).toEqual(doubts);
  });

  it('changes nothing of a letter that is kept', async () => {
    const store = testStore();
    const rows = (...more: readonly string[]): Row => ['1/T', '05/02/2024', 'Thư chúc mừng năm mới', ...more];
    const heads = ['Số', 'Ngày', 'Trích yếu'];
    const first = workbook({ rows: [[...heads, 'Loại thư', 'Chiều'], rows('Trao đổi', 'Đi')] });
    await importInto(store, first, { register: 'letter' });
    const again = await importInto(store, workbook({ rows: [heads, rows()] }), { register: 'letter' });
    expect(again).toMatchObject({ unchanged: 1, doubts: [] });
    expect(allOf(store, 'letter')).toMatchObject([{ kind: 'exchange' }]);
  });
});

describe('a number that a spreadsheet made a date of', () => {
  it('is named, and kept in words', async () => {
    const { records, doubts } = await readAll({
      rows: [
        ['Số thư', 'Ngày', 'Nội dung thư', 'Chiều'],
        [day('2024-01-05'), day('2024-10-02'), 'Cảm ơn', 'Đi'],
      ],
    });
    expect(records).toMatchObject([{ number: null, notes: 'Số thư: 05/01/2024', kind: 'thanks' }]);
    expect(doubts).toEqual(['2 number-is-date']);
  });
});

it('the country of a letter is that of its partner where no column tells it', async () => {
  const { records, doubts } = await readAll({
    rows: [
      ['Số thư', 'Ngày gửi', 'Người nhận', 'Trích yếu'],
      ['03/T-UBND', '05/02/2024', 'Tỉnh trưởng tỉnh Gifu, Nhật Bản', 'Thư mời'],
      ['04/T-UBND', '06/02/2024', 'Văn phòng Ngoại sự Quảng Tây', 'Thư mời'],
    ],
  });
  expect(records).toMatchObject([{ country: 'JP' }, { country: 'CN' }]);
  expect(doubts).toContain('2 country-assumed');
});
