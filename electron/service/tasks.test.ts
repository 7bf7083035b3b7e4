import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { clockedStore } from '../../tests/property/random-delegations.ts';
import { boardQuerySchema } from '../../shared/registers/task/task-board.ts';
import type { InputValue } from '../../shared/registers/save-request.ts';
import { tableRows } from '../../shared/report/official-paper.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { monthEntries } from './month.ts';
import { readTaskBoard, readUrging, reminders } from './tasks.ts';
import { readManager } from './manager.ts';

const lead = (text: string) => ({ code: null, text });

function storeWith(
  tasks: readonly Readonly<Record<string, InputValue>>[],
  extensions: readonly Readonly<Record<string, InputValue>>[] = [],
) {
  const { store } = clockedStore('2024-04-10');
  const ids = tasks.map(() => newId());
  saveRecords(store, {
    writeId: newId(),
    saves: tasks.map((fields, index) => ({
      register: 'task' as const,
      id: ids[index] ?? '',
      fields: { content: `Việc ${index + 1}`, assignedOn: '2024-01-05', ...fields },
      children: {
        extensions: extensions
          .filter((row) => row['of'] === index)
          .map(({ of: _of, ...row }) => ({ id: newId(), fields: row })),
      },
    })),
  });
  return { store, ids };
}

const followed = () =>
  storeWith(
    [
      { due: '2024-04-01', lead: lead('Sở Công Thương') },
      { due: '2024-04-10', lead: lead('Sở Ngoại vụ'), officer: 'Vi Văn Lâm' },
      { due: '2024-04-12', lead: lead('Sở Công Thương') },
      { due: '2024-03-01', lead: lead('Sở Ngoại vụ'), officer: 'Lê Thị Thu' },
      { lead: lead('Sở Ngoại vụ') },
      { due: '2024-02-01', doneOn: '2024-04-01' },
      { due: '2024-02-01', doneOn: '2024-02-20' },
      { due: '2024-02-01', pausedOn: '2024-02-02' },
    ],
    [{ of: 3, date: '2024-02-20', newDue: '2024-05-15' }],
  );

describe('following tasks', () => {
  it('puts each task where it stands today, by the due date in force; closed ones leave after a month', () => {
    const { store } = followed();
    const { columns } = readTaskBoard(store, boardQuerySchema.parse({}));
    expect(
      Object.fromEntries(columns.map(({ column, tasks }) => [column, tasks.map((t) => t.title)])),
    ).toEqual({
      overdue: ['Việc 1'],
      dueSoon: ['Việc 2', 'Việc 3'],
      inTime: ['Việc 4'],
      noDue: ['Việc 5'],
      paused: ['Việc 8'],
      closed: ['Việc 6'],
    });
    expect(columns[0]?.tasks[0]?.days).toBe(-9);
  });

  it('reminds of what is late, due today and due soon', () => {
    const { store } = followed();
    expect(reminders(store)).toEqual({
      overdue: 1,
      dueToday: 1,
      dueSoon: 1,
      first: ['Việc 1', 'Việc 2', 'Việc 3'],
    });
  });

  it('shows a month with the due dates in force, and the days that the law sets', () => {
    const { store } = followed();
    const of = (from: string, to: string) =>
      monthEntries(store, { from: plainDate(from), to: plainDate(to) }).map(({ kind, date, title }) => [
        kind,
        date,
        title,
      ]);
    expect(of('2024-05-01', '2024-05-31')).toEqual([['due', '2024-05-15', 'Việc 4']]);
    expect(of('2024-03-01', '2024-03-10')).toEqual([]);
    expect(of('2024-02-01', '2024-02-01').map(([kind]) => kind)).toEqual(['duePaused', 'done', 'done']);
    expect(of('2024-11-15', '2024-11-15')).toHaveLength(2);
    expect(of('2024-12-18', '2024-12-18')).toEqual([
      [null, '2024-12-18', 'Báo cáo năm hội nghị, hội thảo quốc tế gửi Bộ Ngoại giao'],
    ]);
  });

  it('counts working days from a return over a holiday', () => {
    const { store: own } = storeWith([]);
    saveRecords(own, {
      writeId: newId(),
      saves: [
        {
          register: 'outgoing-delegation',
          id: newId(),
          fields: {
            name: 'Đoàn',
            purpose: { code: null, text: 'Làm việc' },
            departureActual: '2024-01-30',
            returnActual: '2024-02-07',
            peopleDeclared: 3,
            hostAgency: lead('Sở Ngoại vụ'),
            nature: 'working',
            level: 'department',
            leader: 'Nguyễn Văn A',
          },
          children: { stops: [{ id: newId(), fields: { country: 'CN' } }] },
        },
      ],
    });
    const entries = monthEntries(own, { from: plainDate('2024-02-08'), to: plainDate('2024-03-10') });
    const deadlines = entries.filter((entry) => entry.kind === null && entry.id !== null);
    // Tết Giáp Thìn was from 8 to 14 February 2024, so the fifth working day after the 7th is the 21st.
    expect(deadlines.map(({ date }) => date)).toEqual(['2024-02-21', '2024-02-22']);
  });

  it('writes one letter for each lead, one slip for each person, and none for what is closed', () => {
    const { store, ids } = followed();
    const letters = readUrging(store, 'letter', ids);
    expect(letters.map((paper) => [paper.addressee, tableRows(paper).length])).toEqual([
      ['Kính gửi: Sở Công Thương', 2],
      ['Kính gửi: ……………………………………', 1],
    ]);
    expect(letters[0]?.parts[0]).toMatchObject({
      text: expect.stringContaining('02 nhiệm vụ chưa hoàn thành, trong đó 01 nhiệm vụ đã quá hạn'),
    });
    expect(letters[0]?.subject).toBe('V/v đôn đốc thực hiện nhiệm vụ được giao');
    const [line] = tableRows(letters[0]);
    expect(line?.slice(0, 2)).toEqual([1, 'Việc 1']);
    expect(line).toContainEqual({ date: '2024-04-01' });
    expect(line).toContain(9);
    const slips = readUrging(store, 'slip', [ids[1] ?? '', ids[3] ?? '']);
    expect(slips.map(({ kind, addressee }) => [kind, addressee])).toEqual([
      ['PHIẾU ĐÔN ĐỐC', 'Kính gửi: đồng chí Vi Văn Lâm'],
      ['PHIẾU ĐÔN ĐỐC', 'Kính gửi: đồng chí Lê Thị Thu'],
    ]);
    expect(() => readUrging(store, 'letter', [ids[5] ?? ''])).toThrow('nothing-to-urge');
  });

  it('gives the manager loads by lead and person, and five quarters with their balance', () => {
    const { store } = followed();
    const { total, byLead, byPerson, late, quarters } = readManager(store, 'Chưa ghi');
    expect(total).toMatchObject({ open: 6, late: 1, in7: 2, in30: 2 });
    expect(byLead[0]).toMatchObject({ label: 'Sở Công Thương', open: 2, late: 1, in7: 1 });
    expect(byLead.reduce((sum, row) => sum + row.open, 0)).toBe(total.open);
    expect(byPerson.reduce((sum, row) => sum + row.open, 0)).toBe(total.open);
    expect(late.map(({ title }) => title)).toEqual(['Việc 1']);
    expect(quarters).toHaveLength(5);
    expect(quarters[0]).toMatchObject({ code: '2024-Q2', tasks: { carriedOver: 7, doneLate: 1 } });
    expect(quarters[1]).toMatchObject({ tasks: { carriedOver: 0, assigned: 8, doneLate: 1 } });
  });
});
