import type { DataFault } from '../../shared/contract/data-faults.ts';
import { referenceDataVersion, shippedRows } from '../../shared/reference/shipped-rows.ts';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import { canonicalJson } from '../columns.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import { emptyRecord, readManyStored } from '../record-rows.ts';
import { shippedValues, shippedVersion } from '../reference.ts';

const shipped = new Map(shippedRows.map((row) => [row.id, row]));

/**
 * Holds the rows of reference data of which the log says nothing against those that this version ships: both ways.
 * @param logged ids of rows of which the log tells.
 */
export function* referenceFaults(db: Sqlite, logged: ReadonlySet<string>): Generator<DataFault, void, void> {
  const fault = (code: string, field: string, id: string): DataFault => ({
    kind: 'reference',
    register: referenceItem.name,
    code,
    ...(field === '' ? {} : { field }),
    detail: id,
  });
  if (shippedVersion(db) !== String(referenceDataVersion)) yield fault('', '', 'version');
  const ids = prepared<[], string>(db, `SELECT id FROM ${referenceItem.table}`).pluck().all();
  const unlogged = ids.filter((id) => !logged.has(id));
  for (const { id, code, withdrawn, values } of readManyStored(db, referenceItem, unlogged)) {
    const row = shipped.get(id);
    const named = String(values['itemCode'] ?? id);
    if (row === undefined) {
      yield fault(named, '', id);
      continue;
    }
    const expected = { ...emptyRecord(referenceItem, id).values, ...shippedValues(row) };
    for (const [field, value] of Object.entries(expected))
      if (canonicalJson(value) !== canonicalJson(values[field] ?? null)) yield fault(row.code, field, id);
    if (code !== '') yield fault(row.code, 'code', id);
    if (withdrawn !== null) yield fault(row.code, 'withdrawn', id);
  }
  const kept = new Set(ids);
  for (const row of shippedRows)
    if (!kept.has(row.id) && !logged.has(row.id)) yield fault(row.code, '', row.id);
}
