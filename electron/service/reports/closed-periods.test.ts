import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { outgoing, save, testStore } from '../../../db/test-store.ts';
import { openRegisterNames, registerNamed } from '../../../shared/registers/all-registers.ts';
import { borderIncident } from '../../../shared/registers/border-incident/border-incident.ts';
import { outgoingDelegation } from '../../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import { importInto, workbook } from '../imports/test-sheets.ts';
import { judgeTyped, viewRecord } from '../record-view.ts';
import { closeReport, reopenReport } from './closing.ts';
import { closedForChanges } from './closed-periods.ts';

const quarter = { calendarId: 'nd09', periodCode: '2024-Q1' };
const closed = { ...quarter, closedOn: '2024-07-01' };

/** A store on 1/7/2024 in which the first quarter (15/12/2023 to 14/3/2024) is closed. */
function closedStore() {
  const store = testStore('2024-07-01T03:00:00Z');
  closeReport(store, newId(), quarter);
  return store;
}

const { name } = outgoingDelegation;

function kept(store: ReturnType<typeof closedStore>, departureActual: string): string {
  const one = outgoing({ departureActual, returnActual: departureActual });
  save(store, one);
  return one.id;
}

describe('a record of a closed period', () => {
  it.each([
    ['2023-12-14', []],
    ['2023-12-15', [closed]],
    ['2024-03-14', [closed]],
    ['2024-03-15', []],
  ])('is known by the day that counts it: %s', (day, periods) => {
    const store = closedStore();
    const id = kept(store, day);
    expect(viewRecord(store, name, id).closedPeriods).toEqual(periods);
    expect(closedForChanges(store, name, [{ id, fields: {}, children: {} }])).toEqual(periods);
  });

  it('is one too that is typed into it or out of it', () => {
    const store = closedStore();
    const [inside, outside] = [kept(store, '2024-02-01'), kept(store, '2024-05-01')];
    const typed = (id: string, departureActual: string) =>
      judgeTyped(store, name, { register: name, id, fields: { departureActual }, children: {} })
        .closedPeriods;
    expect(typed(inside, '2024-05-02')).toEqual([closed]);
    expect(typed(outside, '2024-02-02')).toEqual([closed]);
    expect(typed(outside, '2024-05-02')).toEqual([]);
    expect(typed(newId(), '2024-02-02')).toEqual([closed]);
  });

  it('is one too that several records are to be changed into together', () => {
    const store = closedStore();
    const ids = [kept(store, '2024-05-01'), kept(store, '2024-05-03')];
    const changedTo = (departureActual: string) =>
      closedForChanges(
        store,
        name,
        ids.map((id) => ({ id, fields: { departureActual }, children: {} })),
      );
    expect(changedTo('2024-02-02')).toEqual([closed]);
    expect(changedTo('2024-05-02')).toEqual([]);
  });

  it('is an incident of before that was settled in it', () => {
    const store = closedStore();
    const incident = (settled: string) => {
      const id = newId();
      const fields = {
        type: { code: 'BG07', text: 'Xâm canh' },
        summary: 'Cấy lúa',
        occurredOn: '2023-11-02',
      };
      const steps = [{ id: newId(), fields: { kind: 'result', date: settled, summary: 'Đã rút' } }];
      save(store, { register: borderIncident.name, id, fields, children: { steps } });
      return viewRecord(store, borderIncident.name, id).closedPeriods;
    };
    expect(incident('2024-01-10')).toEqual([closed]);
    expect(incident('2024-04-10')).toEqual([]);
  });

  it('is none once the period is open again', () => {
    const store = closedStore();
    const id = kept(store, '2024-02-01');
    reopenReport(store, newId(), quarter, 'Giám đốc', 'bổ sung');
    expect(viewRecord(store, name, id).closedPeriods).toEqual([]);
  });

  it('is told of rows of a file before they are imported', async () => {
    const store = closedStore();
    const rows = [
      ['Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Ngày đi', 'Nước đến'],
      ['Đoàn một', 'Sở Ngoại vụ', 5, '05/02/2024', 'Trung Quốc'],
      ['Đoàn hai', 'Sở Ngoại vụ', 5, '06/02/2024', 'Trung Quốc'],
      ['Đoàn ba', 'Sở Ngoại vụ', 5, '06/05/2024', 'Trung Quốc'],
    ];
    const result = await importInto(store, workbook({ rows }), { dryRun: true });
    expect(result).toMatchObject({ good: 3, imported: 0, closed: [{ period: closed, count: 2 }] });
  });
});

it('registers that the report counts say by which days, one for each of their events', () => {
  const shares = openRegisterNames.flatMap((one) => registerNamed(one).report ?? []);
  expect(shares.length).toBeGreaterThan(0);
  for (const { countedBy, events } of shares) {
    expect(countedBy[0]).toBe('decidingDate');
    expect(countedBy).toHaveLength(Math.max(1, events.length));
  }
});
