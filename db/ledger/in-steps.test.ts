import { describe, expect, it } from 'vitest';
import { mainOf } from '../file/handles.ts';
import { newId } from '../ids.ts';
import { countedRows } from '../queries/figures.ts';
import { readRecord } from '../record-rows.ts';
import { readSettings } from '../settings.ts';
import { outgoing, save, testStore } from '../test-store.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { takeIn } from './intake.ts';
import { onceBeside } from './once-beside.ts';
import { onceRead } from './once-read.ts';
import { settingSave } from './save-settings.ts';
import { refillingWhereStale } from '../projections/refill.ts';

const countless = {
  countingRules: {
    countEnterpriseMembers: false,
    countVietnameseEscorts: false,
    incomingDecidingDate: 'arrival',
  },
} as const;

/** A recount that stands still after its first step, until it is let go. */
function standingStill() {
  const store = testStore();
  save(store, outgoing());
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const recount = onceBeside(
    store,
    { name: 'test.recount', writeId: newId(), request: null },
    function* recounting(writing) {
      takeIn(writing, [settingSave('countingRules', countless.countingRules)]);
      // A slice is over: others have their turn.
      const until = performance.now() + 20;
      while (performance.now() < until) continue;
      yield* refillingWhereStale(writing.store);
      return null;
    },
    () => {
      begun.resolve();
      return go.promise;
    },
  );
  return { store, recount, begun: begun.promise, go: go.resolve, fail: go.reject };
}

/** An import whose file is read while the figures are counted anew. */
function importing(store: ReturnType<typeof testStore>) {
  const row = outgoing({ name: 'Đoàn nhập từ bảng' });
  const file = Promise.withResolvers<void>();
  const call = { name: 'test.import', writeId: newId(), request: 'a file' };
  const done = onceRead(
    () => store,
    call,
    () => file.promise,
    function* write(writing) {
      yield 0;
      return takeIn(writing, [row]).records.length;
    },
    () => Promise.resolve(),
  );
  return { id: row.id, read: file.resolve, done };
}

describe('a save after which everything is counted anew', () => {
  it('keeps what was read meanwhile waiting, and both are kept', async () => {
    const { store, recount, begun, go } = standingStill();
    const { id, read, done } = importing(store);
    await begun;
    read();
    await new Promise(setImmediate);
    expect(readRecord(store, 'outgoing-delegation', id)).toBeNull();
    go();
    await recount;
    expect(await done).toBe(1);
    expect(readRecord(store, 'outgoing-delegation', id)).not.toBeNull();
    expect(readSettings(store).countingRules.countEnterpriseMembers).toBe(false);
  });

  it('takes nothing of others with it when it is given up', async () => {
    const { store, recount, begun, fail } = standingStill();
    const { id, read, done } = importing(store);
    await begun;
    read();
    await new Promise(setImmediate);
    fail(new Error('given up'));
    await expect(recount).rejects.toThrow('given up');
    expect(await done).toBe(1);
    expect(readRecord(store, 'outgoing-delegation', id)).not.toBeNull();
    expect(readSettings(store).countingRules.countEnterpriseMembers).toBe(true);
    const quarter = { from: plainDate('2023-12-15'), to: plainDate('2024-03-14') };
    expect(countedRows(store, 'outgoing', quarter, quarter.to)).toHaveLength(2);
    expect(mainOf(store).inTransaction).toBe(false);
  });

  it('lets no other call write between its steps', async () => {
    const { store, recount, begun, go } = standingStill();
    await begun;
    expect(() => save(store, outgoing())).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ code: 'not-ready' }) }),
    );
    go();
    await recount;
    expect(save(store, outgoing()).id).not.toBe('');
  });
});
