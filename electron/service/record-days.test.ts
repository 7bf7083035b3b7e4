import { beforeEach, describe, expect, it } from 'vitest';
import type { InputValue, RecordSave } from '../../shared/registers/save-request.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import type { OpenStore } from '../../db/file/open.ts';
import { newId } from '../../db/ids.ts';
import { change, outgoing, save, testStore } from '../../db/test-store.ts';
import { homeOverview } from './home.ts';
import { monthEntries } from './month.ts';

const march = { from: plainDate('2024-03-01'), to: plainDate('2024-03-31') };

const eventsIn = (store: OpenStore) => monthEntries(store, march).filter(({ kind }) => kind !== null);

const trip = (fields: Readonly<Record<string, InputValue>> = {}) =>
  outgoing({ departureActual: null, returnActual: null, departurePlanned: '2024-03-22', ...fields });

const talk = (fields: Readonly<Record<string, InputValue>> = {}) => ({
  register: 'talk' as const,
  id: newId(),
  fields: { kind: 'talk', subject: 'Hội đàm', date: '2024-03-25', ...fields },
  children: {},
});

describe('records that are shown by day', () => {
  let store: OpenStore;
  beforeEach(() => {
    store = testStore();
  });

  it('stand in the month: a trip over all of its days, a talk on its day', () => {
    save(store, trip({ returnPlanned: '2024-03-26' }));
    save(store, talk());
    const days = eventsIn(store).map(({ kind, date, until, register }) => [kind, date, until, register]);
    expect(days).toEqual([
      ['start', '2024-03-22', '2024-03-26', 'outgoing-delegation'],
      ['held', '2024-03-25', null, 'talk'],
    ]);
  });

  it.each([
    ['began before it', '2024-02-27', '2024-03-02', 1],
    ['lasts over all of it', '2024-02-27', '2024-04-02', 1],
    ['ends after it', '2024-03-30', '2024-04-02', 1],
    ['ended the day before it', '2024-02-27', '2024-02-29', 0],
    ['begins the day after it', '2024-04-01', '2024-04-02', 0],
  ])('stand in the month where any day of it is theirs: a trip that %s', (_what, from, to, count) => {
    save(store, trip({ departurePlanned: from, returnPlanned: to }));
    expect(eventsIn(store)).toHaveLength(count);
  });

  it('stand on the first screen only where they are trips', () => {
    save(store, trip({ returnPlanned: '2024-03-26' }));
    save(store, talk());
    const days = homeOverview(store).movements.map(({ kind, date, register }) => [kind, date, register]);
    expect(days).toEqual([
      ['start', '2024-03-22', 'outgoing-delegation'],
      ['end', '2024-03-26', 'outgoing-delegation'],
    ]);
  });

  it.each(['postponed', 'cancelled'])('stand nowhere when they are %s', (calledOff) => {
    save(store, trip({ returnPlanned: '2024-03-26', calledOff }));
    save(store, talk({ calledOff }));
    expect(eventsIn(store)).toEqual([]);
    expect(homeOverview(store).movements).toEqual([]);
  });

  it('stand once in the month, and twice on the first screen, where they begin and end on one day', () => {
    save(store, trip({ returnPlanned: '2024-03-22' }));
    expect(eventsIn(store).map(({ kind }) => kind)).toEqual(['start']);
    expect(homeOverview(store).movements.map(({ kind }) => kind)).toEqual(['start', 'end']);
  });

  it('are told while they wait: a case since its last letter, until something else happens, and longer than the rule says', () => {
    const steps = (...kinds: readonly (readonly [string, string])[]) =>
      kinds.map(([kind, date]) => ({ id: newId(), fields: { kind, date } }));
    const incident = (summary: string, ...kinds: readonly (readonly [string, string])[]): RecordSave => ({
      register: 'border-incident',
      id: newId(),
      fields: { type: { code: null, text: 'Xâm canh' }, occurredOn: '2024-01-02', summary },
      children: { steps: steps(...kinds) },
    });
    save(store, incident('Chờ từ 4/3', ['noteVerbale', '2024-02-01'], ['noteVerbale', '2024-03-04']));
    save(store, incident('Chờ mới 15 ngày', ['noteVerbale', '2024-03-05']));
    save(store, incident('Đã bàn', ['noteVerbale', '2024-02-01'], ['minutes', '2024-02-10']));
    save(store, incident('Đã xong', ['noteVerbale', '2024-02-01'], ['result', '2024-02-10']));
    const waiting = homeOverview(store).border;
    expect(waiting.map(({ title, kind, date, days }) => [title, kind, date, days])).toEqual([
      ['Xâm canh · Chờ từ 4/3', 'waiting', '2024-03-04', -16],
    ]);
  });

  it('are told by the last day that was set for a next step, from two weeks before it, whenever the steps were', () => {
    const incident = (nextDate: string): RecordSave => ({
      register: 'border-incident',
      id: newId(),
      fields: { type: { code: null, text: 'Xâm canh' }, occurredOn: '2024-01-02', summary: nextDate },
      children: {
        steps: [
          { id: newId(), fields: { kind: 'verification', date: '2024-01-03', nextDate: '2024-01-10' } },
          { id: newId(), fields: { kind: 'verification', date: '2024-03-18', nextDate } },
        ],
      },
    });
    save(store, incident('2024-04-03'), incident('2024-04-04'));
    expect(homeOverview(store).border.map(({ date }) => date)).toEqual(['2024-04-03']);
  });

  it('stand nowhere once they are withdrawn, and again when that is undone', () => {
    const { id } = save(store, talk());
    save(store, { ...change('talk', id, {}), withdrawn: { reason: 'Nhập trùng' } });
    expect(eventsIn(store)).toEqual([]);
    save(store, { ...change('talk', id, {}), withdrawn: null });
    expect(eventsIn(store)).toHaveLength(1);
  });
});
