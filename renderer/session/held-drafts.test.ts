import { ORPCError } from '@orpc/client';
import { expect, it } from 'vitest';
import { HeldDrafts } from './held-drafts.ts';

/** A service with drafts, whose folder may be away. */
function service() {
  const state = { away: false, code: 'folder-missing', kept: new Map<string, string>() };
  const held = new HeldDrafts();
  const link = held.holding({
    call: async (path, input) => {
      const { form, content } = input as { form: string; content: string };
      if (path.join('.') === 'drafts.read') return { content: state.kept.get(form) ?? null };
      if (state.away)
        throw new ORPCError('REFUSED', {
          data: { code: state.code, params: {}, issues: [] },
        });
      if (path.join('.') === 'drafts.keep') state.kept.set(form, content);
      if (path.join('.') === 'drafts.remove') state.kept.delete(form);
      return { done: true };
    },
  });
  const call = (name: string, input: object): Promise<unknown> =>
    link.call(name.split('.'), input, { context: {} });
  const keep = (draft: { form: string; content: string }) => call('drafts.keep', draft);
  return { state, held, call, keep };
}

it('holds what could not be kept, gives it to its form, and hands over the newest of each once it can be kept', async () => {
  const { state, held, call, keep } = service();
  state.away = true;
  for (const [form, content] of [
    ['a', '1'],
    ['a', '2'],
    ['b', '3'],
  ] as const)
    await expect(keep({ form, content })).rejects.toThrow('REFUSED');
  expect(held.unkept()).toMatchObject({ refusal: { code: 'folder-missing' }, drafts: 2 });
  expect(await call('drafts.read', { form: 'a' })).toEqual({ content: '2' });
  const tried = () => call('app.remember', {});
  await expect(held.handOver(tried, keep)).rejects.toThrow('REFUSED');
  expect(held.unkept()).toMatchObject({ drafts: 2 });
  state.away = false;
  await held.handOver(tried, keep);
  expect([...state.kept]).toEqual([
    ['a', '2'],
    ['b', '3'],
  ]);
  expect(held.unkept()).toBeNull();
  expect(await call('drafts.read', { form: 'a' })).toEqual({ content: '2' });
});

it('forgets what is held of a form that was saved or emptied, and is through once something else is kept', async () => {
  const { state, held, call, keep } = service();
  state.away = true;
  await expect(keep({ form: 'a', content: '1' })).rejects.toThrow('REFUSED');
  await expect(call('drafts.remove', { form: 'a' })).rejects.toThrow('REFUSED');
  expect(held.unkept()).toMatchObject({ drafts: 0 });
  await expect(call('records.save', {})).rejects.toThrow('REFUSED');
  state.away = false;
  await call('records.save', {});
  expect(held.unkept()).toBeNull();
});

it('is not told of calls that write elsewhere', async () => {
  const { state, held, call } = service();
  state.away = true;
  await expect(call('data.backUp', {})).rejects.toThrow('REFUSED');
  expect(held.unkept()).toBeNull();
});

it('holds what is typed where there are too many drafts, and says so', async () => {
  const { state, held, call, keep } = service();
  Object.assign(state, { away: true, code: 'drafts-full' });
  await expect(keep({ form: 'a', content: '1' })).rejects.toThrow('REFUSED');
  expect(held.unkept()).toMatchObject({ refusal: { code: 'drafts-full' }, drafts: 1 });
  state.away = false;
  // Something else can be saved: that alone keeps nothing of the draft.
  await call('app.remember', {});
  expect(held.unkept()).toMatchObject({ drafts: 1 });
  await held.handOver(() => call('app.remember', {}), keep);
  expect(state.kept.get('a')).toBe('1');
});
