import { call } from '@orpc/server';
import Database from 'better-sqlite3';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataFile } from '../../../db/file/generations.ts';
import { newId } from '../../../db/ids.ts';
import { testFolder, testStore } from '../../../db/test-store.ts';
import { PIECE_LIMIT } from '../../../shared/contract/limits.ts';
import { writtenAs } from '../../../shared/text/file-text-for-tests.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { hostPlatform } from '../../host/platform.ts';
import type { Platform } from '../platform.ts';
import { startService } from '../service.ts';
import type { MadeBackup } from '../backups/backups.ts';
import { readerInPlace } from '../reader/reader.ts';
import { setupFile, sumLine } from './setup-for-tests.ts';
import { Updates } from './updates.ts';
import type { Judgement } from './windows-signature.ts';

const NAME = 'so-ngoai-vu-99.1.0-setup.exe';

type Abilities = Partial<Pick<Platform, 'judgeSignature' | 'startSetup'>>;

const sent = (setup: Buffer) => ({ name: NAME, content: new Uint8Array(setup) });

/** Updates of version 2.5.0 in a folder of their own, with the abilities of Windows as they are given. */
function updatesWith(abilities: Abilities = {}, backup = (): Promise<MadeBackup> => Promise.resolve(made)) {
  const dataDirectory = testFolder();
  const platform = { judgeSignature: null, startSetup: null, ...abilities };
  const source = { options: { dataDirectory, platform, version: '2.5.0' }, reader: readerInPlace };
  const updates = new Updates(source, { make: backup });
  return {
    updates,
    copy: join(dataDirectory, 'update', 'setup.exe'),
    check: (setup: Buffer, sums?: string) => updates.check(sent(setup), sums ?? null, {}),
  };
}
const made: MadeBackup = { folder: '/backups', name: 'one', records: 0, files: 0, elsewhere: null };

const refusal = async (asked: Promise<unknown>) => {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof Refusal ? { code: error.detail.code, ...error.detail.params } : error;
};

describe('the check of a setup file', () => {
  it('tells name, version, size and sum of one that is newer, and that nobody signed it', async () => {
    const setup = setupFile();
    const found = await updatesWith().check(setup, sumLine(setup, NAME));
    expect(found).toMatchObject({ name: NAME, version: '99.1.0', size: setup.length, isListed: true });
    expect(found).toMatchObject({ origin: 'unsigned', signer: '' });
    expect(sumLine(setup, NAME)).toContain(found.sum);
  });

  const cut = setupFile().subarray(0, -20);
  const altered = setupFile({ signed: true });
  altered.writeUInt8(altered.readUInt8(3_000) ^ 1, 3_000);
  const bare = setupFile();
  bare.fill(0, bare.indexOf('NullsoftInst'), bare.indexOf('NullsoftInst') + 12);
  it.each([
    ['is no program', Buffer.from('MZ không phải chương trình'), { code: 'setup-unknown' }],
    ['is empty', Buffer.alloc(0), { code: 'setup-unknown' }],
    ['is a program that installs nothing', bare, { code: 'setup-unknown' }],
    ['lacks its end', cut, { code: 'setup-cut' }],
    ['lacks the end of its signature', setupFile({ signed: true }).subarray(0, -8), { code: 'setup-cut' }],
    ['was altered after it was signed', altered, { code: 'setup-signature-broken' }],
    [
      'installs another program',
      setupFile({ product: 'Kế toán' }),
      { code: 'setup-other-program', product: 'Kế toán' },
    ],
    [
      'is for another machine',
      setupFile({ machine: 0xaa64 }),
      { code: 'setup-other-machine', machine: 'ARM64' },
    ],
    ['has the same version', setupFile({ version: '2.5.0' }), { code: 'setup-same', version: '2.5.0' }],
    [
      'is older, by a number and not by its sign',
      setupFile({ version: '2.4.10' }),
      { code: 'setup-older', version: '2.4.10', present: '2.5.0' },
    ],
  ])('refuses one that %s', async (_, setup, code) => {
    const { check, copy } = updatesWith();
    expect(await refusal(check(setup))).toEqual(code);
    expect(existsSync(copy)).toBe(false);
  });

  it('takes a newer number after the second point for newer', async () => {
    expect(await updatesWith().check(setupFile({ version: '2.5.1' }))).toMatchObject({ version: '2.5.1' });
  });

  it.each([
    ['with its line', (setup: Buffer) => sumLine(setup, NAME), null],
    ['as of a file of bytes', (setup: Buffer) => sumLine(setup, `*${NAME}`), null],
    ['with another name', (setup: Buffer) => sumLine(setup, 'setup.exe'), null],
    ['in capitals', (setup: Buffer) => sumLine(setup, NAME).toUpperCase(), null],
    ['with another sum', () => sumLine(Buffer.from('x'), NAME), { code: 'setup-sum-differs', name: NAME }],
    ['without it', () => sumLine(Buffer.from('x'), 'a.deb'), { code: 'setup-sum-lacking', name: NAME }],
    ['that is none', () => 'xin chào', { code: 'setup-sum-lacking', name: NAME }],
  ])('holds it against a list of sums %s', async (_, listFor, refused) => {
    const setup = setupFile();
    const checked = updatesWith().check(setup, listFor(setup));
    if (refused === null) expect((await checked).isListed).toBe(true);
    else expect(await refusal(checked)).toEqual(refused);
  });

  it.each(writtenAs)('holds it against a list that is %s', async (_, write) => {
    const dataDirectory = testFolder();
    testStore(undefined, dataDirectory).close();
    const service = startService({ dataDirectory, platform: hostPlatform, version: '2.5.0' });
    onTestFinished(() => service.close());
    const setup = setupFile();
    const file = new File([new Uint8Array(setup)], NAME);
    const check = (list: string) => {
      const sums = new File([new Uint8Array(write(list))], 'SHA256SUMS');
      return call(service.router.update.check, { workId: newId(), at: 0, file, sums });
    };
    const lines = `${sumLine(Buffer.from('x'), 'so-ngoai-vu.deb')}${sumLine(setup, NAME)}`;
    expect(await check(lines)).toMatchObject({ isListed: true });
    expect(await refusal(check(sumLine(Buffer.from('x'), NAME)))).toMatchObject({
      code: 'setup-sum-differs',
    });
  });

  const valid = (signer: string): Judgement => ({ kind: 'valid', signer });
  it.each([
    ['by who signed this program', valid('CN=Sở'), valid('CN=Sở'), { origin: 'proven', signer: 'CN=Sở' }],
    ['by another', valid('CN=Khác'), valid('CN=Sở'), { origin: 'other', signer: 'CN=Khác' }],
    [
      'where nobody signed this program',
      valid('CN=Sở'),
      { kind: 'unproven' },
      { origin: 'other', signer: 'CN=Sở' },
    ],
    ['by someone unknown', { kind: 'unproven' }, valid('CN=Sở'), { origin: 'untrusted', signer: '' }],
    ['falsely', { kind: 'broken' }, valid('CN=Sở'), { code: 'setup-signature-broken' }],
  ] as const)('tells of a file that is signed %s', async (_, setup, own, told) => {
    const judgeSignature = (path: string): Promise<Judgement> =>
      Promise.resolve(path === process.execPath ? own : setup);
    const checked = updatesWith({ judgeSignature }).check(setupFile({ signed: true }));
    if ('code' in told) expect(await refusal(checked)).toEqual(told);
    else expect(await checked).toMatchObject(told);
  });
});

/** An ability to start setups that keeps what it started. */
function starter() {
  const started: Buffer[] = [];
  return {
    started,
    startSetup: (path: string): Promise<void> => {
      started.push(readFileSync(path));
      return Promise.resolve();
    },
  };
}

describe('the installation', () => {
  it('backs up the data, starts the very file that was checked, and asks again where its origin is not proven', async () => {
    const { started, startSetup } = starter();
    const dataDirectory = testFolder();
    testStore(undefined, dataDirectory).close();
    const platform = { ...hostPlatform, startSetup };
    const start = () => {
      const service = startService({ dataDirectory, platform, version: '2.5.0' });
      onTestFinished(() => service.close());
      return service;
    };
    const service = start();
    const { update } = service.router;
    expect(await call(update.ability, undefined)).toEqual({ canInstall: true });
    const setup = setupFile();
    const file = new File([new Uint8Array(setup)], NAME);
    const { id } = await call(update.check, { workId: newId(), at: 0, file });
    expect(await refusal(call(update.install, { id, unproven: false }))).toEqual({ code: 'setup-unproven' });
    expect(started).toEqual([]);
    const { backup } = await call(update.install, { id, unproven: true });
    expect(readdirSync(backup?.folder ?? '').filter((name) => name.endsWith('.backup'))).toHaveLength(1);
    expect(started).toEqual([setup]);
    service.close();
    start();
    expect(readdirSync(dataDirectory)).not.toContain('update');
  });

  it('is there where the data are of a newer version, which are left as they are, without a backup', async () => {
    const { started, startSetup } = starter();
    const opened = testStore();
    const { directory } = opened;
    opened.close();
    const path = dataFile(directory, 'main');
    const db = new Database(path);
    db.pragma('user_version = 9999');
    db.close();
    const before = readFileSync(path);
    const platform = { ...hostPlatform, startSetup };
    const service = startService({ dataDirectory: directory, platform, version: '2.5.0' });
    onTestFinished(() => service.close());
    expect(service.state.refusal?.code).toBe('database-newer');
    const { update, files } = service.router;
    const setup = setupFile({ packed: PIECE_LIMIT + 5_000 });
    const workId = newId();
    const piece = new File([new Uint8Array(setup.subarray(0, PIECE_LIMIT))], NAME);
    await call(files.send, { workId, at: 0, size: setup.length, piece });
    const file = new File([new Uint8Array(setup.subarray(PIECE_LIMIT))], NAME);
    const { id } = await call(update.check, { workId, at: PIECE_LIMIT, file });
    expect(await call(update.install, { id, unproven: true })).toEqual({ backup: null });
    expect(started).toEqual([setup]);
    expect(readFileSync(path)).toEqual(before);
  });

  it.each(['folder-missing', 'already-open', 'network-path'] as const)(
    'is refused where the data are refused as %s, which no other version mends',
    async (code) => {
      const service = startService({ dataDirectory: testFolder(), platform: hostPlatform, version: '2.5.0' });
      onTestFinished(() => service.close());
      service.state.refusal = new Refusal(code).detail;
      service.state.store?.close();
      service.state.store = null;
      const file = new File([new Uint8Array(setupFile())], NAME);
      const checked = call(service.router.update.check, { workId: newId(), at: 0, file });
      expect(await refusal(checked)).toMatchObject({ code });
    },
  );

  it('starts nothing that was changed since it was checked, or before which no backup could be made', async () => {
    const { started, startSetup } = starter();
    const { updates, check, copy } = updatesWith({ startSetup });
    const { id } = await check(setupFile());
    writeFileSync(copy, setupFile({ packed: 6_000 }));
    expect(await refusal(updates.install(id, true))).toEqual({ code: 'setup-changed' });
    await refusal(check(setupFile({ version: '1.0.0' })));
    expect(await refusal(updates.install(id, true))).toEqual({ code: 'work-ended' });
    const full = updatesWith({ startSetup }, () => Promise.reject(new Refusal('disk-full')));
    const other = await full.check(setupFile());
    expect(await refusal(full.updates.install(other.id, true))).toEqual({ code: 'disk-full' });
    expect(started).toEqual([]);
  });

  it('is refused where a setup cannot be started', async () => {
    const { updates, check } = updatesWith();
    const { id } = await check(setupFile());
    expect(await refusal(updates.install(id, true))).toEqual({ code: 'update-not-here' });
  });
});
