import { writeSync } from 'node:fs';
import { newId } from '../../db/ids.ts';
import { openStore } from '../../db/file/open.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
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
