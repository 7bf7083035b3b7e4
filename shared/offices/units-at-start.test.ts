import { describe, expect, it } from 'vitest';
import { unitAtStart, unitsAtStart } from './units-at-start.ts';

describe('names of units', () => {
  it.each([
    ['Sở Ngoại vụ chủ trì, phối hợp', 'Sở Ngoại vụ'],
    ['sở Ngoại vụ tiếp tục tổng hợp', 'Sở Ngoại vụ'],
    ['Sở Văn hóa, Thể thao và Du lịch, Sở Y tế', 'Sở Văn hóa, Thể thao và Du lịch'],
    ['Giám đốc Công an tỉnh chỉ đạo', 'Công an tỉnh'],
    ['Chủ tịch UBND các huyện, thành phố chịu trách nhiệm', 'UBND các huyện, thành phố'],
    ['UBND huyện Lộc Bình rà soát', 'UBND huyện Lộc Bình'],
    ['UBND các huyện biên giới: quan tâm', 'UBND các huyện biên giới'],
    ['các sở, ban, ngành và UBND các huyện, thành phố tổ chức', 'các sở, ban, ngành'],
    [
      'Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn nghiên cứu',
      'Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn',
    ],
    ['Bộ Chỉ huy Bộ đội Biên phòng tỉnh tăng cường', 'Bộ Chỉ huy Bộ đội Biên phòng tỉnh'],
    ['Cục Hải quan tỉnh bố trí', 'Cục Hải quan tỉnh'],
    ['Chánh Văn phòng UBND tỉnh theo dõi', 'Văn phòng UBND tỉnh'],
    ['trường PTDTBT Quảng Đức báo cáo', 'trường PTDTBT Quảng Đức'],
    ['các đồn biên phòng tuần tra', 'các đồn biên phòng'],
    ['Hội Nông dân tỉnh, Tỉnh đoàn Lạng Sơn tuyên truyền', 'Hội Nông dân tỉnh'],
    ['các cơ quan của Bộ Ngoại giao để nắm bắt', 'các cơ quan của Bộ Ngoại giao'],
  ])('%s', (text, name) => {
    expect(unitAtStart(text)?.name).toBe(name);
  });

  it('are none where the text begins otherwise', () => {
    for (const text of [
      'Rà soát lại toàn bộ',
      'Sở đã tham mưu',
      'Bộ máy tinh gọn',
      'Ban hành kế hoạch',
      'Phòng, chống dịch',
    ])
      expect(unitAtStart(text)).toBeNull();
  });

  it('are listed apart, names with commas whole', () => {
    expect(
      unitsAtStart(
        'Sở Nội vụ, Sở Văn hóa, Thể thao và Du lịch, UBND các huyện, thành phố và Công an tỉnh rà soát',
      ).names,
    ).toEqual(['Sở Nội vụ', 'Sở Văn hóa, Thể thao và Du lịch', 'UBND các huyện, thành phố', 'Công an tỉnh']);
  });
});
