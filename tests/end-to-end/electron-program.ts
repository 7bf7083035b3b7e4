import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron as electron, type ElectronApplication, type Page } from 'playwright-core';
import { PATIENCE } from './program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const VIRTUAL_SCREEN = '/usr/bin/Xvfb';

/** Whether a PC without the runtime fails these tests instead of leaving them out. */
export const electronRequired = process.env['SNV_REQUIRE_ELECTRON'] === '1';

/** The Electron runtime: the one that `ELECTRON_PATH` names, or that of node_modules; null where there is none. */
export function electronRuntime(): string | null {
  const named = process.env['ELECTRON_PATH'] ?? '';
  if (named !== '') return existsSync(named) ? named : null;
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const path = join(folder, 'path.txt');
  if (!existsSync(path)) return null;
  const found = join(folder, 'dist', readFileSync(path, 'utf8').trim());
  return existsSync(found) ? found : null;
}

/** Why these tests are left out here, or null where they can run. */
export function withoutElectron(): string | null {
  if (electronRuntime() === null) return 'needs the Electron runtime: ELECTRON_PATH, or npx install-electron';
  if (process.platform === 'linux' && process.env['DISPLAY'] === undefined && !existsSync(VIRTUAL_SCREEN))
    return 'Electron needs a screen: DISPLAY, or Xvfb';
  return null;
}

/** A screen that nobody sees, where there is no other. */
export interface Screen {
  readonly display: string | undefined;
  close(): void;
}

export async function openScreen(): Promise<Screen> {
  const { DISPLAY } = process.env;
  if (process.platform !== 'linux' || DISPLAY !== undefined)
    return { display: DISPLAY, close: () => undefined };
  const server: ChildProcess = spawn(
    VIRTUAL_SCREEN,
    ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdio[3]?.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('\n')) resolve(said.trim());
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
  });
  return { display: `:${number}`, close: () => server.kill() };
}

/** How the program is started: its data, and the folder of what Electron keeps for a user. */
export interface Started {
  readonly data: string;
  readonly profile: string;
  readonly screen: Screen;
}

/** What the runtime is started with, by a test or as a second instance. */
export function commandOf({ data, profile, screen }: Started) {
  return {
    file: electronRuntime() ?? '',
    args: [
      join(root, 'dist/shell/main.js'),
      `--data=${data}`,
      `--user-data-dir=${profile}`,
      // The sandbox of the system is closed to root; that of our pages is asked about in the tests.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: {
      ...Object.fromEntries(
        Object.entries(process.env).flatMap(([name, value]) =>
          value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
        ),
      ),
      ...(screen.display === undefined ? {} : { DISPLAY: screen.display }),
      XDG_CONFIG_HOME: profile,
    },
  };
}

/** Starts the program in its own window. */
export async function launchElectron(
  started: Started,
): Promise<{ readonly program: ElectronApplication; readonly page: Page }> {
  const { file, args, env } = commandOf(started);
  const program = await electron.launch({ executablePath: file, args, env, cwd: root, timeout: PATIENCE });
  program.context().setDefaultTimeout(PATIENCE);
  return { program, page: await program.firstWindow({ timeout: PATIENCE }) };
}
