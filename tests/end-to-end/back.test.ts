import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, goTo, openPlace, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

describe.skipIf(browserPath === null)(
  `going back from a record${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;
    beforeAll(async () => {
      // As of the sample's own day, so that something is due.
      opened = await openWindow('sample');
      ({ page } = opened);
    });
    afterAll(() => opened.close());

    const address = (): Promise<string> => page.evaluate(() => window.location.hash);
    const recordIsOpen = () => page.getByRole('button', { name: 'Quay lại (Esc)' }).waitFor();
    const chosenView = () => page.locator('.page .ant-segmented-item-selected').innerText();

    it('leads to the first screen where it was opened there', async () => {
      await goTo(page, '#/');
      await page.locator('.ant-card', { hasText: 'Nhiệm vụ quá hạn' }).getByRole('link').first().click();
      await recordIsOpen();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { level: 1, name: /hôm nay/ }).waitFor();
      expect(await address()).toBe('#/');
    });

    it('leads to the tasks by due date, filtered as they were, by Esc, the button and the browser', async () => {
      await openPlace(page, 'Nhiệm vụ', 'Theo dõi');
      await page.getByRole('heading', { level: 1, name: 'Theo dõi nhiệm vụ' }).waitFor();
      await page.keyboard.press('2');
      const rows = page.locator('.list-table tbody tr.ant-table-row');
      await rows.first().waitFor();
      const all = await rows.count();
      await page.getByLabel('Người thực hiện').click();
      await page.keyboard.type('Vi Văn Lâm');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await expect.poll(() => rows.count()).toBeLessThan(all);
      const few = await rows.count();
      for (const back of [
        () => page.keyboard.press('Escape'),
        () => page.getByRole('button', { name: 'Quay lại (Esc)' }).click(),
        () => page.goBack(),
      ]) {
        await rows.first().click();
        await recordIsOpen();
        await back();
        await rows.first().waitFor();
        expect(await chosenView()).toBe('Theo hạn');
        await expect.poll(() => rows.count()).toBe(few);
      }
    });

    it('leads to the month that was looked at', async () => {
      await openPlace(page, 'Nhiệm vụ', 'Theo dõi');
      await page.keyboard.press('3');
      await page.getByRole('button', { name: 'Tháng trước' }).click();
      const month = page.getByText('Tháng 02/2024', { exact: true });
      await month.waitFor();
      await page.locator('table.month').getByRole('link').first().click();
      await recordIsOpen();
      await page.keyboard.press('Escape');
      await month.waitFor();
    });

    it('leads to the list of its register where the window began at it', async () => {
      await openPlace(page, 'Đoàn ra');
      await page.locator('tr.list-row').first().click();
      await recordIsOpen();
      await page.reload();
      await recordIsOpen();
      await page.keyboard.press('Escape');
      await page.locator('.list-page').waitFor();
      expect(await address()).toBe('#/list/outgoing-delegation');
    });
  },
);
