import { expect, it } from 'vitest';
import { numberOfPaper, recipientLines, signatureLines } from './paper-end.ts';

it.each([
  [
    ['Lãnh đạo Sở', 'Lưu: VT, LSHTQT'],
    ['- Như trên;', '- Lãnh đạo Sở;', '- Lưu: VT, LSHTQT.'],
  ],
  [
    ['Như trên', 'Lưu: VT'],
    ['- Như trên;', '- Lưu: VT.'],
  ],
  [
    ['- Lưu: VT.', '- Lãnh đạo Sở;', 'như trên;'],
    ['- Như trên;', '- Lãnh đạo Sở;', '- Lưu: VT.'],
  ],
  [[], ['- Như trên;', '- Lưu: VT.']],
])('writes %j with “Như trên” first and the archive last, marks once', (typed, lines) => {
  expect(recipientLines(typed, 'Kính gửi: Ủy ban nhân dân tỉnh')).toEqual(lines);
});

it('writes no “Như trên” where nobody is addressed', () => {
  expect(recipientLines(['Lãnh đạo Sở', 'Lưu: VT'], '')).toEqual(['- Lãnh đạo Sở;', '- Lưu: VT.']);
});

it.each([
  [{ onBehalf: 'KT. giám đốc', position: 'Phó Giám đốc' }, ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
  [{ onBehalf: '', position: 'Giám đốc' }, ['GIÁM ĐỐC']],
  [{ onBehalf: 'KT. GIÁM ĐỐC', position: 'GIÁM ĐỐC' }, ['GIÁM ĐỐC']],
])('signs %j in capitals, in nobody’s place above the head himself', (signer, lines) => {
  expect(signatureLines({ ...signer, name: '' })).toEqual(lines);
});

it.each([
  ['', ''],
  ['5', '05'],
  ['5/BC-SNgV', '05'],
  ['05', '05'],
  ['145/BC-SNgV', '145'],
  ['12b', '12b'],
])('writes the number %j as %j', (typed, number) => {
  expect(numberOfPaper(typed)).toBe(number);
});
