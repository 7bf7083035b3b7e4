import { existsSync } from 'node:fs';
import { call } from '@orpc/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openForReading, openStore, type OpenStore } from '../../db/file/open.ts';
import { mainOf } from '../../db/file/handles.ts';
import { clockInstant } from '../../db/hybrid-clock.ts';
import { newId } from '../../db/ids.ts';
import { saveSettings } from '../../db/ledger/save-settings.ts';
import { undoSave } from '../../db/ledger/undo.ts';
import { historyOf } from '../../db/queries/history.ts';
import { listAll } from '../../db/queries/lists.ts';
import { startingValues } from '../../db/queries/new-records.ts';
import { readRecord } from '../../db/record-rows.ts';
import { readSettings } from '../../db/settings.ts';
import { lastSaveDate } from '../../db/store.ts';
import { today } from '../../db/today.ts';
import { save, testFolder } from '../../db/test-store.ts';
import { notWithdrawn } from '../../shared/registers/define-register.ts';
import { homeBlocks } from '../../shared/registers/record-days.ts';
import { incomingDelegation } from '../../shared/registers/incoming-delegation/incoming-delegation.ts';
import { letter } from '../../shared/registers/letter/letter.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { outgoingDelegation } from '../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import { person } from '../../shared/registers/person/person.ts';
import { todayAt } from '../../shared/time/plain-date.ts';
import { hostPlatform } from '../host/platform.ts';
import { homeOverview } from './home.ts';
import { saveSample } from './sample.ts';
import { startService, type Service } from './service.ts';
import { setUp } from './setup.ts';

/** The PC's day: long after the sample's. */
const clock = (): Date => new Date('2026-11-26T03:00:00Z');

const answers = (withSample: boolean) => ({
  writeId: newId(),
  name: 'Nguyễn Thị Lan',
  jobTitle: 'Chuyên viên',
  unit: 'Sở Ngoại vụ',
  prefix: 'VP',
  post: null,
  withSample,
});

function begun(withSample: boolean): OpenStore {
  const store = openStore({ directory: testFolder(), now: clock });
  onTestFinished(() => store.close());
  setUp(store, answers(withSample));
  return store;
}

function service(): Service {
  const started = startService({ dataDirectory: testFolder(), platform: hostPlatform, version: '0', clock });
  onTestFinished(() => started.close());
  return started;
}

describe('a register that began with the sample', () => {
  it('is seen as of the sample’s day, and its log tells the real one', () => {
    const store = begun(true);
    expect(today(store)).toBe('2024-03-26');
    expect(lastSaveDate(store)).toBe('2026-11-26');
    const { id } = save(store, {
      register: letter.name,
      id: newId(),
      fields: { direction: 'sent', kind: 'exchange', subject: 'Trao đổi', country: 'CN', language: 'viZh' },
      children: {},
    });
    expect(readRecord(store, letter.name, id)?.code).toMatch(/-2024-\d{4}$/);
    expect(historyOf(store, letter.name, id).map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-26']);
    const clocks = mainOf(store).prepare<[], string>('SELECT clock FROM change_log').pluck().all();
    const days = new Set(clocks.map((one) => todayAt(clockInstant(one))));
    expect([...days]).toEqual(['2026-11-26']);
    expect(startingValues(store, letter.name, null, '')).toMatchObject({ date: '2024-03-26' });
  });

  it('has something in every block of the first screen', () => {
    const overview = homeOverview(begun(true));
    for (const block of Object.keys(homeBlocks) as (keyof typeof homeBlocks)[])
      expect([block, overview[block].length]).not.toEqual([block, 0]);
    expect(overview.occasions).not.toEqual([]);
    expect(overview).toMatchObject({ periodCode: '2024-Q2', incidents: { pending: 6 } });
    expect(overview.tasks.map(({ days }) => days)).toEqual(expect.arrayContaining([-4, 0, 2]));
  });

  it('lists of every delegation as many people as are stated, its leader first, and links those of the directory', () => {
    const store = begun(true);
    const known = new Set(
      listAll(store, listQuerySchema.parse({ register: person.name })).rows.map(({ record }) => record.id),
    );
    let linked = 0;
    for (const { name } of [outgoingDelegation, incomingDelegation]) {
      for (const {
        record: { id },
      } of listAll(store, listQuerySchema.parse({ register: name })).rows) {
        const record = readRecord(store, name, id);
        if (record === null) throw new Error(id);
        const members = notWithdrawn(
          record['members'] as unknown as readonly {
            withdrawn: boolean;
            position: number;
            fullName: string;
            role: string;
            person: string | null;
          }[],
        );
        expect([record.code, members.length]).toEqual([record.code, record['peopleDeclared']]);
        expect(members[0]).toMatchObject({ fullName: record['leader'], role: 'leader' });
        const links = members.flatMap((member) => member.person ?? []);
        expect(links.every((link) => known.has(link))).toBe(true);
        linked += links.length;
      }
    }
    expect(linked).toBeGreaterThan(40);
  });

  it('is seen as of the present day once that is wanted, or once the sample is taken back', () => {
    const store = begun(true);
    const { sample } = readSettings(store);
    if (sample === null) throw new Error('no sample');
    saveSettings(store, newId(), { sample: { ...sample, seenAsOf: false } });
    expect(today(store)).toBe('2026-11-26');
    saveSettings(store, newId(), { sample });
    const reader = openForReading({ directory: store.directory, now: clock });
    expect(today(reader)).toBe('2024-03-26');
    reader.close();
    const empty = begun(false);
    const writeId = newId();
    saveSample(empty, writeId);
    expect(today(empty)).toBe('2024-03-26');
    const saveId = mainOf(empty)
      .prepare<[], string>("SELECT save_id FROM change_log WHERE origin = 'sample' LIMIT 1")
      .pluck()
      .get();
    undoSave(empty, newId(), saveId ?? '', 'Không dùng dữ liệu mẫu');
    expect(today(empty)).toBe('2026-11-26');
  });

  it('gives way to an empty register, and is set aside whole', async () => {
    const { router, state } = service();
    await call(router.app.setUp, answers(true));
    expect(await call(router.app.status, undefined)).toMatchObject({
      today: '2024-03-26',
      presentDay: '2026-11-26',
      sample: { day: '2024-03-26', seenAsOf: true },
    });
    const { setAside } = await call(router.data.leaveSample, undefined);
    expect(await call(router.app.status, undefined)).toMatchObject({
      state: 'first-start',
      today: '2026-11-26',
      sample: null,
    });
    await call(router.app.setUp, answers(false));
    if (state.store === null || setAside === null) throw new Error('not set aside');
    const total = (store: OpenStore): number =>
      listAll(store, listQuerySchema.parse({ register: outgoingDelegation.name })).total;
    expect(total(state.store)).toBe(0);
    expect(existsSync(setAside)).toBe(true);
    const kept = openStore({ directory: setAside, now: clock });
    expect(total(kept)).toBe(20);
    kept.close();
  });
});

it('a register that began empty is never put aside', async () => {
  const { router, state } = service();
  await call(router.app.setUp, answers(false));
  await expect(call(router.data.leaveSample, undefined)).rejects.toThrow('message-invalid');
  if (state.store === null) throw new Error('closed');
  expect(today(state.store)).toBe('2026-11-26');
});
