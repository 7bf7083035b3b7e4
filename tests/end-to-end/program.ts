import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = join(root, 'electron/host/launch.mjs');
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
];

/** The browser that end-to-end tests drive, or null: then they are skipped. */
export const browserPath = usual.find((path) => existsSync(path)) ?? null;
export const withoutBrowser = 'needs Chromium, Chrome or Edge';

/** Node of another system, on which a run of tests has the program; absent where it runs on this one. */
const otherNode = process.env['SNV_PROGRAM_NODE'];
/** Whether the program runs on Windows, or as on it. */
export const isOnWindows = process.platform === 'win32' || otherNode !== undefined;

/** The program, and what of it. On another system what is built runs, without asking there whether it is of today. */
function begun(
  what: 'start' | 'cli',
  args: readonly string[],
): ChildProcessByStdio<null, Readable, Readable> {
  const module = otherNode === undefined ? [launcher, what] : [join(root, 'dist/host', `${what}.js`)];
  return spawn(otherNode ?? process.execPath, [...module, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export interface Program {
  readonly child: ChildProcess;
  readonly address: string;
  /** Ends the program as a user would, and waits for it. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the program without its own browser and waits for its address. */
export function startProgram(data: string): Promise<Program> {
  const child = begun('start', ['--no-browser', '--data', data]);
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(said)?.[0];
      if (address === undefined) return;
      resolve({
        child,
        address,
        end: (signal = 'SIGTERM') =>
          new Promise((done) => {
            if (child.exitCode !== null || child.signalCode !== null) done();
            else child.once('exit', () => done()).kill(signal);
          }),
      });
    });
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}: ${said}`)));
  });
}

export function dataFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The longest that a page is waited for, in milliseconds, on however slow a machine: only what never comes fails. */
export const PATIENCE = 120_000;

export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: browserPath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE));
  return browser;
}

export interface CliAnswer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the command line and answers its exit code and output. */
export function cli(...args: readonly string[]): Promise<CliAnswer> {
  return ran(args, (child, say) => child.stdout.setEncoding('utf8').on('data', (text: string) => say(text)));
}

/** Runs a command whose answer nobody reads, as `head` does when it has enough. */
export function cliUnread(...args: readonly string[]): Promise<CliAnswer> {
  return ran(args, (child) => child.stdout.destroy());
}

function ran(
  args: readonly string[],
  listen: (child: ChildProcessByStdio<null, Readable, Readable>, say: (text: string) => void) => void,
): Promise<CliAnswer> {
  return new Promise((resolve) => {
    const child = begun('cli', args);
    let out = '';
    let err = '';
    listen(child, (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('close', (code) => resolve({ code: code ?? -1, out, err }));
  });
}

/**
 * Goes to an address of the window, such as `#/list/talk`. Where forms with changes ask about them, they are left as
 * drafts, or dropped where there are no drafts of them.
 */
export async function goTo(page: Page, hash: string): Promise<void> {
  const question = page.getByRole('dialog').filter({ hasText: 'Có thay đổi chưa lưu' });
  const answer = question
    .getByRole('button', { name: 'Để thành bản nháp' })
    .or(question.getByRole('button', { name: 'Bỏ thay đổi' }))
    .first();
  const arrived = page
    .evaluate(
      (next) =>
        new Promise<void>((resolve) => {
          // The router hears of it before this does; what listens for keys begins to a moment after it is drawn.
          const arrive = (address: string): void => {
            if (new URL(address).hash === next) requestAnimationFrame(() => setTimeout(resolve));
          };
          window.addEventListener('hashchange', ({ newURL }) => arrive(newURL));
          arrive(window.location.href);
        }),
      hash,
    )
    .then(() => true);
  const go = (next: string): void => {
    window.location.hash = next;
  };
  // Each form with changes asks for itself, and one that is still asked about another way out holds this one.
  await page.evaluate(go, hash);
  while (!(await Promise.race([arrived, answer.waitFor().then(() => false)]))) {
    await Promise.race([arrived, answer.click()]);
    await page.evaluate(go, hash);
  }
}

/** Opens a place of the menu, and one of its screens where it has several, as people do. */
export async function openPlace(page: Page, place: string, screen?: string): Promise<void> {
  await page.getByRole('menuitem', { name: place, exact: true }).click();
  if (screen !== undefined) await page.locator('.screen-tabs').getByText(screen, { exact: true }).click();
}

/** Begins afresh at an address of the window, whatever was open. */
export async function beginAt(page: Page, hash: string): Promise<void> {
  await goTo(page, hash);
  await page.reload();
  await page.locator('h1').waitFor();
  await drawn(page);
}

/** Waits until what is known by now is drawn, and what listens for keys and the mouse has begun to. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** Waits until the rows of a list are those that were asked for last, not those of the search, order or page before. */
export async function listStands(page: Page): Promise<void> {
  await page.locator('.list-table[aria-busy=false]').waitFor();
}

/**
 * Saves the form of a record by its key, and answers once nothing of it is left to be saved: the sentence of an earlier
 * save may stand yet, and none comes where nothing was changed.
 */
export async function saveRecord(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Lưu (Ctrl+S)', disabled: true }).waitFor();
}

/** Begins a new record of a register by its key, and answers once its form is there. */
export async function beginRecord(page: Page, register: string): Promise<void> {
  await goTo(page, `#/list/${register}`);
  await listStands(page);
  await page.locator('h1').click();
  await page.keyboard.press('n');
  await page.locator('.form-grid :focus').waitFor();
}

/** Goes on from a kept record to another by the menu of those that have no button of their own. */
export async function goOnTo(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('menuitem', { name: label, exact: true }).click();
}

/** Opens every folded section of the form on screen. */
export async function openSections(page: Page): Promise<void> {
  await page.locator('.ant-collapse-header').first().waitFor();
  for (const head of await page.locator('.ant-collapse-header').all())
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  );
}

/** Completes the first start with the sample, which is then seen as of its own day. */
export async function setUpWithSample(page: Page, address: string): Promise<void> {
  await completeFirstStart(page, address);
  await skipTour(page);
}

/** Answers what the first start asks; the short tour is shown then. */
export async function completeFirstStart(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Lan');
  await page.getByText('Dữ liệu mẫu Quý I/2024').click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByRole('menuitem', { name: 'Đoàn ra' }).waitFor();
}

/** Leaves the short tour that a first start begins. */
async function skipTour(page: Page): Promise<void> {
  const tour = page.getByRole('region', { name: 'Giới thiệu nhanh' });
  // At once, however busy the machine is: a click of the mouse waits until nothing moves.
  await tour.getByRole('button', { name: 'Bỏ qua' }).dispatchEvent('click');
  await tour.waitFor({ state: 'detached' });
}

/** Leaves the sample's day for the present one. */
export async function takeRealDay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Dùng ngày thật' }).click();
  await page.getByRole('button', { name: 'Dùng ngày thật' }).waitFor({ state: 'detached' });
  // What was told goes by itself, perhaps before it could be closed.
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('.message [aria-label="Đóng thông báo"]')?.click(),
  );
}

/** The program on the sample, shown in a browser of the size of an office PC. */
export interface OpenWindow {
  /** The data folder. */
  readonly data: string;
  readonly program: Program;
  readonly browser: Browser;
  readonly page: Page;
  /** Closes everything and removes its data. */
  close(): Promise<void>;
}

/**
 * Starts the program on a folder of its own, completes the first start with the sample, and shows it.
 * @param day whether the sample is seen as of the present day or as of its own, as after the first start.
 */
export async function openWindow(day: 'present' | 'sample' = 'present'): Promise<OpenWindow> {
  const folder = dataFolder();
  const program = await startProgram(folder.path);
  const browser = await openBrowser();
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    // A dialog that still moves loses the click of a machine, which waits less than a person does.
    reducedMotion: 'reduce',
    // People copy from Excel and paste here.
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await setUpWithSample(page, program.address);
  if (day === 'present') await takeRealDay(page);
  return {
    data: folder.path,
    program,
    browser,
    page,
    async close() {
      await browser.close();
      await program.end();
      folder.remove();
    },
  };
}
