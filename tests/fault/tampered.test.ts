import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { someOf, tried } from './amounts.ts';
import { openCopy, fillRichly, schemaDamages, tamper, tamperings } from './tampered.ts';

let folder = '';
/** What was told, of those that are tried. */
const told = { tamperings: 0, 'damages of the schema': 0 };
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-'));
  fillRichly(folder);
});
afterAll(() => {
  tried('tampered databases that were told', told);
  rmSync(folder, { recursive: true, force: true });
});

describe('a check of the data', () => {
  it('finds nothing in data that nobody tampered with', () => {
    const store = openCopy(folder);
    const { faults, counts, ...held } = verifyStore(store);
    store.close();
    expect({ faults, counts }).toEqual({ faults: [], counts: {} });
    expect(held.files).toBe(1);
    expect(held.records).toBeGreaterThan(40);
  });

  it.each(someOf(tamperings, 40))('tells $what: $kind', (tampering) => {
    const store = openCopy(folder);
    try {
      tamper(store, tampering);
      const { counts } = verifyStore(store);
      expect(Object.keys(counts)).toEqual(
        tampering.kind === null ? [] : expect.arrayContaining([tampering.kind]),
      );
      told.tamperings += 1;
    } finally {
      store.close();
    }
  });

  it('tells every table, index and trigger that is gone, and a column that is', () => {
    const whole = openCopy(folder);
    const damages = schemaDamages(whole);
    whole.close();
    expect(damages.length).toBeGreaterThanOrEqual(53);
    for (const sql of someOf(damages, 20)) {
      const store = openCopy(folder);
      try {
        tamper(store, { sql });
        expect(Object.keys(verifyStore(store).counts), sql).toContain('schema');
        told['damages of the schema'] += 1;
      } finally {
        store.close();
      }
    }
  });
});
