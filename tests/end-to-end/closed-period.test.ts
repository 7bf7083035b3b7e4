import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserPath,
  dataFolder,
  goTo,
  listStands,
  openPlace,
  openWindow,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

describe.skipIf(browserPath === null)(`records of a closed period (${withoutBrowser})`, () => {
  const folder = dataFolder();
  let opened: OpenWindow;
  let page: Page;
  beforeAll(async () => {
    opened = await openWindow();
    ({ page } = opened);
    await goTo(page, '#/reports/2024-Q1');
    await page.locator('.ant-segmented-item', { hasText: 'Chốt số liệu' }).click();
    await page.getByRole('button', { name: 'Chốt số liệu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Chốt số liệu' }).click();
    await page.getByText('Số liệu kỳ này đã chốt.').waitFor();
  });
  afterAll(async () => {
    await opened.close();
    folder.remove();
  });

  const warned =
    /Quý I năm 2024 đã chốt ngày \d\d\/\d\d\/\d{4}; thay đổi sẽ được nêu là bổ sung, điều chỉnh trong báo cáo kỳ sau\./;
  const question = () => page.getByRole('dialog', { name: 'Sửa hồ sơ của kỳ đã chốt?' });
  /** Enter is for the button that has the focus, which comes a moment after the question. */
  const agree = async (): Promise<void> => {
    await question().locator('button:focus').waitFor();
    await page.keyboard.press('Enter');
  };
  const note = () => page.getByRole('note').filter({ hasText: warned });
  const open = async (words: string): Promise<void> => {
    await openPlace(page, 'Đoàn ra');
    await listStands(page);
    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(words);
    await listStands(page);
    await page.locator('tbody tr', { hasText: words }).first().click();
    await page.getByLabel('Tên đoàn').waitFor();
  };
  const typeMore = async (words: string): Promise<void> => {
    await page.getByLabel('Tên đoàn').click();
    await page.keyboard.press('End');
    await page.keyboard.type(words);
  };
  const kept = () => page.getByText(/^Đã lưu ĐR-/).first();

  it('tell it as soon as they are opened, and ask once before the first save', async () => {
    await open('Đoàn khảo sát mô hình cửa khẩu thông minh');
    await note().waitFor();
    await typeMore(' một');
    await page.keyboard.press('Control+s');
    await question().waitFor();
    await expect.poll(() => question().textContent()).toMatch(warned);
    await page.keyboard.press('Escape');
    await question().waitFor({ state: 'hidden' });
    expect(await page.getByText(/^Đã lưu ĐR-/).count()).toBe(0);
    await page.keyboard.press('Control+s');
    await agree();
    await kept().waitFor();
    await typeMore(' hai');
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.getByRole('button', { name: /^Lưu/ }).isDisabled()).toBe(true);
    expect(await question().count()).toBe(0);
  });

  it('ask again when they are opened anew, and tell it before they are taken out', async () => {
    await page.keyboard.press('Escape');
    await open('Đoàn khảo sát mô hình cửa khẩu thông minh');
    await note().waitFor();
    await page.getByRole('button', { name: 'Loại khỏi sổ' }).click();
    await page.getByRole('dialog').getByText(warned).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await typeMore(' ba');
    await page.keyboard.press('Control+s');
    await question().waitFor();
    await page.keyboard.press('Escape');
    await question().waitFor({ state: 'hidden' });
  });

  it('ask before an earlier state of them is gone back to', async () => {
    await goTo(page, '#/list/outgoing-delegation');
    await open('Đoàn khảo sát mô hình cửa khẩu thông minh');
    await page.getByRole('button', { name: 'Lịch sử' }).click();
    const back = page.getByRole('dialog').getByRole('button', { name: 'Trở về bản này' }).first();
    await back.click();
    await question().waitFor();
    await expect.poll(() => question().textContent()).toMatch(warned);
    await page.keyboard.press('Escape');
    await question().waitFor({ state: 'hidden' });
    expect(await page.getByText('Đã trở về bản đã chọn.').count()).toBe(0);
    await back.click();
    await agree();
    await page.getByText('Đã trở về bản đã chọn.').waitFor();
    await page.keyboard.press('Escape');
  });

  it('tell it before many are changed at once, and before rows of a file are written', async () => {
    await goTo(page, '#/list/outgoing-delegation');
    await listStands(page);
    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Tết biên giới với thị Bằng Tường');
    // One row stood there before too: that of the search before.
    await listStands(page);
    await page.locator('tr.list-row:only-child', { hasText: 'Tết biên giới với thị Bằng Tường' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByRole('toolbar').getByRole('button', { name: 'Loại khỏi sổ' }).click();
    await page.getByRole('dialog').getByText(warned).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const path = join(folder.path, 'doan.csv');
    writeFileSync(
      path,
      'Tên đoàn;Cơ quan chủ trì;Số người;Ngày đi;Nước đến\nĐoàn ghi muộn;Sở Ngoại vụ;5;05/02/2024;Trung Quốc\n',
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Nhập từ Excel' }).click();
    await page.locator('input[type=file]').setInputFiles(path);
    await page
      .getByRole('dialog')
      .getByText('1 dòng thuộc Quý I năm 2024 đã chốt; số liệu nhập thêm sẽ được nêu là bổ sung')
      .waitFor();
  });
});
