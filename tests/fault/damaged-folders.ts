import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepFile } from '../../db/files.ts';
import { dataFiles } from '../../db/file/data-names.ts';
import { filesOf, keysOf, mainOf } from '../../db/file/handles.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { asRefusal } from '../../db/file/refusing.ts';
import { newId } from '../../db/ids.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { readRecord } from '../../db/record-rows.ts';
import { outgoing, save, testStore } from '../../db/test-store.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { registerNamed, registerNames } from '../../shared/registers/all-registers.ts';
import type { randomFrom } from './random.ts';

export const targets = ['register', 'files', 'keys', 'witness', 'current', 'wal', 'lock'] as const;
export const harms = ['missing', 'emptied', 'cut', 'flipped', 'older', 'foreign'] as const;

/** One harm done to one file of a data folder. */
export interface Damage {
  readonly target: (typeof targets)[number];
  readonly harm: (typeof harms)[number];
  /** Whether the program was killed before: what was saved last then stands in the logs (WAL) of the databases. */
  readonly killed: boolean;
  /** Where in the file, as a share of it from 0 up to 1. */
  readonly at: number;
}

/** What opening a damaged folder came to. */
export type Came =
  | { readonly came: 'whole' }
  | { readonly came: 'refused'; readonly refusal: RefusalDetail }
  /** It opened, and what is damaged is told by the check of all data, which runs in the background, or where it is read. */
  | { readonly came: 'told'; readonly faults: number }
  | { readonly came: 'silent'; readonly lost: string };

export function randomDamage(random: ReturnType<typeof randomFrom>): Damage {
  return {
    target: targets[random.below(targets.length)] ?? 'register',
    harm: harms[random.below(harms.length)] ?? 'missing',
    killed: random.chance(0.5),
    at: random.below(1e9) / 1e9,
  };
}

const now = (): Date => new Date('2024-03-21T03:00:00Z');

function work(store: OpenStore, round: number): void {
  const { hash, size } = keepFile(
    store,
    Buffer.from(`Công văn số ${round} của ${store.directory}`.repeat(200)),
  );
  const attachments = [{ hash, size, name: 'cong-van.txt', type: 'text/plain' }] as never;
  for (let number = 0; number < 3; number += 1) {
    const fields = { fullName: `Cán bộ ${round}.${number}`, documentNumber: `C${round}00000${number}` };
    save(
      store,
      outgoing({ notes: 'ghi chú '.repeat(300), attachments }, { members: [{ id: newId(), fields }] }),
    );
  }
}

/** A folder as it was before its last saves, as they were closed, and as a kill after them left it; and another folder. */
export class DamagedFolders {
  readonly #folder: string;
  readonly #contents: string;

  /** @param folder an empty one, for what is prepared. */
  constructor(folder: string) {
    this.#folder = folder;
    const [live, other] = [join(folder, 'live'), join(folder, 'foreign')];
    const foreign = testStore('2024-03-20T03:00:00Z', other);
    work(foreign, 7);
    cpSync(other, join(folder, 'foreign-killed'), { recursive: true });
    foreign.close();
    const first = testStore('2024-03-20T03:00:00Z', live);
    work(first, 1);
    cpSync(live, join(folder, 'older-killed'), { recursive: true });
    first.close();
    cpSync(live, join(folder, 'older'), { recursive: true });
    const second = openStore({ directory: live, now });
    work(second, 2);
    work(second, 3);
    this.#contents = contentsOf(second);
    cpSync(live, join(folder, 'killed'), { recursive: true });
    second.close();
    cpSync(live, join(folder, 'closed'), { recursive: true });
  }

  /** Does the damage to a copy of the folder and opens that; null where there is nothing to damage, as no log of a closed one. */
  try(damage: Damage): Came | null {
    const directory = join(this.#folder, 'tried');
    rmSync(directory, { recursive: true, force: true });
    cpSync(join(this.#folder, damage.killed ? 'killed' : 'closed'), directory, { recursive: true });
    const place = placeOf(damage.target);
    const from = { older: 'older', foreign: 'foreign' }[damage.harm as 'older' | 'foreign'] ?? '';
    const source = join(this.#folder, damage.killed ? `${from}-killed` : from, place);
    if (!harm(join(directory, place), damage, source)) return null;
    const came = this.#opened(directory);
    rmSync(directory, { recursive: true, force: true });
    return came;
  }

  #opened(directory: string): Came {
    let store: OpenStore;
    try {
      store = openStore({ directory, now });
    } catch (error) {
      if (error instanceof Refusal) return { came: 'refused', refusal: error.detail };
      throw error;
    }
    try {
      if (contentsOf(store) === this.#contents) return { came: 'whole' };
      const { faults } = verifyStore(store);
      return faults.length > 0
        ? { came: 'told', faults: faults.length }
        : { came: 'silent', lost: difference(this.#contents, contentsOf(store)) };
    } catch (thrown) {
      const error = asRefusal(thrown);
      if (error instanceof Refusal) return { came: 'refused', refusal: error.detail };
      throw error;
    } finally {
      store.close();
    }
  }
}

function placeOf(target: Damage['target']): string {
  const places = {
    register: join('data-1', dataFiles.main),
    files: join('data-1', dataFiles.files),
    keys: dataFiles.keys,
    witness: join('data-1', 'witness'),
    current: 'current',
    wal: join('data-1', `${dataFiles.main}-wal`),
    lock: dataFiles.lock,
  };
  return places[target];
}

function harm(path: string, { harm: kind, at }: Damage, source: string): boolean {
  if (!existsSync(path)) return false;
  const content = readFileSync(path);
  const offset = Math.floor(at * content.length);
  if (kind === 'missing') rmSync(path);
  else if (kind === 'emptied') truncateSync(path, 0);
  else if (kind === 'cut') truncateSync(path, offset);
  else if (kind === 'flipped') {
    content[offset] = (content[offset] ?? 0) ^ (1 << (Math.floor(at * 1e6) % 8));
    writeFileSync(path, content);
  } else {
    if (!existsSync(source)) return false;
    copyFileSync(source, path);
  }
  return true;
}

/** All that people saved, as text: records with their numbers and files, and the log. */
function contentsOf(store: OpenStore): string {
  const lines: string[] = [];
  for (const name of registerNames)
    for (const row of mainOf(store)
      .prepare(`SELECT * FROM ${registerNamed(name).table} ORDER BY id`)
      .all())
      lines.push(JSON.stringify(row));
  for (const row of mainOf(store).prepare('SELECT * FROM change_log ORDER BY log_id, sequence').all())
    lines.push(JSON.stringify(row));
  const query = listQuerySchema.parse({ register: 'outgoing-delegation' });
  for (const { record } of listRecords(store, query).rows)
    lines.push(JSON.stringify(readRecord(store, 'outgoing-delegation', record.id)));
  for (const row of filesOf(store).prepare('SELECT hash, size, hex(content) FROM file ORDER BY hash').all())
    lines.push(JSON.stringify(row));
  for (const row of keysOf(store)
    .prepare('SELECT record_id, hex(key) FROM record_key ORDER BY record_id')
    .all())
    lines.push(JSON.stringify(row));
  return lines.join('\n');
}

function difference(before: string, after: string): string {
  const there = new Set(after.split('\n'));
  return before
    .split('\n')
    .filter((line) => !there.has(line))
    .map((line) => line.slice(0, 200))
    .slice(0, 3)
    .join('\n');
}
