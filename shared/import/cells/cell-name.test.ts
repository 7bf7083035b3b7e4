import { expect, it } from 'vitest';
import { cellName } from './cell-name.ts';

it.each<[string, Partial<ReturnType<typeof cellName>>]>([
  ['Nguyễn Văn An', { name: 'Nguyễn Văn An', sex: null, saysMore: false }],
  ['Đ/c Triệu Văn Páo', { name: 'Triệu Văn Páo', sex: null }],
  ['đồng chí Triệu Văn Páo', { name: 'Triệu Văn Páo' }],
  ['ÔNG NGUYỄN VĂN AN', { name: 'NGUYỄN VĂN AN', sex: 'male' }],
  ['Bà Lương Thị Bích', { name: 'Lương Thị Bích', sex: 'female' }],
  ['Mr. Li Ming', { name: 'Li Ming', sex: 'male' }],
  ['1. Nông Văn Ba', { name: 'Nông Văn Ba' }],
  ['02) Bà Vi Thị Lệ', { name: 'Vi Thị Lệ', sex: 'female' }],
  ['TS. Lê Văn Cao', { name: 'Lê Văn Cao', saysMore: true }],
  ['Anh Tuấn', { name: 'Anh Tuấn', sex: null }],
  ['Ông Ích Khiêm', { name: 'Ông Ích Khiêm', sex: null }],
  ['Bà Triệu', { name: 'Bà Triệu', sex: null }],
  ["H'Len Niê", { name: "H'Len Niê" }],
  ['Nguyễn Văn An - Phó Giám đốc', { name: 'Nguyễn Văn An', jobTitle: 'Phó Giám đốc', saysMore: false }],
  ['Nguyễn Văn An, Giám đốc Sở', { name: 'Nguyễn Văn An', jobTitle: 'Giám đốc Sở' }],
  ['Nguyễn Văn An\nChuyên viên', { name: 'Nguyễn Văn An', jobTitle: 'Chuyên viên' }],
  ['Nguyễn Văn\nAn', { name: 'Nguyễn Văn An', isSeveral: false }],
  ['Nguyễn Văn An\nTrần Thị Bình', { isSeveral: true }],
  ['Nguyễn Văn An (Nhóm 2)', { name: 'Nguyễn Văn An', jobTitle: null, saysMore: true }],
  ['Vương Tiểu Minh (王小明)', { name: 'Vương Tiểu Minh', otherName: '王小明', saysMore: false }],
  ['Wang Xiaoming 王小明', { name: 'Wang Xiaoming', otherName: '王小明' }],
  ['Vương Tiểu Minh\n王小明', { name: 'Vương Tiểu Minh', otherName: '王小明' }],
  ['王小明', { name: '王小明', otherName: null }],
  ['Nguyễn Văn An 0912345678', { name: 'Nguyễn Văn An', saysMore: true }],
  ['Nguyễn Văn An (0912 345 678)', { name: 'Nguyễn Văn An', saysMore: true }],
])('%j is %j', (text, expected) => {
  expect(cellName(text)).toMatchObject(expected);
});
