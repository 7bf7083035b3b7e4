import { titleKeyOf } from '../../shared/registers/define-register.ts';
import { prepared } from '../file/sqlite.ts';
import type { Projection } from './projection.ts';

/** What lists, figures and links read of a record. */
export const summary: Projection = {
  name: 'summary',
  version: 3,
  keep({ db, register, record, version, summary: found }) {
    prepared(
      db,
      `INSERT INTO record_summary (record_id, register, code, title, title_key, withdrawn, counted, deciding_date,
         deciding_confirmed, last_date, person_trips, status_timeline, updated_clock, facts)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (record_id) DO UPDATE SET code = excluded.code, title = excluded.title,
         title_key = excluded.title_key, withdrawn = excluded.withdrawn, counted = excluded.counted,
         deciding_date = excluded.deciding_date, deciding_confirmed = excluded.deciding_confirmed,
         last_date = excluded.last_date, person_trips = excluded.person_trips,
         status_timeline = excluded.status_timeline, updated_clock = excluded.updated_clock, facts = excluded.facts`,
    ).run(
      record.id,
      register.name,
      record.code,
      found.title,
      titleKeyOf(register, found.title),
      record.withdrawn === null ? 0 : 1,
      found.counted ? 1 : 0,
      found.decidingDate,
      found.decidingDateConfirmed ? 1 : 0,
      found.lastDate,
      found.personTrips,
      JSON.stringify(found.statusTimeline.map((step) => [step.from, step.status])),
      version,
      JSON.stringify(found.facts ?? {}),
    );
  },
};
