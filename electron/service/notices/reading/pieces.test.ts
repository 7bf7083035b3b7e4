import { describe, expect, it } from 'vitest';
import { piecesOf } from './pieces.ts';

const byProvince = { issuer: 'UBND tỉnh Lạng Sơn' };
const parts = (text: string, inherited: string | null = null) =>
  piecesOf(text, inherited, byProvince).map(({ text: words, doer }) => [doer?.unit ?? null, words]);

describe('pieces of a paragraph', () => {
  it('are one for each unit that is asked, with all of its sentences', () => {
    expect(
      parts(
        'Giao Sở Công Thương rà soát danh mục. Báo cáo UBND tỉnh trước ngày 15/4/2024. Giao Sở Tài chính bố trí kinh phí.',
      ),
    ).toEqual([
      ['Sở Công Thương', 'Giao Sở Công Thương rà soát danh mục. Báo cáo UBND tỉnh trước ngày 15/4/2024.'],
      ['Sở Tài chính', 'Giao Sở Tài chính bố trí kinh phí.'],
    ]);
    expect(
      parts('Giao Sở Y tế mua sắm vật tư; Sở Tài chính bố trí kinh phí; Công an tỉnh bảo đảm an ninh.'),
    ).toEqual([
      ['Sở Y tế', 'Giao Sở Y tế mua sắm vật tư;'],
      ['Sở Tài chính', 'Sở Tài chính bố trí kinh phí;'],
      ['Công an tỉnh', 'Công an tỉnh bảo đảm an ninh.'],
    ]);
  });

  it('are one where the same unit is asked again', () => {
    expect(parts('Giao Sở Y tế mua sắm vật tư. Sở Y tế chịu trách nhiệm về số liệu.')).toHaveLength(1);
  });

  it('are one where nobody is named', () => {
    expect(parts('Rà soát nhiệm vụ. Báo cáo kết quả.')).toEqual([
      [null, 'Rà soát nhiệm vụ. Báo cáo kết quả.'],
    ]);
  });

  it('are one where a list of units is parted by a semicolon, or the unit of the heading is named again', () => {
    expect(parts('Các phòng, ban, ngành; UBND các xã, thị trấn xây dựng kế hoạch.')).toHaveLength(1);
    expect(
      parts('Kiện toàn Hội đồng; Chủ tịch UBND xã, phường trực tiếp làm Chủ tịch.', 'UBND các xã, phường'),
    ).toEqual([
      ['UBND các xã, phường', 'Kiện toàn Hội đồng; Chủ tịch UBND xã, phường trực tiếp làm Chủ tịch.'],
    ]);
  });

  it('are not made by a condition', () => {
    expect(
      parts('Giao Sở Y tế mua sắm vật tư. Trường hợp vượt thẩm quyền, Sở Y tế báo cáo UBND tỉnh.'),
    ).toHaveLength(1);
  });
});
