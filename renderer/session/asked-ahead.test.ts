import type { ClientLink } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { AskedAhead } from './asked-ahead.ts';

/** A client that asks ahead and one that takes, over a service that numbers its answers. */
function clients() {
  let answers = 0;
  const link: ClientLink<Record<never, never>> = {
    call: ([, name]) => {
      answers += 1;
      return Promise.resolve(`${name ?? ''} ${answers}`);
    },
  };
  const asked = new AskedAhead();
  const ask = (over: typeof link, name: string, input?: object): Promise<unknown> =>
    over.call(name.split('.'), input, { context: {} });
  return {
    ahead: (name: string) => ask(asked.asking(link), name),
    call: (name: string, input?: object) => ask(asked.taking(link), name, input),
  };
}

describe('what a window asks ahead', () => {
  it('answers the first same call, and no other', async () => {
    const { ahead, call } = clients();
    void ahead('home.overview');
    expect(await call('home.overview')).toBe('overview 1');
    expect(await call('home.overview')).toBe('overview 2');
  });

  it('waits for a screen while the frame asks its own', async () => {
    const { ahead, call } = clients();
    void ahead('home.overview');
    void ahead('home.quarters');
    await call('app.status');
    await call('app.remember', { name: 'address', value: '/' });
    await call('home.overview');
    expect(await call('home.quarters')).toBe('quarters 2');
  });

  it.each(['records.save', 'sample.toPresent'])(
    'is dropped with a call of another kind: %s',
    async (name) => {
      const { ahead, call } = clients();
      void ahead('home.overview');
      await call(name);
      expect(await call('home.overview')).toBe('overview 3');
    },
  );
});
