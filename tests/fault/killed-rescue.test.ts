import Database from 'better-sqlite3';
import { call } from '@orpc/server';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataFile } from '../../db/file/generations.ts';
import { mainOf } from '../../db/file/handles.ts';
import { openStore } from '../../db/file/open.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { startService } from '../../electron/service/service.ts';
import { amount, tried } from './amounts.ts';
import { killer, type Killer } from './killed.ts';
import { codeOf } from './sentence.ts';

const LIMIT = 900_000;
/** Steps from the last on, among which the switch is, and others spread over all before; each is a program of its own. */
const LAST = amount(1, 12);
const SPREAD = amount(1, 12);
const now = (): Date => new Date('2024-03-20T05:00:00Z');
const bundle = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-killed-'));

let kill: Killer;
beforeAll(async () => {
  kill = await killer(bundle);
});
afterAll(() => rmSync(bundle, { recursive: true, force: true }));

/** Five delegations in a backup and one behind it; then the root of a table is gone, and the program was ended. */
async function damagedFolder(): Promise<string> {
  const store = testStore();
  const { directory } = store;
  for (let count = 0; count < 5; count += 1) save(store, outgoing());
  store.close();
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: now,
  });
  await call(service.router.data.backUp, undefined);
  if (service.state.store !== null) save(service.state.store, outgoing());
  service.close();
  const path = dataFile(directory, 'main');
  const db = new Database(path, { readonly: true });
  const root = Number(
    db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'incoming_delegation'").pluck().get(),
  );
  db.close();
  const content = readFileSync(path);
  const page = content.readUInt16BE(16);
  content.fill(0x5a, (root - 1) * page, root * page);
  writeFileSync(path, content);
  const lock = new Database(join(directory, 'lock.sqlite'));
  lock.pragma('user_version = 3');
  lock.close();
  return directory;
}

function copyOf(folder: string): string {
  const directory = join(testFolder(), 'data');
  cpSync(folder, directory, { recursive: true });
  return directory;
}

it(
  'a way back that is killed leaves the damaged data as they were, or all that came back and the damaged ones set aside',
  async () => {
    const folder = await damagedFolder();
    const damaged = readFileSync(dataFile(folder, 'main')).toString('base64');
    const { steps } = await kill('rescue', 0, copyOf(folder));
    const spread = Array.from(
      { length: SPREAD },
      (_, at) => 1 + Math.floor(((steps - LAST) * (at + 1)) / (SPREAD + 1)),
    );
    const last = Array.from({ length: LAST }, (_, at) => steps - at);
    const found = { before: 0, after: 0 };
    for (const step of [...spread, ...last]) {
      const directory = copyOf(folder);
      await kill('rescue', step, directory);
      const isAfter = readFileSync(join(directory, 'current'), 'utf8').startsWith('so-ngoai-vu data 2 ');
      if (isAfter) {
        const store = openStore({ directory, now });
        expect(mainOf(store).prepare('SELECT count(*) FROM outgoing_delegation').pluck().get()).toBe(6);
        store.close();
      } else expect(codeOf(() => openStore({ directory, now }))).toBe('database-damaged');
      const names = readdirSync(directory).filter((name) => /^(scratch|replaced-|data-)/.test(name));
      const kept = names.find((name) => name.startsWith('replaced-')) ?? 'data-1';
      expect(names).toEqual(isAfter ? ['data-2', kept] : ['data-1']);
      expect(readFileSync(join(directory, kept, 'register.sqlite')).toString('base64')).toBe(damaged);
      found[isAfter ? 'after' : 'before'] += 1;
      rmSync(directory, { recursive: true });
    }
    expect(found.before).toBeGreaterThan(SPREAD - 1);
    expect(found.after).toBeGreaterThanOrEqual(amount(1, 2));
    tried('killed ways back', found);
  },
  LIMIT,
);
