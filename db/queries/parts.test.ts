import { expect, it } from 'vitest';
import { person } from '../../shared/registers/person/person.ts';
import { task } from '../../shared/registers/task/task.ts';
import { newId } from '../ids.ts';
import { outgoing, save, testStore } from '../test-store.ts';
import { partsOf } from './parts.ts';

const someone = (fullName: string) => ({
  register: person.name,
  id: newId(),
  fields: { fullName },
  children: {},
});
const trip = (day: string, fields: Record<string, string>, member: Record<string, string | null> | null) =>
  outgoing(
    { name: `Đoàn ${day}`, departureActual: day, returnActual: day, ...fields },
    member === null ? {} : { members: [{ id: newId(), fields: member }] },
  );

it('finds a person as a member by the link, as leader and doer of tasks by the name, newest first', () => {
  const store = testStore();
  const { id } = save(store, someone('Nguyễn Văn An'));
  save(
    store,
    // The name as it was then: the link tells.
    trip('2024-01-10', {}, { fullName: 'Nguyễn Văn Ân', person: id, role: 'deputy' }),
    trip('2024-02-10', { leader: 'nguyễn văn an' }, null),
    trip('2024-03-10', {}, { fullName: 'Nguyễn Văn Anh', role: 'member' }),
    {
      register: task.name,
      id: newId(),
      fields: {
        content: 'Tổng hợp báo cáo',
        assignedOn: '2024-01-20',
        officer: 'Nguyễn Văn An',
        lead: { code: null, text: 'Sở Ngoại vụ' },
      },
      children: {},
    },
  );
  const parts = partsOf(store, id);
  expect(parts.map(({ title, date, byName }) => [title, date, byName])).toEqual([
    ['Đoàn 2024-02-10', '2024-02-10', true],
    ['Tổng hợp báo cáo', '2024-01-20', true],
    ['Đoàn 2024-01-10', '2024-01-10', false],
  ]);
  expect(parts.map(({ roles }) => roles)).toEqual([
    [{ list: null, field: 'leader', code: null }],
    [{ list: null, field: 'officer', code: null }],
    [{ list: 'members', field: 'role', code: 'deputy' }],
  ]);
  expect(parts[2]?.countries).toEqual(['CN']);
});

it('leaves a person who is linked elsewhere out, whatever the name, and names a leader who is a member once', () => {
  const store = testStore();
  const first = save(store, someone('Lê Thị Bình')).id;
  const second = save(store, someone('Lê Thị Bình')).id;
  save(
    store,
    trip('2024-01-10', { leader: 'Lê Thị Bình' }, { fullName: 'Lê Thị Bình', person: first, role: 'leader' }),
  );
  expect(partsOf(store, first)).toMatchObject([{ byName: false }]);
  expect(partsOf(store, first)).toHaveLength(1);
  // Only the field without a link may mean the other one.
  expect(partsOf(store, second)).toMatchObject([{ byName: true, roles: [{ field: 'leader' }] }]);
});

it('knows nothing of nobody', () => {
  expect(partsOf(testStore(), newId())).toEqual([]);
});
