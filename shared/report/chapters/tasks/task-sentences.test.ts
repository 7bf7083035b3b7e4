import { expect, it } from 'vitest';
import { plainDate } from '../../../time/plain-date.ts';
import type { TaskBalance } from './task-figures.ts';
import { draftTasks } from './task-sentences.ts';

const none: TaskBalance = {
  carriedOver: 0,
  assigned: 0,
  doneOnTime: 0,
  doneLate: 0,
  doneNoDue: 0,
  cancelled: 0,
  carriedForward: 0,
  overdue: 0,
  forwardNoDue: 0,
};

const facts = {
  period: { from: plainDate('2023-12-15'), to: plainDate('2024-03-14') },
  shown: [{ title: 'Quý I năm 2024', now: 'inPeriod' as const }],
  asOf: plainDate('2024-03-20'),
  progress: 'over' as const,
};

function drafted(own: Partial<TaskBalance>, more: Partial<Parameters<typeof draftTasks>[1]> = {}) {
  const balance = { ...none, ...own };
  const balances = {
    inPeriod: balance,
    samePeriodLastYear: none,
    yearToDate: balance,
    yearToDateLastYear: none,
  };
  return draftTasks(balances, { ...facts, ...more });
}

it.each<[string, Partial<TaskBalance>, string]>([
  ['no task', {}, 'Trong kỳ không có nhiệm vụ được giao phải thực hiện.'],
  [
    'one new task, not done',
    { assigned: 1, carriedForward: 1 },
    'Tổng số nhiệm vụ phải thực hiện trong kỳ là 01 nhiệm vụ (giao mới 01); chưa hoàn thành nhiệm vụ nào. Đến hết ngày 14/3/2024 còn 01 nhiệm vụ chuyển kỳ sau (trong hạn 01).',
  ],
  [
    'all done in time',
    { carriedOver: 2, doneOnTime: 2 },
    'Tổng số nhiệm vụ phải thực hiện trong kỳ là 02 nhiệm vụ (kỳ trước chuyển sang 02); đã hoàn thành 02 nhiệm vụ (đúng hạn 02). Đến hết ngày 14/3/2024 không còn nhiệm vụ chuyển kỳ sau.',
  ],
  [
    'something of everything',
    {
      carriedOver: 5,
      assigned: 10,
      doneOnTime: 3,
      doneLate: 2,
      doneNoDue: 1,
      cancelled: 1,
      carriedForward: 8,
      overdue: 2,
      forwardNoDue: 1,
    },
    'Tổng số nhiệm vụ phải thực hiện trong kỳ là 15 nhiệm vụ (kỳ trước chuyển sang 05, giao mới 10); đã hoàn thành 06 nhiệm vụ (đúng hạn 03, quá hạn 02, không quy định thời hạn 01), hủy 01. Đến hết ngày 14/3/2024 còn 08 nhiệm vụ chuyển kỳ sau (trong hạn 05, quá hạn 02, không quy định thời hạn 01).',
  ],
])('says of %s only what there was', (_case, own, sentence) => {
  expect(drafted(own)).toBe(sentence);
});

it('tells the year to date apart, and of no day to come', () => {
  const shown = [...facts.shown, { title: '6 tháng đầu năm 2024', now: 'yearToDate' as const }];
  expect(drafted({ carriedOver: 1, doneLate: 1 }, { shown })?.split('\n')[1]).toBe(
    '6 tháng đầu năm 2024 phải thực hiện 01 nhiệm vụ (năm trước chuyển sang 01); đã hoàn thành 01 nhiệm vụ (quá hạn 01).',
  );
  const underWay = { progress: 'underWay' as const, asOf: plainDate('2024-02-20') };
  expect(drafted({}, underWay)).toBe(
    'Tính đến hết ngày 20/02/2024 không có nhiệm vụ được giao phải thực hiện.',
  );
  expect(drafted({ assigned: 1, carriedForward: 1 }, underWay)).toContain('Đến hết ngày 20/02/2024 còn 01');
  expect(drafted({ assigned: 1 }, { progress: 'ahead' })).toBe(null);
});
