import {
  fieldValue,
  isEmpty,
  titleKeyOf,
  type AnyRecord,
  type AnyRegister,
} from '../../shared/registers/define-register.ts';
import { person } from '../../shared/registers/person/person.ts';
import { alikeTitles } from '../../shared/text/alike-titles.ts';
import { exactText } from '../../shared/text/fold.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { readStored } from '../record-rows.ts';
import { unseal } from '../secrets.ts';
import { countingRules } from '../settings.ts';
import type { ReadStore } from '../store.ts';
import { comparable } from './duplicates.ts';

/** A kept record that a row of a file may speak of. */
export interface KnownRecord {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly decidingDate: string | null;
  /** Whether it counts as many people too. */
  readonly isExact: boolean;
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly decidingDate: string | null;
  readonly personTrips: number;
  readonly titleKey: string;
}

const columns = `s.record_id AS id, s.code, s.title, s.deciding_date AS decidingDate, s.person_trips AS personTrips,
  s.title_key AS titleKey`;

/** The record of a register that bears a code and is not withdrawn; null where there is none. */
export function recordWithCode(store: ReadStore, register: AnyRegister, code: string): KnownRecord | null {
  const row = prepared<[string, string], Row>(
    mainOf(store),
    `SELECT ${columns} FROM record_summary AS s WHERE s.register = ? AND s.withdrawn = 0 AND s.code = ?`,
  ).get(register.name, code);
  return row === undefined ? null : { ...row, isExact: true };
}

/**
 * Kept records that are the same thing as a record, by what makes two the same, whatever number of people they tell: equal
 * title, deciding date and `duplicateField`, of which what one of the two does not say is not asked; or one of the register's
 * `sameBy`.
 */
export function recordsLike(
  store: ReadStore,
  register: AnyRegister,
  record: AnyRecord,
): readonly KnownRecord[] {
  const { sheets, duplicateField } = register;
  const summary = register.summarise(record, countingRules(store));
  const said = duplicateField === null ? null : comparable(register, record, duplicateField).value;
  // A name alone never tells a person.
  const isStrict = sheets?.repeatNeeds !== undefined;
  if (isStrict && isEmpty(fieldValue(record, sheets.repeatNeeds ?? ''))) return [];
  const titleKey = titleKeyOf(register, summary.title);
  const exact = exactText(summary.title);
  const titled = candidates(store, register, titleKey, summary.decidingDate, record).filter(
    (row) =>
      summary.title !== '' &&
      (row.titleKey === titleKey || exactText(row.title) === exact) &&
      (row.shared === said || (!isStrict && (row.shared === null || said === null))),
  );
  const numbered = (sheets?.sameBy ?? []).flatMap((fields) => sharing(store, register, record, fields));
  const found = new Map([...titled, ...numbered].map((row) => [row.id, row]));
  found.delete(record.id);
  return [...found.values()].map((row) => ({
    ...row,
    isExact: exactText(row.title) === exact && row.personTrips === summary.personTrips,
  }));
}

/** Records of the day; without a day those of the title. */
function candidates(
  store: ReadStore,
  register: AnyRegister,
  titleKey: string,
  on: string | null,
  record: AnyRecord,
): readonly (Row & { readonly shared: unknown })[] {
  const { duplicateField } = register;
  const shared = duplicateField === null ? 'NULL' : comparable(register, record, duplicateField).sql;
  return prepared<unknown[], Row & { readonly shared: unknown }>(
    mainOf(store),
    `SELECT ${columns}, ${shared} AS shared
     FROM record_summary AS s JOIN ${register.table} AS r ON r.id = s.record_id
     WHERE s.register = ? AND s.withdrawn = 0
       AND ${on === null ? 's.title_key BETWEEN ? AND ?' : 's.deciding_date = ?'}`,
  ).all(register.name, ...(on === null ? [ofAnyCase(titleKey), `${ofAnyCase(titleKey)}\uFFFF`] : [on]));
}

/** What the keys of a title have in common, however it is written in capitals: all but their last part. */
const ofAnyCase = (titleKey: string): string => titleKey.slice(0, titleKey.lastIndexOf('\u0001') + 1);

/** Records that hold the same in all of some fields; none where one of them is empty. */
function sharing(
  store: ReadStore,
  register: AnyRegister,
  record: AnyRecord,
  fields: readonly string[],
): readonly Row[] {
  const compared = fields.map((name) => comparable(register, record, name));
  if (compared.some(({ value }) => value === null || value === '')) return [];
  return prepared<unknown[], Row>(
    mainOf(store),
    `SELECT ${columns} FROM record_summary AS s JOIN ${register.table} AS r ON r.id = s.record_id
     WHERE s.register = ? AND s.withdrawn = 0 AND ${compared.map(({ sql }) => `${sql} = ?`).join(' AND ')} LIMIT 20`,
  ).all(register.name, ...compared.map(({ value }) => value));
}

/** How alike titles are at least, where all that likely tells two records the same does, and where a part of it does. */
const ALIKE = { byAll: 0.25, byPart: 0.75 } as const;

/**
 * A record of the same day that is probably the same thing under another title: much of the title is alike and what likely tells
 * two the same is (`likelyDuplicateFields`), or nearly all of the title and a part of that; null where there is none.
 * @param isFree whether nothing else is known to be about a record.
 */
export function twinRecord(
  store: ReadStore,
  register: AnyRegister,
  record: AnyRecord,
  isFree: (id: string) => boolean,
): KnownRecord | null {
  const { title, decidingDate } = register.summarise(record, countingRules(store));
  if (decidingDate === null || title === '') return null;
  const compared = register.likelyDuplicateFields.map((name) => comparable(register, record, name));
  const said = compared.filter(({ value }) => value !== null && value !== '');
  const told = said.map(({ sql }) => `(${sql} IS ?)`).join(' + ');
  const rows = prepared<unknown[], Row & { readonly shared: number }>(
    mainOf(store),
    `SELECT ${columns}, ${told === '' ? '0' : told} AS shared
     FROM record_summary AS s JOIN ${register.table} AS r ON r.id = s.record_id
     WHERE s.register = ? AND s.withdrawn = 0 AND s.deciding_date = ? AND s.record_id <> ?
     ORDER BY shared DESC LIMIT 100`,
  ).all(...said.map(({ value }) => value), register.name, decidingDate, record.id);
  const twin = rows
    .map((row) => ({ ...row, alike: alikeTitles(title, row.title) }))
    .filter(({ shared, alike }) => {
      const isAll = shared === compared.length && shared > 0;
      return alike >= (isAll ? ALIKE.byAll : ALIKE.byPart) && (shared > 0 || said.length === 0);
    })
    .toSorted((a, b) => b.alike - a.alike)
    .find(({ id }) => isFree(id));
  return twin === undefined ? null : { ...twin, isExact: false };
}

/** Days on either side within which records of one title may be one thing of which the day was moved. */
const MOVED_DAYS = 10;

/** A record of the same title and `duplicateField` on another day near by: perhaps the same thing; null where there is none. */
export function movedRecord(store: ReadStore, register: AnyRegister, record: AnyRecord): KnownRecord | null {
  const { duplicateField } = register;
  const summary = register.summarise(record, countingRules(store));
  if (summary.decidingDate === null || summary.title === '') return null;
  const shared = duplicateField === null ? null : comparable(register, record, duplicateField);
  const row = prepared<unknown[], Row>(
    mainOf(store),
    `SELECT ${columns} FROM record_summary AS s JOIN ${register.table} AS r ON r.id = s.record_id
     WHERE s.register = ? AND s.withdrawn = 0 AND s.title_key = ? AND s.record_id <> ?
       AND s.deciding_date BETWEEN date(?, '-${MOVED_DAYS} days') AND date(?, '+${MOVED_DAYS} days')
       AND (? IS NULL OR ${shared === null ? 'NULL' : shared.sql} IS ?) LIMIT 1`,
  ).get(
    register.name,
    titleKeyOf(register, summary.title),
    record.id,
    summary.decidingDate,
    summary.decidingDate,
    shared?.value ?? null,
    shared?.value ?? null,
  );
  return row === undefined ? null : { ...row, isExact: false };
}

/** The people who bear an identity-document number, by the number. Reads every number of the register once. */
export function peopleByNumber(store: ReadStore): ReadonlyMap<string, readonly string[]> {
  const rows = prepared<[], { id: string; number: string }>(
    mainOf(store),
    `SELECT d.record_id AS id, d.document_number AS number FROM person_document AS d
     JOIN record_summary AS s ON s.record_id = d.record_id
     WHERE s.register = '${person.name}' AND s.withdrawn = 0 AND d.withdrawn = 0 AND d.document_number IS NOT NULL`,
  ).all();
  const found = new Map<string, string[]>();
  for (const { id, number } of rows) {
    const plain = unseal(store, id, number);
    if (plain === null) continue;
    const ids = found.get(plain) ?? [];
    if (!ids.includes(id)) ids.push(id);
    found.set(plain, ids);
  }
  return found;
}

/** A record as `recordsLike` tells it. */
export function knownRecord(store: ReadStore, id: string): KnownRecord | null {
  const row = prepared<[string], Row>(
    mainOf(store),
    `SELECT ${columns} FROM record_summary AS s WHERE s.record_id = ?`,
  ).get(id);
  return row === undefined ? null : { ...row, isExact: true };
}

/** The identity-document number that a record, or a row of one of its lists, holds; null where it cannot be read. */
export function plainNumber(
  store: ReadStore,
  register: AnyRegister,
  id: string,
  {
    list,
    childId,
    field,
  }: { readonly list: string | null; readonly childId: string; readonly field: string },
): string | null {
  const stored = readStored(mainOf(store), register, id);
  const values =
    list === null ? stored?.values : stored?.children[list]?.find((row) => row.id === childId)?.values;
  const sealed = values?.[field];
  return typeof sealed === 'string' ? unseal(store, id, sealed) : null;
}

/** Records of a register of people that bear the name of one, and of which one of the two does not say its `duplicateField`. */
export function namesakes(
  store: ReadStore,
  register: AnyRegister,
  record: AnyRecord,
): readonly KnownRecord[] {
  const { duplicateField } = register;
  const { title } = register.summarise(record, countingRules(store));
  if (title === '' || duplicateField === null) return [];
  const name = ofAnyCase(titleKeyOf(register, title));
  const { sql, value } = comparable(register, record, duplicateField);
  const rows = prepared<unknown[], Row>(
    mainOf(store),
    `SELECT ${columns} FROM record_summary AS s JOIN ${register.table} AS r ON r.id = s.record_id
     WHERE s.register = ? AND s.withdrawn = 0 AND s.title_key BETWEEN ? AND ? AND s.record_id <> ? AND (? IS NULL OR ${sql} IS NULL)
     ORDER BY s.number LIMIT 20`,
  ).all(register.name, name, `${name}\uFFFF`, record.id, value);
  return rows.map((row) => ({ ...row, isExact: false }));
}
