import { expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { outgoing, save, testStore } from '../../db/test-store.ts';
import { closeReport, liveReport, readReport } from './reports.ts';

const of = (periodCode: string) => ({ calendarId: 'nd09', periodCode });

it('tells a late edit of a closed last quarter once, in the next first quarter, outside its year to date', () => {
  const store = testStore('2024-07-01T03:00:00Z');
  save(store, outgoing({ departureActual: '2023-11-20', returnActual: '2023-11-22', peopleDeclared: 4 }));
  closeReport(store, newId(), of('2023-Q4'));
  save(store, outgoing({ departureActual: '2023-12-01', returnActual: '2023-12-02', peopleDeclared: 6 }));
  const first = liveReport(store, of('2024-Q1'));
  expect(first.adjustments).toMatchObject([
    { kind: 'added', delegations: 1, personTrips: 6, decidingDate: '2023-12-01' },
  ]);
  expect(first.figures.outgoing.yearToDate).toEqual({ delegations: 0, personTrips: 0 });
  closeReport(store, newId(), of('2024-Q1'));
  expect(liveReport(store, of('2024-Q2')).adjustments).toEqual([]);
  expect(readReport(store, of('2023-Q4')).figures.outgoing.inPeriod).toEqual({
    delegations: 1,
    personTrips: 4,
  });
});

it('does not call the back-entry of years that were never closed an adjustment', () => {
  const store = testStore('2024-07-01T03:00:00Z');
  closeReport(store, newId(), of('2024-Q1'));
  save(store, outgoing({ departureActual: '2023-05-01', returnActual: '2023-05-02' }));
  expect(liveReport(store, of('2024-Q2')).adjustments).toEqual([]);
});
