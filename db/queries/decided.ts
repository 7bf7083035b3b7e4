import type { RegisterName } from '../../shared/registers/all-registers.ts';
import type { Span } from '../../shared/report/spans.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';

/** Records of a register that count and whose deciding date, actual or planned, lies in a span (both ends inclusive), by date. */
export function idsDecidedIn(
  store: ReadStore,
  register: RegisterName,
  { from, to }: Span,
): readonly string[] {
  return prepared<[string, string, string], string>(
    mainOf(store),
    `SELECT record_id FROM record_summary WHERE register = ? AND counted = 1 AND deciding_date BETWEEN ? AND ?
     ORDER BY deciding_date, number`,
  )
    .pluck()
    .all(register, from, to);
}
