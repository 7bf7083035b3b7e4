import { describe, expect, it } from 'vitest';
import { readPaper } from './test-notice.ts';

const missed = (...lines: readonly string[]) => readPaper(lines).missed;

describe('sentences that may have been missed', () => {
  it('order something and belong to no task, word for word', () => {
    expect(
      missed(
        'I. KẾT QUẢ',
        '1. Cử tri xã Mai Hịch đề nghị Sở Xây dựng sửa chữa đường trước mùa mưa.',
        'II. NHIỆM VỤ',
        '1. Sở Y tế bố trí kíp trực.',
      ),
    ).toEqual(['Cử tri xã Mai Hịch đề nghị Sở Xây dựng sửa chữa đường trước mùa mưa.']);
  });

  it('are none where a task has them, where they lead in or close, or only tell', () => {
    expect(
      missed(
        'Tại cuộc họp ngày 15/8/2023, đồng chí Chủ tịch UBND tỉnh chủ trì cuộc họp.',
        'Chủ tịch UBND tỉnh yêu cầu các cơ quan thực hiện một số nội dung sau:',
        '1. Giao Sở Y tế bố trí kíp trực, báo cáo trước ngày 30/8/2023.',
        '2. Các nhiệm vụ được UBND tỉnh giao đã hoàn thành.',
        '3. Về đề nghị của Sở Nội vụ: UBND tỉnh sẽ xem xét.',
        'Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.',
      ),
    ).toEqual([]);
  });
});
