import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../tests/fault/sentence.ts';
import { newId } from '../ids.ts';
import { testFolder, testStore } from '../test-store.ts';
import { backUp } from '../verify/read-backup.ts';
import { backupName, logMark, readBackupName } from './backup-name.ts';
import {
  backupsIn,
  clearPartials,
  defaultBackupFolder,
  freeBackupName,
  isAmongData,
  preparePlace,
  thinBackups,
} from './backup-place.ts';

const NOW = new Date('2026-11-26T03:32:05Z');
const log = newId();

/** A folder with a whole backup for each instant, under the name that it would have. */
function folderWith(...instants: readonly string[]): string {
  const folder = testFolder();
  const one = join(testFolder(), 'one.backup');
  backUp(testStore(), one);
  for (const at of instants) copyFileSync(one, join(folder, backupName(new Date(at), log)));
  return folder;
}

describe('the name of a backup', () => {
  it('tells the second on the clock in Việt Nam, and whose log it holds', () => {
    const name = backupName(NOW, '0199a1b2-c3d4-7000-8000-3f2a9c81d0b4');
    expect(name).toBe('so-ngoai-vu_2026-11-26_10-32-05_3f2a9c81d0b4.backup');
    expect(readBackupName(name)).toEqual({ at: NOW, log: '3f2a9c81d0b4' });
  });

  it('is read back as it was given', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-02'), max: new Date('2199-01-01'), noInvalidDate: true }),
        (at) => {
          const read = readBackupName(backupName(at, log));
          expect(read?.at.getTime()).toBe(Math.floor(at.getTime() / 1_000) * 1_000);
        },
      ),
    );
  });

  it.each([
    'so-ngoai-vu-2026-11-26.backup',
    'so-ngoai-vu_2026-02-31_10-32-05_3f2a9c81d0b4.backup',
    'so-ngoai-vu_2026-11-26_25-32-05_3f2a9c81d0b4.backup',
    'so-ngoai-vu_2026-11-26_10-32-05_3f2a9c81d0b4.backup.partial',
    'so-ngoai-vu_2026-11-26_10-32-05_3f2a9c81d0b4 (2).backup',
    'report.docx',
  ])('is not %s', (name) => {
    expect(readBackupName(name)).toBeNull();
  });

  it('is of the next second where that of this one is taken', () => {
    const folder = folderWith('2026-11-26T03:32:05Z', '2026-11-26T03:32:06Z');
    expect(freeBackupName(folder, NOW, log)).toBe(backupName(new Date('2026-11-26T03:32:07Z'), log));
  });
});

describe('thinning a folder', () => {
  it('removes only whole backups of the same log', () => {
    const older = ['2026-11-26T01:00:00Z', '2026-11-26T02:00:00Z'];
    const folder = folderWith('2026-11-26T03:00:00Z', ...older);
    const [whole] = backupsIn(folder);
    const others = [
      backupName(new Date('2026-11-26T01:30:00Z'), newId()),
      'so-ngoai-vu-2026-11-26.backup',
      'Báo cáo.docx',
      `${backupName(new Date('2026-11-26T00:30:00Z'), log)}.partial`,
    ];
    for (const name of others) copyFileSync(whole?.path ?? '', join(folder, name));
    mkdirSync(join(folder, backupName(new Date('2026-11-26T00:10:00Z'), log)));
    const cut = backupName(new Date('2026-11-26T00:20:00Z'), log);
    copyFileSync(whole?.path ?? '', join(folder, cut));
    truncateSync(join(folder, cut), 20_000);
    const before = readdirSync(folder);
    thinBackups(folder, log, NOW);
    const gone = before.filter((name) => !readdirSync(folder).includes(name));
    expect(gone.toSorted()).toEqual(older.map((at) => backupName(new Date(at), log)));
  });

  it('does not let one that was cut off, or is dated after now, stand for a good one', () => {
    const folder = folderWith('2026-11-26T02:00:00Z', '2026-11-26T03:00:00Z', '2027-01-01T03:00:00Z');
    const newest = join(folder, backupName(new Date('2026-11-26T03:00:00Z'), log));
    writeFileSync(newest, readFileSync(newest).subarray(0, 8_192));
    thinBackups(folder, log, NOW);
    expect(backupsIn(folder).map(({ at, whole }) => [at.toISOString(), whole])).toEqual([
      ['2027-01-01T03:00:00.000Z', true],
      ['2026-11-26T03:00:00.000Z', false],
      ['2026-11-26T02:00:00.000Z', true],
    ]);
  });

  it('clears what an end in the middle left of this log only', () => {
    const folder = testFolder();
    const own = `${backupName(NOW, log)}.partial`;
    const other = `${backupName(NOW, newId())}.partial`;
    for (const name of [own, `${own}-journal`, other]) writeFileSync(join(folder, name), 'x');
    clearPartials(folder, new Set([logMark(log)]));
    expect(readdirSync(folder)).toEqual([other]);
  });
});

describe('a place for backups', () => {
  it('is made where it is the usual one, and lacking where a chosen one is not there', () => {
    const data = testFolder();
    preparePlace(defaultBackupFolder(data), data);
    expect(readdirSync(data)).toEqual(['backups']);
    expect(codeOf(() => preparePlace(join(data, 'E'), data))).toBe('backup-place-lacking');
    writeFileSync(join(data, 'a-file'), '');
    expect(codeOf(() => preparePlace(join(data, 'a-file'), data))).toBe('backup-place-lacking');
  });

  it('is not among the data', () => {
    const data = testFolder();
    expect(
      [data, join(data, 'data-1', 'x'), join(data, 'damaged-1'), join(data, 'backups'), testFolder()].map(
        (folder) => isAmongData(folder, data),
      ),
    ).toEqual([true, true, true, false, false]);
  });
});
