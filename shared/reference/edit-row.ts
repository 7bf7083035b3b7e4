import type { JsonValue } from '../registers/field.ts';
import type { RecordSave } from '../registers/save-request.ts';
import { addDays, type PlainDate } from '../time/plain-date.ts';
import type { Catalogue, ReferenceRow } from './reference-row.ts';
import { referenceItem } from '../registers/reference-item/reference-item.ts';

type Values = Readonly<Record<string, JsonValue>>;

/** A new row of a catalogue with nothing in it. */
export function blankRow(catalogue: Catalogue, id: string): ReferenceRow {
  return {
    id,
    catalogue,
    code: '',
    name: '',
    nameEn: '',
    nameZh: '',
    shortName: null,
    aliases: [],
    validFrom: null,
    validTo: null,
    parentCode: null,
    successorIds: [],
    attributes: {},
    confirmed: true,
    source: null,
  };
}

/** A row as the fields of its register. */
export function fieldsOfRow(row: ReferenceRow): Values {
  const { id: _id, code, aliases, successorIds, attributes, ...rest } = row;
  return {
    ...rest,
    itemCode: code,
    aliases: [...aliases],
    successorIds: [...successorIds],
    attributes: { ...attributes },
  };
}

/** What a save of `after` must name: every field of a new row, the changed ones of a row that is kept. */
export function changedFields(before: ReferenceRow | null, after: ReferenceRow): Values {
  const next = fieldsOfRow(after);
  if (before === null) return next;
  const kept = fieldsOfRow(before);
  return Object.fromEntries(
    Object.entries(next).filter(([name, value]) => comparable(value) !== comparable(kept[name] ?? null)),
  );
}

/** The save of one row; null where nothing differs. */
export function saveOfRow(before: ReferenceRow | null, after: ReferenceRow): RecordSave | null {
  const fields = changedFields(before, after);
  if (Object.keys(fields).length === 0) return null;
  return { register: referenceItem.name, id: after.id, fields, children: {} };
}

/**
 * The saves by which `next` takes the place of `row` from the day `next.validFrom`: the row ends on the day before and
 * names it as its only successor, for `next` goes on to those the row had. They belong in one save, so that no day has two rows or none.
 */
export function supersede(
  row: ReferenceRow,
  next: ReferenceRow & { readonly validFrom: PlainDate },
): readonly RecordSave[] {
  const ended = {
    ...row,
    validTo: addDays(next.validFrom, -1),
    successorIds: [next.id],
  };
  return [saveOfRow(row, ended), saveOfRow(null, next)].filter((save) => save !== null);
}

/** A copy of a row that will take its place; it begins on a day still to be given and keeps the row's own end. */
export function copyOf(row: ReferenceRow, id: string, validFrom: PlainDate | null): ReferenceRow {
  return { ...row, id, validFrom };
}

/** Text by which two values are the same: empty is absent, and the order of attributes does not matter. */
function comparable(value: JsonValue): string {
  if (value === '' || value === null) return 'null';
  if (typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
