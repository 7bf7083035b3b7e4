import { describe, expect, it } from 'vitest';
import { parseTypedMoney } from './typed-money.ts';

describe('a typed amount of money', () => {
  it.each([
    ['2500000', 2_500_000, null],
    ['2.500.000', 2_500_000, null],
    ['2,500,000', 2_500_000, null],
    ['2 500 000', 2_500_000, null],
    ['150.000.000 đồng', 150_000_000, 'VND'],
    ['150.000.000đ', 150_000_000, 'VND'],
    ['12.000 VNĐ', 12_000, 'VND'],
    ['1,5 triệu', 1_500_000, null],
    ['1,5 triệu đồng', 1_500_000, 'VND'],
    ['2,3 tỷ đồng', 2_300_000_000, 'VND'],
    ['2 tỉ', 2_000_000_000, null],
    ['500 nghìn', 500_000, null],
    ['500k', 500_000, null],
    ['20.000 CNY', 20_000, 'CNY'],
    ['1.250,50 nhân dân tệ', 1250.5, 'CNY'],
    ['$500', 500, 'USD'],
    ['USD 1,200', 1200, 'USD'],
    ['2万元', 20_000, 'CNY'],
    ['0', 0, null],
    ['0,1 triệu', 100_000, null],
    ['1,250 tỷ', 1_250_000_000, null],
    ['1.250 tỷ', 1_250_000_000_000, null],
    ['2.500 triệu', 2_500_000_000, null],
    ['3百万', 3_000_000, null],
  ])('%j is %d %s', (text, amount, currency) => {
    expect(parseTypedMoney(text)).toEqual({ amount, currency });
  });

  it.each(['', 'đồng', 'khoảng 2', '2 tr khoảng', '150 triệu 200', '12 người', '5 USD CNY', '2..5.1'])(
    '%j is none, so that nothing in it is passed over',
    (text) => {
      expect(parseTypedMoney(text)).toBeUndefined();
    },
  );
});
