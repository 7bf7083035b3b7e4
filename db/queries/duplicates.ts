import {
  fieldValue,
  titleKeyOf,
  type AnyRecord,
  type AnyRegister,
} from '../../shared/registers/define-register.ts';
import { columnOf } from '../columns.ts';
import { countingRules } from '../settings.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

/** A record that may be the same thing as the one being typed. */
export interface DuplicateHint {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

/** What of a field two records are compared by, in SQL and as a value. */
export function comparable(
  register: AnyRegister,
  record: AnyRecord,
  name: string,
): { readonly sql: string; readonly value: unknown } {
  const column = `r.${columnOf(name)}`;
  const value = fieldValue(record, name);
  const part = { reference: 'text', marker: 'order' }[String(register.fields[name]?.kind)];
  if (part === undefined) return { sql: column, value };
  const inner = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return { sql: `${column} ->> '${part}'`, value: inner.find(([key]) => key === part)?.[1] ?? null };
}

/** Kept records of nearly the same day (three days either way) that have the same title or share what tells them apart. */
export function duplicateHints(
  store: ReadStore,
  register: AnyRegister,
  record: AnyRecord,
): readonly DuplicateHint[] {
  const summary = register.summarise(record, countingRules(store));
  if (summary.decidingDate === null) return [];
  const likely = register.likelyDuplicateFields.map((name) => comparable(register, record, name));
  const told = likely.length > 0 && likely.every(({ value }) => value !== null);
  const alike = told ? ` OR (${likely.map(({ sql }) => `${sql} = ?`).join(' AND ')})` : '';
  return prepared<unknown[], DuplicateHint>(
    mainOf(store),
    `SELECT s.record_id AS id, s.code, s.title FROM record_summary AS s JOIN ${register.table} AS r ON r.id = s.record_id
     WHERE s.register = ? AND s.withdrawn = 0 AND s.record_id <> ?
       AND s.deciding_date BETWEEN date(?, '-3 days') AND date(?, '+3 days') AND (s.title_key = ?${alike})
     ORDER BY s.number DESC LIMIT 5`,
  ).all(
    register.name,
    record.id,
    summary.decidingDate,
    summary.decidingDate,
    titleKeyOf(register, summary.title),
    ...(told ? likely.map(({ value }) => value) : []),
  );
}
