import { describe, expect, it } from 'vitest';
import { plainDate } from '../../shared/time/plain-date.ts';
import { lastYearPositions, lineIncidents } from './border-line.ts';
import type { OpenStore } from '../file/open.ts';
import { testStore } from '../test-store.ts';
import { mainOf } from '../file/handles.ts';

function add(store: OpenStore, code: string, date: string, markers: string | null, withdrawn = 0): void {
  mainOf(store)
    .prepare('INSERT INTO border_incident (id, code, type, markers) VALUES (?, ?, ?, ?)')
    .run(
      code,
      code,
      JSON.stringify({ code: code.slice(0, 4), text: 'Loại' }),
      JSON.stringify({ normalised: markers, order: null, text: markers ?? 'gần suối' }),
    );
  mainOf(store)
    .prepare(
      `INSERT INTO record_summary (record_id, register, code, title, title_key, withdrawn, counted, deciding_date,
         deciding_confirmed, last_date, person_trips, status_timeline, updated_clock)
       VALUES (?, 'border-incident', ?, ?, '', ?, 1, ?, 1, ?, 0, ?, '')`,
    )
    .run(
      code,
      code,
      code,
      withdrawn,
      date,
      date,
      '[[null,"new"],["2024-03-01","discussing"],["2024-09-01","settled"]]',
    );
}

function filled(): OpenStore {
  const store = testStore('2024-03-20T03:00:00Z');
  mainOf(store).exec(
    'CREATE TABLE IF NOT EXISTS border_incident (id TEXT PRIMARY KEY, code TEXT NOT NULL, type TEXT, markers TEXT)',
  );
  add(store, 'BG06-1', '2024-02-01', '1088/2-1089');
  add(store, 'BG09-1', '2024-02-02', '1116');
  add(store, 'BG09-2', '2024-02-03', null);
  add(store, 'BG09-3', '2024-02-04', '1117', 1);
  add(store, 'BG09-4', '2023-02-04', '1120');
  return store;
}

const quarter = { from: plainDate('2023-12-15'), to: plainDate('2024-03-14'), types: [] };

describe('incidents on the line', () => {
  it('are those of the period that have a marker; the others are counted, withdrawn ones left out', () => {
    const { incidents, unplaced } = lineIncidents(filled(), quarter);
    expect(new Map(incidents.map(({ code, markers }) => [code, markers]))).toEqual(
      new Map([
        ['BG06-1', '1088/2-1089'],
        ['BG09-1', '1116'],
      ]),
    );
    expect(unplaced).toBe(1);
  });

  it('have the status of today, not one of a later step', () => {
    expect(new Set(lineIncidents(filled(), quarter).incidents.map(({ status }) => status))).toEqual(
      new Set(['discussing']),
    );
  });

  it('are filtered by type', () => {
    const { incidents } = lineIncidents(filled(), { ...quarter, types: ['BG06'] });
    expect(incidents.map(({ code }) => code)).toEqual(['BG06-1']);
  });

  it('stand against the same days a year before, and against nothing when the period is open', () => {
    const store = filled();
    expect(lastYearPositions(store, quarter)).toEqual([1120]);
    expect(lastYearPositions(store, { from: null, to: null, types: [] })).toEqual([]);
  });
});
