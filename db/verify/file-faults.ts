import { createHash } from 'node:crypto';
import type { DataFault } from '../../shared/contract/data-faults.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import type { ExpectedRecord } from './compare-rows.ts';
import { newValues } from './told-records.ts';

/** The kept files that belong to a register. */
export interface KeptFiles {
  readonly db: Sqlite;
  readonly table: 'file' | 'kept_file';
  /** Bytes above which a file is not held against its hash: each is held in memory at once. */
  readonly largest?: number;
}

/** Files whose content or size is not what their row says. */
export function* contentFaults(
  { db, table, largest = Number.MAX_SAFE_INTEGER }: KeptFiles,
  pause: () => void,
): Generator<DataFault, void, void> {
  const hashes = prepared<[], { hash: string; size: number; length: number }>(
    db,
    `SELECT hash, size, length(content) AS length FROM ${table}`,
  ).all();
  const read = prepared<[string], Buffer>(db, `SELECT content FROM ${table} WHERE hash = ?`).pluck();
  for (const { hash, size, length } of hashes) {
    pause();
    const content = length > largest ? null : read.get(hash);
    // One that is not read can still be told by its length.
    if (content === undefined || (content !== null && hashOf(content) !== hash))
      yield { kind: 'file', field: 'content', detail: hash };
    else if (size !== length) yield { kind: 'file', field: 'size', detail: hash };
  }
}

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Files that records name, now or in what this PC's logs still tell, and that are not kept. */
export class NamedFiles {
  readonly #files: KeptFiles;
  readonly #ownLogs: ReadonlySet<string>;

  /** @param ownLogs logs that were written here: of others the files may not have come yet. */
  constructor(files: KeptFiles, ownLogs: ReadonlySet<string>) {
    this.#files = files;
    this.#ownLogs = ownLogs;
  }

  *judge({ told, stored }: ExpectedRecord): Generator<DataFault, void, void> {
    const { register, id } = told;
    const seen = new Set<string>();
    for (const row of told.rows) {
      if (!this.#ownLogs.has(row.log_id)) continue;
      const fields = row.child_list === '' ? register.fields : register.children[row.child_list]?.fields;
      for (const [field, value] of newValues(row)) {
        if (fields?.[field]?.kind !== 'files' && fields?.[field]?.kind !== 'json') continue;
        for (const hash of hashesIn(value)) {
          if (seen.has(hash)) continue;
          seen.add(hash);
          if (!this.#isKept(hash))
            yield {
              kind: 'file-missing',
              register: register.name,
              code: stored?.code || id,
              ...(row.child_list === '' ? {} : { list: row.child_list }),
              field,
              detail: hash,
            };
        }
      }
    }
  }

  #isKept(hash: string): boolean {
    const { db, table } = this.#files;
    return prepared(db, `SELECT 1 FROM ${table} WHERE hash = ?`).get(hash) !== undefined;
  }
}

/** Hashes of the files that a value names: one file, as of a template, or a list of them. */
function hashesIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => {
    if (one === null || typeof one !== 'object' || !('hash' in one) || !('name' in one)) return [];
    return typeof one.hash === 'string' ? [one.hash] : [];
  });
}
