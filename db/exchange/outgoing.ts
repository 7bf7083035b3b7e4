import { Refusal } from '../../shared/contract/refusal.ts';
import { maySee } from '../../shared/exchange/rights.ts';
import type { SignedHead } from '../../shared/exchange/head-text.ts';
import { exchangeReceipt, type HeldHead } from '../../shared/registers/exchange-receipt/exchange-receipt.ts';
import { isRegisterName, registerNamed } from '../../shared/registers/all-registers.ts';
import type { Fields } from '../../shared/registers/field.ts';
import { readChanges, stubOf, type LogRow } from '../change-log.ts';
import { missingFiles } from '../files.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { headsInReceipt } from '../known-heads.ts';
import { devices, type KnownDevice } from '../trust.ts';
import { hasFirstForm } from './device-keys.ts';
import { signedHeads } from './signed-heads.ts';

/** What of one log goes to some PCs. */
export interface LogPart {
  readonly head: SignedHead;
  /** Rows behind this one are sent (exclusive). */
  readonly after: number;
  /** Registers whose rows are sent in full; null: all. */
  readonly registers: readonly string[] | null;
  /** Registers whose rows at or before `after` are sent in full now; null: all; empty: none. */
  readonly reveal: readonly string[] | null;
}

/** What a PC said last of what it holds. */
interface Holding {
  /** The log in which it said so: it writes that one itself. */
  readonly standsIn: string | null;
  readonly heads: ReadonlyMap<string, Pick<HeldHead, 'sequence' | 'registers'>>;
  readonly wants: readonly string[];
}

function holdingOf(store: ReadStore, deviceId: string): Holding {
  const db = mainOf(store);
  const row = prepared<[string], LogRow>(
    db,
    `SELECT * FROM change_log WHERE register = '${exchangeReceipt.name}' AND device_id = ?
     ORDER BY clock DESC LIMIT 1`,
  ).get(deviceId);
  if (row === undefined) return { standsIn: null, heads: new Map(), wants: [] };
  const wants = readChanges(row)['wants']?.[1];
  return {
    standsIn: row.log_id,
    heads: new Map(
      headsInReceipt(row).map(({ logId, sequence, registers }) => [logId, { sequence, registers }]),
    ),
    wants: Array.isArray(wants) ? wants.map(String) : [],
  };
}

/** Registers that both name; null: all. */
const common = (one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null =>
  one === null ? other : other === null ? one : one.filter((name) => other.includes(name));

/** Registers of the first that the second does not name; null: all. */
function lacking(wanted: readonly string[] | null, held: readonly string[] | null): readonly string[] | null {
  if (held === null) return [];
  return wanted === null ? null : wanted.filter((name) => !held.includes(name));
}

/** @throws Refusal `device-unknown`, `device-untrusted`. */
function recipientOf(store: ReadStore, id: string): KnownDevice {
  const device = devices(store).find(id);
  if (device === null) throw new Refusal('device-unknown');
  if (device.withdrawn !== null) throw new Refusal('device-untrusted', { name: device.name });
  return device;
}

/**
 * What some PCs with equal rights have not confirmed yet: of each log, up to the newest head that its PC signed.
 * @throws Refusal `device-unknown`, `device-untrusted`.
 */
export function partsFor(store: ReadStore, recipients: readonly string[]): readonly LogPart[] {
  const known = recipients.map((id) => recipientOf(store, id));
  const rights = known.map(({ registers }) => registers).reduce(common, null);
  const holdings = recipients.map((id) => holdingOf(store, id));
  const parts: LogPart[] = [];
  for (const { registers: held, ...head } of signedHeads(store)) {
    const { logId, sequence } = head;
    // Rows of the first form cannot be withheld.
    if (rights !== null && hasFirstForm(store, logId)) continue;
    let after = Number.POSITIVE_INFINITY;
    let theirs: readonly string[] | null = null;
    for (const { standsIn, heads } of holdings) {
      if (standsIn === logId) continue;
      const known = heads.get(logId);
      after = Math.min(after, known?.sequence ?? 0);
      if (known !== undefined) theirs = common(theirs, known.registers);
    }
    if (after > sequence) continue;
    const registers = common(rights, held);
    const reveal = after === 0 ? [] : lacking(registers, theirs);
    if (after === sequence && reveal !== null && reveal.length === 0) continue;
    parts.push({ head, after, registers, reveal });
  }
  return parts;
}

const PAGE = 500;

/** The rows of a part: first those that are revealed, then those behind `after`, each a stub where it is withheld. */
export function* rowsOfPart(store: ReadStore, part: LogPart): Generator<LogRow, void, void> {
  const { head, after, registers, reveal } = part;
  if (reveal === null || reveal.length > 0)
    for (const row of pages(store, head.logId, 0, after))
      if (row.content_hash === null && maySee(reveal, row.register)) yield row;
  for (const row of pages(store, head.logId, after, head.sequence))
    yield row.content_hash !== null || maySee(registers, row.register) ? row : stubOf(row);
}

/** Rows of a log behind one, up to another (inclusive); a page at a time, so that others may write in between. */
function* pages(store: ReadStore, logId: string, after: number, to: number): Generator<LogRow, void, void> {
  const page = prepared<[string, number, number, number], LogRow>(
    mainOf(store),
    'SELECT * FROM change_log WHERE log_id = ? AND sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?',
  );
  for (let at = after; ;) {
    const rows = page.all(logId, at, to, PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    at = last.sequence;
  }
}

/** Hashes of the files that rows of these parts name, or that the recipients miss, as far as they are here; each once. */
export function* filesFor(
  store: ReadStore,
  parts: readonly LogPart[],
  recipients: readonly string[],
): Generator<string, void, void> {
  const told = new Set<string>();
  const isNew = (hash: string): boolean => {
    if (told.has(hash) || missingFiles(store, [hash]).length > 0) return false;
    told.add(hash);
    return true;
  };
  for (const part of parts)
    for (const row of rowsOfPart(store, part))
      for (const hash of filesOfRow(row)) if (isNew(hash)) yield hash;
  for (const id of recipients)
    for (const hash of holdingOf(store, id).wants)
      if (isNew(hash) && namedByVisible(store, hash, recipientOf(store, id).registers)) yield hash;
}

/** A file goes only to who may see a record that names it. */
function namedByVisible(store: ReadStore, hash: string, registers: readonly string[] | null): boolean {
  if (registers === null) return true;
  const rows = prepared<[string], string>(
    mainOf(store),
    "SELECT DISTINCT register FROM change_log WHERE content_hash IS NULL AND changes LIKE '%' || ? || '%'",
  )
    .pluck()
    .all(hash);
  return rows.some((register) => maySee(registers, register));
}

/** Hashes of the files that a row names. */
export function filesOfRow(row: LogRow): readonly string[] {
  if (row.content_hash !== null || !isRegisterName(row.register) || !row.changes.includes('"hash"'))
    return [];
  const register = registerNamed(row.register);
  const fields: Fields =
    row.child_list === '' ? register.fields : (register.children[row.child_list]?.fields ?? {});
  return Object.entries(readChanges(row)).flatMap(([name, [, value]]) =>
    fields[name]?.kind === 'files' && Array.isArray(value)
      ? value.flatMap((file) =>
          file !== null && typeof file === 'object' && 'hash' in file ? [String(file.hash)] : [],
        )
      : [],
  );
}
