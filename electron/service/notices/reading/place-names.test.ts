import { describe, expect, it } from 'vitest';
import { plainCase } from './letter-case.ts';
import { readNoticeText } from './read-notice.ts';

describe('names in capitals', () => {
  it.each([
    ['XÃ ĐỒNG ĐĂNG', 'Xã Đồng Đăng'],
    ['ỦY BAN NHÂN DÂN XÃ CÔNG SƠN', 'Ủy ban nhân dân xã Công Sơn'],
    ['ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG', 'Ủy ban nhân dân tỉnh Lâm Đồng'],
    ['ỦY BAN NHÂN DÂN XÃ ĐOÀN KẾT', 'Ủy ban nhân dân xã Đoàn Kết'],
    ['ỦY BAN NHÂN DÂN XÃ NHÂN LÝ', 'Ủy ban nhân dân xã Nhân Lý'],
    // Known by no list.
    ['ỦY BAN NHÂN DÂN HUYỆN QUẢN BẠ', 'Ủy ban nhân dân huyện Quản Bạ'],
    ['ỦY BAN NHÂN DÂN XÃ ĐỒNG THAN', 'Ủy ban nhân dân xã Đồng Than'],
    ['ỦY BAN NHÂN DÂN PHƯỜNG THÀNH CÔNG', 'Ủy ban nhân dân phường Thành Công'],
    ['ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI VĂN PHÒNG', 'Ủy ban nhân dân tỉnh Đồng Nai Văn phòng'],
  ])('%s', (line, name) => {
    expect(plainCase(line)).toBe(name);
  });
});

describe('a day that is not yet there', () => {
  const draft = (day: string) =>
    readNoticeText(
      [
        'ỦY BAN NHÂN DÂN',
        'TỈNH NINH BÌNH',
        'Số: .../TB-UBND',
        `Ninh Bình, ${day}`,
        'THÔNG BÁO',
        'Kết luận cuộc họp',
        '1. Giao Sở Tư pháp rà soát, báo cáo trước ngày 15/9.',
        '2. Sở Y tế báo cáo trước ngày 20/4/2026.',
      ].join('\n'),
    );

  it.each([
    'ngày ... tháng ... năm 2025',
    'ngày … tháng … năm 2025',
    'ngày    tháng    năm 2025',
    'ngày . . . tháng 8 năm 2025',
  ])('%s: no day, but its year counts', (day) => {
    const { documentDate, tasks } = draft(day);
    expect(documentDate).toBeNull();
    expect(tasks.map(({ due }) => due)).toEqual(['2025-09-14', '2026-04-19']);
  });

  it('without a year: a deadline of its own year is read, another stays words', () => {
    expect(draft('ngày ... tháng ... năm ...').tasks.map(({ due, dueText }) => [due, dueText])).toEqual([
      [null, 'trước ngày 15/9'],
      ['2026-04-19', 'trước ngày 20/4/2026'],
    ]);
  });
});
