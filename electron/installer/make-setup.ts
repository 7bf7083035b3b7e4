import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sentences from '../../shared/i18n/launch/installer.json' with { type: 'json' };

/** What an installer is made of. */
interface Setup {
  /** The unpacked program. */
  readonly folder: string;
  /** The installer to write. */
  readonly out: string;
  /** X.Y.Z: Windows and the refusal of a downgrade compare nothing else. */
  readonly version: string;
  readonly name: string;
  readonly publisher: string;
  readonly homepage: string;
  readonly appId: string;
  /** Signs a program in its place where a certificate is at hand. */
  readonly sign: (file: string) => Promise<unknown>;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Beside the program: what this version installed, a line a file, for the update after it. */
const LIST = 'installed-files.txt';
const UNINSTALLER = 'uninstall.exe';
const languages = [
  ['vi', 'VIETNAMESE'],
  ['en', 'ENGLISH'],
  ['zh', 'SIMPCHINESE'],
] as const;

/** The NSIS compiler: on the path, or where its own installer puts it on Windows; null where there is none. */
export function findMakensis(): string | null {
  const usual = 'C:\\Program Files (x86)\\NSIS\\makensis.exe';
  return (
    [process.env['MAKENSIS'] ?? 'makensis', usual].find(
      (path) => spawnSync(path, ['-VERSION']).status === 0,
    ) ?? null
  );
}

/**
 * Makes the signed installer of an unpacked Windows program. It is a program of 64 bits where this NSIS makes such ones (Debian's
 * does), else of 32 bits, which install the same.
 *
 * @throws where NSIS is missing or finds a fault, even a mere warning
 */
export async function makeSetup(setup: Setup): Promise<void> {
  const makensis = findMakensis();
  if (makensis === null) throw new Error('makensis (NSIS 3.08 or newer) is needed to make the installer');
  if (!/^\d+\.\d+\.\d+$/.test(setup.version)) throw new Error(`Not a version X.Y.Z: ${setup.version}`);
  const work = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-setup-'));
  try {
    const uninstaller = join(work, UNINSTALLER);
    const files = listFiles(setup.folder);
    writeFileSync(join(work, LIST), `\uFEFF${[...files, UNINSTALLER].join('\r\n')}\r\n`, 'utf16le');
    writeFileSync(join(work, 'files.nsh'), `\uFEFF${fileMacros(setup.folder, files, work)}`);
    writeFileSync(join(work, 'texts.nsh'), `\uFEFF${texts(setup)}`);
    const defines = {
      NAME: setup.name,
      VERSION: setup.version,
      PUBLISHER: setup.publisher,
      HOMEPAGE: setup.homepage,
      APP_ID: setup.appId,
      ICON: here('../icons/icon.ico'),
      SIDE: here('../icons/installer.bmp'),
      FILES: join(work, 'files.nsh'),
      TEXTS: join(work, 'texts.nsh'),
      UNINSTALLER: uninstaller,
      SIZE_KB: String(
        Math.ceil(files.reduce((sum, file) => sum + statSync(placeOf(setup.folder, file)).size, 0) / 1024),
      ),
    };
    const wide = makesWide(makensis, work) ? ['-DAMD64'] : [];
    const compile = (more: Readonly<Record<string, string>>, flags: readonly string[]): void => {
      const given = Object.entries({ ...defines, ...more }).map(([key, value]) => `-D${key}=${value}`);
      execFileSync(
        makensis,
        ['-V2', ...flags, '-INPUTCHARSET', 'UTF8', ...wide, ...given, here('installer.nsi')],
        {
          stdio: 'pipe',
        },
      );
    };
    const copy = process.platform === 'win32' ? 'copy /b' : 'cp';
    compile({ ONLY_UNINSTALLER: '1', COPY: copy, OUT: join(work, 'unused.exe') }, []);
    await setup.sign(uninstaller);
    compile({ OUT: setup.out }, ['-WX']);
    await setup.sign(setup.out);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Whether this NSIS can make programs of 64 bits: a script that does nothing is tried. */
function makesWide(makensis: string, work: string): boolean {
  const script = `Target amd64-unicode\nOutFile "${join(work, 'tried.exe')}"\nSection\nSectionEnd\n`;
  return spawnSync(makensis, ['-V1', '-'], { input: script }).status === 0;
}

/** The files below a folder by their paths in it, with the separators of Windows, sorted. */
function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('/', '\\'),
    )
    .sort();
}

const placeOf = (folder: string, file: string): string => join(folder, ...file.split('\\'));
const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('\\')));

/** The folders of some files and those around them, the inner ones first. */
function foldersOf(files: readonly string[]): readonly string[] {
  const all = new Set<string>();
  for (const file of files) for (let at = folderOf(file); at !== ''; at = folderOf(at)) all.add(at);
  return [...all].sort().reverse();
}

/** The lists that the script includes: each file by its name, so that nothing else is ever touched. */
function fileMacros(folder: string, files: readonly string[], work: string): string {
  const all = [...files, UNINSTALLER, LIST];
  const source = (file: string): string =>
    file === UNINSTALLER || file === LIST ? join(work, file) : placeOf(folder, file);
  const folders = foldersOf(files);
  let at: string | null = null;
  const extract = all
    .toSorted((one, other) =>
      folderOf(one) < folderOf(other) ? -1 : folderOf(one) > folderOf(other) ? 1 : 0,
    )
    .flatMap((file) => {
      const lines = [`File "/oname=${quoted(file.slice(file.lastIndexOf('\\') + 1))}" "${source(file)}"`];
      if (folderOf(file) !== at) {
        at = folderOf(file);
        lines.unshift(`SetOutPath "$INSTDIR\\\${STAGE}${at === '' ? '' : `\\${quoted(at)}`}"`);
      }
      return lines;
    });
  const macro = (name: string, lines: readonly string[]): string =>
    [`!macro ${name}`, ...lines, '!macroend', ''].join('\n');
  return [
    macro('ExtractFiles', extract),
    macro('PlaceFiles', [
      ...folders.toReversed().map((name) => `CreateDirectory "$INSTDIR\\${quoted(name)}"`),
      ...all.flatMap((file) => [`Push "${quoted(file)}"`, 'Call place']),
    ]),
    macro('RemoveFiles', [
      ...all.map((file) => `Delete "$INSTDIR\\${quoted(file)}"`),
      ...[...folders.map((name) => `\\${quoted(name)}`), ''].map((name) => `RMDir "$INSTDIR${name}"`),
    ]),
  ].join('\n');
}

function quoted(text: string): string {
  return text.replaceAll('$', '$$$$').replaceAll('"', '$\\"').replaceAll('\n', '$\\r$\\n');
}

/** The sentences of the installer in its languages. */
function texts({ name, version }: Setup): string {
  return languages
    .flatMap(([language, constant]) =>
      Object.entries(sentences[language]).map(([key, text]) => {
        const filled = quoted(text)
          .replaceAll('{{name}}', quoted(name))
          .replaceAll('{{version}}', version)
          .replaceAll('{{installed}}', '$Installed')
          .replaceAll('{{folder}}', '$INSTDIR')
          .replaceAll('{{data}}', '${DATA}');
        return `LangString text${key.charAt(0).toUpperCase()}${key.slice(1)} \${LANG_${constant}} "${filled}"`;
      }),
    )
    .join('\n');
}
