import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatNumber, formatSigned, parseTypedNumber, percentChange } from './numbers.ts';

describe('a written number', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1234, '1.234'],
    [1_234_567.5, '1.234.567,5'],
    [-1234.25, '-1.234,25'],
  ])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([
    [0, '00'],
    [9, '09'],
    [10, '10'],
    [175, '175'],
    [1175, '1.175'],
  ])('%d in prose is %s', (value, text) => {
    expect(formatCount(value)).toBe(text);
  });

  it.each([
    [3, '+3'],
    [0, '0'],
    [-2, '-2'],
  ])('a change of %d is %s', (value, text) => {
    expect(formatSigned(value)).toBe(text);
  });

  it.each([
    [9, 6, 50],
    [114, 90, 26.7],
    [0, 5, -100],
    [5, 0, null],
  ])('%d after %d is a change of %s per cent', (now, before, change) => {
    expect(percentChange(now, before)).toBe(change);
  });
});

describe('a typed number', () => {
  it.each([
    ['12', 12],
    ['012', 12],
    ['1.234', 1234],
    ['1,234', 1234],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234', 1234],
    ["1'234", 1234],
    ['1.234.567', 1_234_567],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['0,25', 0.25],
    ['-3', -3],
    ['+3', 3],
    ['12 người', 12],
    ['12 lượt người', 12],
    ['12 (trong đó 3 nữ)', 12],
    ['150.000.000 đồng', 150_000_000],
    ['１２', 12],
  ])('%j is %d', (text, value) => {
    expect(parseTypedNumber(text)).toBe(value);
  });

  it.each(['', 'người', 'khoảng 12', '1.2.3', '-', '.', 'x12'])('%j is none', (text) => {
    expect(parseTypedNumber(text)).toBeUndefined();
  });

  it('is read back as it was written', () => {
    assert(
      property(
        integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        integer({ min: 0, max: 2 }),
        (value, digits) => {
          const number = value / 10 ** digits;
          expect(parseTypedNumber(formatNumber(number, digits))).toBe(number);
        },
      ),
    );
  });
});
