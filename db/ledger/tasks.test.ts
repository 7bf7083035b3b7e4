import { describe, expect, it } from 'vitest';
import { homeOverview } from '../../electron/service/home.ts';
import { liveReport } from '../../electron/service/reports/read.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import type { InputValue, RecordSave } from '../../shared/registers/save-request.ts';
import { newId } from '../ids.ts';
import { linkedFrom } from '../links.ts';
import { startingValues } from '../queries/new-records.ts';
import { listRecords } from '../queries/lists.ts';
import { readRecord } from '../record-rows.ts';
import { judge } from './judge.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { change, save, testStore } from '../test-store.ts';

const task = (
  fields: Readonly<Record<string, InputValue>> = {},
  children: RecordSave['children'] = {},
): RecordSave => ({
  register: 'task',
  id: newId(),
  fields: {
    content: 'Rà soát các biên bản ghi nhớ của tỉnh',
    assignedOn: '2024-01-10',
    due: '2024-02-10',
    level: 'peoplesCommittee',
    lead: { code: 'SNgV', text: 'Sở Ngoại vụ' },
    ...fields,
  },
  children,
});
const extension = (fields: Readonly<Record<string, InputValue>>): RecordSave['children'] => ({
  extensions: [{ id: newId(), fields }],
});

describe('tasks', () => {
  it('are listed by the state that their days give, and found by what they say', () => {
    const store = testStore('2024-03-20T03:00:00Z');
    save(store, task({ content: 'Đã xong đúng hạn', doneOn: '2024-02-10' }));
    save(store, task({ content: 'Đã xong muộn', doneOn: '2024-02-11' }));
    save(store, task({ content: 'Còn quá hạn' }));
    save(
      store,
      task(
        { content: 'Được gia hạn' },
        extension({ date: '2024-02-05', oldDue: '2024-02-10', newDue: '2024-04-30' }),
      ),
    );
    const statuses = (query: object): readonly (readonly [unknown, string | null])[] =>
      listRecords(
        store,
        listQuerySchema.parse({ register: 'task', sort: 'code', descending: false, ...query }),
      ).rows.map((row) => [row.record['content'], row.status] as const);
    expect(statuses({})).toEqual([
      ['Đã xong đúng hạn', 'taskDoneOnTime'],
      ['Đã xong muộn', 'taskDoneLate'],
      ['Còn quá hạn', 'taskOverdue'],
      ['Được gia hạn', 'taskInTime'],
    ]);
    expect(statuses({ status: ['taskOverdue'] })).toHaveLength(1);
    expect(statuses({ search: 'gia han' })).toEqual([['Được gia hạn', 'taskInTime']]);
  });

  it('come from a document, and show it', () => {
    const store = testStore();
    const document = save(store, {
      register: 'assigning-document',
      id: newId(),
      fields: { number: '/TB-UBND', date: '2024-03-10', abstract: 'Kết luận tại buổi làm việc' },
      children: {},
    });
    const { id } = save(store, task({ document: { register: 'assigning-document', id: document.id } }));
    expect(readRecord(store, 'task', id)?.['document']).toMatchObject({
      title: '/TB-UBND, 10/3/2024, Kết luận tại buổi làm việc',
    });
  });

  it.each([
    [{ due: '2024-01-09' }, 'due-before-assigned'],
    [{ doneOn: '2024-01-09' }, 'before-assigned'],
    [{ doneOn: '2024-03-21' }, 'date-in-future'],
    [{ assignedOn: '2024-03-21', due: null }, 'date-in-future'],
    [{ pausedOn: '2024-02-02', resumedOn: '2024-02-01' }, 'resumed-before-paused'],
    [{ lead: { code: null, text: 'Sở Ngoại vụ, Sở Công Thương' } }, 'second-lead'],
    [{}, 'extension-shortens', extension({ date: '2024-02-01', newDue: '2024-02-01' })],
  ])('are not saved with %j, and say why', (fields, code, children = {}) => {
    const store = testStore('2024-03-20T03:00:00Z');
    let refused: unknown = null;
    try {
      save(store, task(fields, children));
    } catch (error) {
      refused = error;
    }
    expect(refused).toMatchObject({ detail: { code: 'invalid-record', issues: [{ code }] } });
    expect(listRecords(store, listQuerySchema.parse({ register: 'task' })).total).toBe(0);
  });

  it.each(['UBND các huyện biên giới, UBND thành phố Lạng Sơn', 'các sở, ban, ngành, UBND các huyện'])(
    'may be led by several offices under one word: %s',
    (text) => {
      const store = testStore();
      save(store, task({ lead: { code: null, text } }));
      expect(listRecords(store, listQuerySchema.parse({ register: 'task' })).total).toBe(1);
    },
  );

  it('warn of a lead that also cooperates, and are kept', () => {
    const store = testStore();
    const { id } = save(
      store,
      task(
        {},
        {
          cooperating: [{ id: newId(), fields: { unit: { code: 'SNgV', text: 'Sở Ngoại vụ' } } }],
        },
      ),
    );
    const kept = readRecord(store, 'task', id);
    if (kept === null) throw new Error('lost');
    const { issues } = judge(store, registerNamed('task'), kept);
    expect(issues.map((issue) => issue.code)).toEqual(expect.arrayContaining(['lead-cooperates']));
  });

  it('balance in the report of a quarter, and again after a late entry', () => {
    const store = testStore('2024-03-20T03:00:00Z');
    save(store, task({ assignedOn: '2023-12-01', doneOn: '2023-12-20', due: '2023-12-31' }));
    save(store, task({ doneOn: '2024-02-11' }));
    save(store, task({ due: null, doneOn: '2024-02-11' }));
    save(store, task({ cancelledOn: '2024-02-01' }));
    const open = save(store, task({ pausedOn: '2024-02-01' }));
    save(store, task({ due: null }));
    save(store, task({ countInReport: false }));
    const figures = () =>
      liveReport(store, { calendarId: 'nd09', periodCode: '2024-Q1' }).figures.tasks.inPeriod;
    expect(figures()).toEqual({
      carriedOver: 1,
      assigned: 5,
      doneOnTime: 1,
      doneLate: 1,
      doneNoDue: 1,
      cancelled: 1,
      carriedForward: 2,
      overdue: 1,
      forwardNoDue: 1,
    });
    save(store, change('task', open.id, { doneOn: '2024-02-09', pausedOn: null }));
    expect(figures()).toMatchObject({ doneOnTime: 2, carriedForward: 1, overdue: 0 });
  });

  it('remind on the first screen when late or nearly due, by the due date in force, paused ones not', () => {
    const store = testStore('2024-03-20T03:00:00Z');
    save(store, task({ content: 'Quá hạn' }));
    save(store, task({ content: 'Sắp đến hạn', due: '2024-03-25' }));
    save(store, task({ content: 'Còn lâu', due: '2024-06-25' }));
    save(store, task({ content: 'Tạm dừng', pausedOn: '2024-02-01' }));
    save(store, task({ content: 'Xong rồi', doneOn: '2024-03-01' }));
    save(store, task({ content: 'Gia hạn' }, extension({ date: '2024-02-01', newDue: '2024-03-22' })));
    expect(homeOverview(store).tasks.map(({ title, days, kind }) => [title, days, kind])).toEqual([
      ['Quá hạn', -39, 'due'],
      ['Gia hạn', 2, 'due'],
      ['Sắp đến hạn', 5, 'due'],
    ]);
  });

  it('follow from what our side promised in a talk and from the next step of an incident, linked both ways', () => {
    const store = testStore('2024-03-20T03:00:00Z');
    const talk = save(store, {
      register: 'talk',
      id: newId(),
      fields: { kind: 'talk', date: '2024-03-10', subject: 'Hội đàm' },
      children: {
        commitments: [
          { id: newId(), fields: { side: 'vietnam', text: 'Cung cấp hồ sơ', due: '2024-04-01' } },
          { id: newId(), fields: { side: 'china', text: 'Dừng thi công', due: '2024-03-25' } },
          {
            id: newId(),
            fields: { side: 'both', text: 'Cùng kiểm tra', due: '2024-05-01', doneOn: '2024-03-15' },
          },
        ],
      },
    });
    const values = startingValues(store, 'task', 'followUp', talk.id);
    expect(values).toMatchObject({
      assignedOn: '2024-03-20',
      content: 'Cung cấp hồ sơ',
      due: '2024-04-01',
      origin: { register: 'talk', id: talk.id },
    });
    const made = save(store, { register: 'task', id: newId(), fields: values, children: {} });
    expect(linkedFrom(store, talk.id).map((link) => [link.register, link.id, link.through])).toEqual([
      ['task', made.id, 'origin'],
    ]);
    expect(startingValues(store, 'task', 'followUp', newId())).toEqual({
      assignedOn: '2024-03-20',
    });
  });
});
