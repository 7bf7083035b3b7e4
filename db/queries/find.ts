import type { FoundRecord } from '../../shared/contract/find.ts';
import { isOpenRegisterName, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { foldText, headKey } from '../../shared/text/fold.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { mainOf } from '../file/handles.ts';
import { refusing } from '../file/refusing.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';
import { statusToday } from './lists.ts';
import { rankedExpressions } from './search.ts';

interface Candidate {
  readonly number: number;
  readonly code: string;
  readonly title: string;
  readonly date: PlainDate | null;
  readonly withdrawn: number;
}

/**
 * Of a way of matching that more records have, the ones that were entered last are looked at: words so common do not
 * tell one record from another.
 */
const CANDIDATES = 200;

/**
 * Records of every register, or of one, that hold all words of a search or their beginnings; the best first: with the
 * marks that were typed, in code or title, then the newest.
 */
export function findRecords(
  store: ReadStore,
  search: string,
  register: OpenRegisterName | null,
  most: number,
): readonly FoundRecord[] {
  return refusing(() => {
    const numbers = new Set<number>();
    for (const match of rankedExpressions(search, register)) {
      const found = candidates(store, match).filter(({ number }) => !numbers.has(number));
      for (const { number } of ranked(found, search)) numbers.add(number);
      if (numbers.size >= most) break;
    }
    return shown(store, 'number', [...numbers].slice(0, most));
  });
}

/** Records by their ids, in that order; those that there are not are left out. */
export function recordsNamed(store: ReadStore, ids: readonly string[]): readonly FoundRecord[] {
  return refusing(() => shown(store, 'record_id', ids));
}

function candidates(store: ReadStore, match: string): readonly Candidate[] {
  return prepared<[string], Candidate>(
    mainOf(store),
    `SELECT s.number, s.code, s.title, s.deciding_date AS date, s.withdrawn
     FROM record_search AS f CROSS JOIN record_summary AS s ON s.number = f.rowid
     WHERE f.record_search MATCH ? ORDER BY f.rowid DESC LIMIT ${CANDIDATES}`,
  ).all(match);
}

/** Records that match in one way: by how the code, then the title has the words, then the newest; withdrawn ones last. */
function ranked(found: readonly Candidate[], search: string): readonly Candidate[] {
  const code = headKey(search).replaceAll(' ', '-');
  const title = foldText(search);
  const place = (one: Candidate): number => {
    const own = foldText(one.code);
    if (own === code || own.endsWith(`-${code}`)) return 0;
    if (own.includes(code) && /\d/.test(code)) return 1;
    return foldText(one.title).startsWith(title) ? 2 : 3;
  };
  return found
    .map((one) => ({ one, place: one.withdrawn * 10 + place(one), date: one.date ?? '' }))
    .toSorted(
      (a, b) =>
        a.place - b.place || (a.date < b.date ? 1 : a.date > b.date ? -1 : b.one.number - a.one.number),
    )
    .map(({ one }) => one);
}

interface ShownColumns {
  readonly key: string | number;
  readonly id: string;
  readonly register: string;
  readonly code: string;
  readonly title: string;
  readonly date: PlainDate | null;
  readonly withdrawn: number;
  readonly status: string | null;
}

function shown(
  store: ReadStore,
  column: 'number' | 'record_id',
  keys: readonly (string | number)[],
): readonly FoundRecord[] {
  const rows = prepared<[PlainDate, string], ShownColumns>(
    mainOf(store),
    `SELECT s.${column} AS key, s.record_id AS id, s.register, s.code, s.title, s.deciding_date AS date, s.withdrawn,
       ${statusToday} AS status
     FROM record_summary AS s WHERE s.${column} IN (SELECT value FROM json_each(?))`,
  ).all(today(store), JSON.stringify(keys));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key): readonly FoundRecord[] => {
    const row = byKey.get(key);
    if (row === undefined || !isOpenRegisterName(row.register)) return [];
    const { id, register, code, title, date, status } = row;
    return [{ register, id, code, title, date, status, withdrawn: row.withdrawn === 1 }];
  });
}
