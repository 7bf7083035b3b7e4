import { describe, expect, it } from 'vitest';
import { agrees, closes, isTold } from './asides.ts';
import { eitherTone } from '../../../../shared/offices/tone-marks.ts';

describe('what is left aside', () => {
  it.each(['Trong năm 2023, Sở đã có nhiều cố gắng.', 'Công tác đối ngoại còn hạn chế.'])(
    'what was: %s',
    (text) => {
      expect(isTold(text)).toBe(true);
    },
  );

  it.each(['Rà soát các nhiệm vụ đã được giao.', 'Giao Sở Ngoại vụ tham mưu.'])(
    'not what is asked: %s',
    (text) => {
      expect(isTold(text)).toBe(false);
      expect(agrees(text)).toBe(false);
      expect(closes(text, false)).toBe(false);
    },
  );

  it.each(['Đồng ý chủ trương tổ chức hội nghị.', 'Thống nhất với đề xuất của Sở Ngoại vụ.'])(
    'what is agreed to: %s',
    (text) => {
      expect(agrees(text)).toBe(true);
    },
  );

  it.each([
    'UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.',
    'Yêu cầu các đơn vị thực hiện tốt ý kiến chỉ đạo của Chủ tịch UBND tỉnh./.',
    'Trong quá trình thực hiện nếu có vướng mắc, kịp thời báo cáo UBND tỉnh.',
    'Trân trọng cảm ơn sự hợp tác của quý cơ quan./.',
  ])('how documents end: %s', (text) => {
    expect(closes(text, true)).toBe(true);
  });
});

describe('a pattern for both places of a tone', () => {
  it.each(['Uỷ ban', 'Ủy ban', 'ủy ban', 'uỷ ban'])('matches %s', (text) => {
    expect(new RegExp(`^(?:${eitherTone('Ủy')}|${eitherTone('ủy')}) ban$`, 'u').test(text)).toBe(true);
  });
});
