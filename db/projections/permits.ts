import { childRows, notWithdrawn } from '../../shared/registers/define-register.ts';
import { permitKey, type CheckedDelegation } from '../../shared/registers/delegation/delegation-checks.ts';
import { prepared } from '../file/sqlite.ts';
import type { Projection } from './projection.ts';

/** Permits by what makes two of them the same paper: for the check that a permit is used once. */
export const permits: Projection = {
  name: 'permits',
  version: 1,
  keep({ db, register, record }) {
    if (!register.lookups.includes('permitUses')) return;
    prepared(db, 'DELETE FROM permit_use WHERE record_id = ?').run(record.id);
    if (record.withdrawn !== null || record['calledOff'] !== null) return;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the look-up is named by registers whose permits are these
    const rows = notWithdrawn(childRows(record, 'permits')) as unknown as CheckedDelegation['permits'];
    for (const permit of rows) {
      const key = permitKey(permit);
      if (key !== null)
        prepared(db, 'INSERT INTO permit_use VALUES (?, ?, ?)').run(record.id, key, permit.number);
    }
  },
};
