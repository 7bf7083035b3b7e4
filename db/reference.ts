import { logOfRecord, readChanges, type LogRow } from './change-log.ts';
import { storedJson } from './columns.ts';
import { holidaysOf, referenceDataVersion, shippedRows } from '../shared/reference/shipped-rows.ts';
import type { Catalogue, ReferenceRow } from '../shared/reference/reference-row.ts';
import type { GateFacts, SameCodeRow, SuccessorRow } from '../shared/registers/check.ts';
import type { AnyRecord, Withdrawn } from '../shared/registers/define-register.ts';
import { referenceItem } from '../shared/registers/reference-item/reference-item.ts';
import { successorsOf } from '../shared/registers/reference-item/reference-item-checks.ts';
import type { Holiday } from '../shared/time/working-days.ts';
import { foldText } from '../shared/text/fold.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';
import { emptyRecord, readStored, writeRow, type StoredRecord, type StoredValues } from './record-rows.ts';
import type { ReadStore } from './store.ts';
import { mainOf } from './file/handles.ts';

interface ItemColumns {
  readonly id: string;
  readonly catalogue: string;
  readonly item_code: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly name_zh: string | null;
  readonly short_name: string | null;
  readonly aliases: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly parent_code: string | null;
  readonly successor_ids: string | null;
  readonly attributes: string | null;
  readonly confirmed: number | null;
  readonly source: string | null;
}

/** The values of a shipped row, by the fields of its register. */
export function shippedValues(row: ReferenceRow): StoredValues {
  return {
    catalogue: row.catalogue,
    itemCode: row.code,
    name: row.name,
    nameEn: row.nameEn,
    nameZh: row.nameZh,
    shortName: row.shortName,
    aliases: row.aliases,
    validFrom: row.validFrom,
    validTo: row.validTo,
    parentCode: row.parentCode,
    successorIds: row.successorIds,
    attributes: row.attributes,
    confirmed: row.confirmed,
    source: row.source,
  };
}

const shippedById = new Map(shippedRows.map((row) => [row.id, row]));

/** The values that a reference row is shipped with; none for a row that is not. */
export function shippedBase(id: string): StoredValues {
  const row = shippedById.get(id);
  return row === undefined ? {} : shippedValues(row);
}

/** The version of the shipped rows that a database holds; null for none. */
export function shippedVersion(db: Sqlite): string | null {
  return (
    db.prepare<[], string>("SELECT value FROM program_fact WHERE name = 'reference'").pluck().get() ?? null
  );
}

/**
 * Brings the shipped reference rows in. They have fixed ids and clock zero: nothing is logged, and a field that someone
 * here edited (it then stands in the log) keeps what they wrote.
 * @param anew also where the database holds this version of them already.
 */
export function shipReferenceData(db: Sqlite, anew = false): void {
  if (!anew && shippedVersion(db) === String(referenceDataVersion)) return;
  db.transaction(() => {
    for (const row of shippedRows) {
      const base = { ...emptyRecord(referenceItem, row.id), values: shippedValues(row) };
      const log = logOfRecord(db, row.id);
      if (log.length === 0) writeRow(db, referenceItem, base);
      else keepEdited(db, base, log);
    }
    db.prepare("INSERT OR REPLACE INTO program_fact VALUES ('reference', ?)").run(
      String(referenceDataVersion),
    );
  })();
}

function keepEdited(db: Sqlite, shipped: StoredRecord, log: readonly LogRow[]): void {
  const kept = readStored(db, referenceItem, shipped.id);
  if (kept === null) return;
  const edited = new Set(log.flatMap((row) => Object.keys(readChanges(row))));
  const values = Object.entries(kept.values).map(([field, value]) => [
    field,
    edited.has(field) ? value : (shipped.values[field] ?? null),
  ]);
  writeRow(db, referenceItem, { ...kept, values: Object.fromEntries(values) });
}

const cache = new WeakMap<ReadStore, readonly ReferenceRow[]>();

/** Every row of the reference data that is not withdrawn. */
export function referenceRows(store: ReadStore): readonly ReferenceRow[] {
  const known = cache.get(store);
  if (known !== undefined) return known;
  const rows = prepared<[], ItemColumns>(
    mainOf(store),
    'SELECT * FROM reference_item WHERE withdrawn IS NULL ORDER BY catalogue, item_code, valid_from',
  )
    .all()
    .map(asRow);
  cache.set(store, rows);
  return rows;
}

/** One row, withdrawn or not; null for an id that is none. */
export function referenceRow(store: ReadStore, id: string): ReferenceRow | null {
  const row = prepared<[string], ItemColumns>(mainOf(store), 'SELECT * FROM reference_item WHERE id = ?').get(
    id,
  );
  return row === undefined ? null : asRow(row);
}

/** Rows that were taken out, with the reason. */
export function withdrawnReferenceRows(
  store: ReadStore,
): readonly { readonly row: ReferenceRow; readonly reason: string }[] {
  return prepared<[], ItemColumns & { readonly withdrawn: string }>(
    mainOf(store),
    'SELECT * FROM reference_item WHERE withdrawn IS NOT NULL ORDER BY catalogue, item_code, valid_from',
  )
    .all()
    .map((columns) => ({
      row: asRow(columns),
      reason: storedJson<Withdrawn>(columns.withdrawn).reason,
    }));
}

function asRow(row: ItemColumns): ReferenceRow {
  return {
    id: row.id,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only names of catalogues are written to this column
    catalogue: row.catalogue as Catalogue,
    code: row.item_code,
    name: row.name,
    nameEn: row.name_en ?? '',
    nameZh: row.name_zh ?? '',
    shortName: row.short_name,
    aliases: storedJson<readonly string[]>(row.aliases ?? '[]'),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    parentCode: row.parent_code,
    successorIds: storedJson<readonly string[]>(row.successor_ids ?? '[]'),
    attributes: storedJson<ReferenceRow['attributes']>(row.attributes ?? '{}'),
    confirmed: row.confirmed === 1,
    source: row.source,
  };
}

/** Call after reference data changed. */
export function forgetReference(store: ReadStore): void {
  cache.delete(store);
}

/** Every save asks for the holidays, and there are thousands of rows to find them among. */
const holidaysOfRows = new WeakMap<readonly ReferenceRow[], readonly Holiday[]>();

/** Public holidays and swapped working days. */
export function holidays(store: ReadStore): readonly Holiday[] {
  const rows = referenceRows(store);
  const found = holidaysOfRows.get(rows) ?? holidaysOf(rows);
  holidaysOfRows.set(rows, found);
  return found;
}

/** What the checks ask of gates and places. */
export function gateFacts(store: ReadStore): GateFacts {
  const rows = referenceRows(store);
  return {
    classOf(code, on) {
      const gate = rows.find(
        (row) =>
          row.catalogue === 'gate' &&
          row.code === code &&
          (row.validFrom === null || row.validFrom <= on) &&
          (row.validTo === null || row.validTo >= on),
      );
      const gateClass = gate?.attributes['class'];
      return typeof gateClass === 'string' ? gateClass : null;
    },
    inBorderZone(place, countryCode) {
      const folded = foldText(place);
      // "Nam Ninh, Quảng Tây" names a town beyond the zone even though Quảng Tây also holds the zone.
      const named = rows.filter(
        (row) =>
          row.catalogue === 'place' &&
          row.parentCode === countryCode &&
          [row.name, ...row.aliases].some((name) => folded.includes(foldText(name))),
      );
      if (named.length === 0) return null;
      return named.some((row) => row.attributes['borderZone'] === true);
    },
  };
}

/** Other rows of the same catalogue and code that are not withdrawn, as they stand inside the running save. */
export function sameCodeRows(store: ReadStore, record: AnyRecord): readonly SameCodeRow[] {
  const { catalogue, itemCode } = record;
  if (typeof catalogue !== 'string' || typeof itemCode !== 'string') return [];
  return prepared<[string, string, string], SameCodeRow>(
    mainOf(store),
    `SELECT id, name, valid_from AS validFrom, valid_to AS validTo FROM reference_item
     WHERE catalogue = ? AND item_code = ? AND id <> ? AND withdrawn IS NULL ORDER BY valid_from`,
  ).all(catalogue, itemCode, record.id);
}

/** Every row that the successors of a row lead to. */
export function successorRows(store: ReadStore, record: AnyRecord): readonly SuccessorRow[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the field of this register holds ids
  const own = successorsOf({ successorIds: record['successorIds'] as SuccessorRow['successorIds'] | null });
  if (own.length === 0) return [];
  return prepared<[string], { id: string; successors: string | null }>(
    mainOf(store),
    `WITH RECURSIVE reached(id) AS (
       SELECT value FROM json_each(?)
       UNION
       SELECT j.value FROM reached JOIN reference_item AS r ON r.id = reached.id, json_each(r.successor_ids) AS j)
     SELECT r.id, r.successor_ids AS successors FROM reached JOIN reference_item AS r ON r.id = reached.id`,
  )
    .all(JSON.stringify(own))
    .map((row) => ({ id: row.id, successorIds: storedJson<readonly string[]>(row.successors ?? '[]') }));
}
