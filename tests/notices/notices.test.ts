import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readNoticeText } from '../../electron/service/notices/reading/read-notice.ts';
import { noticesFolder, pairs, readHalf, scoreOf, type NoticeScore, type Reading } from '../bench/notices.ts';

/** Documents that are not read whole yet, and how much of each is: never less. */
const partly = JSON.parse(readFileSync(join(noticesFolder, 'partly.json'), 'utf8')) as Readonly<
  Record<string, Pick<NoticeScore, 'labelled' | 'proposed' | 'found' | 'leads' | 'dates'>>
>;

const documents: readonly Reading[] = await readHalf(join(noticesFolder, 'known'));

describe('the labelled notices', () => {
  let score: NoticeScore;

  beforeAll(() => {
    score = scoreOf(documents.map(({ label, read }) => [label, read] as const));
  });

  it.each(documents.filter(({ name }) => partly[name] === undefined))(
    '$name: every task is found at its point, and nothing else is proposed',
    ({ label, read }) => {
      const point = ({ ref }: { readonly ref: string }): string =>
        ref.replaceAll('Điều ', '').replaceAll('+', '-');
      expect(read.tasks.map(point).toSorted()).toEqual(label.tasks.map(point).toSorted());
      for (const [task, found] of pairs(label.tasks, read.tasks)) expect(found?.due, task.ref).toBe(task.due);
      expect(scoreOf([[label, read]]).leads).toBe(label.tasks.length);
      expect(read.documentNumber).toBe(label.documentNumber);
      expect(read.documentDate).toBe(label.documentDate);
    },
  );

  it.each(documents.filter(({ name }) => partly[name] !== undefined))(
    '$name: as much is read as ever was',
    ({ name, label, read }) => {
      const before = partly[name];
      const now = scoreOf([[label, read]]);
      expect(now.found).toBeGreaterThanOrEqual(before?.found ?? 0);
      expect(now.proposed - now.found).toBeLessThanOrEqual((before?.proposed ?? 0) - (before?.found ?? 0));
      expect(now.leads).toBeGreaterThanOrEqual(before?.leads ?? 0);
      expect(now.dates).toBeGreaterThanOrEqual(before?.dates ?? 0);
    },
  );

  it('are read well over all: found, right, led by whom a person says, until when', () => {
    expect(score.found / score.labelled).toBeGreaterThanOrEqual(0.96);
    expect(score.found / score.proposed).toBeGreaterThanOrEqual(0.96);
    expect(score.leads / score.found).toBeGreaterThanOrEqual(0.96);
    expect(score.dates / score.found).toBeGreaterThanOrEqual(0.97);
  });

  it('a document of 500 pages is read whole', () => {
    const item = (number: number): string =>
      `${number}. Sở Ngoại vụ chủ trì, phối hợp với Sở Nội vụ rà soát nội dung thứ ${number}; ${'tổ chức thực hiện theo đúng quy định; '.repeat(60)}báo cáo UBND tỉnh trước ngày 30/6/2024.`;
    const parts = ['I', 'II', 'III', 'IV', 'V', 'VI'].map(
      (part) => `${part}. NHIỆM VỤ\n${Array.from({ length: 90 }, (_, index) => item(index + 1)).join('\n')}`,
    );
    const text = `UBND TỈNH LẠNG SƠN\nSố: 1/KH-UBND\nLạng Sơn, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nNăm 2024\n${parts.join('\n')}\n`;
    expect(text.length).toBeGreaterThan(500 * 2_500);
    const { tasks } = readNoticeText(text);
    expect(tasks).toHaveLength(540);
    expect(tasks.every((task) => task.due === '2024-06-29')).toBe(true);
  });

  it('a long list is read whole', () => {
    const item = (number: number): string =>
      `${number}. Sở Ngoại vụ chủ trì, phối hợp với Sở Nội vụ rà soát nội dung thứ ${number}, báo cáo UBND tỉnh trước ngày 30/6/2024.`;
    const items = Array.from({ length: 99 }, (_, index) => item(index + 1)).join('\n');
    const head = 'UBND TỈNH LẠNG SƠN\nSố: 1/TB-UBND\nLạng Sơn, ngày 05 tháng 3 năm 2024\nTHÔNG BÁO\nKết luận';
    expect(readNoticeText(`${head}\n${items}\n`).tasks).toHaveLength(99);
  });
});
