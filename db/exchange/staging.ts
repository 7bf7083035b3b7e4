import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { headText, type SignedHead } from '../../shared/exchange/head-text.ts';
import { exchangeDevice } from '../../shared/registers/exchange-device/exchange-device.ts';
import { hashOf, isWellFormed, type LogRow } from '../change-log.ts';
import { removeScratch, scratchFolder } from '../file/scratch.ts';
import { connect, prepared, type Sqlite } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';

/** What an envelope says of the rows of one log. */
export interface StagedLog {
  readonly head: SignedHead;
  readonly after: number;
  readonly registers: readonly string[] | null;
}

/** What staging asks of an envelope, whose own signature the caller has looked at. */
export interface StagedEnvelope {
  readonly bundle: string;
  readonly sender: string;
  readonly logs: readonly StagedLog[];
}

/** A row with the hash by which its chain goes on. */
export type StagedRow = LogRow & { readonly hash: string };

/** Whether a public key (hexadecimal) signed a text. */
export type Verify = (signKey: string, text: string, signature: string) => boolean;

interface At {
  sequence: number;
  hash: string;
  clock: string;
}

const COLUMNS = `log_id, sequence, clock, form, previous_hash, salt, content_hash, device_id, actor_id, save_id, origin,
  register, record_id, child_list, child_id, changes, schema_version, exchange_version, written_at`;

/** What came in a bundle, proved as far as it can be without our own log, on the disk beside the data until it is taken in. */
export class Staging {
  readonly #folder: string;
  readonly #db: Sqlite;
  readonly #verify: Verify;
  readonly #ats: At[] = [];
  #envelope: StagedEnvelope = { bundle: '', sender: '', logs: [] };

  constructor(folder: string, verify: Verify) {
    this.#folder = folder;
    this.#verify = verify;
    this.#db = connect(join(folder, 'staged.sqlite'), { create: true, forCopy: true });
    this.#db.exec(
      `CREATE TABLE staged_row (part INTEGER, log_id TEXT, sequence INTEGER, clock TEXT, form INTEGER, previous_hash TEXT,
         salt TEXT, content_hash TEXT, device_id TEXT, actor_id TEXT, save_id TEXT, origin TEXT, register TEXT,
         record_id TEXT, child_list TEXT, child_id TEXT, changes TEXT, schema_version INTEGER, exchange_version INTEGER,
         written_at TEXT, hash TEXT, PRIMARY KEY (part, sequence)) WITHOUT ROWID;
       CREATE TABLE staged_file (hash TEXT PRIMARY KEY, content BLOB);
       BEGIN`,
    );
  }

  get envelope(): StagedEnvelope {
    return this.#envelope;
  }

  begin(envelope: StagedEnvelope): void {
    this.#envelope = envelope;
    for (const { after } of envelope.logs) this.#ats.push({ sequence: after, hash: '', clock: '' });
  }

  /**
   * Takes a row of a part, by the part's place in the envelope: first those that are revealed, then the others in order.
   * @throws Refusal `bundle-altered` for one that does not follow, or says what its hash does not cover.
   */
  row(part: number, row: LogRow): void {
    const log = this.#envelope.logs[part];
    const at = this.#ats[part];
    if (log === undefined || at === undefined || !isOfLog(row, log)) throw new Refusal('bundle-altered');
    const hash = hashOf(row);
    if (row.sequence > log.after) {
      const follows =
        row.sequence === at.sequence + 1 &&
        row.sequence <= log.head.sequence &&
        (at.hash === '' || (row.previous_hash === at.hash && row.clock > at.clock));
      if (!follows) throw new Refusal('bundle-altered');
      at.sequence = row.sequence;
      at.hash = hash;
      at.clock = row.clock;
    }
    prepared<[Record<string, unknown>]>(
      this.#db,
      `INSERT OR IGNORE INTO staged_row (part, ${COLUMNS}, hash) VALUES (@part, @${COLUMNS.replaceAll(/,\s+/g, ', @')}, @hash)`,
    ).run({ ...row, part, hash });
  }

  /** Takes a file. @throws Refusal `bundle-altered` where its content is another than its hash says. */
  file(hash: string, content: Uint8Array): void {
    if (createHash('sha256').update(content).digest('hex') !== hash) throw new Refusal('bundle-altered');
    prepared(this.#db, 'INSERT OR IGNORE INTO staged_file (hash, content) VALUES (?, ?)').run(
      hash,
      Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    );
  }

  /** Call once all has come. @throws Refusal `bundle-incomplete` for a log that ends before its head, `bundle-altered` for one with another. */
  complete(): void {
    for (const [part, { head, after }] of this.#envelope.logs.entries()) {
      const at = this.#ats[part];
      if (at === undefined || at.sequence !== Math.max(head.sequence, after))
        throw new Refusal('bundle-incomplete');
      if (at.hash !== '' && at.hash !== head.hash) throw new Refusal('bundle-altered');
    }
    this.#db.exec('COMMIT; BEGIN');
  }

  /** Whether the PC of a log signed its head. */
  isSigned(part: number, signKey: string): boolean {
    const head = this.#envelope.logs[part]?.head;
    return head !== undefined && this.#verify(signKey, headText(head), head.signature);
  }

  /** Rows of a part behind a sequence, a page at a time. */
  *rows(part: number, behind: number): Generator<readonly StagedRow[], void, void> {
    const page = prepared<[number, number], StagedRow>(
      this.#db,
      `SELECT ${COLUMNS}, hash FROM staged_row WHERE part = ? AND sequence > ? ORDER BY sequence LIMIT 500`,
    );
    for (let at = behind; ;) {
      const rows = page.all(part, at);
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows;
      at = last.sequence;
    }
  }

  /** A row of a part; null where it did not come. */
  rowAt(part: number, sequence: number): StagedRow | null {
    return (
      prepared<[number, number], StagedRow>(
        this.#db,
        `SELECT ${COLUMNS}, hash FROM staged_row WHERE part = ? AND sequence = ?`,
      ).get(part, sequence) ?? null
    );
  }

  /** Rows of a part about PCs. */
  deviceRows(part: number): readonly StagedRow[] {
    return prepared<[number, string], StagedRow>(
      this.#db,
      `SELECT ${COLUMNS}, hash FROM staged_row WHERE part = ? AND register = ? ORDER BY sequence`,
    ).all(part, exchangeDevice.name);
  }

  /** The files that came, one at a time. */
  *files(): Generator<{ readonly hash: string; readonly content: Buffer }, void, void> {
    const next = prepared<[string], { hash: string; content: Buffer }>(
      this.#db,
      'SELECT hash, content FROM staged_file WHERE hash > ? ORDER BY hash LIMIT 1',
    );
    for (let file = next.get(''); file !== undefined; file = next.get(file.hash)) yield file;
  }

  close(): void {
    if (this.#db.open) this.#db.close();
    removeScratch(this.#folder);
  }
}

/** Whether a row may stand in a log as its envelope tells it. */
function isOfLog(row: LogRow, { head }: StagedLog): boolean {
  if (row.log_id !== head.logId || !isWellFormed(row)) return false;
  if (row.content_hash !== null) return true;
  // In form 1 the PC bore the name of its log.
  return (row.form === 1 || row.device_id === head.deviceId) && areChanges(row.changes);
}

function areChanges(text: string): boolean {
  try {
    const changes: unknown = JSON.parse(text);
    return (
      changes !== null &&
      typeof changes === 'object' &&
      !Array.isArray(changes) &&
      Object.values(changes).every((pair) => Array.isArray(pair) && pair.length === 2)
    );
  } catch {
    return false;
  }
}

/** Begins to take a bundle in beside the data: nothing of them changes until it is taken in. Who opens it closes it. */
export function openStaging(store: ReadStore, verify: Verify): Staging {
  return new Staging(scratchFolder(store.directory), verify);
}
