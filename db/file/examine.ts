import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { lastWritten, hashOf, verifyLog, type LogRow } from '../change-log.ts';
import { dataFiles } from './data-names.ts';
import { filesIdentity, keysFolder, registerIdentity, type RegisterIdentity } from './identity.ts';
import { keyFile } from './key-file.ts';
import { pendingMigrations, type DatabaseKind } from './migrate.ts';
import { namedFiles, recordsWithNumbers } from './named-in.ts';
import { asDamage } from './refusing.ts';
import { schemaFaults } from './schema-faults.ts';
import { assertSoundFile, connect, type Sqlite } from './sqlite.ts';
import { countsOf, headsOf, readWitness, type WitnessSlot } from './witness.ts';

/** What the examination of data found that is no reason to refuse them. */
export interface Examined {
  /**
   * How the witness stands to the data: `renew` where it should be there and is lost, damaged, another's or far behind
   * them; everything was then checked in full.
   */
  readonly witness: 'agrees' | 'none' | 'renew';
  /** When a save began that is not in the data (UTC, ISO 8601); null where none is known. It was hardly acknowledged. */
  readonly unfinished: string | null;
}

type Part = 'register' | 'files' | 'keys';

const partOf: Readonly<Record<DatabaseKind, Part>> = { main: 'register', files: 'files', keys: 'keys' };

/**
 * Saves of which a witness may lack the rows: those of the one call that was ended between its commit and its
 * acknowledgement. The first start saves its sample apart from the person.
 */
const SAVES_BEHIND = 2;

/**
 * Looks at the three databases of a data folder and the witness beside them, and writes nothing: whether each is there, ours,
 * of these data, no older than what was saved, and has the tables of its version.
 * @param present the folder of the present generation.
 * @param unclean true after an unclean end: SQLite then checks the whole files of register and keys.
 * @throws Refusal `database-foreign`, `database-newer`, `database-damaged`, `part-missing`, `part-empty`, `part-older`,
 *   `part-foreign`, `changes-missing`, `files-missing`, `keys-missing`, `history-differs`.
 */
export function examineFolder(directory: string, present: string, unclean: boolean): Examined {
  // Read before the databases: beside a program that is saving they have more than it, never less.
  const witness = readWitness(present);
  const opened: Sqlite[] = [];
  try {
    const paths = {
      main: join(present, dataFiles.main),
      files: join(present, dataFiles.files),
      keys: keyFile(directory),
    };
    // Data that were set aside have the keys of the folder around them, which may have gone on otherwise since.
    const ownKeys = paths.keys === join(directory, dataFiles.keys);
    const open = (kind: DatabaseKind): Sqlite | 'missing' | 'empty' => {
      if (!existsSync(paths[kind])) return 'missing';
      if (statSync(paths[kind]).size === 0) return 'empty';
      const db = asDamage(paths[kind], () => connect(paths[kind], { readonly: true }));
      opened.push(db);
      return asDamage(paths[kind], () => {
        if (isEmpty(db)) return 'empty';
        assertOurs(db, kind, paths[kind]);
        if (unclean && kind !== 'files') assertSoundFile(db);
        assertSchema(db, kind, paths[kind]);
        return db;
      });
    };
    const main = open('main');
    if (typeof main === 'string') throw lost('main', main, paths.main, 0);
    const register = asDamage(paths.main, () => registerIdentity(main));
    const [files, keys] = [open('files'), open('keys')];
    const due = dueIn(main, witness);
    for (const [kind, db] of [
      ['files', files],
      ['keys', keys],
    ] as const)
      // Data that were not settled yet may lack what holds nothing of theirs.
      if (typeof db === 'string' && (register?.settled === true || due(kind) > 0))
        throw lost(kind, db, paths[kind], due(kind));
    return asDamage(paths.main, () => {
      assertTogether(register, witness, { main, files, keys: ownKeys ? keys : 'shared' }, paths, due);
      for (const head of brokenHeads(main)) throw new Refusal('database-damaged', { detail: head });
      if (register === null || !register.settled) return { witness: 'none', unfinished: null };
      return {
        witness: heldAgainst(witness, register, { main, files, keys }, ownKeys),
        unfinished: unfinishedSave(witness, register, main),
      };
    });
  } finally {
    for (const db of opened) db.close();
  }
}

function isEmpty(db: Sqlite): boolean {
  return db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
}

function assertOurs(db: Sqlite, kind: DatabaseKind, path: string): void {
  try {
    pendingMigrations(db, kind);
  } catch (error) {
    if (!(error instanceof Refusal) || error.detail.code !== 'database-foreign' || kind === 'main')
      throw error;
    throw new Refusal('part-foreign', { part: partOf[kind], file: path, due: 0 }, [], error);
  }
}

/** A database that says it is of another version than its tables are would be migrated to nonsense. */
function assertSchema(db: Sqlite, kind: DatabaseKind, path: string): void {
  const [fault] = schemaFaults(db, kind);
  if (fault !== undefined)
    throw new Refusal('database-damaged', { detail: `${path}: ${fault.fault} ${fault.object}` });
}

function lost(kind: DatabaseKind, how: 'missing' | 'empty', path: string, due: number): Refusal {
  return new Refusal(how === 'missing' ? 'part-missing' : 'part-empty', {
    part: partOf[kind],
    file: path,
    due,
  });
}

type Found = Readonly<Record<DatabaseKind, Sqlite | 'missing' | 'empty' | 'shared'>>;
type Paths = Readonly<Record<DatabaseKind, string>>;

/** How much should be in files or keys, as the witness says, or else the register. */
type Due = (kind: 'files' | 'keys') => number;

function dueIn(main: Sqlite, witness: ReturnType<typeof readWitness>): Due {
  return (kind) => {
    if (typeof witness === 'string')
      return kind === 'files' ? namedFiles(main).size : recordsWithNumbers(main).size;
    return kind === 'files' ? witness.counts.files : witness.counts.keys - witness.counts.erased;
  };
}

/** @throws Refusal `part-older`, `part-foreign` for one of the three that is not of these data. */
function assertTogether(
  register: RegisterIdentity | null,
  witness: ReturnType<typeof readWitness>,
  { files, keys }: Found,
  paths: Paths,
  due: Due,
): void {
  const ofFiles = typeof files === 'string' ? null : filesIdentity(files);
  const ofKeys = typeof keys === 'string' ? null : keysFolder(keys);
  const refuse = (code: 'part-older' | 'part-foreign', kind: DatabaseKind): never => {
    throw new Refusal(code, {
      part: partOf[kind],
      file: paths[kind],
      due: kind === 'main' ? 0 : due(kind),
    });
  };
  if (register === null) {
    // The register of a version before identities beside files of one that had them.
    if (ofFiles !== null || witness !== 'missing') refuse('part-older', 'main');
    return;
  }
  if (!register.settled) return;
  if (ofFiles === null) refuse('part-older', 'files');
  if (ofKeys === null && keys !== 'shared') refuse('part-older', 'keys');
  const isFiles = ofFiles?.folder === register.folder;
  const isKeys = keys === 'shared' || ofKeys === register.folder;
  if (!isFiles && !isKeys) refuse('part-foreign', 'main');
  if (!isFiles) refuse('part-foreign', 'files');
  if (!isKeys) refuse('part-foreign', 'keys');
  if (ofFiles?.generation !== register.generation) {
    const isRegister = typeof witness === 'string' || witness.generation === register.generation;
    refuse('part-older', isRegister ? 'files' : 'main');
  }
}

/** Logs whose newest row is not what its head says. */
function* brokenHeads(main: Sqlite): Iterable<string> {
  // Before version 5 rows did not say which log they are of.
  if (Number(main.pragma('user_version', { simple: true })) < 5) return;
  const heads = main
    .prepare<[], { log_id: string; sequence: number; hash: string }>('SELECT * FROM change_log_head')
    .all();
  const rowAt = main.prepare<[string, number], LogRow>(
    'SELECT * FROM change_log WHERE log_id = ? AND sequence = ?',
  );
  for (const { log_id: logId, sequence, hash } of heads) {
    const row = rowAt.get(logId, sequence);
    if (sequence > 0 && (row === undefined || hashOf(row) !== hash)) yield `log ${logId} ${sequence}`;
  }
}

/** Holds the databases against what the witness says. @throws as `examineFolder`. */
function heldAgainst(
  witness: WitnessSlot | 'missing' | 'damaged',
  register: RegisterIdentity,
  { main, files, keys }: Found,
  ownKeys: boolean,
): Examined['witness'] {
  if (typeof main === 'string' || typeof files === 'string' || typeof keys === 'string') return 'renew';
  const isOwn =
    typeof witness !== 'string' &&
    witness.folder === register.folder &&
    witness.generation === register.generation;
  if (!isOwn) {
    assertWhole([main, files, keys]);
    return 'renew';
  }
  assertNothingMissing(witness, main);
  const counts = countsOf(files, keys);
  if (counts.files < witness.counts.files)
    throw new Refusal('files-missing', {
      missing: witness.counts.files - counts.files,
      due: witness.counts.files,
    });
  if (ownKeys && (counts.keys < witness.counts.keys || counts.erased < witness.counts.erased))
    throw new Refusal('keys-missing', {
      missing: witness.counts.keys - counts.keys,
      due: witness.counts.keys,
      erased: witness.counts.erased - counts.erased,
    });
  if (savesAfter(witness, main) <= SAVES_BEHIND) return 'agrees';
  assertWhole([main, files, keys]);
  return 'renew';
}

/**
 * Holds the logs of a register against what a witness says of them.
 * @throws Refusal `changes-missing`, `history-differs`.
 */
export function assertNothingMissing(witness: WitnessSlot, main: Sqlite): void {
  const headOf = main.prepare<[string], { sequence: number; hash: string }>(
    'SELECT sequence, hash FROM change_log_head WHERE log_id = ?',
  );
  const follows = main
    .prepare<[string, number], string>(
      'SELECT previous_hash FROM change_log WHERE log_id = ? AND sequence = ?',
    )
    .pluck();
  let missing = 0;
  let differs = false;
  for (const [logId, sequence, hash] of witness.heads) {
    const head = headOf.get(logId) ?? { sequence: 0, hash: '' };
    if (head.sequence < sequence) missing += sequence - head.sequence;
    else if ((head.sequence === sequence ? head.hash : follows.get(logId, sequence + 1)) !== hash)
      differs = true;
  }
  const since = lastWritten(main) ?? '—';
  if (missing > 0) throw new Refusal('changes-missing', { changes: missing, since, last: witness.at });
  if (differs) throw new Refusal('history-differs', { since, last: witness.at });
}

/**
 * When the commit began that the witness was told of beforehand, where the data have it not: the program was ended in that
 * moment, before it answered, or the disk lost what it said it had.
 */
function unfinishedSave(
  witness: WitnessSlot | 'missing' | 'damaged',
  { generation }: RegisterIdentity,
  main: Sqlite,
): string | null {
  if (typeof witness === 'string' || witness.generation !== generation || witness.next === null) return null;
  const kept = new Map(headsOf(main).map(([logId, sequence]) => [logId, sequence]));
  const isThere = witness.next.heads.every(([logId, sequence]) => (kept.get(logId) ?? 0) >= sequence);
  return isThere ? null : witness.at;
}

/** How many saves there are that the witness does not tell of. */
function savesAfter(witness: WitnessSlot, main: Sqlite): number {
  const known = new Map(witness.heads.map(([logId, sequence]) => [logId, sequence]));
  const heads = main.prepare<[], string>('SELECT log_id FROM change_log_head').pluck().all();
  const count = main
    .prepare<[string, number], number>(
      'SELECT count(DISTINCT save_id) FROM change_log WHERE log_id = ? AND sequence > ?',
    )
    .pluck();
  return heads.reduce((sum, logId) => sum + Number(count.get(logId, known.get(logId) ?? 0)), 0);
}

/** Nothing outside tells what should be there: the databases are checked in full, and the log by its chain. */
function assertWhole([main, ...others]: readonly [Sqlite, ...Sqlite[]]): void {
  for (const db of [main, ...others]) {
    const found = db.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') throw new Refusal('database-damaged', { detail: String(found).slice(0, 200) });
  }
  const [fault] = verifyLog(main);
  if (fault !== undefined)
    throw new Refusal('database-damaged', { detail: `log ${fault.logId} ${fault.sequence} ${fault.fault}` });
}
