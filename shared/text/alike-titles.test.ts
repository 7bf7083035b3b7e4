import { expect, it } from 'vitest';
import { alikeTitles } from './alike-titles.ts';

it.each([
  ['Đoàn khảo sát thị trường Quảng Tây', 'ĐOÀN  KHẢO SÁT THỊ TRƯỜNG QUẢNG TÂY', 1],
  ['Đoàn khảo sát thị trường', 'Đoàn công tác đi khảo sát thị trường tại Lào', 1],
  ['Phía bạn làm hàng rào', 'Phía bạn làm hàng rào.', 1],
  ['Đoàn thăm Lào', 'Đoàn dự hội nghị tại Lào', 0.5],
  ['Đoàn khảo sát', 'Đoàn dự hội nghị', 0],
  ['Đoàn công tác', 'Đoàn công tác Sở Y tế', 0],
])('%j and %j are alike by %d', (first, second, share) => {
  expect(alikeTitles(first, second)).toBe(share);
});
