import type { WorkProgress } from '../../shared/contract/works.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import type { ManySave, RecordSave, SaveOutcome } from '../../shared/registers/save-request.ts';
import { mainOf } from '../file/handles.ts';
import { readStored } from '../record-rows.ts';
import type { WriteStore } from '../store.ts';
import { confirmation, refuseNumbers } from './identity-gate.ts';
import { takingIn } from './intake.ts';
import { onceBeside } from './once-beside.ts';
import { once, type Call, type Writing } from './once.ts';
import { straight } from './steps.ts';

/**
 * Changes the same in many records of a register as one save, which one undo takes back: all of them or none.
 * @throws Refusal `record-not-found` for a record that there is not, `reason-needed` for a withdrawal without a reason,
 *   `message-invalid` for an identity-document number, which never stands in a request; else as `refuseNumbers` and `takeIn`.
 */
export function saveMany(store: WriteStore, writeId: string, many: ManySave): SaveOutcome {
  return once(store, manyCall(writeId, many), (writing) => straight(savingMany(writing, many)));
}

/** As `saveMany`, with other calls answered meanwhile (`onceBeside`). */
export async function saveManyBeside(
  store: WriteStore,
  writeId: string,
  many: ManySave,
  pause: (progress: WorkProgress) => Promise<void>,
): Promise<SaveOutcome> {
  return onceBeside(store, manyCall(writeId, many), (writing) => savingMany(writing, many), pause);
}

function manyCall(writeId: string, many: ManySave): Call {
  const register = registerNamed(many.register);
  const secret = Object.keys(many.fields).find((name) => register.fields[name]?.kind === 'secret');
  if (secret !== undefined) throw new Refusal('message-invalid', { field: secret });
  const request = {
    register: many.register,
    records: many.records.map(({ id, version }) => [id, version]),
    fields: many.fields,
    ...withdrawalOf(many),
    ...confirmation(many.noNumbers ?? []),
  };
  return { name: 'records.saveMany', writeId, request };
}

function withdrawalOf({ withdrawn }: ManySave): { withdrawn?: { reason: string } | null } {
  if (withdrawn === undefined) return {};
  if (withdrawn === null) return { withdrawn };
  const reason = withdrawn.reason.trim();
  if (reason === '') throw new Refusal('reason-needed');
  return { withdrawn: { reason } };
}

function* savingMany(writing: Writing, many: ManySave): Generator<WorkProgress, SaveOutcome, void> {
  const { store } = writing;
  const register = registerNamed(many.register);
  const total = many.records.length;
  const saves: RecordSave[] = [];
  for (const { id, version } of many.records) {
    if (readStored(mainOf(store), register, id) === null) throw new Refusal('record-not-found');
    const { fields } = many;
    const own = { register: many.register, id, fields, children: {}, basedOn: version };
    saves.push({ ...own, ...withdrawalOf(many) });
    yield { step: 'save', done: 0, total };
  }
  refuseNumbers(store, saves, many.noNumbers ?? []);
  const steps = takingIn(writing, saves);
  let step = steps.next();
  for (; step.done !== true; step = steps.next())
    yield { step: 'save', done: Math.floor(step.value * total), total };
  return step.value;
}
