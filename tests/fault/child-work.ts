import { writeSync } from 'node:fs';
import { newId } from '../../db/ids.ts';
import { openStore } from '../../db/file/open.ts';
import { eraseNumbers } from '../../db/ledger/erasures.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { keyOfRecord } from '../../db/secrets.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { outgoing } from '../../db/test-store.ts';
import { mainOf } from '../../db/file/handles.ts';

/** Opens a folder, says so, and keeps it until the process is ended. */
export function holdOpen(directory: string): void {
  const store = openStore({ directory });
  writeSync(1, 'open\n');
  setInterval(() => mainOf(store).pragma('user_version'), 60_000);
}

/** Saves delegations without end, and names each on standard output once it is saved. */
export function saveForever(directory: string): void {
  const store = openStore({ directory });
  for (;;) {
    const save = outgoing({ notes: 'x'.repeat(2_000) });
    saveRecords(store, { writeId: newId(), saves: [save] });
    writeSync(1, `${save.id}\n`);
  }
}

/** Saves delegations as `saveForever` does until the disk is full, says so, and stays open until it is ended. */
export function saveUntilFull(directory: string): void {
  const store = openStore({ directory, now: () => new Date('2024-07-01T03:00:00Z') });
  for (;;) {
    const save = outgoing({ notes: 'x'.repeat(2_000) });
    try {
      saveRecords(store, { writeId: newId(), saves: [save] });
    } catch (error) {
      if (!(error instanceof Refusal) || error.detail.code !== 'disk-full') throw error;
      writeSync(1, 'full\n');
      break;
    }
    writeSync(1, `${save.id}\n`);
  }
  setInterval(() => mainOf(store).pragma('user_version'), 60_000);
}

/** Saves delegations with a number and erases it, and names each with its key (hexadecimal) before it is erased. */
export function eraseForever(directory: string): void {
  const store = openStore({ directory, now: () => new Date('2024-03-20T04:00:00Z') });
  for (;;) {
    const fields = { fullName: 'Nguyễn Văn A', documentNumber: 'C7654321' };
    const save = outgoing({}, { members: [{ id: newId(), fields }] });
    saveRecords(store, { writeId: newId(), saves: [save] });
    writeSync(1, `${save.id} ${keyOfRecord(store, save.id)?.toString('hex') ?? ''}\n`);
    const erasing = { register: 'outgoing-delegation', id: save.id, ground: 'asked', note: null } as const;
    eraseNumbers(store, newId(), erasing);
  }
}
