import { Refusal, type RecordFaults } from '../../shared/contract/refusal.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import type { Issue } from '../../shared/registers/check.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { Fields, JsonValue } from '../../shared/registers/field.ts';
import type {
  RecordSave,
  SavedRecord,
  SaveOutcome,
  SaveRequest,
} from '../../shared/registers/save-request.ts';
import type { LogRow, Origin } from '../change-log.ts';
import type { StoredValue } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { emptyRecord, readStored, toRecord, versionOf, type StoredRecord } from '../record-rows.ts';
import type { WriteStore } from '../store.ts';
import { today } from '../today.ts';
import { apply, type Applied } from './apply.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { AppliedRecords } from './applied-records.ts';
import { CodeGiver } from './codes.ts';
import { confirmation, refuseNumbers } from './identity-gate.ts';
import { errorsBefore, judging } from './judge.ts';
import { LogWriter } from './log-writer.ts';
import { once, writingDevice, type Writing } from './once.ts';
import { straight } from './steps.ts';
import { childChanges, completed, recordChanges, type StoredChange } from './stored-change.ts';
import { tidied } from './tidy.ts';

/** Saves records as a writing call of its own: tidied, judged, logged and applied, or not at all. @throws Refusal as `once`, `refuseNumbers` and `takeIn`. */
export function saveRecords(
  store: WriteStore,
  { writeId, saves, noNumbers = [] }: SaveRequest,
  origin: Origin = 'save',
): SaveOutcome {
  const request = { saves: saves.map(asked), origin, ...confirmation(noNumbers) };
  return once(store, { name: 'records.save', writeId, request, origin }, (writing) => {
    // The sample is ours.
    if (origin !== 'sample') refuseNumbers(store, saves, noNumbers);
    return takeIn(writing, saves);
  });
}

/**
 * A save as the request of its call: of an identity-document number only that there is one. A hash of the number itself
 * would stay when its key is erased, and there are few enough numbers to try them all.
 */
function asked(save: RecordSave): JsonValue {
  const register = registerNamed(save.register);
  const told = (fields: Fields, values: RecordSave['fields']): RecordSave['fields'] =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        fields[name]?.kind === 'secret' ? value !== null && value !== '' : value,
      ]),
    );
  const children = Object.entries(save.children).map(([list, rows]) => {
    const fields = register.children[list]?.fields ?? {};
    return [list, rows.map((row) => ({ ...row, fields: told(fields, row.fields) }))] as const;
  });
  const { withdrawn, ...rest } = save;
  return {
    ...rest,
    ...(withdrawn === undefined ? {} : { withdrawn: withdrawn === null ? null : { ...withdrawn } }),
    fields: told(register.fields, save.fields),
    children: Object.fromEntries(children),
  };
}

/**
 * Takes saves in: tidies what came, seals secrets, makes codes and log rows, applies them, and judges the records as they
 * then stand.
 * @throws Refusal `invalid-record` with the issues of every record that an error keeps out, `changed-meanwhile` with the fields
 *   of every record that another save changed since the version that this one began from, both with the id of the first as
 *   `record`;
 *   `message-invalid` for a field, list or id that cannot be.
 */
export function takeIn(writing: Writing, saves: readonly RecordSave[]): SaveOutcome {
  return straight(takingIn(writing, saves));
}

/**
 * As `takeIn`, a record with each step: a call of many records lets others be answered in between.
 * @yields the share that is done, from 0 up to 1 (inclusive).
 */
export function* takingIn(
  writing: Writing,
  saves: readonly RecordSave[],
): Generator<number, SaveOutcome, void> {
  const { store } = writing;
  const recording = recordingOf(writing);
  const applied = new AppliedRecords(store);
  const typed = new Map<string, readonly Issue[]>();
  const changed: (RecordFaults & { readonly version: string })[] = [];
  const records: SavedRecord[] = [];
  for (const [at, save] of saves.entries()) {
    yield (at / saves.length) * APPLYING;
    const register = registerNamed(save.register);
    if (writing.origin !== 'sample') refuseOwnFields(register, save);
    const before = standing(store, register, save.id);
    const base = before ?? emptyRecord(register, save.id);
    const tidy = tidied(store, register, save, base);
    const change = completed(store, tidy.change, base);
    if (before !== null && save.basedOn !== undefined) {
      const meanwhile = changedMeanwhile(store, change, before, save.basedOn);
      if (meanwhile.issues.length > 0) {
        changed.push({ id: save.id, code: before.code, ...meanwhile });
        continue;
      }
    }
    const outcome = applyChange(writing, recording, change, before);
    if (tidy.issues.length > 0) typed.set(save.id, [...(typed.get(save.id) ?? []), ...tidy.issues]);
    applied.add(outcome);
    records.push(savedRecord(register, outcome));
  }
  const [first] = changed;
  if (first !== undefined) {
    const faults = changed.map(({ id, code, issues }) => ({ id, code, issues }));
    throw Refusal.ofRecords('changed-meanwhile', faults, { version: first.version });
  }
  let judged = 0;
  for (const _judged of judging(store, applied.all(), new Map(), typed)) {
    yield APPLYING + (judged / applied.size) * (1 - APPLYING);
    judged += 1;
  }
  return { saveId: writing.saveId, records };
}

/** Share of the time that records take until they are applied; the rest is judging. */
const APPLYING = 0.85;

/**
 * Takes in what was read from the log: for undo and for an earlier version. A record is refused only for errors that it
 * did not have before.
 * @throws Refusal `invalid-record` with the new errors of the first such record.
 */
export function takeInStored(writing: Writing, changes: readonly StoredChange[]): SaveOutcome {
  return straight(takingInStored(writing, changes));
}

/** As `takeInStored`, a record with each step; each change is asked for when its turn comes. */
export function* takingInStored(
  writing: Writing,
  changes: Iterable<StoredChange>,
): Generator<void, SaveOutcome, void> {
  const { store } = writing;
  const recording = recordingOf(writing);
  const applied = new AppliedRecords(store);
  const known = new Map<string, readonly Issue[]>();
  const records: SavedRecord[] = [];
  for (const change of changes) {
    yield;
    const { register, id } = change;
    const before = standing(store, register, id);
    if (before === null) throw new Refusal('record-not-found');
    const errors = errorsBefore(store, { register, record: toRecord(store, register, before) });
    if (errors.length > 0) known.set(id, errors);
    const outcome = applyChange(writing, recording, change, before);
    applied.add(outcome);
    records.push(savedRecord(register, outcome));
  }
  yield* judging(store, applied.all(), known, new Map());
  return { saveId: writing.saveId, records };
}

/** What the rows and codes of one writing call are made with: each follows the one before it. */
interface Recording {
  readonly log: LogWriter;
  readonly codes: CodeGiver;
}

function recordingOf(writing: Writing): Recording {
  const { store, saveId, origin } = writing;
  const device = writingDevice(writing);
  return {
    log: new LogWriter(store, device, saveId, origin),
    codes: new CodeGiver(mainOf(store), device.prefix, today(store)),
  };
}

/**
 * A record as it stands, or null for a new id.
 * @throws Refusal `message-invalid` for an id under which another register keeps a record.
 */
function standing(store: WriteStore, register: AnyRegister, id: string): StoredRecord | null {
  const stored = readStored(mainOf(store), register, id);
  if (stored !== null) return stored;
  const other = prepared<[string, string], number>(
    mainOf(store),
    'SELECT 1 FROM record_summary WHERE record_id = ? UNION ALL SELECT 1 FROM reference_item WHERE id = ?',
  ).get(id, id);
  if (other !== undefined) throw new Refusal('message-invalid', { field: 'id' });
  return null;
}

/** Makes the rows of a change and applies them. */
function applyChange(
  writing: Writing,
  recording: Recording,
  change: StoredChange,
  before: StoredRecord | null,
): Applied & { readonly changed: boolean } {
  const { store } = writing;
  const { register, id } = change;
  const base = before ?? emptyRecord(register, id);
  const rows = rowsOf(writing, recording, change, base, before === null);
  const applied = apply(store, rows, new Map([[id, base]])).get(id);
  if (applied !== undefined) return { ...applied, changed: true };
  return { register, record: toRecord(store, register, base), version: versionOf(store, id), changed: false };
}

function rowsOf(
  writing: Writing,
  { log, codes }: Recording,
  change: StoredChange,
  base: StoredRecord,
  isNew: boolean,
): readonly LogRow[] {
  const { register, id, values } = change;
  const rows: LogRow[] = [];
  const changes = recordChanges(change, base, isNew);
  if (isNew) changes['code'] = [null, codes.next(register, values)];
  if (writing.origin !== 'sample') fitToPlace(writing, register, changes, isNew);
  if (Object.keys(changes).length > 0)
    rows.push(log.next({ register: register.name, recordId: id, childList: '', childId: '' }, changes));
  for (const [name, saves] of Object.entries(change.children)) {
    const list = register.children[name];
    if (list === undefined) throw new Refusal('message-invalid', { field: name });
    const kept = new Map((base.children[name] ?? []).map((row) => [row.id, row]));
    const added = new Set(saves.map((save) => save.id).filter((childId) => !kept.has(childId)));
    refuseOthersChildren(writing.store, list.table, [...added]);
    let count = kept.size;
    for (const save of saves) {
      const ofChild = childChanges(list.fields, kept.get(save.id), save, count);
      if (Object.keys(ofChild).length === 0) continue;
      if (added.delete(save.id)) count += 1;
      rows.push(
        log.next({ register: register.name, recordId: id, childList: name, childId: save.id }, ofChild),
      );
    }
  }
  return rows;
}

/** @throws Refusal `message-invalid` for a field that the program itself writes. */
function refuseOwnFields({ begunAt, officeOnly = [] }: AnyRegister, { fields }: RecordSave): void {
  const own = Object.keys(fields).find((name) => name === begunAt || officeOnly.includes(name));
  if (own !== undefined) throw new Refusal('message-invalid', { field: own });
}

/** Notes at which post a new record was begun. @throws Refusal `office-only` for what only the department's PCs write. */
function fitToPlace(
  writing: Writing,
  { begunAt, officeOnly = [] }: AnyRegister,
  changes: Record<string, readonly [StoredValue, StoredValue]>,
  isNew: boolean,
): void {
  const { post } = writingDevice(writing);
  if (post === null) return;
  if (isNew && begunAt !== undefined) changes[begunAt] = [null, { ...post }];
  if (officeOnly.some((name) => changes[name] !== undefined)) throw new Refusal('office-only');
}

/** @throws Refusal `message-invalid` when another record has a child of one of these ids: it would move without a trace. */
function refuseOthersChildren(store: WriteStore, table: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const found = prepared<[string], number>(
    mainOf(store),
    `SELECT 1 FROM ${table} WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1`,
  ).get(JSON.stringify(ids));
  if (found !== undefined) throw new Refusal('message-invalid', { field: 'id' });
}

function savedRecord(
  register: AnyRegister,
  { record, version, changed }: Applied & { readonly changed: boolean },
): SavedRecord {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every definition bears one of the names of the registers
  const name = register.name as SavedRecord['register'];
  return { register: name, id: record.id, code: record.code, changed, version };
}
