import { keepToOwner } from '../service/owner-only.ts';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { BACKUP_AT_END } from '../../shared/contract/shell-messages.ts';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { serving } from '../service/serve.ts';
import { startService } from '../service/service.ts';
import { electronExecutable } from './electron-runtime.ts';
import { findBrowser, quietSwitches } from './find-browser.ts';
import { dataPlace } from '../service/data-place.ts';
import { errorLog } from '../service/error-log.ts';
import { hostPlatform } from './platform.ts';
import { writeStartPage } from './start-page.ts';
import { startHost } from './server.ts';

const dist = fileURLToPath(new URL('..', import.meta.url));
const { t } = createTranslator('vi');

function readOptions() {
  return parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      'no-browser': { type: 'boolean' },
    },
  }).values;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** The same program in a window of the machine's browser. Ends with that window, or with a signal. */
async function startInBrowser(options: ReturnType<typeof readOptions>): Promise<void> {
  const { dataDirectory: asked, ...place } = dataPlace({ chosen: options.data });
  const dataDirectory = resolve(asked);
  const report = errorLog(dataDirectory);
  const service = startService({
    ...place,
    dataDirectory,
    platform: hostPlatform,
    version: version(),
    report,
    worker: new URL('./worker.js', import.meta.url),
    reader: new URL('./reader.js', import.meta.url),
  });
  const host = await startHost({
    windowFolder: join(dist, 'renderer'),
    port: Number(options.port ?? 0),
    refusal: t('launch:addressUsed'),
    serve: serving(service).socket,
  });
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void host
      .close()
      .then(() => service.end(AbortSignal.timeout(BACKUP_AT_END)))
      .finally(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  // Its terminal is closed. Windows gives it five seconds then, too few for a backup: the next start makes it.
  process.once('SIGHUP', () => {
    service.close();
    process.exit(0);
  });
  process.on('uncaughtException', (error) => report('uncaught', error));
  process.on('unhandledRejection', (error) => report('unhandled', error));
  const tellAddress = (): void => console.log(t('launch:openAddress', { address: host.newAddress() }));
  const browser = options['no-browser'] === true || !hasScreen() ? null : findBrowser();
  const profile = join(dataDirectory, 'window');
  const page = browser === null ? null : writeStartPage(profile, host.newAddress());
  if (browser === null || page === null) {
    tellAddress();
    return;
  }
  const window = spawn(browser, [...quietSwitches(profile), '--window-size=1366,728', `--app=${page}`], {
    stdio: 'ignore',
  });
  window.once('spawn', () => console.log(t('launch:opened')));
  window.once('exit', end);
  window.once('error', tellAddress);
}

function hasScreen(): boolean {
  if (process.platform !== 'linux') return true;
  return process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
}

/** The program in its own window, where the Electron runtime is at hand. */
function startInElectron(executable: string, options: ReturnType<typeof readOptions>): void {
  const args = [
    join(dist, 'shell', 'main.js'),
    ...(options.data === undefined ? [] : [`--data=${resolve(options.data)}`]),
  ];
  const child = spawn(executable, args, { stdio: 'inherit' });
  // Whoever ends this process means the program.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 0));
}

keepToOwner();
const options = readOptions();
const electron =
  options['no-browser'] === true || !existsSync(join(dist, 'shell', 'main.js')) ? null : electronExecutable();
if (electron === null) {
  if (options['no-browser'] !== true) console.log(t('launch:noElectron'));
  await startInBrowser(options);
} else startInElectron(electron, options);
