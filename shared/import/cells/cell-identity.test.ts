import { expect, it } from 'vitest';
import { cellIdentity } from './cell-identity.ts';

it.each<[string, number | null, string | null, string | null]>([
  ['C0000001', null, 'C0000001', null],
  ['P 01234567', null, 'P01234567', null],
  ['c1234567', null, 'C1234567', null],
  [' C 7654321 ', null, 'C7654321', null],
  ['B１２３４５６７', null, 'B1234567', null],
  ["'020168001234", null, '020168001234', null],
  ['020 168 001 234', null, '020168001234', null],
  ['020.168.001.234', null, '020168001234', null],
  ['020168001234', null, '020168001234', null],
  ['20168001234', null, '020168001234', 'number-padded'],
  ['20168001234', 20_168_001_234, '020168001234', 'number-padded'],
  ['2.01680E+10', 20_168_001_234, '020168001234', 'number-padded'],
  ['020168001234', 20_168_001_234, '020168001234', null],
  ['1234567890', 1_234_567_890, '1234567890', null],
  ['123456789012', 123_456_789_012, '123456789012', null],
  ['12345678', 12_345_678, '12345678', null],
  ['12345678', null, '12345678', null],
  ['E1234567K', null, 'E1234567K', null],
  ['123456789', 123_456_789, '123456789', null],
  ['1.2345E+11', null, null, 'number-lost'],
])('%j (%s) is %s with the doubt %s', (text, number, read, doubt) => {
  expect(cellIdentity({ text, date: null, number })).toEqual({
    number: read,
    further: [],
    beside: '',
    doubt,
  });
});

it.each<[string, string | null, readonly string[], string]>([
  ['C1234567 (công vụ)', 'C1234567', [], '(công vụ)'],
  ['HC: C1234567', 'C1234567', [], ''],
  ['020168001234 cấp ngày 12/5/2021', '020168001234', [], 'cấp ngày 12/5/2021'],
  ['020168001234\n(cũ: 080123456)', '020168001234', ['080123456'], '(cũ: )'],
  ['E1234567K (cũ)', 'E1234567K', [], '(cũ)'],
  ['B1234567/C7654321', 'B1234567', ['C7654321'], ''],
  ['chưa có', null, [], 'chưa có'],
])('%j is %s, then %j, beside %j', (text, number, further, beside) => {
  expect(cellIdentity({ text, date: null, number: null })).toMatchObject({ number, further, beside });
});

it.each<[number, string, string | null]>([
  [1_168_001_234, '001168001234', 'number-padded'],
  [20_168_001_234, '020168001234', 'number-padded'],
  [80_123_456, '80123456', 'number-length'],
])('reads the number %s under a head of CCCD or CMND as %j', (number, read, doubt) => {
  const cell = { text: String(number), date: null, number };
  expect(cellIdentity(cell, true)).toMatchObject({ number: read, doubt });
});

it.each(['0201680012345', '80123456', 'C1234567'])('doubts %j under a head of CCCD or CMND', (text) => {
  expect(cellIdentity({ text, date: null, number: null }, true).doubt).toBe('number-length');
});
