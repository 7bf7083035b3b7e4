import { describe, expect, it } from 'vitest';
import { readPaper } from './test-notice.ts';

const tasks = (...lines: readonly string[]) =>
  readPaper(lines).tasks.map(({ ref, leadUnit, due, text }) => [
    ref,
    leadUnit,
    due,
    text.split(' ').slice(0, 2).join(' '),
  ]);

describe('paragraphs without a label below an item', () => {
  it('are tasks of their own where each orders something; the heading is no part of them', () => {
    expect(
      tasks(
        '1. Sở Xây dựng:',
        'Rà soát quy hoạch khu dân cư, trình UBND tỉnh trước ngày 30/9/2023.',
        'Xây dựng kế hoạch cắm mốc.',
        '2. Công an tỉnh tuần tra ban đêm.',
      ),
    ).toEqual([
      ['1 (đoạn 1)', 'Sở Xây dựng', '2023-09-29', 'Rà soát'],
      ['1 (đoạn 2)', 'Sở Xây dựng', null, 'Xây dựng'],
      ['2', 'Công an tỉnh', null, 'Công an'],
    ]);
  });

  it('go on asking the unit that the paragraph before began with', () => {
    expect(
      tasks('3. Sở Y tế bố trí kíp trực.', 'Chuẩn bị đủ thuốc.', 'Sở Tài chính cấp kinh phí.').map(
        ([ref, unit]) => [ref, unit],
      ),
    ).toEqual([
      ['3 (đoạn 1)', 'Sở Y tế'],
      ['3 (đoạn 2)', 'Sở Y tế'],
      ['3 (đoạn 3)', 'Sở Tài chính'],
    ]);
  });

  it('stay with the one above where they only say until when, how, or on what condition', () => {
    expect(
      tasks(
        '1. Sở Xây dựng rà soát quy hoạch.',
        'Hoàn thành trước ngày 30/9/2023.',
        '2. Sở Y tế bố trí kíp trực.',
        'Trường hợp thiếu người thì báo cáo UBND tỉnh.',
      ).map(([ref, unit, due]) => [ref, unit, due]),
    ).toEqual([
      ['1', 'Sở Xây dựng', '2023-09-29'],
      ['2', 'Sở Y tế', null],
    ]);
  });

  it('are not parted within one paragraph', () => {
    expect(tasks('1. Sở Xây dựng rà soát quy hoạch. Xây dựng kế hoạch. Báo cáo UBND tỉnh.')).toHaveLength(1);
  });
});
