import { describe, expect, it } from 'vitest';
import { plainDate } from '../../time/plain-date.ts';
import {
  cellCount,
  cellDate,
  cellLeader,
  cellMoney,
  cellPermits,
  cellRange,
  emptyCell,
  type SheetCell,
} from './sheet-cells.ts';

const today = plainDate('2024-03-20');
const typed = (text: string): SheetCell => ({ ...emptyCell, text });
const counted = (number: number): SheetCell => ({ text: String(number), date: null, number });

describe('a date in a cell', () => {
  it.each([
    ['05/02/2024', '2024-02-05'],
    ['5/2/2024', '2024-02-05'],
    ['05.02.2024', '2024-02-05'],
    ['05-02-2024', '2024-02-05'],
    ['2024-02-05 00:00:00', '2024-02-05'],
    ['05/02/2024 08:30', '2024-02-05'],
    ['8h30, 05/02/2024', '2024-02-05'],
    ['Thứ hai, 05/02/2024', '2024-02-05'],
    ['ngày 05/02/2024', '2024-02-05'],
    ['Ngày 5 tháng 2 năm 2024', '2024-02-05'],
  ])('%j is %s', (text, date) => {
    expect(cellDate(typed(text), today)).toEqual({ ok: true, date });
  });

  it.each([
    ['30/2/2024', 'no-such-date'],
    ['31/11/2023', 'no-such-date'],
    ['05/02', 'no-year'],
    ['ngày 5/2', 'no-year'],
    ['tháng 2', 'not-a-date'],
    ['chưa rõ', 'not-a-date'],
  ])('%j is refused: %s', (text, problem) => {
    expect(cellDate(typed(text), today)).toEqual({ ok: false, problem });
  });

  it('may be a true date or the serial number of one', () => {
    expect(cellDate({ text: 'x', date: plainDate('2024-02-05'), number: null }, today)).toMatchObject({
      date: '2024-02-05',
    });
    expect(cellDate(counted(45_327), today)).toMatchObject({ date: '2024-02-05' });
    expect(cellDate(counted(12), today).ok).toBe(false);
  });
});

describe('two dates in a cell', () => {
  it.each([
    ['10/01/2024 - 15/01/2024', '2024-01-10', '2024-01-15'],
    ['10/01/2024-15/01/2024', '2024-01-10', '2024-01-15'],
    ['10/01/2024 – 15/01/2024', '2024-01-10', '2024-01-15'],
    ['10-15/01/2024', '2024-01-10', '2024-01-15'],
    ['10 - 15/1/2024', '2024-01-10', '2024-01-15'],
    ['10/01-15/01/2024', '2024-01-10', '2024-01-15'],
    ['từ 10/01 đến 15/01/2024', '2024-01-10', '2024-01-15'],
    ['Từ ngày 10/01/2024 đến ngày 15/01/2024', '2024-01-10', '2024-01-15'],
    ['Từ 10/01/2024 đến hết 15/01/2024', '2024-01-10', '2024-01-15'],
    ['từ ngày 10 đến ngày 15 tháng 01 năm 2024', '2024-01-10', '2024-01-15'],
    ['Từ ngày 10/01/2024\nđến ngày 15/01/2024', '2024-01-10', '2024-01-15'],
    ['10/01/2024\n15/01/2024', '2024-01-10', '2024-01-15'],
    ['10/01/2024 15/01/2024', '2024-01-10', '2024-01-15'],
    ['10.01.2024 - 15.01.2024', '2024-01-10', '2024-01-15'],
    ['10-01-2024 - 15-01-2024', '2024-01-10', '2024-01-15'],
    ['10/01/2024 - 15/01/2024 (06 ngày)', '2024-01-10', '2024-01-15'],
    ['8h00 10/01/2024 - 17h30 15/01/2024', '2024-01-10', '2024-01-15'],
    ['sáng 10/01/2024 - chiều 15/01/2024', '2024-01-10', '2024-01-15'],
    ['28/12 - 02/01/2024', '2023-12-28', '2024-01-02'],
    ['28/12/2023 - 02/01/2024', '2023-12-28', '2024-01-02'],
    ['15/01/2024', '2024-01-15', '2024-01-15'],
    ['Ngày 15/01/2024', '2024-01-15', '2024-01-15'],
    ['ngày 15 tháng 01 năm 2024', '2024-01-15', '2024-01-15'],
    ['15/01/2024 (01 ngày)', '2024-01-15', '2024-01-15'],
  ])('%j is %s to %s', (text, from, to) => {
    expect(cellRange(typed(text), today)).toEqual({ ok: true, from, to });
  });

  it.each([
    ['10 - 15/01', 'no-year'],
    ['10/01 - 15/01', 'no-year'],
    ['28 - 30/02/2024', 'no-such-date'],
    ['Quý I/2024', 'not-a-date'],
    ['10-1/2024', 'not-a-date'],
    ['tháng 01 năm 2024', 'not-a-date'],
  ])('%j is refused: %s', (text, problem) => {
    expect(cellRange(typed(text), today)).toEqual({ ok: false, problem });
  });
});

describe('a number of people', () => {
  it.each([
    ['12', 12],
    ['12 người', 12],
    ['12người', 12],
    ['12 lượt', 12],
    ['12 lượt người', 12],
    ['12 đ/c', 12],
    ['12 (03 nữ)', 12],
    ['12 người, trong đó 03 nữ', 12],
    ['01 đoàn/12 người', 12],
    ['1.200 người', 1200],
    ['012', 12],
    ['12,0', 12],
  ])('%j is %i', (text, count) => {
    expect(cellCount(typed(text))).toBe(count);
  });

  it.each(['', 'nhiều', '10-12', '10 - 12 người', '10 + 2', '1,5', 'không'])('%j is refused', (text) => {
    expect(cellCount(typed(text))).toBeNull();
  });

  it('is taken from a true number whatever its format shows', () => {
    expect(cellCount({ text: '12 người', date: null, number: 12 })).toBe(12);
    expect(cellCount({ text: '12', date: null, number: 12.4 })).toBeNull();
  });
});

describe('a permit', () => {
  it.each([
    ['145/QĐ-UBND', [['145/QĐ-UBND', null, null]]],
    ['50/2025/QĐ-UBND', [['50/2025/QĐ-UBND', null, null]]],
    ['Quyết định số 145/QĐ-UBND', [['145/QĐ-UBND', null, null]]],
    ['272-QĐ/TW', [['272-QĐ/TW', null, null]]],
    ['05-HD/BĐNTW', [['05-HD/BĐNTW', null, null]]],
    ['/TB-UBND', [['/TB-UBND', null, null]]],
    ['145/QĐ-UBND ngày 20/01/2024', [['145/QĐ-UBND', '2024-01-20', null]]],
    ['145/QĐ-UBND, 20/01/2024', [['145/QĐ-UBND', '2024-01-20', null]]],
    ['QĐ số 145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh', [['145/QĐ-UBND', '2024-01-20', 'UBND tỉnh']]],
    [
      '13/TTr-SNgV ngày 5/1/2024; 145/QĐ-UBND ngày 20/01/2024',
      [
        ['13/TTr-SNgV', '2024-01-05', null],
        ['145/QĐ-UBND', '2024-01-20', null],
      ],
    ],
  ])('%j is read as number, date and issuer', (text, expected) => {
    expect(cellPermits(text, today).map(({ number, date, issuer }) => [number, date, issuer])).toEqual(
      expected,
    );
  });
});

describe('a leader', () => {
  it.each([
    ['Nguyễn Văn A', 'Nguyễn Văn A', null],
    ['Nguyễn Văn A (Giám đốc Sở)', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Nguyễn Văn A, Giám đốc Sở', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Nguyễn Văn A - Giám đốc Sở', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Nguyễn Văn A\nGiám đốc Sở', 'Nguyễn Văn A', 'Giám đốc Sở'],
    ['Phó Chủ tịch UBND tỉnh', 'Phó Chủ tịch UBND tỉnh', null],
  ])('%j is %j with the position %j', (text, name, jobTitle) => {
    expect(cellLeader(text)).toEqual({ name, jobTitle });
  });
});

describe('an amount of money', () => {
  it.each([
    ['150.000.000 đồng', 150_000_000, 'VND'],
    ['150.000.000', 150_000_000, 'VND'],
    ['1,5 triệu đồng', 1_500_000, 'VND'],
    ['20.000 CNY', 20_000, 'CNY'],
    ['20.000 NDT', 20_000, 'CNY'],
    ['3.500 USD', 3_500, 'USD'],
    ['500 nghìn', 500_000, 'VND'],
    ['1 tỷ 200', null, null],
    ['2 tỷ', 2_000_000_000, 'VND'],
    ['1,250 tỷ đồng', 1_250_000_000, 'VND'],
    ['150k', 150_000, 'VND'],
    ['$500', 500, 'USD'],
    ['2万元', 20_000, 'CNY'],
    ['150 triệu đồng (ngân sách tỉnh)', 150_000_000, 'VND'],
    ['Ngân sách tỉnh: 150 triệu', 150_000_000, 'VND'],
    ['150.000.000 đồng do tỉnh cấp', 150_000_000, 'VND'],
    ['5 triệu/người', null, null],
    ['10 - 12 triệu', null, null],
    ['tỉnh 100 triệu, doanh nghiệp 50 triệu', null, null],
    ['Tỉnh: 100 triệu; doanh nghiệp: 50 triệu', null, null],
    ['1 trăm triệu', null, null],
    ['khoảng 2', null, null],
  ])('%j is %s %s', (text, amount, currency) => {
    const read = cellMoney(typed(text));
    expect([read?.money.amount ?? null, read?.money.currency ?? null]).toEqual([amount, currency]);
  });

  it('is none where no number stands', () => {
    expect(cellMoney(typed('ngân sách tỉnh'))).toBeNull();
  });

  it('is what the cell holds as a number, in đồng, but never below nothing', () => {
    const held = (number: number) => cellMoney({ text: String(number), date: null, number });
    expect(held(2_500_000)).toEqual({
      money: { amount: 2_500_000, currency: 'VND', rate: 1 },
      isWhole: true,
    });
    expect(held(-1)).toBeNull();
  });

  it('says whether the cell tells more than it', () => {
    expect(cellMoney(typed('150 triệu'))).toMatchObject({ isWhole: true });
    expect(cellMoney(typed('150 triệu (NSNN)'))).toMatchObject({ isWhole: false });
  });
});
