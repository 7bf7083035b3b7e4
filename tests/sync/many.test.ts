import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { save } from '../../db/test-store.ts';
import { openConflicts } from '../../db/exchange/conflicts.ts';
import { stateHash } from '../../db/exchange/state-hash.ts';
import { isLong, tally } from './effort.ts';
import { Pc } from './pcs.ts';

const START = Date.parse('2024-03-20T03:00:00Z');
const [PCS, CHANGES] = isLong ? [20, 2_000] : [4, 25];
const RECORDS = 40;

/** The same numbers each time. */
function* numbers(): Generator<number, never, void> {
  for (let at = 7; ; at = (at * 48_271) % 2_147_483_647) yield at;
}

describe(`${PCS} PCs that write ${CHANGES} changes each`, () => {
  it('hold the same in the end, whoever passed on what', { timeout: 7_200_000 }, async () => {
    const began = performance.now();
    const pcs = Array.from({ length: PCS }, (_, at) => new Pc(`Máy ${at}`, START + at * 1_000));
    const [first, ...others] = pcs;
    if (first === undefined) throw new Error('no PC');
    for (const pc of pcs) pc.beginKeys();
    for (const pc of others) {
      first.trust(pc, 'office');
      pc.trust(first, 'administrator');
    }
    const records = Array.from({ length: RECORDS }, () => newId());
    for (const id of records)
      save(first.store, {
        register: 'border-incident',
        id,
        fields: { type: { code: null, text: 'Xâm nhập' }, occurredOn: '2024-02-01', summary: 'Ban đầu' },
        children: {},
      });
    for (const pc of others) await pc.receive(first.send(pc));
    const random = numbers();
    const next = (below: number): number => random.next().value % below;
    for (let change = 0; change < CHANGES; change += 1) {
      for (const [at, pc] of pcs.entries()) {
        pc.now += 1_000;
        save(pc.store, {
          register: 'border-incident',
          id: records[next(RECORDS)] ?? '',
          fields: { [next(2) === 0 ? 'summary' : 'notes']: `${pc.name} ${change}` },
          children: {},
        });
        // Now and then a stick goes from one PC to another.
        if (next(200) === 0) {
          const other = pcs[next(PCS)];
          if (other !== undefined && other !== pc && at >= 0) await other.receive(pc.send(other));
        }
      }
    }
    for (let round = 0; round < 2; round += 1) {
      for (const pc of others) await first.receive(pc.send(first));
      for (const pc of others) await pc.receive(first.send(pc));
    }
    for (const pc of others) expect(stateHash(pc.store), pc.name).toBe(stateHash(first.store));
    const conflicts = openConflicts(first.store);
    for (const pc of others) expect(openConflicts(pc.store)).toEqual(conflicts);
    tally({
      pcs: PCS,
      changes: PCS * CHANGES,
      conflicts: conflicts.length,
      seconds: (performance.now() - began) / 1_000,
    });
  });
});
