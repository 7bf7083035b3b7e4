import { Refusal } from '../../shared/contract/refusal.ts';
import type { WorkProgress } from '../../shared/contract/works.ts';
import { isOpenRegisterName, isRegisterName, registerNames } from '../../shared/registers/all-registers.ts';
import { exchangeDevice } from '../../shared/registers/exchange-device/exchange-device.ts';
import { exchangeReceipt } from '../../shared/registers/exchange-receipt/exchange-receipt.ts';
import { hashOf, type LogRow } from '../change-log.ts';
import { storedJson } from '../columns.ts';
import { keepContent, missingFiles } from '../files.ts';
import { filesOf, mainOf } from '../file/handles.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import { adoptedRows, heldReason, holdRow, type Judging } from '../held-rows.ts';
import { foldAnew } from '../ledger/fold.ts';
import { keepRows } from '../ledger/keep-rows.ts';
import { onceBeside, rehearsedBeside } from '../ledger/once-beside.ts';
import type { Writing } from '../ledger/once.ts';
import { writeReceipt } from '../ledger/receipts.ts';
import { settleHeld } from '../ledger/settle-held.ts';
import { presentInstant, type WriteStore } from '../store.ts';
import { markForLook } from './needs-look.ts';
import { filesOfRow } from './outgoing.ts';
import { settlingClocks } from './quarantine.ts';
import { planOf, type Gap, type PlannedPart } from './plan.ts';
import { keepSignedHead, signedHead } from './signed-heads.ts';
import type { Staging } from './staging.ts';

/** What a bundle brings, or brought. */
export interface TakeInOutcome {
  readonly bundle: string;
  readonly sender: string;
  /** Rows of logs that were not here, stubs included. */
  readonly rows: number;
  /** Records that are new or changed, by register. */
  readonly records: Readonly<Record<string, number>>;
  /** Records that were taken out by it, by register, and how many there were that had not been. */
  readonly withdrawals: Readonly<Record<string, { readonly count: number; readonly of: number }>>;
  /** Conflicts that are open in the records that it touches. */
  readonly conflicts: number;
  /** Records that a person should look at. */
  readonly needsLook: number;
  /** Rows that wait because their clock is ahead, and PCs whose clock wrote them. */
  readonly ahead: number;
  readonly aheadDevices: readonly string[];
  /** Files that came, and files that records name and that are still not here. */
  readonly files: number;
  readonly missingFiles: number;
  readonly gaps: readonly Gap[];
  /** PCs that wrote two histories under one name, being copies of each other: what does not follow ours is left. */
  readonly copied: readonly string[];
  readonly unknownOrigins: readonly string[];
}
export type TakeInPreview = TakeInOutcome;

/**
 * What taking in would come to; nothing is changed.
 * @throws Refusal as `planOf`.
 */
export function previewOf(
  store: WriteStore,
  staging: Staging,
  pause: (progress: WorkProgress) => Promise<void> = async () => undefined,
): Promise<TakeInPreview> {
  return rehearsedBeside(store, (writing) => takingIn(writing, staging, false), pause);
}

/**
 * Takes a staged bundle in: whole, beside other calls, or not at all. What is here already is passed over; rows that do not follow
 * what is here are left, and named. The caller made a recovery point.
 * @throws Refusal as `planOf`, `onceBeside` and `pause`.
 */
export function takeInStaged(
  store: WriteStore,
  staging: Staging,
  writeId: string,
  pause: (progress: WorkProgress) => Promise<void> = async () => undefined,
): Promise<TakeInOutcome> {
  const { bundle, sender } = staging.envelope;
  const call = { name: 'exchange.takeIn', writeId, request: { bundle, sender } };
  return onceBeside(store, call, (writing) => takingIn(writing, staging, true), pause);
}

function* takingIn(
  writing: Writing,
  staging: Staging,
  withFiles: boolean,
): Generator<WorkProgress, TakeInOutcome, void> {
  const { store } = writing;
  const db = mainOf(store);
  settlingClocks(writing);
  const plan = planOf(store, staging);
  const judging: Judging = {
    devices: plan.devices,
    now: presentInstant(store),
    adopted: adoptedRows(db),
  };
  const taken = new Taken();
  const total = plan.parts.reduce(
    (sum, { log, ours }) => sum + Math.max(0, log.head.sequence - ours.sequence),
    0,
  );
  for (const planned of plan.parts) {
    for (const _page of takingRows(store, staging, planned, judging, taken))
      yield { step: 'read', done: Math.min(taken.rows, total), total };
  }
  let files = 0;
  for (const { hash, content } of staging.files()) {
    files += 1;
    if (withFiles && missingFiles(store, [hash]).length > 0) keepContent(filesOf(store), content);
    yield { step: 'read', done: total, total };
  }
  const before = countsBefore(db, taken);
  let done = 0;
  // Receipts first: they say which rows were taken over.
  const ids = [...taken.records].toSorted(
    ([, one], [, other]) => Number(other === exchangeReceipt.name) - Number(one === exchangeReceipt.name),
  );
  for (const [id] of ids) {
    foldAnew(store, id);
    done += 1;
    yield { step: 'save', done, total: ids.length };
  }
  for (const id of settleHeld(store, taken.changesRights ? 'all' : 'time'))
    taken.records.set(id, registerOf(db, id));
  const wants = stillWanted(store, taken);
  if (taken.isNews) writeReceipt(writing, { wants });
  let looks = 0;
  for (const [id, register] of taken.records) {
    if (!isRegisterName(register)) continue;
    looks += markForLook(store, register, id) ? 1 : 0;
    yield { step: 'check', done: looks, total: ids.length };
  }
  return {
    bundle: staging.envelope.bundle,
    sender: staging.envelope.sender,
    rows: taken.rows,
    records: taken.byRegister(),
    withdrawals: withdrawalsOf(db, before),
    conflicts: conflictsIn(db, taken),
    needsLook: looks,
    ahead: taken.ahead,
    aheadDevices: [...taken.aheadDevices],
    files,
    missingFiles: wants.length,
    gaps: plan.gaps,
    copied: plan.copied,
    unknownOrigins: plan.unknownOrigins,
  };
}

/** What came of the rows of a bundle so far. */
class Taken {
  rows = 0;
  ahead = 0;
  readonly aheadDevices = new Set<string>();
  /** Ids of records with the register of each. */
  readonly records = new Map<string, string>();
  readonly files = new Set<string>();
  /** Whether something came that is worth a receipt: receipts alone are not, or they would never end. */
  isNews = false;
  /** Whether it may have an effect on rows that are here already. */
  changesRights = false;

  note(row: LogRow): void {
    if (row.content_hash === null) {
      this.records.set(row.record_id, row.register);
      for (const hash of filesOfRow(row)) this.files.add(hash);
      if (row.register === exchangeDevice.name || row.register === exchangeReceipt.name)
        this.changesRights = true;
    }
    if (row.register !== exchangeReceipt.name) this.isNews = true;
  }

  byRegister(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const register of this.records.values()) counts[register] = (counts[register] ?? 0) + 1;
    return counts;
  }
}

/** Brings the rows of a log to it, a page with each step: those behind what is here, and content for stubs. */
function* takingRows(
  store: WriteStore,
  staging: Staging,
  { part, log, ours }: PlannedPart,
  judging: Judging,
  taken: Taken,
): Generator<void, void, void> {
  const db = mainOf(store);
  const { head, registers } = log;
  for (const page of staging.rows(part, 0)) {
    const behind = page.filter((row) => row.sequence > ours.sequence);
    for (const row of page) if (row.sequence <= ours.sequence) reveal(db, row, judging, taken);
    keepRows(store, behind, () => judging);
    for (const row of behind) {
      taken.rows += 1;
      taken.note(row);
      if (heldReason(row, judging) === 'ahead') {
        taken.ahead += 1;
        taken.aheadDevices.add(head.deviceId);
      }
    }
    yield;
  }
  const known = signedHead(db, head.logId);
  if (known !== null && known.sequence > head.sequence) return;
  const held =
    known?.sequence === head.sequence && known.registers !== null && registers !== null
      ? [...new Set([...known.registers, ...registers])].toSorted()
      : known?.sequence === head.sequence && known.registers === null
        ? null
        : registers;
  if (JSON.stringify(known?.registers) !== JSON.stringify(held)) taken.isNews = true;
  keepSignedHead(db, head.logId, { ...head, registers: held });
}

/** Gives a stub its content, now that the right to it came. @throws Refusal `bundle-altered` for a row that is another than the one here. */
function reveal(db: Sqlite, row: LogRow & { readonly hash: string }, judging: Judging, taken: Taken): void {
  if (row.content_hash !== null) return;
  const kept = prepared<[string, number], LogRow>(
    db,
    'SELECT * FROM change_log WHERE log_id = ? AND sequence = ?',
  ).get(row.log_id, row.sequence);
  if (kept === undefined || hashOf(kept) !== row.hash) throw new Refusal('bundle-altered');
  if (kept.content_hash === null) return;
  prepared<[LogRow]>(
    db,
    `UPDATE change_log SET salt = @salt, content_hash = NULL, device_id = @device_id, actor_id = @actor_id, save_id = @save_id,
       origin = @origin, register = @register, record_id = @record_id, child_list = @child_list, child_id = @child_id,
       changes = @changes, schema_version = @schema_version, exchange_version = @exchange_version, written_at = @written_at
     WHERE log_id = @log_id AND sequence = @sequence`,
  ).run(row);
  const reason = heldReason(row, judging);
  if (reason !== null) holdRow(db, row, reason);
  taken.note(row);
}

function registerOf(db: Sqlite, id: string): string {
  return (
    prepared<[string], string>(
      db,
      'SELECT register FROM change_log WHERE record_id = ? AND content_hash IS NULL LIMIT 1',
    )
      .pluck()
      .get(id) ?? ''
  );
}

/** Files that records name and that are not here: of these rows, and of what was wanted before. */
function stillWanted(store: WriteStore, { files }: Taken): readonly string[] {
  const last = prepared<[string], string | null>(
    mainOf(store),
    `SELECT r.wants FROM exchange_receipt AS r JOIN change_log AS l ON l.record_id = r.id
     WHERE l.device_id = ? AND l.register = '${exchangeReceipt.name}' ORDER BY l.clock DESC LIMIT 1`,
  )
    .pluck()
    .get(store.device?.id ?? '');
  const before = last === undefined || last === null ? [] : storedJson<readonly string[]>(last);
  return missingFiles(store, [...new Set([...before, ...files])]).toSorted();
}

/** Records of a register that are not taken out, and those of them that a bundle touches. */
function countsBefore(
  db: Sqlite,
  { records }: Taken,
): ReadonlyMap<string, { readonly of: number; readonly touched: ReadonlySet<string> }> {
  const found = new Map<string, { of: number; touched: Set<string> }>();
  const standing = prepared<[string], number>(
    db,
    'SELECT 1 FROM record_summary WHERE record_id = ? AND withdrawn = 0',
  );
  for (const name of registerNames) {
    if (!isOpenRegisterName(name)) continue;
    const of = prepared<[string], number>(
      db,
      'SELECT count(*) FROM record_summary WHERE register = ? AND withdrawn = 0',
    )
      .pluck()
      .get(name);
    found.set(name, { of: of ?? 0, touched: new Set() });
  }
  for (const [id, register] of records)
    if (standing.get(id) !== undefined) found.get(register)?.touched.add(id);
  return found;
}

function withdrawalsOf(db: Sqlite, before: ReturnType<typeof countsBefore>): TakeInOutcome['withdrawals'] {
  const gone = prepared<[string], number>(
    db,
    'SELECT 1 FROM record_summary WHERE record_id = ? AND withdrawn = 1',
  );
  return Object.fromEntries(
    [...before].flatMap(([register, { of, touched }]) => {
      const count = [...touched].filter((id) => gone.get(id) !== undefined).length;
      return count === 0 ? [] : [[register, { count, of }]];
    }),
  );
}

function conflictsIn(db: Sqlite, { records }: Taken): number {
  const count = prepared<[string], number>(db, 'SELECT count(*) FROM conflict WHERE record_id = ?').pluck();
  let sum = 0;
  for (const id of records.keys()) sum += count.get(id) ?? 0;
  return sum;
}
