import { expect, it } from 'vitest';
import { withoutEnd } from './at-end.ts';
import { BLANKS_IN_A_ROW, shortBlanks } from './short-blanks.ts';

it('keeps blanks as they are typed, and no more in a row than anybody types', () => {
  const usual = `a${' '.repeat(BLANKS_IN_A_ROW)}b\n\nc`;
  expect(shortBlanks(usual)).toBe(usual);
  expect(shortBlanks(`a${' \n'.repeat(30_000)}b ${' '.repeat(100)}`)).toBe(
    `a${' \n'.repeat(BLANKS_IN_A_ROW / 2)}b${' '.repeat(BLANKS_IN_A_ROW)}`,
  );
});

it('cuts off what stands at the end of a text, however long that is', () => {
  expect(withoutEnd('Sở Y tế chủ trì', / chủ trì$/u)).toBe('Sở Y tế');
  expect(withoutEnd(`${'a chủ trì '.repeat(1_000)}b chủ trì`, / chủ trì$/u)).toMatch(/a chủ trì b$/u);
});
