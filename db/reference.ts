import { storedJson } from './columns.ts';
import { holidaysOf, referenceDataVersion, shippedRows } from '../shared/reference/shipped-rows.ts';
import type { Catalogue, ReferenceRow } from '../shared/reference/reference-row.ts';
import type { GateFacts, SameCodeRow, SuccessorRow } from '../shared/registers/check.ts';
import type { AnyRecord, Withdrawn } from '../shared/registers/define-register.ts';
import { successorsOf } from '../shared/registers/reference-item/reference-item-checks.ts';
import type { Holiday } from '../shared/time/working-days.ts';
import { foldText } from '../shared/text/fold.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';
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

/**
 * Brings the shipped reference rows in. They have fixed ids and clock zero: nothing is logged, and a row that someone
 * here edited (it then stands in the log) keeps their text.
 */
export function shipReferenceData(db: Sqlite): void {
  const held = db.prepare("SELECT value FROM program_fact WHERE name = 'reference'").pluck().get();
  if (held === String(referenceDataVersion)) return;
  const write = db.prepare<ItemColumns>(
    `INSERT INTO reference_item (id, code, withdrawn, catalogue, item_code, name, name_en, name_zh, short_name, aliases,
       valid_from, valid_to, parent_code, successor_ids, attributes, confirmed, source)
     VALUES (@id, '', NULL, @catalogue, @item_code, @name, @name_en, @name_zh, @short_name, @aliases,
       @valid_from, @valid_to, @parent_code, @successor_ids, @attributes, @confirmed, @source)
     ON CONFLICT (id) DO UPDATE SET catalogue = excluded.catalogue, item_code = excluded.item_code, name = excluded.name,
       name_en = excluded.name_en, name_zh = excluded.name_zh, short_name = excluded.short_name,
       aliases = excluded.aliases, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
       parent_code = excluded.parent_code, successor_ids = excluded.successor_ids, attributes = excluded.attributes,
       confirmed = excluded.confirmed, source = excluded.source
     WHERE NOT EXISTS (SELECT 1 FROM change_log WHERE record_id = excluded.id)`,
  );
  db.transaction(() => {
    for (const row of shippedRows) {
      write.run({
        id: row.id,
        catalogue: row.catalogue,
        item_code: row.code,
        name: row.name,
        name_en: row.nameEn,
        name_zh: row.nameZh,
        short_name: row.shortName,
        aliases: JSON.stringify(row.aliases),
        valid_from: row.validFrom,
        valid_to: row.validTo,
        parent_code: row.parentCode,
        successor_ids: JSON.stringify(row.successorIds),
        attributes: JSON.stringify(row.attributes),
        confirmed: row.confirmed ? 1 : 0,
        source: row.source,
      });
    }
    db.prepare("INSERT OR REPLACE INTO program_fact VALUES ('reference', ?)").run(
      String(referenceDataVersion),
    );
  })();
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
