import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { databases } from '../../db/file/handles.ts';
import { openStore } from '../../db/file/open.ts';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import type { WriteStore } from '../../db/store.ts';
import { acknowledged } from '../../db/witnessing.ts';
import { oneDelegation } from './bench-data.ts';

const SAVES = 150;

/**
 * Milliseconds of saves of a new delegation until each can be acknowledged: told to the witness and on the disk, and in
 * turns with them, on the same data and the same disk, as they would be without a witness.
 */
export async function witnessedSaves(
  folder: string,
): Promise<{ readonly told: readonly number[]; readonly untold: readonly number[] }> {
  const target = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-bench-witness-'));
  cpSync(folder, target, { recursive: true });
  const store = openStore({ directory: target });
  const nobody = {
    announce: () => undefined,
    keep: () => undefined,
    flushed: null,
    agrees: () => true,
    close: () => undefined,
  };
  const without: WriteStore = { ...store, [databases]: { ...store[databases], witness: nobody } };
  const [told, untold]: [number[], number[]] = [[], []];
  const save = async (into: WriteStore, other: WriteStore, number: number): Promise<number> => {
    const saves = [oneDelegation(number)];
    // By then the disk has what the save before left to it: people do not save back to back.
    await setTimeout(5);
    const start = performance.now();
    saveRecords(into, { writeId: newId(), saves });
    await acknowledged(into);
    const spent = performance.now() - start;
    other.lastClock = into.lastClock;
    return spent;
  };
  for (let number = 0; number < SAVES; number += 1) {
    // Who is first changes, so that neither always follows the other.
    if (number % 2 === 0) told.push(await save(store, without, number));
    untold.push(await save(without, store, number));
    if (number % 2 === 1) told.push(await save(store, without, number));
  }
  store.close();
  rmSync(target, { recursive: true, force: true });
  return { told: told.slice(10), untold: untold.slice(10) };
}
