import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  beginAt,
  browserPath,
  cli,
  dataFolder,
  openWindow,
  startProgram,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

const backupsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.backup'))
    .map((name) => join(folder, name));

describe.skipIf(browserPath === null)(`backups by themselves (${withoutBrowser})`, () => {
  let opened: OpenWindow;
  let page: Page;
  const elsewhere = dataFolder();

  beforeAll(async () => {
    opened = await openWindow();
    ({ page } = opened);
    page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await opened.close();
    elsewhere.remove();
  });

  it('are made on request, listed, and told on the first screen, which leads to them', async () => {
    await beginAt(page, '#/settings/data');
    await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
    await page.getByText(/^Đã sao lưu \d+ hồ sơ và 0 tệp vào .*backups và đọc kiểm lại\.$/).waitFor();
    await page.getByRole('cell', { name: 'Đã đọc kiểm' }).waitFor();
    await beginAt(page, '#/');
    await page
      .getByRole('link', { name: /^Sao lưu gần nhất: hôm nay \d\d:\d\d, theo yêu cầu, .*backups$/ })
      .click();
    await page.getByRole('heading', { name: 'Sao lưu' }).waitFor();
  });

  it('lie in the folder that was chosen, and what no folder can be is refused', async () => {
    await beginAt(page, '#/settings/data');
    const place = page.getByLabel('Nơi sao lưu');
    await place.fill(join(opened.data, 'data-1'));
    await page.getByRole('button', { name: 'Lưu nơi sao lưu' }).click();
    await page
      .getByText(/không dùng làm nơi sao lưu được/)
      .first()
      .waitFor();
    await place.fill(elsewhere.path);
    await page.getByRole('button', { name: 'Lưu nơi sao lưu' }).click();
    await page.getByText('Đã đổi nơi sao lưu.').first().waitFor();
    await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
    await page.getByText(new RegExp(`^Đã sao lưu .* vào ${elsewhere.path} `)).waitFor();
    expect(backupsIn(elsewhere.path).length).toBeGreaterThan(0);
  });

  it('are offered as a download in a browser', async () => {
    await beginAt(page, '#/settings/data');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải một bản về…' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^so-ngoai-vu-\d{4}-\d\d-\d\d\.backup$/);
    const path = join(elsewhere.path, 'downloaded');
    await download.saveAs(path);
    expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('lie there once the program was ended after a change, and hold it', async () => {
    const before = backupsIn(elsewhere.path);
    await beginAt(page, '#/settings/rules');
    await page.getByLabel('Ngày trong tháng phải gửi báo cáo kỳ').fill('20');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu', { exact: false }).first().waitFor();
    await opened.program.end();
    const made = backupsIn(elsewhere.path).filter((path) => !before.includes(path));
    expect(made).toHaveLength(1);
    expect(readdirSync(elsewhere.path).filter((name) => name.includes('.partial'))).toEqual([]);
    const restored = dataFolder();
    const copy = join(restored.path, 'copy.backup');
    copyFileSync(made[0] ?? '', copy);
    expect((await cli('restore', '--from', copy, '--data', join(restored.path, 'data'))).code).toBe(0);
    const { out } = await cli('list', 'outgoing-delegation', '--data', join(restored.path, 'data'), '--json');
    expect((JSON.parse(out) as readonly unknown[]).length).toBeGreaterThan(8);
    restored.remove();
    opened = { ...opened, program: await startProgram(opened.data) };
    await page.close();
    page = await opened.browser.newPage();
    await page.goto(opened.program.address);
    // It opens where it was left.
    await page.locator('h1').waitFor();
    await beginAt(page, '#/');
    await page.getByRole('link', { name: /^Sao lưu gần nhất: hôm nay \d\d:\d\d, tự động, / }).waitFor();
  });
});
