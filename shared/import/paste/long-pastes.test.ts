import { expect, it } from 'vitest';
import { ReferenceIndex } from '../../reference/find-reference.ts';
import { shippedRows } from '../../reference/shipped-rows.ts';
import { registerNamed } from '../../registers/all-registers.ts';
import { plainDate } from '../../time/plain-date.ts';
import { pasteHeadings } from './known-headings.ts';
import { readPastedTable } from './pasted-table.ts';
import { pastedChoices } from './pasted-value.ts';

const today = plainDate('2024-03-20');
const context = { index: new ReferenceIndex(shippedRows), on: today, today, choices: pastedChoices };
const delegation = registerNamed('outgoing-delegation');
const members = {
  fields: delegation.children['members']?.fields ?? {},
  headings: pasteHeadings(delegation, 'members'),
};
const SIGNS = 8_000;

// What takes time by the square of so many signs would not end within a test.
it.each([
  ['( '],
  ['()'],
  ['[a'],
  ['12'],
  ['1/2'],
  ['1.000 '],
  ['và '],
  [', '],
  ['; '],
  ['. '],
  [': '],
  [' -'],
  [' '],
  ['中 '],
  ['A '],
  ['a-'],
  ['Ông A '],
  ['Ông A\n'],
  ['a\n'],
  ['\n'],
  ['"'],
  ['|a'],
])('tells every sign of a paste that says %j again and again, in a table and alone', (unit) => {
  const long = `${unit.repeat(SIGNS / unit.length)}x`;
  for (const text of [`Họ và tên\tChức vụ\tĐơn vị\nNguyễn Văn An\t${long}\tSở Y tế`, long]) {
    const { rows, setAside } = readPastedTable(text, members, context);
    const told = JSON.stringify([rows, setAside]);
    expect(told).toContain('x');
    expect(told.length).toBeGreaterThan(text.replaceAll(/[\s\d()[\]"|.,;:/-]/g, '').length / 2);
  }
});
