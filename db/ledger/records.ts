import { registerNamed } from '../../shared/registers/all-registers.ts';
import {
  childRows,
  fieldValue,
  missingOf,
  type AnyRecord,
  type AnyRegister,
} from '../../shared/registers/define-register.ts';
import type { Field, Fields } from '../../shared/registers/field.ts';
import type {
  ChildSave,
  InputValue,
  RecordSave,
  SavedRecord,
  SaveOutcome,
  SaveRequest,
} from '../../shared/registers/save-request.ts';
import { validateRecord, valueProblem } from '../../shared/registers/validate.ts';
import { issue, type Issue } from '../../shared/registers/check.ts';
import { withChanges } from '../../shared/registers/edit-record.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { markerValue } from '../../shared/border/marker.ts';
import { normalise } from '../../shared/text/fold.ts';
import { withoutUnseen } from '../../shared/text/typed-text.ts';
import type { Changes, Origin } from '../change-log.ts';
import { LogWriter } from './log-writer.ts';
import { checkContext } from './check-context.ts';
import { assertStillThere } from '../file/data-folder.ts';
import { nextCode } from './codes.ts';
import { canonicalJson, type StoredValue } from '../columns.ts';
import {
  readStored,
  toRecord,
  writeChildRow,
  writeRow,
  type StoredChild,
  type StoredRecord,
  type StoredValues,
} from '../record-rows.ts';
import { forgetReference } from '../reference.ts';
import { seal, unseal } from '../secrets.ts';
import { countingRules } from '../settings.ts';
import { refusing } from '../file/refusing.ts';
import { prepared } from '../file/sqlite.ts';
import { presentInstant, type Device, type ReadStore, type WriteStore } from '../store.ts';
import { keepLinkedSummaries, keepSummary } from '../projections/summaries.ts';
import { mainOf } from '../file/handles.ts';

/** A change of one record in the form that rows and log keep: secrets are ciphertext already. */
export interface StoredChange {
  readonly register: AnyRegister;
  readonly id: string;
  readonly values: StoredValues;
  readonly withdrawn?: StoredRecord['withdrawn'];
  readonly children: Readonly<Record<string, readonly StoredChildChange[]>>;
}

export interface StoredChildChange {
  readonly id: string;
  readonly position?: number;
  readonly withdrawn?: boolean;
  readonly values: StoredValues;
}

/**
 * THE write path. Saves records, their children, summary and search row and one log row for each changed record or
 * child, in one transaction. Repeated with the same `writeId` it changes nothing and answers as before.
 * @throws Refusal `invalid-record` with the issues of the first record that an error keeps out, and its id as `record`: then nothing
 *   is saved.
 */
export function saveRecords(store: WriteStore, request: SaveRequest, origin: Origin = 'save'): SaveOutcome {
  return writing(store, request.writeId, origin, (writer, device) => {
    const records: SavedRecord[] = [];
    const applied = new Map<string, Applied>();
    for (const save of request.saves) {
      const register = registerNamed(save.register);
      const change = toStoredChange(store, register, save);
      const outcome = apply(store, writer, device, completed(store, change.change));
      if (change.issues.length > 0) {
        const issues = [...change.issues, ...blocking(store, register, outcome.record)];
        throw new Refusal('invalid-record', { record: save.id }, issues);
      }
      applied.set(save.id, { register, record: outcome.record });
      records.push({
        register: save.register,
        id: save.id,
        code: outcome.record.code,
        changed: outcome.changed,
      });
    }
    refuseInvalid(store, applied.values());
    return { saveId: request.writeId, records };
  });
}

interface Applied {
  readonly register: AnyRegister;
  readonly record: AnyRecord;
}

/** Judges records once all of a save are applied: what one row gives up, another of the same save may take. */
function refuseInvalid(store: WriteStore, applied: Iterable<Applied>): void {
  for (const { register, record } of applied) {
    if (record.withdrawn !== null) continue;
    const issues = blocking(store, register, record);
    if (issues.length > 0) throw new Refusal('invalid-record', { record: record.id }, issues);
  }
}

/**
 * Saves what was read from the log: for undo and for restoring an earlier version. Only rows of reference data are
 * checked again.
 * @throws Refusal `invalid-record` when such a row would overlap another.
 */
export function saveStored(
  store: WriteStore,
  writeId: string,
  origin: Origin,
  changes: () => readonly StoredChange[],
): SaveOutcome {
  return writing(store, writeId, origin, (writer, device) => {
    const applied: Applied[] = [];
    const records = changes().map((change) => {
      const outcome = apply(store, writer, device, change);
      applied.push({ register: change.register, record: outcome.record });
      return {
        register: change.register.name as SavedRecord['register'],
        id: change.id,
        code: outcome.record.code,
        changed: outcome.changed,
      };
    });
    // Two rows of reference data on one day would make every name of that day a guess.
    refuseInvalid(
      store,
      applied.filter(({ register }) => register.lookups.includes('sameCodeRows')),
    );
    return { saveId: writeId, records };
  });
}

/** Issues and missing fields of a record as kept or as typed. */
export function judge(
  store: ReadStore,
  register: AnyRegister,
  record: AnyRecord,
): { readonly issues: readonly Issue[]; readonly missing: readonly string[] } {
  const context = checkContext(store, register, record);
  return {
    issues: [...validateRecord(register, record), ...register.check(record, context)],
    missing: missingOf(register, record, context),
  };
}

function blocking(store: WriteStore, register: AnyRegister, record: AnyRecord): readonly Issue[] {
  return judge(store, register, record).issues.filter((found) => found.severity === 'error');
}

/** Whether a call was already acted upon: one that is made again after its answer was lost is not refused for it. */
export function isApplied(store: WriteStore, writeId: string): boolean {
  return appliedCall(store, writeId) !== undefined;
}

function appliedCall(store: WriteStore, writeId: string): { readonly outcome: string } | undefined {
  return prepared<[string], { outcome: string }>(
    mainOf(store),
    'SELECT outcome FROM applied_call WHERE write_id = ?',
  ).get(writeId);
}

function writing(
  store: WriteStore,
  writeId: string,
  origin: Origin,
  work: (writer: LogWriter, device: Device) => SaveOutcome,
): SaveOutcome {
  const { device } = store;
  if (device === null) throw new Refusal('not-set-up');
  assertStillThere(store.directory, store.fileIdentity);
  const known = appliedCall(store, writeId);
  if (known !== undefined) return JSON.parse(known.outcome) as SaveOutcome;
  try {
    return refusing(() => {
      const writer = new LogWriter(store, device, writeId, origin);
      const outcome = mainOf(store)
        .transaction(() => {
          const done = work(writer, device);
          writer.finish();
          prepared(mainOf(store), 'INSERT INTO applied_call VALUES (?, ?, ?)').run(
            writeId,
            JSON.stringify(done),
            store.now().toISOString(),
          );
          return done;
        })
        .immediate();
      store.lastClock = writer.clock;
      return outcome;
    });
  } catch (error) {
    // Checks may have read rows that were rolled back.
    forgetReference(store);
    throw error;
  }
}

function apply(
  store: WriteStore,
  writer: LogWriter,
  device: Device,
  change: StoredChange,
): { readonly record: AnyRecord; readonly changed: boolean } {
  const { register, id } = change;
  const before = readStored(mainOf(store), register, id);
  const base = before ?? emptyRecord(register, id);
  const fieldChanges = differences(register.fields, base.values, change.values, before === null);
  const withdrawn = change.withdrawn === undefined ? base.withdrawn : change.withdrawn;
  if (canonicalJson(asJson(withdrawn)) !== canonicalJson(asJson(base.withdrawn))) {
    fieldChanges['withdrawn'] = [asJson(base.withdrawn), asJson(withdrawn)];
  }
  const values = { ...base.values, ...newValues(fieldChanges, register.fields) };
  let children = base.children;
  let childChanged = false;
  const childLog: (() => void)[] = [];
  for (const [name, saves] of Object.entries(change.children)) {
    const list = register.children[name];
    if (list === undefined) throw new Refusal('message-invalid', { field: name });
    const rows = new Map((base.children[name] ?? []).map((row) => [row.id, row]));
    for (const save of saves) {
      const { row, changes } = mergeChild(list.fields, rows.get(save.id), save, rows.size);
      if (Object.keys(changes).length === 0) continue;
      rows.set(row.id, row);
      childChanged = true;
      writeChildRow(mainOf(store), list, id, row);
      const place = { register: register.name, recordId: id, childList: name, childId: row.id };
      childLog.push(() => writer.append(place, changes));
    }
    children = { ...children, [name]: [...rows.values()].toSorted((a, b) => a.position - b.position) };
  }
  const isNew = before === null;
  const code = isNew
    ? nextCode(mainOf(store), register, device.prefix, values, presentInstant(store))
    : base.code;
  const stored: StoredRecord = { id, code, withdrawn, values, children };
  if (isNew) fieldChanges['code'] = [null, code];
  const rowChanged = Object.keys(fieldChanges).length > 0;
  if (rowChanged) {
    writeRow(mainOf(store), register, stored);
    writer.append({ register: register.name, recordId: id, childList: '', childId: '' }, fieldChanges);
    if (register.name === 'reference-item') forgetReference(store);
  }
  for (const append of childLog) append();
  const record = toRecord(store, register, stored);
  if (rowChanged || childChanged) {
    keepSummary(store, register, record, countingRules(store), writer.clock);
    keepLinkedSummaries(store, id, countingRules(store));
  }
  return { record, changed: rowChanged || childChanged };
}

/** A change with what the definition knows of new child rows and they came without. */
function completed(store: WriteStore, change: StoredChange): StoredChange {
  const { register, id } = change;
  const lists = Object.keys(change.children).filter((name) => register.children[name]?.completing);
  if (lists.length === 0) return change;
  const before = readStored(mainOf(store), register, id) ?? emptyRecord(register, id);
  const record = withChanges(register, toRecord(store, register, before), {
    fields: change.values,
    children: Object.fromEntries(
      Object.entries(change.children).map(([name, rows]) => [
        name,
        rows.map(({ values, ...row }) => ({ ...row, fields: values })),
      ]),
    ),
  });
  const children = { ...change.children };
  for (const name of lists) {
    const kept = new Set(before.children[name]?.map((row) => row.id));
    children[name] = (change.children[name] ?? []).map((save): StoredChildChange => {
      const row = childRows(record, name).find((one) => one.id === save.id);
      if (kept.has(save.id) || row === undefined || row.withdrawn) return save;
      const known = Object.entries(register.children[name]?.completing?.(row, record) ?? {});
      const missing = known.filter(([field]) => fieldValue(row, field) === null);
      return { ...save, values: { ...save.values, ...Object.fromEntries(missing) } };
    });
  }
  return { ...change, children };
}

function emptyRecord(register: AnyRegister, id: string): StoredRecord {
  const values = Object.fromEntries(Object.keys(register.fields).map((name) => [name, null]));
  const children = Object.fromEntries(Object.keys(register.children).map((name) => [name, []]));
  return { id, code: '', withdrawn: null, values, children };
}

type MutableChanges = Record<string, readonly [StoredValue, StoredValue]>;

/** Changed fields with old and new value; a new record also gets the initial values that were not named. */
function differences(
  fields: Fields,
  before: StoredValues,
  after: StoredValues,
  isNew: boolean,
): MutableChanges {
  const changes: MutableChanges = {};
  for (const [name, field] of Object.entries(fields)) {
    const named = Object.hasOwn(after, name);
    if (!named && !isNew) continue;
    const old = before[name] ?? null;
    const next = named ? (after[name] ?? null) : ((field.initial ?? null) as StoredValue);
    if (canonicalJson(old) !== canonicalJson(next)) changes[name] = [old, next];
  }
  return changes;
}

function newValues(changes: Changes, fields: Fields): StoredValues {
  return Object.fromEntries(
    Object.entries(changes)
      .filter(([name]) => Object.hasOwn(fields, name))
      .map(([name, [, next]]) => [name, next]),
  );
}

function mergeChild(
  fields: Fields,
  before: StoredChild | undefined,
  save: StoredChildChange,
  count: number,
): { readonly row: StoredChild; readonly changes: Changes } {
  const changes = differences(fields, before?.values ?? {}, save.values, before === undefined);
  const position = save.position ?? before?.position ?? count;
  const withdrawn = save.withdrawn ?? before?.withdrawn ?? false;
  if (before?.position !== position) changes['position'] = [before?.position ?? null, position];
  if ((before?.withdrawn ?? false) !== withdrawn)
    changes['withdrawn'] = [before?.withdrawn ?? false, withdrawn];
  const empty = Object.fromEntries(Object.keys(fields).map((name) => [name, null]));
  const values = { ...empty, ...before?.values, ...newValues(changes, fields) };
  return { row: { id: save.id, position, withdrawn, values }, changes };
}

const asJson = (withdrawn: StoredRecord['withdrawn']): StoredValue =>
  withdrawn === null ? null : { reason: withdrawn.reason };

/** Judges what came in field by field, brings text to NFC and seals secrets that differ from what is kept. */
function toStoredChange(
  store: WriteStore,
  register: AnyRegister,
  save: RecordSave,
): { readonly change: StoredChange; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const stored = (
    fields: Fields,
    values: Readonly<Record<string, InputValue>>,
    kept: StoredValues,
    place: Partial<Issue>,
  ): StoredValues => {
    const result: Record<string, StoredValue> = {};
    for (const [name, raw] of Object.entries(values)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined) throw new Refusal('message-invalid', { field: name });
      const value = tidy(field, raw);
      const problem = valueProblem(field, value);
      if (problem !== null) {
        issues.push(
          issue('error', problem.code, { list: null, childId: null, ...place, field: name }, problem.params),
        );
        continue;
      }
      result[name] =
        field.kind === 'secret' && typeof value === 'string'
          ? sealed(store, save.id, value, kept[name] ?? null)
          : value;
    }
    return result;
  };
  const before = readStored(mainOf(store), register, save.id);
  const values = stored(register.fields, save.fields, before?.values ?? {}, {});
  const children = Object.entries(save.children).map(([name, rows]) => {
    const list = Object.hasOwn(register.children, name) ? register.children[name] : undefined;
    if (list === undefined) throw new Refusal('message-invalid', { field: name });
    const changed = rows.map(({ fields, ...row }: ChildSave) => {
      const kept = before?.children[name]?.find((child) => child.id === row.id)?.values ?? {};
      return { ...row, values: stored(list.fields, fields, kept, { list: name, childId: row.id }) };
    });
    return [name, changed] as const;
  });
  const change: StoredChange = {
    register,
    id: save.id,
    values,
    children: Object.fromEntries(children),
    ...(save.withdrawn === undefined ? {} : { withdrawn: save.withdrawn }),
  };
  return { change, issues };
}

function sealed(store: WriteStore, recordId: string, plain: string, kept: StoredValue): string {
  // Sealing the same number anew would read as a change in the log.
  if (typeof kept === 'string' && unseal(store, recordId, kept) === plain) return kept;
  return seal(store, recordId, plain);
}

function tidy(field: Field, value: InputValue): InputValue {
  if (typeof value === 'string') {
    if (field.kind === 'longText') return emptyAsNull(withoutUnseen(value).replaceAll('\r\n', '\n'));
    return emptyAsNull(normalise(value));
  }
  if (field.kind === 'marker' && value !== null && typeof value === 'object' && 'text' in value) {
    const text = typeof value['text'] === 'string' ? normalise(value['text']) : '';
    return text === '' ? null : { ...markerValue(text) };
  }
  // The rest of a link is read from the record that it points to.
  if (field.kind === 'recordLink' && value !== null && typeof value === 'object' && 'id' in value)
    return { register: value['register'] ?? null, id: value['id'] };
  if (field.kind === 'reference' && value !== null && typeof value === 'object' && 'text' in value) {
    const text = typeof value['text'] === 'string' ? normalise(value['text']) : '';
    return text === '' ? null : { code: value['code'] ?? null, text };
  }
  return value;
}

const emptyAsNull = (text: string): string | null => (text.trim() === '' ? null : text);
