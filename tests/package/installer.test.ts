import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeSetup } from '../../electron/installer/make-setup.ts';
import { smallDisk } from '../fault/small-disk.ts';
import { filesIn } from './files-in.ts';
import { makensis, standInProgram } from './stand-in.ts';
import { wine, WinePc } from './wine-pc.ts';

const PROGRAM = 'so-ngoai-vu.exe';
const CHOSEN = 'C:\\Phần mềm\\Sổ Ngoại vụ';
/** What each version brings beside the program. */
const before = {
  'locales/vi.pak': 'before',
  'resources/app.asar': 'before',
  'tools/gone.dll': 'before',
  'kept/gone.dll': 'before',
};
const now = {
  'locales/vi.pak': 'now',
  'resources/app.asar': 'now',
  'resources/new/large.bin': randomBytes(3 * 2 ** 20),
};

describe.skipIf(makensis === null || wine === null)('the installer for Windows (needs nsis and wine)', () => {
  const work = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-installer-'));
  const setup = (version: string): string => join(work, `${version}.exe`);
  let pc: WinePc;
  const chosen = (...names: readonly string[]): string => pc.drive('Phần mềm', 'Sổ Ngoại vụ', ...names);
  const uninstaller = `${CHOSEN}\\uninstall.exe`;

  async function make(version: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
    const folder = join(work, version);
    for (const [name, content] of Object.entries(files)) lay(join(folder, name), content);
    standInProgram(join(folder, PROGRAM));
    await makeSetup({
      folder,
      out: setup(version),
      version,
      name: 'Sổ Ngoại vụ',
      publisher: 'Sở Ngoại vụ tỉnh Lạng Sơn',
      homepage: 'https://langson.gov.vn',
      appId: 'vn.gov.langson.songoaivu',
      sign: () => Promise.resolve(),
    });
  }

  /** Starts the installed program, which then runs until the answer is called. */
  async function startProgram(): Promise<() => Promise<unknown>> {
    lay(chosen('hold'), '');
    const ended = pc.run(`${CHOSEN}\\${PROGRAM}`);
    await expect.poll(() => existsSync(chosen('started'))).toBe(true);
    return () => {
      rmSync(chosen('hold'), { force: true });
      return ended;
    };
  }

  const installed = (): readonly string[] => filesIn(chosen());
  const filesOf = (files: object): readonly string[] =>
    [...Object.keys(files), PROGRAM, 'installed-files.txt', 'uninstall.exe'].sort();

  beforeAll(async () => {
    await make('0.9.0', before);
    await make('0.10.0', now);
    pc = new WinePc(work);
  });
  afterAll(() => {
    pc.end();
    rmSync(work, { recursive: true, force: true, maxRetries: 50 });
  });
  beforeEach(() => pc.forget());

  it('installs into a chosen folder with blanks and Vietnamese letters, and tells Windows', async () => {
    expect(await pc.run(setup('0.10.0'), `/S /D=${CHOSEN}`)).toBe(0);
    expect(installed()).toEqual(filesOf(now));
    expect(readFileSync(chosen('resources/new/large.bin'))).toEqual(now['resources/new/large.bin']);
    expect(pc.shortcuts()).toEqual({ desktop: true, menu: true });
    expect(pc.registered()).toMatchObject({
      DisplayName: 'Sổ Ngoại vụ',
      DisplayVersion: '0.10.0',
      Publisher: 'Sở Ngoại vụ tỉnh Lạng Sơn',
      URLInfoAbout: 'https://langson.gov.vn',
      InstallLocation: CHOSEN,
      QuietUninstallString: expect.stringContaining(uninstaller),
    });
  });

  it('updates in the same folder: nothing of the version before is left, what others put there and the data are', async () => {
    await pc.run(setup('0.9.0'), `/S /D=${CHOSEN}`);
    lay(chosen('kept/notes.txt'), 'of a user');
    lay(chosen('resources/notes.txt'), 'of a user');
    lay(pc.local('so-ngoai-vu/data/current'), 'data');
    pc.removeDesktopShortcut();
    expect(await pc.run(setup('0.10.0'), '/S /D=C:\\Elsewhere')).toBe(0);
    expect(installed()).toEqual([...filesOf(now), 'kept/notes.txt', 'resources/notes.txt'].sort());
    expect(existsSync(chosen('tools'))).toBe(false);
    expect(readFileSync(chosen('locales/vi.pak'), 'utf8')).toBe('now');
    expect(readFileSync(pc.local('so-ngoai-vu/data/current'), 'utf8')).toBe('data');
    expect(pc.registered()).toMatchObject({ DisplayVersion: '0.10.0', InstallLocation: CHOSEN });
    expect(pc.shortcuts()).toEqual({ desktop: false, menu: true });
  });

  it('removes nothing outside the folder, whatever the list of the version before says', async () => {
    await pc.run(setup('0.9.0'), `/S /D=${CHOSEN}`);
    lay(pc.drive('Phần mềm', 'outside.txt'), 'of a user');
    const list = `\uFEFF..\\outside.txt\r\nkept\\..\\..\\outside.txt\r\ntools\\gone.dll\r\n`;
    writeFileSync(chosen('installed-files.txt'), list, 'utf16le');
    expect(await pc.run(setup('0.10.0'), '/S')).toBe(0);
    expect(existsSync(pc.drive('Phần mềm', 'outside.txt'))).toBe(true);
    expect(existsSync(chosen('tools'))).toBe(false);
  });

  it('puts no shortcut on the desktop where none is wanted', async () => {
    rmSync(join(work, 'home', 'Sổ Ngoại vụ.lnk'), { force: true });
    expect(await pc.run(setup('0.10.0'), `/S /DESKTOP=0 /D=${CHOSEN}`)).toBe(0);
    expect(pc.shortcuts()).toEqual({ desktop: false, menu: true });
  });

  it('refuses an older version, and starts the newer one again for who asked for a start', async () => {
    await pc.run(setup('0.10.0'), `/S /D=${CHOSEN}`);
    expect(await pc.run(setup('0.9.0'), '/S /START')).toBe(12);
    expect(readFileSync(chosen('locales/vi.pak'), 'utf8')).toBe('now');
    expect(pc.registered()).toMatchObject({ DisplayVersion: '0.10.0' });
    await expect.poll(() => existsSync(chosen('started'))).toBe(true);
  });

  it('refuses while the program runs, and so does the uninstaller; waits for one that is ending, and starts the new one', async () => {
    await pc.run(setup('0.9.0'), `/S /D=${CHOSEN}`);
    const end = await startProgram();
    expect(await pc.run(setup('0.10.0'), '/S /WAIT=1')).toBe(11);
    // In its place, so that its own end is waited for.
    expect(await pc.run(uninstaller, `/S /WAIT=1 _?=${CHOSEN}`)).toBe(11);
    expect(readFileSync(chosen('locales/vi.pak'), 'utf8')).toBe('before');
    const updated = pc.run(setup('0.10.0'), '/S /START /WAIT=120');
    await end();
    expect(await updated).toBe(0);
    await expect.poll(() => readFileSync(chosen('started'), 'utf8')).toBe('started started ');
    expect(readFileSync(chosen('locales/vi.pak'), 'utf8')).toBe('now');
  });

  it('leaves the version before as it was where the disk is full', async (context) => {
    const disk = smallDisk(8);
    if (disk === null) context.skip('no disk of its own may be mounted here');
    else {
      const folder = join(disk.path, 'Sổ Ngoại vụ');
      await pc.run(setup('0.9.0'), `/S /D=Z:${folder.replaceAll('/', '\\')}`);
      disk.leave(2 ** 20);
      expect(await pc.run(setup('0.10.0'), '/S')).toBe(13);
      expect(filesIn(folder)).toEqual(filesOf(before));
      expect(readFileSync(join(folder, 'locales/vi.pak'), 'utf8')).toBe('before');
      expect(pc.registered()).toMatchObject({ DisplayVersion: '0.9.0' });
    }
  });

  it('refuses Windows 8.1', async () => {
    pc.windows('win81');
    expect(await pc.run(setup('0.10.0'), `/S /D=${CHOSEN}`)).toBe(10);
    pc.windows('win10');
    expect(existsSync(chosen())).toBe(false);
  });

  it('refuses the folder of the data', async () => {
    const data = pc.local('so-ngoai-vu');
    lay(join(data, 'data/current'), 'data');
    const asWindows = data.slice(pc.drive().length).replaceAll('/', '\\');
    expect(await pc.run(setup('0.10.0'), `/S /D=C:${asWindows}`)).toBe(14);
    expect(filesIn(data)).toEqual(['data/current']);
  });

  it('is taken away to the last file of its own; what others put there and the data stay', async () => {
    await pc.run(setup('0.10.0'), `/S /D=${CHOSEN}`);
    lay(chosen('resources/notes.txt'), 'of a user');
    lay(pc.local('so-ngoai-vu/data/current'), 'data');
    expect(await pc.run(uninstaller, '/S')).toBe(0);
    // It goes on from a copy of itself.
    await expect.poll(() => pc.registered()).toBeNull();
    expect(installed()).toEqual(['resources/notes.txt']);
    expect(existsSync(chosen('locales'))).toBe(false);
    expect(readFileSync(pc.local('so-ngoai-vu/data/current'), 'utf8')).toBe('data');
    expect(pc.shortcuts()).toEqual({ desktop: false, menu: false });
  });
});

/** Writes a file and the folders that it lies in. */
function lay(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
