import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { call, type RouterClient } from '@orpc/server';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished, vi } from 'vitest';
import { newId } from '../../db/ids.ts';
import { mainOf } from '../../db/file/handles.ts';
import { testFolder } from '../../db/test-store.ts';
import { shippedSettings } from '../../shared/registers/setting/settings.ts';
import { hostPlatform } from '../host/platform.ts';
import { liveReport } from './reports/read.ts';
import { serving } from './serve.ts';
import { startService, type Service } from './service.ts';
import type { ServiceRouter } from './router/router.ts';

const now = (): Date => new Date('2024-04-03T03:00:00Z');
const quarter = { calendarId: 'nd09', periodCode: '2024-Q1' };
const without = { ...shippedSettings.countingRules, countEnterpriseMembers: false };

/** A service on the sample of an office. */
async function started(dataDirectory = filledFolder()) {
  const service = startService({ dataDirectory, platform: hostPlatform, version: '0', clock: now });
  onTestFinished(() => service.close());
  await vi.waitFor(async () => expect((await status(service)).state).toBe('ready'));
  return { service, dataDirectory };
}

function filledFolder(): string {
  const stored = fileURLToPath(new URL('../../tests/fixtures/data-version-4/', import.meta.url));
  const directory = testFolder();
  for (const name of readdirSync(stored))
    writeFileSync(join(directory, name.replace(/\.gz$/, '')), gunzipSync(readFileSync(join(stored, name))));
  return directory;
}

const status = (service: Service) => call(service.router.app.status, undefined);

/** Settles between two slices of a save that is under way; one that ends before that fails. */
async function seenSaving(service: Service, save: Promise<unknown>): Promise<void> {
  let hasEnded = false;
  const ended = (): void => {
    hasEnded = true;
  };
  save.then(ended, ended);
  // A call to ask for it may take longer than the whole save does on a fast machine.
  while (service.state.works.saving() === null) {
    if (hasEnded) throw new Error('The save ended and was never told of.');
    await new Promise(setImmediate);
  }
}

function personTrips(service: Service): number {
  if (service.state.store === null) throw new Error('not open');
  return liveReport(service.state.store, quarter).figures.outgoing.inPeriod.personTrips;
}

it('counts figures anew for a changed rule while others read those of before, and tells how far it is', async () => {
  const { service } = await started();
  const before = personTrips(service);
  const { store } = service.state;
  if (store === null) throw new Error('not open');
  // No member of the sample falls under the rule: that everything is counted anew shows in what was wrong before.
  mainOf(store).exec('UPDATE record_summary SET person_trips = 0, counted = 0');
  expect(personTrips(service)).toBe(0);
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  serving(service).port(port1);
  port2.start();
  const client: RouterClient<ServiceRouter> = createORPCClient(new RPCLink({ port: port2 }));
  const shares: number[] = [];
  const save = client.settings.save({ writeId: newId(), changes: { countingRules: without } });
  const saved = save.then(() => null);
  for (;;) {
    const told = await Promise.race([saved, client.app.status()]);
    if (told === null) break;
    expect(told.state).toBe('ready');
    if (told.saving === null) continue;
    shares.push(told.saving.done);
    if (service.state.works.saving() !== null) expect(personTrips(service)).toBe(0);
    expect((await client.reports.standing(quarter)).closed).toBeDefined();
  }
  expect(shares.length).toBeGreaterThan(0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect((await status(service)).saving).toBeNull();
  expect(personTrips(service)).toBe(before);
  expect((await client.settings.read()).countingRules).toEqual(without);
});

it('changes nothing where the counting is cancelled, and what is saved then is kept', async () => {
  const { service } = await started();
  const before = personTrips(service);
  const writeId = newId();
  const save = call(service.router.settings.save, { writeId, changes: { countingRules: without } });
  await seenSaving(service, save);
  await call(service.router.works.cancel, { id: writeId });
  await expect(save).rejects.toThrow('work-cancelled');
  expect(personTrips(service)).toBe(before);
  expect((await call(service.router.settings.read, undefined)).countingRules).toEqual(
    shippedSettings.countingRules,
  );
  const again = { ...shippedSettings.countingRules, countVietnameseEscorts: true };
  await call(service.router.settings.save, { writeId: newId(), changes: { countingRules: again } });
  expect((await call(service.router.settings.read, undefined)).countingRules).toEqual(again);
});

it('keeps nothing of a save that ends while its figures are counted', async () => {
  const { service, dataDirectory } = await started();
  const before = personTrips(service);
  const save = call(service.router.settings.save, { writeId: newId(), changes: { countingRules: without } });
  await seenSaving(service, save);
  service.close();
  await expect(save).rejects.toThrow('not-ready');
  const again = await started(dataDirectory);
  expect(personTrips(again.service)).toBe(before);
  expect((await call(again.service.router.settings.read, undefined)).countingRules).toEqual(
    shippedSettings.countingRules,
  );
});
