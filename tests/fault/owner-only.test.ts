import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { aclCommand, narrowToOwner } from '../../db/file/private-folder.ts';
import { newId } from '../../db/ids.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { errorLog } from '../../electron/service/error-log.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { startService, type Service } from '../../electron/service/service.ts';

const now = new Date('2024-03-21T03:00:00Z');

/** All below a folder, and itself, that others than the owner can reach, with their modes. */
function openToOthers(folder: string): readonly string[] {
  const below = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return [folder, ...below]
    .filter((path) => (lstatSync(path).mode & 0o077) !== 0)
    .map((path) => `${(statSync(path).mode & 0o777).toString(8)} ${path}`);
}

function started(directory: string): Service {
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => now,
    report: errorLog(directory),
  });
  onTestFinished(() => service.close());
  return service;
}

describe.skipIf(process.platform === 'win32')('what the program lays on the disk', () => {
  beforeEach(() => {
    const before = process.umask(0);
    return () => void process.umask(before);
  });

  it('is readable by its owner only after a whole day of work, though the system lets all read', async () => {
    const place = testFolder();
    const stick = join(place, 'stick');
    mkdirSync(stick);
    // The stick is the user's own: only what is laid there is narrowed.
    chmodSync(stick, 0o777);
    const directory = join(place, 'so');
    testStore(undefined, directory).close();
    process.umask(0);
    const service = started(directory);
    const { store, backups } = service.state;
    if (store === null) throw new Error('not open');
    const id = save(
      store,
      outgoing(
        {},
        { members: [{ id: newId(), fields: { fullName: 'Nguyễn Văn A', documentNumber: 'C7654321' } }] },
      ),
    ).id;
    await call(service.router.files.keep, { file: new File(['Quyết định'], 'quyet-dinh.txt') });
    await backups.make({ automatic: false });
    await call(service.router.data.setBackupFolder, { folder: stick });
    await backups.make({ automatic: false });
    service.state.options.report?.('x', new Error('a fault'));
    await backups.copyTo(join(stick, 'a.backup'));
    const told = await call(service.router.data.examine, {
      folder: stick,
      name: backups.journal.last?.name ?? '',
    });
    await call(service.router.data.restore, { id: told.id });
    expect(await call(service.router.records.read, { register: 'outgoing-delegation', id })).not.toBeNull();
    expect(openToOthers(directory)).toEqual([]);
    await service.end(new AbortController().signal);
    expect(openToOthers(directory)).toEqual([]);
    expect(readdirSync(directory)).toEqual(expect.arrayContaining(['backups', 'logs', 'keys.sqlite']));
    expect(openToOthers(stick)).toEqual([`777 ${stick}`]);
    expect(readdirSync(stick).filter((name) => /\.(backup|keys)$/.test(name)).length).toBeGreaterThan(1);
  });

  it('is narrowed where an earlier version left it open to all', () => {
    const directory = testFolder();
    const store = testStore(undefined, directory);
    save(store, outgoing());
    store.close();
    for (const folder of ['window/Default', 'backups', 'replaced-2024-03-01T00-00-00-000Z', 'logs']) {
      mkdirSync(join(directory, folder), { recursive: true });
      writeFileSync(join(directory, folder, 'a'), 'a');
    }
    for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }))
      chmodSync(join(directory, name), 0o777);
    chmodSync(directory, 0o777);
    const again = testStore(undefined, directory);
    save(again, outgoing());
    expect(again.openToOthers).toEqual([]);
    expect(openToOthers(directory)).toEqual([]);
  });

  it('is narrowed alone in a folder that holds other things, and no link is followed', () => {
    const shared = testFolder();
    const other = testFolder();
    writeFileSync(join(other, 'theirs'), '');
    mkdirSync(join(shared, 'photos'));
    writeFileSync(join(shared, 'photos', 'a.jpg'), '');
    mkdirSync(join(shared, 'logs'));
    symlinkSync(join(other, 'theirs'), join(shared, 'logs', 'link'));
    for (const path of [
      other,
      join(other, 'theirs'),
      join(shared, 'photos'),
      join(shared, 'photos', 'a.jpg'),
    ])
      chmodSync(path, 0o777);
    // As /tmp: of all users.
    chmodSync(shared, 0o1777);
    expect(narrowToOwner(shared)).toEqual([]);
    expect(statSync(shared).mode & 0o7777).toBe(0o1777);
    expect(statSync(join(shared, 'logs')).mode & 0o777).toBe(0o700);
    for (const path of [
      other,
      join(other, 'theirs'),
      join(shared, 'photos'),
      join(shared, 'photos', 'a.jpg'),
    ])
      expect(statSync(path).mode & 0o777, path).toBe(0o777);
  });

  // The form of the disk of most sticks knows no modes; /proc refuses them likewise.
  it.skipIf(process.platform !== 'linux')('is told, and stops nothing, where modes cannot be set', () => {
    expect(narrowToOwner('/proc/sys/vm')).toContain('/proc/sys/vm/overcommit_ratio');
  });
});

describe('the rights of a folder on Windows', () => {
  const profile = '/users/lan';

  it('are left as they are below the profile of the user, and for a whole disk', () => {
    expect(aclCommand('/users/lan/AppData/Local/so-ngoai-vu/data', profile, 'lan')).toBeNull();
    expect(aclCommand('/', profile, 'lan')).toBeNull();
  });

  it('are those of the user, the system and the administrators elsewhere, none inherited', () => {
    expect(aclCommand('/disk-d/so', profile, 'lan')).toEqual([
      '/disk-d/so',
      '/inheritance:r',
      ...['lan:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F'].flatMap((who) => [
        '/grant:r',
        who,
      ]),
      '/Q',
    ]);
  });
});
