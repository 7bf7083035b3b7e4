import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { Hands } from './keyboard.ts';
import {
  beginAt,
  browserPath,
  completeFirstStart,
  dataFolder,
  openBrowser,
  openWindow,
  startProgram,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

describe.skipIf(browserPath === null)(`the help${browserPath === null ? ` (${withoutBrowser})` : ''}`, () => {
  let opened: OpenWindow;
  let page: Page;
  let hands: Hands;
  beforeAll(async () => {
    opened = await openWindow();
    ({ page } = opened);
    hands = await Hands.on(page);
  });
  afterAll(() => opened.close());

  const help = () => page.getByRole('dialog', { name: 'Trợ giúp' });
  const search = () => help().getByRole('textbox', { name: 'Tìm trong trợ giúp' });
  const title = (name: string) => help().getByRole('heading', { level: 2, name });

  async function open(): Promise<void> {
    await page.keyboard.press('F1');
    await help().waitFor();
    await expect.poll(() => search().evaluate((input) => input.matches(':focus'))).toBe(true);
  }
  async function close(): Promise<void> {
    await page.keyboard.press('Escape');
    await help().waitFor({ state: 'hidden' });
  }

  it('opens at the subject of the screen', async () => {
    for (const [address, subject] of [
      ['#/', 'Bắt đầu'],
      ['#/list/border-incident', 'Sự vụ biên giới'],
      ['#/reports/2024-Q1', 'Báo cáo và chốt số liệu'],
      ['#/settings/data', 'Sao lưu, khôi phục'],
    ] as const) {
      await beginAt(page, address);
      await open();
      await title(subject).waitFor();
      await close();
    }
  });

  it('opens while a field is typed in, and gives the focus back to it', async () => {
    await beginAt(page, '#/list/outgoing-delegation');
    await page.locator('tr.list-row').first().click();
    const field = page.getByLabel('Tên đoàn');
    const name = await field.inputValue();
    await hands.into(field);
    await page.keyboard.type('Đang gõ');
    await open();
    await title('Đoàn ra, đoàn vào').waitFor();
    await close();
    await expect.poll(() => field.evaluate((input) => input.matches(':focus'))).toBe(true);
    await expect.poll(() => field.inputValue()).toBe('Đang gõ');
    await hands.empty();
    await page.keyboard.type(name);
  });

  it('is searched without marks, and leads to the place by the keys', async () => {
    await beginAt(page, '#/');
    await open();
    await page.keyboard.type('luot nguoi duoc tinh');
    const first = help().locator('.help-passages button').first();
    await first.waitFor();
    await expect.poll(() => first.locator('mark').count()).toBeGreaterThan(0);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => first.evaluate((line) => line.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await help().locator('.help-page .help-found').waitFor();
    await title('Đoàn ra, đoàn vào').waitFor();
    // Esc leaves the innermost thing: first the search, then the help.
    await search().click();
    await page.keyboard.type('zxqw');
    await help().getByText('0 đoạn tìm thấy').waitFor();
    await page.keyboard.press('Escape');
    await title('Đoàn ra, đoàn vào').waitFor();
    await close();
  });

  it('lists the keys of the screens', async () => {
    await beginAt(page, '#/list/talk');
    await page.keyboard.press('?');
    await title('Phím tắt').waitFor();
    const rows = help().getByRole('row');
    await rows.filter({ hasText: 'Ctrl+K' }).first().waitFor();
    await rows.filter({ hasText: 'Thêm hồ sơ mới' }).first().waitFor();
    await expect.poll(() => search().evaluate((input) => input.matches(':focus'))).toBe(true);
    await close();
  });

  it('is reached from the box of Ctrl+K', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('huong dan su dung');
    await page.keyboard.press('Enter');
    await title('Bắt đầu').waitFor();
    await expect.poll(() => search().evaluate((input) => input.matches(':focus'))).toBe(true);
    await close();
  });

  it('prints the page that is shown and nothing else of the window', async () => {
    await beginAt(page, '#/list/letter');
    await open();
    await title('Hội đàm, thư').waitFor();
    await page.emulateMedia({ media: 'print' });
    try {
      await expect.poll(() => title('Hội đàm, thư').isVisible()).toBe(true);
      await expect.poll(() => page.locator('.list-table').isVisible()).toBe(false);
      await expect.poll(() => help().getByRole('navigation').isVisible()).toBe(false);
      await expect.poll(() => search().isVisible()).toBe(false);
      const { clientHeight, scrollHeight } = await help()
        .locator('.help-page')
        .evaluate((part) => ({ clientHeight: part.clientHeight, scrollHeight: part.scrollHeight }));
      expect(scrollHeight).toBeLessThanOrEqual(clientHeight);
    } finally {
      await page.emulateMedia({ media: null });
    }
    await close();
  });
});

describe.skipIf(browserPath === null)(
  `the short tour${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    it("is shown once after the first start, in nobody's way, and comes again when it is asked for", async () => {
      const folder = dataFolder();
      const program = await startProgram(folder.path);
      const browser = await openBrowser();
      try {
        const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
        const page = await context.newPage();
        const tour = page.getByRole('region', { name: 'Giới thiệu nhanh' });
        await completeFirstStart(page, program.address);
        await tour.getByText('Các sổ ở bên trái').waitFor();
        expect(await faultsOf(page)).toEqual([]);
        // It takes neither the focus nor the clicks from the screen.
        await expect
          .poll(() => page.evaluate(() => document.activeElement?.closest('.tour') ?? null))
          .toBeNull();
        for (const place of ['2/5', '3/5', '4/5', '5/5']) {
          await tour.getByRole('button', { name: 'Tiếp' }).click();
          await tour.getByText(place).waitFor();
        }
        await tour.getByRole('button', { name: 'Trước' }).click();
        await tour.getByText('4/5').waitFor();
        await page.keyboard.press('Escape');
        await tour.waitFor({ state: 'detached' });
        await page.reload();
        // Keys are listened to when the first screen stands.
        await page.getByRole('heading', { level: 1, name: /hôm nay/ }).waitFor();
        expect(await tour.count()).toBe(0);
        // Asked for from the help; whoever goes on to work is left alone.
        await page.keyboard.press('F1');
        await page
          .getByRole('dialog', { name: 'Trợ giúp' })
          .getByRole('button', { name: 'Giới thiệu nhanh' })
          .click();
        await tour.getByText('1/5').waitFor();
        await page.getByRole('menuitem', { name: 'Đoàn ra' }).click();
        await page.locator('.list-table').waitFor();
        expect(await tour.count()).toBe(0);
        await page.getByRole('menuitem', { name: 'Trang chính' }).click();
        await page.getByRole('heading', { level: 1, name: /hôm nay/ }).waitFor();
        expect(await tour.count()).toBe(0);
      } finally {
        await browser.close();
        await program.end();
        folder.remove();
      }
    });

    it('has a way to it by the mouse, as the box and the help have', async () => {
      const opened = await openWindow();
      try {
        const { page } = opened;
        await page.getByRole('button', { name: 'Tìm (Ctrl+K)' }).click();
        await page.locator('dialog.find').getByRole('combobox').waitFor();
        await page.keyboard.type('gioi thieu nhanh');
        await page.keyboard.press('Enter');
        await page.getByRole('region', { name: 'Giới thiệu nhanh' }).getByText('1/5').waitFor();
        await page.getByRole('button', { name: 'Trợ giúp (F1)' }).click();
        await page.getByRole('dialog', { name: 'Trợ giúp' }).getByRole('heading', { level: 2 }).waitFor();
      } finally {
        await opened.close();
      }
    });
  },
);
