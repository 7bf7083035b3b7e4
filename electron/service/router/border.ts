import { implement } from '@orpc/server';
import { crossCheckIncident } from '../../../db/ledger/cross-check.ts';
import { border } from '../../../shared/contract/border.ts';
import { borderLine } from '../border-line.ts';
import type { Served } from './served.ts';

export function borderRouter({ store }: Served) {
  const os = implement(border);
  return os.router({
    line: os.line.handler(({ input }) => borderLine(store(), input)),
    crossCheck: os.crossCheck.handler(({ input: { writeId, ...request } }) =>
      crossCheckIncident(store(), writeId, request),
    ),
  });
}
