import { describe, expect, it } from 'vitest';
import { apart, joined, marksOf, merged, paragraphsOfItem, proposalOf, split } from './proposals.ts';
import { partsOf, stillMissed } from './source-parts.ts';

const proposal = (ref: string, text: string, more: object = {}) =>
  proposalOf({
    ref,
    text,
    leadUnit: 'Sở Ngoại vụ',
    cooperating: ['Sở Văn hóa, Thể thao và Du lịch', 'Công an tỉnh'],
    dueText: null,
    due: null,
    citedDocuments: [],
    ...more,
  });

describe('proposals', () => {
  it('are merged with the one above, which keeps its point and takes a deadline that it has not', () => {
    const list = [
      proposal('1', 'Rà soát.'),
      proposal('2', 'Báo cáo.', { due: '2024-06-30', dueText: 'trước 30/6' }),
    ];
    expect(merged(list, 1)).toMatchObject([
      { ref: '1', text: 'Rà soát.\nBáo cáo.', due: '2024-06-30', dueText: 'trước 30/6' },
    ]);
    expect(merged(list, 0)).toBe(list);
  });

  it('merged or joined lose no unit: one that led a part cooperates', () => {
    const list = [
      proposal('1 (đoạn 1)', 'Rà soát.', { cooperating: [] }),
      proposal('1 (đoạn 2)', 'Báo cáo.', { leadUnit: 'Sở Y tế', cooperating: ['Sở Ngoại vụ', 'Sở Nội vụ'] }),
    ];
    const expected = [{ lead: 'Sở Ngoại vụ', cooperating: 'Sở Y tế; Sở Nội vụ' }];
    expect(merged(list, 1)).toMatchObject(expected);
    expect(joined(list, 0)).toMatchObject(expected);
  });

  it('are split where the cursor stands, never into an empty part', () => {
    const list = [proposal('1', 'Rà soát. Báo cáo.')];
    expect(split(list, 0, 8).map(({ text }) => text)).toEqual(['Rà soát.', 'Báo cáo.']);
    expect(new Set(split(list, 0, 8).map(({ id }) => id)).size).toBe(2);
    expect(split(list, 0, 0)).toBe(list);
    expect(split(list, 0, 17)).toBe(list);
  });

  it('that are paragraphs of one item are joined by one click, and apart again as they were', () => {
    const list = [
      proposal('3.1', 'Một.'),
      proposal('3.2.a (đoạn 1)', 'Hai.', { due: '2024-06-30', dueText: 'trong tháng 6' }),
      proposal('3.2.a (đoạn 2)', 'Ba.', { due: '2024-04-30', dueText: 'trong tháng 4' }),
      proposal('3.2.b (đoạn 1)', 'Bốn.'),
    ];
    expect([0, 1, 2, 3].map((at) => paragraphsOfItem(list, at).length)).toEqual([0, 2, 2, 1]);
    const one = joined(list, 2);
    expect(one.map(({ ref, text, due, dueText }) => [ref, text, due, dueText])).toEqual([
      ['3.1', 'Một.', null, ''],
      ['3.2.a', 'Hai.\nBa.', '2024-04-30', 'trong tháng 6; trong tháng 4'],
      ['3.2.b (đoạn 1)', 'Bốn.', null, ''],
    ]);
    expect(one[1]?.cooperating).toBe('Sở Văn hóa, Thể thao và Du lịch; Công an tỉnh');
    expect(apart(one, 1)).toEqual(list);
    expect(joined(list, 0)).toBe(list);
    expect(apart(list, 0)).toBe(list);
  });

  it('leave missed sentences marked until one of them has their words', () => {
    const source = ['Giao Sở A rà soát. Sở B báo cáo ngay.', 'Sở B báo cáo ngay.'];
    const missed = ['Sở B báo cáo ngay.'];
    const list = [proposal('1', 'Giao Sở A rà soát.')];
    expect(partsOf(source, list, missed).map((parts) => parts.map(({ id }) => id === null))).toEqual([
      [false, true],
      [true],
    ]);
    expect(stillMissed(missed, [...list, proposal('', 'Sở B báo cáo ngay')])).toEqual([]);
  });

  it('mark their words in the source, several in one paragraph and equal words at places of their own', () => {
    const source = ['Giao Sở A rà soát; Sở B báo cáo.', 'Tổng hợp, báo cáo.', 'Tổng hợp, báo cáo.'];
    const list = [
      proposal('1', 'Giao Sở A rà soát;'),
      proposal('1', 'Sở B báo cáo.'),
      proposal('2', 'Tổng hợp, báo cáo.'),
      proposal('3', 'Tổng hợp, báo cáo.'),
      { ...proposal('4', 'Sở A rà'), taken: false },
    ];
    const words = marksOf(source, list).map((own, at) =>
      own.map(({ id, begin, end }) => [
        list.findIndex((one) => one.id === id),
        source[at]?.slice(begin, end),
      ]),
    );
    expect(words).toEqual([
      [
        [0, 'Giao Sở A rà soát'],
        [1, 'Sở B báo cáo'],
      ],
      [[2, 'Tổng hợp, báo cáo']],
      [[3, 'Tổng hợp, báo cáo']],
    ]);
  });

  it('mark a heading that stands twice where the words below it stand', () => {
    const source = ['1.1. Lãnh sự', 'Đã làm tốt.', '3.2', 'Lãnh sự', 'Chuẩn bị chu đáo.'];
    const marks = marksOf(source, [proposal('3.2.a', 'Lãnh sự\nChuẩn bị chu đáo.')]);
    expect(marks.map((own) => own.length)).toEqual([0, 0, 0, 1, 1]);
  });
});
