import type { PartIn } from '../../shared/contract/records.ts';
import {
  openRegisterNames,
  registerNamed,
  type OpenRegisterName,
} from '../../shared/registers/all-registers.ts';
import {
  childRows,
  fieldValue,
  notWithdrawn,
  type AnyChild,
  type AnyRecord,
  type AnyRegister,
  type PersonPlace,
} from '../../shared/registers/define-register.ts';
import { personNameKey } from '../../shared/text/collation.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { columnOf } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { readRecords } from '../record-rows.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';
import { statusToday } from './lists.ts';
import { rankedExpressions } from './search.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface SummaryColumns {
  readonly record_id: string;
  readonly code: string;
  readonly title: string;
  readonly deciding_date: PlainDate | null;
  readonly withdrawn: number;
  readonly status: string | null;
}

/**
 * The records in which a person has a part, newest first, undated ones last: those that link to the person, and those
 * that write the person's name without a link. Each says whether only the name tells so.
 */
export function partsOf(store: ReadStore, personId: string): readonly PartIn[] {
  const title = prepared<[string], string>(
    mainOf(store),
    'SELECT title FROM record_summary WHERE record_id = ?',
  )
    .pluck()
    .get(personId);
  if (title === undefined) return [];
  const person = { id: personId, name: title };
  return openRegisterNames
    .flatMap((name) => partsInRegister(store, name, person))
    .toSorted((a, b) => compare(b.date ?? '', a.date ?? '') || compare(b.code, a.code));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function partsInRegister(store: ReadStore, name: OpenRegisterName, person: Person): readonly PartIn[] {
  const register = registerNamed(name);
  const { namesPeople = [] } = register;
  if (namesPeople.length === 0) return [];
  const ids = new Set(namesPeople.flatMap((place) => linkedBy(store, register, place, person.id)));
  for (const id of naming(store, name, person.name)) ids.add(id);
  const countries = Object.entries(register.children).find(
    ([, list]) => list.fields['country']?.kind === 'country',
  );
  const lists = [
    ...new Set([
      ...namesPeople.flatMap(({ list }) => (list === null ? [] : [list])),
      ...(countries === undefined ? [] : [countries[0]]),
    ]),
  ];
  const summaries = new Map(summariesOf(store, [...ids]).map((row) => [row.record_id, row]));
  return readRecords(store, name, [...ids], lists).flatMap((record): readonly PartIn[] => {
    const summary = summaries.get(record.id);
    const found = namesPeople.flatMap((place) => partsAt(record, place, person));
    if (summary === undefined || found.length === 0) return [];
    // Who is linked is not told once more by the name that stands elsewhere.
    const sure = found.filter(({ byName }) => !byName);
    const list = countries?.[0];
    return [
      {
        register: name,
        id: record.id,
        code: summary.code,
        title: summary.title,
        date: summary.deciding_date,
        status: summary.status,
        withdrawn: summary.withdrawn === 1,
        countries:
          list === undefined
            ? []
            : [...new Set(notWithdrawn(childRows(record, list)).flatMap((row) => wordOf(row, 'country')))],
        roles: distinct(found.map(({ role }) => role)),
        byName: sure.length === 0,
      },
    ];
  });
}

function linkedBy(
  store: ReadStore,
  register: AnyRegister,
  { list, link }: PersonPlace,
  personId: string,
): readonly string[] {
  if (link === null) return [];
  const own = list === null ? undefined : register.children[list];
  const [table, id, standing] =
    own === undefined ? [register.table, 'id', ''] : [own.table, 'record_id', 'AND withdrawn = 0'];
  return prepared<[string], string>(
    mainOf(store),
    `SELECT ${id} FROM ${table} WHERE ${columnOf(link)} = ? ${standing}`,
  )
    .pluck()
    .all(personId);
}

/** Records of a register in which all words of a name stand. */
function naming(store: ReadStore, register: OpenRegisterName, name: string): readonly string[] {
  const expression = rankedExpressions(name, register).at(-1);
  if (expression === undefined) return [];
  return prepared<[string], string>(
    mainOf(store),
    `SELECT s.record_id FROM record_search JOIN record_summary AS s ON s.number = record_search.rowid
     WHERE record_search MATCH ?`,
  )
    .pluck()
    .all(expression);
}

function summariesOf(store: ReadStore, ids: readonly string[]): readonly SummaryColumns[] {
  return prepared<[string, string], SummaryColumns>(
    mainOf(store),
    `SELECT s.record_id, s.code, s.title, s.deciding_date, s.withdrawn, ${statusToday} AS status
     FROM record_summary AS s WHERE s.record_id IN (SELECT value FROM json_each(?))`,
  ).all(today(store), JSON.stringify(ids));
}

interface Part {
  readonly role: PartIn['roles'][number];
  readonly byName: boolean;
}

function partsAt(
  record: AnyRecord,
  { list, name, link, role }: PersonPlace,
  person: Person,
): readonly Part[] {
  const holders = list === null ? [record] : notWithdrawn(childRows(record, list));
  return holders.flatMap((holder): readonly Part[] => {
    const linked = link === null ? null : fieldValue(holder, link);
    const written = wordOf(holder, name)[0] ?? '';
    const byName = linked === null && nameKey(written) === nameKey(person.name);
    if (linked !== person.id && !byName) return [];
    const code = role === null ? undefined : wordOf(holder, role)[0];
    return [
      {
        role: { list, field: code === undefined || role === null ? name : role, code: code ?? null },
        byName,
      },
    ];
  });
}

/** Names are one whatever their capitals. */
const nameKey = (name: string): string => personNameKey(name.toLowerCase());

function wordOf(holder: AnyRecord | AnyChild, name: string): readonly string[] {
  const value = fieldValue(holder, name);
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function distinct(roles: PartIn['roles']): PartIn['roles'] {
  return [...new Map(roles.map((role) => [JSON.stringify(role), role])).values()];
}
