import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { dataFiles } from './data-names.ts';
import { keyFile } from './key-file.ts';
import { checkpoint, connect, type Sqlite } from './sqlite.ts';
import { countsOf, headsOf, makeWitness, type Identity } from './witness.ts';

export interface RegisterIdentity extends Identity {
  /** True once files, keys and the witness bear it too: none of them may be absent from then on. */
  readonly settled: boolean;
}

/** The identity that a register bears; null for one of a version that had none. */
export function registerIdentity(main: Sqlite): RegisterIdentity | null {
  const row = has(main)
    ? main
        .prepare<[], Identity & { settled: number }>(
          'SELECT folder, generation, settled FROM folder_identity',
        )
        .get()
    : undefined;
  return row === undefined ? null : { ...row, settled: row.settled === 1 };
}

/** The identity that the files bear; null where they were given none yet. */
export function filesIdentity(files: Sqlite): Identity | null {
  return has(files)
    ? (files.prepare<[], Identity>('SELECT folder, generation FROM folder_identity').get() ?? null)
    : null;
}

/** The folder that the keys belong to; null where they were given none yet. */
export function keysFolder(keys: Sqlite): string | null {
  return has(keys)
    ? (keys.prepare<[], string>('SELECT folder FROM folder_identity').pluck().get() ?? null)
    : null;
}

function has(db: Sqlite): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'folder_identity'").pluck().get() === 1;
}

/** An id that nothing else bears. */
export function randomId(): string {
  return randomBytes(16).toString('hex');
}

/** Gives keys the folder that they belong to, where they have none. */
export function giveKeys(keys: Sqlite, folder: string): void {
  keys.prepare('INSERT OR IGNORE INTO folder_identity (one, folder) VALUES (1, ?)').run(folder);
}

/**
 * Gives a generation that was built an identity of its own in the folder, and a fresh witness. Its keys, which lie
 * outside it, come after the switch (`settleIdentity`).
 * @param built the folder of the generation, its databases closed and of this version.
 */
export function identifyBuilt(built: string, folder: string): void {
  const main = connect(join(built, dataFiles.main));
  try {
    const files = connect(join(built, dataFiles.files));
    try {
      const identity = { folder, generation: randomId() };
      writeIdentity(main, files, identity);
      // What was found of the data that it was made from does not hold of these.
      main.prepare("DELETE FROM program_fact WHERE name = 'notices'").run();
      makeWitness(built, { ...identity, heads: headsOf(main), counts: countsOf(files, null) });
      for (const db of [main, files]) checkpoint(db);
    } finally {
      files.close();
    }
  } finally {
    main.close();
  }
}

/**
 * Brings the identity of data that have none yet, or whose generation was just built, to its end: files, keys and a
 * witness bear it, and last the register says so. Ended in between, it is begun anew.
 * @param present the folder of the generation.
 */
export function settleIdentity(present: string, main: Sqlite, files: Sqlite, keys: Sqlite): void {
  const known = registerIdentity(main);
  if (known === null || known.settled) return;
  // Data that were set aside share the keys of the folder around them, and so belong to it.
  const identity = { folder: keysFolder(keys) ?? known.folder, generation: known.generation };
  giveKeys(keys, identity.folder);
  writeIdentity(main, files, identity);
  makeWitness(present, { ...identity, heads: headsOf(main), counts: countsOf(files, keys) });
  main.prepare('UPDATE folder_identity SET settled = 1').run();
}

/** Makes the witness of data anew, of what their open databases hold. */
export function witnessOpen(
  present: string,
  { main, files, keys }: { readonly main: Sqlite; readonly files: Sqlite; readonly keys: Sqlite },
  at = new Date(),
): void {
  const identity = registerIdentity(main);
  if (identity === null) return;
  const { folder, generation } = identity;
  makeWitness(present, { folder, generation, heads: headsOf(main), counts: countsOf(files, keys) }, at);
}

/** Makes the witness of present data anew, of what their databases hold. */
export function witnessPresent(directory: string, present: string): void {
  const opened: Sqlite[] = [];
  const open = (path: string): Sqlite => {
    const db = connect(path);
    opened.push(db);
    return db;
  };
  try {
    const main = open(join(present, dataFiles.main));
    if (registerIdentity(main) === null) return;
    witnessOpen(present, {
      main,
      files: open(join(present, dataFiles.files)),
      keys: open(keyFile(directory)),
    });
  } finally {
    for (const db of opened) db.close();
  }
}

/** Gives files that were begun anew the identity of the register beside them. */
export function writeFilesIdentity(present: string, identity: Identity): void {
  const files = connect(join(present, dataFiles.files));
  try {
    giveFiles(files, identity);
  } finally {
    files.close();
  }
}

function giveFiles(files: Sqlite, { folder, generation }: Identity): void {
  files
    .prepare('INSERT OR REPLACE INTO folder_identity (one, folder, generation) VALUES (1, ?, ?)')
    .run(folder, generation);
}

function writeIdentity(main: Sqlite, files: Sqlite, identity: Identity): void {
  giveFiles(files, identity);
  main
    .prepare('UPDATE folder_identity SET folder = ?, generation = ?, settled = 0')
    .run(identity.folder, identity.generation);
}
