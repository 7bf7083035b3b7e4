import * as z from 'zod';
import { refusalCodes, type RefusalCode, type RefusalParams } from '../shared/contract/refusal.ts';
import { mainOf } from './file/handles.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';
import type { ReadStore, WriteStore } from './store.ts';

/** Something about the data that people must hear of, though they can go on: kept until somebody has seen it. */
export interface DataNotice {
  readonly code: RefusalCode;
  readonly params: RefusalParams;
  /** Instant (UTC, ISO 8601) at which it was found first. */
  readonly at: string;
}

const FACT = 'notices';

const kept = z
  .array(
    z.object({
      code: z.enum(refusalCodes),
      params: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
      at: z.string(),
    }),
  )
  .readonly();

/** What was found and nobody has seen yet, the earliest first. */
export function dataNotices(store: ReadStore): readonly DataNotice[] {
  return noticesIn(mainOf(store));
}

function noticesIn(main: Sqlite): readonly DataNotice[] {
  const value = prepared<[string], string>(main, 'SELECT value FROM program_fact WHERE name = ?')
    .pluck()
    .get(FACT);
  try {
    return kept.parse(JSON.parse(value ?? '[]'));
  } catch {
    return [];
  }
}

function keep(main: Sqlite, notices: readonly DataNotice[]): void {
  prepared(main, 'INSERT OR REPLACE INTO program_fact (name, value) VALUES (?, ?)').run(
    FACT,
    JSON.stringify(notices),
  );
}

/** Keeps a notice, of which there is one for each code: what is found again is told already. */
export function addNotice(main: Sqlite, code: RefusalCode, params: RefusalParams, at: Date): void {
  const notices = noticesIn(main);
  if (notices.some((notice) => notice.code === code)) return;
  keep(main, [...notices, { code, params, at: at.toISOString() }]);
}

/** As `addNotice`, of an open folder. */
export function noteInData(store: WriteStore, code: RefusalCode, params: RefusalParams): void {
  addNotice(mainOf(store), code, params, store.now());
}

/** Somebody has seen a notice. */
export function noticeSeen(store: WriteStore, code: RefusalCode): void {
  keep(
    mainOf(store),
    dataNotices(store).filter((notice) => notice.code !== code),
  );
}
