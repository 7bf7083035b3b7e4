import { describe, expect, it } from 'vitest';
import { cellMoney, unitAfterLabel, unitOfHead } from './cell-money.ts';
import { emptyCell, type SheetCell } from './sheet-cells.ts';

const typed = (text: string): SheetCell => ({ ...emptyCell, text });
const held = (number: number, text = String(number)): SheetCell => ({ text, date: null, number });

describe('an amount of money', () => {
  it.each([
    ['150.000.000 đồng', 150_000_000, 'VND'],
    ['150.000.000', 150_000_000, 'VND'],
    ['2.500.000đ', 2_500_000, 'VND'],
    ['1,5 triệu đồng', 1_500_000, 'VND'],
    ['20.000 CNY', 20_000, 'CNY'],
    ['20.000 NDT', 20_000, 'CNY'],
    ['20.000 Nhân dân tệ', 20_000, 'CNY'],
    ['3.500 USD', 3_500, 'USD'],
    ['1.500 EUR', 1_500, 'EUR'],
    ['500 nghìn', 500_000, 'VND'],
    ['500k', 500_000, 'VND'],
    ['150tr', 150_000_000, 'VND'],
    ['1 tỷ 200', null, null],
    ['1 tỷ 200 triệu', 1_200_000_000, 'VND'],
    ['1,2 tỷ', 1_200_000_000, 'VND'],
    ['2 tỷ', 2_000_000_000, 'VND'],
    ['1,250 tỷ đồng', 1_250_000_000, 'VND'],
    ['$500', 500, 'USD'],
    ['2万元', 20_000, 'CNY'],
    ['150 triệu đồng (ngân sách tỉnh)', 150_000_000, 'VND'],
    ['20.000 NDT (tương đương 70 triệu đồng)', 20_000, 'CNY'],
    ['Ngân sách tỉnh: 150 triệu', 150_000_000, 'VND'],
    ['Ngân sách tỉnh 150 triệu', 150_000_000, 'VND'],
    ['NSNN: 1 tỷ 200 triệu', 1_200_000_000, 'VND'],
    ['150.000.000 đồng do tỉnh cấp', 150_000_000, 'VND'],
    ['5 triệu/người', null, null],
    ['150 triệu/người', null, null],
    ['mỗi người 5 triệu', null, null],
    ['5 triệu đồng mỗi người', null, null],
    ['10 - 12 triệu', null, null],
    ['từ 100 đến 150 triệu', null, null],
    ['1 trăm triệu', 100_000_000, 'VND'],
    ['khoảng 2', null, null],
  ])('%j is %s %s', (text, amount, currency) => {
    const read = cellMoney(typed(text));
    expect([read?.money.amount ?? null, read?.money.currency ?? null]).toEqual([amount, currency]);
  });

  it('is none where no number stands', () => {
    expect(cellMoney(typed('ngân sách tỉnh'))).toBeNull();
  });

  it('is what the cell holds as a number, in đồng, but never below nothing', () => {
    expect(cellMoney(held(2_500_000))).toEqual({
      money: { amount: 2_500_000, currency: 'VND', rate: 1 },
      isWhole: true,
      doubt: null,
    });
    expect(cellMoney(held(-1))).toBeNull();
  });

  it.each([
    [96.5, '96,5 triệu', 96_500_000, 'VND'],
    [96_500_000, '96,5 tr', 96_500_000, 'VND'],
    [3000, '$3,000.00', 3000, 'USD'],
    [20_000, '20,000 CNY', 20_000, 'CNY'],
    [2_500_000, '2.500.000 đ', 2_500_000, 'VND'],
  ])('%d shown as %j is %d %s', (number, text, amount, currency) => {
    expect(cellMoney(held(number, text))?.money).toMatchObject({ amount, currency });
  });

  it('says whether the cell tells more than it', () => {
    expect(cellMoney(typed('150 triệu'))).toMatchObject({ isWhole: true });
    expect(cellMoney(typed('150 triệu (NSNN)'))).toMatchObject({ isWhole: false });
  });

  it.each([
    ['khoảng 150 triệu', 150_000_000, 'money-about'],
    ['Ước 1,2 tỷ đồng', 1_200_000_000, 'money-about'],
    ['~ 20.000 USD', 20_000, 'money-about'],
    ['không quá 500 triệu đồng', 500_000_000, 'money-about'],
    ['150', 150, 'money-small'],
    ['96,5', 96.5, 'money-small'],
    ['9.500', 9500, 'money-small'],
    ['9.500 đ', 9500, null],
    ['150 USD', 150, null],
    ['15.000', 15_000, null],
  ])('%j is %d with the doubt %s', (text, amount, doubt) => {
    const read = cellMoney(typed(text));
    expect([read?.money.amount, read?.doubt?.code ?? null]).toEqual([amount, doubt]);
  });
});

describe('the unit of a column', () => {
  const million = { scale: 1_000_000, currency: 'VND' };
  const thousand = { scale: 1000, currency: 'VND' };

  it.each([
    ['Kinh phí (triệu đồng)', million],
    ['Kinh phí\n(Tr.đ)', million],
    ['Kinh phí (trđ)', million],
    ['Kinh phí (ĐVT: nghìn đồng)', thousand],
    ['Số tiền (1.000đ)', thousand],
    ['Số tiền (1000 đồng)', thousand],
    ['Dự toán (ngàn đồng)', thousand],
    ['Kinh phí (triệu)', { scale: 1_000_000, currency: null }],
    ['Kinh phí (tỷ đồng)', { scale: 1_000_000_000, currency: 'VND' }],
    ['Kinh phí (USD)', { scale: 1, currency: 'USD' }],
    ['Kinh phí triệu đồng', million],
    ['Kinh phí USD', { scale: 1, currency: 'USD' }],
    ['Kinh phí (dự toán) (triệu đồng)', million],
    ['Kinh phí ĐVT: triệu đồng', million],
    ['Kinh phí', null],
    ['Nguồn kinh phí', null],
    ['Kinh phí (nếu có)', null],
    ['Kinh phí đi và về', null],
  ])('under %j', (head, unit) => {
    expect(unitOfHead(head)).toEqual(unit);
  });

  it.each([
    ['ĐVT: nghìn đồng', thousand],
    ['(Đơn vị tính: 1.000 đồng)', thousand],
    ['Đơn vị: triệu đồng', million],
    ['Đơn vị tính: USD', { scale: 1, currency: 'USD' }],
    ['Đơn vị: Sở Ngoại vụ', null],
    ['DANH SÁCH ĐOÀN RA NĂM 2024', null],
  ])('below the line %j', (line, unit) => {
    expect(unitAfterLabel(line)).toEqual(unit);
  });

  it.each([
    ['96,5', million, 96_500_000, 'VND', null],
    ['96,5 triệu', million, 96_500_000, 'VND', null],
    ['1 tỷ 200 triệu', million, 1_200_000_000, 'VND', null],
    ['96.500.000 đồng', million, 96_500_000, 'VND', null],
    ['96.500.000', million, 96_500_000, 'VND', 'money-typed-out'],
    ['500k', million, 500_000, 'VND', null],
    ['20.000 NDT', million, 20_000, 'CNY', null],
    ['3.000', { scale: 1, currency: 'USD' }, 3000, 'USD', null],
    ['96.500', thousand, 96_500_000, 'VND', null],
  ])('makes %j under %o %d %s (doubt %s)', (text, unit, amount, currency, doubt) => {
    const read = cellMoney(typed(text), unit);
    expect([read?.money.amount, read?.money.currency, read?.doubt?.code ?? null]).toEqual([
      amount,
      currency,
      doubt,
    ]);
  });

  it('holds for true numbers too', () => {
    expect(cellMoney(held(96.5), million)?.money.amount).toBe(96_500_000);
  });
});

describe('several amounts in a cell', () => {
  it.each([
    ['NSNN: 20tr; đối tác: 10tr', 30_000_000],
    ['100 tr + 50 tr', 150_000_000],
    ['tỉnh 100 triệu, doanh nghiệp 50 triệu', 150_000_000],
    ['Tỉnh: 100 triệu; doanh nghiệp: 50 triệu', 150_000_000],
    ['100tr NS tỉnh; 50tr tự túc', 150_000_000],
    ['Ngân sách tỉnh 100 triệu đồng, doanh nghiệp 50 triệu đồng', 150_000_000],
    ['Vé: 20tr; Ở: 10tr; Ăn: 5tr. Cộng: 35tr', 35_000_000],
    ['5 triệu x 6 người = 30 triệu', 30_000_000],
    ['6 người x 5 triệu', 30_000_000],
    ['5.000.000 đồng x 6', 30_000_000],
  ])('%j is their sum, which is named', (text, amount) => {
    const read = cellMoney({ text, date: null, number: null });
    expect([read?.money.amount, read?.doubt?.code, read?.isWhole]).toEqual([amount, 'money-summed', false]);
  });

  it.each([
    ['2.000 USD tương đương 50 triệu', 2000, 'USD'],
    ['2.000 USD (tương đương 50 triệu đồng)', 2000, 'USD'],
    ['150 triệu (2.000 USD do bạn đài thọ)', 150_000_000, 'VND'],
  ])('%j is in several currencies: the first is taken and named', (text, amount, currency) => {
    const read = cellMoney({ text, date: null, number: null });
    expect([read?.money.amount, read?.money.currency, read?.doubt?.code]).toEqual([
      amount,
      currency,
      'money-first',
    ]);
  });

  it.each([
    ['1,250 triệu', 1_250_000, 'money-decimal'],
    ['1.250 tỷ', 1_250_000_000_000, 'money-decimal'],
    ['1.250 triệu', 1_250_000_000, undefined],
    ['1,25 triệu', 1_250_000, undefined],
    ['0,250 tỷ', 250_000_000, undefined],
    ['1,250 USD', 1250, undefined],
    ['1,250,000', 1_250_000, undefined],
  ])('%j is %i, and named where the sign may part either', (text, amount, code) => {
    const read = cellMoney({ text, date: null, number: null });
    expect([read?.money.amount, read?.doubt?.code]).toEqual([amount, code]);
  });

  it.each(['150 triệu + 2.000 USD', 'QĐ 145; 150 triệu', '100-150 triệu', 'vé 20tr; ở: chưa rõ 3'])(
    '%j is not added up',
    (text) => {
      expect(cellMoney({ text, date: null, number: null })).toBeNull();
    },
  );

  it.each([
    ['85 trđ', 85_000_000],
    ['80.000.000 đồng/đoàn', 80_000_000],
    ['150.000.000,-', 150_000_000],
    ['Một trăm năm mươi triệu đồng', 150_000_000],
    ['một tỷ hai trăm triệu đồng chẵn', 1_200_000_000],
    ['Bằng chữ: Hai mươi triệu', 20_000_000],
  ])('%j is one amount', (text, amount) => {
    expect(cellMoney({ text, date: null, number: null })).toMatchObject({ money: { amount }, doubt: null });
  });
});

describe('the rate of a foreign amount', () => {
  it.each([
    ['2.000 USD (tỷ giá 24.500)', 2000, 24_500],
    ['2.000 USD (tỉ giá: 24.500 đồng)', 2000, 24_500],
    ['2.000 USD', 2000, null],
  ])('in %j', (text, amount, rate) => {
    expect(cellMoney({ text, date: null, number: null })?.money).toEqual({ amount, currency: 'USD', rate });
  });
});
