import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFiles } from '../../db/file/data-names.ts';
import { dataFile } from '../../db/file/generations.ts';
import { keepDraft } from '../../db/drafts.ts';
import { keepFile } from '../../db/files.ts';
import { openForReading, openStore } from '../../db/file/open.ts';
import { readRecord } from '../../db/record-rows.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { connect } from '../../db/file/sqlite.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { startService } from '../../electron/service/service.ts';
import { childAtWork } from './child.ts';
import { codeOf, refusalOf, withSentence } from './sentence.ts';

/** A folder with one delegation in it, closed. */
function folderWithRecord(): { readonly directory: string; readonly id: string } {
  const directory = testFolder();
  const store = testStore(undefined, directory);
  const { id } = save(store, outgoing());
  store.close();
  return { directory, id };
}

function holdsRecord(directory: string, id: string): void {
  const store = openStore({ directory });
  try {
    expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
    expect(verifyStore(store).faults).toEqual([]);
  } finally {
    store.close();
  }
}

describe('a database that this program cannot use', () => {
  it('of a later version is refused with both versions and left as it is', () => {
    const { directory, id } = folderWithRecord();
    const db = connect(dataFile(directory, 'main'));
    const version = Number(db.pragma('user_version', { simple: true }));
    db.pragma('user_version = 99');
    db.close();
    const before = readFileSync(dataFile(directory, 'main'));
    expect(refusalOf(() => openStore({ directory }))).toMatchObject({
      code: 'database-newer',
      params: { found: 99 },
    });
    expect(codeOf(() => openForReading({ directory }))).toBe('database-newer');
    expect(readFileSync(dataFile(directory, 'main')).equals(before)).toBe(true);
    const back = connect(dataFile(directory, 'main'));
    back.pragma(`user_version = ${version}`);
    back.close();
    holdsRecord(directory, id);
  });

  it('of another program is refused and left as it is', () => {
    const directory = testFolder();
    const foreign = connect(join(directory, dataFiles.main), { create: true });
    foreign.exec("CREATE TABLE customer (name TEXT); INSERT INTO customer VALUES ('a')");
    foreign.close();
    expect(codeOf(() => openStore({ directory }))).toBe('database-foreign');
    const again = connect(join(directory, dataFiles.main));
    expect(again.prepare('SELECT name FROM customer').pluck().all()).toEqual(['a']);
    again.close();
  });

  it.each([
    ['text', 'Sổ theo dõi đoàn ra'.repeat(100)],
    ['a picture', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(5_000, 7)])],
  ])('that is really %s is refused and left as it is', (_what, content) => {
    const directory = testFolder();
    writeFileSync(join(directory, dataFiles.main), content);
    expect(codeOf(() => openStore({ directory }))).toBe('database-damaged');
    expect(readFileSync(join(directory, dataFiles.main)).equals(Buffer.from(content))).toBe(true);
  });

  it('that was overwritten in the middle is refused after a crash, before anything is written', () => {
    const { directory } = folderWithRecord();
    const crashed = copyOfOpen(directory);
    const path = dataFile(crashed, 'main');
    damage(path);
    const before = readFileSync(path);
    expect(codeOf(() => openStore({ directory: crashed }))).toBe('database-damaged');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('that was overwritten in the middle is found by verify, or refused when it is opened', () => {
    const { directory } = folderWithRecord();
    damage(dataFile(directory, 'main'));
    let found = 'nothing';
    try {
      const store = openStore({ directory });
      try {
        found = verifyStore(store).faults.length > 0 ? 'database-damaged' : 'nothing';
      } finally {
        store.close();
      }
    } catch (error) {
      found = codeOf(() => {
        throw error;
      });
    }
    expect(found).toBe('database-damaged');
  });

  it('does not keep the service from starting, which says why there are no data', () => {
    const directory = testFolder();
    writeFileSync(
      join(directory, dataFiles.main),
      'not a database, but long enough to look like one'.repeat(50),
    );
    const service = startService({ dataDirectory: directory, platform: hostPlatform, version: '0' });
    expect(service.state.store).toBeNull();
    expect(withSentence(service.state.refusal ?? { code: 'unexpected', params: {}, issues: [] }).code).toBe(
      'database-damaged',
    );
    service.close();
  });
});

describe('a folder that another program holds', () => {
  it('is refused while it is held, and free the moment that program dies', async () => {
    const { directory, id } = folderWithRecord();
    const child = childAtWork('holdOpen', directory);
    await child.reached(1);
    expect(codeOf(() => openStore({ directory }))).toBe('already-open');
    const reader = openForReading({ directory });
    expect(readRecord(reader, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
    reader.close();
    await child.kill();
    holdsRecord(directory, id);
  });

  it('is refused to a second opening in the same program too', () => {
    const { directory } = folderWithRecord();
    const store = testStore(undefined, directory);
    expect(codeOf(() => openStore({ directory }))).toBe('already-open');
    store.close();
  });
});

describe('a folder that cannot be used', () => {
  it('because a file has its name is refused', () => {
    const path = join(testFolder(), 'data');
    writeFileSync(path, 'a file');
    expect(codeOf(() => openStore({ directory: path }))).toBe('folder-not-writable');
  });

  it('because there is none is refused to a reader, and nothing is made', () => {
    const path = join(testFolder(), 'nowhere');
    expect(codeOf(() => openForReading({ directory: path }))).toBe('folder-missing');
  });
});

describe('a data folder that vanishes while it is open', () => {
  /** False where Windows keeps a folder in which files are open from going. */
  function movedAway(directory: string): boolean {
    try {
      renameSync(directory, `${directory}-moved`);
      return true;
    } catch (error) {
      if (process.platform === 'win32') return false;
      throw error;
    }
  }

  it.each([
    [
      'is removed',
      (directory: string) => {
        // Windows would remove but what is not open.
        if (process.platform === 'win32') return movedAway(directory);
        rmSync(directory, { recursive: true });
        return true;
      },
    ],
    ['is renamed', movedAway],
    [
      'is replaced by another',
      (directory: string) => {
        if (!movedAway(directory)) return false;
        mkdirSync(directory);
        cpSync(`${directory}-moved`, directory, { recursive: true });
        return true;
      },
    ],
  ])('refuses to save once it %s', (_what, vanish) => {
    const directory = join(testFolder(), 'data');
    const store = testStore(undefined, directory);
    save(store, outgoing());
    if (!vanish(directory)) {
      save(store, outgoing());
      return;
    }
    expect(codeOf(() => save(store, outgoing()))).toBe('folder-missing');
    expect(codeOf(() => keepDraft(store, 'form', '{}'))).toBe('folder-missing');
    expect(codeOf(() => keepFile(store, Buffer.from('công văn')))).toBe('folder-missing');
  });
});

/** A copy of the folder as it stands while a program has it open: what a power cut leaves. */
function copyOfOpen(directory: string): string {
  const store = testStore(undefined, directory);
  const copy = testFolder();
  cpSync(directory, copy, { recursive: true });
  store.close();
  return copy;
}

function damage(path: string): void {
  const content = readFileSync(path);
  for (let page = 2; page * 4_096 < content.length; page += 3)
    content.fill(0xa5, page * 4_096, page * 4_096 + 2_000);
  writeFileSync(path, content);
}
