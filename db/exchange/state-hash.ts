import { createHash } from 'node:crypto';
import { registerNamed, registerNames, type RegisterName } from '../../shared/registers/all-registers.ts';
import { exchangeDevice } from '../../shared/registers/exchange-device/exchange-device.ts';
import { exchangeReceipt } from '../../shared/registers/exchange-receipt/exchange-receipt.ts';
import { canonicalJson, type StoredValue } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { readManyStored } from '../record-rows.ts';
import type { ReadStore } from '../store.ts';
import { devices } from '../trust.ts';

const PAGE = 200;

/** Registers that this PC is sent, those of the exchange itself left out: each PC has its own view of whom it trusts. */
export function visibleRegisters(store: ReadStore): readonly RegisterName[] {
  const own = devices(store).find(store.device?.id ?? '');
  const seen = own === null || own.role === null ? null : own.registers;
  return registerNames.filter(
    (name) =>
      name !== exchangeDevice.name && name !== exchangeReceipt.name && (seen === null || seen.includes(name)),
  );
}

/**
 * SHA-256 (hexadecimal) over the present content of registers, of which the log tells: equal on PCs that hold the same.
 * @param registers those that this PC is sent where it is left out.
 */
export function stateHash(
  store: ReadStore,
  registers: readonly RegisterName[] = visibleRegisters(store),
): string {
  const hash = createHash('sha256');
  for (const text of stateLines(store, registers)) hash.update(text).update('\n');
  return hash.digest('hex');
}

/** What the hash is over: a line a record, by register and id. */
export function* stateLines(
  store: ReadStore,
  registers: readonly RegisterName[] = visibleRegisters(store),
): Generator<string, void, void> {
  const db = mainOf(store);
  for (const name of registers.toSorted()) {
    const register = registerNamed(name);
    // Shipped rows that nobody touched follow the program's version.
    const page = prepared<[string, number], string>(
      db,
      `SELECT id FROM ${register.table} AS t WHERE id > ?
         AND EXISTS (SELECT 1 FROM change_log AS l WHERE l.record_id = t.id) ORDER BY id LIMIT ?`,
    ).pluck();
    for (let after = ''; ;) {
      const ids = page.all(after, PAGE);
      for (const { id, code, withdrawn, values, children } of readManyStored(db, register, ids)) {
        const lists = Object.entries(children).map(([list, rows]) => [
          list,
          rows
            .map((row) => ({ ...row, values: { ...row.values } }))
            .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        ]);
        const content: StoredValue = {
          name,
          id,
          code,
          withdrawn: withdrawn === null ? null : { ...withdrawn },
          values: { ...values },
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a record as it is stored is plain JSON
          children: Object.fromEntries(lists) as StoredValue,
        };
        yield canonicalJson(content);
      }
      const last = ids.at(-1);
      if (last === undefined || ids.length < PAGE) break;
      after = last;
    }
  }
}
