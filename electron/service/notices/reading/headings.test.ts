import { describe, expect, it } from 'vitest';
import { headingUnits, introduces, isTitle, polarityOf } from './headings.ts';

describe('headings', () => {
  it.each([
    ['Sở Công Thương', 'Sở Công Thương', []],
    ['Đối với Sở Y tế:', 'Sở Y tế', []],
    ['Giao UBND các huyện, thành phố:', 'UBND các huyện, thành phố', []],
    ['NHIỆM VỤ CỦA CÔNG AN TỈNH', 'Công an tỉnh', []],
    ['Sở Nội vụ, Sở Tài chính:', 'Sở Nội vụ', ['Sở Tài chính']],
  ])('name units: %s', (heading, lead, cooperating) => {
    expect(headingUnits(heading)).toEqual({ lead, cooperating });
  });

  it.each(['Công tác lãnh sự', 'Về phát triển kinh tế', 'Phòng, chống thiên tai'])(
    'name none: %s',
    (heading) => {
      expect(headingUnits(heading)).toBeNull();
    },
  );

  it.each([
    ['Nhiệm vụ trong thời gian tới', 'assigns'],
    ['Tổ chức thực hiện', 'assigns'],
    ['Đánh giá chung', 'states'],
    ['Kết quả đạt được', 'states'],
    ['Mục đích, yêu cầu', 'aims'],
    ['Công tác lãnh sự', 'unknown'],
  ] as const)('tell what their part does: %s', (heading, kind) => {
    expect(polarityOf(heading, 'unknown')).toBe(kind);
  });

  it.each([
    ['UBND tỉnh yêu cầu các Sở, UBND các huyện thực hiện một số nội dung sau:', true],
    ['UBND tỉnh yêu cầu các Sở thực hiện tốt một số nội dung, nhiệm vụ trọng tâm sau', true],
    ['Giao các cơ quan thực hiện các công việc sau đây.', true],
    ['Giao Sở Ngoại vụ thực hiện nhiệm vụ trước ngày 20/3/2024.', false],
    ['Các nội dung trên báo cáo sau.', false],
  ])('lead in, also without a colon: %s', (paragraph, does) => {
    expect(introduces(paragraph)).toBe(does);
  });

  it('are short and no sentence', () => {
    expect(isTitle('Công tác lãnh sự')).toBe(true);
    expect(
      isTitle('Giao Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan rà soát các thỏa thuận.'),
    ).toBe(false);
  });
});
