import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginAt, browserPath, goTo, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

/** Code of the row that the keys are at. */
const chosenCode = (page: Page): Promise<string> =>
  page
    .locator('tr.list-row.chosen td')
    .filter({ hasText: /-\d{4}-\d{4}/ })
    .first()
    .innerText();

const searchBox = (page: Page) => page.getByLabel('Tìm ( / )');

/** Shows the list of a register of which the sample has records. */
async function showList(page: Page, register: string): Promise<void> {
  await goTo(page, `#/list/${register}`);
  await page.locator('tr.list-row.chosen').waitFor();
}

async function recordOpen(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Lịch sử' }).waitFor();
  return page.locator('h1').innerText();
}

describe.skipIf(browserPath === null)(`the lists, used by hand (${withoutBrowser})`, () => {
  let opened: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    opened = await openWindow();
    page = opened.page;
  });
  afterAll(() => opened.close());

  describe('the place in a list', () => {
    it('is kept by Esc, by the button and by the browser: search, filter, order, row and scroll', async () => {
      await beginAt(page, '#/list/outgoing-delegation');
      await page.setViewportSize({ width: 1366, height: 660 });
      await page.keyboard.press('/');
      await page.keyboard.type('doan');
      await page.getByRole('combobox', { name: 'Tình trạng' }).fill('da bao cao');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: 'Tình trạng: Đã báo cáo' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('columnheader', { name: 'Tên đoàn' }).getByRole('button').click();
      await page.locator('th[aria-sort=ascending]', { hasText: 'Tên đoàn' }).waitFor();
      await page.locator('h1').click();
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowUp');
      const code = await chosenCode(page);
      const scrolled = (): Promise<number> =>
        page.locator('.list-frame').evaluate((frame) => frame.scrollTop);
      await expect.poll(scrolled).toBeGreaterThan(0);
      const top = await scrolled();
      const leave = [
        () => page.keyboard.press('Escape'),
        () => page.getByRole('button', { name: /^Quay lại/ }).click(),
        () => page.goBack(),
      ];
      for (const back of leave) {
        await page.keyboard.press('Enter');
        expect(await recordOpen(page)).toContain(code);
        await back();
        await expect.poll(() => chosenCode(page)).toBe(code);
        expect(await searchBox(page).inputValue()).toBe('doan');
        await page.getByRole('combobox', { name: 'Tình trạng: Đã báo cáo' }).waitFor();
        await page.locator('th[aria-sort=ascending]', { hasText: 'Tên đoàn' }).waitFor();
        expect(await scrolled()).toBe(top);
      }
      await page.setViewportSize({ width: 1366, height: 768 });
    });

    it('is kept over other screens of the window, with its page', async () => {
      await showList(page, 'incoming-delegation');
      await page.locator('h1').click();
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowDown');
      await page.locator('.ant-pagination-item-active', { hasText: '2' }).waitFor();
      await expect.poll(() => page.locator('tr.list-row').count()).toBeLessThan(20);
      const code = await chosenCode(page);
      await page.keyboard.press('Enter');
      await recordOpen(page);
      await page.getByRole('menuitem', { name: 'Trang chính' }).click();
      await page.getByRole('menuitem', { name: 'Đoàn vào' }).click();
      await expect.poll(() => chosenCode(page)).toBe(code);
      await page.locator('.ant-pagination-item-active', { hasText: '2' }).waitFor();
      await page.keyboard.press('ArrowUp');
      await page.locator('.ant-pagination-item-active', { hasText: '1' }).waitFor();
    });

    it('follows the record, not the line, where another window put one before it', async () => {
      await beginAt(page, '#/list/outgoing-delegation');
      await page.locator('tr.list-row').nth(2).click();
      const heading = await recordOpen(page);
      const other = await page.context().newPage();
      await other.goto(opened.program.address);
      await other.getByRole('menuitem', { name: 'Đoàn ra' }).click();
      await other.locator('tr.list-row').first().waitFor();
      await other.locator('h1').click();
      await other.keyboard.press('n');
      await other.getByLabel('Tên đoàn').fill('Đoàn mới của cửa sổ khác');
      await other.locator('#field-stops-country').fill('trung quoc');
      await other.keyboard.press('Enter');
      await other.getByLabel('Cơ quan chủ trì').fill('Sở Ngoại vụ');
      await other.getByLabel('Số người').fill('7');
      await other.getByLabel('Ngày đi thực tế').fill('20/3/2024');
      await other.getByLabel('Ngày về thực tế').fill('21/3/2024');
      await other.keyboard.press('Control+s');
      await other.getByText(/Đã lưu ĐR-/).waitFor();
      await other.close();
      await page.keyboard.press('Escape');
      await page.locator('tr.list-row', { hasText: 'Đoàn mới của cửa sổ khác' }).waitFor();
      expect(heading).toContain(await chosenCode(page));
      expect(await page.locator('tr.list-row').nth(3).getAttribute('class')).toContain('chosen');
    });

    it('is not that of a new window, nor of one that is read anew: they begin with clean filters', async () => {
      await showList(page, 'talk');
      await page.keyboard.press('/');
      await page.keyboard.type('khong co gi nhu vay');
      await page.locator('.list-empty').waitFor();
      const other = await page.context().newPage();
      await other.goto(opened.program.address);
      await other.getByRole('menuitem', { name: 'Hội đàm, gặp gỡ' }).click();
      await other.locator('tr.list-row').first().waitFor();
      expect(await searchBox(other).inputValue()).toBe('');
      await other.close();
      await page.reload();
      await page.locator('tr.list-row').first().waitFor();
      expect(await searchBox(page).inputValue()).toBe('');
    });
  });

  describe('saved filters', () => {
    /** Opens the menu of saved filters by its key and takes the line that bears a name, by keys. */
    async function takeLine(name: string): Promise<void> {
      await page.keyboard.press('f');
      const line = page.locator('[role=menuitem]:focus');
      await line.waitFor();
      for (let tries = 0; tries < 12 && (await line.innerText()) !== name; tries += 1)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name }).waitFor({ state: 'hidden' });
    }

    it('are saved under a name, opened, renamed and deleted by keyboard, and outlive the window', async () => {
      await beginAt(page, '#/list/outgoing-delegation');
      await page.locator('tr.list-row.chosen').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('dau xuan');
      await expect.poll(() => page.locator('tr.list-row').count()).toBe(3);
      await page.keyboard.press('Escape');
      await takeLine('Lưu bộ lọc này');
      const dialog = page.getByRole('dialog');
      await dialog.locator('input:focus').waitFor();
      await page.keyboard.type('Gặp gỡ đầu Xuân');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await page.reload();
      await expect.poll(() => page.locator('tr.list-row').count()).toBeGreaterThan(10);
      await takeLine('Gặp gỡ đầu Xuân');
      await expect.poll(() => page.locator('tr.list-row').count()).toBe(3);
      expect(await searchBox(page).inputValue()).toBe('dau xuan');
      // Known at once in this window, also after another screen.
      await page.getByRole('menuitem', { name: 'Trang chính' }).click();
      await showList(page, 'outgoing-delegation');
      await takeLine('Sửa tên, xóa bộ lọc');
      await dialog.locator('input:focus').waitFor();
      await page.keyboard.type('Đầu Xuân');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await takeLine('Bỏ mọi bộ lọc');
      await expect.poll(() => page.locator('tr.list-row').count()).toBeGreaterThan(10);
      await takeLine('Đầu Xuân');
      await expect.poll(() => page.locator('tr.list-row').count()).toBe(3);
      await takeLine('Sửa tên, xóa bộ lọc');
      await dialog.locator('input:focus').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await dialog.getByText('Tất cả bộ lọc sẽ bị xóa khi lưu.').waitFor();
      await dialog.getByRole('button', { name: 'Lưu thay đổi' }).focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await page.keyboard.press('f');
      await page.getByRole('menuitem', { name: 'Lưu bộ lọc này' }).waitFor();
      expect(await page.getByRole('menuitem', { name: 'Đầu Xuân' }).count()).toBe(0);
      await page.keyboard.press('Escape');
    });
  });
});
