import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mainOf } from '../../db/file/handles.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { readFile } from '../../db/files.ts';
import { readRecord } from '../../db/record-rows.ts';
import { maskNumber } from '../../shared/text/identity-number.ts';
import { testFolder } from '../../db/test-store.ts';
import { amount, tried } from './amounts.ts';
import { bundled } from './bundled.ts';
import { randomFrom } from './random.ts';
import { layStoredFolder } from './stored-folder.ts';
import { ROWS, type Told } from './work-day-told.ts';

const KILLS = amount(8, 1_000);
const now = (): Date => new Date('2024-07-01T03:00:00Z');
const place = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-kills-'));
/** Versions of data folders that are stored in tests/fixtures. */
const VERSIONS = 8;

let program = '';
beforeAll(async () => {
  program = await bundled('work-day.ts', place);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** What was acknowledged, and must be there whatever happens. */
interface Kept {
  readonly saved: ReadonlyMap<string, { readonly number: string; readonly file: string }>;
  /** Names of imports. */
  readonly imported: ReadonlySet<string>;
}
const nothing: Kept = { saved: new Map(), imported: new Set() };

it(`keeps all that was acknowledged, over ${KILLS} kills at random in days of saving, importing, closing, backing up and restoring`, async () => {
  const random = randomFrom(17);
  let acknowledged = 0;
  let restores = 0;
  let kills = 0;
  while (kills < KILLS) {
    // Every few kills begin with another folder: a new one, or one of an earlier version, which is migrated first.
    const directory = join(testFolder(), 'data');
    if (random.chance(0.5)) layStoredFolder(1 + random.below(VERSIONS), directory);
    let kept = nothing;
    const atBackup = new Map<string, Kept>();
    for (let turn = 0; turn < 8 && kills < KILLS; turn += 1) {
      const told = await killedDay(directory, random.below(1_000_000), random.below(30), random.below(25));
      kills += 1;
      let restoring: string | null = null;
      for (const line of told) {
        acknowledged += 1;
        if ('begins' in line) restoring = line.path;
        else if (line.did === 'restored') {
          kept = atBackup.get(line.path) ?? nothing;
          restoring = null;
          restores += 1;
        } else if (line.did === 'backed-up') atBackup.set(line.path, kept);
        else if (line.did === 'saved') kept = { ...kept, saved: new Map([...kept.saved, [line.id, line]]) };
        else if (line.did === 'imported')
          kept = { ...kept, imported: new Set([...kept.imported, line.name]) };
      }
      const store = openStore({ directory, now });
      try {
        expect(verifyStore(store).faults).toEqual([]);
        const before = lacking(store, kept);
        if (restoring === null) expect(before).toEqual([]);
        else if (before.length > 0) {
          // Killed within a restore: all of before is there, or all of the backup.
          kept = atBackup.get(restoring) ?? nothing;
          expect(lacking(store, kept)).toEqual([]);
        }
        expectNoHalves(store);
      } finally {
        store.close();
      }
    }
    rmSync(directory, { recursive: true });
  }
  expect(acknowledged).toBeGreaterThan(KILLS);
  tried('kills', { kills, acknowledged, restores, lost: 0 });
}, 10_800_000);

/** A working day, killed some milliseconds after it told some things. */
async function killedDay(
  directory: string,
  seed: number,
  lines: number,
  milliseconds: number,
): Promise<readonly Told[]> {
  const child = spawn(process.execPath, [program, directory, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const told: Told[] = [];
  const reader = createInterface(child.stdout);
  reader.on('line', (line) => {
    // The last line may be cut off; then it was not acknowledged.
    if (line.endsWith('}')) told.push(JSON.parse(line) as Told);
    if (told.length === lines + 1) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await Promise.all([gone, once(reader, 'close')]);
  if (child.signalCode !== 'SIGKILL') throw new Error(`The day of seed ${seed} ended by itself.`);
  return told;
}

/** Names of what was acknowledged and is not there whole. */
function lacking(store: OpenStore, kept: Kept): readonly string[] {
  const found = new Set(names(store));
  const lost = [...kept.saved].flatMap(([id, { file, number }]) => {
    if (!found.has(`Đoàn ${id}`)) return [id];
    return readFile(store, file).length > 0 && shownNumber(store, id) === maskNumber(number) ? [] : [file];
  });
  for (const name of kept.imported) if (!found.has(`${name} số 1`)) lost.push(name);
  return lost;
}

function shownNumber(store: OpenStore, id: string): unknown {
  const members = readRecord(store, 'outgoing-delegation', id)?.['members'];
  const [member] = members as readonly { readonly documentNumber: { readonly masked: unknown } }[];
  return member?.documentNumber.masked;
}

/** An import is there whole or not at all. */
function expectNoHalves(store: OpenStore): void {
  const counts = new Map<string, number>();
  for (const name of names(store)) {
    const [imported, row] = name.split(' số ');
    if (imported !== undefined && row !== undefined) counts.set(imported, (counts.get(imported) ?? 0) + 1);
  }
  for (const [name, count] of counts) if (count !== ROWS) expect.fail(`${name}: ${count} of ${ROWS} rows`);
}

function names(store: OpenStore): readonly string[] {
  return mainOf(store).prepare<[], string>('SELECT name FROM outgoing_delegation').pluck().all();
}
