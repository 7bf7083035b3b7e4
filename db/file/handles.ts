import type { Sqlite } from './sqlite.ts';
import type { Witness } from './witness.ts';

/** Under this key a store holds its open databases. Only db/ imports it (lint): nothing else can reach a handle. */
export const databases = Symbol('databases');

/** The databases of a data folder: registers and log, kept files, keys of identity-document numbers. */
export interface Databases {
  readonly main: Sqlite;
  readonly files: Sqlite;
  readonly keys: Sqlite;
}

/** The databases of a data folder that may be written to. */
export interface WrittenDatabases extends Databases {
  /** Another connection to the registers and the log. Who asks for it closes it; it is closed at the latest with the store. */
  readonly beside: () => Sqlite;
  /** Told of each commit before it is acknowledged (`tellWitness`, `acknowledged`). */
  readonly witness: Witness;
}

interface Holder {
  readonly [databases]: Databases;
}

export function mainOf(store: Holder): Sqlite {
  return store[databases].main;
}

export function filesOf(store: Holder): Sqlite {
  return store[databases].files;
}

export function keysOf(store: Holder): Sqlite {
  return store[databases].keys;
}
