import { array, assert, constantFrom, integer, property, record, shuffledSubarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { contentHash, hashOf, stubOf, verifyLog, type LogRow } from '../change-log.ts';
import { mainOf } from '../file/handles.ts';
import { verifyStore } from '../verify/verify-store.ts';
import type { OpenStore } from '../file/open.ts';
import { newId } from '../ids.ts';
import { readRecord, readStored } from '../record-rows.ts';
import { change, outgoing, save, testStore } from '../test-store.ts';
import { apply } from './apply.ts';

function logOf(store: OpenStore): readonly LogRow[] {
  return mainOf(store)
    .prepare<[string], LogRow>('SELECT * FROM change_log WHERE log_id = ? ORDER BY sequence')
    .all(store.device?.logId ?? '');
}

/** Takes the whole log of another PC in. */
function receive(to: OpenStore, rows: readonly LogRow[]): void {
  mainOf(to)
    .transaction(() => apply(to, rows))
    .immediate();
}

const register = registerNamed('outgoing-delegation');
const stateOf = (store: OpenStore, id: string) => readStored(mainOf(store), register, id);

describe("another PC's rows", () => {
  it('bring its record here as it stands there, with its code, its children and what is derived of it', () => {
    const [from, to] = [testStore(), testStore('2024-03-21T03:00:00Z')];
    const member = newId();
    const { id } = save(
      from,
      outgoing({}, { members: [{ id: member, fields: { fullName: 'Lê Thị Mai' } }] }),
    );
    save(
      from,
      change(
        'outgoing-delegation',
        id,
        { leader: 'Nguyễn Văn An' },
        { members: [{ id: member, fields: { jobTitle: 'Phó Giám đốc' } }] },
      ),
    );
    receive(to, logOf(from));
    expect(stateOf(to, id)).toEqual(stateOf(from, id));
    expect(verifyStore(to).faults).toEqual([]);
    expect(verifyLog(mainOf(to))).toEqual([]);
  });

  it('received again change nothing', () => {
    const [from, to] = [testStore(), testStore()];
    const { id } = save(from, outgoing());
    receive(to, logOf(from));
    save(to, change('outgoing-delegation', id, { leader: 'Người ở đây' }));
    receive(to, logOf(from));
    expect(readRecord(to, 'outgoing-delegation', id)?.['leader']).toBe('Người ở đây');
  });

  it('lose a field to a newer row here, and win one from an older', () => {
    const office = testStore('2024-03-20T03:00:00Z');
    const { id } = save(office, outgoing());
    const post = testStore('2024-03-21T03:00:00Z');
    receive(post, logOf(office));
    save(post, change('outgoing-delegation', id, { leader: 'Trạm' }));
    const later = testStore('2024-03-22T03:00:00Z');
    receive(later, logOf(office));
    save(later, change('outgoing-delegation', id, { leader: 'Văn phòng' }));
    receive(later, logOf(post));
    expect(readRecord(later, 'outgoing-delegation', id)?.['leader']).toBe('Văn phòng');
    receive(post, logOf(later));
    expect(readRecord(post, 'outgoing-delegation', id)?.['leader']).toBe('Văn phòng');
  });

  it('are refused where they do not follow what is kept of their log', () => {
    const from = testStore('2024-03-20T03:00:00Z');
    save(from, outgoing());
    const rows = logOf(from);
    const to = testStore('2024-03-20T03:00:00Z');
    expect(() => receive(to, rows.slice(1))).toThrow(RangeError);
    expect(() => receive(to, [{ ...(rows[0] as LogRow), previous_hash: 'f'.repeat(64) }])).toThrow(
      RangeError,
    );
  });

  it('dated over a day ahead are kept without effect, and never advance the clock', () => {
    const from = testStore('2024-03-20T03:00:00Z');
    const { id } = save(from, outgoing());
    const rows = logOf(from);
    const slow = testStore('2024-03-18T03:00:00Z');
    receive(slow, rows);
    expect(stateOf(slow, id)).toBeNull();
    expect(verifyLog(mainOf(slow))).toEqual([]);
    expect(verifyStore(slow).faults).toEqual([]);
    save(slow, outgoing());
    expect((slow.lastClock ?? '') < (rows[0]?.clock ?? '')).toBe(true);
  });
});

describe('a row withheld as a stub', () => {
  it('keeps the chain whole, says nothing, and is proven by its content later', () => {
    const [from, to] = [testStore(), testStore()];
    const { id } = save(from, outgoing());
    const rows = logOf(from);
    const withheld = rows.map((row) => (row.record_id === id ? stubOf(row) : row));
    receive(to, withheld);
    expect(verifyLog(mainOf(to))).toEqual([]);
    expect(stateOf(to, id)).toBeNull();
    expect(JSON.stringify(withheld)).not.toContain(id);
    for (const [index, row] of rows.entries()) {
      expect(hashOf(withheld[index] as LogRow)).toBe(hashOf(row));
      expect(withheld[index]?.content_hash ?? contentHash(row)).toBe(contentHash(row));
    }
  });

  it('cannot be told from its content alone: equal contents have other hashes', () => {
    const from = testStore();
    const row = logOf(from)[0] as LogRow;
    expect(contentHash({ ...row, salt: '0'.repeat(32) })).not.toBe(contentHash(row));
  });
});

const anyEdit = record({
  pc: integer({ min: 0, max: 2 }),
  field: constantFrom('leader', 'notes', 'content'),
  value: constantFrom('một', 'hai', 'ba', null),
  member: integer({ min: 0, max: 2 }),
});

describe('three PCs that edit the same record apart', () => {
  it('stand the same once each has the rows of all, in whatever order they came', () => {
    assert(
      property(
        array(anyEdit, { maxLength: 12 }),
        shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (edits, order) => {
          const stores = [0, 1, 2].map(() => testStore());
          const first = outgoing(
            {},
            { members: [0, 1, 2].map((n) => ({ id: newId(), fields: { fullName: `Người ${n}` } })) },
          );
          const [one] = stores as [OpenStore, OpenStore, OpenStore];
          save(one, first);
          const members = (first.children['members'] ?? []).map((row) => row.id);
          for (const store of stores.slice(1)) receive(store, logOf(one));
          for (const { pc, field, value, member } of edits) {
            const children = { members: [{ id: members[member] ?? '', fields: { jobTitle: value } }] };
            save(
              stores[pc] as OpenStore,
              change('outgoing-delegation', first.id, { [field]: value }, children),
            );
          }
          const logs = stores.map(logOf);
          for (const store of stores) for (const from of order) receive(store, logs[from] ?? []);
          const states = stores.map((store) => stateOf(store, first.id));
          expect(states[1]).toEqual(states[0]);
          expect(states[2]).toEqual(states[0]);
          for (const store of stores) expect(verifyStore(store).faults).toEqual([]);
        },
      ),
      { numRuns: 8 },
    );
  });
});
