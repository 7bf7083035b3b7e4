import { array, assert, boolean, constantFrom, integer, oneof, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { changeDevice } from '../../db/device.ts';
import { crossCheckIncident } from '../../db/ledger/cross-check.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { saveSettings } from '../../db/ledger/save-settings.ts';
import { versionOf } from '../../db/record-rows.ts';
import type { WriteStore } from '../../db/store.ts';
import { closeReport } from '../../electron/service/reports/closing.ts';
import { liveReport } from '../../electron/service/reports/read.ts';
import { sumOfEvents } from '../../shared/report/event-adjustments.ts';
import type { IncidentStock } from '../../shared/report/chapters/border/incident-figures.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { addDays, plainDate } from '../../shared/time/plain-date.ts';
import { reportCalendars } from '../../shared/time/reporting-calendar.ts';
import { clockedStore } from './random-delegations.ts';

const FIRST_DAY = plainDate('2022-12-15');
const LAST_DAY = 765;
const quarters = ['Q1', 'Q2', 'Q3', 'Q4'] as const;
const calendarIds = reportCalendars.map((calendar) => calendar.id);

const day = oneof(
  integer({ min: 0, max: LAST_DAY }),
  constantFrom(89, 90, 181, 182, 273, 274, 364, 365, 455, 456, 547, 548, 729, 730),
);
const anyIncident = record({
  day,
  byDiscovery: boolean(),
  steps: array(
    record({
      after: integer({ min: 0, max: 200 }),
      kind: constantFrom('verification', 'letterSent', 'handover', 'result', 'result', 'followUp'),
    }),
    { maxLength: 4 },
  ),
  type: constantFrom('BG06', 'BG07', null),
  side: option(constantFrom('china', 'vietnam')),
  commune: option(constantFrom('xã Tân Thanh', 'Xã Tân Thanh', 'xã Ba Sơn')),
  aside: boolean(),
  reported: option(constantFrom('awaiting', 'checked', 'changed')),
});
const anyExchange = record({
  register: constantFrom('talk', 'letter'),
  day,
  level: option(constantFrom('post', 'province')),
  received: boolean(),
});

interface RandomIncident {
  readonly day: number;
  readonly byDiscovery: boolean;
  readonly steps: readonly { readonly after: number; readonly kind: string }[];
  readonly type: string | null;
  readonly side: string | null;
  readonly commune: string | null;
  readonly aside: boolean;
  /** What became of it where a post's PC reported it; null for one that the department wrote. */
  readonly reported: 'awaiting' | 'checked' | 'changed' | null;
}

const dated = (one: RandomIncident) =>
  one.steps
    .map((step) => ({ ...step, day: one.day + step.after }))
    .filter((step) => step.day <= LAST_DAY)
    .toSorted((a, b) => a.day - b.day);

function fieldsOf(one: RandomIncident): RecordSave['fields'] {
  const on = addDays(FIRST_DAY, one.day);
  return {
    type: { code: one.type, text: one.type ?? 'Sự việc lạ' },
    summary: 'Tóm tắt',
    occurredOn: one.byDiscovery ? null : on,
    discoveredOn: one.byDiscovery ? on : null,
    side: one.side,
    commune: one.commune === null ? null : { code: null, text: one.commune },
    countInReport: !one.aside,
  };
}

function saveOf(one: RandomIncident): RecordSave {
  const steps = dated(one).map((step) => ({
    id: newId(),
    fields: { kind: step.kind, date: addDays(FIRST_DAY, step.day) },
  }));
  return { register: 'border-incident', id: newId(), fields: fieldsOf(one), children: { steps } };
}

function exchangeOf(one: {
  readonly register: string;
  readonly day: number;
  readonly level: string | null;
  readonly received: boolean;
}): RecordSave {
  const common = { date: addDays(FIRST_DAY, one.day), subject: 'Việc', level: one.level };
  return one.register === 'talk'
    ? { register: 'talk', id: newId(), fields: { ...common, kind: 'talk' }, children: {} }
    : {
        register: 'letter',
        id: newId(),
        fields: { ...common, kind: 'exchange', direction: one.received ? 'received' : 'sent' },
        children: {},
      };
}

function saveAll(store: WriteStore, saves: readonly RecordSave[]): void {
  if (saves.length > 0) saveRecords(store, { writeId: newId(), saves });
}

const waits = ({ reported }: RandomIncident): boolean => reported === 'awaiting' || reported === 'changed';

/** Saves incidents as they come about: those of a post on its PC, then what the department compares, and what is changed since. */
function saveIncidents(store: WriteStore, all: readonly RandomIncident[]): readonly RecordSave[] {
  const saves = all.map(saveOf);
  const of = (...reported: readonly RandomIncident['reported'][]): readonly RecordSave[] =>
    saves.filter((_, at) => reported.includes(all[at]?.reported ?? null));
  saveAll(store, of(null));
  changeDevice(store, { post: { code: 'DBP-TT', text: 'Đồn Biên phòng Tân Thanh' } });
  saveAll(store, of('awaiting', 'checked', 'changed'));
  changeDevice(store, { post: null });
  for (const { id } of of('checked', 'changed'))
    crossCheckIncident(store, newId(), {
      id,
      version: versionOf(store, id),
      document: { number: '58/BC-ĐBP', date: plainDate('2025-01-15') },
      by: 'Hoàng Minh Tuấn',
    });
  saveAll(
    store,
    of('changed').map((save) => ({ ...save, fields: { summary: 'Tóm tắt khác' }, children: {} })),
  );
  return saves;
}

/** The day on which a case was settled for good, worked out from what was typed: no step reopened it after its result. */
function settledDay(one: RandomIncident): number | null {
  const telling = dated(one).filter((step) => !['handover', 'followUp'].includes(step.kind));
  const open = telling.findLastIndex((step) => step.kind !== 'result');
  return telling[open + 1]?.day ?? null;
}

function expected(all: readonly RandomIncident[], from: number, to: number): IncidentStock {
  const counted = all.filter((one) => !one.aside);
  const settled = (one: RandomIncident): number => settledDay(one) ?? Number.POSITIVE_INFINITY;
  return {
    carriedOver: counted.filter((one) => one.day < from && settled(one) >= from).length,
    occurred: counted.filter((one) => one.day >= from && one.day <= to).length,
    settled: counted.filter((one) => one.day <= to && settled(one) >= from && settled(one) <= to).length,
    pending: counted.filter((one) => one.day <= to && settled(one) > to).length,
    awaiting: counted.filter((one) => one.day >= from && one.day <= to && waits(one)).length,
  };
}

function footsUp(model: ReportModel): void {
  const { incidents, talks, letters } = model.figures;
  for (const stock of [incidents.inPeriod, incidents.yearToDate, incidents.samePeriodLastYear])
    expect(stock.carriedOver + stock.occurred - stock.settled).toBe(stock.pending);
  for (const table of model.incidentTables) {
    expect(table.total).toEqual(incidents);
    for (const column of ['inPeriod', 'yearToDate', 'samePeriodLastYear'] as const)
      for (const what of ['carriedOver', 'occurred', 'settled', 'pending', 'awaiting'] as const)
        expect(table.rows.reduce((sum, row) => sum + row[column][what], 0)).toBe(incidents[column][what]);
  }
  const annex = model.annexes.find((one) => one.key === 'incidents');
  expect(annex?.rows).toHaveLength(incidents.inPeriod.carriedOver + incidents.inPeriod.occurred);
  for (const column of ['inPeriod', 'yearToDate', 'samePeriodLastYear'] as const) {
    const sum = (what: 'talks' | 'sent' | 'received'): number =>
      model.exchangeTable.reduce((total, row) => total + row[column][what], 0);
    expect([sum('talks'), sum('sent'), sum('received')]).toEqual([
      talks[column].total,
      letters[column].sent,
      letters[column].received,
    ]);
  }
}

describe('the stock of any set of incidents', () => {
  it('balances in every period and calendar, as worked out from what was typed, and every table adds up to it', () => {
    assert(
      property(
        array(anyIncident, { maxLength: 20 }),
        array(anyExchange, { maxLength: 10 }),
        constantFrom(...calendarIds),
        (all, exchanges, calendarId) => {
          const { store } = clockedStore('2025-01-20');
          saveIncidents(store, all);
          saveAll(store, exchanges.map(exchangeOf));
          for (const periodCode of ['2024-Q1', '2024-Q3', '2024-07', '2024', '2023-12-20..2024-02-29']) {
            const model = liveReport(store, { calendarId, periodCode });
            footsUp(model);
            const start = (at: string): number =>
              Math.round((Date.parse(at) - Date.parse(FIRST_DAY)) / 86_400_000);
            const { from, to } = model.period;
            expect(model.figures.incidents.inPeriod).toEqual(expected(all, start(from), start(to)));
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is handed on: what is pending at the end of a quarter is carried over into the next', () => {
    assert(
      property(array(anyIncident, { maxLength: 20 }), constantFrom(...calendarIds), (all, calendarId) => {
        const { store } = clockedStore('2025-01-20');
        saveIncidents(store, all);
        const stocks = [2023, 2024].flatMap((year) =>
          quarters.map(
            (quarter) =>
              liveReport(store, { calendarId, periodCode: `${year}-${quarter}` }).figures.incidents.inPeriod,
          ),
        );
        for (const [index, stock] of stocks.entries()) {
          const next = stocks[index + 1];
          if (next !== undefined) expect(next.carriedOver).toBe(stock.pending);
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('quick reports that wait for their cross-check', () => {
  it('count only if the settings let them, and the report tells how many they are either way', () => {
    assert(
      property(array(anyIncident, { maxLength: 20 }), boolean(), (all, doCount) => {
        const { store } = clockedStore('2025-01-20');
        saveIncidents(store, all);
        saveSettings(store, newId(), { countAwaitingIncidents: doCount });
        for (const periodCode of ['2024-Q1', '2024-Q3', '2024']) {
          const model = liveReport(store, { calendarId: 'nd09', periodCode });
          footsUp(model);
          const { from, to } = model.period;
          const start = (at: string): number =>
            Math.round((Date.parse(at) - Date.parse(FIRST_DAY)) / 86_400_000);
          const counting = doCount ? all : all.filter((one) => !waits(one));
          expect(model.figures.incidents.inPeriod).toEqual(expected(counting, start(from), start(to)));
          const { awaiting } = expected(all, start(from), start(to));
          const rules = model.borderRules.join(' ');
          const sentences = model.sections.map(({ text }) => text).join(' ');
          const number = String(awaiting).padStart(2, '0');
          const tells = (text: string): boolean =>
            text.includes(`trong đó ${number} vụ`) || text.includes('đồn báo nhanh, chờ');
          expect(tells(rules)).toBe(awaiting > 0);
          // Of the year so far they are told too, whatever the period itself has of them.
          expect(tells(sentences) || awaiting === 0).toBe(true);
          const { yearToDate } = model.figures.incidents;
          expect(sentences.includes('chờ đối chiếu')).toBe(awaiting > 0 || yearToDate.awaiting > 0);
          for (const text of [rules, sentences])
            expect(text.includes(`Chưa tính ${number} vụ`)).toBe(awaiting > 0 && !doCount);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('closing a period with incidents, talks and letters', () => {
  it('year to date = closed periods as closed + adjustments + this period, whatever was edited after each closing', () => {
    assert(
      property(
        array(anyIncident, { minLength: 1, maxLength: 10 }),
        array(anyExchange, { maxLength: 6 }),
        array(array(record({ which: integer({ min: 0, max: 99 }), into: anyIncident }), { maxLength: 4 }), {
          minLength: 4,
          maxLength: 4,
        }),
        (all, exchanges, stages) => {
          const { store } = clockedStore('2025-01-20');
          const saves = [...saveIncidents(store, all)];
          saveAll(store, exchanges.map(exchangeOf));
          const reported = {
            incidentOccurred: 0,
            incidentSettled: 0,
            talk: 0,
            letter: 0,
          };
          for (const [index, quarter] of quarters.entries()) {
            const wanted = { calendarId: 'nd09', periodCode: `2024-${quarter}` };
            const model = liveReport(store, wanted);
            footsUp(model);
            const { incidents, talks, letters } = model.figures;
            const inPeriod: typeof reported = {
              incidentOccurred: incidents.inPeriod.occurred,
              incidentSettled: incidents.inPeriod.settled,
              talk: talks.inPeriod.total,
              letter: letters.inPeriod.total,
            };
            const toDate: typeof reported = {
              incidentOccurred: incidents.yearToDate.occurred,
              incidentSettled: incidents.yearToDate.settled,
              talk: talks.yearToDate.total,
              letter: letters.yearToDate.total,
            };
            for (const subject of ['incidentOccurred', 'incidentSettled', 'talk', 'letter'] as const) {
              reported[subject] += sumOfEvents(model.eventAdjustments, subject) + inPeriod[subject];
              expect([subject, reported[subject]]).toEqual([subject, toDate[subject]]);
            }
            closeReport(store, newId(), wanted);
            for (const { which, into } of stages[index] ?? []) {
              const target = saves[which % saves.length];
              if (target === undefined) continue;
              const old = (target.children['steps'] ?? []).map((step) => ({
                id: step.id,
                withdrawn: true,
                fields: {},
              }));
              const fresh = saveOf(into).children['steps'] ?? [];
              saveAll(store, [
                { ...target, fields: fieldsOf(into), children: { steps: [...old, ...fresh] } },
              ]);
              saves[which % saves.length] = { ...target, children: { steps: fresh } };
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
