import { describe, expect, it } from 'vitest';
import { mainOf } from '../file/handles.ts';
import type { OpenStore } from '../file/open.ts';
import { newId } from '../ids.ts';
import { saveRecords } from '../ledger/intake.ts';
import { saveSettings } from '../ledger/save-settings.ts';
import { restoreVersion, undoSave } from '../ledger/undo.ts';
import { duplicateHints } from '../queries/duplicates.ts';
import { recordsLike } from '../queries/known-records.ts';
import { readRecord } from '../record-rows.ts';
import { uuidFor } from '../ids.ts';
import { readSettings } from '../settings.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { logOfRecord } from '../change-log.ts';
import { change, outgoing, save, testStore } from '../test-store.ts';
import { projectionsAreStale, refilling, refillWhereStale } from './refill.ts';

const trips = (store: OpenStore, id: string): unknown =>
  mainOf(store).prepare('SELECT person_trips FROM record_summary WHERE record_id = ?').pluck().get(id);

/** A delegation of two officials and one person of an enterprise, whose members are all named. */
function withEnterprise(store: OpenStore): string {
  const members = (['civilServant', 'civilServant', 'enterprise'] as const).map((category, index) => ({
    id: newId(),
    fields: { fullName: `Người ${index}`, category },
  }));
  return save(store, outgoing({ peopleDeclared: 3, memberListComplete: true }, { members })).id;
}

const rules = {
  countEnterpriseMembers: true,
  countVietnameseEscorts: true,
  incomingDecidingDate: 'arrival',
} as const;
const without = { ...rules, countEnterpriseMembers: false } as const;

describe('what is derived of records after a counting rule changed', () => {
  it('follows the rule, however it changed: set, undone, brought back', () => {
    const store = testStore();
    saveSettings(store, newId(), { countingRules: rules });
    const id = withEnterprise(store);
    expect(trips(store, id)).toBe(3);
    const writeId = newId();
    saveSettings(store, writeId, { countingRules: without });
    expect(trips(store, id)).toBe(2);
    undoSave(store, newId(), writeId, 'Nhầm');
    expect(readSettings(store).countingRules.countEnterpriseMembers).toBe(true);
    expect(trips(store, id)).toBe(3);
    restoreVersion(store, newId(), 'setting', uuidFor('setting/countingRules'), writeId);
    expect(trips(store, id)).toBe(2);
    const setting = { key: 'countingRules', value: rules };
    save(store, change('setting', uuidFor('setting/countingRules'), setting));
    expect(trips(store, id)).toBe(3);
  });

  it('leaves the index of the search as it is, whose merging keeps others waiting', () => {
    const store = testStore();
    saveSettings(store, newId(), { countingRules: rules });
    const id = withEnterprise(store);
    const indexed = (): unknown => mainOf(store).prepare('SELECT count(*) FROM record_search').pluck().get();
    const whole = indexed();
    mainOf(store).exec('DELETE FROM record_search');
    saveSettings(store, newId(), { countingRules: without });
    expect(trips(store, id)).toBe(2);
    expect(indexed()).toBe(0);
    mainOf(store).exec("UPDATE program_fact SET value = 'another version' WHERE name = 'projections'");
    refillWhereStale(store);
    expect(indexed()).toBe(whole);
  });

  it('is as before when the change is refused', () => {
    const store = testStore();
    saveSettings(store, newId(), { countingRules: rules });
    const id = withEnterprise(store);
    const saves = [
      change('setting', uuidFor('setting/countingRules'), { value: without }),
      outgoing({ name: null }),
    ];
    expect(() => saveRecords(store, { writeId: newId(), saves })).toThrow(Refusal);
    expect(readSettings(store).countingRules.countEnterpriseMembers).toBe(true);
    expect(trips(store, id)).toBe(3);
    expect(projectionsAreStale(store)).toBe(false);
  });
});

const derived = ['record_summary', 'record_link', 'permit_use', 'person_trip'] as const;

/** Everything derived but for the numbers of summaries, and what a search finds. */
function everything(store: OpenStore): unknown {
  const rows = derived.map((table) =>
    mainOf(store)
      .prepare<[], object>(`SELECT * FROM ${table}`)
      .all()
      .map((row) => JSON.stringify({ ...row, number: undefined }))
      .toSorted(),
  );
  const found = mainOf(store)
    .prepare(
      `SELECT record_id FROM record_summary WHERE number IN
         (SELECT rowid FROM record_search WHERE record_search MATCH 'folded: nguoi') ORDER BY record_id`,
    )
    .pluck()
    .all();
  return [rows, found];
}

describe('deriving everything anew', () => {
  it('gives what every save had kept, from records and log alone', () => {
    const store = testStore();
    const person = save(store, {
      register: 'person',
      id: newId(),
      fields: { fullName: 'Người đi' },
      children: {},
    }).id;
    const id = withEnterprise(store);
    const permits = [{ id: newId(), fields: { number: '12/QĐ-UBND', date: '2024-01-02' } }];
    const members = [{ id: newId(), fields: { fullName: 'Người đi', person } }];
    save(store, change('outgoing-delegation', id, { leader: 'Trưởng đoàn' }, { permits, members }));
    const incident = save(store, {
      register: 'border-incident',
      id: newId(),
      fields: {
        type: { code: null, text: 'Xâm nhập' },
        occurredOn: '2024-02-01',
        summary: 'Người vượt biên',
      },
      children: {},
    }).id;
    save(store, {
      register: 'letter',
      id: newId(),
      fields: {
        direction: 'sent',
        kind: 'exchange',
        date: '2024-02-03',
        subject: 'Trao đổi về người vượt biên',
      },
      children: {
        links: [{ id: newId(), fields: { record: { register: 'border-incident', id: incident } } }],
      },
    });
    const before = everything(store);
    for (const table of derived) mainOf(store).exec(`DELETE FROM ${table}`);
    mainOf(store).exec("DELETE FROM program_fact WHERE name = 'projections'");
    expect(projectionsAreStale(store)).toBe(true);
    refillWhereStale(store);
    expect(everything(store)).toEqual(before);
    expect(projectionsAreStale(store)).toBe(false);
  });

  it('goes in steps with a growing share, and is still to be done when it is ended in between', () => {
    const store = testStore();
    for (let index = 0; index < 3; index += 1) withEnterprise(store);
    mainOf(store).exec("UPDATE program_fact SET value = 'another version' WHERE name = 'projections'");
    const shares = [...refilling(store)];
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    mainOf(store).exec("UPDATE program_fact SET value = 'another version' WHERE name = 'projections'");
    const steps = refilling(store);
    steps.next();
    steps.return();
    expect(projectionsAreStale(store)).toBe(true);
  });

  it('leaves each record the version that it had', () => {
    const store = testStore();
    const id = withEnterprise(store);
    save(store, change('outgoing-delegation', id, { leader: 'Trưởng đoàn' }));
    mainOf(store).exec("DELETE FROM program_fact WHERE name = 'projections'");
    refillWhereStale(store);
    const version = mainOf(store)
      .prepare('SELECT updated_clock FROM record_summary WHERE record_id = ?')
      .pluck()
      .get(id);
    expect(version).toBe(logOfRecord(mainOf(store), id).at(-1)?.clock);
  });
});

describe('looking for the same record', () => {
  it('counts by the rules that are set', () => {
    const store = testStore();
    saveSettings(store, newId(), { countingRules: rules });
    const withMembers = readRecord(store, 'outgoing-delegation', withEnterprise(store));
    saveSettings(store, newId(), { countingRules: without });
    if (withMembers === null) throw new Error('not saved');
    const again = { ...withMembers, id: newId() };
    const register = registerNamed('outgoing-delegation');
    expect(recordsLike(store, register, again)).toMatchObject([{ code: withMembers.code, isExact: true }]);
    expect(duplicateHints(store, register, again).map(({ code }) => code)).toEqual([withMembers.code]);
    saveSettings(store, newId(), { countingRules: rules });
    expect(recordsLike(store, register, again)).toMatchObject([{ code: withMembers.code, isExact: true }]);
  });
});
