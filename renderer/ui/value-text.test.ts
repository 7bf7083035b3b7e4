import { expect, it } from 'vitest';
import { ReferenceIndex } from '../../shared/reference/find-reference.ts';
import { shippedRows } from '../../shared/reference/shipped-rows.ts';
import { namedText } from './value-text.ts';

const index = new ReferenceIndex(shippedRows);

it.each([
  ['vi', 'Sở Ngoại vụ', 'Sở Ngoại vụ'],
  ['en', 'Sở Ngoại vụ', 'Department of Foreign Affairs'],
  ['en', 'Nhóm bạn của sổ', 'Nhóm bạn của sổ'],
])('names in %s what was kept as “%s”', (language, text, shown) => {
  expect(namedText(index, language, 'organisation', text)).toBe(shown);
});
