import { beforeEach, describe, expect, it } from 'vitest';
import type { InputValue } from '../../shared/registers/save-request.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import type { OpenStore } from '../file/open.ts';
import { newId } from '../ids.ts';
import { outgoing, save, testStore } from '../test-store.ts';
import { movements } from './home.ts';
import { eventsInSpan } from './month.ts';

const march = { from: plainDate('2024-03-01'), to: plainDate('2024-03-31') };

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

  it('stand in the month: a trip on its first and last day, a talk on its day', () => {
    save(store, trip({ returnPlanned: '2024-03-26' }));
    save(store, talk());
    const days = eventsInSpan(store, march).map(({ kind, date, register }) => [kind, date, register]);
    expect(days).toEqual([
      ['tripStart', '2024-03-22', 'outgoing-delegation'],
      ['talk', '2024-03-25', 'talk'],
      ['tripEnd', '2024-03-26', 'outgoing-delegation'],
    ]);
  });

  it('stand on the first screen only where they are trips', () => {
    save(store, trip({ returnPlanned: '2024-03-26' }));
    save(store, talk());
    const days = movements(store, 14).map(({ kind, date, register }) => [kind, date, register]);
    expect(days).toEqual([
      ['start', '2024-03-22', 'outgoing-delegation'],
      ['end', '2024-03-26', 'outgoing-delegation'],
    ]);
  });

  it.each(['postponed', 'cancelled'])('stand nowhere when they are %s', (calledOff) => {
    save(store, trip({ returnPlanned: '2024-03-26', calledOff }));
    save(store, talk({ calledOff }));
    expect(eventsInSpan(store, march)).toEqual([]);
    expect(movements(store, 14)).toEqual([]);
  });
});
