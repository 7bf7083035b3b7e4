import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../shared/time/plain-date.ts';
import { usualPractice } from '../../../shared/reference/usual-practice.ts';
import { selectedTask } from './selected-task.ts';

const of = (text: string, practice = usualPractice) =>
  selectedTask({ text, date: plainDate('2024-03-12'), issuer: 'UBND tỉnh Lạng Sơn' }, practice);

describe('a part of a text that was chosen as a task', () => {
  it.each([
    ['Giao Sở Ngoại vụ chủ trì rà soát, báo cáo trước ngày 20/3/2024.', '', 'Sở Ngoại vụ', '2024-03-19'],
    ['3.2. Sở Ngoại vụ chủ trì xây dựng kế hoạch, xong trong tháng 4.', '3.2', 'Sở Ngoại vụ', '2024-04-30'],
    ['a) Công an tỉnh chủ trì bảo đảm an ninh.', 'a', 'Công an tỉnh', null],
    ['Khẩn trương hoàn thành đường vào cửa khẩu trong ngày 30/4/2024', '', null, '2024-04-30'],
    ['nội dung bất kỳ', '', null, null],
  ])('%s', (text, ref, leadUnit, due) => {
    expect(of(text)).toMatchObject({ ref, leadUnit, due });
  });

  it('is one task of all its sentences, with those that cooperate, by the practice of the office', () => {
    const text =
      'Giao Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh rà soát mốc giới.\nBáo cáo trước ngày 20/3/2024.';
    expect(of(text, { ...usualPractice, beforeDay: 'sameDay' })).toMatchObject({
      text,
      leadUnit: 'Sở Ngoại vụ',
      cooperating: ['Công an tỉnh'],
      due: '2024-03-20',
      dueText: 'trước ngày 20/3/2024',
    });
  });
});
