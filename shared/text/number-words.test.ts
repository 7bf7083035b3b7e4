import { expect, it } from 'vitest';
import { numberFromWords } from './number-words.ts';

it.each([
  ['ba', 3],
  ['mười', 10],
  ['Mười hai', 12],
  ['mười lăm', 15],
  ['hai mươi', 20],
  ['hai mươi mốt', 21],
  ['ba mươi tư', 34],
  ['một trăm', 100],
  ['một trăm linh năm', 105],
  ['hai trăm ba mươi', 230],
])('%j is %d', (text, number) => {
  expect(numberFromWords(text)).toBe(number);
});

it.each(['', 'nhiều', 'mươi', 'mười mười', 'hai mươi người', 'một trăm năm', 'trăm', 'constructor'])(
  '%j is none',
  (text) => {
    expect(numberFromWords(text)).toBeUndefined();
  },
);
