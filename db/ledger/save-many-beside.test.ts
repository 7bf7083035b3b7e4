import { expect, it } from 'vitest';
import { newId } from '../ids.ts';
import { readRecord } from '../record-rows.ts';
import { versionOfAll } from '../store.ts';
import { outgoing, testStore } from '../test-store.ts';
import { saveRecords } from './intake.ts';
import { saveManyBeside } from './save-many.ts';

/** Far more than are saved in one slice. */
const MANY = 60;
const register = 'outgoing-delegation';

it('lets others read between the records of a change of many, and keeps nothing of one that is given up', async () => {
  const store = testStore();
  const saves = Array.from({ length: MANY }, () => outgoing({ content: 'Cũ' }));
  saveRecords(store, { writeId: newId(), saves });
  const version = versionOfAll(store);
  const many = {
    register,
    records: saves.map(({ id }) => ({ id, version })),
    fields: { content: 'Mới' },
  } as const;
  const contents = (): readonly unknown[] => [
    ...new Set(saves.map(({ id }) => JSON.stringify(readRecord(store, register, id)).includes('"Cũ"'))),
  ];
  const giveUp = (): Promise<void> => Promise.reject(new Error('given up'));
  await expect(saveManyBeside(store, newId(), many, giveUp)).rejects.toThrow('given up');
  expect(contents()).toEqual([true]);
  const seen: unknown[] = [];
  await saveManyBeside(store, newId(), many, () => {
    seen.push(contents());
    return Promise.resolve();
  });
  expect(seen.length).toBeGreaterThan(0);
  for (const one of seen) expect(one).toEqual([true]);
  expect(contents()).toEqual([false]);
});
