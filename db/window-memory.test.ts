import { expect, it } from 'vitest';
import { keepDraft, listDrafts, MOST_DRAFTS, readDraft, removeDraft } from './drafts.ts';
import { testStore } from './test-store.ts';
import { MOST_REMEMBERED, remember, rememberedAll } from './window-memory.ts';

const full = 'x'.repeat(100_000);

it('lets go what was remembered longest ago where there is too much, and never a saved filter', () => {
  const store = testStore();
  remember(store, 'views/task', 'Sắp đến hạn');
  for (let one = 0; one < MOST_REMEMBERED - 1; one += 1) remember(store, `columns/${one}`, 'x');
  // What is remembered anew is no longer the oldest.
  remember(store, 'columns/0', 'y');
  remember(store, 'address', '/');
  const names = Object.keys(rememberedAll(store));
  expect(names).toHaveLength(MOST_REMEMBERED);
  expect(names).toEqual(expect.arrayContaining(['views/task', 'columns/0', 'columns/2', 'address']));
  expect(names).not.toContain('columns/1');
  for (let one = 0; one < 30; one += 1) remember(store, `book/${one}`, full);
  const memory = rememberedAll(store);
  expect(JSON.stringify(memory).length).toBeLessThan(2_100_000);
  expect(memory).toMatchObject({ 'views/task': 'Sắp đến hạn', 'book/29': full });
  expect(memory).not.toHaveProperty('columns/0');
});

it('refuses a further saved filter where only such ones would have to go, and leaves them', () => {
  const store = testStore();
  for (let one = 0; one < 20; one += 1) remember(store, `views/${one}`, full);
  expect(() => remember(store, 'views/20', full)).toThrow(expect.objectContaining({ message: 'views-full' }));
  expect(Object.keys(rememberedAll(store))).toHaveLength(20);
  remember(store, 'views/3', '');
  remember(store, 'views/20', full);
});

it('refuses a further draft where there are too many, goes on to keep those, and lets none go', () => {
  const store = testStore();
  for (let one = 0; one < MOST_DRAFTS; one += 1) keepDraft(store, `task/${one}`, 'a');
  expect(() => keepDraft(store, 'task/new', 'b')).toThrow(
    expect.objectContaining({ message: 'drafts-full' }),
  );
  keepDraft(store, 'task/7', 'c');
  expect(readDraft(store, 'task/7')?.content).toBe('c');
  expect(listDrafts(store)).toHaveLength(MOST_DRAFTS);
  removeDraft(store, 'task/8');
  keepDraft(store, 'task/new', 'b');
  // By their length too: 64 MB of what they are kept as.
  const long = 'x'.repeat(2_000_000);
  for (let one = 10; one < 34; one += 1) keepDraft(store, `task/${one}`, long);
  expect(() => {
    for (let one = 34; one < 45; one += 1) keepDraft(store, `task/${one}`, long);
  }).toThrow(expect.objectContaining({ message: 'drafts-full' }));
  expect(readDraft(store, 'task/44')?.content).toBe('a');
});
