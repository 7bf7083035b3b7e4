import { prepared } from '../file/sqlite.ts';
import type { Projection } from './projection.ts';

/** The days that the first screen and the month show of a record; none of a withdrawn one. */
export const days: Projection = {
  name: 'days',
  version: 1,
  keep({ db, register, record, summary }) {
    if (register.days === undefined) return;
    prepared(db, 'DELETE FROM record_day WHERE record_id = ?').run(record.id);
    if (record.withdrawn !== null) return;
    for (const [number, day] of register.days.of(record, summary).entries()) {
      if (register.days.kinds[day.kind] === undefined)
        throw new RangeError(`${register.name}: no kind of days "${day.kind}"`);
      const { kind, date, set = null, detail = null, title = null, from = null, to = null } = day;
      prepared(db, 'INSERT INTO record_day VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        record.id,
        number,
        register.name,
        kind,
        date,
        set,
        detail,
        title,
        from,
        to,
      );
    }
  },
};
