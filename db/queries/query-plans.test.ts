import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tracedDatabase, type TracedRun } from '../../tests/bench/traced-database.ts';
import { openRegisterNames, registerNamed } from '../../shared/registers/all-registers.ts';
import { listQuerySchema, type ListQuery } from '../../shared/registers/list-query.ts';
import { talk } from '../../shared/registers/talk/talk.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { databases, mainOf } from '../file/handles.ts';
import { openStore, type OpenStore } from '../file/open.ts';
import { readSettings } from '../settings.ts';
import type { ReadStore } from '../store.ts';
import { beginForTest } from '../test-first-start.ts';
import { countedExchanges, countedIncidents, countedRows, countedTasks } from './figures.ts';
import { findRecords, recordsNamed } from './find.ts';
import { listRecords } from './lists.ts';
import { daysOfKind, newestWith } from './record-days.ts';

interface PlanLine {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

let store: OpenStore;
beforeAll(() => {
  const directory = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-'));
  store = openStore({ directory, now: () => new Date('2024-03-20T03:00:00Z') });
  beginForTest(store);
  return () => {
    store.close();
    rmSync(directory, { recursive: true, force: true });
  };
});

/** How SQLite would carry out each statement that a call runs, as the call itself words it. */
function plansOf(call: (store: ReadStore) => unknown): readonly (readonly PlanLine[])[] {
  const runs: TracedRun[] = [];
  const traced = {
    ...store,
    [databases]: { ...store[databases], main: tracedDatabase(mainOf(store), runs) },
  };
  // Settings are read once in the life of a store, and this one begins here: what the call itself asks is looked at.
  readSettings(traced);
  runs.length = 0;
  call(traced);
  expect(runs.length).toBeGreaterThan(0);
  return runs.map(({ sql, parameters }) =>
    mainOf(store)
      .prepare<unknown[], PlanLine>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters),
  );
}

/**
 * What walks a table from end to end. The parameters and the steps of a status are short lists of JSON, and a search
 * reads its own index.
 */
function walks(plans: readonly (readonly PlanLine[])[]): readonly string[] {
  return plans
    .flat()
    .map(({ detail }) => detail)
    .filter(
      (detail) => detail.startsWith('SCAN ') && !/^SCAN (?:json_each|step|j|f|record_search) /.test(detail),
    );
}

/** Whether a statement sorts all that it finds, beside what a subquery sorts for one row. */
const sortsWhole = (plan: readonly PlanLine[]): boolean =>
  plan.some(({ parent, detail }) => parent === 0 && detail === 'USE TEMP B-TREE FOR ORDER BY');

const listOf = (query: Partial<ListQuery> & Pick<ListQuery, 'register'>) =>
  plansOf((reader) => listRecords(reader, listQuerySchema.parse(query)));

const quarter = { from: plainDate('2024-01-01'), to: plainDate('2024-03-31') };

describe.each(openRegisterNames)('the list of %s', (register) => {
  const definition = registerNamed(register);
  const sorts = ['decidingDate', 'lastDate', 'personTrips', 'code', 'name', 'status'];

  it('walks no table, by whatever it is sorted or filtered', () => {
    for (const sort of [...sorts, ...Object.keys(definition.fields)])
      expect([sort, walks(listOf({ register, sort }))]).toEqual([sort, []]);
    for (const field of Object.keys(definition.fields)) {
      const fields = { [field]: ['x'] };
      expect([field, walks(listOf({ register, fields }))]).toEqual([field, []]);
    }
    const others = [
      { search: 'hà nội' },
      { ...quarter, countedOnly: true },
      { country: ['CN'] },
      { status: ['x'] },
      { withdrawn: true },
    ];
    for (const filter of others) expect(walks(listOf({ register, ...filter }))).toEqual([]);
  });

  it('comes from the index in the order in which it opens, and by name', () => {
    for (const sort of ['decidingDate', 'name']) {
      for (const descending of [true, false])
        expect(listOf({ register, sort, descending }).some(sortsWhole)).toBe(false);
    }
  });
});

it.each([
  ['delegations', (reader: ReadStore) => countedRows(reader, 'outgoing', quarter, quarter.to)],
  ['incidents', (reader: ReadStore) => countedIncidents(reader, quarter, quarter.to)],
  ['talks and letters', (reader: ReadStore) => countedExchanges(reader, quarter, quarter.to)],
  ['tasks', (reader: ReadStore) => countedTasks(reader, quarter, quarter.to)],
])('the figures of %s are read through the index of what counts', (_name, read) => {
  const plans = plansOf(read);
  expect(walks(plans)).toEqual([]);
  expect(plans.flat().some(({ detail }) => detail.includes('record_summary_by_count'))).toBe(true);
});

it.each([
  ['of one kind', (reader: ReadStore) => daysOfKind(reader, registerNamed('talk'), 'held', quarter)],
  ['for an occasion', (reader: ReadStore) => newestWith(reader, registerNamed('letter'), 'occasion', 'tet')],
])('the days %s are read through their index, in its order', (_name, read) => {
  const plans = plansOf(read);
  expect(walks(plans)).toEqual([]);
  expect(plans.flat().some(({ detail }) => detail.includes('record_day_by_kind'))).toBe(true);
  expect(plans.some(sortsWhole)).toBe(false);
});

it.each([
  ['by words in all registers', (reader: ReadStore) => findRecords(reader, 'Hà Nội', null, 30)],
  ['by words in one register', (reader: ReadStore) => findRecords(reader, 'ha noi', talk.name, 30)],
  ['by their ids', (reader: ReadStore) => recordsNamed(reader, ['x'])],
])(
  'records are found %s through the index alone, and sorted by nothing that holds them all',
  (_name, read) => {
    const plans = plansOf(read);
    expect(walks(plans)).toEqual([]);
    expect(plans.some(sortsWhole)).toBe(false);
  },
);
