import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACKUP_AT_END } from '../../shared/contract/shell-messages.ts';
import {
  beginAt,
  beginRecord,
  browserPath,
  cli,
  dataFolder,
  goTo,
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
    await page.getByRole('button', { name: 'Lưu một bản về máy…' }).click();
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
    await page.getByText('Đã lưu cài đặt.').waitFor();
    const made = (): readonly string[] => backupsIn(elsewhere.path).filter((path) => !before.includes(path));
    const begun = performance.now();
    await opened.program.end();
    // On a PC that is too busy for it within the time of an end, the next start makes it.
    if (performance.now() - begun < BACKUP_AT_END) expect(made()).toHaveLength(1);
    opened = { ...opened, program: await startProgram(opened.data) };
    await expect.poll(() => made().length).toBe(1);
    await expect
      .poll(() => readdirSync(elsewhere.path).filter((name) => name.includes('.partial')))
      .toEqual([]);
    const restored = dataFolder();
    const copy = join(restored.path, 'copy.backup');
    copyFileSync(made()[0] ?? '', copy);
    expect((await cli('restore', '--from', copy, '--data', join(restored.path, 'data'))).code).toBe(0);
    const { out } = await cli('list', 'outgoing-delegation', '--data', join(restored.path, 'data'), '--json');
    expect((JSON.parse(out) as readonly unknown[]).length).toBeGreaterThan(8);
    restored.remove();
    const context = page.context();
    await page.close();
    page = await context.newPage();
    await page.goto(opened.program.address);
    // It opens where it was left.
    await page.locator('h1').waitFor();
    await beginAt(page, '#/');
    await page.getByRole('link', { name: /^Sao lưu gần nhất: hôm nay \d\d:\d\d, tự động, / }).waitFor();
  });

  it('are told of before one is restored, in words and numbers, and then the records are as they were in it', async () => {
    await goTo(page, '#/list/person');
    await page.locator('.list-table').waitFor();
    const rows = page.locator('tr.list-row');
    await rows.first().waitFor();
    const before = await rows.count();
    await beginRecord(page, 'person');
    await page.getByLabel('Họ và tên').first().fill('Đỗ Văn Nam');
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Hoàn tác' }).first().waitFor();
    await beginAt(page, '#/settings/data');
    await page.getByRole('button', { name: 'Khôi phục từ bản sao lưu…' }).click();
    const dialog = page.getByRole('dialog');
    // The oldest: one that is made meanwhile would have the new person already.
    await dialog
      .getByRole('button', { name: /^Xem bản này: hôm nay/ })
      .last()
      .click();
    await dialog.getByText('1 hồ sơ chỉ có ở máy này sẽ không còn trong sổ.').waitFor();
    await dialog.getByText('Cài đặt và danh mục đã sửa sẽ theo tệp.').waitFor();
    await dialog.getByText(/mã VP, người dùng Nguyễn Thị Lan/).waitFor();
    await dialog.getByRole('button', { name: 'Khôi phục', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await beginAt(page, '#/list/person');
    await rows.first().waitFor();
    await expect.poll(() => rows.count()).toBe(before);
    expect(readdirSync(opened.data).filter((name) => name.startsWith('replaced-'))).toHaveLength(1);
  });

  it('bring the records back at the first start, and a file that is none is told', async () => {
    const folder = dataFolder();
    const program = await startProgram(folder.path);
    const fresh = await page.context().newPage();
    await fresh.goto(program.address);
    await fresh.getByRole('button', { name: 'Khôi phục từ bản sao lưu…' }).click();
    const dialog = fresh.getByRole('dialog');
    const files = dialog.locator('input[type=file]');
    await files.setInputFiles({
      name: 'bao-cao.backup',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('Kính gửi'.repeat(500)),
    });
    await dialog
      .getByText('Tệp này không phải bản sao lưu nguyên vẹn của Sổ Ngoại vụ', { exact: false })
      .waitFor();
    await files.setInputFiles(join(elsewhere.path, 'downloaded'));
    await dialog.getByText(/^\d+ hồ sơ chỉ có trong tệp sẽ có trong sổ\.$/).waitFor();
    await dialog.getByRole('button', { name: 'Khôi phục', exact: true }).click();
    await fresh.getByRole('menuitem', { name: 'Đoàn ra' }).waitFor();
    await goTo(fresh, '#/list/outgoing-delegation');
    await fresh.locator('tr.list-row').first().waitFor();
    await fresh.close();
    await program.end();
    folder.remove();
  });
});
