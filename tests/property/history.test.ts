import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyLog } from '../../db/change-log.ts';
import { newId } from '../../db/ids.ts';
import { readRecord } from '../../db/record-rows.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import type { ReadStore } from '../../db/store.ts';
import { change, outgoing, save, testStore } from '../../db/test-store.ts';
import { restoreVersion, undoSave } from '../../db/ledger/undo.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import type { AnyRecord } from '../../shared/registers/define-register.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import {
  anyDelegation,
  clockedStore,
  fieldsOf,
  saveOf,
  type RandomDelegation,
} from './random-delegations.ts';
import { mainOf } from '../../db/file/handles.ts';

const anyStep = record({
  wanted: anyDelegation,
  member: integer({ min: 0, max: 4 }),
  action: constantFrom('fields', 'addMember', 'changeMember', 'removeMember', 'withdraw', 'reinstate'),
});
type Step = { readonly wanted: RandomDelegation; readonly member: number; readonly action: string };

function present(store: ReadStore, { register, id }: Pick<RecordSave, 'register' | 'id'>): AnyRecord {
  const found = readRecord(store, register, id);
  if (found === null) throw new RangeError(id);
  return found;
}

/** A record as people see it: children that were taken out are not in it. */
function seen(value: AnyRecord): unknown {
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      Array.isArray(part) ? part.filter((child: { withdrawn?: boolean }) => child.withdrawn !== true) : part,
    ]),
  );
}

/** One save of a step on a record that exists. */
function stepOf(
  store: ReadStore,
  first: RecordSave,
  direction: RandomDelegation['direction'],
  step: Step,
): RecordSave {
  const base = { register: first.register, id: first.id, fields: {}, children: {} };
  const members = present(store, first)['members'];
  const list = Array.isArray(members) ? (members as readonly { readonly id: string }[]) : [];
  const member = list[step.member % Math.max(list.length, 1)];
  switch (step.action) {
    case 'addMember':
      return {
        ...base,
        children: { members: [{ id: newId(), fields: { fullName: `Người ${step.member}` } }] },
      };
    case 'changeMember':
      return member === undefined
        ? base
        : {
            ...base,
            children: { members: [{ id: member.id, fields: { jobTitle: `Chức vụ ${step.wanted.day}` } }] },
          };
    case 'removeMember':
      return member === undefined
        ? base
        : { ...base, children: { members: [{ id: member.id, fields: {}, withdrawn: true }] } };
    case 'withdraw':
      return { ...base, withdrawn: { reason: 'nhập nhầm' } };
    case 'reinstate':
      return { ...base, withdrawn: null };
    default:
      return { ...base, fields: fieldsOf({ ...step.wanted, direction }) };
  }
}

describe('any history of a record', () => {
  it('save then undo restores what was there, and the log replays to the rows', () => {
    assert(
      property(anyDelegation, array(anyStep, { minLength: 1, maxLength: 8 }), (wanted, steps) => {
        const { store } = clockedStore('2024-12-20');
        const first = saveOf(wanted);
        saveRecords(store, { writeId: newId(), saves: [first] });
        for (const step of steps) {
          const before = present(store, first);
          const writeId = newId();
          const outcome = saveRecords(store, {
            writeId,
            saves: [stepOf(store, first, wanted.direction, step)],
          });
          if (outcome.records[0]?.changed !== true) continue;
          const after = present(store, first);
          const undo = newId();
          undoSave(store, undo, outcome.saveId, 'hoàn tác');
          expect(seen(present(store, first))).toEqual(seen(before));
          // And undoing the undo brings the save back.
          undoSave(store, newId(), undo, 'làm lại');
          expect(seen(present(store, first))).toEqual(seen(after));
        }
        expect(verifyStore(store).faults).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('every earlier version can be restored, and a later one after it', () => {
    assert(
      property(anyDelegation, array(anyStep, { minLength: 1, maxLength: 6 }), (wanted, steps) => {
        const { store } = clockedStore('2024-12-20');
        const first = saveOf(wanted);
        const versions: { readonly saveId: string; readonly state: AnyRecord }[] = [];
        const keep = (saveToMake: RecordSave): void => {
          const outcome = saveRecords(store, { writeId: newId(), saves: [saveToMake] });
          if (outcome.records[0]?.changed === true)
            versions.push({ saveId: outcome.saveId, state: present(store, first) });
        };
        keep(first);
        for (const step of steps) keep(stepOf(store, first, wanted.direction, step));
        for (const { saveId, state } of [...versions.toReversed(), ...versions]) {
          restoreVersion(store, newId(), first.register, first.id, saveId);
          expect(seen(present(store, first))).toEqual(seen(state));
        }
        expect(verifyStore(store).faults).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('a save repeated with the same id acts once', () => {
    assert(
      property(anyDelegation, integer({ min: 2, max: 4 }), (wanted, times) => {
        const { store } = clockedStore('2024-12-20');
        const request = { writeId: newId(), saves: [saveOf(wanted)] };
        const outcomes = Array.from({ length: times }, () => saveRecords(store, request));
        expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
        expect(verifyLog(mainOf(store))).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });
});

describe('verify', () => {
  it.each([
    ['its changes', "UPDATE change_log SET changes = replace(changes, '13', '31') WHERE sequence = ?"],
    ['its time', "UPDATE change_log SET clock = '0000000000000000' WHERE sequence = ?"],
    ['its actor', "UPDATE change_log SET actor_id = 'another' WHERE sequence = ?"],
    ['its device', "UPDATE change_log SET device_id = 'another' WHERE sequence = ?"],
    ['its whole row, taken out', 'DELETE FROM change_log WHERE sequence = ?'],
  ])('finds a log row of which someone changed %s by hand', (_what, sql) => {
    const store = testStore();
    const { id } = save(store, outgoing());
    save(store, change('outgoing-delegation', id, { peopleDeclared: 13 }));
    save(store, change('outgoing-delegation', id, { leader: 'Trưởng đoàn' }));
    expect(verifyStore(store).faults).toEqual([]);
    const { sequence } = mainOf(store)
      .prepare<[], { sequence: number }>("SELECT sequence FROM change_log WHERE changes LIKE '%13]%'")
      .all()
      .at(-1) ?? { sequence: 0 };
    unguarded(store, () => mainOf(store).prepare(sql).run(sequence));
    expect(verifyStore(store).faults.map((fault) => fault.kind)).toContain('log');
  });

  it('finds the last log row taken out, and the last one changed', () => {
    for (const sql of [
      'DELETE FROM change_log WHERE sequence = (SELECT max(sequence) FROM change_log)',
      "UPDATE change_log SET changes = '{}' WHERE sequence = (SELECT max(sequence) FROM change_log)",
    ]) {
      const store = testStore();
      save(store, outgoing());
      unguarded(store, () => mainOf(store).prepare(sql).run());
      expect(verifyStore(store).faults.map((fault) => fault.kind)).toContain('log');
    }
  });

  it('finds a row of a register that someone changed beside the log', () => {
    const store = testStore();
    save(store, outgoing());
    mainOf(store).prepare('UPDATE outgoing_delegation SET people_declared = 99').run();
    expect(verifyStore(store).faults).toMatchObject([{ kind: 'record' }]);
  });
});

/** Whoever changes the log by hand does away with what guards it first. */
function unguarded(store: ReadStore, work: () => void): void {
  const triggers = mainOf(store)
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'change_log'",
    )
    .all();
  for (const { name } of triggers) mainOf(store).exec(`DROP TRIGGER "${name}"`);
  work();
}
