import { describe, expect, it } from 'vitest';
import { day, readSheet, type Row } from './test-sheets.ts';

const readAll = (...rows: readonly Row[]) => readSheet('assigning-document', { rows });

describe('a document whose day stands with its number', () => {
  it('has both, under heads that name both or only the number', async () => {
    const { records, doubts } = await readAll(
      ['Số, ký hiệu, ngày tháng văn bản', 'Cơ quan', 'Về việc'],
      ['145/QĐ-UBND ngày 20/01/2024', 'UBND tỉnh', 'Chương trình công tác'],
      ['Công văn số 321/UBND-NC, 05/3/2024', 'UBND tỉnh', 'Báo cáo'],
      ['835-QĐ/TU (12.02.2024)', 'Tỉnh ủy', 'Quy chế'],
      ['99/BNG-UBBG ngày 12/02/2024 của Bộ Ngoại giao', null, 'Quản lý mốc giới'],
    );
    expect(doubts).toEqual([]);
    expect(records).toMatchObject([
      { number: '145/QĐ-UBND', date: '2024-01-20', level: 'peoplesCommittee' },
      { number: '321/UBND-NC', date: '2024-03-05' },
      { number: '835-QĐ/TU', date: '2024-02-12', level: 'provincialParty' },
      { number: '99/BNG-UBBG', date: '2024-02-12', issuer: { text: 'Bộ Ngoại giao' }, level: 'central' },
    ]);
  });

  it('is named where the column of days says another one, or the cell more', async () => {
    const { records, doubts } = await readAll(
      ['Số văn bản', 'Ngày ban hành', 'Trích yếu'],
      ['145/QĐ-UBND ngày 20/01/2024', day('2024-01-21'), 'Chương trình'],
      ['146/QĐ-UBND ngày 20/01/2024; 147/QĐ-UBND', day('2024-01-20'), 'Kế hoạch'],
      [day('2024-12-05'), day('2024-12-20'), 'Báo cáo'],
    );
    expect(doubts).toEqual(['2 number-day-differs', '3 kept-in-words', '4 number-is-date']);
    expect(records).toMatchObject([
      { number: '145/QĐ-UBND', date: '2024-01-21' },
      { number: '146/QĐ-UBND', notes: 'Số văn bản: 146/QĐ-UBND ngày 20/01/2024; 147/QĐ-UBND' },
      { number: null, notes: 'Số văn bản: 05/12/2024' },
    ]);
  });
});

describe('the register of documents that came in (Nghị định 30/2020, Phụ lục IV)', () => {
  it('gives their author, their own day and the day of receipt', async () => {
    const { result, records, doubts } = await readAll(
      ['SỔ ĐĂNG KÝ VĂN BẢN ĐẾN'],
      [
        'Ngày đến',
        'Số đến',
        'Tác giả',
        'Số, ký hiệu văn bản',
        'Ngày, tháng, năm văn bản',
        'Tên loại và trích yếu nội dung văn bản',
        'Đơn vị hoặc người nhận',
        'Ghi chú',
      ],
      ['28/3/2024', 150, 'UBND tỉnh', '88/TB-UBND', '27/3/2024', 'Thông báo kết luận', 'Phòng QLBG', null],
    );
    expect(result.unused).toEqual([]);
    expect(doubts).toEqual([]);
    expect(records).toMatchObject([
      {
        number: '88/TB-UBND',
        date: '2024-03-27',
        receivedOn: '2024-03-28',
        issuer: { text: 'UBND tỉnh' },
        abstract: 'Thông báo kết luận',
        recipients: 'Phòng QLBG',
        notes: 'Số đến: 150',
      },
    ]);
  });
});

describe('a document whose sign has a column of its own', () => {
  it('bears both, or the sign alone where that is the whole number', async () => {
    const { records } = await readAll(
      ['Loại văn bản', 'Số', 'Ký hiệu', 'Ngày ban hành', 'Trích yếu'],
      ['Thông báo', 88, 'TB-UBND', day('2024-03-27'), 'Kết luận của Chủ tịch'],
      ['Kế hoạch', '15', '/KH-BCĐ', day('2024-02-01'), 'Công tác năm'],
    );
    expect(records).toMatchObject([{ number: '88/TB-UBND' }, { number: '15/KH-BCĐ' }]);
    const alone = await readAll(
      ['Ký hiệu', 'Ngày ban hành', 'Trích yếu'],
      ['145/QĐ-UBND', day('2024-01-20'), 'Chương trình công tác'],
    );
    expect(alone.records).toMatchObject([{ number: '145/QĐ-UBND', date: '2024-01-20' }]);
  });
});
