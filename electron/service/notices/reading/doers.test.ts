import { describe, expect, it } from 'vitest';
import { beside } from './cooperation.ts';
import { asks, doerOf } from './doers.ts';
import { handsOut } from './orders.ts';

const byProvince = { issuer: 'UBND tỉnh Lạng Sơn' };

describe('who is asked by a sentence', () => {
  it.each([
    ['Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính rà soát.', 'Sở Công Thương', true],
    ['Giao cho Công an tỉnh nắm tình hình.', 'Công an tỉnh', true],
    ['Sở Y tế khẩn trương hoàn thiện hồ sơ.', 'Sở Y tế', false],
    [
      'Đề nghị Bộ Chỉ huy Bộ đội Biên phòng tỉnh tăng cường tuần tra.',
      'Bộ Chỉ huy Bộ đội Biên phòng tỉnh',
      true,
    ],
    ['UBND tỉnh giao Sở Ngoại vụ tham mưu.', 'Sở Ngoại vụ', true],
    ['Sở Y tế: chậm nhất đến ngày 20/9/2025 phải bàn giao mặt bằng.', 'Sở Y tế', false],
    ['Riêng UBND các xã A, B: xong trước ngày 20/9/2025 bàn giao mặt bằng.', 'UBND các xã A, B', false],
    ['Yêu cầu Chủ tịch UBND các huyện, thành phố chỉ đạo.', 'UBND các huyện, thành phố', true],
  ])('%s', (sentence, unit, ordered) => {
    expect(doerOf(sentence, byProvince)).toMatchObject({ unit, ordered });
  });

  it.each([
    'Trong năm 2023, Sở Ngoại vụ đã tham mưu nhiều nội dung.',
    'UBND tỉnh thống nhất chủ trương.',
    'Tiếp tục rà soát các thỏa thuận quốc tế.',
    'Giao thông trên tuyến được bảo đảm.',
  ])('is nobody: %s', (sentence) => {
    expect(doerOf(sentence, byProvince)).toBeNull();
  });

  it('with those that help', () => {
    expect(beside('Sở Tài chính phối hợp với Sở Xây dựng, Công an tỉnh thẩm định.')).toEqual([
      'Sở Xây dựng',
      'Công an tỉnh',
    ]);
    expect(
      doerOf('Giao Sở Nội vụ chủ trì, phối hợp với Sở Ngoại vụ và UBND các huyện tham mưu.', byProvince)
        ?.cooperating,
    ).toEqual(['Sở Ngoại vụ', 'UBND các huyện']);
  });
});

describe('words of asking', () => {
  it('are "giao" only where something is handed out', () => {
    expect(handsOut('giao Sở Tài chính rà soát')).toBe(true);
    for (const text of [
      'Bộ Ngoại giao cho biết',
      'bàn giao mặt bằng',
      'bảo đảm giao thông',
      'họp giao ban tuần',
    ])
      expect(handsOut(text)).toBe(false);
  });

  it('are what a sentence begins with', () => {
    expect(asks('Rà soát, bổ sung quy hoạch.')).toBe(true);
    expect(asks('Tiếp tục tăng cường quản lý.')).toBe(true);
    expect(asks('Kết quả đạt được còn hạn chế.')).toBe(false);
  });
});
