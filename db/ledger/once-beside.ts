import { Refusal } from '../../shared/contract/refusal.ts';
import { assertClock } from '../clock.ts';
import { assertStillThere } from '../file/file-identity.ts';
import { databases, keysOf, mainOf } from '../file/handles.ts';
import { asRefusal } from '../file/refusing.ts';
import { refillWhereStale } from '../projections/refill.ts';
import { noticeIndex } from '../projections/search.ts';
import { forgetReference } from '../reference.ts';
import { forgetSettings } from '../settings.ts';
import type { WriteStore } from '../store.ts';
import { finishExpectedErasures } from '../finish-erasures.ts';
import { announceToWitness, tellWitness } from '../witnessing.ts';
import { newId } from '../ids.ts';
import { keptAlone, openSteps } from './in-steps.ts';
import { answerOf, keepAnswer, requestHash, type Call, type Writing } from './once.ts';

/** Milliseconds of a slice, for which other calls may wait. */
const SLICE = 15;

/**
 * As `once`, for a call that saves much: its transaction stands on a connection of its own, and other calls are answered
 * between its steps. They see the data as they were before it until all of it is there at once; what they would write
 * waits (`inTurn`). Given up, ended by a crash or refused, nothing of it stays.
 * @param work yields after each step; `writing` is not to be used once it has ended.
 * @param pause is told the last step after each slice of some milliseconds, and waited for; when it throws, the call is given up.
 * @throws as `once` and `pause`; Refusal `not-ready` when the store is closed meanwhile.
 */
export async function onceBeside<Answer, Step>(
  store: WriteStore,
  call: Call,
  work: (writing: Writing) => Generator<Step, Answer, void>,
  pause: (step: Step) => Promise<void>,
): Promise<Answer> {
  // Looked at again after each wait: others waited too.
  for (let open = openSteps(store); open !== undefined; open = openSteps(store)) await open;
  assertStillThere(store.directory, store.fileIdentity);
  const request = requestHash(call);
  const known = answerOf(store, call, request);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `work` answered to this very call
  if (known !== null) return known.answer as Answer;
  assertClock(store);
  const { writeId: saveId, origin = 'save', actorId } = call;
  return keptAlone(store, async () => {
    const beside = besideOf(store);
    const db = mainOf(beside);
    try {
      db.exec('BEGIN IMMEDIATE');
      const steps = work({ store: beside, saveId, origin, ...(actorId === undefined ? {} : { actorId }) });
      let slice = nextSlice(beside, steps);
      while (!slice.done) {
        // oxlint-disable-next-line no-await-in-loop -- the slices of one call follow each other
        await pause(slice.step);
        if (!mainOf(store).open) throw new Refusal('not-ready');
        slice = nextSlice(beside, steps);
      }
      refillWhereStale(beside);
      keepAnswer(beside, call, request, slice.answer);
      announceToWitness(beside);
      db.exec('COMMIT');
      tellWitness(store);
      finishExpectedErasures(beside);
      noticeIndex(mainOf(store));
      store.device = beside.device;
      store.lastClock = beside.lastClock;
      forgetReference(store);
      forgetSettings(store);
      return slice.answer;
    } catch (error) {
      if (db.open && db.inTransaction) db.exec('ROLLBACK');
      if (mainOf(store).open) tellWitness(store);
      throw asRefusal(error, mainOf(store).name);
    } finally {
      db.close();
    }
  });
}

/**
 * Carries work out as `onceBeside` would, and takes all of it back: what it would come to is told before somebody says yes.
 * @throws as `onceBeside`.
 */
export async function rehearsedBeside<Answer, Step>(
  store: WriteStore,
  work: (writing: Writing) => Generator<Step, Answer, void>,
  pause: (step: Step) => Promise<void>,
): Promise<Answer> {
  for (let open = openSteps(store); open !== undefined; open = openSteps(store)) await open;
  assertStillThere(store.directory, store.fileIdentity);
  return keptAlone(store, async () => {
    const beside = besideOf(store);
    const db = mainOf(beside);
    try {
      db.exec('BEGIN IMMEDIATE');
      const steps = work({ store: beside, saveId: newId(), origin: 'save' });
      let slice = nextSlice(beside, steps);
      while (!slice.done) {
        // oxlint-disable-next-line no-await-in-loop -- the slices of one call follow each other
        await pause(slice.step);
        if (!mainOf(store).open) throw new Refusal('not-ready');
        slice = nextSlice(beside, steps);
      }
      return slice.answer;
    } catch (error) {
      throw asRefusal(error, mainOf(store).name);
    } finally {
      if (db.open && db.inTransaction) db.exec('ROLLBACK');
      db.close();
    }
  });
}

/** The same data folder over another connection to its registers and log. */
function besideOf(store: WriteStore): WriteStore {
  return { ...store, [databases]: { ...store[databases], main: store[databases].beside() } };
}

type Slice<Answer, Step> =
  | { readonly done: true; readonly answer: Answer }
  | { readonly done: false; readonly step: Step };

/** Takes steps for some milliseconds. Keys that they make are kept at once for all of them: each waits for the disk. */
function nextSlice<Answer, Step>(
  store: WriteStore,
  steps: Generator<Step, Answer, void>,
): Slice<Answer, Step> {
  return keysOf(store).transaction((): Slice<Answer, Step> => {
    const until = performance.now() + SLICE;
    for (;;) {
      const step = steps.next();
      if (step.done === true) return { done: true, answer: step.value };
      if (performance.now() >= until) return { done: false, step: step.value };
    }
  })();
}
