import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { OpenStore } from '../../db/file/open.ts';
import { newId } from '../../db/ids.ts';
import { change, outgoing, save, testFolder } from '../../db/test-store.ts';
import { readSettings } from '../../db/settings.ts';
import { saveSettings } from '../../db/ledger/save-settings.ts';
import { reportOf, sampleStore } from '../../tests/documents/sample-report.ts';
import { quartersAsReported, quartersOfNow } from './quarters.ts';
import { closeReport } from './reports/closing.ts';

const codes = ['2024-Q2', '2024-Q1', '2023-Q4', '2023-Q3', '2023-Q2'];

/** What the report of each quarter says. */
const reported = (store: OpenStore) =>
  codes.map((code) => {
    const { outgoing: out, incoming, incidents, tasks } = reportOf(store, code).figures;
    return {
      code,
      outgoing: out.inPeriod,
      incoming: incoming.inPeriod,
      incidents: incidents.inPeriod,
      tasks: tasks.inPeriod,
    };
  });

describe('the charts of the last five quarters', () => {
  let store: OpenStore;
  beforeEach(() => {
    store = sampleStore(testFolder());
    onTestFinished(() => store.close());
  });

  it('say of every quarter what its report says', () => {
    expect(quartersAsReported(store)).toEqual(reported(store));
    expect(quartersAsReported(store)[1]).toMatchObject({
      outgoing: { delegations: 9, personTrips: 114 },
      incoming: { delegations: 21, personTrips: 175 },
    });
  });

  it('say of a closed quarter what it was closed with, whatever is recorded later', () => {
    closeReport(store, newId(), { calendarId: 'nd09', periodCode: '2024-Q1' });
    const { id } = save(store, outgoing({ departureActual: '2024-01-10', returnActual: '2024-01-12' }));
    expect(quartersAsReported(store)).toEqual(reported(store));
    expect(quartersAsReported(store)[1]).toMatchObject({ outgoing: { delegations: 9, personTrips: 114 } });
    expect(quartersOfNow(store)[1]).toMatchObject({ outgoing: { delegations: 10, personTrips: 126 } });
    save(
      store,
      change('outgoing-delegation', id, { departureActual: '2024-03-20', returnActual: '2024-03-22' }),
    );
    expect(quartersAsReported(store)[0]).toMatchObject({ outgoing: { delegations: 4, personTrips: 40 } });
  });

  it('follow the calendar that is set', () => {
    const { calendarId } = readSettings(store);
    expect(calendarId).toBe('nd09');
    saveSettings(store, newId(), { calendarId: 'calendar' });
    // 26 March lies in the first civil quarter.
    expect(quartersAsReported(store).map(({ code }) => code)).toEqual([
      '2024-Q1',
      '2023-Q4',
      '2023-Q3',
      '2023-Q2',
      '2023-Q1',
    ]);
  });
});
