import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import { greatestClock, logOfSave } from '../change-log.ts';
import { giveToday } from '../clock.ts';
import { changeDevice } from '../device.ts';
import { mainOf } from '../file/handles.ts';
import { newId } from '../ids.ts';
import { readRecord } from '../record-rows.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import type { WriteStore } from '../store.ts';
import { outgoing, save, testStore } from '../test-store.ts';
import { saveRecords, takeIn } from './intake.ts';
import { onceRead as onceReadBeside } from './once-read.ts';
import { once, type Call, type Writing } from './once.ts';

/** A call that reads first and then writes in one step. */
const onceRead = <Read, Answer>(
  openStore: () => WriteStore,
  call: Call,
  read: () => Promise<Read>,
  work: (writing: Writing, read: Read) => Answer,
): Promise<Answer> =>
  onceReadBeside(
    openStore,
    call,
    read,
    function* write(writing, found) {
      yield 0;
      return work(writing, found);
    },
    () => Promise.resolve(),
  );

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error.detail.code;
    throw error;
  }
  return 'nothing was refused';
};

describe('a writing call made again', () => {
  it('gets the first answer, whatever its preconditions say by now', () => {
    const store = testStore();
    const call = { name: 'test.count', writeId: newId(), request: { of: 'records' } };
    let runs = 0;
    const work = (): { readonly run: number } => {
      if (runs > 0) throw new Refusal('period-closed');
      runs += 1;
      return { run: runs };
    };
    expect(once(store, call, work)).toEqual({ run: 1 });
    expect(once(store, call, work)).toEqual({ run: 1 });
    expect(runs).toBe(1);
  });

  it('is refused under the same id when it asks something else, or is another call', async () => {
    const store = testStore();
    const writeId = newId();
    once(store, { name: 'test.a', writeId, request: 1 }, () => null);
    expect(await codeOf(() => once(store, { name: 'test.a', writeId, request: 2 }, () => null))).toBe(
      'call-differs',
    );
    expect(await codeOf(() => once(store, { name: 'test.b', writeId, request: 1 }, () => null))).toBe(
      'call-differs',
    );
  });

  it('is judged anew when the first was refused', async () => {
    const store = testStore();
    const request = { writeId: newId(), saves: [outgoing({ name: null })] };
    expect(await codeOf(() => saveRecords(store, request))).toBe('invalid-record');
    expect(await codeOf(() => saveRecords(store, request))).toBe('invalid-record');
    const mended = { ...request, saves: [outgoing()] };
    expect(saveRecords(store, mended).records).toHaveLength(1);
  });

  it('waits for the first while that still reads', async () => {
    const store = testStore();
    const call = { name: 'test.import', writeId: newId(), request: 'a file' };
    const file = Promise.withResolvers<string>();
    let reads = 0;
    const carryOut = (): Promise<string> =>
      onceRead(
        () => store,
        call,
        () => {
          reads += 1;
          return file.promise;
        },
        (_writing, read) => read.toUpperCase(),
      );
    const [first, second] = [carryOut(), carryOut()];
    const other = codeOf(() =>
      onceRead(
        () => store,
        { ...call, request: 'another' },
        () => file.promise,
        () => '',
      ),
    );
    expect(await other).toBe('call-differs');
    file.resolve('rows');
    expect(await Promise.all([first, second])).toEqual(['ROWS', 'ROWS']);
    expect(await carryOut()).toBe('ROWS');
    expect(reads).toBe(1);
  });

  it('is that of who began it, though another person works here once it has read', async () => {
    const store = testStore();
    const began = store.device?.actorId;
    const file = Promise.withResolvers<string>();
    const writeId = newId();
    const carried = onceRead(
      () => store,
      { name: 'test.import', writeId, request: 'a file' },
      () => file.promise,
      (writing) => takeIn(writing, [outgoing()]).saveId,
    );
    changeDevice(store, { actorId: newId() });
    file.resolve('rows');
    await carried;
    const after = save(store, outgoing({ name: 'Đoàn khác' }));
    const makers = (saveId: string): readonly string[] =>
      logOfSave(mainOf(store), saveId).map((row) => row.actor_id);
    expect(new Set(makers(writeId))).toEqual(new Set([began]));
    expect(new Set(makers(after.saveId))).toEqual(new Set([store.device?.actorId]));
    expect(store.device?.actorId).not.toBe(began);
  });

  it('reads by itself when the first, for which it waited, was given up', async () => {
    const store = testStore();
    const call = { name: 'test.import', writeId: newId(), request: 'a file' };
    const givenUp = Promise.withResolvers<string>();
    const carryOut = (read: () => Promise<string>): Promise<string> =>
      onceRead(
        () => store,
        call,
        read,
        (_writing, found) => found,
      );
    const first = codeOf(() => carryOut(() => givenUp.promise));
    const again = [1, 2].map(() => carryOut(() => Promise.resolve('rows')));
    givenUp.reject(new Refusal('read-cancelled'));
    expect(await first).toBe('read-cancelled');
    expect(await Promise.all(again)).toEqual(['rows', 'rows']);
  });

  it('reads anew after the first failed to read', async () => {
    const store = testStore();
    const call = { name: 'test.import', writeId: newId(), request: 'a file' };
    const refused = (): Promise<never> => Promise.reject(new Refusal('not-a-spreadsheet'));
    expect(
      await codeOf(() =>
        onceRead(
          () => store,
          call,
          refused,
          () => '',
        ),
      ),
    ).toBe('not-a-spreadsheet');
    const read = await onceRead(
      () => store,
      call,
      () => Promise.resolve('rows'),
      (_writing, found) => found,
    );
    expect(read).toBe('rows');
  });
});

describe('a writing call that fails', () => {
  it('leaves nothing: no row, no answer, no clock', async () => {
    const store = testStore();
    const before = store.lastClock;
    const wanted = outgoing();
    const writeId = newId();
    const failing = (): unknown =>
      once(store, { name: 'test.fail', writeId, request: null }, (writing) => {
        takeIn(writing, [wanted]);
        throw new Refusal('disk-full');
      });
    expect(await codeOf(failing)).toBe('disk-full');
    expect(readRecord(store, 'outgoing-delegation', wanted.id)).toBeNull();
    expect(logOfSave(mainOf(store), writeId)).toEqual([]);
    expect(store.lastClock).toBe(before);
    expect(greatestClock(mainOf(store))).toBe(before);
    save(store, wanted);
    expect(readRecord(store, 'outgoing-delegation', wanted.id)).not.toBeNull();
  });
});

describe('a PC whose clock is wrong', () => {
  it('refuses any writing call until someone told what day it is, but answers one made again', async () => {
    const known = newId();
    const folder = testStore('2026-11-20T03:00:00Z');
    once(folder, { name: 'test', writeId: known, request: null }, () => 'an answer');
    const late = { ...folder, now: () => new Date('2015-01-01T03:00:00Z') };
    expect(await codeOf(() => once(late, { name: 'test', writeId: newId(), request: null }, () => ''))).toBe(
      'clock-wrong',
    );
    expect(once(late, { name: 'test', writeId: known, request: null }, () => '')).toBe('an answer');
    giveToday(late, plainDate('2026-11-21'));
    expect(once(late, { name: 'test', writeId: newId(), request: null }, () => 'done')).toBe('done');
  });
});
