import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { atRest } from '../axe.ts';
import { beginAt } from '../program.ts';

const notice = fileURLToPath(new URL('../../fixtures/thong-bao-2024-03-27.txt', import.meta.url));

/** A screen, dialog or panel, and how it is reached. */
export interface Place {
  readonly name: string;
  readonly show: (page: Page) => Promise<unknown>;
}

export interface Dialog extends Place {
  /** The file of `renderer` that has it. */
  readonly of: string;
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  // A dialog that is still coming would move away under the pointer.
  await atRest(page);
  await page
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .first()
    .click();
}

export const dialog = (page: Page) => page.getByRole('dialog');

export async function unfold(page: Page): Promise<void> {
  const folded = page.locator('.ant-collapse-header[aria-expanded=false]');
  while ((await folded.count()) > 0) await folded.first().click();
}

export async function showStored(page: Page, register: string): Promise<void> {
  await beginAt(page, `#/list/${register}`);
  await page.locator('tr.list-row').first().click();
  await page.getByRole('button', { name: 'Lịch sử' }).waitFor();
  await unfold(page);
}

export async function showNew(page: Page, register: string): Promise<void> {
  await beginAt(page, `#/${register}/${randomUUID()}`);
  await page.getByRole('heading', { level: 1, name: /^Thêm/ }).waitFor();
  await unfold(page);
}

export async function showFollowed(page: Page, view: '1' | '2' | '3', region: string): Promise<void> {
  await beginAt(page, '#/follow');
  await page.keyboard.press(view);
  await page.locator(region).first().waitFor();
}

export async function showReadNotice(page: Page): Promise<void> {
  await beginAt(page, '#/read-notice');
  const again = page.getByRole('button', { name: 'Đọc văn bản khác' });
  const area = page.getByLabel('Hoặc dán nội dung văn bản vào đây');
  await again.or(area).waitFor();
  if (await again.isVisible()) return;
  await area.fill(readFileSync(notice, 'utf8'));
  await press(page, 'Đọc');
  await page.getByText('Nhiệm vụ đọc được (19)').waitFor();
}

export async function showClosing(page: Page): Promise<void> {
  await beginAt(page, '#/reports/2024-Q1');
  await page.getByText('Chốt số liệu', { exact: true }).click();
  await page
    .getByRole('button', { name: /^(Chốt số liệu|Mở lại kỳ đã chốt)$/ })
    .first()
    .waitFor();
}

export async function showChildRow(page: Page): Promise<void> {
  await showNew(page, 'outgoing-delegation');
  await page.getByLabel('Họ và tên, dòng 1').fill('Trần Văn Bình');
  await page.getByRole('button', { name: 'Mọi nội dung của dòng 1' }).first().click();
  await dialog(page).getByRole('button', { name: 'Xong' }).waitFor();
}

export async function showPaste(page: Page): Promise<void> {
  await showNew(page, 'outgoing-delegation');
  await page.getByRole('button', { name: 'Dán từ Excel' }).last().click();
  await dialog(page).locator('#pasted-text').waitFor();
}

export async function showPasted(page: Page): Promise<void> {
  await showPaste(page);
  await dialog(page)
    .locator('#pasted-text')
    .fill('Họ và tên\tChức vụ\tĐơn vị\nTrần Văn Bình\tChuyên viên\tSở Y tế\nLê Thị Hoa\tPhó phòng\tSở Y tế');
  await dialog(page)
    .getByRole('button', { name: /^Thêm \d dòng/ })
    .waitFor();
}

export async function showImport(page: Page): Promise<void> {
  await beginAt(page, '#/list/outgoing-delegation');
  await press(page, 'Nhập từ Excel');
  await dialog(page).getByText('Bấm hoặc kéo thả tệp').waitFor();
}

export async function showGrid(page: Page, button: string): Promise<void> {
  await showFollowed(page, '2', 'tr.ant-table-row');
  await press(page, 'Chọn việc quá hạn');
  await press(page, button);
  await dialog(page).getByRole('table').waitFor();
}

export async function askToClose(page: Page): Promise<void> {
  await showClosing(page);
  await press(page, 'Chốt số liệu');
  await dialog(page)
    .getByText(/^Còn \d+ điểm cần xem lại/)
    .waitFor();
}

export async function showReference(page: Page, at = 0): Promise<void> {
  await beginAt(page, '#/settings/reference');
  await page.locator('tr.ant-table-row').nth(at).click();
  await dialog(page).getByLabel('Tên', { exact: true }).waitFor();
}

/** Opens the menu of saved filters, in which there is a line. */
export async function showFilters(page: Page, line: string): Promise<void> {
  await beginAt(page, '#/list/outgoing-delegation');
  await press(page, 'Bộ lọc đã lưu');
  await page.getByRole('menuitem', { name: line }).waitFor();
}

/** A list with two marked records. */
export async function showMarked(page: Page): Promise<void> {
  await beginAt(page, '#/list/outgoing-delegation');
  await page.locator('tr.list-row').nth(1).getByRole('checkbox').click();
  await page
    .locator('tr.list-row')
    .nth(2)
    .click({ modifiers: ['Control'] });
  await page.getByText('Đã chọn 2 hồ sơ').waitFor();
}
