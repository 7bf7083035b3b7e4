import { report } from '../../shared/registers/report/report.ts';
import { exchangeDevice } from '../../shared/registers/exchange-device/exchange-device.ts';
import { exchangeReceipt } from '../../shared/registers/exchange-receipt/exchange-receipt.ts';
import { byClock, readChanges, type LogRow } from '../change-log.ts';
import { canonicalJson, type StoredValue } from '../columns.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import { knows } from '../known-heads.ts';

/**
 * `value`: two values of a field. `withdrawn`: a record or child row that was taken out while another PC edited it.
 * `closing`: two closings of one period, of which the earlier holds.
 */
export type ConflictKind = 'value' | 'withdrawn' | 'closing';

interface Found {
  readonly list: string;
  readonly child: string;
  readonly field: string;
  readonly kind: ConflictKind;
  readonly winning: LogRow;
  readonly losing: LogRow;
}

/** Keeps which places of a record hold values whose writers had not seen each other. @param rows those that have an effect, oldest first. */
export function keepConflicts(db: Sqlite, register: string, id: string, rows: readonly LogRow[]): void {
  prepared(db, 'DELETE FROM conflict WHERE record_id = ?').run(id);
  if (register === exchangeDevice.name || register === exchangeReceipt.name) return;
  const [first] = rows;
  if (first === undefined || rows.every((row) => row.log_id === first.log_id)) return;
  for (const { list, child, field, kind, winning, losing } of conflictsOf(db, register, rows)) {
    prepared(
      db,
      `INSERT OR IGNORE INTO conflict (record_id, register, child_list, child_id, field, kind, winning_log, winning_sequence,
         losing_log, losing_sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      id,
      register,
      list,
      child,
      field,
      kind,
      winning.log_id,
      winning.sequence,
      losing.log_id,
      losing.sequence,
    );
  }
}

/** Whether a record has open conflicts. */
export function hasConflicts(db: Sqlite, id: string): boolean {
  return (
    prepared<[string], number>(db, 'SELECT 1 FROM conflict WHERE record_id = ? LIMIT 1').get(id) !== undefined
  );
}

interface Written {
  readonly row: LogRow;
  readonly value: StoredValue;
}

function conflictsOf(db: Sqlite, register: string, rows: readonly LogRow[]): readonly Found[] {
  const found: Found[] = [];
  const places = Map.groupBy(rows, (row) => `${row.child_list}/${row.child_id}`);
  for (const ofPlace of places.values()) {
    const fields = new Map<string, Written[]>();
    for (const row of ofPlace)
      for (const [field, [, value]] of Object.entries(readChanges(row)))
        if (field !== 'position' && field !== 'code')
          fields.set(field, [...(fields.get(field) ?? []), { row, value }]);
    for (const [field, written] of fields) found.push(...ofField(db, field, written));
    found.push(...editsOfWithdrawn(db, ofPlace, rows));
  }
  if (register === report.name) found.push(...ofClosings(db, rows));
  return found;
}

/** The values of a field that nobody who wrote it later had seen, beside the one that stands. */
function ofField(db: Sqlite, field: string, written: readonly Written[]): readonly Found[] {
  const winner = written.at(-1);
  if (winner === undefined || written.every(({ row }) => row.log_id === winner.row.log_id)) return [];
  const standing = canonicalJson(winner.value);
  return written.slice(0, -1).flatMap((one, at) => {
    if (canonicalJson(one.value) === standing) return [];
    // Rows are in the order of their clocks: only later ones can have known this one.
    if (written.slice(at + 1).some((other) => knows(db, other.row, one.row))) return [];
    const { child_list: list, child_id: child } = one.row;
    return [{ list, child, field, kind: 'value' as const, winning: winner.row, losing: one.row }];
  });
}

/** Edits of what was taken out whose writer did not know, and which who took it out did not know. */
function editsOfWithdrawn(db: Sqlite, ofPlace: readonly LogRow[], all: readonly LogRow[]): readonly Found[] {
  const isRecord = ofPlace[0]?.child_list === '';
  const last = ofPlace.findLast((row) => Object.hasOwn(readChanges(row), 'withdrawn'));
  if (last === undefined) return [];
  const value = readChanges(last)['withdrawn']?.[1] ?? null;
  if (value === null || value === false) return [];
  // A record is taken out with its child rows.
  const edits = (isRecord ? all : ofPlace).filter(
    (row) =>
      row !== last &&
      row.log_id !== last.log_id &&
      Object.keys(readChanges(row)).some((field) => !['withdrawn', 'position', 'code'].includes(field)),
  );
  const unseen = edits.findLast((row) => !knows(db, last, row) && !knows(db, row, last));
  if (unseen === undefined) return [];
  const { child_list: list, child_id: child } = last;
  return [{ list, child, field: 'withdrawn', kind: 'withdrawn', winning: last, losing: unseen }];
}

/** Closings of one period that two PCs made apart, both still in force. */
function ofClosings(db: Sqlite, rows: readonly LogRow[]): readonly Found[] {
  const closings = [
    ...Map.groupBy(
      rows.filter((row) => row.child_list === 'closings'),
      (row) => row.child_id,
    ).values(),
  ].flatMap((ofOne) => {
    const values = new Map<string, StoredValue>();
    for (const row of ofOne)
      for (const [field, [, value]] of Object.entries(readChanges(row))) values.set(field, value);
    const [made] = ofOne;
    const isInForce =
      values.get('withdrawn') !== true &&
      (values.get('reopenedOn') ?? null) === null &&
      (values.get('snapshot') ?? null) !== null;
    return made !== undefined && isInForce ? [made] : [];
  });
  const [earliest, ...others] = closings.toSorted(byClock);
  if (earliest === undefined) return [];
  return others
    .filter((other) => !knows(db, other, earliest))
    .map((other) => ({
      list: 'closings',
      child: other.child_id,
      field: '',
      kind: 'closing' as const,
      winning: earliest,
      losing: other,
    }));
}
