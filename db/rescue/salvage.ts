import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { greatestClock } from '../change-log.ts';
import { dataFiles } from '../file/data-names.ts';
import { makeDatabase } from '../file/first-layout.ts';
import { generationFolder, presentFolder, readCurrent, wholeGenerations } from '../file/generations.ts';
import { keptKeys, takeKeysIn } from '../file/key-copy.ts';
import { namedFiles, recordsWithNumbers } from '../file/named-in.ts';
import { readAsFound } from '../file/read-as-found.ts';
import { replaceData } from '../file/replace-data.ts';
import { checkpoint, connect, type Sqlite } from '../file/sqlite.ts';
import { mayGoOn } from '../../shared/contract/rescue.ts';
import { clockInstant } from '../hybrid-clock.ts';
import { rowsOf } from './resilient-rows.ts';
import {
  isSoundRegister,
  readRegisterInto,
  registerCounts,
  type ReadableRegister,
} from './salvaged-register.ts';
import { standingOf, type FoundRegister } from './standing.ts';
import { copyWithPatience } from '../file/patient-files.ts';

/** What of the data in a folder can be read, and what should be there. */
export interface Salvaged extends FoundRegister {
  readonly registers: readonly ReadableRegister[];
  readonly files: { readonly readable: number; readonly due: number };
  /** Records with identity-document numbers, and those of them whose key can be read. */
  readonly numbers: { readonly readable: number; readonly due: number };
  /** Instant (UTC, ISO 8601) of the newest change that can be read; null for none. */
  readonly lastChange: string | null;
}

/** Where what was salvaged lies in the folder that was given: a data folder of its own. */
export function salvagedData(target: string): string {
  return join(target, 'data');
}

/** Copies of the damaged databases, which may be written to. */
export function salvagedSource(target: string): string {
  return join(target, 'source');
}

/** Where the data of a folder lie, or most likely lie where that cannot be said; null where there is nothing like data. */
function sourceFolder(directory: string): string | null {
  try {
    return presentFolder(directory);
  } catch {
    if (!existsSync(directory)) return null;
    const current = readCurrent(directory);
    const named = current.kind === 'names' ? [current.generation] : [];
    const likely = [...named, ...wholeGenerations(directory).toReversed()];
    const folders = [...likely.map((one) => generationFolder(directory, one)), directory];
    // Where no register is left, what lay beside it may be.
    return (
      folders.find((folder) => existsSync(join(folder, dataFiles.main))) ??
      folders.find((folder) => folder !== directory && existsSync(folder)) ??
      null
    );
  }
}

/**
 * Brings everything that can be read in a damaged data folder into a new, sound data folder: row by row, around damaged
 * pages, and of the log where it tells more. The damaged folder is not written to.
 * @param target an empty folder for it, see `salvagedData`.
 * @param tell as of `readRegisterInto`.
 */
export function salvage(
  directory: string,
  target: string,
  now: Date,
  tell?: (done: number, total: number) => void,
): Salvaged {
  const source = sourceFolder(directory);
  const copies = salvagedSource(target);
  mkdirSync(copies, { recursive: true, mode: 0o700 });
  const data = salvagedData(target);
  const found: Salvaged[] = [];
  replaceData(data, now, (folder) => {
    makeDatabase(folder, 'main');
    makeDatabase(folder, 'files');
    const main = connect(join(folder, dataFiles.main));
    const register = source === null ? null : opened(copied(source, copies, dataFiles.main));
    try {
      const isSound = register !== null && isSoundRegister(register);
      const stands = standingOf(directory, source, register, isSound);
      const isThere = register !== null && stands.standing !== 'lost';
      const lost = isThere ? readRegisterInto(register, main, tell) : null;
      if (source !== null) takeFiles(join(source, dataFiles.files), folder);
      found.push({
        ...stands,
        registers: registerCounts(main, lost),
        ...besideRegister(directory, data, folder, main, stands),
        lastChange: lastChangeOf(main),
      });
      checkpoint(main);
    } finally {
      register?.close();
      main.close();
    }
  });
  const [salvaged] = found;
  if (salvaged === undefined) throw new Error('Nothing was told of what was salvaged.');
  return salvaged;
}

/** The files and keys beside a register that was read into `main`. */
function besideRegister(
  directory: string,
  data: string,
  folder: string,
  main: Sqlite,
  { standing, known }: FoundRegister,
): Pick<Salvaged, 'files' | 'numbers'> {
  const numbers = recordsWithNumbers(main);
  const keys = keptKeys(directory);
  takeKeysIn(data, keys, numbers);
  const named = namedFiles(main);
  const kept = keptFiles(folder);
  const due = [...numbers].filter((id) => !keys.erased.includes(id)).length;
  // A register that is whole tells what should be there; else all that is there may belong to it.
  if (mayGoOn(standing))
    return {
      files: { readable: kept.filter((hash) => named.has(hash)).length, due: named.size },
      numbers: { readable: keys.keys.filter(({ recordId }) => numbers.has(recordId)).length, due },
    };
  return {
    files: { readable: kept.length, due: Math.max(named.size, known?.files ?? 0, kept.length) },
    numbers: { readable: keys.keys.length, due: Math.max(due, known?.numbers ?? 0, keys.keys.length) },
  };
}

function lastChangeOf(main: Sqlite): string | null {
  const clock = greatestClock(main);
  return clock === null ? null : clockInstant(clock).toISOString();
}

function opened(path: string | null): Sqlite | null {
  if (path === null) return null;
  try {
    return connect(path);
  } catch {
    return null;
  }
}

/** A copy of a database with what stands in its log (WAL); null where it is not there. */
function copied(source: string, folder: string, name: string): string | null {
  const path = join(folder, name);
  if (!existsSync(join(source, name))) return null;
  for (const suffix of ['', '-wal'])
    if (existsSync(join(source, name + suffix))) copyWithPatience(join(source, name + suffix), path + suffix);
  return path;
}

/** Brings the files of a database that are what their hash says into the files of a generation, those that lack there. */
export function takeFiles(path: string, folder: string, table: 'file' | 'kept_file' = 'file'): void {
  readAsFound(path, (source) => {
    const target = connect(join(folder, dataFiles.files));
    try {
      const take = target.prepare('INSERT OR IGNORE INTO file (hash, size, content) VALUES (?, ?, ?)');
      const has = target.prepare('SELECT 1 FROM file WHERE hash = ?').pluck();
      for (const hash of hashesOf(source, table)) {
        if (has.get(hash) !== undefined) continue;
        const content = contentOf(source, table, hash);
        if (content !== null) take.run(hash, content.length, content);
      }
      checkpoint(target);
    } finally {
      target.close();
    }
  });
}

function hashesOf(source: Sqlite, table: string): readonly string[] {
  try {
    return source.prepare<[], string>(`SELECT hash FROM ${table}`).pluck().all();
  } catch {
    try {
      return [...rowsOf(source, table).rows].map(({ hash }) => String(hash));
    } catch {
      return [];
    }
  }
}

function contentOf(source: Sqlite, table: string, hash: string): Buffer | null {
  try {
    const content = source
      .prepare<[string], Buffer>(`SELECT content FROM ${table} WHERE hash = ?`)
      .pluck()
      .get(hash);
    if (content === undefined) return null;
    return createHash('sha256').update(content).digest('hex') === hash ? content : null;
  } catch {
    return null;
  }
}

function keptFiles(folder: string): readonly string[] {
  const files = connect(join(folder, dataFiles.files), { readonly: true });
  try {
    return files.prepare<[], string>('SELECT hash FROM file').pluck().all();
  } finally {
    files.close();
  }
}
