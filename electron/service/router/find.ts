import { implement } from '@orpc/server';
import { findRecords, recordsNamed } from '../../../db/queries/find.ts';
import { find } from '../../../shared/contract/find.ts';
import type { Served } from './served.ts';

export function findRouter({ store }: Served) {
  const os = implement(find);
  return os.router({
    records: os.records.handler(({ input: { search, register, most } }) => ({
      records: findRecords(store(), search, register, most),
    })),
    named: os.named.handler(({ input }) => ({ records: recordsNamed(store(), input.ids) })),
  });
}
