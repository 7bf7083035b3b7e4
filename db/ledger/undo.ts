import type { WorkProgress } from '../../shared/contract/works.ts';
import { setting } from '../../shared/registers/setting/setting.ts';
import { refillingWhereStale } from '../projections/refill.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { isRegisterName, registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import type { Withdrawn } from '../../shared/registers/define-register.ts';
import type { KeptPlace, SaveOutcome, UndoOutcome } from '../../shared/registers/save-request.ts';
import { logOfRecord, readChanges, recordsOfSave, type LogRow, type SavedPlace } from '../change-log.ts';
import type { StoredValue } from '../columns.ts';
import { readStored, type StoredRecord } from '../record-rows.ts';
import {
  isChildCreation,
  isCreation,
  isMadeBy,
  keptFields,
  same,
  madeBy,
  stayingWhole,
  type Made,
  type Touched,
} from './changed-since.ts';
import { takeInStored, takingInStored } from './intake.ts';
import { onceBeside } from './once-beside.ts';
import { once, type Call, type Writing } from './once.ts';
import { straight } from './steps.ts';
import type { StoredChange, StoredChildChange } from './stored-change.ts';
import type { WriteStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

/** What is taken back, and why. */
interface Undoing {
  readonly saveId: string;
  /** With this reason records and rows that the save made are withdrawn. */
  readonly reason: string;
  /** Takes back only what the save did to this record, whoever changed it since; null: to all of its records. */
  readonly recordId: string | null;
}

/**
 * Takes a save back: of its fields, only those that still hold what it wrote. Undoing a creation withdraws the record
 * (or child) with `reason`; the record itself stays, and can be restored. Where all of a save is undone, records that it
 * made and others changed since stay as they are. The answer tells what stays.
 * @throws Refusal `nothing-to-undo` when no field still holds what the save wrote.
 */
export function undoSave(
  store: WriteStore,
  writeId: string,
  saveId: string,
  reason: string,
  recordId: string | null = null,
): UndoOutcome {
  const undone = { saveId, reason, recordId };
  return once(store, undoCall(writeId, undone), (writing) => straight(undoing(writing, undone)));
}

/** As `undoSave`, for a save of many records: other calls are answered meanwhile (`onceBeside`). */
export function undoBeside(
  store: WriteStore,
  writeId: string,
  undone: Undoing,
  pause: (progress: WorkProgress) => Promise<void>,
): Promise<UndoOutcome> {
  return onceBeside(store, undoCall(writeId, undone), (writing) => undoing(writing, undone), pause);
}

/** Records of a save beyond which others notice that they wait for it: each takes some milliseconds. */
export const FEW_RECORDS = 20;

/** Whether taking it back keeps others waiting for long: so much was saved, or something that all is counted by. */
export function isLongSave(store: WriteStore, saveId: string): boolean {
  const places = recordsOfSave(mainOf(store), saveId);
  return places.length > FEW_RECORDS || places.some(({ register }) => register === setting.name);
}

function undoCall(writeId: string, undone: Undoing): Call {
  return { name: 'records.undo', writeId, request: { ...undone }, origin: 'undo' };
}

function* undoing(
  writing: Writing,
  { saveId, reason, recordId }: Undoing,
): Generator<WorkProgress, UndoOutcome, void> {
  const { store } = writing;
  const places = recordsOfSave(mainOf(store), saveId).filter(
    (place) => recordId === null || place.recordId === recordId,
  );
  if (places.length === 0) throw new Refusal('nothing-to-undo');
  // Each place is gone through twice.
  let steps = 0;
  const told = (): WorkProgress => {
    steps = Math.min(steps + 1, 2 * places.length);
    return { step: 'undo', done: Math.floor((50 * steps) / places.length), total: 100 };
  };
  const made: Made[] = [];
  for (const place of recordId === null ? places : []) {
    yield told();
    const one = madeBy(touchedBy(store, place, saveId));
    if (one !== null) made.push(one);
  }
  const staying = stayingWhole(made);
  const kept: KeptPlace[] = [];
  let isSomething = false;
  // A record at a time: a long save has no room in memory as a whole.
  const changes = function* changes(): Generator<StoredChange, void, void> {
    for (const place of places) {
      const one = touchedBy(store, place, saveId);
      const { id, code } = one.stored;
      const whole = staying.has(id);
      const fields = whole || isMadeBy(one) ? [] : keptFields(one);
      if (whole || fields.length > 0) kept.push({ register: one.name, id, code, whole, fields });
      if (whole) continue;
      const change = undoOfRecord(one, reason);
      isSomething ||= !isNothing(change);
      yield change;
    }
  };
  const saving = takingInStored(writing, changes());
  let step = saving.next();
  for (; step.done !== true; step = saving.next()) yield told();
  const outcome = step.value;
  if (!isSomething) throw new Refusal('nothing-to-undo');
  // Settings may be among it that everything is counted by.
  yield* refillingWhereStale(store);
  return { ...outcome, kept };
}

/**
 * Brings a record back to what it was after the save `saveId`; later children are withdrawn.
 * @throws Refusal `version-not-found` when that save did not touch the record.
 */
export function restoreVersion(
  store: WriteStore,
  writeId: string,
  registerName: RegisterName,
  recordId: string,
  saveId: string,
): SaveOutcome {
  const request = { registerName, recordId, saveId };
  return once(store, { name: 'records.restoreVersion', writeId, request, origin: 'restore' }, (writing) => {
    const rows = logOfRecord(mainOf(store), recordId);
    const last = rows.findLastIndex((row) => row.save_id === saveId);
    if (last < 0) throw new Refusal('version-not-found');
    const stored = readStored(mainOf(store), registerNamed(registerName), recordId);
    if (stored === null) throw new Refusal('record-not-found');
    const known = new Set(rows.slice(0, last + 1).map(placeOf));
    return takeInStored(writing, [backTo(registerName, stored, known, valuesBefore(rows.slice(last + 1)))]);
  });
}

function touchedBy(
  store: WriteStore,
  { register: name, recordId, schemaVersion }: SavedPlace,
  saveId: string,
): Touched {
  if (!isRegisterName(name)) throw new Refusal('database-newer', { found: schemaVersion, known: 0 });
  const register = registerNamed(name);
  const stored = readStored(mainOf(store), register, recordId);
  if (stored === null) throw new Refusal('record-not-found');
  const all = logOfRecord(mainOf(store), recordId);
  return {
    name,
    register,
    stored,
    rows: all.filter((row) => row.save_id === saveId),
    others: all.filter((row) => row.save_id !== saveId),
  };
}

function undoOfRecord(touched: Touched, reason: string): StoredChange {
  const { register, stored, rows } = touched;
  const { id } = stored;
  if (isMadeBy(touched)) {
    // The save made the record: it is withdrawn whole, so that it can be reinstated whole.
    const own = stored.withdrawn === null ? { withdrawn: { reason } } : {};
    return { register, id, values: {}, children: {}, ...own };
  }
  const values: Record<string, StoredValue> = {};
  let withdrawn: Withdrawn | null | undefined;
  const children: Record<string, StoredChildChange[]> = {};
  for (const row of rows) {
    // What came to a record of a fixed id since, such as the closing of a report, stands on it.
    if (isCreation(row)) continue;
    const changes = readChanges(row);
    if (row.child_list === '') {
      for (const [field, [old, written]] of Object.entries(changes)) {
        if (field === 'withdrawn') {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the log keeps it as the intake took it in: null or a reason
          if (same(asStored(stored.withdrawn), written)) withdrawn = old as Withdrawn | null;
        } else if (same(stored.values[field] ?? null, written)) values[field] = old;
      }
      continue;
    }
    const child = stored.children[row.child_list]?.find((candidate) => candidate.id === row.child_id);
    if (child === undefined) continue;
    const list = (children[row.child_list] ??= []);
    if (isChildCreation(changes)) {
      list.push({ id: child.id, withdrawn: true, values: {} });
      continue;
    }
    const childValues: Record<string, StoredValue> = {};
    let frame: { position?: number; withdrawn?: boolean } = {};
    for (const [field, [old, written]] of Object.entries(changes)) {
      if (field === 'position') {
        if (child.position === written) frame = { ...frame, position: Number(old) };
      } else if (field === 'withdrawn') {
        if (child.withdrawn === written) frame = { ...frame, withdrawn: old === true };
      } else if (same(child.values[field] ?? null, written)) childValues[field] = old;
    }
    list.push({ id: child.id, ...frame, values: childValues });
  }
  return { register, id, values, children, ...(withdrawn === undefined ? {} : { withdrawn }) };
}

function isNothing(change: StoredChange): boolean {
  return (
    Object.keys(change.values).length === 0 &&
    change.withdrawn === undefined &&
    Object.values(change.children).every((rows) =>
      rows.every(
        (row) =>
          Object.keys(row.values).length === 0 && row.position === undefined && row.withdrawn === undefined,
      ),
    )
  );
}

const placeOf = (row: LogRow): string => `${row.child_list}/${row.child_id}`;

type Places = ReadonlyMap<string, ReadonlyMap<string, StoredValue>>;

/** What each field that `rows` changed held before the first of them. */
function valuesBefore(rows: readonly LogRow[]): Places {
  const places = new Map<string, Map<string, StoredValue>>();
  for (const row of rows) {
    const fields = places.get(placeOf(row)) ?? new Map<string, StoredValue>();
    places.set(placeOf(row), fields);
    for (const [field, [old]] of Object.entries(readChanges(row)))
      if (!fields.has(field)) fields.set(field, old);
  }
  return places;
}

function backTo(
  name: RegisterName,
  stored: StoredRecord,
  known: ReadonlySet<string>,
  before: Places,
): StoredChange {
  const register = registerNamed(name);
  const ofFields = (fields: object, place: string): Record<string, StoredValue> =>
    Object.fromEntries([...(before.get(place) ?? [])].filter(([field]) => Object.hasOwn(fields, field)));
  const children = Object.entries(stored.children).map(([list, rows]) => {
    const changes = rows.flatMap((row): StoredChildChange[] => {
      const place = `${list}/${row.id}`;
      const touched = before.get(place);
      if (touched === undefined) return [];
      if (!known.has(place)) return [{ id: row.id, withdrawn: true, values: {} }];
      const position = touched.get('position');
      return [
        {
          id: row.id,
          ...(typeof position === 'number' ? { position } : {}),
          ...(touched.has('withdrawn') ? { withdrawn: touched.get('withdrawn') === true } : {}),
          values: ofFields(register.children[list]?.fields ?? {}, place),
        },
      ];
    });
    return [list, changes] as const;
  });
  const frame = before.get('/');
  return {
    register,
    id: stored.id,
    values: ofFields(register.fields, '/'),
    children: Object.fromEntries(children),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the log keeps it as the intake took it in: null or a reason
    ...(frame?.has('withdrawn') === true ? { withdrawn: frame.get('withdrawn') as Withdrawn | null } : {}),
  };
}

const asStored = (withdrawn: Withdrawn | null): StoredValue =>
  withdrawn === null ? null : { reason: withdrawn.reason };
