import { expect, it } from 'vitest';
import { testGrid } from '../table/test-grid.ts';
import { unicodeSheets } from './unicode-sheets.ts';

const texts = (rows: Parameters<typeof testGrid>[0]): readonly (readonly string[])[] =>
  unicodeSheets([testGrid(rows)]).flatMap((grid) => grid.rows.map((cells) => cells.map(({ text }) => text)));

it.each([
  [
    'TCVN3, heads too',
    [
      ['Hä vµ tªn', 'Chøc vô'],
      ['TrÇn V¨n MÉu', 'Gi¸m ®èc'],
    ],
    [
      ['Họ và tên', 'Chức vụ'],
      ['Trần Văn Mẫu', 'Giám đốc'],
    ],
  ],
  [
    'TCVN3 below heads in Unicode',
    [
      ['Họ và tên', 'Chức vụ', 'Số hộ chiếu'],
      ['TrÇn V¨n MÉu', 'Gi¸m ®èc', 'C0000001'],
    ],
    [
      ['Họ và tên', 'Chức vụ', 'Số hộ chiếu'],
      ['Trần Văn Mẫu', 'Giám đốc', 'C0000001'],
    ],
  ],
  [
    'VNI',
    [
      ['Họ và tên', 'Nơi ở'],
      ['Nguyeãn Vaên Thöû', 'Thaønh phoá'],
    ],
    [
      ['Họ và tên', 'Nơi ở'],
      ['Nguyễn Văn Thử', 'Thành phố'],
    ],
  ],
])('reads %s', (_what, rows, read) => {
  expect(texts(rows)).toEqual(read);
});

it('leaves Unicode, and names of other languages, as they are', () => {
  const rows = [
    ['Họ và tên', 'Tổ chức', 'Ghi chú'],
    ['Hà Cán', 'Café Noël', 'Köln'],
    ['Lò Thị Ý', 'Viện Goethe', '«Sông Hồng»'],
    ['Vi Văn Bá', 'Đại sứ quán', 'Malmö'],
    ['Nguyễn Hoá', 'Sở Ngoại vụ', 'ý kiến'],
    ['20/2÷23/2/2024', '£', '35 °C'],
    ['5 ÷ 7/2', '¥', '§ 2, ±3 m²'],
  ];
  expect(texts(rows)).toEqual(rows);
});
