import type { AnyRegister, InForce } from '../../shared/registers/define-register.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { columnOf } from '../columns.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';
import { mainOf } from '../file/handles.ts';

interface Replacements {
  readonly rule: InForce;
  /** The rows of a record `r` that put another date in the place of the first one, without `SELECT …`. */
  readonly rows: string;
  /** The day from which the date of such a row `e` holds, and that date. */
  readonly from: string;
  readonly value: string;
}

function replacements(register: AnyRegister, name: string): Replacements | null {
  const rule = register.inForce?.[name];
  const list = rule === undefined ? undefined : register.children[rule.list];
  if (rule === undefined || list === undefined) return null;
  const value = `e.${columnOf(rule.value)}`;
  return {
    rule,
    rows: `FROM ${list.table} AS e WHERE e.record_id = r.id AND e.withdrawn = 0 AND ${value} IS NOT NULL`,
    from: `coalesce(e.${columnOf(rule.from)}, r.${columnOf(rule.since)})`,
    value,
  };
}

/** The date in force of a column of a register, of its row `r` on the day that the one parameter names. */
export function inForceColumn(register: AnyRegister, name: string): string | null {
  const found = replacements(register, name);
  if (found === null) return null;
  const { rule, rows, from, value } = found;
  return `coalesce((SELECT ${value} ${rows} AND ${from} <= ?
    ORDER BY ${from} DESC, ${value} DESC LIMIT 1), r.${columnOf(rule.field)})`;
}

/** All dates that such a column of a row `r` comes to hold: JSON, pairs of the day from which one holds and that date. */
export function replacementsColumn(register: AnyRegister, name: string): string | null {
  const found = replacements(register, name);
  if (found === null) return null;
  const { rows, from, value } = found;
  return `(SELECT json_group_array(json_array(${from}, ${value})) ${rows})`;
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
