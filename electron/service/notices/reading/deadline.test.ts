import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../shared/time/plain-date.ts';
import { findDeadline } from './deadline.ts';

const from = plainDate('2024-03-27');

describe('deadlines', () => {
  it.each([
    ['gửi báo cáo trước ngày 15/4/2024.', 'trước ngày 15/4/2024', '2024-04-15'],
    ['hoàn thành xong trước 30/9.', 'xong trước 30/9', '2024-09-30'],
    ['báo cáo chậm nhất ngày 20 tháng 11 năm 2024;', 'chậm nhất ngày 20 tháng 11 năm 2024', '2024-11-20'],
    ['hoàn thành trong quý II/2024', 'trong quý II/2024', '2024-06-30'],
    ['hoàn thành trong quý IV', 'trong quý IV', '2024-12-31'],
    ['xong trong tháng 6/2024', 'xong trong tháng 6/2024', '2024-06-30'],
    ['trình UBND tỉnh trong tháng 4 năm 2024', 'trong tháng 4 năm 2024', '2024-04-30'],
    ['hoàn thành trong năm 2025', 'trong năm 2025', '2025-12-31'],
    ['báo cáo trước ngày 10/01', 'trước ngày 10/01', '2025-01-10'],
    ['hằng tháng báo cáo kết quả', 'hằng tháng', null],
    ['báo cáo trước ngày 25 hằng tháng', 'trước ngày 25 hằng tháng', null],
    // Counted from Wednesday 27 March over Hùng Vương's day, 18 April.
    [
      'báo cáo trong thời hạn 17 ngày làm việc kể từ ngày ký Thông báo này',
      'trong thời hạn 17 ngày làm việc kể từ ngày ký Thông báo này',
      '2024-04-22',
    ],
    [
      'gửi chậm nhất sau 10 ngày kể từ ngày ban hành Kế hoạch',
      'sau 10 ngày kể từ ngày ban hành',
      '2024-04-06',
    ],
    ['hoàn thành trong vòng 05 ngày kể từ ngày nhận được hồ sơ', 'trong vòng 05 ngày', null],
    ['thực hiện ngay sau khi được Chính phủ phê duyệt.', 'ngay sau khi được Chính phủ phê duyệt', null],
  ])('%s', (text, words, date) => {
    const found = findDeadline(text, from);
    expect(found?.date ?? null).toBe(date);
    expect(found?.text).toContain(words);
  });

  it.each([
    'theo Quyết định số 145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh',
    'khắc phục những chỉ số còn thấp đã chỉ ra trong năm 2023',
    'Kế hoạch phát triển giai đoạn 2021 đến năm 2025',
    'triển khai các nhiệm vụ 9 tháng cuối năm 2024',
    'các nhiệm vụ được giao trong năm.',
    'mốc 1088/2 - 1089 thuộc cửa khẩu',
    'từ ngày 01/4/2024 đến ngày 30/4/2024 trên địa bàn tỉnh',
  ])('none in: %s', (text) => {
    expect(findDeadline(text, from)).toBeNull();
  });
});
