import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  commandOf,
  electronRequired,
  launchElectron,
  openScreen,
  withoutElectron,
  type Screen,
} from './electron-program.ts';
import { beginRecord, cli, dataFolder, goTo, setUpWithSample, takeRealDay } from './program.ts';

const reason = withoutElectron();

/** Whether every database of a data folder was closed: a process that was ended leaves its log beside it. */
const closedCleanly = (data: string): boolean =>
  !readdirSync(data, { recursive: true, encoding: 'utf8' }).some(
    (name) => name.endsWith('.sqlite-wal') && statSync(join(data, name)).size > 0,
  );

it.runIf(electronRequired)('the Electron program is tried here, as SNV_REQUIRE_ELECTRON asks', () => {
  expect(reason).toBeNull();
});

describe.skipIf(reason !== null)(`the Electron program (${reason ?? 'its runtime was found'})`, () => {
  const data = dataFolder();
  const profile = dataFolder();
  let screen: Screen;
  let program: ElectronApplication;
  let page: Page;

  const start = async (): Promise<void> => {
    ({ program, page } = await launchElectron({ data: data.path, profile: profile.path, screen }));
  };
  /** Ends the program as its user does, and waits until it has. */
  const quit = async (): Promise<void> => {
    const ended = new Promise<void>((resolve) => program.process().once('exit', () => resolve()));
    await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await ended;
  };

  /** Waits until the page shows a screen again; its process is another than the one that the test spoke with. */
  const loadedAnew = async (): Promise<void> => {
    await expect
      .poll(() =>
        program.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]
            ?.webContents.executeJavaScript("document.querySelector('h1') !== null")
            .catch(() => false),
        ),
      )
      .toBe(true);
  };

  beforeAll(async () => {
    screen = await openScreen();
    await start();
  });
  afterAll(async () => {
    try {
      await program.close();
    } finally {
      screen.close();
      data.remove();
      profile.remove();
    }
  });

  it('opens the first start in a sandboxed page of our own scheme', async () => {
    await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
    expect(page.url()).toMatch(/^app:\/\/window\//);
    expect(
      await page.evaluate(() => ['process', 'require', 'module'].filter((name) => name in window)),
    ).toEqual([]);
    await setUpWithSample(page, page.url());
    await takeRealDay(page);
  });

  it('lists the sample', async () => {
    await goTo(page, '#/list/outgoing-delegation');
    await page.getByText('20 đoàn · 242 lượt người').waitFor();
  });

  it('saves a delegation', async () => {
    await beginRecord(page, 'outgoing-delegation');
    await page.getByLabel('Tên đoàn').fill('Đoàn trong cửa sổ riêng');
    await page.getByLabel('Cơ quan chủ trì').fill('Sở Ngoại vụ');
    await page.locator('#field-stops-country').fill('trung quoc');
    await page.keyboard.press('Enter');
    await page.getByLabel('Số người').fill('7');
    await page.getByLabel('Ngày đi thực tế').fill('5/2/24');
    await page.getByLabel('Ngày về thực tế').fill('07022024');
    await page.keyboard.press('Control+s');
    await page.getByText(/Đã lưu ĐR-VP-2024-\d{4}/).waitFor();
  });

  it('prints to PDF, and asks for the place of the file', async () => {
    const path = join(profile.path, 'list.pdf');
    // Where it is saved without a person at the dialog; what the dialog would have shown is told.
    await program.evaluate(({ session }, chosen) => {
      session.defaultSession.once('will-download', (_event, item) => {
        Object.assign(globalThis, { offered: item.getSaveDialogOptions().defaultPath });
        item.setSavePath(chosen);
      });
    }, path);
    await goTo(page, '#/list/incoming-delegation');
    await page.locator('tr.list-row').first().waitFor();
    await page.keyboard.press('Control+p');
    await page.getByRole('dialog').frameLocator('iframe').locator('h1').waitFor();
    await page.getByRole('button', { name: 'Lưu PDF' }).click();
    await expect.poll(() => existsSync(path) && readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await program.evaluate(() => Reflect.get(globalThis, 'offered') as unknown)).toMatch(
      /doan-vao\.pdf$/,
    );
    await page.keyboard.press('Escape');
  });

  it('asks where to lay a backup, and lays it there', async () => {
    const path = join(profile.path, 'chosen.backup');
    await program.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await goTo(page, '#/settings/data');
    await page.getByRole('button', { name: 'Lưu một bản ra nơi khác…' }).click();
    await expect
      .poll(() => existsSync(path) && readFileSync(path).subarray(0, 15).toString())
      .toBe('SQLite format 3');
  });

  it('comes to the front when it is started again, and the second one ends', async () => {
    await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const { file, args, env } = commandOf({ data: data.path, profile: profile.path, screen });
    const second = spawn(file, args, { env, stdio: 'ignore' });
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    await expect
      .poll(() =>
        program.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().map((one) => one.isMinimized()),
        ),
      )
      .toEqual([false]);
  });

  it('goes on when its service is killed', async () => {
    const pid = await program.evaluate(
      ({ app }) => app.getAppMetrics().find((one) => one.name === 'so-ngoai-vu-service')?.pid ?? 0,
    );
    expect(pid).toBeGreaterThan(0);
    process.kill(pid, 'SIGKILL');
    await goTo(page, '#/list/outgoing-delegation');
    await page.getByText('21 đoàn · 249 lượt người').waitFor();
  });

  it('leaves its scheme in no frame, and opens no other window', async () => {
    const before = page.url();
    await page.evaluate(() => {
      window.open('https://example.org/');
      window.location.assign('https://example.org/');
      const frame = document.createElement('iframe');
      frame.id = 'led-away';
      document.body.append(frame);
      frame.contentWindow?.location.assign('https://example.org/');
    });
    await page.locator('h1').waitFor();
    expect(page.url()).toBe(before);
    expect(
      page
        .frames()
        .map((frame) => frame.url())
        .filter((url) => url.startsWith('http')),
    ).toEqual([]);
    expect(program.windows()).toHaveLength(1);
    await page.evaluate(() => document.querySelector('#led-away')?.remove());
  });

  it('reaches no network, neither from its page nor through its session', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const bound = server.address();
    const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/`;
    const refused = (url: string): Promise<boolean> =>
      fetch(url).then(
        () => false,
        () => true,
      );
    expect(await page.evaluate(refused, address)).toBe(true);
    expect(
      await program.evaluate(
        ({ session }, url) =>
          session.defaultSession.fetch(url).then(
            () => false,
            () => true,
          ),
        address,
      ),
    ).toBe(true);
    await fetch(address);
    expect(asked).toBe(1);
    server.close();
  });

  it('gives its page no permission', async () => {
    const states = await page.evaluate(async () => {
      const names: readonly PermissionName[] = ['geolocation', 'notifications', 'camera', 'microphone'];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  it('serves nothing beside its window', async () => {
    const statuses = await page.evaluate(async () =>
      Promise.all(
        ['/', '/..%2f..%2fpackage.json', '/..%5c..%5cpackage.json', '/%2e%2e/shell/main.js', '/a%E0'].map(
          async (path) => (await fetch(`app://window${path}`)).status,
        ),
      ),
    );
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
  });

  it('has its menu in the language of its page', async () => {
    const menu = (): Promise<readonly string[]> =>
      program.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label));
    await expect.poll(menu).toEqual(['&Soạn thảo', '&Xem', '&Cửa sổ']);
    await page.getByText('EN', { exact: true }).click();
    await expect.poll(menu).toEqual(['&Edit', '&View', '&Window']);
    await page.getByText('VI', { exact: true }).click();
    await expect.poll(menu).toEqual(['&Soạn thảo', '&Xem', '&Cửa sổ']);
  });

  it('closes its data when it is closed, and starts again as it was left', async () => {
    await program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomLevel(1),
    );
    await quit();
    expect(closedCleanly(data.path)).toBe(true);
    const checked = await cli('verify', '--data', data.path);
    expect(checked.code, checked.err).toBe(0);
    await start();
    await goTo(page, '#/list/outgoing-delegation');
    await page.getByText('21 đoàn · 249 lượt người').waitFor();
    expect(
      await program.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel(),
      ),
    ).toBe(1);
  });

  it('loads its page anew when the process of the page ended', async () => {
    await program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await loadedAnew();
  });

  it('asks about a page that does not answer, and loads it anew', async () => {
    // The second button is pressed, as a person would who does not wait.
    await program.evaluate(({ dialog }) => {
      Reflect.set(
        dialog,
        'showMessageBox',
        (_window: unknown, asked: { readonly buttons: readonly string[] }) => {
          Object.assign(globalThis, { buttons: asked.buttons });
          return Promise.resolve({ response: 1 });
        },
      );
    });
    await program.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      void contents?.executeJavaScript('for (;;) {}').catch(() => undefined);
      // Only what is waiting for an answer is missed.
      const type = (): void => contents?.sendInputEvent({ type: 'char', keyCode: 'a' });
      Object.assign(globalThis, { typing: setInterval(type, 1_000) });
    });
    await expect
      .poll(() => program.evaluate(() => Reflect.get(globalThis, 'buttons') as unknown))
      .toEqual(['Chờ thêm', 'Mở lại cửa sổ']);
    await program.evaluate(() => clearInterval(Reflect.get(globalThis, 'typing') as NodeJS.Timeout));
    await loadedAnew();
  });

  it.skipIf(process.platform === 'win32')(
    'closes its data when it gets the signal to end (Windows has none; Electron)',
    async () => {
      const child = program.process();
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      await ended;
      expect(closedCleanly(data.path)).toBe(true);
      await start();
    },
  );
});
