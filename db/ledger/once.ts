import { createHash } from 'node:crypto';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import type { Origin } from '../change-log.ts';
import { assertClock } from '../clock.ts';
import { canonicalJson } from '../columns.ts';
import { assertStillThere } from '../file/file-identity.ts';
import { mainOf } from '../file/handles.ts';
import { refusing } from '../file/refusing.ts';
import { prepared } from '../file/sqlite.ts';
import { finishExpectedErasures } from '../finish-erasures.ts';
import { refuseBetweenSteps } from './in-steps.ts';
import { sealRow } from '../kept-rows.ts';
import { refillWhereStale } from '../projections/refill.ts';
import { forgetReference } from '../reference.ts';
import { forgetSettings } from '../settings.ts';
import type { Device, WriteStore } from '../store.ts';
import { announceToWitness, tellWitness } from '../witnessing.ts';

/** A call that writes, as a window or a command makes it. */
export interface Call {
  /** What is done, as in `reports.close`. */
  readonly name: string;
  /** UUIDv7 made by the window. The same call made again bears the same. */
  readonly writeId: string;
  /** All that the call asks. The same `writeId` with another request is refused. */
  readonly request: JsonValue;
  /** How its rows came about; `save` where it is left out. */
  readonly origin?: Origin;
  /** Who made the call, where someone else may work on this PC by now; absent: who works on it. */
  readonly actorId?: string;
}

/** A call that is being carried out: the only ground on which the intake takes anything in. */
export interface Writing {
  readonly store: WriteStore;
  /** Names what the call saves, for history and undo; equal to its `writeId`. */
  readonly saveId: string;
  readonly origin: Origin;
  readonly actorId?: string;
}

/** This PC, with the person who made the call. @throws Refusal `not-set-up` before the first start was completed. */
export function writingDevice({ store, actorId }: Writing): Device {
  if (store.device === null) throw new Refusal('not-set-up');
  return actorId === undefined ? store.device : { ...store.device, actorId };
}

/**
 * THE way in. Carries a writing call out in one transaction with its answer, so that it acts once: made again after its
 * answer was lost, it gets that answer, whatever its preconditions say by now. `work` holds those preconditions; when it
 * throws, nothing of the call stays, and the call made again is judged anew.
 * @param work must be synchronous; its answer must be plain JSON.
 * @throws Refusal `call-differs` when `writeId` was used for another call, `clock-wrong`, `folder-missing`, `not-ready` between the
 *   steps of another call, and as `work`.
 */
export function once<Answer>(store: WriteStore, call: Call, work: (writing: Writing) => Answer): Answer {
  assertStillThere(store.directory, store.fileIdentity);
  refuseBetweenSteps(store);
  const request = requestHash(call);
  const known = answerOf(store, call, request);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `work` answered to this very call
  if (known !== null) return known.answer as Answer;
  assertClock(store);
  const { device, lastClock } = store;
  // Of a caller's transaction nothing is known before that commits.
  const isWithin = mainOf(store).inTransaction;
  let answer: Answer;
  try {
    answer = refusing(
      () =>
        mainOf(store)
          .transaction(() => {
            const { writeId: saveId, origin = 'save', actorId } = call;
            const made = work({ store, saveId, origin, ...(actorId === undefined ? {} : { actorId }) });
            // A setting may have come that everything is counted by.
            refillWhereStale(store);
            keepAnswer(store, call, request, made);
            if (!isWithin) announceToWitness(store);
            return made;
          })
          .immediate(),
      mainOf(store).name,
    );
  } catch (error) {
    store.device = device;
    store.lastClock = lastClock;
    // Checks may have read rows that were rolled back.
    forgetReference(store);
    forgetSettings(store);
    // What was announced of it did not come about.
    tellWitness(store);
    throw error;
  }
  tellWitness(store);
  finishExpectedErasures(store);
  return answer;
}

/** What was answered to this call under its id; null where it was not carried out yet. @throws Refusal `call-differs`. */
export function answerOf(
  store: WriteStore,
  call: Call,
  request: string,
): { readonly answer: unknown } | null {
  const kept = prepared<[string], { call: string; request_hash: string; outcome: string }>(
    mainOf(store),
    'SELECT call, request_hash, outcome FROM applied_call WHERE write_id = ?',
  ).get(call.writeId);
  if (kept === undefined) return null;
  // Calls of versions before 5 were kept without their name.
  if (kept.call !== '' && (kept.call !== call.name || kept.request_hash !== request))
    throw new Refusal('call-differs');
  return { answer: JSON.parse(kept.outcome) };
}

/** Keeps what is answered to a call. Use inside its transaction. */
export function keepAnswer(store: WriteStore, call: Call, request: string, answer: unknown): void {
  prepared(
    mainOf(store),
    `INSERT INTO applied_call (write_id, call, request_hash, outcome, applied_at) VALUES (?, ?, ?, ?, ?)`,
  ).run(call.writeId, call.name, request, JSON.stringify(answer ?? null), store.now().toISOString());
  sealRow(mainOf(store), 'applied_call', call.writeId);
}

/** SHA-256 (hexadecimal) of all that a call asks. */
export function requestHash({ name, request }: Call): string {
  return createHash('sha256')
    .update(`${name}\n${canonicalJson(request)}`)
    .digest('hex');
}
