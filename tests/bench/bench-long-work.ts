import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { call } from '@orpc/server';
import { newId } from '../../db/ids.ts';
import { findAll, rowPages } from '../../db/queries/lists.ts';
import type { ReadStore } from '../../db/store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { shippedSettings } from '../../shared/registers/setting/settings.ts';
import { timed } from './timing.ts';

const worker = new URL('../host/worker.js', import.meta.url);
const query = listQuerySchema.parse({ register: 'outgoing-delegation', limit: 50 });
const ROUNDS = 5;
const RULE_ROUNDS = 2;

/** Milliseconds of something, and of what it is compared with. */
interface Compared {
  readonly name: string;
  readonly ours: readonly number[];
  readonly direct: readonly number[];
}

/** Long work on a copy of a folder: what it takes beside a plain read, and how long a call beside it waits at most. */
export async function compareLongWork(folder: string): Promise<readonly Compared[]> {
  const target = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-bench-long-'));
  cpSync(folder, target, { recursive: true });
  const service = startService({ dataDirectory: target, platform: hostPlatform, version: '0', worker });
  try {
    const { records, settings } = service.router;
    const exporting = () => call(records.exportSheet, query);
    await exporting();
    const whole: number[] = [];
    const read: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      await exporting();
      whole.push(performance.now() - start);
      read.push(timed(() => readWhole(service.state.store)));
    }
    const { countingRules } = shippedSettings;
    const recount = (round: number) =>
      call(settings.save, {
        writeId: newId(),
        changes: { countingRules: { ...countingRules, countEnterpriseMembers: round % 2 === 1 } },
      });
    return [
      { name: 'export of 10.000 delegations, beside a plain read of them', ours: whole, direct: read },
      await longestWait(service, 'an export', ROUNDS, exporting),
      await longestWait(service, 'a change of a counting rule', RULE_ROUNDS, recount),
    ];
  } finally {
    await service.end(AbortSignal.abort());
    rmSync(target, { recursive: true, force: true });
  }
}

function readWhole(store: ReadStore | null): void {
  if (store === null) throw new Error('not open');
  for (const _page of rowPages(store, query.register, findAll(store, query).ids)) continue;
}

/** The longest of the calls for a page of a list that are made one after the other beside some work, and of as many alone. */
async function longestWait(
  { router }: Service,
  name: string,
  rounds: number,
  work: (round: number) => Promise<unknown>,
): Promise<Compared> {
  const page = async (): Promise<number> => {
    const start = performance.now();
    await call(router.records.list, query);
    // What keeps the next call waiting counts too.
    await setImmediate();
    return performance.now() - start;
  };
  const [ours, direct]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const during = { isOver: false };
    const over = work(round).finally(() => {
      during.isOver = true;
    });
    const beside: number[] = [];
    while (!during.isOver) beside.push(await page());
    await over;
    const alone: number[] = [];
    while (alone.length < beside.length) alone.push(await page());
    ours.push(Math.max(...beside));
    direct.push(Math.max(...alone));
  }
  return { name: `longest wait for a list page beside ${name}, beside alone`, ours, direct };
}
