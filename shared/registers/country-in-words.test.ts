import { expect, it } from 'vitest';
import { ReferenceIndex } from '../reference/find-reference.ts';
import { shippedRows } from '../reference/shipped-rows.ts';
import { countryInWords } from './country-in-words.ts';

const index = new ReferenceIndex(shippedRows);

it.each([
  ['Đại sứ quán Nhật Bản', 'JP'],
  ['Tỉnh Gyeonggi (Hàn Quốc)', 'KR'],
  ['Tỉnh trưởng tỉnh Gifu, Nhật Bản', 'JP'],
  ['Đại sứ Hàn Quốc tại Việt Nam', 'KR'],
  ['Đại sứ quán Lào', 'LA'],
  ['Đại sứ quán Cộng hòa Dân chủ Nhân dân Lào tại Việt Nam', 'LA'],
  ['Tổng Lãnh sự quán Trung Quốc', 'CN'],
  ['日本驻越南大使馆', null],
  ['Văn phòng Ngoại sự Quảng Tây', null],
  ['Sở Ngoại vụ tỉnh Lào Cai', null],
  ['Ông Nguyễn Tuấn Anh', null],
  ['Bà Trần Thị Nga', null],
  ['Công ty Pháp Vân', null],
  ['Bộ Ngoại giao Việt Nam', null],
])('%s tells %s', (text, code) => {
  expect(countryInWords(text, index)?.code ?? null).toBe(code);
});
