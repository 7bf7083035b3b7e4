import Database from 'better-sqlite3';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { lockFolder } from '../../db/file/folder-lock.ts';
import { openStore } from '../../db/file/open.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { settle } from '../../db/file/settle.ts';

// Bundled by killed.ts and run as a program of its own: node work.mjs WORK STEP FOLDER [BACKUP].
// Every call that may change the disk is a step: those of node:fs, and those of SQLite outside and at the ends of a
// transaction. Before the step of the given number the process is killed as a power cut would.

export type KilledWork = 'settle' | 'open' | 'restore';

function doWork(work: KilledWork): void {
  if (work === 'open') openStore({ directory, now }).close();
  else if (work === 'restore') restoreBackup(backup, directory, now());
  else {
    const lock = lockFolder(directory);
    settle(directory, lock, now());
    lock.release(true);
  }
}

const [, , work = '', step = '', directory = '', backup = ''] = process.argv;
const killAt = Number(step);
let steps = 0;

function now(): Date {
  return new Date('2024-03-21T03:00:00Z');
}

function countStep(): void {
  steps += 1;
  if (steps === killAt) process.kill(process.pid, 'SIGKILL');
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
  'renameSync',
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
doWork(work as KilledWork);
process.stdout.write(String(steps));
