import { expect, it } from 'vitest';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import type { InputValue } from '../../shared/registers/save-request.ts';
import { newId } from '../ids.ts';
import type { OpenStore } from '../file/open.ts';
import { outgoing, save, testStore } from '../test-store.ts';
import { listAll, listRecords } from './lists.ts';

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
