import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { InputValue, RecordSave } from '../shared/registers/save-request.ts';
import type { RegisterName } from '../shared/registers/all-registers.ts';
import { beginForTest } from './test-first-start.ts';
import { newId } from './ids.ts';
import { openStore, type OpenStore } from './file/open.ts';
import { saveRecords } from './ledger/intake.ts';

/** A folder that the test leaves no trace of. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-'));
  // Windows lets a folder go only once what is open in it is closed, which may be about to happen.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }));
  return folder;
}

/** An open, set-up store in a folder of its own, closed when the test ends. The clock stands still at `now`. */
export function testStore(now = '2024-03-20T03:00:00Z', folder = testFolder()): OpenStore {
  const store = openStore({ directory: folder, now: () => new Date(now) });
  onTestFinished(() => store.close());
  if (store.device === null) beginForTest(store);
  return store;
}

/** The least that an outgoing delegation is saved with. */
export function outgoing(
  fields: Readonly<Record<string, InputValue>> = {},
  children: RecordSave['children'] = {},
): RecordSave {
  return {
    register: 'outgoing-delegation',
    id: newId(),
    fields: {
      name: 'Đoàn công tác dự Gặp gỡ đầu Xuân',
      hostAgency: { code: 'SNgV', text: 'Sở Ngoại vụ' },
      peopleDeclared: 12,
      departureActual: '2024-02-20',
      returnActual: '2024-02-23',
      ...fields,
    },
    children: { stops: [{ id: newId(), fields: { country: 'CN', place: 'Nam Ninh' } }], ...children },
  };
}

/** Saves and answers the id of the first record. */
export function save(
  store: OpenStore,
  ...saves: readonly RecordSave[]
): { readonly id: string; readonly saveId: string } {
  const outcome = saveRecords(store, { writeId: newId(), saves });
  return { id: outcome.records[0]?.id ?? '', saveId: outcome.saveId };
}

export function change(
  register: RegisterName,
  id: string,
  fields: Readonly<Record<string, InputValue>>,
  children: RecordSave['children'] = {},
): RecordSave {
  return { register, id, fields, children };
}
