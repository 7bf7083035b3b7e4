import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { licencesShape } from '../../shared/contract/licences.ts';
import { filesIn } from './files-in.ts';
import { isInstalled } from './is-installed.ts';
import { fusesOf, makensis, packProgram } from './stand-in.ts';
import { isSigned, testCertificate } from './test-certificate.ts';
import { wine, WinePc } from './wine-pc.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sevenZip = ['/usr/bin/7z', '/usr/bin/7za'].find((path) => existsSync(path)) ?? null;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
};
/** Whether the whole of a platform's files can be made here, or only its folder. */
const whole = {
  linux: sevenZip !== null && isInstalled('dpkg-deb'),
  windows: sevenZip !== null && makensis !== null,
};
const tools = {
  ELECTRON_BUILDER_OFFLINE: 'true',
  CUSTOM_FPM_PATH: join(root, 'tests/package/fpm.mjs'),
  ...(sevenZip === null ? {} : { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
};
const canSign = isInstalled('osslsigncode') && isInstalled('openssl');
const work = { linux: newFolder(), windows: newFolder() };
const out = { linux: join(work.linux, 'out'), windows: join(work.windows, 'out') };
const unpacked = { linux: join(out.linux, 'linux-unpacked'), windows: join(out.windows, 'win-unpacked') };

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'so-ngoai-vu-package-'));
}

/** Packs a platform's files once, however many tests ask. */
function pack(platform: 'linux' | 'windows'): void {
  if (existsSync(out[platform])) return;
  // Without what edits the program's resources, where no real Windows program can be made to stand for Electron's.
  const bare =
    makensis === null ? ['-c.win.signAndEditExecutable=false', '-c.disableAsarIntegrity=true'] : [];
  packProgram(
    work[platform],
    [platform === 'linux' ? '--linux' : '--win', ...bare, ...(whole[platform] ? [] : ['--dir'])],
    { ...tools, ...(platform === 'windows' && canSign ? testCertificate(work.windows) : {}) },
  );
}

afterAll(() => {
  for (const folder of Object.values(work)) rmSync(folder, { recursive: true, force: true, maxRetries: 50 });
});

describe.each([
  { platform: 'linux', program: 'so-ngoai-vu', binary: 'linux-x64.node' },
  { platform: 'windows', program: 'so-ngoai-vu.exe', binary: 'win32-x64.node' },
] as const)('the package for $platform', ({ platform, program, binary }) => {
  let inside: readonly string[] = [];
  const folder = unpacked[platform];
  const resources = join(folder, 'resources');
  beforeAll(() => {
    pack(platform);
    inside = listPackage(join(resources, 'app.asar'), { isPack: false });
  });

  it('has every door shut that Electron leaves open, and takes no program but its own archive', () => {
    expect(fusesOf(join(folder, program))).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it.skipIf(!whole[platform])(
    'lies beside the sums of all that is handed on (needs nsis, 7z, dpkg-deb)',
    () => {
      const lines = readFileSync(join(out[platform], 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
      const handedOn =
        platform === 'linux'
          ? [`so-ngoai-vu-${version}-linux-amd64.deb`, `so-ngoai-vu-${version}-linux-x64.zip`]
          : [`so-ngoai-vu-${version}-setup.exe`, `so-ngoai-vu-${version}-win-x64.zip`];
      expect(lines).toEqual(
        handedOn.map((name) => `${sha256(readFileSync(join(out[platform], name)))}  ${name}`),
      );
    },
  );

  it.skipIf(!whole[platform])('is in the .zip file by file (needs 7z)', () => {
    const zip = readdirSync(out[platform]).find((name) => name.endsWith('.zip')) ?? '';
    const listed = execFileSync(sevenZip ?? '7z', ['l', '-slt', '-ba', join(out[platform], zip)], {
      encoding: 'utf8',
    });
    const files = listed
      .split('\n\n')
      .filter((entry) => !entry.includes('Folder = +') && !/^Attributes = D/m.test(entry))
      .flatMap((entry) => /^Path = (.+)$/m.exec(entry)?.[1] ?? []);
    expect(files.sort()).toEqual(filesIn(folder));
  });

  it.each([
    '/dist/shell/main.js',
    '/dist/shell/preload.cjs',
    '/dist/service/main.js',
    '/dist/renderer/index.html',
    '/package.json',
  ])('holds %s', (file) => {
    expect(inside).toContain(file);
  });

  it('holds the one native module of its platform, outside the archive where it can be loaded', () => {
    expect(inside.filter((file) => file.endsWith('.node'))).toEqual([
      `/node_modules/better-sqlite3/prebuilds/${binary}`,
    ]);
    const unpacked = join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
    expect(existsSync(unpacked) ? readdirSync(unpacked) : []).toEqual([binary]);
  });

  it('holds the licences of all that it is made of, beside the program and inside it', () => {
    const beside = (file: string): string => readFileSync(join(folder, file), 'utf8');
    expect(beside('LICENSE.electron.txt')).toBe('text of LICENSE');
    expect(beside('LICENSES.chromium.html')).toBe('text of LICENSES.chromium.html');
    const shown = licencesShape.parse(
      JSON.parse(extractFile(join(resources, 'app.asar'), 'dist/renderer/licences.json').toString('utf8')),
    );
    expect(shown.length).toBeGreaterThan(200);
    const notices = beside('THIRD-PARTY-NOTICES.txt').replaceAll('\r\n', '\n');
    const missing = shown.filter(
      ({ name, version, text }) =>
        !notices.includes(`\n${name} ${version}\n`) || !notices.includes(text.replaceAll('\r\n', '\n')),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('holds no source, no map, no host and no other dependency', () => {
    expect(inside.filter((file) => /\.(ts|tsx|map)$/.test(file))).toEqual([]);
    expect(inside.filter((file) => file.startsWith('/dist/host') || file.startsWith('/dist/bench'))).toEqual(
      [],
    );
    const dependencies = new Set(inside.flatMap((file) => /^\/node_modules\/([^/]+)/.exec(file)?.[1] ?? []));
    expect([...dependencies]).toEqual(['better-sqlite3']);
  });
});

describe.skipIf(!whole.windows)('the program for Windows (needs nsis, 7z)', () => {
  const program = join(unpacked.windows, 'so-ngoai-vu.exe');
  const setup = join(out.windows, `so-ngoai-vu-${version}-setup.exe`);
  beforeAll(() => pack('windows'));

  it('refuses an archive that was changed: the sum of its list is in the program', () => {
    const entry = resourcesOf(program).entries.find(
      ({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR',
    );
    const { headerString } = getRawHeader(join(unpacked.windows, 'resources/app.asar'));
    expect(JSON.parse(Buffer.from(entry?.bin ?? new ArrayBuffer()).toString())).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value: sha256(headerString) },
    ]);
  });

  it.each([
    { what: 'the program', file: program },
    { what: 'its installer', file: setup },
  ])('tells Windows what $what is', ({ file }) => {
    const [told] = Resource.VersionInfo.fromEntries(resourcesOf(file).entries);
    const [language] = told?.getAllLanguagesForStringValues() ?? [];
    expect(language === undefined ? null : told?.getStringValues(language)).toMatchObject({
      ProductName: 'Sổ Ngoại vụ',
      FileDescription: 'Sổ Ngoại vụ',
      FileVersion: version,
      CompanyName: 'Sở Ngoại vụ tỉnh Lạng Sơn',
      LegalCopyright: 'Sở Ngoại vụ tỉnh Lạng Sơn',
    });
  });

  it.each([
    { what: 'the program', file: program },
    { what: 'its installer', file: setup },
  ])('has the sign of $what in every size from 16 to 256', ({ file }) => {
    const groups = Resource.IconGroupEntry.fromEntries(resourcesOf(file).entries);
    // 0 stands for 256 there.
    const sizes = groups.map(({ icons }) => icons.map(({ width }) => (width === 0 ? 256 : width)));
    expect(sizes).toContainEqual([16, 20, 24, 32, 40, 48, 64, 96, 128, 256]);
  });

  it.skipIf(!canSign)('is signed with the certificate that is given (needs osslsigncode, openssl)', () => {
    const library = join('resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/win32-x64.node');
    for (const file of [program, setup, join(unpacked.windows, library)])
      expect(isSigned(file, work.windows), file).toBe(true);
  });

  it.skipIf(wine === null)('is laid down by its installer file by file (needs wine)', async () => {
    const pc = new WinePc(work.windows);
    expect(await pc.run(setup, '/S')).toBe(0);
    const folder = pc.local('Programs', 'so-ngoai-vu');
    expect(filesIn(folder)).toEqual(
      [...filesIn(unpacked.windows), 'installed-files.txt', 'uninstall.exe'].sort(),
    );
    for (const file of filesIn(unpacked.windows))
      expect(sha256(readFileSync(join(folder, file))), file).toBe(
        sha256(readFileSync(join(unpacked.windows, file))),
      );
    if (canSign) expect(isSigned(join(folder, 'uninstall.exe'), work.windows)).toBe(true);
    expect(pc.registered()).toMatchObject({ DisplayVersion: version });
    pc.end();
  });
});

describe.skipIf(!whole.linux)('the .deb (needs dpkg-deb, 7z)', () => {
  const deb = join(out.linux, `so-ngoai-vu-${version}-linux-amd64.deb`);
  const laid = join(work.linux, 'laid');
  const field = (name: string): string =>
    execFileSync('dpkg-deb', ['--field', deb, name], { encoding: 'utf8' }).trimEnd();
  beforeAll(() => {
    pack('linux');
    execFileSync('dpkg-deb', ['--extract', deb, laid]);
  });

  it('names itself, who makes it and what it needs', () => {
    expect(field('Package')).toBe('so-ngoai-vu');
    expect(field('Version')).toBe(version);
    expect(field('Architecture')).toBe('amd64');
    expect(field('Homepage')).toBe('https://langson.gov.vn');
    expect(field('Depends')).toContain('libgtk-3-0');
    expect(field('Description')).toContain('Sổ theo dõi và báo cáo công tác đối ngoại');
  });

  it('lays the program down file by file, with its sign in the menu', () => {
    const folder = join(laid, 'opt/Sổ Ngoại vụ');
    expect(filesIn(folder)).toEqual(expect.arrayContaining([...filesIn(unpacked.linux)]));
    const entry = readFileSync(join(laid, 'usr/share/applications/so-ngoai-vu.desktop'), 'utf8');
    expect(entry).toContain('Name=Sổ Ngoại vụ\n');
    const [, started = ''] = /^Exec="?([^"\n]+?)"? %U$/m.exec(entry) ?? [];
    expect(existsSync(join(laid, started))).toBe(true);
    expect(existsSync(join(laid, 'usr/share/icons/hicolor/512x512/apps/so-ngoai-vu.png'))).toBe(true);
  });
});

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function resourcesOf(program: string): NtExecutableResource {
  return NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }));
}
