import { describe, expect, it } from 'vitest';
import { plainDate } from './plain-date.ts';
import { usualPractice } from '../reference/usual-practice.ts';
import { bareDeadline, findDeadline } from './worded-deadline.ts';

const from = plainDate('2024-03-27');

describe('deadlines', () => {
  it.each([
    ['gửi báo cáo trước ngày 15/4/2024.', 'trước ngày 15/4/2024', '2024-04-14'],
    ['hoàn thành xong trước 30/9.', 'xong trước 30/9', '2024-09-29'],
    ['báo cáo chậm nhất ngày 20 tháng 11 năm 2024;', 'chậm nhất ngày 20 tháng 11 năm 2024', '2024-11-20'],
    ['hoàn thành trong quý II/2024', 'trong quý II/2024', '2024-06-30'],
    ['hoàn thành trong quý IV', 'trong quý IV', '2024-12-31'],
    ['xong trong tháng 6/2024', 'xong trong tháng 6/2024', '2024-06-30'],
    ['trình UBND tỉnh trong tháng 4 năm 2024', 'trong tháng 4 năm 2024', '2024-04-30'],
    ['hoàn thành trong năm 2025', 'trong năm 2025', '2025-12-31'],
    ['báo cáo trước ngày 10/01', 'trước ngày 10/01', '2025-01-09'],
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
    ['hoàn thành xong trước Tết Nguyên đán 2025.', 'trước Tết Nguyên đán 2025', null],
    ['chi trả xong trước Tết.', 'trước Tết', null],
    ['báo cáo trước 30/6 và 31/12 hằng năm', 'trước 30/6 và 31/12 hằng năm', null],
    ['báo cáo trước ngày 15/3 hằng năm', 'trước ngày 15/3 hằng năm', null],
    ['nộp hồ sơ trước ngày 05 tháng sau', 'trước ngày 05 tháng sau', '2024-04-04'],
    ['báo cáo trước ngày … tháng … năm 2024', 'trước ngày … tháng … năm 2024', null],
    ['gửi báo cáo trước ngày    /6/2024', 'trước ngày    /6/2024', null],
    ['chậm nhất ngày 25 tháng cuối quý', 'chậm nhất ngày 25 tháng cuối quý', null],
    ['chuẩn bị cơ sở vật chất, hoàn thành 20/6/2024', 'hoàn thành 20/6/2024', '2024-06-20'],
    ['báo cáo không quá ngày 12/4/2024', 'không quá ngày 12/4/2024', '2024-04-12'],
    ['báo cáo không muộn hơn ngày 12/4', 'không muộn hơn ngày 12/4', '2024-04-12'],
    [
      'lấy ý kiến từ ngày 10/4/2024 đến hết ngày 20/4/2024',
      'từ ngày 10/4/2024 đến hết ngày 20/4/2024',
      '2024-04-20',
    ],
    ['tổ chức kiểm tra từ 10/4 đến 20/4/2024', 'từ 10/4 đến 20/4/2024', '2024-04-20'],
    ['gửi trước giờ làm việc ngày 12/4/2024', 'trước giờ làm việc ngày 12/4/2024', '2024-04-12'],
    ['gửi trong giờ hành chính ngày 12/4/2024', 'trong giờ hành chính ngày 12/4/2024', '2024-04-12'],
    ['gửi chậm nhất vào cuối giờ chiều ngày 12/4', 'chậm nhất vào cuối giờ chiều ngày 12/4', '2024-04-12'],
    ['gửi về Sở trước 16h00 ngày 12/4/2024', 'trước 16h00 ngày 12/4/2024', '2024-04-12'],
    ['thực hiện ngay sau khi được Chính phủ phê duyệt.', 'ngay sau khi được Chính phủ phê duyệt', null],
  ])('%s', (text, words, date) => {
    const found = findDeadline(text, from, usualPractice);
    expect(found?.date ?? null).toBe(date);
    expect(found?.text).toContain(words);
  });

  it.each([
    'theo Quyết định số 145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh',
    'khắc phục những chỉ số còn thấp đã chỉ ra trong năm 2023',
    'Kế hoạch phát triển giai đoạn 2021 đến năm 2025',
    'triển khai các nhiệm vụ 9 tháng cuối năm 2024',
    'báo cáo theo Nghị quyết số 58/NQ-CP về một số chính sách hỗ trợ doanh nghiệp thích ứng và phục hồi đến năm 2025',
    'các nhiệm vụ được giao trong năm.',
    'theo Nghị quyết số 58/NQ-CP về hỗ trợ doanh nghiệp phát triển bền vững đến năm 2025',
    'mốc 1088/2 - 1089 thuộc cửa khẩu',
    'từ ngày 01/4/2024 đến ngày 30/4/2024 trên địa bàn tỉnh',
    'tổ chức đón đoàn thăm và làm việc từ ngày 10/4/2024 đến ngày 12/4/2024',
    'rà soát số liệu từ ngày 01/4/2024 đến ngày 30/4/2024',
  ])('none in: %s', (text) => {
    expect(findDeadline(text, from, usualPractice)).toBeNull();
  });
});

describe('before a day', () => {
  it.each([
    ['báo cáo trước ngày 15/4/2024', '2024-04-14'],
    ['xong trước 15/4', '2024-04-14'],
    ['hoàn thành chậm nhất trước ngày 15 tháng 4 năm 2024', '2024-04-14'],
    ['gửi về Sở trước ngày 01/5/2024', '2024-04-30'],
    ['trước ngày khai giảng năm học mới (05/9/2024)', '2024-09-04'],
    ['báo cáo trước thời điểm 15/4/2024', '2024-04-14'],
    ['báo cáo trước 17 giờ ngày 15/4/2024', '2024-04-15'],
    ['báo cáo trước 16h30 ngày 15/4', '2024-04-15'],
    ['báo cáo trước 17:00, thứ Sáu, ngày 12/4/2024', '2024-04-12'],
    ['báo cáo trước 0 giờ ngày 15/4/2024', '2024-04-14'],
    ['gửi trước thứ Sáu, ngày 12/4/2024', '2024-04-11'],
    ['hoàn thành trước tháng 6/2024', '2024-05-31'],
    ['xong trước tháng 01 năm 2025', '2024-12-31'],
    ['hoàn thành trước quý III/2024', '2024-06-30'],
    ['hoàn thành trước năm 2026', '2025-12-31'],
    ['chậm nhất ngày 15/4/2024', '2024-04-15'],
    ['hoàn thành đến hết ngày 15/4/2024', '2024-04-15'],
    ['báo cáo trong ngày 15/4/2024', '2024-04-15'],
    ['xong trong tháng 6', '2024-06-30'],
    ['hoàn thành trong quý này', '2024-03-31'],
  ])('%s', (text, day) => {
    expect(findDeadline(text, from, usualPractice)?.date).toBe(day);
  });

  it('is the day itself where the office counts so; a month begins all the same', () => {
    const practice = { ...usualPractice, beforeDay: 'sameDay' } as const;
    expect(findDeadline('báo cáo trước ngày 15/4/2024', from, practice)?.date).toBe('2024-04-15');
    expect(findDeadline('xong trước tháng 6/2024', from, practice)?.date).toBe('2024-05-31');
  });
});

describe('a deadline alone', () => {
  it.each([
    ['30/6/2024', '2024-06-30'],
    ['Trước ngày 30/6/2024', '2024-06-29'],
    ['Trước 30/6', '2024-06-29'],
    ['Quý II/2024', '2024-06-30'],
    ['Quý I', '2024-03-31'],
    ['Tháng 02', '2025-02-28'],
    ['Trước tháng 02', '2025-01-31'],
    ['Năm 2024', '2024-12-31'],
    ['Từ tháng 4/2024 đến tháng 6/2024', '2024-06-30'],
    ['Thường xuyên', null],
  ])('%s', (words, day) => {
    expect(bareDeadline(words, from, usualPractice)).toEqual({ text: words, date: day });
  });
});

describe('without the document’s day', () => {
  it('a day with its year is read; one without stays words', () => {
    expect(findDeadline('xong trước ngày 15/4/2024', null, usualPractice)?.date).toBe('2024-04-14');
    expect(findDeadline('báo cáo trước ngày 15/4.', null, usualPractice)).toEqual({
      text: 'trước ngày 15/4',
      date: null,
    });
    expect(findDeadline('mốc 1088/2 - 1089 thuộc cửa khẩu', null, usualPractice)).toBeNull();
  });
});
