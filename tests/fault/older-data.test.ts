import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { giveToday } from '../../db/clock.ts';
import { newId } from '../../db/ids.ts';
import { awaitingIncidents } from '../../db/queries/figures.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { schemaVersion } from '../../db/file/migrate.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { readFile } from '../../db/files.ts';
import { readRecord } from '../../db/record-rows.ts';
import { verifyLog, type LogRow } from '../../db/change-log.ts';
import { mainOf } from '../../db/file/handles.ts';
import { refillWhereStale } from '../../db/projections/refill.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { today } from '../../db/today.ts';
import { change, outgoing, save, testFolder } from '../../db/test-store.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { homeOverview } from '../../electron/service/home.ts';
import { monthEntries } from '../../electron/service/month.ts';
import { reopenReport, saveSection } from '../../electron/service/reports/closing.ts';
import { readReport } from '../../electron/service/reports/read.ts';
import { reportStanding } from '../../electron/service/reports/standing.ts';
import { layStoredFolder } from './stored-folder.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';

/** A data folder as the program of a version left it, opened with this program on 2 April 2024. */
function openedWithThisProgram(version: number): OpenStore {
  const directory = testFolder();
  layStoredFolder(version, directory);
  const store = openStore({ directory, now: () => new Date('2024-04-02T03:00:00Z') });
  onTestFinished(() => store.close());
  // The folders were made with the clock of another year.
  giveToday(store, plainDate('2024-04-02'));
  return store;
}

const quarter = { calendarId: 'nd09', periodCode: '2024-Q1' };

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 12])('a data folder of version %i', (version) => {
  it('opens behind a verified backup, and everything in it still agrees', () => {
    const store = openedWithThisProgram(version);
    const backups = join(store.directory, 'backups');
    if (version < schemaVersion) expect(readdirSync(backups)).toHaveLength(1);
    refillWhereStale(store);
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('keeps the figures of the sample quarter: 09 đoàn ra/114 lượt, 21 đoàn vào/175 lượt', () => {
    const { figures } = readReport(openedWithThisProgram(version), quarter);
    expect(figures.outgoing.inPeriod).toEqual({ delegations: 9, personTrips: 114 });
    expect(figures.incoming.inPeriod).toEqual({ delegations: 21, personTrips: 175 });
  });

  it('is seen as of the day that its program saw it, though it began with the sample', () => {
    // Version 7 was the first to be stored with a day of its own for the sample.
    expect(today(openedWithThisProgram(version))).toBe(version < 7 ? '2024-04-02' : '2024-03-26');
  });

  it.each(['outgoing-delegation', 'incoming-delegation'] as const)(
    'takes a member with a date of birth into an old record of %s',
    (register) => {
      const store = openedWithThisProgram(version);
      const [row] = listRecords(store, listQuerySchema.parse({ register })).rows;
      const { id = '' } = row?.record ?? {};
      const member = { id: newId(), fields: { fullName: 'Nguyễn Văn An', birthDate: '1980-02-05' } };
      save(store, change(register, id, {}, { members: [member] }));
      expect(readRecord(store, register, id)?.['members']).toContainEqual(
        expect.objectContaining(member.fields),
      );
      refillWhereStale(store);
      expect(verifyStore(store).faults).toEqual([]);
    },
  );
});

describe('a data folder of version 4', () => {
  it('keeps the hash of every old row, and goes on with the same log in the new form', () => {
    const store = openedWithThisProgram(4);
    const before = mainOf(store)
      .prepare<[], LogRow>('SELECT * FROM change_log ORDER BY sequence DESC LIMIT 1')
      .get();
    expect(before).toMatchObject({ form: 1, written_at: null, log_id: store.device?.logId });
    save(store, outgoing());
    const after = mainOf(store)
      .prepare<[number], LogRow>('SELECT * FROM change_log WHERE sequence > ? ORDER BY sequence')
      .all(before?.sequence ?? 0);
    expect(after[0]).toMatchObject({
      form: 2,
      log_id: before?.log_id,
      device_id: store.device?.id,
      sequence: (before?.sequence ?? 0) + 1,
    });
    expect(verifyLog(mainOf(store))).toEqual([]);
  });

  it('keeps the closed report under the id that the earlier version made, and reopens it there', () => {
    const store = openedWithThisProgram(4);
    expect(reportStanding(store, quarter)).toMatchObject({ closed: true });
    reopenReport(store, newId(), quarter, 'Giám đốc Sở', 'Bổ sung');
    expect(reportStanding(store, quarter).closed).toBe(false);
    saveSection(store, newId(), quarter, 'limits', { text: 'Câu mới của quý I.' });
    const { sections } = readReport(store, quarter);
    expect(sections.find(({ key }) => key === 'limits')?.text).toBe('Câu mới của quý I.');
    saveSection(store, newId(), quarter, 'limits', { text: null });
    expect(readReport(store, quarter).sections.find(({ key }) => key === 'limits')?.text).not.toContain(
      'Câu',
    );
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('answers a call that the earlier version carried out as it did then', () => {
    const store = openedWithThisProgram(4);
    const { write_id: writeId, outcome } = mainOf(store)
      .prepare<[], { write_id: string; outcome: string }>(
        'SELECT write_id, outcome FROM applied_call LIMIT 1',
      )
      .get() ?? { write_id: '', outcome: '' };
    expect(saveRecords(store, { writeId, saves: [outgoing()] })).toEqual(JSON.parse(outcome));
  });
});

describe.each([8, 12])('a data folder of version %i', (version) => {
  it('keeps its file and its identity-document number readable', () => {
    const store = openedWithThisProgram(version);
    const content = 'Công văn số 112/SNgV-HTQT';
    const hash = createHash('sha256').update(content).digest('hex');
    const attached = mainOf(store)
      .prepare<[], string | null>('SELECT attachments FROM outgoing_delegation')
      .pluck()
      .all();
    expect(attached.some((files) => files?.includes(hash))).toBe(true);
    expect(readFile(store, hash).toString()).toBe(content);
    const id = mainOf(store)
      .prepare<[], string>("SELECT id FROM person WHERE full_name = 'Hoàng Văn Thụ'")
      .pluck()
      .get();
    expect(readRecord(store, 'person', id ?? '')?.['documents']).toMatchObject([
      { documentNumber: { masked: 'C1***567' } },
    ]);
  });
});

describe('a data folder of version 12', () => {
  it('keeps which quick reports of posts wait for their cross-check, and what one was compared with', () => {
    const store = openedWithThisProgram(12);
    expect(awaitingIncidents(store)).toBe(2);
    const register = 'border-incident';
    const query = listQuerySchema.parse({ register, fields: { verification: ['checked'] } });
    expect(listRecords(store, query).rows.map(({ record }) => record['crossCheck'])).toMatchObject([
      { document: { number: '58/BC-ĐBP', date: '2024-02-20' } },
    ]);
  });
});

describe('a data folder of version 5', () => {
  it('shows on the first screen and in the month what its records say, once all that is derived was derived anew', () => {
    const store = openedWithThisProgram(5);
    expect(homeOverview(store).tasks).toEqual([]);
    refillWhereStale(store);
    const { tasks, border } = homeOverview(store);
    for (const block of [tasks, border]) expect(block).not.toEqual([]);
    const march = monthEntries(store, { from: plainDate('2024-03-01'), to: plainDate('2024-03-31') });
    expect(new Set(march.map(({ register }) => register))).toEqual(
      new Set([null, 'task', 'outgoing-delegation', 'incoming-delegation', 'talk']),
    );
    expect(verifyStore(store).faults).toEqual([]);
  });
});
