import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { ListPage, ListQuery, ListRow } from '../../shared/registers/list-query.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { columnOf, storedJson } from '../columns.ts';
import { datesInForce, inForceColumn, inForceNamed } from './in-force.ts';
import { readRecords } from '../record-rows.ts';
import { searchExpression } from './search.ts';
import { refusing } from '../file/refusing.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';
import { mainOf } from '../file/handles.ts';

interface SummaryColumns {
  readonly record_id: string;
  readonly updated_clock: string;
  readonly deciding_date: PlainDate | null;
  readonly deciding_confirmed: number;
  readonly last_date: PlainDate | null;
  readonly person_trips: number;
  readonly counted: number;
  readonly status: string | null;
  /** JSON. */
  readonly facts: string;
}

type Parameter = string | number;

interface Clauses {
  readonly from: string;
  readonly where: readonly string[];
  readonly parameters: readonly Parameter[];
}

/** Sort columns that the summary keeps; any other sorts by the register's own column. */
const summarySorts: Readonly<Record<string, string>> = {
  decidingDate: 's.deciding_date',
  lastDate: 's.last_date',
  personTrips: 's.person_trips',
  code: 's.code',
  name: 's.title_key',
  subject: 's.title_key',
  fullName: 's.title_key',
};

/** Status on day `:today` of a summary row: its last step that has begun. */
export const statusToday = `(SELECT step.value ->> 1 FROM json_each(s.status_timeline) AS step
  WHERE step.value ->> 0 IS NULL OR step.value ->> 0 <= ? ORDER BY step.key DESC LIMIT 1)`;

/** What a list shows of a summary row `s`, its status on the day of the one parameter. */
const summaryColumns = `s.record_id, s.updated_clock, s.deciding_date, s.deciding_confirmed, s.last_date, s.person_trips,
  s.counted, s.facts, ${statusToday} AS status`;

/** A page of a list with the count and the sum of lượt of everything that the query finds. */
export function listRecords(store: ReadStore, query: ListQuery): ListPage {
  return refusing(() => {
    const register = registerNamed(query.register);
    const found = clauses(store, register, query);
    const where = found.where.join(' AND ');
    const totals = prepared<Parameter[], { total: number; trips: number | null }>(
      mainOf(store),
      `SELECT count(*) AS total, sum(s.person_trips) AS trips FROM ${found.from} WHERE ${where}`,
    ).get(...found.parameters);
    const rows = prepared<Parameter[], SummaryColumns>(
      mainOf(store),
      `SELECT ${summaryColumns}
       FROM ${found.from} WHERE ${where} ORDER BY ${order(register, query)} LIMIT ? OFFSET ?`,
    ).all(
      today(store),
      ...found.parameters,
      ...orderParameters(store, register, query),
      query.limit,
      query.offset,
    );
    const lists = Object.keys(register.children).filter(
      (name) => register.listColumns.includes(name) || query.lists.includes(name),
    );
    return {
      total: totals?.total ?? 0,
      personTrips: totals?.trips ?? 0,
      rows: listRows(store, query.register, rows, lists),
    };
  });
}

/** Everything that a query finds, without the records themselves: those are read a page at a time (`rowPages`). */
export interface FoundRecords extends ListTotals {
  /** In the order of the query. */
  readonly ids: readonly string[];
}

interface ListTotals {
  /** Records. */
  readonly total: number;
  /** Sum of lượt người of them all. */
  readonly personTrips: number;
  /** Those that count, and their lượt người. */
  readonly counted: { readonly records: number; readonly personTrips: number };
}

/** Finds everything of a query, whatever its page. */
export function findAll(store: ReadStore, query: ListQuery): FoundRecords {
  return refusing(() => {
    const register = registerNamed(query.register);
    const { from, where, parameters } = clauses(store, register, query);
    const whole = where.join(' AND ');
    const db = mainOf(store);
    const sums = prepared<
      Parameter[],
      { total: number; trips: number | null; counted: number | null; counted_trips: number | null }
    >(
      db,
      `SELECT count(*) AS total, sum(s.person_trips) AS trips, sum(s.counted) AS counted,
         sum(s.counted * s.person_trips) AS counted_trips FROM ${from} WHERE ${whole}`,
    ).get(...parameters);
    const ids = prepared<Parameter[], string>(
      db,
      query.sort === 'status'
        ? `SELECT record_id FROM (SELECT s.record_id, s.number, ${statusToday} AS status FROM ${from} WHERE ${whole}) AS s
           ORDER BY ${order(register, query)}`
        : `SELECT s.record_id FROM ${from} WHERE ${whole} ORDER BY ${order(register, query)}`,
    )
      .pluck()
      .all(
        ...(query.sort === 'status' ? [today(store)] : []),
        ...parameters,
        ...orderParameters(store, register, query),
      );
    return {
      ids,
      total: sums?.total ?? 0,
      personTrips: sums?.trips ?? 0,
      counted: { records: sums?.counted ?? 0, personTrips: sums?.counted_trips ?? 0 },
    };
  });
}

/** Records that are held at a time where many are read. */
export const ROWS_AT_ONCE = 250;

/** Whole records with all their child lists and what is derived of them, in the order of `ids`, a page at a time. */
export function* rowPages(
  store: ReadStore,
  register: OpenRegisterName,
  ids: readonly string[],
): Generator<readonly ListRow[], void, void> {
  for (let first = 0; first < ids.length; first += ROWS_AT_ONCE)
    yield rowsOf(store, register, ids.slice(first, first + ROWS_AT_ONCE));
}

/** Whole records with what is derived of them, in the order of `ids`; unknown ones are left out. */
export function rowsOf(
  store: ReadStore,
  register: OpenRegisterName,
  ids: readonly string[],
): readonly ListRow[] {
  return refusing(() => {
    const rows = new Map(
      prepared<[PlainDate, string], SummaryColumns>(
        mainOf(store),
        `SELECT ${summaryColumns} FROM record_summary AS s WHERE s.record_id IN (SELECT value FROM json_each(?))`,
      )
        .all(today(store), JSON.stringify(ids))
        .map((row) => [row.record_id, row]),
    );
    const inOrder = ids.flatMap((id) => rows.get(id) ?? []);
    return listRows(store, register, inOrder);
  });
}

/** Whether there are at most so many records of all registers. */
export function areAtMost(store: ReadStore, most: number): boolean {
  const count = prepared<[number], number>(
    mainOf(store),
    'SELECT count(*) FROM (SELECT 1 FROM record_summary LIMIT ?)',
  )
    .pluck()
    .get(most + 1);
  return (count ?? 0) <= most;
}

/** Everything that a query finds, at once: for queries that find little. */
export function listAll(store: ReadStore, query: ListQuery): ListPage {
  const { ids, total, personTrips } = findAll(store, query);
  return { rows: rowsOf(store, query.register, ids), total, personTrips };
}

function listRows(
  store: ReadStore,
  name: OpenRegisterName,
  rows: readonly SummaryColumns[],
  lists?: readonly string[],
): readonly ListRow[] {
  const register = registerNamed(name);
  const ids = rows.map((row) => row.record_id);
  const records = new Map(readRecords(store, name, ids, lists).map((record) => [record.id, record]));
  const inForce = datesInForce(store, register, ids);
  return rows.flatMap((row): readonly ListRow[] => {
    const record = records.get(row.record_id);
    if (record === undefined) return [];
    return [
      {
        record,
        version: row.updated_clock,
        status: row.status,
        decidingDate: row.deciding_date,
        decidingDateConfirmed: row.deciding_confirmed === 1,
        lastDate: row.last_date,
        personTrips: row.person_trips,
        counted: row.counted === 1,
        inForce: inForce.get(row.record_id) ?? {},
        states: statesOf(register, row.facts),
      },
    ];
  });
}

/** What a summary's facts tell of the derived states of a record. */
function statesOf(register: AnyRegister, facts: string): ListRow['states'] {
  const names = Object.keys(register.states ?? {});
  if (names.length === 0) return {};
  const told = storedJson<Readonly<Record<string, string | null>>>(facts);
  return Object.fromEntries(names.map((name) => [name, told[name] ?? null]));
}

function orderParameters(store: ReadStore, register: AnyRegister, query: ListQuery): readonly string[] {
  return [...rankParameters(query), ...(inForceSort(register, query) === null ? [] : [today(store)])];
}

function clauses(store: ReadStore, register: AnyRegister, query: ListQuery): Clauses {
  const where = ['s.register = ?', 's.withdrawn = ?'];
  const parameters: Parameter[] = [register.name, query.withdrawn ? 1 : 0];
  const add = (clause: string, ...values: readonly Parameter[]): void => {
    where.push(clause);
    parameters.push(...values);
  };
  if (query.ids.length > 0) add('s.record_id IN (SELECT value FROM json_each(?))', JSON.stringify(query.ids));
  if (query.from !== null) add('s.deciding_date >= ?', query.from);
  if (query.to !== null) add('s.deciding_date <= ?', query.to);
  if (query.countedOnly)
    add('s.counted = 1 AND (s.deciding_confirmed = 1 OR s.deciding_date <= ?)', today(store));
  if (query.search.trim() !== '') {
    const expression = searchExpression(query.search);
    if (expression === null) add('0');
    else add('s.number IN (SELECT rowid FROM record_search WHERE record_search MATCH ?)', expression.match);
  }
  if (query.status.length > 0) {
    add(`${statusToday} IN (SELECT value FROM json_each(?))`, today(store), JSON.stringify(query.status));
  }
  let from = 'record_summary AS s';
  for (const [name, values] of Object.entries(query.fields)) {
    if (values.length > 0 && register.states?.[name] !== undefined)
      add(`s.facts ->> ? IN (SELECT value FROM json_each(?))`, name, JSON.stringify(values));
  }
  const filters = Object.entries(query.fields).filter(
    ([name, values]) => values.length > 0 && (register.fields[name] ?? register.inForce?.[name]),
  );
  const sortsByColumn =
    summarySorts[query.sort] === undefined &&
    (register.fields[query.sort] !== undefined || inForceSort(register, query) !== null);
  if (filters.length > 0 || sortsByColumn) from += ` JOIN ${register.table} AS r ON r.id = s.record_id`;
  for (const [name, values] of filters) {
    const dates = inForceColumn(register, name);
    if (dates !== null) {
      add(`${dates} IN (SELECT value FROM json_each(?))`, today(store), JSON.stringify(values));
      continue;
    }
    const column = `r.${columnOf(name)}`;
    const read =
      register.fields[name]?.kind === 'reference'
        ? `coalesce(${column} ->> 'code', ${column} ->> 'text')`
        : `CAST(${column} AS TEXT)`;
    add(`${read} IN (SELECT value FROM json_each(?))`, JSON.stringify(values));
  }
  if (query.country.length > 0) {
    const list = Object.values(register.children).find((child) => child.fields['country'] !== undefined);
    if (list !== undefined) {
      add(
        `EXISTS (SELECT 1 FROM ${list.table} AS c WHERE c.record_id = s.record_id AND c.withdrawn = 0
           AND c.country IN (SELECT value FROM json_each(?)))`,
        JSON.stringify(query.country),
      );
    }
  }
  return { from, where, parameters };
}

function order(register: AnyRegister, query: ListQuery): string {
  const direction = query.descending ? 'DESC' : 'ASC';
  const column =
    summarySorts[query.sort] ??
    (query.sort === 'status'
      ? 'status'
      : (inForceSort(register, query) ??
        (register.fields[query.sort] ? sortColumn(register, query.sort) : 's.deciding_date')));
  // Records that have the words as typed, marks included, come first.
  const rank =
    rankParameters(query).length === 0
      ? ''
      : 's.number IN (SELECT rowid FROM record_search WHERE record_search MATCH ?) DESC, ';
  return `${rank}${column} ${direction}, s.number ${direction}`;
}

/** The date in force that a query sorts by; so does one kept from when lists showed the date as first set. */
function inForceSort(register: AnyRegister, query: ListQuery): string | null {
  const name = inForceNamed(register, query.sort);
  return name === null ? null : inForceColumn(register, name);
}

/** Markers sort from west to east, texts and names as a Vietnamese dictionary does, all else as it is kept. */
function sortColumn(register: AnyRegister, name: string): string {
  const column = `r.${columnOf(name)}`;
  switch (register.fields[name]?.kind) {
    case 'marker':
      return `${column} ->> 'order'`;
    case 'reference':
      return `collation_key(${column} ->> 'text')`;
    case 'text':
    case 'longText':
    case 'documentNumber':
      return `collation_key(${column})`;
    default:
      return column;
  }
}

function rankParameters(query: ListQuery): readonly string[] {
  const exact = query.search.trim() === '' ? null : (searchExpression(query.search)?.exact ?? null);
  return exact === null ? [] : [exact];
}
