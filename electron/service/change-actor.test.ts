import { expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { actorOf, recentActors } from '../../db/queries/actors.ts';
import { historyOf } from '../../db/queries/history.ts';
import { change, outgoing, save, testStore } from '../../db/test-store.ts';
import type { WriteStore } from '../../db/store.ts';
import { changeActor } from './change-actor.ts';

const first = 'Chuyên viên Sở Ngoại vụ';
const names = (store: WriteStore): readonly string[] => recentActors(store).map(({ name }) => name);
const idOf = (store: WriteStore, name: string): string =>
  recentActors(store).find((one) => one.name === name)?.id ?? '';
const take = (store: WriteStore, actor: Parameters<typeof changeActor>[1]['actor']): void =>
  changeActor(store, { writeId: newId(), actor });

it('lets history name each of two people who save in turn', () => {
  const store = testStore();
  const { id } = save(store, outgoing());
  take(store, { name: 'Trần Văn Bình', jobTitle: 'Phó Trưởng phòng' });
  save(store, change('outgoing-delegation', id, { peopleDeclared: 13 }));
  take(store, { id: idOf(store, first) });
  save(store, change('outgoing-delegation', id, { peopleDeclared: 14 }));
  const makers = historyOf(store, 'outgoing-delegation', id).map(({ actor }) => actor);
  expect([...new Set(makers)].toSorted()).toEqual([first, 'Trần Văn Bình']);
  expect(makers).toHaveLength(historyOf(store, 'outgoing-delegation', id).length);
});

it('offers who worked here, the latest first, and nobody who was taken out of the register', () => {
  const store = testStore();
  take(store, { name: 'Trần Văn Bình', jobTitle: '' });
  take(store, { name: 'Lê Thị Cúc', jobTitle: 'Chuyên viên' });
  expect(names(store)).toEqual(['Lê Thị Cúc', 'Trần Văn Bình', first]);
  take(store, { id: idOf(store, first) });
  expect(names(store)).toEqual([first, 'Lê Thị Cúc', 'Trần Văn Bình']);
  const gone = idOf(store, 'Trần Văn Bình');
  save(store, { register: 'person', id: gone, fields: {}, children: {}, withdrawn: { reason: 'Nghỉ hưu' } });
  expect(names(store)).toEqual([first, 'Lê Thị Cúc']);
  expect(() => take(store, { id: gone })).toThrow('record-not-found');
  expect(() => take(store, { id: newId() })).toThrow('record-not-found');
  expect(store.device?.actorId).toBe(idOf(store, first));
});

it('writes someone new into the register by their own hand, and only once', () => {
  const store = testStore();
  const asked = { writeId: newId(), actor: { name: 'Lê Thị Cúc', jobTitle: 'Chuyên viên' } };
  changeActor(store, asked);
  changeActor(store, asked);
  const id = store.device?.actorId ?? '';
  expect(actorOf(store, id)).toEqual({ id, name: 'Lê Thị Cúc', jobTitle: 'Chuyên viên' });
  expect(names(store)).toEqual(['Lê Thị Cúc', first]);
  expect(historyOf(store, 'person', id).map(({ actor }) => actor)).toContain('Lê Thị Cúc');
});

it('leaves who works here where the new person cannot be written', () => {
  const store = testStore();
  const before = store.device;
  expect(() => take(store, { name: ' ', jobTitle: '' })).toThrow('invalid-record');
  expect(store.device).toEqual(before);
  expect(names(store)).toEqual([first]);
});
