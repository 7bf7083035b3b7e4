import { describe, expect, it } from 'vitest';
import { Refusal } from '../shared/contract/refusal.ts';
import { plainDate } from '../shared/time/plain-date.ts';
import { logOfRecord } from './change-log.ts';
import { assertClock, clockState, giveToday } from './clock.ts';
import { clockInstant } from './hybrid-clock.ts';
import { newId } from './ids.ts';
import { historyOf } from './queries/history.ts';
import { openStore, type OpenStore } from './file/open.ts';
import { readRecord } from './record-rows.ts';
import { today } from './today.ts';
import { outgoing, save, testFolder, testStore } from './test-store.ts';
import { mainOf } from './file/handles.ts';

/** A folder with a save of 20 November 2026, opened again by a PC whose clock the test sets. */
function reopened(now: string): { readonly store: OpenStore; readonly set: (next: string) => void } {
  const folder = testFolder();
  testStore('2026-11-20T03:00:00Z', folder).close();
  let instant = now;
  const store = openStore({ directory: folder, now: () => new Date(instant) });
  return {
    store,
    set: (next) => {
      instant = next;
    },
  };
}

const lastLogDay = (store: OpenStore, id: string): string | undefined => {
  const last = logOfRecord(mainOf(store), id).at(-1);
  return last === undefined ? undefined : clockInstant(last.clock).toISOString().slice(0, 10);
};

describe('a PC whose clock is wrong', () => {
  it.each([
    ['2015-01-01T03:00:00Z', 'behind'],
    ['2026-11-18T03:00:00Z', 'behind'],
    ['2026-11-19T03:00:00Z', 'plausible'],
    ['2026-11-24T03:00:00Z', 'plausible'],
    ['2031-01-01T03:00:00Z', 'ahead'],
  ])('at %s is %s, and then refuses to save until someone says what day it is', (now, state) => {
    const { store } = reopened(now);
    expect(clockState(store)).toBe(state);
    if (state === 'plausible') expect(() => assertClock(store)).not.toThrow();
    else expect(() => assertClock(store)).toThrow(Refusal);
    giveToday(store, plainDate('2026-11-24'));
    expect(() => assertClock(store)).not.toThrow();
    store.close();
  });

  it.each(['2015-01-01T03:00:00Z', '2031-01-01T03:00:00Z'])(
    'at %s works with the given date, which moves on, and dates the log by it',
    (now) => {
      const { store, set } = reopened(now);
      giveToday(store, plainDate('2026-11-24'));
      expect(today(store)).toBe('2026-11-24');
      const id = newId();
      save(store, { register: 'person', id, fields: { fullName: 'Lý Thị A' }, children: {} });
      expect(readRecord(store, 'person', id)?.code).toContain('-VP-2026-');
      expect(lastLogDay(store, id)).toBe('2026-11-24');
      set(now.replace('-01T', '-02T'));
      expect(today(store)).toBe('2026-11-25');
      store.close();
    },
  );

  it('uses the clock again once it is set right, and asks again at the next start', () => {
    const { store, set } = reopened('2015-01-01T03:00:00Z');
    giveToday(store, plainDate('2026-11-24'));
    set('2026-11-26T03:00:00Z');
    expect(today(store)).toBe('2026-11-26');
    set('2015-01-01T03:00:00Z');
    const { directory } = store;
    store.close();
    const next = openStore({ directory, now: () => new Date('2015-01-01T03:00:00Z') });
    expect(clockState(next)).toBe('behind');
    expect(today(next)).toBe('2015-01-01');
    next.close();
  });

  it('never writes a clock before those of the log', () => {
    const { store } = reopened('2015-01-01T03:00:00Z');
    const before = store.lastClock ?? '';
    giveToday(store, plainDate('2015-01-02'));
    const { id } = save(store, outgoing());
    expect((logOfRecord(mainOf(store), id)[0]?.clock ?? '') > before).toBe(true);
    giveToday(store, plainDate('2020-01-01'));
    save(store, outgoing());
    expect((store.lastClock ?? '') > before).toBe(true);
    store.close();
  });

  it('that was years ahead for one save asks once what day it is, and never again after the next save', () => {
    const folder = testFolder();
    const ahead = testStore('2031-05-05T03:00:00Z', folder);
    save(ahead, outgoing());
    const before = ahead.lastClock ?? '';
    ahead.close();
    const right = openStore({ directory: folder, now: () => new Date('2026-11-28T03:00:00Z') });
    expect(clockState(right)).toBe('behind');
    giveToday(right, plainDate('2026-11-28'));
    const { id } = save(right, outgoing());
    // The order of the log goes on; the history tells the true day.
    expect((right.lastClock ?? '') > before).toBe(true);
    expect(historyOf(right, 'outgoing-delegation', id)[0]?.at).toBe('2026-11-28T03:00:00.000Z');
    right.close();
    for (const now of ['2026-11-28T09:00:00Z', '2026-11-29T03:00:00Z', '2027-03-01T03:00:00Z']) {
      const later = openStore({ directory: folder, now: () => new Date(now) });
      expect(clockState(later)).toBe('plausible');
      expect(today(later)).toBe(now.slice(0, 10));
      const saved = save(later, outgoing()).id;
      expect(historyOf(later, 'outgoing-delegation', saved)[0]?.at).toBe(new Date(now).toISOString());
      later.close();
    }
  });
});
