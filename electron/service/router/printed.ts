import { Refusal } from '../../../shared/contract/refusal.ts';
import { printedPdf } from '../printing.ts';
import type { PageParts } from '../platform.ts';
import type { ServiceState } from '../service-state.ts';
import type { WorkHow } from '../works.ts';

/** Prints a page, and tells so. @throws Refusal `work-cancelled`, and as `printedPdf`. */
export async function printed(
  { options }: Pick<ServiceState, 'options'>,
  page: PageParts,
  { signal, tell }: WorkHow,
): Promise<Uint8Array> {
  tell({ step: 'print', done: 0, total: 0 });
  const given = Promise.withResolvers<never>();
  const giveUp = (): void => given.reject(new Refusal('work-cancelled'));
  signal.addEventListener('abort', giveUp);
  try {
    signal.throwIfAborted();
    return await Promise.race([printedPdf(options, page, signal), given.promise]);
  } catch (error) {
    throw signal.aborted ? new Refusal('work-cancelled', {}, [], error) : error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
