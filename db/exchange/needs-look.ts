import { isRegisterName, registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import type { Issue } from '../../shared/registers/check.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { errorsOf } from '../ledger/judge.ts';
import { readRecord } from '../record-rows.ts';
import type { ReadStore, WriteStore } from '../store.ts';

/** A record that a merge left with something that a save would have refused. */
export interface LookNeeded {
  readonly id: string;
  readonly register: RegisterName;
  readonly code: string;
  readonly foundAt: string;
  readonly issues: readonly Issue[];
}

/** Judges a record that a merge changed, and marks it where something in it keeps a save out. @returns whether it is marked. */
export function markForLook(store: WriteStore, register: RegisterName, id: string): boolean {
  const db = mainOf(store);
  const record = readRecord(store, register, id);
  const isWrong =
    record !== null && errorsOf(store, { register: registerNamed(register), record }).length > 0;
  if (isWrong)
    prepared(
      db,
      `INSERT INTO needs_look (record_id, register, found_at) VALUES (?, ?, ?) ON CONFLICT (record_id) DO NOTHING`,
    ).run(id, register, store.now().toISOString());
  else prepared(db, 'DELETE FROM needs_look WHERE record_id = ?').run(id);
  return isWrong;
}

/** The records that were marked and are still wrong, the oldest mark first. */
export function recordsToLookAt(store: ReadStore): readonly LookNeeded[] {
  return prepared<[], { id: string; register: string; foundAt: string }>(
    mainOf(store),
    'SELECT record_id AS id, register, found_at AS foundAt FROM needs_look ORDER BY found_at, record_id',
  )
    .all()
    .flatMap(({ id, register, foundAt }): LookNeeded[] => {
      if (!isRegisterName(register)) return [];
      const record = readRecord(store, register, id);
      if (record === null) return [];
      const issues = errorsOf(store, { register: registerNamed(register), record });
      return issues.length === 0 ? [] : [{ id, register, code: record.code, foundAt, issues }];
    });
}
