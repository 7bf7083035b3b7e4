import { array, assert, integer, pre, property, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedCells } from './pasted-grid.ts';

describe('the cells of a pasted text', () => {
  it.each<readonly [string, string, readonly (readonly string[])[]]>([
    [
      'stand between tabs; empty ones stay',
      'a\t\tc\r\n\tb\t\r\n',
      [
        ['a', '', 'c'],
        ['', 'b', ''],
      ],
    ],
    [
      'fill short rows up',
      'a\tb\tc\nd',
      [
        ['a', 'b', 'c'],
        ['d', '', ''],
      ],
    ],
    [
      'may hold line breaks and doubled quotes within quotes; a tab within is a blank',
      '"a\nb"\t"c\td"\t"say ""e"""\nf\tg\th',
      [
        ['a\nb', 'c d', 'say "e"'],
        ['f', 'g', 'h'],
      ],
    ],
    [
      'keep a quote that nothing closes',
      '"Hoa Mai" JSC\tb\n"c\td',
      [
        ['"Hoa Mai" JSC', 'b'],
        ['"c', 'd'],
      ],
    ],
    [
      'stand between semicolons',
      'a;b;\nc;;d',
      [
        ['a', 'b', ''],
        ['c', '', 'd'],
      ],
    ],
    [
      'stand between bars',
      '| a | b |\n|---|---|\n| c | d |',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'stand between two blanks or more',
      'a b   c\nd  e',
      [
        ['a b', 'c'],
        ['d', 'e'],
      ],
    ],
    [
      'stand between commas',
      'a, b, c\nd, e',
      [
        ['a', 'b', 'c'],
        ['d', 'e', ''],
      ],
    ],
    [
      'stand between dashes',
      'a - b – c\nd - e',
      [
        ['a', 'b', 'c'],
        ['d', 'e', ''],
      ],
    ],
    ['are one a line else', 'a\nb c\n\n', [['a'], ['b c']]],
    ['lack the numbers that Word sets before a list', '1.\ta b\n2.\tc', [['a b'], ['c']]],
    ['lose what cannot be seen', '\uFEFFa\u200B\t\u200Eb\u00A0c', [['a', 'b c']]],
    ['are none in an empty text', ' \n\t\n', []],
  ])('%s', (_, text, cells) => {
    expect(pastedCells(text)).toEqual(cells);
  });

  it('are those that a spreadsheet copied, whatever they hold', () => {
    const cell = stringMatching(/^[a-z0-9,;"\t\n -]{0,8}$/).map((text) =>
      text.replaceAll(/[ \t]+/g, ' ').trim(),
    );
    const grids = integer({ min: 2, max: 5 })
      .chain((width) =>
        array(array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      )
      .filter((rows) => rows.every((row) => row[0] !== '' && row.at(-1) !== ''));
    const copied = (text: string): string =>
      /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    assert(
      property(grids, (rows) => {
        // A number or bullet before a single tab is how Word copies a list.
        pre(rows.every((row) => /^[a-np-z]/.test(row[0] ?? '')));
        const text = rows.map((row) => row.map(copied).join('\t')).join('\r\n');
        const tidy = (one: string): string =>
          one
            .split('\n')
            .map((line) => line.trim())
            .join('\n')
            .trim();
        expect(pastedCells(text)).toEqual(rows.map((row) => row.map(tidy)));
      }),
    );
  });
});
