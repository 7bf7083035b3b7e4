import { randomUUID } from 'node:crypto';
import { ORPCError, ValidationError } from '@orpc/server';
import { readOnlyPart } from '../../../db/file/open.ts';
import { asRefusal } from '../../../db/file/refusing.ts';
import { acknowledged } from '../../../db/witnessing.ts';
import { Refusal, type RefusalDetail } from '../../../shared/contract/refusal.ts';
import { noteDamage } from '../damage.ts';
import type { ServiceState } from '../service-state.ts';

/** Turns what a call throws into the one typed error of the contract; everything unexpected gets a reference for the log. */
export async function answering<T>(state: ServiceState, work: () => Promise<T>): Promise<T> {
  try {
    const answer = await work();
    if (state.store !== null) await acknowledged(state.store);
    return answer;
  } catch (error) {
    throw refusalError(detailOf(state, error));
  }
}

function refusalError(data: RefusalDetail): ORPCError<'REFUSED', RefusalDetail> {
  return new ORPCError('REFUSED', { status: 422, defined: true, data });
}

/** A refusal as it crosses a line. */
export const refusalAnswer = (detail: RefusalDetail): unknown => refusalError(detail).toJSON();

function detailOf(state: ServiceState, thrown: unknown): RefusalDetail {
  const error = namingParts(state, asRefusal(thrown, state.options.dataDirectory));
  if (error instanceof Refusal) {
    if (state.looking && error.detail.code === 'database-read-only')
      return new Refusal('only-looking').detail;
    noteDamage(state, error);
    return error.detail;
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    return { code: 'message-invalid', params: {}, issues: [] };
  }
  const reference = randomUUID().slice(0, 8);
  state.options.report?.(reference, error);
  return { code: 'unexpected', params: { reference }, issues: [] };
}

/** Where not all of the data can be written, which of them. */
function namingParts({ store, looking }: ServiceState, error: unknown): unknown {
  if (store === null || looking || !(error instanceof Refusal)) return error;
  return error.detail.code === 'database-read-only' ? (readOnlyPart(store) ?? error) : error;
}
