import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Program,
  browserPath,
  dataFolder,
  openBrowser,
  openPlace,
  setUpWithSample,
  takeRealDay,
  startProgram,
  withoutBrowser,
} from './program.ts';

describe.skipIf(browserPath === null)(`reference data in the window (${withoutBrowser})`, () => {
  const folder = dataFolder();
  let browser: Browser;
  let program: Program;
  let page: Page;
  beforeAll(async () => {
    program = await startProgram(join(folder.path, 'data'));
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await setUpWithSample(page, program.address);
    await takeRealDay(page);
    await openPlace(page, 'Cài đặt');
    await page.getByRole('tab', { name: 'Danh mục' }).click();
    await page.getByText('BCDBG').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await program.end();
    folder.remove();
  });

  const dialog = () => page.getByRole('dialog');
  const rows = () => page.locator('tbody tr', { hasText: 'SNgV' });

  it('is replaced from a day with the keyboard, found without marks', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('so ngoai vu');
    await expect.poll(() => rows().count()).toBe(3);
    await page.keyboard.press('Enter');
    await dialog().getByRole('button', { name: 'Thay từ ngày…' }).click();
    await dialog().getByLabel('Tên', { exact: true }).fill('Sở Ngoại vụ và Hợp tác');
    await page.keyboard.press('Control+s');
    await dialog().getByText('Cần ghi ngày dòng mới có hiệu lực').waitFor();
    await dialog().getByLabel('Hiệu lực từ').fill('1/7/26');
    await page.keyboard.press('Control+s');
    await dialog().waitFor({ state: 'hidden' });
    await page.getByText('Tất cả', { exact: true }).click();
    await expect.poll(() => rows().count()).toBe(4);
    await expect.poll(() => rows().nth(0).textContent()).toContain('đến 30/06/2026');
    await expect.poll(() => rows().nth(1).textContent()).toContain('từ 01/07/2026');
  });

  it('keeps what was typed when its days are another row’s, and says which', async () => {
    await rows().nth(1).click();
    await dialog().getByLabel('Hiệu lực từ').fill('1/1/2026');
    await page.keyboard.press('Control+s');
    await dialog().getByText('Thời gian hiệu lực trùng với dòng khác cùng mã “Sở Ngoại vụ”').waitFor();
    await expect.poll(() => dialog().getByLabel('Hiệu lực từ').inputValue()).toBe('01/01/2026');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Để thành bản nháp' }).click();
    await dialog().waitFor({ state: 'hidden' });
    await expect
      .poll(async () => {
        await rows().nth(1).click();
        await dialog().getByLabel('Hiệu lực từ').waitFor();
        const shown = await dialog().getByText('Đã khôi phục nội dung đang nhập dở').isVisible();
        if (!shown) await page.keyboard.press('Escape');
        return shown;
      })
      .toBe(true);
    await expect.poll(() => dialog().getByLabel('Hiệu lực từ').inputValue()).toBe('01/01/2026');
    await dialog().getByRole('button', { name: 'Bỏ nội dung này' }).click();
    await expect.poll(() => dialog().getByLabel('Hiệu lực từ').inputValue()).toBe('01/07/2026');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  });

  it('is taken back whole in the history of one of its rows', async () => {
    await rows().nth(1).click();
    await dialog().getByRole('button', { name: 'Lịch sử' }).click();
    await dialog().getByRole('button', { name: 'Hoàn tác' }).click();
    await dialog().waitFor({ state: 'hidden' });
    await expect.poll(() => rows().count()).toBe(3);
    await expect.poll(() => rows().nth(0).textContent()).toContain('không giới hạn');
    await page.getByText('Đã loại', { exact: true }).click();
    await expect.poll(() => rows().count()).toBe(1);
  });

  it('comes back from its own sheet without a change', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Xuất Excel' }).click(),
    ]);
    const path = join(folder.path, 'organisation.xlsx');
    await download.saveAs(path);
    await page.getByRole('button', { name: 'Nhập từ Excel', exact: true }).click();
    await page.locator('input[type=file]').setInputFiles(path);
    await dialog()
      .getByText(/[1-9]\d* dòng không thay đổi\. Chưa ghi gì\./)
      .waitFor();
  });

  it('has an attribute chosen by name, and tells the change of it in words', async () => {
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    const catalogue = page.getByRole('combobox', { name: 'Danh mục' });
    await catalogue.click();
    await catalogue.pressSequentially('cua khau');
    await page.keyboard.press('Enter');
    await page.getByText('Hiệu lực hôm nay', { exact: true }).click();
    await page.getByLabel('Tìm mã, tên ( / )').fill('huu nghi');
    const row = page.getByRole('row', { name: /^HN Cửa khẩu quốc tế Hữu Nghị/ });
    await expect.poll(() => row.textContent()).toContain('Loại hình: Cửa khẩu quốc tế');
    await row.click();
    const commune = dialog().getByLabel('Xã', { exact: true });
    await expect.poll(() => commune.inputValue()).toBe('xã Đồng Đăng');
    await commune.click();
    await commune.pressSequentially('ba son');
    await page.keyboard.press('Enter');
    await expect.poll(() => commune.inputValue()).toBe('xã Ba Sơn');
    await page.keyboard.press('Control+s');
    await dialog().waitFor({ state: 'hidden' });
    await row.click();
    await dialog().getByRole('button', { name: 'Lịch sử' }).click();
    await dialog().getByText('Xã: xã Đồng Đăng → xã Ba Sơn', { exact: true }).waitFor();
    await expect.poll(() => dialog().textContent()).not.toMatch(/06184|06196|commune|\{/);
  });
});
