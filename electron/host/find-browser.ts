import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ],
  darwin: [],
  win32: ['chrome.exe', 'msedge.exe', 'chromium.exe'],
};

function usualPlaces(): readonly string[] {
  const { env } = process;
  if (process.platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    return roots.flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Chromium', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  }
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  return [];
}

/** Chromium, Chrome or Edge on this machine, or null. `SNV_BROWSER` names one; empty says that there is none. */
export function findBrowser(): string | null {
  const named = process.env['SNV_BROWSER'];
  if (named !== undefined) return named !== '' && existsSync(named) ? named : null;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => (names[process.platform] ?? []).map((name) => join(folder, name)));
  return [...usualPlaces(), ...onPath].find((path) => existsSync(path)) ?? null;
}

/** Switches that keep a browser to our page: no first-run pages, no requests of its own, no name resolved, no proxy asked. */
export function quietSwitches(profile: string): readonly string[] {
  return [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    // Our own page is reached by its number; nothing else is to be found.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--no-proxy-server',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-extensions',
    '--disable-default-apps',
    '--disable-features=Translate',
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
