import { EventEmitter } from 'node:events';
import { vi } from 'vitest';
import { offeredPage } from './print-pages.ts';

/**
 * A narrow stand-in of Electron for the tests of this folder: it keeps what our shell asks of it, and emits what a test says that
 * Electron would. It proves that the shell asks for the right thing, not that Electron does it; `tests/end-to-end/electron.test.ts`
 * does where a runtime is found.
 */
type Child = EventEmitter & {
  pid: number;
  postMessage: ReturnType<typeof vi.fn>;
  kill: ReturnType<typeof vi.fn>;
};

const nothing = {
  /** What was asked for, in its order. */
  calls: [] as string[],
  forks: [] as { module: string; args: readonly string[]; child: Child }[],
  windows: [] as BrowserWindow[],
  channels: 0,
  notices: [] as { title: string; body: string }[],
  shown: null as EventEmitter | null,
  notifies: true,
  prints: 'at once' as 'at once' | 'never',
  addresses: [] as string[],
  menus: [] as { template: readonly MenuLine[]; popup: ReturnType<typeof vi.fn> }[],
  /** What the system's dialogs were asked, and the button that is pressed in the next one. */
  asked: [] as {
    window?: unknown;
    message?: string;
    title?: string;
    buttons?: readonly string[];
    signal?: AbortSignal;
  }[],
  pressed: 0 as number | null,
  answer: null as ((request: { url: string }) => Promise<Response>) | null,
};

export interface MenuLine {
  readonly role?: string;
  readonly label?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuLine[];
}

export const seen = structuredClone(nothing);

/** Forgets what earlier tests asked for. */
export function forgetSeen(): void {
  Object.assign(seen, structuredClone(nothing));
  ipcMain.removeAllListeners();
  app.removeAllListeners();
  powerMonitor.removeAllListeners();
  for (const spy of [app.exit, app.quit, app.relaunch]) spy.mockClear();
}

const called = (name: string) => vi.fn(() => void seen.calls.push(name));

export class WebContents extends EventEmitter {
  mainFrame = { origin: 'app://window' };
  zoom = 0;
  session = session.defaultSession;
  postMessage = vi.fn();
  reload = vi.fn(() => void seen.calls.push('reload'));
  forcefullyCrashRenderer = vi.fn(() => {
    seen.calls.push('crash');
    this.emit('render-process-gone', {}, { reason: 'killed' });
  });
  setWindowOpenHandler = vi.fn();
  setWebRTCIPHandlingPolicy = vi.fn();
  getZoomLevel = (): number => this.zoom;
  setZoomLevel = (level: number): void => void (this.zoom = level);
  shown: Promise<Response | null> = Promise.resolve(null);
  /** As Chromium, it prints what it was shown. */
  printToPDF = async (): Promise<Buffer> => {
    if (seen.prints === 'never') return new Promise<Buffer>(() => undefined);
    const text = (await (await this.shown)?.text()) ?? '';
    return Buffer.from(`%PDF ${text.length}`);
  };
}

export class BrowserWindow extends EventEmitter {
  webContents = new WebContents();
  options: Record<string, unknown> & { webPreferences: Record<string, unknown> };
  maximize = vi.fn();
  show = vi.fn();
  focus = vi.fn();
  restore = vi.fn();
  isMinimized = (): boolean => true;
  isMaximized = (): boolean => false;
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 700 });
  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    seen.windows.push(this);
  }
  loadURL(address: string): Promise<void> {
    seen.addresses.push(address);
    this.webContents.shown = Promise.resolve(offeredPage(address));
    return Promise.resolve();
  }
  destroy(): void {
    this.emit('closed');
  }
}

export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
  }),
};

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  folder: '/nowhere',
  getPath: (name: string): string => (name === 'userData' ? app.folder : `/${name}`),
  getVersion: () => '1.0.0',
  setAppUserModelId: vi.fn((id: string) => void seen.calls.push(`setAppUserModelId ${id}`)),
  requestSingleInstanceLock: vi.fn(() => true),
  enableSandbox: called('enableSandbox'),
  commandLine: {
    appendSwitch: vi.fn((name: string, value = '') => void seen.calls.push(`--${name} ${value}`.trim())),
    getSwitchValue: (name: string): string => (name === 'data' ? '/data' : ''),
  },
  whenReady: () => {
    seen.calls.push('whenReady');
    return Promise.resolve();
  },
  exit: vi.fn(),
  quit: vi.fn(),
  relaunch: vi.fn(),
});

export const screen = {
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  getPrimaryDisplay: () => ({ workArea: screen.workArea }),
  getDisplayMatching: () => ({ workArea: screen.workArea }),
};

export const Menu = {
  setApplicationMenu: called('setApplicationMenu'),
  buildFromTemplate(template: readonly MenuLine[]) {
    const menu = { template, popup: vi.fn() };
    seen.menus.push(menu);
    return menu;
  },
};

export const dialog = {
  showSaveDialog: (...asked: readonly unknown[]) => {
    seen.asked.push({ window: asked.length === 2 ? asked[0] : null });
    return Promise.resolve({ canceled: false, filePath: '/chosen/backup' });
  },
  showOpenDialog: (...asked: readonly unknown[]) => {
    seen.asked.push({ window: asked.length === 2 ? asked[0] : null });
    return Promise.resolve({ canceled: false, filePaths: ['/chosen'] });
  },
  /** Without a button that is pressed it stands until its signal closes it, which counts as its first button. */
  showMessageBox: (_window: unknown, options: (typeof seen.asked)[number]) => {
    seen.asked.push(options);
    const { pressed } = seen;
    if (pressed !== null) return Promise.resolve({ response: pressed });
    return new Promise((resolve) => {
      options.signal?.addEventListener('abort', () => resolve({ response: 0 }));
    });
  },
  showErrorBox: (title: string, message: string): void => void seen.asked.push({ title, message }),
};

export class Notification extends EventEmitter {
  static isSupported = (): boolean => seen.notifies;
  readonly #notice: { title: string; body: string };
  constructor(notice: { title: string; body: string }) {
    super();
    this.#notice = notice;
  }
  show(): void {
    seen.calls.push('notification');
    seen.notices.push(this.#notice);
    seen.shown = this;
  }
}

export const powerMonitor = new EventEmitter();
export const ipcMain = new EventEmitter();
export const ipcRenderer = Object.assign(new EventEmitter(), { send: vi.fn() });

export const protocol = {
  registerSchemesAsPrivileged: called('registerSchemesAsPrivileged'),
  handle(_scheme: string, answer: typeof seen.answer): void {
    seen.answer = answer;
  },
};

export class MessageChannelMain {
  port1 = { close: vi.fn() };
  port2 = {};
  constructor() {
    seen.channels += 1;
  }
}

export const utilityProcess = {
  fork(module: string, args: readonly string[]): Child {
    const child: Child = Object.assign(new EventEmitter(), { pid: 1, postMessage: vi.fn(), kill: vi.fn() });
    seen.calls.push('fork');
    seen.forks.push({ module, args, child });
    return child;
  },
};
