import { isPlainDate, type PlainDate } from '../time/plain-date.ts';
import {
  childRows,
  fieldValue,
  notWithdrawn,
  type AnyChild,
  type AnyRecord,
  type InForce,
} from './define-register.ts';

/** From `on` (inclusive) `value` holds, until the next one. */
export interface Replacement {
  readonly on: PlainDate;
  readonly value: PlainDate;
}

/** The date that holds on a day: of the last replacement made by then, of those of one day the latest; else the first one. */
export function heldOn(
  first: PlainDate | null,
  replacements: readonly Replacement[],
  day: PlainDate,
): PlainDate | null {
  return (
    replacements
      .filter(({ on }) => on <= day)
      .toSorted(byDay)
      .at(-1)?.value ?? first
  );
}

/** The replacements of a record in the order in which they came to hold, each with the id of its row. */
export function replacementsOf(
  rule: InForce,
  record: AnyRecord,
): readonly (Replacement & { readonly id: string })[] {
  const since = dateOf(record, rule.since);
  return notWithdrawn(childRows(record, rule.list))
    .flatMap((row) => {
      const on = dateOf(row, rule.from) ?? since;
      const value = dateOf(row, rule.value);
      return on === null || value === null ? [] : [{ id: row.id, on, value }];
    })
    .toSorted(byDay);
}

/** The date of a record that holds on a day. */
export function inForceOn(rule: InForce, record: AnyRecord, day: PlainDate): PlainDate | null {
  return heldOn(dateOf(record, rule.field), replacementsOf(rule, record), day);
}

/** The date that the date of a row came in place of; of two rows of one day the earlier date comes first. */
export function heldBefore(rule: InForce, record: AnyRecord, rowId: string): PlainDate | null {
  const made = replacementsOf(rule, record);
  const at = made.findIndex(({ id }) => id === rowId);
  return made[at - 1]?.value ?? dateOf(record, rule.field);
}

function byDay(a: Replacement, b: Replacement): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return a.value === b.value ? 0 : a.value < b.value ? -1 : 1;
}

function dateOf(holder: AnyRecord | AnyChild, name: string): PlainDate | null {
  const value = fieldValue(holder, name);
  return typeof value === 'string' && isPlainDate(value) ? value : null;
}
