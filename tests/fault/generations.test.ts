import fs, {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUp } from '../../db/verify/read-backup.ts';
import { openForReading, openStore, type OpenStore } from '../../db/file/open.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { readRecord } from '../../db/record-rows.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { codeOf } from './sentence.ts';

const now = new Date('2024-03-21T03:00:00Z');

function folderWithRecord(): { readonly directory: string; readonly id: string } {
  const store = testStore();
  const { id } = save(store, outgoing());
  store.close();
  return { directory: store.directory, id };
}

function opened(directory: string): OpenStore {
  const store = openStore({ directory, now: () => now });
  onTestFinished(() => store.close());
  return store;
}

function holdsRecord(directory: string, id: string): void {
  const store = opened(directory);
  expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
  expect(verifyStore(store).faults).toEqual([]);
  store.close();
}

/** Another generation, whole, beside the first: as when a disk lost the file that tells which is the present one. */
function withSecond(directory: string): void {
  cpSync(join(directory, 'data-1'), join(directory, 'data-2'), { recursive: true });
}

/** The names and contents of all files of a folder but its lock. */
function everything(directory: string): ReadonlyMap<string, string> {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile() && entry.name !== 'lock.sqlite')
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path).toString('base64')]),
  );
}

describe('the file that names the present data', () => {
  it('is one line with a checksum', () => {
    const { directory } = folderWithRecord();
    expect(readFileSync(join(directory, 'current'), 'utf8')).toMatch(/^so-ngoai-vu data 1 [0-9a-f]{16}\n$/);
  });

  it.each<[string, (path: string) => void]>([
    ['lost', (path) => rmSync(path)],
    ['empty', (path) => writeFileSync(path, '')],
    [
      'changed by hand',
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('data 1', 'data 2')),
    ],
  ])('is written anew when it is %s and there is one generation', (_what, spoil) => {
    const { directory, id } = folderWithRecord();
    const path = join(directory, 'current');
    const before = readFileSync(path, 'utf8');
    spoil(path);
    const reader = openForReading({ directory });
    expect(readRecord(reader, 'outgoing-delegation', id)).not.toBeNull();
    reader.close();
    holdsRecord(directory, id);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it.each<[string, (directory: string) => void]>([
    [
      'is damaged beside two generations',
      (directory) => {
        withSecond(directory);
        writeFileSync(join(directory, 'current'), 'so-ngoai-vu data');
      },
    ],
    [
      'is lost beside two generations',
      (directory) => {
        withSecond(directory);
        rmSync(join(directory, 'current'));
      },
    ],
    [
      'names a generation that is gone',
      (directory) => {
        withSecond(directory);
        rmSync(join(directory, 'data-1'), { recursive: true });
      },
    ],
    [
      'is lost with all generations but those set aside',
      (directory) => {
        renameSync(join(directory, 'data-1'), join(directory, 'replaced-2024-01-01'));
        rmSync(join(directory, 'current'));
      },
    ],
  ])('is refused when it %s, nothing changes, and a backup can be restored', (_what, spoil) => {
    const other = testStore();
    const restored = save(other, outgoing());
    const backup = join(testFolder(), 'so.backup');
    backUp(other, backup);
    const { directory } = folderWithRecord();
    spoil(directory);
    const before = everything(directory);
    expect(codeOf(() => openStore({ directory }))).toBe('data-unclear');
    expect(codeOf(() => openForReading({ directory }))).toBe('data-unclear');
    expect(everything(directory)).toEqual(before);
    restoreBackup(backup, directory, now);
    holdsRecord(directory, restored.id);
  });
});

describe('data beside the present ones', () => {
  it('that a version before the generations began are set aside, and can be opened', () => {
    const { directory, id } = folderWithRecord();
    const other = folderWithRecord();
    for (const name of readdirSync(join(other.directory, 'data-1')))
      cpSync(join(other.directory, 'data-1', name), join(directory, name));
    holdsRecord(directory, id);
    const [aside = ''] = readdirSync(directory).filter((name) => name.startsWith('replaced-'));
    holdsRecord(join(directory, aside), other.id);
    expect(existsSync(join(directory, 'register.sqlite'))).toBe(false);
  });

  it('of a generation that is not named are set aside, not removed', () => {
    const { directory, id } = folderWithRecord();
    withSecond(directory);
    holdsRecord(directory, id);
    const [aside = ''] = readdirSync(directory).filter((name) => name.startsWith('replaced-'));
    holdsRecord(join(directory, aside), id);
  });

  it('of a restore of an older version that was ended in the middle are cleared', () => {
    const { directory, id } = folderWithRecord();
    mkdirSync(join(directory, 'restoring'));
    writeFileSync(join(directory, 'restoring', 'register.sqlite'), 'half');
    holdsRecord(directory, id);
    expect(existsSync(join(directory, 'restoring'))).toBe(false);
  });
});

describe('a disk where a file has one name only', () => {
  it('has the first layout copied, and set aside', () => {
    const { directory, id } = folderWithRecord();
    for (const name of readdirSync(join(directory, 'data-1')))
      renameSync(join(directory, 'data-1', name), join(directory, name));
    rmSync(join(directory, 'data-1'), { recursive: true });
    rmSync(join(directory, 'current'));
    const link = fs.linkSync;
    fs.linkSync = () => {
      throw Object.assign(new Error('not supported'), { code: 'EPERM' });
    };
    syncBuiltinESMExports();
    try {
      holdsRecord(directory, id);
    } finally {
      fs.linkSync = link;
      syncBuiltinESMExports();
    }
    const [aside = ''] = readdirSync(directory).filter((name) => name.startsWith('replaced-'));
    holdsRecord(join(directory, aside), id);
    holdsRecord(directory, id);
  });
});
