import { registerNamed, registerNames } from '../../shared/registers/all-registers.ts';
import { hashOf, logHeads, type LogHeadOf, type LogRow } from '../change-log.ts';
import { filesOf, mainOf } from '../file/handles.ts';
import { readManyStored } from '../record-rows.ts';
import type { ReadStore } from '../store.ts';

/** What of data a drill holds against those of their backup. */
export interface DrillState {
  /** By id, the clock of a record's newest change, and all that it and its children hold. */
  readonly records: ReadonlyMap<string, { readonly version: string; readonly content: string }>;
  readonly heads: readonly LogHeadOf[];
  /** The hash of a row of a log; null where there is none. */
  readonly hashAt: (logId: string, sequence: number) => string | null;
  readonly files: ReadonlySet<string>;
}

export function drillStateOf(store: ReadStore): DrillState {
  const main = mainOf(store);
  const records = new Map<string, { readonly version: string; readonly content: string }>();
  const versions = main.prepare<[string], { id: string; version: string }>(
    'SELECT record_id AS id, max(clock) AS version FROM change_log WHERE register = ? GROUP BY record_id',
  );
  for (const name of registerNames) {
    const known = new Map(versions.all(name).map(({ id, version }) => [id, version]));
    for (const record of readManyStored(main, registerNamed(name), [...known.keys()]))
      records.set(record.id, {
        version: known.get(record.id) ?? '',
        content: JSON.stringify([record.code, record.withdrawn, record.values, record.children]),
      });
  }
  const row = main.prepare<[string, number], LogRow>(
    'SELECT * FROM change_log WHERE log_id = ? AND sequence = ?',
  );
  return {
    records,
    heads: logHeads(main),
    hashAt(logId, sequence) {
      const found = row.get(logId, sequence);
      return found === undefined ? null : hashOf(found);
    },
    files: new Set(filesOf(store).prepare<[], string>('SELECT hash FROM file').pluck().all()),
  };
}
