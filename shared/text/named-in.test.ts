import { expect, it } from 'vitest';
import { firstNamed, namesPattern } from './named-in.ts';

const pattern = namesPattern(['ASEAN', 'ASEAN Plus', 'Lào', 'Liên Hợp Quốc', '联合国', '东盟+3', 'U.N.']);

it.each([
  ['Hội nghị ASEAN lần thứ 44', 'ASEAN'],
  ['Hội nghị ASEAN  Plus', 'ASEAN Plus'],
  ['ASEAN Plusx', 'ASEAN'],
  ['ASEANx, Lào', 'Lào'],
  ['Làos', null],
  ['xLào', null],
  ['đoàn Liên\nHợp Quốc', 'Liên Hợp Quốc'],
  ['出席联合国大会', '联合国'],
  ['出席东盟+3会议', '东盟+3'],
  ['La\u0300o', 'Lào'],
  ['U.N.', 'U.N.'],
  ['UxNx', null],
  ['', null],
])('the first name in %j is %j', (text, name) => {
  expect(firstNamed(pattern, text)).toBe(name);
});
