import { Refusal } from '../../shared/contract/refusal.ts';
import { markerValue } from '../../shared/border/marker.ts';
import { issue, type Issue } from '../../shared/registers/check.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { Field, Fields } from '../../shared/registers/field.ts';
import type { ChildSave, InputValue, RecordSave } from '../../shared/registers/save-request.ts';
import { hasOtherKeys, valueProblem } from '../../shared/registers/validate.ts';
import { normalise } from '../../shared/text/fold.ts';
import { withoutUnseen } from '../../shared/text/typed-text.ts';
import type { StoredValue } from '../columns.ts';
import { missingFiles } from '../files.ts';
import type { StoredRecord, StoredValues } from '../record-rows.ts';
import { seal, unseal } from '../secrets.ts';
import type { WriteStore } from '../store.ts';
import type { StoredChange } from './stored-change.ts';

/** Judges what came in field by field, brings text to NFC and seals secrets that differ from what is kept. */
export function tidied(
  store: WriteStore,
  register: AnyRegister,
  save: RecordSave,
  before: StoredRecord,
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
      if (field.kind === 'files') refuseUnknownFiles(store, raw, kept[name] ?? null);
      const value = tidy(field, raw);
      const problem = valueProblem(field, value);
      if (problem !== null) {
        issues.push(
          issue('error', problem.code, { list: null, childId: null, ...place, field: name }, problem.params),
        );
        continue;
      }
      // What does not fit its field is an issue, as half an amount that was typed; this is no typing.
      if (hasOtherKeys(field, raw)) throw new Refusal('message-invalid', { field: name });
      result[name] =
        field.kind === 'secret' && typeof value === 'string'
          ? sealed(store, save.id, value, kept[name] ?? null)
          : value;
    }
    return result;
  };
  const values = stored(register.fields, save.fields, before.values, {});
  const children = Object.entries(save.children).map(([name, rows]) => {
    const list = Object.hasOwn(register.children, name) ? register.children[name] : undefined;
    if (list === undefined) throw new Refusal('message-invalid', { field: name });
    const changed = rows.map(({ fields, ...row }: ChildSave) => {
      const kept = before.children[name]?.find((child) => child.id === row.id)?.values ?? {};
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

/** @throws Refusal `file-missing` for a file that is kept nowhere here, unless the record named it already. */
function refuseUnknownFiles(store: WriteStore, value: InputValue, kept: StoredValue): void {
  const named = hashesIn(value);
  if (named.length === 0) return;
  const before = new Set(hashesIn(typeof kept === 'string' ? JSON.parse(kept) : kept));
  const [missing] = missingFiles(
    store,
    named.filter((hash) => !before.has(hash)),
  );
  if (missing !== undefined) throw new Refusal('file-missing', { hash: missing });
}

function hashesIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((file: unknown) =>
    file !== null && typeof file === 'object' && 'hash' in file && typeof file.hash === 'string'
      ? [file.hash]
      : [],
  );
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
