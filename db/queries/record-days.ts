import type { OpenRegister, OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { mainOf } from '../file/handles.ts';
import { refusing } from '../file/refusing.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';

/** A day of a record, as it is shown. */
export interface ShownDay {
  readonly register: OpenRegisterName;
  readonly kind: string;
  readonly date: PlainDate;
  /** The day that a person set in its place; null: none. */
  readonly set: PlainDate | null;
  readonly detail: string | null;
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

/** Both ends inclusive; null: open. */
export interface DaySpan {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

/** The days of one kind in a span that someone who looks today is told of, by date. */
export function daysOfKind(
  store: ReadStore,
  register: OpenRegister,
  kind: string,
  { from, to }: DaySpan,
): readonly ShownDay[] {
  const now = today(store);
  return refusing(() =>
    prepared<string[], ShownDay>(
      mainOf(store),
      `SELECT d.register, d.kind, d.date, d.set_date AS "set", d.detail, d.record_id AS id, s.code,
         coalesce(d.title, s.title) AS title
       FROM record_day AS d JOIN record_summary AS s ON s.record_id = d.record_id
       WHERE d.register = ? AND d.kind = ? AND d.date BETWEEN ? AND ?
         AND (d.told_from IS NULL OR d.told_from <= ?) AND (d.told_to IS NULL OR d.told_to >= ?)
       ORDER BY d.date, d.record_id`,
      // Dates of people lie between 1900 and 2199.
    ).all(register.name, kind, from ?? '', to ?? '9', now, now),
  );
}

/**
 * What begins on a day of one kind and lasts until that of another, where any of its days lies in a span; by its first day.
 * @param since the earliest first day that is looked for.
 */
export function spansOfKind(
  store: ReadStore,
  register: OpenRegister,
  { kind, until }: { readonly kind: string; readonly until: string },
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
  since: PlainDate,
): readonly (ShownDay & { readonly until: PlainDate | null })[] {
  const now = today(store);
  return refusing(() =>
    prepared<string[], ShownDay & { readonly until: PlainDate | null }>(
      mainOf(store),
      `SELECT d.register, d.kind, d.date, d.set_date AS "set", d.detail, d.record_id AS id, s.code,
         coalesce(d.title, s.title) AS title, l.date AS until
       FROM record_day AS d JOIN record_summary AS s ON s.record_id = d.record_id
         LEFT JOIN record_day AS l ON l.record_id = d.record_id AND l.kind = ?
       WHERE d.register = ? AND d.kind = ? AND d.date BETWEEN ? AND ? AND coalesce(l.date, d.date) >= ?
         AND (d.told_from IS NULL OR d.told_from <= ?) AND (d.told_to IS NULL OR d.told_to >= ?)
       ORDER BY d.date, d.record_id`,
    ).all(until, register.name, kind, since, to, from, now, now),
  );
}

/** The newest record with a day of this kind and detail; null for none. */
export function newestWith(
  store: ReadStore,
  register: OpenRegister,
  kind: string,
  detail: string,
): { readonly id: string; readonly date: PlainDate } | null {
  return (
    prepared<string[], { readonly id: string; readonly date: PlainDate }>(
      mainOf(store),
      `SELECT record_id AS id, date FROM record_day WHERE register = ? AND kind = ? AND detail = ?
       ORDER BY date DESC LIMIT 1`,
    ).get(register.name, kind, detail) ?? null
  );
}
