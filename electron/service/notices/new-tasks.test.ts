import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pointOf } from '../../../shared/registers/task/paragraph-ref.ts';
import { readNoticeText } from './reading/read-notice.ts';
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

  describe('that are paragraphs of one item', () => {
    const paragraphs = [
      proposed('3.2.a (đoạn 1)', 'Rà soát các thỏa thuận hợp tác đã ký với Quảng Tây.'),
      proposed('3.2.a (đoạn 2)', 'Xây dựng kế hoạch trao đổi đoàn năm 2024.'),
      proposed('3.2.a (đoạn 3)', 'Báo cáo Chủ tịch UBND tỉnh kết quả.'),
    ];
    const whole = paragraphs.map(({ text }) => text).join(' ');
    it.each([
      ['joined in lines', whole.replaceAll('. ', '.\n')],
      ['in one line', `Hợp tác đối ngoại: ${whole}`],
      ['edited', whole.replace('Rà soát', 'Xem lại').replace('kết quả', 'trước 30/6')],
      ['reworded wholly', 'Triển khai công tác năm'],
    ])('are not new where the whole item was recorded, %s', (_, content) => {
      expect(newTasks(paragraphs, [recorded('3.2.a', content)])).toEqual([]);
    });

    it('are new where only one of them was recorded under the item', () => {
      expect(
        refs(newTasks(paragraphs, [recorded('3.2.a', 'Xây dựng kế hoạch trao đổi đoàn năm 2024.')])),
      ).toHaveLength(2);
    });

    it('are known each by its own, and of another item are new', () => {
      expect(
        refs(
          newTasks(paragraphs, [
            recorded('3.2.a (đoạn 2)', 'Lập kế hoạch đón đoàn'),
            recorded('3.2.b', whole.slice(0, 20)),
          ]),
        ).map((text) => text.slice(0, 14)),
      ).toEqual(['3.2.a (đoạn 1)', '3.2.a (đoạn 3)']);
    });
  });

  it('of the notice of 27 March 2024, recorded when an item was one task, are all known', () => {
    const notice = readFileSync(
      fileURLToPath(new URL('../../../tests/fixtures/thong-bao-2024-03-27.txt', import.meta.url)),
      'utf8',
    );
    const { tasks } = readNoticeText(notice);
    expect(tasks.length).toBeGreaterThan(9);
    const items = [...new Set(tasks.map(({ ref }) => pointOf(ref)))];
    expect(items).toHaveLength(9);
    const old = items.map((point) =>
      recorded(
        point,
        tasks
          .filter(({ ref }) => pointOf(ref) === point)
          .map(({ text }) => text)
          .join('\n'),
      ),
    );
    expect(newTasks(tasks, old)).toEqual([]);
    expect(newTasks(tasks, old.slice(1)).map(({ ref }) => pointOf(ref))).toEqual(['3.1', '3.1']);
  });
});
