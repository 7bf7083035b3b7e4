import { expect, it } from 'vitest';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import type { InputValue } from '../../shared/registers/save-request.ts';
import { newId } from '../ids.ts';
import type { OpenStore } from '../file/open.ts';
import { saveRecords } from '../ledger/intake.ts';
import { momentOf, openSnapshot } from '../file/snapshot.ts';
import { change, outgoing, save, testStore } from '../test-store.ts';
import { findAll, listAll, listRecords, rowPages, ROWS_AT_ONCE, rowsOf } from './lists.ts';

function sorted(
  store: OpenStore,
  register: 'letter' | 'talk',
  sort: string,
  descending: boolean,
): readonly unknown[] {
  const query = listQuerySchema.parse({ register, sort, descending });
  return listAll(store, query).rows.map(({ record }) => record[sort]);
}

function withLetters(field: string, values: readonly InputValue[]): OpenStore {
  const store = testStore();
  for (const value of values) {
    save(store, {
      register: 'letter',
      id: newId(),
      fields: { direction: 'received', date: '2024-02-01', subject: 'Thư', [field]: value },
      children: {},
    });
  }
  return store;
}

it('sorts texts of a list as a Vietnamese dictionary does, numbers by value, what is empty first', () => {
  const places = ['Zhuhai', 'an', 'Ái Điểm', 'Đoàn 10', 'Đoàn 2', 'Dốc', 'Ẩn', 'Âu'];
  const store = withLetters('recipient', [...places, null]);
  const order = [null, 'Ái Điểm', 'an', 'Ẩn', 'Âu', 'Dốc', 'Đoàn 2', 'Đoàn 10', 'Zhuhai'];
  expect(sorted(store, 'letter', 'recipient', false)).toEqual(order);
  expect(sorted(store, 'letter', 'recipient', true)).toEqual(order.toReversed());
});

it('sorts document numbers by their number', () => {
  const store = withLetters('number', ['12/SNgV-BG', '9/SNgV-BG', '100/UBND-NC']);
  expect(sorted(store, 'letter', 'number', false)).toEqual(['9/SNgV-BG', '12/SNgV-BG', '100/UBND-NC']);
});

it('sorts names of a catalogue by what they say', () => {
  const names = ['Zhuhai', 'an ninh', 'Ái Điểm'];
  const store = testStore();
  for (const text of names) {
    save(store, {
      register: 'talk',
      id: newId(),
      fields: {
        kind: 'talk',
        level: 'province',
        subject: 'Hội đàm',
        date: '2024-02-01',
        mechanism: { code: null, text },
      },
      children: {},
    });
  }
  expect(sorted(store, 'talk', 'mechanism', false)).toMatchObject([
    { text: 'Ái Điểm' },
    { text: 'an ninh' },
    { text: 'Zhuhai' },
  ]);
});

it('shows only the records that are named, whatever else it finds, with the version of each', () => {
  const store = withLetters('number', ['1/A', '2/A', '3/A']);
  const query = listQuerySchema.parse({ register: 'letter', sort: 'number', descending: false });
  const rows = listAll(store, query).rows;
  const ids = rows.slice(1).map(({ record }) => record.id);
  const named = listAll(store, { ...query, ids });
  expect(named.rows.map(({ record }) => record.id)).toEqual(ids);
  expect(named.total).toBe(2);
  const first = rows[1];
  save(store, {
    register: 'letter',
    id: first?.record.id ?? '',
    fields: { subject: 'Thư khác' },
    children: {},
  });
  const after = listAll(store, { ...query, ids }).rows;
  expect(after.map(({ version }) => version > (first?.version ?? ''))).toEqual([true, true]);
  expect(after[1]?.version).toBe(rows[2]?.version);
  expect(listAll(store, { ...query, ids, search: 'thu khac' }).total).toBe(1);
});

it('brings the rows of child lists that are asked for, beside those of the usual columns', () => {
  const store = testStore();
  const members = [{ id: newId(), fields: { fullName: 'Lê Thị Mai' } }];
  save(store, outgoing({}, { members }));
  const query = listQuerySchema.parse({ register: 'outgoing-delegation' });
  const { rows } = listRecords(store, query);
  expect(rows[0]?.record['stops']).toHaveLength(1);
  expect(rows[0]?.record['members']).toBeUndefined();
  const [asked] = listRecords(store, { ...query, lists: ['members'] }).rows;
  expect(asked?.record['members']).toMatchObject([{ fullName: 'Lê Thị Mai' }]);
});

it('reads many records a page at a time, in their order, with the sums of them all', () => {
  const store = testStore();
  const saves = Array.from({ length: ROWS_AT_ONCE * 2 + 1 }, (_, at) =>
    outgoing({ name: `Đoàn ${at}`, peopleDeclared: 2 }),
  );
  for (let first = 0; first < saves.length; first += 250)
    saveRecords(store, { writeId: newId(), saves: saves.slice(first, first + 250) });
  const query = listQuerySchema.parse({ register: 'outgoing-delegation', sort: 'name', descending: false });
  const found = findAll(store, query);
  const pages = [...rowPages(store, 'outgoing-delegation', found.ids)];
  expect(pages.map((page) => page.length)).toEqual([ROWS_AT_ONCE, ROWS_AT_ONCE, 1]);
  expect(pages.flat().map(({ record }) => record['name'])).toEqual(saves.map((_, at) => `Đoàn ${at}`));
  expect(found).toMatchObject({
    total: saves.length,
    personTrips: pages.flat().reduce((sum, row) => sum + row.personTrips, 0),
  });
});

it('sees nothing of what is saved after a moment was taken', () => {
  const store = testStore();
  const { id } = save(store, outgoing({ name: 'Trước' }));
  const snapshot = openSnapshot(store.directory, momentOf(store));
  save(store, change('outgoing-delegation', id, { name: 'Sau' }));
  const [row] = rowsOf(snapshot, 'outgoing-delegation', [id]);
  expect(row?.record['name']).toBe('Trước');
  expect(snapshot.lastClock).toBe(row?.version);
  snapshot.close();
});
