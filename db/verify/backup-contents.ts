import * as z from 'zod';
import texts from '../../shared/reference/report-texts.json' with { type: 'json' };
import type { RecordVersion } from '../../shared/registers/compare-records.ts';
import { lastWritten, logHeads, type LogHeadOf } from '../change-log.ts';
import { uuidFor } from '../ids.ts';
import type { ReadStore } from '../store.ts';
import { readingBackup } from '../file/backup.ts';
import { isSealed } from '../sealing.ts';
import { factsOf, type BackupFacts } from './read-backup.ts';
import { mainOf } from '../file/handles.ts';
import { recordsWithNumbers } from '../file/named-in.ts';
import type { Sqlite } from '../file/sqlite.ts';

/** What a backup holds, told before anything is done with it. */
export interface BackupContents extends BackupFacts {
  /** Number of migrations of the database in it. */
  readonly version: number;
  /** Instant (UTC, ISO 8601) at which it was made; null in those of earlier versions. */
  readonly madeAt: string | null;
  /** Instant of the newest change in it, of any PC; null for none. */
  readonly lastChange: string | null;
  /** What the codes of its PC begin with, and who worked there; null before its first start. */
  readonly device: { readonly prefix: string; readonly person: string } | null;
  /** The agency as its papers name it. */
  readonly agency: string;
  /** Records that hold identity-document numbers. */
  readonly numbers: readonly string[];
  /** Forms whose drafts are sealed in it. */
  readonly drafts: readonly string[];
  readonly rows: readonly RecordVersion[];
  /** The newest row of each log in it. */
  readonly heads: readonly LogHeadOf[];
}

const VERSIONS = 'SELECT record_id AS id, register, updated_clock AS version FROM record_summary';

/** The records of an open store, as `BackupContents` has those of a backup. */
export function recordVersions(store: ReadStore): readonly RecordVersion[] {
  return mainOf(store).prepare<[], RecordVersion>(VERSIONS).all();
}

/** Reads what a backup of this or an earlier version holds. @throws Refusal as `readBackup`. */
export function readBackupContents(path: string): BackupContents {
  return readingBackup(path, (db, isOfThisVersion) => {
    return {
      ...factsOf(db, isOfThisVersion),
      version: Number(db.pragma('user_version', { simple: true })),
      madeAt: has(db, 'backup_note')
        ? (db.prepare<[], string>('SELECT made_at FROM backup_note').pluck().get() ?? null)
        : null,
      lastChange: lastWritten(db),
      device: deviceOf(db),
      agency: agencyOf(db),
      numbers: [...recordsWithNumbers(db)],
      drafts: db
        .prepare<[], { form: string; content: string }>('SELECT form, content FROM draft')
        .all()
        .flatMap(({ form, content }) => (isSealed(content) ? [form] : [])),
      heads: logHeads(db),
      rows: db.prepare<[], RecordVersion>(VERSIONS).all(),
    };
  });
}

function deviceOf(db: Sqlite): BackupContents['device'] {
  return (
    db
      .prepare<[], { prefix: string; person: string }>(
        `SELECT d.prefix, coalesce(p.full_name, '') AS person FROM device AS d
         LEFT JOIN person AS p ON p.id = d.actor_id ORDER BY d.number DESC LIMIT 1`,
      )
      .get() ?? null
  );
}

function agencyOf(db: Sqlite): string {
  const value = db
    .prepare<[string], string | null>('SELECT value FROM setting WHERE id = ? AND withdrawn IS NULL')
    .pluck()
    .get(uuidFor('setting/issuer'));
  if (typeof value !== 'string') return texts.agency;
  const issuer = z.object({ name: z.string() }).safeParse(JSON.parse(value));
  return issuer.success ? issuer.data.name : texts.agency;
}

function has(db: Sqlite, table: string): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').pluck().get(table) === 1;
}
