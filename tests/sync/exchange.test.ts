import { describe, expect, it } from 'vitest';
import { verifyLog } from '../../db/change-log.ts';
import { giveToday } from '../../db/clock.ts';
import { mainOf } from '../../db/file/handles.ts';
import { openConflicts, resolveConflict } from '../../db/exchange/conflicts.ts';
import { deviceKeys } from '../../db/exchange/device-keys.ts';
import { recordsToLookAt } from '../../db/exchange/needs-look.ts';
import { adoptQuarantined, quarantined, settleClocks } from '../../db/exchange/quarantine.ts';
import { stateHash, visibleRegisters } from '../../db/exchange/state-hash.ts';
import { openStaging } from '../../db/exchange/staging.ts';
import { previewOf } from '../../db/exchange/take-in.ts';
import { withdrawTrust } from '../../db/exchange/trust.ts';
import { newId } from '../../db/ids.ts';
import { saveSettings } from '../../db/ledger/save-settings.ts';
import { readRecord } from '../../db/record-rows.ts';
import { readSettings } from '../../db/settings.ts';
import { change, outgoing, save } from '../../db/test-store.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { todayAt } from '../../shared/time/plain-date.ts';
import { Pc } from './pcs.ts';

const START = Date.parse('2024-03-20T03:00:00Z');
const DAY = 86_400_000;
const incident = (summary: string) => ({
  register: 'border-incident' as const,
  id: newId(),
  fields: { type: { code: null, text: 'Xâm nhập' }, occurredOn: '2024-02-01', summary },
  children: {},
});

/** The office's PC that decides, and another one. */
function pair(role: 'office' | 'post' = 'office'): readonly [Pc, Pc] {
  const [one, two] = [new Pc('Một', START), new Pc('Hai', START)];
  for (const pc of [one, two]) pc.beginKeys();
  one.trust(two, role);
  two.trust(one, 'administrator');
  return [one, two];
}

function expectSound(...pcs: readonly Pc[]): void {
  for (const { store } of pcs) {
    expect(verifyLog(mainOf(store))).toEqual([]);
    expect(verifyStore(store).faults).toEqual([]);
  }
}

describe('two PCs of the office', () => {
  it('hold the same once each took in what the other sent; a preview changes nothing; the same twice adds nothing', async () => {
    const [one, two] = pair();
    expect(deviceKeys(one.store)?.identity).toBe('AGE-SECRET-KEY-Một');
    const { id } = save(one.store, outgoing());
    const bundle = one.send(two);
    const staging = openStaging(two.store, () => true);
    staging.begin(bundle.envelope);
    for (const [part, row] of bundle.rows) staging.row(part, row);
    staging.complete();
    const before = stateHash(two.store);
    expect((await previewOf(two.store, staging)).records).toMatchObject({ 'outgoing-delegation': 1 });
    staging.close();
    expect(stateHash(two.store)).toBe(before);
    expect((await two.receive(bundle)).records).toMatchObject({ 'outgoing-delegation': 1 });
    expect((await two.receive(bundle)).rows).toBe(0);
    two.now += 60_000;
    save(two.store, change('outgoing-delegation', id, { leader: 'Nguyễn Văn An' }));
    await one.receive(two.send(one));
    expect(readRecord(one.store, 'outgoing-delegation', id)?.['leader']).toBe('Nguyễn Văn An');
    expect(stateHash(one.store)).toBe(stateHash(two.store));
    expect(openConflicts(one.store)).toEqual([]);
    // What was confirmed is not sent again.
    expect(one.send(two).rows.every(([, row]) => row.register === 'exchange-receipt')).toBe(true);
    expectSound(one, two);
  });

  it('show the value that lost where neither had seen the other, and settle it once for both', async () => {
    const [one, two] = pair();
    const { id } = save(one.store, outgoing());
    await two.receive(one.send(two));
    one.now += 60_000;
    save(one.store, change('outgoing-delegation', id, { leader: 'Ở máy một', notes: 'chỉ một' }));
    two.now += 120_000;
    save(two.store, change('outgoing-delegation', id, { leader: 'Ở máy hai', content: 'chỉ hai' }));
    await two.receive(one.send(two));
    await one.receive(two.send(one));
    const [conflict, ...others] = openConflicts(one.store);
    expect(others).toEqual([]);
    expect(openConflicts(two.store)).toEqual([conflict]);
    expect(conflict).toMatchObject({
      kind: 'value',
      field: 'leader',
      winning: { value: 'Ở máy hai' },
      losing: { value: 'Ở máy một' },
    });
    if (conflict === undefined) throw new Error('no conflict');
    one.now += 180_000;
    resolveConflict(one.store, newId(), conflict, 'take');
    expect(() => resolveConflict(one.store, newId(), conflict, 'keep')).toThrow('conflict-closed');
    await two.receive(one.send(two));
    for (const { store } of [one, two]) {
      expect(readRecord(store, 'outgoing-delegation', id)?.['leader']).toBe('Ở máy một');
      expect(openConflicts(store)).toEqual([]);
    }
    expectSound(one, two);
  });

  it('let what was taken out stay out while the other edited it, and show that', async () => {
    const [one, two] = pair();
    const { id } = save(one.store, outgoing());
    await two.receive(one.send(two));
    two.now += 60_000;
    save(two.store, change('outgoing-delegation', id, { leader: 'Sửa sau' }));
    save(one.store, { ...change('outgoing-delegation', id, {}), withdrawn: { reason: 'nhập nhầm' } });
    const brought = await two.receive(one.send(two));
    expect(brought.withdrawals).toEqual({ 'outgoing-delegation': { count: 1, of: 1 } });
    await one.receive(two.send(one));
    const [conflict] = openConflicts(one.store);
    expect(conflict).toMatchObject({ kind: 'withdrawn', list: '' });
    expect(openConflicts(two.store)).toEqual([conflict]);
    expect(readRecord(two.store, 'outgoing-delegation', id)).toMatchObject({
      withdrawn: { reason: 'nhập nhầm' },
      leader: 'Sửa sau',
    });
    if (conflict === undefined) throw new Error('no conflict');
    two.now += 60_000;
    resolveConflict(two.store, newId(), conflict, 'take');
    await one.receive(two.send(one));
    expect(readRecord(one.store, 'outgoing-delegation', id)?.withdrawn).toBeNull();
    expect(openConflicts(one.store)).toEqual([]);
  });

  it('keep what the other wrote under a clock far ahead, and take it over under new rows for everyone', async () => {
    const [one, two] = pair();
    two.now += 10 * DAY;
    const { id } = save(two.store, outgoing());
    const outcome = await one.receive(two.send(one));
    expect(outcome).toMatchObject({ aheadDevices: [two.id] });
    expect(readRecord(one.store, 'outgoing-delegation', id)).toBeNull();
    const [waiting] = quarantined(one.store);
    expect(waiting).toMatchObject({ deviceId: two.id, rows: 2 });
    adoptQuarantined(one.store, newId(), waiting?.logId ?? '');
    expect(readRecord(one.store, 'outgoing-delegation', id)).not.toBeNull();
    expect((one.store.lastClock ?? '') < (two.store.lastClock ?? '')).toBe(true);
    await two.receive(one.send(two));
    expect(stateHash(two.store)).toBe(stateHash(one.store));
    expectSound(one, two);
  });

  it('wait for the time of what was ahead; a PC whose clock is set right goes on under a new log with what it wrote', async () => {
    const [one, two] = pair();
    two.now += 3 * DAY;
    const { id } = save(two.store, outgoing());
    await one.receive(two.send(one));
    one.now += 2.5 * DAY;
    settleClocks(one.store, newId());
    expect(quarantined(one.store)).toEqual([]);
    expect(readRecord(one.store, 'outgoing-delegation', id)).not.toBeNull();
    two.now += 60 * DAY;
    save(two.store, change('outgoing-delegation', id, { leader: 'Viết khi đồng hồ sai' }));
    two.now = one.now;
    giveToday(two.store, todayAt(new Date(two.now)));
    const log = two.store.device?.logId;
    settleClocks(two.store, newId());
    expect(two.store.device?.logId).not.toBe(log);
    await two.receive(one.send(two));
    await one.receive(two.send(one));
    for (const { store } of [one, two])
      expect(readRecord(store, 'outgoing-delegation', id)?.['leader']).toBe('Viết khi đồng hồ sai');
    expect(stateHash(two.store)).toBe(stateHash(one.store));
    expectSound(one, two);
  });
});

describe("a post's PC", () => {
  it('is sent what it may see, proves the rest by stubs, and gets it once the right is given', async () => {
    const [one, post] = pair('post');
    const delegation = save(one.store, outgoing()).id;
    const seen = save(one.store, incident('Thấy được')).id;
    const bundle = one.send(post);
    expect(JSON.stringify(bundle)).not.toContain(delegation);
    await post.receive(bundle);
    expect(readRecord(post.store, 'border-incident', seen)).not.toBeNull();
    expect(readRecord(post.store, 'outgoing-delegation', delegation)).toBeNull();
    expect(stateHash(post.store)).toBe(stateHash(one.store, visibleRegisters(post.store)));
    await one.receive(post.send(one));
    one.now += 60_000;
    one.trust(post, 'office');
    await post.receive(one.send(post));
    expect(readRecord(post.store, 'outgoing-delegation', delegation)).not.toBeNull();
    expect(stateHash(post.store)).toBe(stateHash(one.store));
    expectSound(one, post);
  });

  it('may not decide on what all share, and what it set for itself before it joined has no effect', async () => {
    const [one, post] = [new Pc('Một', START), new Pc('Đồn', START)];
    saveSettings(post.store, newId(), { expiryNoticeDays: 7 });
    for (const pc of [one, post]) pc.beginKeys();
    one.trust(post, 'post');
    post.trust(one, 'administrator');
    expect(readSettings(post.store).expiryNoticeDays).toBe(7);
    await post.receive(one.send(post));
    expect(readSettings(post.store).expiryNoticeDays).toBe(180);
    expect(() => saveSettings(post.store, newId(), { expiryNoticeDays: 8 })).toThrow('not-administrator');
    await one.receive(post.send(one));
    expect(readSettings(one.store).expiryNoticeDays).toBe(180);
    expect(stateHash(post.store)).toBe(stateHash(one.store, visibleRegisters(post.store)));
    expectSound(one, post);
  });

  it('has no effect any more once its trust is withdrawn', async () => {
    const [one, post] = pair('post');
    const { id } = save(post.store, incident('Trước'));
    await one.receive(post.send(one));
    one.now += 60_000;
    withdrawTrust(one.store, newId(), post.id, 'máy bị mất');
    post.now += 120_000;
    save(post.store, change('border-incident', id, { summary: 'Sau' }));
    await one.receive(post.send(one));
    expect(readRecord(one.store, 'border-incident', id)?.['summary']).toBe('Trước');
    expect(() => one.send(post)).toThrow('device-untrusted');
    expectSound(one, post);
  });
});

describe('what a merge may leave', () => {
  it('is marked where a save would have been refused, and no longer once it is mended', async () => {
    const [one, two] = pair();
    const { id } = save(one.store, outgoing());
    await two.receive(one.send(two));
    save(one.store, change('outgoing-delegation', id, { departureActual: '2024-02-22' }));
    two.now += 60_000;
    save(two.store, change('outgoing-delegation', id, { returnActual: '2024-02-21' }));
    await two.receive(one.send(two));
    expect(recordsToLookAt(two.store)).toMatchObject([{ id, issues: [{ severity: 'error' }] }]);
    two.now += 60_000;
    save(two.store, change('outgoing-delegation', id, { returnActual: '2024-02-25' }));
    expect(recordsToLookAt(two.store)).toEqual([]);
  });

  it('is a link to what has not arrived: it stays, and shows its record once that comes', async () => {
    const [one, post] = pair('post');
    const delegation = save(one.store, outgoing()).id;
    const { id } = save(one.store, {
      register: 'letter',
      id: newId(),
      fields: { direction: 'sent', kind: 'exchange', date: '2024-02-03', subject: 'Về đoàn' },
      children: {
        links: [{ id: newId(), fields: { record: { register: 'outgoing-delegation', id: delegation } } }],
      },
    });
    await post.receive(one.send(post));
    const link = (): unknown => readRecord(post.store, 'letter', id)?.['links'];
    expect(link()).toMatchObject([{ record: { register: 'outgoing-delegation', id: delegation } }]);
    expect(JSON.stringify(link())).not.toContain('title');
    await one.receive(post.send(one));
    one.now += 60_000;
    one.trust(post, 'office');
    await post.receive(one.send(post));
    expect(link()).toMatchObject([{ record: { title: 'Đoàn công tác dự Gặp gỡ đầu Xuân' } }]);
  });
});
