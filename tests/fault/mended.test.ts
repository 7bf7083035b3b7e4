import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainOf } from '../../db/file/handles.ts';
import type { OpenStore } from '../../db/file/open.ts';
import { refillWhereStale } from '../../db/projections/refill.ts';
import { beginMending } from '../../db/verify/mend.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { registerNamed, registerNames } from '../../shared/registers/all-registers.ts';
import { fillRichly, openCopy, tamper, tamperings } from './tampered.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-'));
  fillRichly(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that people saved: the log, and every row of every register. */
function saved(store: OpenStore): string {
  const tables = registerNames.flatMap((name) => {
    const { table, children } = registerNamed(name);
    return [table, ...Object.values(children).map((list) => list.table)];
  });
  const hash = createHash('sha256');
  for (const table of ['change_log', 'change_log_head', ...tables])
    hash.update(JSON.stringify(mainOf(store).prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all()));
  return hash.digest('hex');
}

const mendable = tamperings.filter(
  ({ kind, what }) =>
    kind === 'derived' ||
    ['a trigger dropped', 'an index dropped', 'a trigger added', 'a view added'].includes(what),
);

describe('mending', () => {
  it.each(mendable)(
    'makes anew what follows from the records where $what, and touches nothing else',
    (one) => {
      const store = openCopy(folder);
      try {
        tamper(store, one);
        const before = saved(store);
        beginMending(store);
        refillWhereStale(store);
        expect(verifyStore(store).faults).toEqual([]);
        expect(saved(store)).toBe(before);
      } finally {
        store.close();
      }
    },
  );

  it.each(['record_summary', 'record_link', 'record_day', 'record_search'])(
    'makes %s anew where it is gone',
    (table) => {
      const store = openCopy(folder);
      try {
        tamper(store, { sql: `DROP TABLE ${table}` });
        beginMending(store);
        refillWhereStale(store);
        expect(verifyStore(store).faults).toEqual([]);
      } finally {
        store.close();
      }
    },
  );

  it('leaves a record that is gone as it is, and it is still told', () => {
    const store = openCopy(folder);
    try {
      tamper(store, { sql: 'DELETE FROM border_incident; DELETE FROM record_summary' });
      const before = saved(store);
      beginMending(store);
      refillWhereStale(store);
      expect(Object.keys(verifyStore(store).counts)).toContain('record-missing');
      expect(saved(store)).toBe(before);
    } finally {
      store.close();
    }
  });
});
