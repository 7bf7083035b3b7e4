import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import type { WriteStore } from '../../db/store.ts';
import { closeReport } from '../../electron/service/reports/closing.ts';
import { liveReport, readReport } from '../../electron/service/reports/read.ts';
import { sumOfAdjustments } from '../../shared/report/chapters/delegations/adjustments.ts';
import type { Direction } from '../../shared/report/chapters/delegations/counted-row.ts';
import type { Measure } from '../../shared/report/chapters/delegations/measures.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { reportCalendars } from '../../shared/time/reporting-calendar.ts';
import {
  anyDelegation,
  clockedStore,
  fieldsOf,
  saveOf,
  type ClockedStore,
  type RandomDelegation,
} from './random-delegations.ts';

const directions: readonly Direction[] = ['outgoing', 'incoming'];
const calendarIds = reportCalendars.map((calendar) => calendar.id);
const quarters = ['Q1', 'Q2', 'Q3', 'Q4'] as const;
const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
const none: Measure = { delegations: 0, personTrips: 0 };

const plus = (a: Measure, b: Measure): Measure => ({
  delegations: a.delegations + b.delegations,
  personTrips: a.personTrips + b.personTrips,
});
const sum = (measures: readonly Measure[]): Measure => measures.reduce(plus, none);

function saveAll(store: WriteStore, saves: readonly RecordSave[]): void {
  saveRecords(store, { writeId: newId(), saves });
}

function live(store: WriteStore, calendarId: string, periodCode: string): ReportModel {
  return liveReport(store, { calendarId, periodCode });
}

/** What the rule of counting should count, worked out from what was typed and nothing else. */
function expected(wanted: readonly RandomDelegation[], today: number, direction: Direction): Measure {
  const counting = wanted.filter(
    (one) =>
      one.direction === direction &&
      one.calledOff === null &&
      !one.isPrivate &&
      !one.setAside &&
      (one.actual || one.day <= today),
  );
  return {
    delegations: counting.length,
    personTrips: counting.reduce((total, one) => total + (one.listed > 0 ? one.listed : one.people), 0),
  };
}

function footsUp(model: ReportModel): void {
  for (const table of model.crossTables) {
    for (const column of ['inPeriod', 'yearToDate', 'samePeriodLastYear'] as const) {
      const { total } = table;
      expect(sum(table.rows.map((row) => row[column]))).toEqual(total[column]);
      expect(total[column]).toEqual(model.figures[table.direction][column]);
    }
  }
  for (const annex of model.annexes) {
    if (annex.key === 'incidents') continue;
    const people = annex.columns.findIndex((column) => column.key === 'people');
    const figures = model.figures[annex.key === 'outgoing' ? 'outgoing' : 'incoming'].inPeriod;
    const rows = annex.rows.map((row) => Number(row[people]));
    expect(annex.rows).toHaveLength(figures.delegations);
    expect(rows.reduce((total, count) => total + count, 0)).toBe(figures.personTrips);
    expect(annex.total[people]).toBe(figures.personTrips);
    expect(annex.rows.map((row) => row[0])).toEqual(annex.rows.map((_, index) => index + 1));
  }
}

describe('the figures of any set of delegations', () => {
  it('every cross table and annex adds up to the figures, in every kind of period and calendar', () => {
    assert(
      property(
        array(anyDelegation, { maxLength: 25 }),
        constantFrom(...calendarIds),
        (wanted, calendarId) => {
          const { store } = clockedStore('2024-12-20');
          saveAll(store, wanted.map(saveOf));
          for (const code of [
            '2024-Q1',
            '2024-Q3',
            '2024-07',
            '2024-H1',
            '2024-9M',
            '2024',
            '2023-12-20..2024-02-29',
          ])
            footsUp(live(store, calendarId, code));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('months, quarters and the year hold the same, each counted record in exactly one month and quarter', () => {
    assert(
      property(
        array(anyDelegation, { maxLength: 25 }),
        constantFrom(...calendarIds),
        (wanted, calendarId) => {
          const { store } = clockedStore('2025-06-01');
          saveAll(store, wanted.map(saveOf));
          const everywhere = { outgoing: none, incoming: none };
          for (const year of [2022, 2023, 2024, 2025]) {
            const whole = live(store, calendarId, String(year));
            const ofQuarters = quarters.map((quarter) => live(store, calendarId, `${year}-${quarter}`));
            const ofMonths = months.map((month) => live(store, calendarId, `${year}-${month}`));
            for (const direction of directions) {
              const inPeriod = (model: ReportModel): Measure => model.figures[direction].inPeriod;
              expect(sum(ofQuarters.map(inPeriod))).toEqual(inPeriod(whole));
              expect(sum(ofMonths.map(inPeriod))).toEqual(inPeriod(whole));
              for (const [index, model] of ofQuarters.entries()) {
                expect(model.figures[direction].yearToDate).toEqual(
                  sum(ofQuarters.slice(0, index + 1).map(inPeriod)),
                );
              }
              everywhere[direction] = plus(everywhere[direction], inPeriod(whole));
            }
            const ids = (models: readonly ReportModel[]): readonly string[] =>
              models
                .flatMap((model) => model.counted.filter((row) => row.decidingDate >= model.period.from))
                .map((row) => row.id)
                .toSorted();
            expect(new Set(ids(ofQuarters)).size).toBe(ids(ofQuarters).length);
            expect(ids(ofQuarters)).toEqual(ids([whole]));
            expect(ids(ofMonths)).toEqual(ids([whole]));
          }
          for (const direction of directions)
            expect(everywhere[direction]).toEqual(expected(wanted, 100_000, direction));
        },
      ),
      { numRuns: 8 },
    );
  });

  it('a year later the same figures stand in the column of the year before', () => {
    assert(
      property(array(anyDelegation, { maxLength: 25 }), constantFrom(...quarters), (wanted, quarter) => {
        const { store } = clockedStore('2025-06-01');
        saveAll(store, wanted.map(saveOf));
        const before = live(store, 'nd09', `2023-${quarter}`);
        const after = live(store, 'nd09', `2024-${quarter}`);
        for (const direction of directions)
          expect(after.figures[direction].samePeriodLastYear).toEqual(before.figures[direction].inPeriod);
      }),
      { numRuns: 8 },
    );
  });
});

/** What happens to records after a period was closed. */
const anyEdit = record({
  which: integer({ min: 0, max: 1_000 }),
  wanted: anyDelegation,
  withdraw: integer({ min: 0, max: 4 }),
});
const anyStage = record({
  added: array(anyDelegation, { maxLength: 5 }),
  edits: array(anyEdit, { maxLength: 8 }),
});

describe('closing a period', () => {
  it('year to date = closed periods as closed + adjustments + this period, whatever was edited after each closing', () => {
    assert(
      property(
        array(anyDelegation, { minLength: 1, maxLength: 15 }),
        array(anyStage, { minLength: 4, maxLength: 4 }),
        constantFrom(...calendarIds),
        (wanted, stages, calendarId) => {
          const clocked = clockedStore('2024-01-02');
          const { store } = clocked;
          const kept = wanted.map((one) => ({ one, save: saveOf(one) }));
          saveAll(
            store,
            kept.map(({ save }) => save),
          );
          const reported = { outgoing: none, incoming: none };
          const days = ['2024-04-01', '2024-07-01', '2024-10-01', '2025-01-02'];
          for (const [index, quarter] of quarters.entries()) {
            clocked.setDay(days[index] ?? '');
            const code = { calendarId, periodCode: `2024-${quarter}` };
            const model = liveReport(store, code);
            footsUp(model);
            for (const direction of directions) {
              const adjusted = sumOfAdjustments(model.adjustments, direction);
              reported[direction] = plus(
                plus(reported[direction], adjusted),
                model.figures[direction].inPeriod,
              );
              expect(model.figures[direction].yearToDate).toEqual(reported[direction]);
            }
            closeReport(store, newId(), code);
            const closed = readReport(store, code);
            expect(closed).toEqual({ ...JSON.parse(JSON.stringify(model)), state: 'closed' });
            edit(clocked, kept, stages[index]);
            expect(readReport(store, code)).toEqual(closed);
          }
        },
      ),
      { numRuns: 10 },
    );
  });
});

interface Stage {
  readonly added: readonly RandomDelegation[];
  readonly edits: readonly {
    readonly which: number;
    readonly wanted: RandomDelegation;
    readonly withdraw: number;
  }[];
}

function edit(
  { store }: ClockedStore,
  kept: { readonly one: RandomDelegation; readonly save: RecordSave }[],
  stage: Stage | undefined,
): void {
  for (const one of stage?.added ?? []) {
    const save = saveOf(one);
    kept.push({ one, save });
    saveAll(store, [save]);
  }
  for (const { which, wanted, withdraw } of stage?.edits ?? []) {
    const target = kept[which % kept.length];
    if (target === undefined) continue;
    // Members stay as they are: the list counts, or stops counting.
    const fields = fieldsOf({ ...wanted, direction: target.one.direction });
    const { register, id } = target.save;
    saveAll(store, [
      {
        register,
        id,
        fields,
        children: {},
        withdrawn: withdraw === 0 ? { reason: 'nhập nhầm' } : null,
      },
    ]);
  }
}
