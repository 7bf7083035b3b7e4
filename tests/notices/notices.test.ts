import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNoticeText } from '../../shared/notices/read-notice.ts';
import { noticesFolder, pairs, readHalf, scoreOf } from '../bench/notices.ts';

const documents = readHalf(join(noticesFolder, 'known'));

describe('the labelled notices', () => {
  it.each(documents.map(([label, read, name]) => ({ name, label, read })))(
    '$name: every task is found at its point, and nothing else is proposed',
    ({ label, read }) => {
      expect(read.tasks.map((task) => task.ref)).toEqual(label.tasks.map((task) => task.ref));
      for (const [task, found] of pairs(label.tasks, read.tasks)) expect(found?.due, task.ref).toBe(task.due);
      expect(read.documentNumber).toBe(label.documentNumber);
      expect(read.documentDate).toBe(label.documentDate);
    },
  );

  it('are led by whom a person says, in at least 95 of 100', () => {
    const score = scoreOf(documents.map(([label, read]) => [label, read] as const));
    expect(score.leads / score.found).toBeGreaterThanOrEqual(0.95);
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
    expect(tasks.every((task) => task.due === '2024-06-30')).toBe(true);
  });

  it('a long list is read whole', () => {
    const item = (number: number): string =>
      `${number}. Sở Ngoại vụ chủ trì, phối hợp với Sở Nội vụ rà soát nội dung thứ ${number}, báo cáo UBND tỉnh trước ngày 30/6/2024.`;
    const items = Array.from({ length: 99 }, (_, index) => item(index + 1)).join('\n');
    const head = 'UBND TỈNH LẠNG SƠN\nSố: 1/TB-UBND\nLạng Sơn, ngày 05 tháng 3 năm 2024\nTHÔNG BÁO\nKết luận';
    expect(readNoticeText(`${head}\n${items}\n`).tasks).toHaveLength(99);
  });
});
