import { expect, it } from 'vitest';
import { cellIdentity } from './cell-identity.ts';

it.each<[string, number | null, string | null, string | null]>([
  ['C0000001', null, 'C0000001', null],
  ['P 01234567', null, 'P 01234567', null],
  ['020168001234', null, '020168001234', null],
  ['20168001234', null, '020168001234', 'number-padded'],
  ['20168001234', 20_168_001_234, '020168001234', 'number-padded'],
  ['2.01680E+10', 20_168_001_234, '020168001234', 'number-padded'],
  ['020168001234', 20_168_001_234, '020168001234', null],
  ['1234567890', 1_234_567_890, '001234567890', 'number-padded'],
  ['123456789012', 123_456_789_012, '123456789012', null],
  ['81234567', 81_234_567, '081234567', 'number-padded'],
  ['123456789', 123_456_789, '123456789', null],
  ['1.2345E+11', null, null, 'number-lost'],
])('%j (%s) is %s with the doubt %s', (text, number, read, doubt) => {
  expect(cellIdentity({ text, date: null, number })).toEqual({ number: read, doubt });
});
