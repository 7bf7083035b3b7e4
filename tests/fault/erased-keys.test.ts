import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUp } from '../../db/verify/read-backup.ts';
import { keysOf } from '../../db/file/handles.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { newId } from '../../db/ids.ts';
import { readRecord } from '../../db/record-rows.ts';
import { forgetNumbers } from '../../db/secrets.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';

const now = new Date('2024-03-21T03:00:00Z');

function opened(directory: string): OpenStore {
  const store = openStore({ directory, now: () => now });
  onTestFinished(() => store.close());
  return store;
}

/** Saves a delegation whose one member has a document number, and answers its id. */
function saveWithNumber(store: OpenStore): string {
  const fields = { fullName: 'Phó Giám đốc Sở', documentNumber: 'C7654321' };
  return save(store, outgoing({}, { members: [{ id: newId(), fields }] })).id;
}

function keyBytes(store: OpenStore, id: string): Buffer {
  return keysOf(store).prepare('SELECT key FROM record_key WHERE record_id = ?').pluck().get(id) as Buffer;
}

/** The files below a folder whose raw bytes hold a key. */
function filesWith(directory: string, key: Buffer): readonly string[] {
  expect(key.length).toBe(32);
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(key));
}

function shownNumber(store: OpenStore, id: string): unknown {
  const members = readRecord(store, 'outgoing-delegation', id)?.['members'];
  const [member] = members as readonly { readonly documentNumber: unknown }[];
  return member?.documentNumber;
}

const SHOWN = { masked: 'C7***321' };
const GONE = { masked: null, unreadable: 'erased' };

function backupOf(store: OpenStore): string {
  const path = join(testFolder(), 'so.backup');
  backUp(store, path);
  return path;
}

describe('a key that is erased', () => {
  it('is in no byte of the folder, while the program runs and after', () => {
    const store = testStore();
    const [first = '', second = ''] = Array.from({ length: 20 }, () => saveWithNumber(store));
    const key = keyBytes(store, first);
    expect(filesWith(store.directory, key)).not.toEqual([]);
    forgetNumbers(store, first);
    expect(filesWith(store.directory, key)).toEqual([]);
    expect(shownNumber(store, first)).toEqual(GONE);
    expect(shownNumber(store, second)).toEqual(SHOWN);
    store.close();
    expect(filesWith(store.directory, key)).toEqual([]);
  });

  // SQLite leaves bytes of rows where it rearranged its pages: seldom with `secure_delete`, often without.
  it('takes along what earlier rearranging left of other keys', () => {
    const store = testStore();
    const keys = keysOf(store);
    keys.pragma('secure_delete = OFF');
    const fill = keys.prepare('INSERT INTO record_key (record_id, key) VALUES (?, ?)');
    const gone: Buffer[] = [];
    for (let row = 0; row < 400; row += 1) {
      const key = randomBytes(32);
      fill.run(`row-${row}`, key);
      if (row % 4 !== 3) continue;
      keys.prepare('DELETE FROM record_key WHERE record_id = ?').run(`row-${row}`);
      gone.push(key);
    }
    keys.pragma('wal_checkpoint(TRUNCATE)');
    keys.pragma('secure_delete = ON');
    expect(gone.some((key) => readFileSync(keys.name).includes(key))).toBe(true);
    forgetNumbers(store, saveWithNumber(store));
    expect(gone.filter((key) => filesWith(store.directory, key).length > 0)).toEqual([]);
  });

  it('is gone from data that a restore set aside, whose other numbers can still be read', () => {
    const store = testStore();
    const erased = saveWithNumber(store);
    const kept = saveWithNumber(store);
    const key = keyBytes(store, erased);
    const backup = backupOf(store);
    store.close();
    const { setAside } = restoreBackup(backup, store.directory, now);
    const restored = opened(store.directory);
    expect(shownNumber(restored, erased)).toEqual(SHOWN);
    const before = opened(setAside ?? '');
    expect(shownNumber(before, erased)).toEqual(SHOWN);
    forgetNumbers(restored, erased);
    for (const data of [restored, before]) {
      expect(shownNumber(data, erased)).toEqual(GONE);
      expect(shownNumber(data, kept)).toEqual(SHOWN);
    }
    expect(filesWith(store.directory, key)).toEqual([]);
  });

  it('is gone from the copies that earlier versions left beside data that they set aside', () => {
    const store = testStore();
    const erased = saveWithNumber(store);
    const kept = saveWithNumber(store);
    const key = keyBytes(store, erased);
    const { directory } = store;
    const aside = join(directory, 'replaced-2024-03-01T00-00-00-000Z');
    mkdirSync(aside);
    for (const suffix of ['', '-wal'])
      cpSync(join(directory, `keys.sqlite${suffix}`), join(aside, `keys.sqlite${suffix}`));
    forgetNumbers(store, erased);
    store.close();
    inFirstLayout(directory);
    for (const name of ['register.sqlite', 'files.sqlite']) cpSync(join(directory, name), join(aside, name));
    expect(filesWith(directory, key)).not.toEqual([]);
    const again = opened(directory);
    expect(filesWith(directory, key)).toEqual([]);
    expect(shownNumber(again, kept)).toEqual(SHOWN);
    expect(shownNumber(opened(aside), kept)).toEqual(SHOWN);
  });

  it('stays erased when the program was ended right after, and leaves no byte once it was opened', () => {
    const store = testStore();
    const erased = saveWithNumber(store);
    const key = keyBytes(store, erased);
    keysOf(store).prepare('INSERT INTO erased_key VALUES (?)').run(erased);
    keysOf(store).prepare('DELETE FROM record_key WHERE record_id = ?').run(erased);
    const copy = testFolder();
    cpSync(store.directory, copy, { recursive: true });
    expect(filesWith(copy, key)).not.toEqual([]);
    const again = opened(copy);
    expect(again.recovered).toBe(true);
    expect(filesWith(copy, key)).toEqual([]);
  });
});

describe('the key file', () => {
  it('that is gone is replaced by the newest copy that an earlier version left', () => {
    const store = testStore();
    const id = saveWithNumber(store);
    store.close();
    const aside = join(store.directory, 'replaced-2024-03-01T00-00-00-000Z');
    mkdirSync(aside);
    renameSync(join(store.directory, 'keys.sqlite'), join(aside, 'keys.sqlite'));
    expect(shownNumber(opened(store.directory), id)).toEqual(SHOWN);
  });

  it('whose copy cannot be removed opens all the same, tells it, and the next opening tries again', () => {
    const store = testStore();
    const id = saveWithNumber(store);
    store.close();
    const copy = join(store.directory, 'replaced-2024-01-01T00-00-00-000Z', 'keys.sqlite');
    // A folder under that name resists removal as a file does that another program holds open.
    mkdirSync(copy, { recursive: true });
    const first = opened(store.directory);
    expect(first.keyCopies).toEqual([copy]);
    expect(shownNumber(first, id)).toEqual(SHOWN);
    first.close();
    rmSync(copy, { recursive: true });
    writeFileSync(copy, '');
    const again = opened(store.directory);
    expect(again.keyCopies).toEqual([]);
    expect(existsSync(copy)).toBe(false);
  });
});

function inFirstLayout(directory: string): void {
  for (const name of readdirSync(join(directory, 'data-1')))
    renameSync(join(directory, 'data-1', name), join(directory, name));
  rmSync(join(directory, 'data-1'), { recursive: true });
  rmSync(join(directory, 'current'));
}
