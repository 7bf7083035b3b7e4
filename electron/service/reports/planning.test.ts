import { expect, it } from 'vitest';
import { outgoing, save, testStore } from '../../../db/test-store.ts';
import { reportParts } from '../../../shared/report/report-parts.ts';
import { liveReport } from './read.ts';

type Store = ReturnType<typeof testStore>;

const report = (store: Store) => liveReport(store, { calendarId: 'nd09', periodCode: '2024-Q1' });

const send = (
  store: Store,
  planning: string | null,
  people: number,
  departureActual = '2024-01-10',
): void => {
  save(store, outgoing({ planning, peopleDeclared: people, departureActual, returnActual: departureActual }));
};

/** Lines of the printed table, those of the total too: label, đoàn and lượt of the period. */
function printed(store: Store) {
  const layout = reportParts(report(store))
    .flatMap(({ layouts }) => layouts)
    .find(({ title }) => title === 'Đoàn ra trong và ngoài kế hoạch');
  return layout === undefined ? null : [...layout.rows, layout.total].map((cells) => cells.slice(0, 3));
}

it('counts delegations and lượt in and outside the plan, which add up to all', () => {
  const store = testStore();
  send(store, 'outsidePlan', 3);
  send(store, 'outsidePlan', 4);
  send(store, 'inPlan', 5);
  send(store, 'adHoc', 1);
  send(store, null, 2);
  // Of another quarter.
  send(store, 'inPlan', 50, '2023-11-10');
  expect(printed(store)).toEqual([
    ['Trong kế hoạch năm', 1, 5],
    ['Ngoài kế hoạch', 2, 7],
    ['Phát sinh', 1, 1],
    ['Chưa xác định', 1, 2],
    ['Tổng cộng', 5, 15],
  ]);
  expect(report(store).figures.outgoing.inPeriod).toEqual({ delegations: 5, personTrips: 15 });
});

it('has no such table where no delegation says whether it was planned', () => {
  const store = testStore();
  send(store, null, 2);
  expect(printed(store)).toBeNull();
});
