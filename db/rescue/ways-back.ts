import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { mayGoOn } from '../../shared/contract/rescue.ts';
import { greatestClock } from '../change-log.ts';
import { readDevice } from '../device.ts';
import { dataFiles } from '../file/data-names.ts';
import { makeDatabase, makeEmpty } from '../file/first-layout.ts';
import { dataFile } from '../file/generations.ts';
import { databases } from '../file/handles.ts';
import { identifyBuilt, randomId } from '../file/identity.ts';
import { takeKeysIn } from '../file/key-copy.ts';
import { openKeys } from '../file/key-file.ts';
import { mendParts } from '../file/renew-part.ts';
import { replaceData } from '../file/replace-data.ts';
import { beginLog, forgetDerived, unpack, type KeysBeside } from '../file/restore.ts';
import { checkpoint, connect, type Sqlite } from '../file/sqlite.ts';
import { Witness } from '../file/witness.ts';
import { sealRow } from '../kept-rows.ts';
import { shipReferenceData } from '../reference.ts';
import { writable, type WriteStore } from '../store.ts';
import { noteLoss } from './loss.ts';
import { replayInto, type Replay } from './replay.ts';
import { salvagedData, salvagedSource, takeFiles } from './salvage.ts';
import type { FoundRegister } from './standing.ts';

/** A backup of which a copy of our own was judged, and the keys that lay beside it. */
export interface JudgedCopy {
  readonly backup: string;
  readonly keys: KeysBeside;
}

/** What all ways back stand on: the damaged folder, where it was salvaged, and the newest whole backup, if there is one. */
export interface WayBack {
  readonly directory: string;
  readonly target: string;
  readonly salvaged: FoundRegister;
  readonly from: JudgedCopy | null;
  readonly now: Date;
}

interface Rescued {
  readonly setAside: string | null;
}

type Tell = (done: number, total: number) => void;

/**
 * Takes a backup, or begins a register anew where there is none, and brings into it what the salvaged log holds behind it.
 * The damaged data are set aside.
 * @throws as `replaceData`; the damaged data then stay where they are.
 */
export function takeAndReplay(
  { directory, target, salvaged, from, now }: WayBack,
  tell?: Tell,
): Rescued & { readonly replay: Replay } {
  const found: Replay[] = [];
  const { standing, known, heads } = salvaged;
  const told = { heads, isOwn: standing !== 'foreign' };
  const log = connect(dataFile(salvagedData(target), 'main'), { readonly: true });
  try {
    const { setAside } = replaceData(directory, now, (folder) => {
      if (from === null) beginFrom(log, folder, now);
      else {
        unpack(from.backup, folder, now);
        for (const copy of from.keys.copies) takeKeysIn(directory, copy, from.keys.wanted);
      }
      // Those of records that are not logged yet too, but never another folder's.
      if (told.isOwn) takeFiles(join(salvagedSource(target), dataFiles.files), folder);
      takeFiles(dataFile(salvagedData(target), 'files'), folder);
      inGeneration(directory, folder, now, (store) => {
        const replay = replayInto(store, log, told, tell);
        found.push(replay);
        noteLoss(store, { way: from === null ? 'log' : 'backup', changes: replay.left, known });
      });
    });
    const [replay] = found;
    if (replay === undefined) throw new Error('Nothing was told of what was replayed.');
    return { setAside, replay };
  } finally {
    log.close();
  }
}

/** An empty register of the same PC, for its whole log. */
function beginFrom(salvaged: Sqlite, folder: string, now: Date): void {
  makeEmpty(folder);
  const main = connect(join(folder, dataFiles.main));
  try {
    for (const row of salvaged
      .prepare<[], Readonly<Record<string, string | number | null>>>('SELECT * FROM device ORDER BY number')
      .all()) {
      const { number: _number, sum: _sum, ...columns } = row;
      const names = Object.keys(columns);
      const { lastInsertRowid } = main
        .prepare(
          `INSERT INTO device (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
        )
        .run(columns);
      sealRow(main, 'device', lastInsertRowid);
    }
    beginLog(main, now);
    checkpoint(main);
  } finally {
    main.close();
  }
}

/**
 * Goes on with the register that is there. One that is whole and the present one stays where it is, and only files and keys
 * are mended; else it becomes a new generation with a new log, and what was there is set aside as it was found. Files and
 * keys that lack are taken from the backup.
 * @throws Refusal `database-damaged` where the register is not whole in itself, and as `replaceData`.
 */
export function goOn(way: WayBack): Rescued {
  const { directory, target, salvaged, from, now } = way;
  const { standing, missing: changes, known } = salvaged;
  const register = join(salvagedSource(target), dataFiles.main);
  if (!mayGoOn(standing) || !existsSync(register))
    throw new Refusal('database-damaged', { detail: dataFiles.main });
  const fillFiles = (folder: string): void => {
    takeFiles(dataFile(salvagedData(target), 'files'), folder);
    if (from !== null) takeFiles(from.backup, folder, 'kept_file');
  };
  const fillKeys = (): void => {
    for (const copy of from?.keys.copies ?? []) takeKeysIn(directory, copy, from?.keys.wanted ?? new Set());
  };
  const note = (store: WriteStore): void => noteLoss(store, { way: 'present', changes, known });
  if (standing === 'whole')
    return mendParts(directory, now, {
      fillFiles,
      fillKeys,
      note: (present) => onDatabases(directory, present, now, note),
    });
  return replaceData(directory, now, (folder) => {
    const source = connect(register);
    try {
      source.prepare('VACUUM INTO ?').run(join(folder, dataFiles.main));
    } finally {
      source.close();
    }
    makeDatabase(folder, 'files');
    fillFiles(folder);
    fillKeys();
    const main = connect(join(folder, dataFiles.main));
    try {
      beginLog(main, now);
      checkpoint(main);
    } finally {
      main.close();
    }
    inGeneration(directory, folder, now, note);
  });
}

/** Does work on the databases of a generation that is being built, as on an open data folder. */
function inGeneration(directory: string, folder: string, now: Date, work: (store: WriteStore) => void): void {
  // Whatever writes tells a witness; `replaceData` makes it anew at the end.
  identifyBuilt(folder, randomId());
  onDatabases(directory, folder, now, (store) => {
    const { main } = store[databases];
    shipReferenceData(main);
    // What is noted in the end derives it anew.
    forgetDerived(main);
    work(store);
  });
}

/** Does work on databases that nobody else has open, as on an open data folder. */
function onDatabases(directory: string, folder: string, now: Date, work: (store: WriteStore) => void): void {
  const path = join(folder, dataFiles.main);
  const witness = new Witness(folder);
  const main = connect(path);
  const files = connect(join(folder, dataFiles.files));
  const keys = openKeys(directory);
  try {
    work({
      directory,
      [databases]: { main, files, keys, beside: () => connect(path), witness },
      [writable]: true,
      now: () => now,
      device: readDevice(main),
      fileIdentity: null,
      lastClock: greatestClock(main),
      dayOffset: null,
    });
    for (const db of [main, files]) checkpoint(db);
  } finally {
    for (const db of [main, files, keys]) db.close();
    witness.close();
  }
}
