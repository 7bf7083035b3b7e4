import { describe, expect, it } from 'vitest';
import { verifyLog } from '../../db/change-log.ts';
import { mainOf } from '../../db/file/handles.ts';
import { readRecord } from '../../db/record-rows.ts';
import { change, outgoing, save } from '../../db/test-store.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { stateHash } from '../../db/exchange/state-hash.ts';
import { Pc } from './pcs.ts';

const START = Date.parse('2024-03-20T03:00:00Z');

function office(): readonly [Pc, Pc] {
  const [one, two] = [new Pc('Một', START), new Pc('Hai', START)];
  for (const pc of [one, two]) pc.beginKeys();
  one.trust(two, 'office');
  two.trust(one, 'administrator');
  return [one, two];
}

describe('two PCs of the office', () => {
  it('hold the same once each has taken in what the other sent', async () => {
    const [one, two] = office();
    const { id } = save(one.store, outgoing());
    const outcome = await two.receive(one.send(two));
    expect(outcome.records).toMatchObject({ 'outgoing-delegation': 1 });
    expect(readRecord(two.store, 'outgoing-delegation', id)).not.toBeNull();
    two.now += 60_000;
    save(two.store, change('outgoing-delegation', id, { leader: 'Nguyễn Văn An' }));
    await one.receive(two.send(one));
    expect(readRecord(one.store, 'outgoing-delegation', id)?.['leader']).toBe('Nguyễn Văn An');
    expect(stateHash(one.store)).toBe(stateHash(two.store));
    for (const { store } of [one, two]) {
      expect(verifyLog(mainOf(store))).toEqual([]);
      expect(verifyStore(store).faults).toEqual([]);
    }
  });
});
