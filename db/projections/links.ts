import { childRows, fieldValue } from '../../shared/registers/define-register.ts';
import type { Fields } from '../../shared/registers/field.ts';
import { prepared } from '../file/sqlite.ts';
import { isLink } from '../links.ts';
import type { Projection } from './projection.ts';

/** Which record points to which, and through what: for the other end of the link. */
export const links: Projection = {
  name: 'links',
  version: 1,
  keep({ db, register, record }) {
    prepared(db, 'DELETE FROM record_link WHERE record_id = ?').run(record.id);
    const add = (fields: Fields, holder: Parameters<typeof fieldValue>[0], list: string | null): void => {
      for (const [name, field] of Object.entries(fields)) {
        if (field.kind !== 'recordLink') continue;
        const value = fieldValue(holder, name);
        if (isLink(value))
          prepared(db, 'INSERT INTO record_link VALUES (?, ?, ?)').run(record.id, value.id, list ?? name);
      }
    };
    add(register.fields, record, null);
    for (const [name, list] of Object.entries(register.children)) {
      for (const row of childRows(record, name)) if (!row.withdrawn) add(list.fields, row, name);
    }
  },
};
