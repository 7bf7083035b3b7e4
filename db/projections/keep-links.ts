import {
  childRows,
  fieldValue,
  type AnyRecord,
  type AnyRegister,
} from '../../shared/registers/define-register.ts';
import type { Fields } from '../../shared/registers/field.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import { isLink } from '../links.ts';

/** Keeps which records this one points to. Part of the write path. */
export function keepLinks(db: Sqlite, register: AnyRegister, record: AnyRecord): void {
  prepared(db, 'DELETE FROM record_link WHERE record_id = ?').run(record.id);
  const keep = (fields: Fields, holder: Parameters<typeof fieldValue>[0], through: string | null): void => {
    for (const [name, field] of Object.entries(fields)) {
      if (field.kind !== 'recordLink') continue;
      const value = fieldValue(holder, name);
      if (isLink(value))
        prepared(db, 'INSERT INTO record_link VALUES (?, ?, ?)').run(record.id, value.id, through ?? name);
    }
  };
  keep(register.fields, record, null);
  for (const [name, list] of Object.entries(register.children)) {
    for (const row of childRows(record, name)) if (!row.withdrawn) keep(list.fields, row, name);
  }
}
