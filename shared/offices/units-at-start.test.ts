import { describe, expect, it } from 'vitest';
import { eachListed } from './office-names.ts';
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
    ['các Sở Tài chính, Kế hoạch và Đầu tư rà soát', 'các Sở Tài chính, Kế hoạch và Đầu tư'],
    ['Các Bộ Công an, Quốc phòng phối hợp', 'Các Bộ Công an, Quốc phòng'],
    ['UBND xã Đồng Đăng kiểm tra', 'UBND xã Đồng Đăng'],
    ['Sở Công Thương xong trước Tết', 'Sở Công Thương'],
    ['VP UBND tỉnh theo dõi', 'VP UBND tỉnh'],
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

  it.each([
    ['sở ngoại vụ chủ trì', 'Sở Ngoại vụ'],
    ['giám đốc sở y tế rà soát', 'Sở Y tế'],
    ['giám đốc công an tỉnh rà soát', 'công an tỉnh'],
    ['trưởng thôn Nà Pàn rà soát', 'trưởng thôn Nà Pàn'],
    ['các đơn vị chủ trì khẩn trương hoàn thành', 'các đơn vị chủ trì'],
    ['các đơn vị chủ trì rà soát', 'các đơn vị'],
    ['UBND các tỉnh: Cần Thơ; Huế và Lào Cai chuẩn bị', 'UBND các tỉnh: Cần Thơ; Huế và Lào Cai'],
    ['UBND các huyện: Cao Lộc, Văn Lãng; Sở Y tế rà soát', 'UBND các huyện: Cao Lộc, Văn Lãng'],
    ['UBND huyện Cao Lộc; Huế rà soát', 'UBND huyện Cao Lộc'],
    ['các Trung tâm Y tế huyện thống kê', 'các Trung tâm Y tế huyện'],
    ['các Chi cục Hải quan cửa khẩu bố trí', 'các Chi cục Hải quan cửa khẩu'],
    ['các Bộ ngành, địa phương nằm trong vùng', 'các Bộ ngành, địa phương'],
  ])('in small letters: %s', (text, name) => {
    expect(unitAtStart(text)?.name).toBe(name);
  });

  it('are listed apart, names with commas whole', () => {
    expect(
      unitsAtStart(
        'Sở Nội vụ, Sở Văn hóa, Thể thao và Du lịch, UBND các huyện, thành phố và Công an tỉnh rà soát',
      ).names,
    ).toEqual(['Sở Nội vụ', 'Sở Văn hóa, Thể thao và Du lịch', 'UBND các huyện, thành phố', 'Công an tỉnh']);
  });
});

describe('departments behind one word for all', () => {
  it.each([
    ['các sở: Công Thương, Kế hoạch và Đầu tư', ['Sở Công Thương', 'Sở Kế hoạch và Đầu tư']],
    ['các Sở Tài chính và Ngoại vụ', ['Sở Tài chính', 'Sở Ngoại vụ']],
    ['Các Bộ: Công an, Quốc phòng', ['Bộ Công an', 'Bộ Quốc phòng']],
    ['các sở, ban, ngành', ['các sở, ban, ngành']],
    ['Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
  ])('%s', (name, names) => {
    expect(eachListed(name)).toEqual(names);
  });
});
