import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { testStore } from '../../../db/test-store.ts';
import { notWithdrawn, type AnyChild, type AnyRecord } from '../../../shared/registers/define-register.ts';
import { listQuerySchema } from '../../../shared/registers/list-query.ts';
import { listXlsx } from '../documents/list-xlsx.ts';
import { reportXlsx } from '../documents/report-xlsx.ts';
import { liveReport } from '../reports/read.ts';
import { saveSample } from '../sample.ts';
import { allOf, countedIn, importInto } from './test-sheets.ts';

const now = '2024-03-27T03:00:00Z';
const wanted = { calendarId: 'nd09', periodCode: '2024-Q1' };

describe('our own sheets', () => {
  it('the annexes of a report, imported elsewhere, give the same report', async () => {
    const [from, to] = [testStore(now), testStore(now)];
    saveSample(from, newId());
    const report = liveReport(from, wanted);
    const content = await reportXlsx(report);
    for (const register of ['outgoing-delegation', 'incoming-delegation', 'border-incident'] as const) {
      expect(await importInto(to, content, { register })).toMatchObject({ bad: 0, problems: [] });
    }
    const again = liveReport(to, wanted);
    for (const direction of ['outgoing', 'incoming'] as const) {
      expect(again.figures[direction].inPeriod).toEqual(report.figures[direction].inPeriod);
    }
    expect(again.annexes.map((annex) => annex.total)).toEqual(report.annexes.map((annex) => annex.total));
    expect(again.figures.incidents.inPeriod).toEqual(report.figures.incidents.inPeriod);
    const types = (model: typeof report): readonly unknown[] =>
      model.incidentTables
        .filter((table) => table.by !== 'post')
        .map((table) =>
          table.rows
            .filter(({ inPeriod }) => inPeriod.carriedOver + inPeriod.occurred > 0)
            .map(({ label, inPeriod }) => ({ label, inPeriod })),
        );
    expect(types(again)).toEqual(types(report));
    const countries = (model: typeof report): readonly unknown[] =>
      model.crossTables
        .filter((table) => table.by === 'country')
        .map((table) =>
          table.rows
            .filter((row) => row.inPeriod.delegations > 0)
            .map(({ label, inPeriod }) => ({ label, inPeriod })),
        );
    expect(countries(again)).toEqual(countries(report));
  });

  it.each(['outgoing-delegation', 'incoming-delegation'] as const)(
    'the exported list of %s, imported elsewhere, counts the same and keeps names, days, places and permits',
    async (register) => {
      const [from, to] = [testStore(now), testStore(now)];
      saveSample(from, newId());
      const query = listQuerySchema.parse({ register, search: '' });
      const content = await listXlsx(from, query);
      expect(await importInto(from, content, { register })).toMatchObject({ bad: 0, imported: 0 });
      const result = await importInto(to, content, { register });
      expect(result.problems).toEqual([]);
      const facts = (store: typeof from): readonly unknown[] =>
        allOf(store, register)
          .map(factsOf)
          .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      expect(facts(to)).toEqual(facts(from));
      for (const direction of ['outgoing', 'incoming'] as const) {
        if (register.startsWith(direction))
          expect(countedIn(to, direction)).toEqual(countedIn(from, direction));
      }
    },
  );
});

describe('our own lists of incidents, talks and letters', () => {
  it.each(['border-incident', 'talk', 'letter'] as const)(
    'the exported list of %s, imported elsewhere, counts the same',
    async (register) => {
      const [from, to] = [testStore(now), testStore(now)];
      saveSample(from, newId());
      const content = await listXlsx(from, listQuerySchema.parse({ register }));
      expect(await importInto(from, content, { register })).toMatchObject({ bad: 0, imported: 0 });
      expect(await importInto(to, content, { register })).toMatchObject({ bad: 0, problems: [] });
      const figures = (store: typeof from): unknown => {
        const { incidents, talks, letters } = liveReport(store, wanted).figures;
        return { 'border-incident': incidents, talk: talks, letter: letters }[register];
      };
      expect(figures(to)).toEqual(figures(from));
    },
  );
});

/** What an exported list tells of a record. */
function factsOf(record: AnyRecord): unknown {
  const rows = (list: string): readonly AnyChild[] => {
    const value = record[list];
    return Array.isArray(value) ? notWithdrawn(value as readonly AnyChild[]) : [];
  };
  return {
    name: record['name'],
    start: record['departureActual'] ?? record['arrivalActual'] ?? null,
    places: [...rows('stops'), ...rows('origins')].map((child) => child['country']),
    permits: rows('permits').map((child) => [child['number'], child['date']]),
    leader: record['leader'],
  };
}
