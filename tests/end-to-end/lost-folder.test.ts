import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atRest } from './axe.ts';
import { beginRecord, browserPath, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

describe.skipIf(browserPath === null)(
  `a data folder that goes away while one works${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;
    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
    });
    afterAll(() => opened.close());

    it('stops saving with a sentence that stays, keeps what is typed, and saves it once the folder is back', async () => {
      const { data } = opened;
      const away = `${data}-away`;
      await beginRecord(page, 'outgoing-delegation');
      const field = page.locator('.form-grid textarea:visible').first();
      const id = await field.getAttribute('id');
      renameSync(data, away);
      await field.click();
      await page.keyboard.type('Thăm và làm việc tại Bằng Tường');
      const band = page.locator('.ant-alert').filter({ hasText: 'Không tìm thấy thư mục dữ liệu' });
      const again = band.getByRole('button', { name: 'Thử lại' });
      await again.waitFor();
      await expect.poll(() => band.innerText()).toContain('Nội dung đang gõ vẫn được giữ');
      expect(existsSync(data)).toBe(false);

      // While it is away, and while another lies in its place, nothing is opened and nothing is made there.
      const told = page.locator('.message').filter({ hasText: 'Không tìm thấy thư mục dữ liệu' });
      const dismissed = async (): Promise<void> => {
        // It goes by itself too, perhaps before it could be closed.
        await told.getByRole('button', { name: 'Đóng thông báo' }).evaluateAll((all) => {
          for (const button of all) if (button instanceof HTMLElement) button.click();
        });
        await told.waitFor({ state: 'detached' });
      };
      const answered = async (): Promise<void> => {
        // What the save before was told is no answer to this try.
        await dismissed();
        // While it is being tried, and while it still moves, a click is none.
        await again.and(page.locator(':not(.ant-btn-loading)')).waitFor();
        await atRest(page);
        await again.click();
        await told.waitFor();
        await dismissed();
      };
      await answered();
      expect(existsSync(data)).toBe(false);
      mkdirSync(data);
      await answered();
      expect(readdirSync(data)).toEqual([]);
      rmdirSync(data);
      await expect.poll(() => field.inputValue()).toBe('Thăm và làm việc tại Bằng Tường');

      renameSync(away, data);
      await again.and(page.locator(':not(.ant-btn-loading)')).waitFor();
      await atRest(page);
      await Promise.all([
        // It stands for some seconds only.
        page.getByRole('status').getByText('Đã lưu lại được').waitFor(),
        again.click(),
      ]);
      await band.waitFor({ state: 'detached' });
      await expect.poll(() => field.inputValue()).toBe('Thăm và làm việc tại Bằng Tường');
      // A window begun anew has only what is in the database.
      await page.reload();
      const found = page.locator(`[id="${id}"]`);
      await found.waitFor();
      await page.waitForFunction(
        (of) => (document.getElementById(of) as HTMLTextAreaElement | null)?.value !== '',
        id ?? '',
      );
      await expect.poll(() => found.inputValue()).toBe('Thăm và làm việc tại Bằng Tường');
    });
  },
);
