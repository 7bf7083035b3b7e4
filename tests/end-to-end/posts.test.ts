import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atRest, faultsOf } from './axe.ts';
import {
  beginAt,
  browserPath,
  dataFolder,
  openBrowser,
  openPlace,
  startProgram,
  withoutBrowser,
  type Program,
} from './program.ts';

describe.skipIf(browserPath === null)(
  `what a post reports${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    const folder = dataFolder();
    let program: Program;
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      program = await startProgram(folder.path);
      browser = await openBrowser();
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        reducedMotion: 'reduce',
      });
      page = await context.newPage();
      await page.goto(program.address);
      await page.getByText('Máy của đồn', { exact: true }).click();
      await page.getByLabel('Họ và tên').fill('Hoàng Văn Nam');
      await page.getByLabel('Đồn đặt máy').click();
      await page.keyboard.type('tan thanh');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Bắt đầu' }).click();
      await page.getByRole('heading', { level: 1, name: /^Đồn Biên phòng Tân Thanh/ }).waitFor();
    });
    afterAll(async () => {
      await browser.close();
      await program.end();
      folder.remove();
    });

    /** Says in the settings where this PC stands. */
    const standIn = async (post: string | null): Promise<void> => {
      await openPlace(page, 'Cài đặt');
      await page.getByRole('tab', { name: 'Máy này' }).click();
      await page.getByText(post === null ? 'Máy của Sở' : 'Máy của đồn', { exact: true }).click();
      if (post !== null) {
        await page.getByLabel('Đồn đặt máy').fill(post);
        await page.keyboard.press('Enter');
      }
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      await page.getByRole('menuitem', { name: post === null ? 'Báo cáo' : 'Sự vụ', exact: true }).waitFor();
      await openPlace(page, 'Trang chính');
    };
    const band = () => page.getByRole('note').filter({ hasText: 'Báo nhanh của' });

    it('is a quick report that waits; the PC of the post has no button that says it was compared', async () => {
      await page.keyboard.press('n');
      await page.locator('#field-type:focus').waitFor();
      await page.keyboard.type('vuot bien');
      await page.getByRole('option', { selected: true }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.type('1088/2-1089');
      await page.keyboard.press('Tab');
      await page.keyboard.type('1/3/24');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Ba người qua đường mòn');
      await page.keyboard.press('Control+s');
      await page.getByText(/Đã lưu SV-TT-2024-0001/).waitFor();
      await expect
        .poll(() => band().innerText())
        .toBe('Báo nhanh của Đồn Biên phòng Tân Thanh – chờ đối chiếu với văn bản gốc.');
      expect(await page.getByRole('button', { name: 'Đối chiếu' }).count()).toBe(0);
      expect(await faultsOf(page)).toEqual([]);
    });

    it('stands on the department’s first screen, which leads to just what waits', async () => {
      await standIn(null);
      await page.getByRole('link', { name: '1 vụ chờ đối chiếu' }).click();
      await page.getByRole('heading', { level: 1, name: 'Sự vụ biên giới' }).waitFor();
      const row = page.locator('tr.list-row');
      await expect.poll(() => row.count()).toBe(1);
      expect(await row.innerText()).toContain('Báo nhanh – chờ đối chiếu');
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await band().waitFor();
    });

    it('is compared by keys alone: number, day, name, each after Enter', async () => {
      await page.getByRole('button', { name: 'Đối chiếu', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.locator('#check-number:focus').waitFor();
      await atRest(page);
      await page.keyboard.type('58/BC-ĐBP');
      await page.keyboard.press('Enter');
      await page.locator('#check-date:focus').waitFor();
      await page.keyboard.type('2/3/24');
      await page.keyboard.press('Enter');
      await page.locator('#check-by:focus').waitFor();
      expect(await page.locator('#check-by').inputValue()).toBe('Hoàng Văn Nam');
      await page.keyboard.press('Enter');
      await page.getByText('Đã ghi nhận đối chiếu SV-TT-2024-0001.').waitFor();
      await expect
        .poll(() => band().innerText())
        .toContain('Đã đối chiếu: văn bản số 58/BC-ĐBP ngày 02/03/2024, người đối chiếu: Hoàng Văn Nam.');
      await page.getByRole('button', { name: 'Lịch sử' }).click();
      await page
        .getByRole('dialog')
        .getByText('Đối chiếu với văn bản gốc: văn bản số 58/BC-ĐBP ngày 02/03/2024')
        .waitFor();
      await page.keyboard.press('Escape');
    });

    it('waits again once the post changes it, and says what was changed', async () => {
      await page.locator('#field-summary').fill('Bốn người qua đường mòn');
      await page.getByRole('button', { name: 'Đối chiếu lại', disabled: true }).waitFor();
      await page.keyboard.press('Control+s');
      await expect
        .poll(() => band().innerText())
        .toContain('Nội dung đã sửa sau khi đối chiếu (Tóm tắt) – chờ đối chiếu lại.');
    });

    it('is counted, and the report says that it waits', async () => {
      await beginAt(page, '#/reports/2024-Q1');
      await page
        .frameLocator('iframe')
        .getByText('phát sinh 01 sự vụ trên tuyến biên giới (đồn báo nhanh, chờ đối chiếu)')
        .first()
        .waitFor();
    });

    it('is not counted where the settings say so, and the report says that', async () => {
      await openPlace(page, 'Cài đặt');
      await page.getByRole('tab', { name: 'Biên giới' }).click();
      await page.getByLabel('Tính cả vụ đồn báo nhanh, chờ đối chiếu').click();
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      await page.getByText('Đã lưu', { exact: false }).first().waitFor();
      await beginAt(page, '#/reports/2024-Q1');
      await page
        .frameLocator('iframe')
        .getByText('Chưa tính 01 vụ đồn báo nhanh, chờ đối chiếu với văn bản gốc.')
        .first()
        .waitFor();
    });
  },
);
