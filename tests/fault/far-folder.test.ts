import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cloudProgramOf, isOnNetwork, thisPc, type Surroundings } from '../../db/file/far-folder.ts';
import { openStore } from '../../db/file/open.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { backUp } from '../../db/verify/read-backup.ts';
import { testFolder, testStore } from '../../db/test-store.ts';
import { codeOf, refusalOf } from './sentence.ts';

/** A PC where nothing is mapped or linked, and every drive is there. */
const linux: Surroundings = {
  platform: 'linux',
  env: {},
  home: '/home/an',
  mounts: '',
  real: (path) => path,
  isMapped: () => false,
};
const windows: Surroundings = { ...linux, platform: 'win32', home: String.raw`C:\Users\an` };

/** What the system finds behind the beginnings of paths; what is not named is not there, but drive C:. */
function finding(behind: Readonly<Record<string, string>>): Surroundings['real'] {
  return (path) => behind[path] ?? (path.toLowerCase() === 'c:\\' ? path : null);
}

describe('a path on another computer', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw 0 0',
    'server:/share /mnt/share nfs4 rw 0 0',
    String.raw`//server/so /mnt/so\040ngoai\040vu cifs rw 0 0`,
    String.raw`//server/b /mnt/tab\011b cifs rw 0 0`,
    '/dev/sdb1 /mnt/share/local ext4 rw 0 0',
    'host@server:/ /home/user/remote fuse.sshfs rw 0 0',
    'gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0',
  ].join('\n');

  it.each([
    ['//server/share/data', true],
    ['/home/user/.local/share', false],
    ['/mnt/share', true],
    ['/mnt/share/data', true],
    ['/mnt/sharedata', false],
    ['/mnt/share/local/data', false],
    ['/mnt/so ngoai vu/data', true],
    ['/mnt/tab\tb/data', true],
    ['/home/user/remote/x', true],
    ['/run/user/1000/gvfs/smb-share:server=s,share=b/so', true],
    ['/run/user/1000/gvfs2', false],
    ['relative/folder', false],
  ])('on Linux: %s is one: %s', (path, network) => {
    expect(isOnNetwork(path, { ...linux, mounts })).toBe(network);
  });

  it.each([
    [String.raw`\\server\share\data`, true],
    ['//server/share/data', true],
    [String.raw`\\?\UNC\server\share\data`, true],
    ['//?/unc/server/share/data', true],
    [String.raw`\\.\UNC\server\share`, true],
    [String.raw`\\server@SSL\DavWWWRoot\so`, true],
    [String.raw`C:\Users\a\AppData`, false],
    [String.raw`\\?\C:\Users\a`, false],
    [String.raw`\\.\C:\Users\a`, false],
  ])('on Windows: %s is one: %s', (path, network) => {
    expect(isOnNetwork(path, windows)).toBe(network);
  });

  it.each<[string, string, Partial<Surroundings>, boolean]>([
    [
      'below a mapped drive, of which not all is there yet',
      String.raw`Z:\so\data`,
      { real: finding({ 'Z:\\': String.raw`\\server\share` }) },
      true,
    ],
    [
      'below a mapped drive whose server is not there',
      String.raw`Z:\so\data`,
      { real: finding({}), isMapped: (drive) => drive === 'Z:\\' },
      true,
    ],
    [
      'below a folder that is a link to a share',
      String.raw`C:\so\data`,
      { real: finding({ 'C:\\so': String.raw`\\server\share\so` }) },
      true,
    ],
    [
      'below a folder that was given a letter',
      String.raw`S:\data`,
      { real: finding({ 'S:\\': String.raw`C:\so` }) },
      false,
    ],
    ['on a stick that was drawn out', String.raw`E:\so`, { real: finding({}) }, false],
  ])('on Windows, %s', (_what, path, found, network) => {
    expect(isOnNetwork(path, { ...windows, ...found })).toBe(network);
  });

  it('is refused before anything is written there', () => {
    expect(codeOf(() => openStore({ directory: '//server/share/so-ngoai-vu' }))).toBe('network-path');
  });
});

describe('a folder that a program copies to a cloud', () => {
  it.each<[string, string | null, Partial<Surroundings>?]>([
    [String.raw`C:\Users\an\OneDrive\so`, 'OneDrive'],
    [String.raw`C:\Users\an\OneDrive - Sở Ngoại vụ\so`, 'OneDrive'],
    [String.raw`D:\Kho\so`, 'OneDrive', { env: { OneDriveCommercial: String.raw`d:\kho` } }],
    [String.raw`D:\Kho\so`, 'OneDrive', { env: { OneDriveConsumer: 'D:\\Kho\\' } }],
    [String.raw`D:\Kho2\so`, null, { env: { OneDrive: String.raw`D:\Kho` } }],
    [String.raw`D:\so`, null, { env: { OneDrive: '', OneDriveConsumer: 'D:\\' } }],
    [
      String.raw`C:\Users\an\Documents\so`,
      'OneDrive',
      {
        env: { OneDrive: String.raw`C:\Users\an\OneDrive` },
        real: finding({
          [String.raw`C:\Users\an\Documents`]: String.raw`C:\Users\an\OneDrive\Documents`,
        }),
      },
    ],
    [String.raw`G:\My Drive\so`, 'Google Drive'],
    [String.raw`G:\Drive của tôi\so`, 'Google Drive'],
    [String.raw`C:\Users\an\Google Drive\so`, 'Google Drive'],
    [String.raw`C:\Users\an\Dropbox (Sở)\so`, 'Dropbox'],
    [String.raw`C:\Users\an\Documents\Zalo Received Files`, 'Zalo'],
    [String.raw`C:\Users\an\AppData\Local\ZaloPC\so`, 'Zalo'],
    [String.raw`D:\ZaloDownloads\so`, 'Zalo'],
    [String.raw`C:\Users\zalo\AppData\Local\so-ngoai-vu`, null, { home: String.raw`C:\Users\zalo` }],
    [String.raw`C:\Users\an\AppData\Local\so-ngoai-vu`, null],
    [String.raw`D:\Sổ OneDrive cũ\so`, null],
    [String.raw`D:\dropbox-cu\so`, null],
  ])('by its name or what Windows says: %s', (path, program, found = {}) => {
    expect(cloudProgramOf(path, { ...windows, ...found })).toBe(program);
  });

  it.each<[string, string, (folder: string) => void]>([
    ['Google Drive', 'a folder of its own', (folder) => mkdirSync(join(folder, '.tmp.driveupload'))],
    ['Dropbox', 'its cache', (folder) => mkdirSync(join(folder, '.dropbox.cache'))],
    ['Dropbox', 'its mark', (folder) => writeFileSync(join(folder, '.dropbox'), '{}')],
  ])('%s is known by what it lays there: %s', (program, _what, lay) => {
    const folder = testFolder();
    const directory = join(folder, 'so', 'data');
    expect(cloudProgramOf(directory)).toBeNull();
    lay(folder);
    expect(cloudProgramOf(directory)).toBe(program);
    const refusal = refusalOf(() => openStore({ directory }));
    expect(refusal).toMatchObject({ code: 'cloud-folder', params: { path: directory, program } });
    expect(readdirSync(folder)).not.toContain('so');
  });

  it('a home folder with the settings of Dropbox is none, and the folder that they name is one', () => {
    const home = testFolder();
    const pc = { ...thisPc(), home, env: { APPDATA: home } };
    const settings = join(home, process.platform === 'win32' ? 'Dropbox' : '.dropbox');
    mkdirSync(settings);
    expect(cloudProgramOf(join(home, 'so'), pc)).toBeNull();
    const kept = join(testFolder(), 'kho');
    writeFileSync(join(settings, 'info.json'), JSON.stringify({ business: { path: kept } }));
    expect(cloudProgramOf(join(kept, 'so'), pc)).toBe('Dropbox');
    expect(cloudProgramOf(join(home, 'so'), pc)).toBeNull();
    for (const damaged of ['', 'null', '[]', '{"personal":{"path":7}}', '{']) {
      writeFileSync(join(settings, 'info.json'), damaged);
      expect(cloudProgramOf(join(kept, 'so'), pc)).toBeNull();
    }
  });

  it.skipIf(process.platform === 'win32')('is known behind a link', () => {
    const folder = testFolder();
    mkdirSync(join(folder, 'Dropbox', 'so'), { recursive: true });
    const link = join(testFolder(), 'link');
    symlinkSync(join(folder, 'Dropbox'), link);
    expect(cloudProgramOf(join(link, 'so', 'data'))).toBe('Dropbox');
  });

  it('takes no restore, and takes backups', () => {
    const store = testStore();
    const folder = join(testFolder(), 'OneDrive');
    mkdirSync(folder);
    const backup = join(folder, 'so.backup');
    backUp(store, backup);
    expect(codeOf(() => restoreBackup(backup, join(dirname(backup), 'data'), new Date()))).toBe(
      'cloud-folder',
    );
    expect(readdirSync(folder)).toEqual(['so.backup']);
  });
});
