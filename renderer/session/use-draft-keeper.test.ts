import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftKeeper } from './use-draft-keeper.ts';

/** Keeps in a map, as the service does. */
function drafts() {
  const held = new Map<string, string>();
  return {
    held,
    keep: vi.fn(async ({ form, content }: { form: string; content: string }) => {
      held.set(form, content);
      return { done: true as const };
    }),
    remove: vi.fn(async ({ form }: { form: string }) => {
      held.delete(form);
      return { done: true as const };
    }),
  };
}

describe('the keeper of a draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('keeps the last of what was typed, once typing rests', () => {
    const store = drafts();
    const keeper = draftKeeper(store, 'a');
    keeper.keep(() => '1');
    keeper.keep(() => '2');
    expect(store.held.size).toBe(0);
    vi.runAllTimers();
    expect([...store.held]).toEqual([['a', '2']]);
    expect(store.keep).toHaveBeenCalledTimes(1);
  });

  it('never brings back what was forgotten before it was kept', () => {
    const store = drafts();
    const keeper = draftKeeper(store, 'a');
    keeper.keep(() => '1');
    keeper.forget();
    vi.runAllTimers();
    keeper.flush();
    expect(store.held.size).toBe(0);
    expect(store.keep).not.toHaveBeenCalled();
  });

  it('keeps at once what a form that is left had typed', () => {
    const store = drafts();
    const keeper = draftKeeper(store, 'a');
    keeper.keep(() => '1');
    keeper.flush();
    expect([...store.held]).toEqual([['a', '1']]);
  });

  it('tells that a draft is kept only when nothing newer waits to be kept', async () => {
    const store = drafts();
    const answer = Promise.withResolvers<{ done: true }>();
    store.keep.mockReturnValueOnce(answer.promise);
    const keeper = draftKeeper(store, 'a');
    const [first, second] = [vi.fn(), vi.fn()];
    keeper.keep(() => '1', first);
    keeper.flush();
    keeper.keep(() => '2', second);
    answer.resolve({ done: true });
    await answer.promise;
    expect(first).not.toHaveBeenCalled();
    keeper.flush();
    await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(1));
  });

  it('tells when a draft is kept, and leaves too long ones out', async () => {
    const store = drafts();
    const keeper = draftKeeper(store, 'a');
    const kept = vi.fn();
    keeper.keep(() => 'x'.repeat(2_000_001), kept);
    keeper.flush();
    expect(store.held.size).toBe(0);
    keeper.keep(() => 'x', kept);
    keeper.flush();
    await vi.waitFor(() => expect(kept).toHaveBeenCalledTimes(1));
  });
});
