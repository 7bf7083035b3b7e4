import type { Sqlite } from './sqlite.ts';

/** Under this key a store holds its open databases. Only db/ imports it (lint): nothing else can reach a handle. */
export const databases = Symbol('databases');

/** The databases of a data folder: registers and log, kept files, keys of identity-document numbers. */
export interface Databases {
  readonly main: Sqlite;
  readonly files: Sqlite;
  readonly keys: Sqlite;
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
