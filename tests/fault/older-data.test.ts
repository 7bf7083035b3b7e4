import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newId } from '../../db/ids.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { readRecord } from '../../db/record-rows.ts';
import { change, save, testFolder } from '../../db/test-store.ts';
import { verifyStore } from '../../db/file/verify.ts';
import { readReport } from '../../electron/service/reports/read.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';

const stored = fileURLToPath(new URL('../fixtures/data-version-3/', import.meta.url));

/** The sample quarter as the program of version 3 left it, opened with this program. */
function openedWithThisProgram(): OpenStore {
  const directory = testFolder();
  for (const name of readdirSync(stored))
    writeFileSync(join(directory, name.replace(/\.gz$/, '')), gunzipSync(readFileSync(join(stored, name))));
  const store = openStore({ directory, now: () => new Date('2024-03-27T03:00:00Z') });
  onTestFinished(() => store.close());
  return store;
}

describe('a data folder of version 3', () => {
  it('opens behind a verified backup, and everything in it still agrees', () => {
    const store = openedWithThisProgram();
    expect(readdirSync(join(store.directory, 'backups'))).toHaveLength(1);
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('keeps the figures of the sample quarter: 09 đoàn ra/114 lượt, 21 đoàn vào/175 lượt', () => {
    const { figures } = readReport(openedWithThisProgram(), { calendarId: 'nd09', periodCode: '2024-Q1' });
    expect(figures.outgoing.inPeriod).toEqual({ delegations: 9, personTrips: 114 });
    expect(figures.incoming.inPeriod).toEqual({ delegations: 21, personTrips: 175 });
  });

  it.each(['outgoing-delegation', 'incoming-delegation'] as const)(
    'takes a member with a date of birth into an old record of %s',
    (register) => {
      const store = openedWithThisProgram();
      const [row] = listRecords(store, listQuerySchema.parse({ register })).rows;
      const { id = '' } = row?.record ?? {};
      const member = { id: newId(), fields: { fullName: 'Nguyễn Văn An', birthDate: '1980-02-05' } };
      save(store, change(register, id, {}, { members: [member] }));
      expect(readRecord(store, register, id)?.['members']).toContainEqual(
        expect.objectContaining(member.fields),
      );
      expect(verifyStore(store).faults).toEqual([]);
    },
  );
});
