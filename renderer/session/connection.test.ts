import { ORPCError, type ClientLink } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import { connect } from './connection.ts';
import type { Line } from './line.ts';

interface FakeLine extends Line {
  readonly lose: () => void;
}

/** A line whose calls `answer` decides; it is lost on command. */
function line(
  answer: (path: readonly string[], input: unknown, lose: () => void) => Promise<unknown>,
): FakeLine {
  let lose = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const link: ClientLink<Record<never, never>> = { call: (path, input) => answer(path, input, lose) };
  return { link, closed, lose };
}

const never = (): Promise<never> => new Promise(() => undefined);
const noPause = { pause: () => Promise.resolve(), attempts: 4 };

describe('the connection of a window', () => {
  it('makes a call again on a new line when the line is lost under it, and the write acts once', async () => {
    const applied = new Map<string, number>();
    let opened = 0;
    const { client } = connect({
      ...noPause,
      open: () => {
        opened += 1;
        const first = opened === 1;
        return Promise.resolve(
          line((_path, input, lose) => {
            const { writeId } = input as { writeId: string };
            // The service has done the work when the answer is lost on its way.
            if (!applied.has(writeId)) applied.set(writeId, 1);
            if (!first) return Promise.resolve({ saveId: writeId, records: [] });
            lose();
            return never();
          }),
        );
      },
    });
    const outcome = await client.records.withdraw({
      writeId: 'w1',
      register: 'person',
      id: 'x',
      reason: 'y',
    });
    expect(outcome).toEqual({ saveId: 'w1', records: [] });
    expect([opened, applied.get('w1')]).toEqual([2, 1]);
  });

  it('waits for a line that cannot be opened yet', async () => {
    let tries = 0;
    const { client, state } = connect({
      ...noPause,
      open: () => {
        tries += 1;
        return tries < 3
          ? Promise.reject(new Error('not yet'))
          : Promise.resolve(line(() => Promise.resolve([])));
      },
    });
    expect(await client.reference.rows()).toEqual([]);
    expect([tries, state()]).toEqual([3, 'connected']);
  });

  it('refuses a call in a bounded number of attempts and never hangs', async () => {
    const { client, state } = connect({ ...noPause, open: () => Promise.reject(new Error('gone')) });
    await expect(client.reference.rows()).rejects.toBeInstanceOf(Refusal);
    expect(state()).toBe('lost');
  });

  it('hands a refusal of the service on as it is, without asking again', async () => {
    let calls = 0;
    const refusal = new ORPCError('REFUSED', { data: { code: 'record-not-found', params: {}, issues: [] } });
    const { client } = connect({
      ...noPause,
      open: () =>
        Promise.resolve(
          line(() => {
            calls += 1;
            return Promise.reject(refusal);
          }),
        ),
    });
    await expect(client.reference.rows()).rejects.toBe(refusal);
    expect(calls).toBe(1);
  });

  it('tells when it is lost and when it is back', async () => {
    const lines: FakeLine[] = [];
    const connection = connect({
      ...noPause,
      open: () => {
        const opened = line(() => Promise.resolve([]));
        lines.push(opened);
        return Promise.resolve(opened);
      },
    });
    const states: string[] = [];
    connection.onState(() => states.push(connection.state()));
    await connection.client.reference.rows();
    lines[0]?.lose();
    await expect.poll(() => states).toEqual(['connected', 'lost', 'connected']);
  });

  it('tells while a call is kept waiting, and no longer once it is answered', async () => {
    const answer = Promise.withResolvers<unknown>();
    const connection = connect({
      ...noPause,
      patience: 1,
      open: () => Promise.resolve(line(() => answer.promise)),
    });
    const told = Promise.withResolvers<void>();
    connection.onWaiting(told.resolve);
    const call = connection.client.reference.rows();
    await told.promise;
    answer.resolve([]);
    expect(await call).toEqual([]);
  });

  it('changes who works here only behind what was asked before, though the line was lost under it, and lets what is asked after wait', async () => {
    const done: string[] = [];
    let opened = 0;
    const { client } = connect({
      ...noPause,
      open: () => {
        opened += 1;
        const first = opened === 1;
        return Promise.resolve(
          line((path, input, lose) => {
            const { writeId } = input as { writeId: string };
            if (first && writeId === 'before') {
              // The save was not done yet when the line went; it is made again on the next one.
              setTimeout(lose, 0);
              return never();
            }
            done.push(`${path.join('.')} ${writeId}`);
            return Promise.resolve({ saveId: writeId, records: [] });
          }),
        );
      },
    });
    const withdraw = (writeId: string) =>
      client.records.withdraw({ writeId, register: 'person', id: 'x', reason: 'y' });
    const change = (writeId: string) => client.actors.change({ writeId, actor: { id: 'p' } });
    await Promise.all([
      withdraw('before'),
      change('c1'),
      withdraw('between'),
      change('c2'),
      withdraw('after'),
    ]);
    expect(done[0]).toBe('records.withdraw before');
    expect(done.indexOf('actors.change c1')).toBe(1);
    expect(done.indexOf('records.withdraw between')).toBeGreaterThan(1);
    expect([...done].toSorted()).toEqual(
      [
        'actors.change c1',
        'actors.change c2',
        'records.withdraw after',
        'records.withdraw before',
        'records.withdraw between',
      ].toSorted(),
    );
  });
});
