import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { outgoing, save, testStore } from '../../../db/test-store.ts';
import { closeReportBeside, readFrozen, type Frozen } from './closing.ts';
import { readReport } from './read.ts';
import { reportStanding } from './standing.ts';

const quarter = { calendarId: 'nd09', periodCode: '2024-Q1' };

type Store = ReturnType<typeof testStore>;

const send = (store: Store) =>
  save(store, outgoing({ departureActual: '2024-01-10', returnActual: '2024-01-12', peopleDeclared: 4 }));

/** Closes while each of so many reads is overtaken by a save. */
async function closedBeside(store: Store, overtaken: number, writeId = newId()) {
  let reads = 0;
  const read = async (): Promise<Frozen> => {
    const frozen = readFrozen(store, quarter);
    reads += 1;
    if (reads <= overtaken) send(store);
    return Promise.resolve(frozen);
  };
  await closeReportBeside(store, writeId, quarter, read);
  return { reads, delegations: readReport(store, quarter).figures.outgoing.inPeriod.delegations };
}

it.each([
  [0, 1, 1],
  [1, 2, 2],
  [9, 3, 4],
])('freezes what was saved while it read too: %i overtaken, %i reads, %i delegations', async (...row) => {
  const [overtaken, reads, delegations] = row;
  const store = testStore('2024-07-01T03:00:00Z');
  send(store);
  expect(await closedBeside(store, overtaken)).toEqual({ reads, delegations });
});

it('acts once, and reads nothing for a call that was answered or that is refused', async () => {
  const store = testStore('2024-07-01T03:00:00Z');
  const writeId = newId();
  await closedBeside(store, 0, writeId);
  expect(await closedBeside(store, 0, writeId)).toMatchObject({ reads: 0 });
  expect(reportStanding(store, quarter).closings).toHaveLength(1);
  const read = (): Promise<Frozen> => Promise.reject(new Error('read'));
  await expect(closeReportBeside(store, newId(), quarter, read)).rejects.toThrow('period-closed');
  const early = testStore('2024-03-01T03:00:00Z');
  await expect(closeReportBeside(early, newId(), quarter, read)).rejects.toThrow('period-not-over');
});
