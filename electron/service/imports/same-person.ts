import { namesakes, type KnownRecord } from '../../../db/queries/known-records.ts';
import { readRecord } from '../../../db/record-rows.ts';
import type { ReadStore } from '../../../db/store.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import {
  childRows,
  fieldValue,
  notWithdrawn,
  type AnyRecord,
} from '../../../shared/registers/define-register.ts';
import { exactText } from '../../../shared/text/fold.ts';

/**
 * The one kept person of a name and of the same post at the same office, where the day of birth is missing on one side; null
 * where none or several are, or either does not say what it is and where.
 */
export function samePerson(store: ReadStore, register: OpenRegister, record: AnyRecord): KnownRecord | null {
  const posts = new Set(postsOf(record));
  if (posts.size === 0) return null;
  const same = namesakes(store, register, record).filter(({ id }) => {
    const kept = readRecord(store, register.name, id);
    return kept !== null && postsOf(kept).some((post) => posts.has(post));
  });
  const [only, ...more] = same;
  return only === undefined || more.length > 0 ? null : only;
}

/** What a person is and where, each as equal ones are found by it; only what says both. */
function postsOf(record: AnyRecord): readonly string[] {
  return notWithdrawn(childRows(record, 'positions')).flatMap((row) => {
    const [jobTitle, agency] = [fieldValue(row, 'jobTitle'), fieldValue(row, 'agency')];
    const office = agency !== null && typeof agency === 'object' && 'text' in agency ? agency.text : null;
    if (typeof jobTitle !== 'string' || typeof office !== 'string') return [];
    return jobTitle === '' || office === '' ? [] : [JSON.stringify([exactText(jobTitle), exactText(office)])];
  });
}
