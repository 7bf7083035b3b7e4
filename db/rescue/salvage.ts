import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { greatestClock } from '../change-log.ts';
import { dataFiles } from '../file/data-names.ts';
import { makeDatabase } from '../file/first-layout.ts';
import { generationFolder, presentFolder, readCurrent, wholeGenerations } from '../file/generations.ts';
import { keptKeys, takeKeysIn } from '../file/key-copy.ts';
import { namedFiles, recordsWithNumbers } from '../file/named-in.ts';
import { replaceData } from '../file/replace-data.ts';
import { checkpoint, connect, type Sqlite } from '../file/sqlite.ts';
import { clockInstant } from '../hybrid-clock.ts';
import { rowsOf } from './resilient-rows.ts';
import { readRegisterInto, registerCounts } from './salvaged-register.ts';

/** What of the data in a folder can be read, and what should be there. */
export interface Salvaged {
  /** By register, the records that can be read, and all that the log, the lists and the rows know of. */
  readonly registers: readonly {
    readonly register: string;
    readonly readable: number;
    readonly due: number;
  }[];
  readonly files: { readonly readable: number; readonly due: number };
  /** Records with identity-document numbers, and those of them whose key can be read. */
  readonly numbers: { readonly readable: number; readonly due: number };
  /** Instant (UTC, ISO 8601) of the newest change that can be read; null for none. */
  readonly lastChange: string | null;
  /** The register is whole and its logs are unbroken: it can be gone on with. */
  readonly isSound: boolean;
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
    return (
      [...likely.map((one) => generationFolder(directory, one)), directory].find((folder) =>
        existsSync(join(folder, dataFiles.main)),
      ) ?? null
    );
  }
}

/**
 * Brings everything that can be read in a damaged data folder into a new, sound data folder: row by row, around damaged
 * pages. The damaged folder is not written to.
 * @param target an empty folder for it, see `salvagedData`.
 */
export function salvage(directory: string, target: string, now: Date): Salvaged {
  const source = sourceFolder(directory);
  const copies = salvagedSource(target);
  mkdirSync(copies, { recursive: true, mode: 0o700 });
  const data = salvagedData(target);
  const found: Salvaged[] = [];
  replaceData(data, now, (folder) => {
    makeDatabase(folder, 'main');
    makeDatabase(folder, 'files');
    const main = connect(join(folder, dataFiles.main));
    try {
      const register = source === null ? null : copied(source, copies, dataFiles.main);
      const { isSound } = register === null ? { isSound: false } : readRegisterInto(register, main);
      if (source !== null) takeFiles(join(source, dataFiles.files), folder);
      const numbers = recordsWithNumbers(main);
      const keys = keptKeys(directory);
      takeKeysIn(data, keys, numbers);
      const clock = greatestClock(main);
      const named = namedFiles(main);
      found.push({
        registers: registerCounts(main),
        files: { readable: filesAmong(folder, named), due: named.size },
        numbers: {
          readable: keys.keys.filter(({ recordId }) => numbers.has(recordId)).length,
          due: [...numbers].filter((id) => !keys.erased.includes(id)).length,
        },
        lastChange: clock === null ? null : clockInstant(clock).toISOString(),
        isSound,
      });
      checkpoint(main);
    } finally {
      main.close();
    }
  });
  const [salvaged] = found;
  if (salvaged === undefined) throw new Error('Nothing was told of what was salvaged.');
  return salvaged;
}

/** A copy of a database with what stands in its log (WAL); null where it is not there. */
function copied(source: string, folder: string, name: string): string | null {
  const path = join(folder, name);
  if (!existsSync(join(source, name))) return null;
  for (const suffix of ['', '-wal'])
    if (existsSync(join(source, name + suffix))) copyFileSync(join(source, name + suffix), path + suffix);
  return path;
}

/** Brings the files of a database that are what their hash says into the files of a generation, those that lack there. */
export function takeFiles(path: string, folder: string, table: 'file' | 'kept_file' = 'file'): void {
  if (!existsSync(path)) return;
  const beside = ['-wal', '-shm'].map((suffix) => path + suffix).filter((name) => !existsSync(name));
  let source: Sqlite;
  try {
    source = connect(path, { readonly: true });
  } catch {
    return;
  }
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
    source.close();
    // Reading alone lays these beside it, empty; the damaged folder stays as it was found.
    for (const name of beside) rmSync(name, { force: true });
  }
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

function filesAmong(folder: string, named: ReadonlySet<string>): number {
  const files = connect(join(folder, dataFiles.files), { readonly: true });
  try {
    return files
      .prepare<[], string>('SELECT hash FROM file')
      .pluck()
      .all()
      .filter((hash) => named.has(hash)).length;
  } finally {
    files.close();
  }
}
