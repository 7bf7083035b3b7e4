import { Refusal } from '../../shared/contract/refusal.ts';
import type { WriteStore } from '../store.ts';
import { onceBeside } from './once-beside.ts';
import { answerOf, requestHash, type Call, type Writing } from './once.ts';

const running = new WeakMap<
  WriteStore,
  Map<string, { readonly request: string; readonly answer: Promise<unknown> }>
>();

/**
 * As `onceBeside`, for a call that must first read something that takes time. Made again meanwhile, it waits for the first.
 * @param openStore gives the open store, which may be another once the reading is done.
 * @param read what is read before the transaction begins; it writes nothing.
 */
export async function onceRead<Read, Answer, Step>(
  openStore: () => WriteStore,
  call: Call,
  read: () => Promise<Read>,
  work: (writing: Writing, read: Read) => Generator<Step, Answer, void>,
  pause: (step: Step) => Promise<void>,
): Promise<Answer> {
  const request = requestHash(call);
  const store = openStore();
  const calls = running.get(store) ?? new Map<string, { request: string; answer: Promise<unknown> }>();
  running.set(store, calls);
  for (let first = calls.get(call.writeId); first !== undefined; first = calls.get(call.writeId)) {
    if (first.request !== request) throw new Refusal('call-differs');
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same request under the same id has the same answer
      return (await first.answer) as Answer;
    } catch {
      // Nothing was written: it is read and judged anew, above all where only whoever asked first gave it up.
      if (calls.get(call.writeId) === first) calls.delete(call.writeId);
    }
  }
  const carryOut = async (): Promise<Answer> => {
    const known = answerOf(store, call, request);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `work` answered to this very call
    if (known !== null) return known.answer as Answer;
    const actorId = store.device?.actorId;
    const found = await read();
    // Another may work on this PC by now; in another folder nobody of the first is known.
    const made = openStore() !== store || actorId === undefined ? call : { ...call, actorId };
    return onceBeside(openStore(), made, (writing) => work(writing, found), pause);
  };
  const answer = carryOut();
  calls.set(call.writeId, { request, answer });
  try {
    return await answer;
  } finally {
    if (calls.get(call.writeId)?.answer === answer) calls.delete(call.writeId);
  }
}
