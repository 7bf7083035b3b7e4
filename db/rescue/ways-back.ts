import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { greatestClock } from '../change-log.ts';
import { readDevice } from '../device.ts';
import { dataFiles } from '../file/data-names.ts';
import { makeDatabase } from '../file/first-layout.ts';
import { dataFile } from '../file/generations.ts';
import { databases } from '../file/handles.ts';
import { identifyBuilt, randomId } from '../file/identity.ts';
import { takeKeysIn } from '../file/key-copy.ts';
import { openKeys } from '../file/key-file.ts';
import { replaceData } from '../file/replace-data.ts';
import { beginLog, forgetDerived, unpack, type KeysBeside } from '../file/restore.ts';
import { checkpoint, connect } from '../file/sqlite.ts';
import { WitnessFile } from '../file/witness-writer.ts';
import { writable, type WriteStore } from '../store.ts';
import { replayInto, type Replay } from './replay.ts';
import { salvagedData, salvagedSource, takeFiles } from './salvage.ts';

interface Rescued {
  readonly setAside: string | null;
}

/**
 * Takes a backup, and brings into it what the salvaged log holds behind it. The damaged data are set aside.
 * @param backup a copy of our own that was judged.
 * @param target where the damaged data were salvaged.
 * @throws as `replaceData`; the damaged data then stay where they are.
 */
export function takeAndReplay(
  directory: string,
  backup: string,
  keys: KeysBeside,
  target: string,
  now: Date,
): Rescued & { readonly replay: Replay } {
  const found: Replay[] = [];
  const log = connect(dataFile(salvagedData(target), 'main'), { readonly: true });
  try {
    const { setAside } = replaceData(directory, now, (folder) => {
      unpack(backup, folder, now);
      for (const copy of keys.copies) takeKeysIn(directory, copy, keys.wanted);
      takeFiles(join(salvagedSource(target), dataFiles.files), folder);
      takeFiles(dataFile(salvagedData(target), 'files'), folder);
      found.push(inGeneration(directory, folder, now, (store) => replayInto(store, log)));
    });
    const [replay] = found;
    if (replay === undefined) throw new Error('Nothing was told of what was replayed.');
    return { setAside, replay };
  } finally {
    log.close();
  }
}

/**
 * Goes on with the register that is there, as a new generation with a new log: files that lack are taken from a backup, keys
 * from those beside it. What was set aside stays as it was found.
 * @param backup a copy of our own that was judged, or null.
 * @throws Refusal `database-damaged` where the register is not whole, and as `replaceData`.
 */
export function goOn(
  directory: string,
  target: string,
  from: { readonly backup: string; readonly keys: KeysBeside } | null,
  now: Date,
): Rescued {
  const register = join(salvagedSource(target), dataFiles.main);
  if (!existsSync(register)) throw new Refusal('database-damaged', { detail: dataFiles.main });
  return replaceData(directory, now, (folder) => {
    const source = connect(register);
    try {
      source.prepare('VACUUM INTO ?').run(join(folder, dataFiles.main));
    } finally {
      source.close();
    }
    makeDatabase(folder, 'files');
    takeFiles(dataFile(salvagedData(target), 'files'), folder);
    const main = connect(join(folder, dataFiles.main));
    try {
      beginLog(main, now);
      forgetDerived(main);
      checkpoint(main);
    } finally {
      main.close();
    }
    if (from === null) return;
    takeFiles(from.backup, folder, 'kept_file');
    for (const copy of from.keys.copies) takeKeysIn(directory, copy, from.keys.wanted);
  });
}

/** Does work on the databases of a generation that is being built, as on an open data folder. */
function inGeneration<T>(directory: string, folder: string, now: Date, work: (store: WriteStore) => T): T {
  const path = join(folder, dataFiles.main);
  // Whatever writes tells a witness; `replaceData` makes it anew at the end.
  identifyBuilt(folder, randomId());
  const witness = new WitnessFile(folder);
  const main = connect(path);
  const files = connect(join(folder, dataFiles.files));
  const keys = openKeys(directory);
  try {
    const store: WriteStore = {
      directory,
      [databases]: { main, files, keys, beside: () => connect(path), witness },
      [writable]: true,
      now: () => now,
      device: readDevice(main),
      fileIdentity: null,
      lastClock: greatestClock(main),
      dayOffset: null,
    };
    const answer = work(store);
    for (const db of [main, files]) checkpoint(db);
    return answer;
  } finally {
    for (const db of [main, files, keys]) db.close();
    witness.close();
  }
}
