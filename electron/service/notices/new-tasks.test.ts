import { describe, expect, it } from 'vitest';
import { newTasks } from './new-tasks.ts';

const proposed = (ref: string, text: string) => ({ ref, text });
const recorded = (point: string, content: string) => ({ point, content });
const refs = (list: readonly { readonly ref: string; readonly text: string }[]): readonly string[] =>
  list.map(({ ref, text }) => `${ref} ${text}`);

describe('tasks of a notice that was read before', () => {
  it('are new unless a recorded task has their words, however they are marked and spaced', () => {
    expect(
      refs(
        newTasks(
          [proposed('1', 'Rà soát biên bản ghi nhớ.'), proposed('2', 'Báo cáo kết quả.')],
          [recorded('1', 'rà soát  biên bản ghi nhớ.')],
        ),
      ),
    ).toEqual(['2 Báo cáo kết quả.']);
  });

  it('with equal words under two points are new where only the other was recorded', () => {
    const both = [proposed('1', 'Báo cáo kết quả.'), proposed('2', 'Báo cáo kết quả.')];
    expect(refs(newTasks(both, [recorded('2', 'Báo cáo kết quả.')]))).toEqual(['1 Báo cáo kết quả.']);
    expect(newTasks(both, [recorded('2', 'Báo cáo kết quả.'), recorded('1', 'Báo cáo kết quả.')])).toEqual(
      [],
    );
  });

  it('are not new where the recorded one was reworded, and its point assigns nothing else', () => {
    expect(
      newTasks([proposed('3.1', 'Rà soát nhiệm vụ.')], [recorded('3.1', 'Xem lại việc được giao')]),
    ).toEqual([]);
  });

  it('of a point with several are known by most of their words', () => {
    const two = [
      proposed('3', 'Sở Công Thương rà soát danh mục chợ biên giới.'),
      proposed('3', 'Sở Tài chính bố trí kinh phí.'),
    ];
    expect(refs(newTasks(two, [recorded('3', 'Sở Công Thương rà soát danh mục các chợ')]))).toEqual([
      '3 Sở Tài chính bố trí kinh phí.',
    ]);
    // One split into two, the other left out: the second part does not stand for it.
    expect(
      refs(
        newTasks(two, [recorded('3', 'Sở Công Thương rà soát'), recorded('3', 'danh mục chợ biên giới.')]),
      ),
    ).toEqual(['3 Sở Tài chính bố trí kinh phí.']);
  });

  it('that were merged are known by their lines', () => {
    expect(
      newTasks([proposed('1', 'Rà soát.'), proposed('2', 'Báo cáo.')], [recorded('1', 'Rà soát.\nBáo cáo.')]),
    ).toEqual([]);
  });

  it('without a point are known by their words only', () => {
    expect(refs(newTasks([proposed('', 'Rà soát biên bản.')], [recorded('', 'Tổ chức hội nghị')]))).toEqual([
      ' Rà soát biên bản.',
    ]);
  });
});
