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
    ['150tr', 150_000_000, null],
    ['1 tỷ 200 triệu', 1_200_000_000, null],
    ['1 tỷ 200 triệu đồng', 1_200_000_000, 'VND'],
    ['1tỷ200tr', 1_200_000_000, null],
    ['2 tỷ 350 triệu 500 nghìn đồng', 2_350_500_000, 'VND'],
    ['96 triệu 500 ngàn', 96_500_000, null],
    ['2tr5', 2_500_000, null],
    ['1tỷ2 triệu', 1_002_000_000, null],
    ['5 nghìn tỷ', 5_000_000_000_000, null],
    ['1tr250', 1_250_000, null],
    ['1 tỷ rưỡi', 1_500_000_000, null],
    ['2 triệu rưỡi', 2_500_000, null],
    ['1 trăm triệu', 100_000_000, null],
    ['US$ 3,000', 3000, 'USD'],
    ['3000$', 3000, 'USD'],
    ['3.000 đô la Mỹ', 3000, 'USD'],
    ['2 vạn tệ', 20_000, 'CNY'],
    ['20 nghìn USD', 20_000, 'USD'],
    ['1.500 EUR', 1500, 'EUR'],
    ['£1,200', 1200, 'GBP'],
  ])('%j is %d %s', (text, amount, currency) => {
    expect(parseTypedMoney(text)).toEqual({ amount, currency });
  });

  it.each([
    '',
    'đồng',
    'khoảng 2',
    '2 tr khoảng',
    '150 triệu 200',
    '12 người',
    '200 triệu 1 tỷ',
    '1 tỷ 2 tỷ',
    '2 tỷ triệu',
    '10 - 12 triệu',
    '100 triệu + 50 triệu',
    'rưỡi',
    '5 USD CNY',
    '2..5.1',
  ])('%j is none, so that nothing in it is passed over', (text) => {
    expect(parseTypedMoney(text)).toBeUndefined();
  });
});
