import Database from 'better-sqlite3';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { backUp } from '../../db/verify/read-backup.ts';
import { lockFolder } from '../../db/file/folder-lock.ts';
import { moveFromOldPlace } from '../../db/file/moved-folder.ts';
import { openStore } from '../../db/file/open.ts';
import { beginEmpty } from '../../db/file/replace-data.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { rescueOf } from '../../electron/service/rescue/rescue-folder.ts';
import { settle } from '../../db/file/settle.ts';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { restoreFolder } from '../../electron/service/backups/restore-folder.ts';
import { readerInPlace } from '../../electron/service/reader/reader.ts';
import { KILLED } from './killed-sign.ts';

// Bundled by killed.ts and run as a program of its own: node work.mjs WORK STEP FOLDER [BACKUP].
// Every call that may change the disk is a step: those of node:fs, and those of SQLite outside and at the ends of a
// transaction. Before the step of the given number the process is killed as a power cut would.

/** Each is given the data folder, and what it needs beside. */
const works = {
  settle() {
    const lock = lockFolder(directory);
    settle(directory, lock, now());
    lock.release(true);
  },
  open: () => openStore({ directory, now }).close(),
  /** Opens, saves a record and closes. */
  close() {
    const store = openStore({ directory, now });
    const fields = {
      name: 'Đoàn ghi cuối',
      hostAgency: { code: 'SNgV', text: 'Sở Ngoại vụ' },
      peopleDeclared: 12,
      departureActual: '2024-02-20',
      returnActual: '2024-02-23',
    };
    const stops = [{ id: newId(), fields: { country: 'CN', place: 'Nam Ninh' } }];
    saveRecords(store, {
      writeId: newId(),
      saves: [{ register: 'outgoing-delegation', id: newId(), fields, children: { stops } }],
    });
    store.close();
  },
  'begin-empty': () => void beginEmpty(directory, now()),
  backup() {
    const store = openStore({ directory, now });
    backUp(store, join(directory, 'backups', 'so-ngoai-vu_2024-03-21_10-00-00_3f2a9c81d0b4.backup'));
    store.close();
  },
  async rescue() {
    const way = rescueOf(directory, readerInPlace);
    await way.look();
    await way.take();
    way.forget();
  },
  /** To the data folder from the place before, on the same disk and on another one. */
  move: () => moveFromOldPlace(backup, directory),
  'move-to-disk'() {
    const { renameSync } = fs;
    fs.renameSync = (from, to) => {
      if (from === backup && to === directory) throw Object.assign(new Error('EXDEV'), { code: 'EXDEV' });
      renameSync(from, to);
    };
    syncBuiltinESMExports();
    moveFromOldPlace(backup, directory);
  },
  restore: () => void restoreBackup(backup, directory, now()),
  /** As the command line restores: the backup and its keys are judged first. */
  'restore-folder': () =>
    restoreFolder(readerInPlace, { backup, keys: null, directory, withFaults: false, dryRun: false }),
} as const;

export type KilledWork = keyof typeof works;

const [, , work = 'open', step = '', directory = '', backup = ''] = process.argv;
const killAt = Number(step);
let steps = 0;

function now(): Date {
  return new Date('2024-03-21T03:00:00Z');
}

function countStep(): void {
  steps += 1;
  if (steps !== killAt) return;
  fs.writeSync(1, KILLED);
  process.kill(process.pid, 'SIGKILL');
}

/** Puts a step before each call of a function that `isStep` holds for one. */
function counted(
  holder: object,
  name: string,
  isStep: (of: unknown, first: unknown) => boolean = () => true,
): void {
  const original = Reflect.get(holder, name) as (...args: unknown[]) => unknown;
  Reflect.set(holder, name, function call(this: unknown, ...args: unknown[]): unknown {
    if (isStep(this, args[0])) countStep();
    return original.apply(this, args);
  });
}

for (const name of [
  'copyFileSync',
  'fsyncSync',
  'linkSync',
  'mkdirSync',
  'mkdtempSync',
  'renameSync',
  'rmdirSync',
  'rmSync',
  'writeFileSync',
])
  counted(fs, name);
syncBuiltinESMExports();
for (const name of ['exec', 'close']) counted(Database.prototype, name);
counted(
  Database.prototype,
  'pragma',
  (db, text) => !(db as Database.Database).inTransaction && /=|checkpoint/.test(String(text)),
);
const statement = new Database(':memory:').prepare('SELECT 1');
counted(Object.getPrototypeOf(statement) as object, 'run', (of) => {
  const { database, source } = of as Database.Statement;
  return !database.inTransaction || source.startsWith('COMMIT');
});

steps = 0;
await works[work as KilledWork]();
process.stdout.write(String(steps));
