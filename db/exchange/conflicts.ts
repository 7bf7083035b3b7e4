import { Refusal } from '../../shared/contract/refusal.ts';
import { isRegisterName, registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import type { Withdrawn } from '../../shared/registers/define-register.ts';
import { readChanges, type LogRow } from '../change-log.ts';
import { type StoredValue } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { apply } from '../ledger/apply.ts';
import type { ConflictKind } from '../ledger/conflicts-of-record.ts';
import { refuseUnentitled } from '../ledger/entitled.ts';
import { takeInStored } from '../ledger/intake.ts';
import { LogWriter } from '../ledger/log-writer.ts';
import { once, writingDevice, type Writing } from '../ledger/once.ts';
import { beginLogWithReceipt } from '../ledger/receipts.ts';
import type { StoredChange } from '../ledger/stored-change.ts';
import { readRecord } from '../record-rows.ts';
import type { ReadStore, WriteStore } from '../store.ts';

/** Who wrote one of the values of a conflict. */
export interface ConflictSide {
  readonly value: StoredValue;
  readonly deviceId: string;
  readonly actorId: string;
  /** Instant (UTC, ISO 8601); null for rows of the first form. */
  readonly writtenAt: string | null;
  readonly logId: string;
  readonly sequence: number;
}

/** Two values of one place whose writers had not seen each other; or what `kind` says. */
export interface Conflict {
  readonly register: RegisterName;
  readonly recordId: string;
  readonly code: string;
  /** Empty for the record itself. */
  readonly list: string;
  readonly childId: string;
  /** Empty for a closing. */
  readonly field: string;
  readonly kind: ConflictKind;
  /** What stands, and what lost. Of `withdrawn`, the losing side is the edit, whose value is the changed fields. */
  readonly winning: ConflictSide;
  readonly losing: ConflictSide;
}

/** What names a conflict: which place, and which losing row. */
export interface ConflictName {
  readonly recordId: string;
  readonly list: string;
  readonly childId: string;
  readonly field: string;
  readonly losing: { readonly logId: string; readonly sequence: number };
}

interface Columns {
  readonly record_id: string;
  readonly register: string;
  readonly child_list: string;
  readonly child_id: string;
  readonly field: string;
  readonly kind: ConflictKind;
  readonly winning_log: string;
  readonly winning_sequence: number;
  readonly losing_log: string;
  readonly losing_sequence: number;
}

/** The conflicts that nobody settled yet, by record. The same on all PCs that hold the same rows. */
export function openConflicts(store: ReadStore): readonly Conflict[] {
  return prepared<[], Columns>(
    mainOf(store),
    'SELECT * FROM conflict ORDER BY register, record_id, child_list, child_id, field, losing_log, losing_sequence',
  )
    .all()
    .flatMap((row) => conflictOf(store, row) ?? []);
}

function conflictOf(store: ReadStore, row: Columns): Conflict | null {
  const { register, kind, field } = row;
  if (!isRegisterName(register)) return null;
  return {
    register,
    recordId: row.record_id,
    code: readRecord(store, register, row.record_id)?.code ?? '',
    list: row.child_list,
    childId: row.child_id,
    field,
    kind,
    winning: sideOf(store, row.winning_log, row.winning_sequence, kind === 'closing' ? '' : field),
    losing: sideOf(store, row.losing_log, row.losing_sequence, kind === 'value' ? field : ''),
  };
}

function sideOf(store: ReadStore, logId: string, sequence: number, field: string): ConflictSide {
  const row = prepared<[string, number], LogRow>(
    mainOf(store),
    'SELECT * FROM change_log WHERE log_id = ? AND sequence = ?',
  ).get(logId, sequence);
  if (row === undefined) throw new RangeError(`No row ${sequence} of log ${logId}`);
  const changes = readChanges(row);
  const value =
    field === ''
      ? Object.fromEntries(Object.entries(changes).map(([name, [, next]]) => [name, next]))
      : (changes[field]?.[1] ?? null);
  return {
    value,
    deviceId: row.device_id,
    actorId: row.actor_id,
    writtenAt: row.written_at,
    logId,
    sequence,
  };
}

/**
 * Settles a conflict by a row of its own, under who works here: `keep` says that what stands is right, `take` that the other is. Of
 * something taken out, `take` puts it back; of two closings, `keep` takes the later one out, `take` the earlier.
 * @throws Refusal `conflict-closed` where it is not open any more, `not-administrator`, and as `once` and `takeInStored`.
 */
export function resolveConflict(
  store: WriteStore,
  writeId: string,
  name: ConflictName,
  how: 'keep' | 'take',
): void {
  const { recordId, list, childId, field, losing } = name;
  const request = { recordId, list, childId, field, losing: { ...losing }, how };
  once(store, { name: 'exchange.resolve', writeId, request }, (writing) => {
    const row = prepared<[string, string, string, string, string, number], Columns>(
      mainOf(store),
      `SELECT * FROM conflict WHERE record_id = ? AND child_list = ? AND child_id = ? AND field = ?
         AND losing_log = ? AND losing_sequence = ?`,
    ).get(recordId, list, childId, field, losing.logId, losing.sequence);
    const conflict = row === undefined ? null : conflictOf(store, row);
    if (row === undefined || conflict === null) throw new Refusal('conflict-closed');
    if (how === 'take' || conflict.kind === 'closing') takeInStored(writing, [settled(store, conflict, how)]);
    else confirm(writing, conflict);
    return null;
  });
}

/** The change that makes the other side stand. */
function settled(store: ReadStore, conflict: Conflict, how: 'keep' | 'take'): StoredChange {
  const { kind, list, childId, field, losing } = conflict;
  const register = registerNamed(conflict.register);
  const base = { register, id: conflict.recordId, values: {}, children: {} };
  const ofChild = (
    id: string,
    change: { withdrawn?: boolean; values?: StoredChange['values'] },
  ): StoredChange => ({
    ...base,
    children: { [list]: [{ id, values: {}, ...change }] },
  });
  if (kind === 'closing')
    return ofChild(how === 'keep' ? childId : earlierClosing(store, conflict), { withdrawn: true });
  if (kind === 'withdrawn')
    return list === '' ? { ...base, withdrawn: null } : ofChild(childId, { withdrawn: false });
  if (field === 'withdrawn') {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the log keeps it as the intake took it in: null or a reason
    if (list === '') return { ...base, withdrawn: losing.value as Withdrawn | null };
    return ofChild(childId, { withdrawn: losing.value === true });
  }
  if (list === '') return { ...base, values: { [field]: losing.value } };
  return ofChild(childId, { values: { [field]: losing.value } });
}

function earlierClosing(store: ReadStore, { winning }: Conflict): string {
  return (
    prepared<[string, number], string>(
      mainOf(store),
      'SELECT child_id FROM change_log WHERE log_id = ? AND sequence = ?',
    )
      .pluck()
      .get(winning.logId, winning.sequence) ?? ''
  );
}

/** A row that says of what stands that it is right. Its old value is the one that lost, so that history tells both. */
function confirm(
  writing: Writing,
  { register, recordId, list, childId, kind, field, winning, losing }: Conflict,
): void {
  const { store, saveId, origin } = writing;
  const device = writingDevice(writing);
  beginLogWithReceipt(writing, device);
  const old = kind === 'value' ? losing.value : winning.value;
  const row = new LogWriter(store, device, saveId, origin).next(
    { register, recordId, childList: list, childId },
    { [field]: [old, winning.value] },
  );
  refuseUnentitled(store, [row]);
  apply(store, [row]);
}
