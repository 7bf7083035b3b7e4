import { childRows, notWithdrawn } from '../../shared/registers/define-register.ts';
import { prepared } from '../file/sqlite.ts';
import type { Projection } from './projection.ts';

/** Who travels when: for the check that nobody is on two trips at once. */
export const trips: Projection = {
  name: 'trips',
  version: 1,
  keep({ db, register, record, summary: { decidingDate, lastDate } }) {
    if (!register.lookups.includes('overlappingTrips')) return;
    prepared(db, 'DELETE FROM person_trip WHERE record_id = ?').run(record.id);
    if (record.withdrawn !== null || record['calledOff'] !== null) return;
    if (decidingDate === null || lastDate === null) return;
    for (const member of notWithdrawn(childRows(record, 'members'))) {
      if (typeof member['person'] !== 'string' || member['participated'] === false) continue;
      prepared(db, 'INSERT INTO person_trip VALUES (?, ?, ?, ?)').run(
        record.id,
        member['person'],
        decidingDate,
        lastDate,
      );
    }
  },
};
