import { storedJson } from './columns.ts';
import type { LinkedFrom } from '../shared/registers/define-register.ts';
import type { FieldValue, RecordLink } from '../shared/registers/field.ts';
import type { PlainDate } from '../shared/time/plain-date.ts';
import { mainOf } from './file/handles.ts';
import type { ReadStore } from './store.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';

interface SummaryColumns {
  readonly record_id: string;
  readonly register: string;
  readonly code: string;
  readonly title: string;
  readonly withdrawn: number;
  readonly deciding_date: PlainDate | null;
  readonly facts: string;
}

/** Reads what a link shows of the record that it points to; the bare link where there is no such record. */
export function resolveLink(db: Sqlite, link: RecordLink): RecordLink {
  const row = prepared<[string], SummaryColumns>(
    db,
    `SELECT record_id, register, code, title, withdrawn, deciding_date, facts FROM record_summary WHERE record_id = ?`,
  ).get(link.id);
  if (row === undefined) return { register: link.register, id: link.id };
  return {
    register: row.register,
    id: row.record_id,
    code: row.code,
    title: row.title,
    date: row.deciding_date,
    withdrawn: row.withdrawn === 1,
    facts: storedJson<Readonly<Record<string, string | null>>>(row.facts),
  };
}

/** A link that was just typed, as one that is kept is read. */
export function linkAsSeen(store: ReadStore, link: RecordLink): RecordLink {
  return resolveLink(mainOf(store), link);
}

/** Records that point to one, oldest first. */
export function linkedFrom(store: ReadStore, id: string): readonly LinkedFrom[] {
  return prepared<[string], SummaryColumns & { readonly through: string }>(
    mainOf(store),
    `SELECT s.record_id, s.register, s.code, s.title, s.withdrawn, s.deciding_date, s.facts, l.through
     FROM record_link AS l JOIN record_summary AS s ON s.record_id = l.record_id
     WHERE l.target_id = ? ORDER BY s.deciding_date, s.number`,
  )
    .all(id)
    .map((row) => ({
      register: row.register,
      id: row.record_id,
      code: row.code,
      title: row.title,
      date: row.deciding_date,
      withdrawn: row.withdrawn === 1,
      through: row.through,
      facts: storedJson<LinkedFrom['facts']>(row.facts),
    }));
}

export function isLink(value: FieldValue | undefined): value is RecordLink {
  return value !== null && typeof value === 'object' && 'register' in value && 'id' in value;
}
