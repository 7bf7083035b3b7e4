import { array, assert, constantFrom, property } from 'fast-check';
import { expect, it } from 'vitest';
import { fileBounds } from '../../../shared/contract/file-bounds.ts';
import { fittingCells } from './fitting-cells.ts';

const most = fileBounds.cellCharacters;

it('parts no line whose texts have room', () => {
  const cells = [1, 'a'.repeat(most), null];
  expect([...fittingCells(cells)]).toEqual([cells]);
});

it('goes on below where a line ends, else between words, and tells numbers once', () => {
  const line = 'Đoàn đi công tác'.padEnd(999, '.');
  const long = Array.from({ length: 70 }, () => line).join('\n');
  const lines = [...fittingCells([7, long, 'ngắn'])];
  expect(lines.map(([number]) => number)).toEqual([7, null, null]);
  expect(lines.map(([, , short]) => short)).toEqual(['ngắn', null, null]);
  expect(lines.map(([, text]) => String(text).split('\n').length)).toEqual([32, 32, 6]);
  expect(lines.map(([, text]) => text).join('\n')).toBe(long);
  const words = `${'từ '.repeat(most)}cuối`;
  const parted = [...fittingCells([words])].map(([text]) => String(text));
  expect(parted.every((text) => !text.startsWith(' ') && text.length <= most)).toBe(true);
  expect(parted.join(' ')).toBe(words);
});

it('keeps every sign whole and in order, whatever is written', () => {
  const signs = constantFrom('a', 'ệ', '😀', 'x'.repeat(most - 1), '😀'.repeat(20_000));
  assert(
    property(array(signs, { maxLength: 6 }), (parts) => {
      const text = parts.join('');
      const lines = [...fittingCells([text])].map(([cell]) => String(cell ?? ''));
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        expect(line.length).toBeLessThanOrEqual(most);
        expect(line.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});
