import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { columnOf } from '../columns.ts';
import { prepared } from '../file/sqlite.ts';
import { today, type ReadStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

/** The date in force of a column of a register, of its row `r` on the day that the one parameter names. */
export function inForceColumn(register: AnyRegister, name: string): string | null {
  const rule = register.inForce?.[name];
  const list = rule === undefined ? undefined : register.children[rule.list];
  if (rule === undefined || list === undefined) return null;
  const from = `coalesce(e.${columnOf(rule.from)}, r.${columnOf(rule.since)})`;
  const value = `e.${columnOf(rule.value)}`;
  return `coalesce((SELECT ${value} FROM ${list.table} AS e
    WHERE e.record_id = r.id AND e.withdrawn = 0 AND ${value} IS NOT NULL AND ${from} <= ?
    ORDER BY ${from} DESC, ${value} DESC LIMIT 1), r.${columnOf(rule.field)})`;
}

/** The column of a register that holds today's date in place of a field, or that has this name itself. */
export function inForceNamed(register: AnyRegister, name: string): string | null {
  const rules = Object.entries(register.inForce ?? {});
  return rules.find(([column, rule]) => column === name || rule.field === name)?.[0] ?? null;
}

type Dates = Readonly<Record<string, PlainDate | null>>;

/** The dates that hold today of records of a register, by their ids. */
export function datesInForce(
  store: ReadStore,
  register: AnyRegister,
  ids: readonly string[],
): ReadonlyMap<string, Dates> {
  const columns = Object.keys(register.inForce ?? {}).flatMap((name) => {
    const column = inForceColumn(register, name);
    return column === null ? [] : [`${column} AS "${name}"`];
  });
  if (columns.length === 0) return new Map();
  const rows = prepared<string[], Dates & { readonly id: string }>(
    mainOf(store),
    `SELECT ${columns.join(', ')}, r.id FROM ${register.table} AS r
     WHERE r.id IN (SELECT value FROM json_each(?))`,
  ).all(...columns.map(() => today(store)), JSON.stringify(ids));
  return new Map(rows.map(({ id, ...dates }) => [id, dates]));
}
