import { call } from '@orpc/server';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { mainOf } from '../../../db/file/handles.ts';
import { newId } from '../../../db/ids.ts';
import { outgoing, save, testFolder, testStore } from '../../../db/test-store.ts';
import { buildReport } from '../../../shared/report/report-model.ts';
import { codeOf } from '../../../tests/fault/sentence.ts';
import { hostPlatform } from '../../host/platform.ts';
import { startService } from '../service.ts';
import { closeReport, reopenReport } from './closing.ts';
import { liveReport, readReport } from './read.ts';
import { reportStanding } from './standing.ts';

vi.mock('../../../shared/report/report-model.ts', { spy: true });
beforeEach(() => vi.clearAllMocks());

const of = (periodCode: string) => ({ calendarId: 'nd09', periodCode });

describe('a preview', () => {
  function served(): ReturnType<typeof startService> {
    const directory = testFolder();
    const store = testStore('2024-03-20T03:00:00Z', directory);
    save(store, outgoing());
    closeReport(store, newId(), of('2023-Q4'));
    store.close();
    const service = startService({ dataDirectory: directory, platform: hostPlatform, version: '0' });
    onTestFinished(() => service.close());
    vi.clearAllMocks();
    return service;
  }

  it('builds an open report once, for the page and for the texts beside it', async () => {
    const { model, html } = await call(served().router.reports.preview, of('2024-Q1'));
    expect(buildReport).toHaveBeenCalledTimes(1);
    expect(model.figures.outgoing.inPeriod.delegations).toBe(1);
    expect(html).toContain(model.texts.opening.text);
  });

  it('builds nothing where the period is closed', async () => {
    const { model } = await call(served().router.reports.preview, of('2023-Q4'));
    expect(model.state).toBe('closed');
    expect(buildReport).not.toHaveBeenCalled();
  });
});

describe('of everything that was ever closed', () => {
  /** Closes some periods one after the other and makes unreadable what the closings of some kept. */
  function closed(periods: readonly string[], spoilt: readonly string[]) {
    const store = testStore('2025-06-01T03:00:00Z');
    const spoil = mainOf(store).prepare(
      `UPDATE report_closing SET snapshot = '{' WHERE record_id IN (SELECT id FROM report WHERE period_code = ?)`,
    );
    for (const period of periods) closeReport(store, newId(), of(period));
    for (const period of spoilt) expect(spoil.run(period).changes).toBe(1);
    return store;
  }

  it('a report reads only the closing on which it stands, the newest that ends before it', () => {
    const others = ['2023-Q3', '2023-Q4', '2024-Q2', '2024-04'];
    const store = closed(['2024-Q1', ...others], others);
    expect(liveReport(store, of('2024-04')).adjustments).toEqual([]);
    expect(readReport(store, of('2024-Q1')).state).toBe('closed');
    // What is read does matter.
    expect(codeOf(() => liveReport(store, of('2024-Q3')))).toBe('database-damaged');
  });

  it('nothing is read to tell who closed and reopened a period', () => {
    const store = closed(['2024-Q1'], ['2024-Q1']);
    expect(reportStanding(store, of('2024-Q1'))).toMatchObject({ closed: true, closings: [{}] });
  });

  it('what a reopened period had kept is not read again', () => {
    const store = closed(['2024-Q1'], []);
    reopenReport(store, newId(), of('2024-Q1'), 'Giám đốc', 'Bổ sung số liệu');
    mainOf(store).exec(`UPDATE report_closing SET snapshot = '{'`);
    expect(readReport(store, of('2024-Q1')).state).toBe('open');
    expect(liveReport(store, of('2024-Q2')).eventAdjustments).toEqual([]);
  });
});
