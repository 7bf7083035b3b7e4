import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { outgoing, save, testStore } from '../../db/test-store.ts';
import { answering } from '../../electron/service/router/answering.ts';
import { homeOverview } from '../../electron/service/home.ts';
import { liveReport } from '../../electron/service/reports/read.ts';
import { startService } from '../../electron/service/service.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { call } from '@orpc/server';
import { codeOf } from './sentence.ts';

describe('the first and the last days that can be recorded', () => {
  it.each([
    ['1900-01-01', '1900-01-02'],
    ['2199-10-01', '2199-12-31'],
    ['2199-12-31', '2199-12-31'],
  ])('a trip from %s to %s is saved, shown and reported', async (departureActual, returnActual) => {
    const store = testStore();
    const member = {
      fullName: 'Phó Giám đốc Sở',
      documentType: 'officialPassport',
      documentExpiry: returnActual,
    };
    const { id } = save(
      store,
      outgoing({ departureActual, returnActual }, { members: [{ id: newId(), fields: member }] }),
    );
    homeOverview(store);
    for (const periodCode of ['1901', '1901-Q1', '2198', '2198-Q4', `${departureActual}..${returnActual}`]) {
      for (const calendarId of ['nd09', 'calendar']) liveReport(store, { calendarId, periodCode });
    }
    const { directory } = store;
    store.close();
    const service = startService({ dataDirectory: directory, platform: hostPlatform, version: '0' });
    try {
      const view = await answering(service.state, () =>
        call(service.router.records.read, { register: 'outgoing-delegation', id }),
      );
      expect(view.record).toMatchObject({ departureActual });
    } finally {
      service.close();
    }
  });

  it.each(['1899-12-31', '2200-01-01', '0024-02-20', '20244-02-20'])('a trip on %s is refused', (day) => {
    const store = testStore();
    expect(codeOf(() => save(store, outgoing({ departureActual: day, returnActual: day })))).toBe(
      'invalid-record',
    );
  });

  it.each(['1899-01-01..2024-01-01', '2024-01-01..2200-01-01', '1900', '2199-Q1'])(
    'a report of %s is refused',
    (periodCode) => {
      expect(codeOf(() => liveReport(testStore(), { calendarId: 'nd09', periodCode }))).toBe(
        'period-unknown',
      );
    },
  );
});
