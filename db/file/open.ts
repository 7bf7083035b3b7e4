import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { copyVerified } from './backup.ts';
import { defaultBackupFolder } from './backup-place.ts';
import { greatestClock } from '../change-log.ts';
import { examineFolder } from './examine.ts';
import { assertFolderFits, prepareFolder } from './data-folder.ts';
import { dataFiles } from './data-names.ts';
import { assertStillThere, identityOf } from './file-identity.ts';
import { isFirstLayout } from './first-layout.ts';
import { lockFolder } from './folder-lock.ts';
import { readOnlyRefusal } from './disk-refusal.ts';
import { presentFolder } from './generations.ts';
import { compactKeys, keyFile, openKeys } from './key-file.ts';
import { registerIdentity, settleIdentity, witnessOpen } from './identity.ts';
import { settle } from './settle.ts';
import { finishErasures } from '../finish-erasures.ts';
import { readDevice } from '../device.ts';
import { sealOldDrafts } from '../drafts.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { addNotice } from '../notices.ts';
import { referenceRows, shipReferenceData } from '../reference.ts';
import { readSettings } from '../settings.ts';
import { tellWitness } from '../witnessing.ts';
import { readWitness } from './witness.ts';
import { WitnessFile } from './witness-writer.ts';
import { asDamage } from './refusing.ts';
import { assertSoundFile, connect, type Sqlite } from './sqlite.ts';
import { databases, mainOf } from './handles.ts';
import { writable, type ReadStore, type WriteStore } from '../store.ts';
import { removeWithPatience } from './patient-files.ts';

/** An open data folder, held by this program alone. */
export interface OpenStore extends WriteStore {
  /** True when the program before ended uncleanly; the database was checked before this answer. */
  readonly recovered: boolean;
  /** Copies of the keys of identity-document numbers that could not be removed; the next opening tries again. */
  readonly keyCopies: readonly string[];
  /** Paths of the folder that others than its owner can reach, and that could not be narrowed. */
  readonly openToOthers: readonly string[];
  close(): void;
}

/** An open data folder for reading, beside the program that may hold it. */
export interface OpenReader extends ReadStore {
  close(): void;
}

export interface OpenOptions {
  readonly directory: string;
  readonly now?: () => Date;
}

/**
 * Opens a data folder for the one program that may write: locks it, looks whether its databases are whole and those of one
 * folder, keeps a verified backup before any migration, migrates, and brings the shipped reference data in.
 * @throws Refusal as `prepareFolder`, `already-open`, `part-read-only`, `data-unclear`,
 * and as `examineFolder`; whatever else goes wrong is `database-damaged`, with its cause.
 */
export function openStore({ directory, now = () => new Date() }: OpenOptions): OpenStore {
  const openToOthers = prepareFolder(directory);
  const lock = lockFolder(directory);
  const opened = new Set<Sqlite>();
  const witnesses: WitnessFile[] = [];
  const keep = (db: Sqlite): Sqlite => {
    for (const other of opened) if (!other.open) opened.delete(other);
    opened.add(db);
    return db;
  };
  try {
    return asDamage(directory, () => {
      // Earlier versions, and an end in the middle of erasing, may have left bytes of erased keys in the key file.
      const mayHoldErased = !lock.closedCleanly || isFirstLayout(directory);
      const { folder, isBegun, keyCopies } = settle(directory, lock, now());
      const readOnly = readOnlyRefusal(directory, folder);
      if (readOnly !== null) throw readOnly;
      const { witness, unfinished } = examineFolder(directory, folder, !lock.closedCleanly);
      const mainPath = join(folder, dataFiles.main);
      const main = keep(connect(mainPath));
      const pending = pendingMigrations(main, 'main');
      if (pending > 0 && Number(main.pragma('user_version', { simple: true })) > 0)
        backupBeforeMigration(main, directory, now());
      migrate(main, 'main');
      // Only data that are begun, or were never settled, may lack files or keys.
      const create = registerIdentity(main)?.settled !== true;
      const files = keep(connect(join(folder, dataFiles.files), { create }));
      migrate(files, 'files');
      const keys = keep(openKeys(directory, create));
      if (mayHoldErased) compactKeys(keys);
      shipReferenceData(main);
      settleIdentity(folder, main, files, keys);
      if (witness === 'renew') {
        witnessOpen(folder, { main, files, keys }, now());
        addNotice(main, 'witness-renewed', {}, now());
      }
      if (unfinished !== null) addNotice(main, 'save-unfinished', { at: unfinished }, now());
      lock.noteData();
      const device = readDevice(main);
      const told = new WitnessFile(folder);
      witnesses.push(told);
      const store = {
        directory,
        [databases]: { main, files, keys, beside: () => keep(connect(mainPath)), witness: told },
        [writable]: true as const,
        now,
        device,
        fileIdentity: identityOf(mainPath),
        lastClock: greatestClock(main),
        dayOffset: null,
        recovered: !lock.closedCleanly && !isBegun,
        keyCopies,
        openToOthers,
        close() {
          if (!main.open) return;
          tellWitness(store);
          told.close();
          for (const db of opened) db.close();
          lock.release(true);
        },
      } satisfies OpenStore;
      // What every start reads: where it cannot be read, nothing can be done with the rest.
      readSettings(store);
      referenceRows(store);
      sealOldDrafts(store);
      finishErasures(store);
      tellWitness(store);
      return store;
    });
  } catch (error) {
    for (const told of witnesses) told.close();
    for (const db of opened) db.close();
    lock.release(lock.closedCleanly);
    throw error;
  }
}

/**
 * Opens a data folder for reading beside the program that may hold it. Nothing can be written through it.
 * @throws Refusal `folder-missing` where there is no database, `database-older` where it must be opened for writing first,
 * and as `openStore`.
 */
export function openForReading({ directory, now = () => new Date() }: OpenOptions): OpenReader {
  assertFolderFits(directory);
  const folder = presentFolder(directory);
  examineFolder(directory, folder, false);
  const opened: Sqlite[] = [];
  const open = (kind: 'main' | 'files' | 'keys'): Sqlite => {
    const db = connect(kind === 'keys' ? keyFile(directory) : join(folder, dataFiles[kind]));
    opened.push(db);
    if (pendingMigrations(db, kind) > 0) throw new Refusal('database-older', { path: directory });
    db.pragma('query_only = ON');
    return db;
  };
  const close = (): void => {
    for (const db of opened) db.close();
  };
  try {
    return asDamage(directory, () => {
      const main = open('main');
      return {
        directory,
        [databases]: { main, files: open('files'), keys: open('keys') },
        now,
        device: readDevice(main),
        lastClock: greatestClock(main),
        dayOffset: null,
        close,
      };
    });
  } catch (error) {
    close();
    throw error;
  }
}

/** @throws Refusal `database-damaged` when SQLite finds the register's file inconsistent. */
export function assertSound(store: ReadStore): void {
  assertSoundFile(mainOf(store));
}

/**
 * Whether the folder of open data must be opened anew, as after its disk was drawn out and put in again.
 * @returns false where it is the very one that is open.
 * @throws Refusal `folder-missing` where it is not there, or another one lies in its place: then nothing is opened or made.
 */
export function mustOpenAnew(store: OpenStore): boolean {
  const { directory, fileIdentity } = store;
  try {
    assertStillThere(directory, fileIdentity);
    return false;
  } catch (error) {
    const found = witnessAt(directory);
    if (typeof found === 'string' || !store[databases].witness.agrees(found)) throw error;
    return true;
  }
}

function witnessAt(directory: string): ReturnType<typeof readWitness> {
  try {
    return readWitness(presentFolder(directory));
  } catch {
    // Gone, empty, or not to be read: no data of ours.
    return 'missing';
  }
}

/** Which parts of open data cannot be written any more, as a refusal; null where the disk lets all of them be written. */
export function readOnlyPart(store: ReadStore): Refusal | null {
  return readOnlyRefusal(store.directory, dirname(mainOf(store).name));
}

const KEPT_MIGRATION_BACKUPS = 5;

function backupBeforeMigration(main: Sqlite, directory: string, now: Date): void {
  const folder = defaultBackupFolder(directory);
  mkdirSync(folder, { recursive: true });
  const version = Number(main.pragma('user_version', { simple: true }));
  const name = `before-version-${version + 1}-${Date.now()}.sqlite`;
  copyVerified(main, null, join(folder, name), now);
  const old = readdirSync(folder)
    .filter((file) => file.startsWith('before-version-'))
    .toSorted()
    .slice(0, -KEPT_MIGRATION_BACKUPS);
  for (const file of old) removeWithPatience(join(folder, file));
}
