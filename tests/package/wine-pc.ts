import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The loader of 64-bit Windows programs; null where Wine is not installed. */
export const wine =
  ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/usr/bin/wine'].find((path) => existsSync(path)) ?? null;

const KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\vn.gov.langson.songoaivu';

/** A Windows of its own below a folder, without a screen. */
export class WinePc {
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(folder: string) {
    this.#folder = folder;
    const home = join(folder, 'home');
    mkdirSync(home, { recursive: true });
    this.#env = {
      PATH: process.env['PATH'],
      // Its desktop and documents are links into the home folder.
      HOME: home,
      USER: 'canbo',
      LANG: 'C.UTF-8',
      WINEPREFIX: join(folder, 'prefix'),
      WINEDEBUG: '-all',
      WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
    };
    spawnSync(wine ?? 'wine', ['wineboot', '-i'], { env: this.#env, stdio: 'ignore' });
    this.windows('win10');
  }

  /** Says which Windows this is: `win10`, `win81`, … */
  windows(version: string): void {
    this.#reg('add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', version, '/f');
  }

  /** A folder of drive C or of the desktop, by its names below it. */
  drive(...names: readonly string[]): string {
    return join(this.#folder, 'prefix', 'drive_c', ...names);
  }

  /** The folder of local programs and data of the user. */
  local(...names: readonly string[]): string {
    const [user = ''] = readdirSync(this.drive('users')).filter((name) => name !== 'Public');
    return this.drive('users', user, 'AppData', 'Local', ...names);
  }

  /** Shortcuts on the desktop and in the start menu. */
  shortcuts(): { readonly desktop: boolean; readonly menu: boolean } {
    const menu = this.local('..', 'Roaming', 'Microsoft', 'Windows', 'Start Menu', 'Programs');
    return {
      desktop: existsSync(join(this.#folder, 'home', 'Sổ Ngoại vụ.lnk')),
      menu: existsSync(join(menu, 'Sổ Ngoại vụ.lnk')),
    };
  }

  removeDesktopShortcut(): void {
    rmSync(join(this.#folder, 'home', 'Sổ Ngoại vụ.lnk'));
  }

  /** Starts a program; its words are given as they stand, without quotation marks. The code that it ends with. */
  run(program: string, words = ''): Promise<number | null> {
    const child = spawn(wine ?? 'wine', [program, ...words.split(' ').filter((word) => word !== '')], {
      env: this.#env,
      stdio: 'ignore',
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', resolve);
    });
  }

  /** What Windows shows of the installed program in its settings; null where it has none. */
  registered(): Readonly<Record<string, string>> | null {
    const out = this.drive('registered.reg');
    rmSync(out, { force: true });
    this.#reg('export', KEY, 'C:\\registered.reg', '/y');
    if (!existsSync(out)) return null;
    const lines = readFileSync(out, 'utf16le').matchAll(/^"(\w+)"="?(.*?)"?\r$/gm);
    return Object.fromEntries(
      [...lines].map(([, name = '', value = '']) => [name, value.replaceAll('\\\\', '\\')]),
    );
  }

  /** Forgets the program, as on a PC that never had it. */
  forget(): void {
    this.#reg('delete', KEY, '/f');
    for (const folder of [this.local('Programs'), this.local('so-ngoai-vu'), this.drive('Phần mềm')])
      rmSync(folder, { recursive: true, force: true });
  }

  /** Ends what still runs on it. */
  end(): void {
    spawnSync('/usr/lib/wine/wineserver64', ['-k'], { env: this.#env });
  }

  #reg(...args: readonly string[]): void {
    spawnSync(wine ?? 'wine', ['reg', ...args], { env: this.#env, stdio: 'ignore' });
  }
}
