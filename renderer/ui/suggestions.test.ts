import { describe, expect, it } from 'vitest';
import { likely, named, suggestion } from './suggestions.ts';

const rows = [
  suggestion('1', 'Văn phòng UBND tỉnh'),
  suggestion('2', 'Sở Y tế'),
  suggestion('3', 'Sở Ngoại vụ', ['SNgV']),
  suggestion('4', 'Ủy ban nhân dân tỉnh', ['UBND tỉnh']),
  suggestion('5', 'Công ty Ngoại thương'),
];
const found = (typed: string): readonly string[] => likely(rows, typed).map((row) => row.value);

describe('the rows that typed words may mean', () => {
  it.each([
    ['', []],
    ['so', ['2', '3']],
    ['sở y', ['2']],
    ['ngoai', ['3', '5']],
    ['ngoai vu so', ['3']],
    ['không có', []],
  ])('of %j are %j', (typed, values) => {
    expect(found(typed)).toEqual(values);
  });

  it('begin with the one that is written just so, by any of its names', () => {
    expect(found('ubnd tinh')).toEqual(['4', '1']);
    expect(found('sngv')).toEqual(['3']);
  });

  it('name a row only when all of a name was typed', () => {
    expect(named(rows, 'so y te')?.value).toBe('2');
    expect(named(rows, 'UBND tỉnh')?.value).toBe('4');
    expect(named(rows, 'sở y')).toBeUndefined();
    expect(named(rows, '  ')).toBeUndefined();
  });
});
