import { call } from '@orpc/server';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished, vi } from 'vitest';
import { mainOf } from '../../db/file/handles.ts';
import { openStore } from '../../db/file/open.ts';
import { testFolder } from '../../db/test-store.ts';
import { hostPlatform } from '../host/platform.ts';
import { liveReport } from './reports/read.ts';
import { startService } from './service.ts';

/** The folder of an earlier version in which what was derived is wrong, as after a mistake in that version. */
function folderOf(version: number): string {
  const stored = fileURLToPath(new URL(`../../tests/fixtures/data-version-${version}/`, import.meta.url));
  const directory = testFolder();
  for (const name of readdirSync(stored))
    writeFileSync(join(directory, name.replace(/\.gz$/, '')), gunzipSync(readFileSync(join(stored, name))));
  const store = openStore({ directory, now });
  mainOf(store).exec('UPDATE record_summary SET person_trips = 0, counted = 0');
  store.close();
  return directory;
}

const now = (): Date => new Date('2024-03-27T03:00:00Z');
const quarter = { calendarId: 'nd09', periodCode: '2024-Q1' };

it.each([1, 2, 3, 4])(
  'data of version %i are derived anew before any figure is read, and it is told how far',
  async (version) => {
    const dataDirectory = folderOf(version);
    const service = startService({ dataDirectory, platform: hostPlatform, version: '0', clock: now });
    onTestFinished(() => service.close());
    const status = await call(service.router.app.status, undefined);
    expect(status.state).toBe('preparing');
    expect(status.prepared).toBeGreaterThan(0);
    await expect(call(service.router.reports.standing, quarter)).rejects.toThrow('not-ready');
    await vi.waitFor(async () => {
      expect(await call(service.router.app.status, undefined)).toMatchObject({
        state: 'ready',
        prepared: null,
      });
    });
    if (service.state.store === null) throw new Error('not open');
    const { figures } = liveReport(service.state.store, quarter);
    expect(figures).toMatchObject({ outgoing: { inPeriod: { delegations: 9, personTrips: 114 } } });
  },
);
