import { readFile } from 'node:fs/promises';
import { read } from '@e965/xlsx';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  beginAt,
  browserPath,
  goTo,
  listStands,
  openWindow,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

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
  await listStands(page);
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
      await listStands(page);
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
        await expect.poll(() => searchBox(page).inputValue()).toBe('doan');
        await page.getByRole('combobox', { name: 'Tình trạng: Đã báo cáo' }).waitFor();
        await page.locator('th[aria-sort=ascending]', { hasText: 'Tên đoàn' }).waitFor();
        await expect.poll(scrolled).toBe(top);
      }
      await page.setViewportSize({ width: 1366, height: 768 });
    });

    it('is kept over other screens of the window, with its page', async () => {
      await showList(page, 'incoming-delegation');
      await page.locator('h1').click();
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowDown');
      await page.locator('.ant-pagination-item-active', { hasText: '2' }).waitFor();
      await listStands(page);
      expect(await page.locator('tr.list-row').count()).toBeLessThan(20);
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
      await listStands(page);
      expect(heading).toContain(await chosenCode(page));
      await expect.poll(() => page.locator('tr.list-row').nth(3).getAttribute('class')).toContain('chosen');
    });

    it('is not that of a new window, nor of one that is read anew: they begin with clean filters', async () => {
      await showList(page, 'incoming-delegation');
      await page.keyboard.press('/');
      await page.keyboard.type('khong co gi nhu vay');
      await page.locator('.list-empty').waitFor();
      const other = await page.context().newPage();
      await other.goto(opened.program.address);
      await other.getByRole('menuitem', { name: 'Đoàn vào' }).click();
      await other.locator('tr.list-row').first().waitFor();
      await expect.poll(() => searchBox(other).inputValue()).toBe('');
      await other.close();
      await page.reload();
      await page.locator('tr.list-row').first().waitFor();
      await expect.poll(() => searchBox(page).inputValue()).toBe('');
    });
  });

  describe('saved filters', () => {
    /** Opens the menu of saved filters by its key and takes the line that bears a name, by keys. */
    async function takeLine(name: string): Promise<void> {
      await page.keyboard.press('f');
      const line = page.locator('[role=menuitem]:focus');
      await line.waitFor();
      for (let at = await line.innerText(); at !== name; at = await line.innerText()) {
        await page.keyboard.press('ArrowDown');
        await expect.poll(() => line.innerText()).not.toBe(at);
      }
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name }).waitFor({ state: 'hidden' });
    }

    it('are saved under a name, opened, renamed and deleted by keyboard, and outlive the window', async () => {
      await beginAt(page, '#/list/outgoing-delegation');
      await page.locator('tr.list-row.chosen').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('khao sat mo hinh');
      await expect.poll(() => page.locator('tr.list-row').count()).toBe(1);
      await page.keyboard.press('Escape');
      await takeLine('Lưu bộ lọc này');
      const dialog = page.getByRole('dialog');
      await dialog.locator('input:focus').waitFor();
      await page.keyboard.type('Khảo sát cửa khẩu');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await page.reload();
      await expect.poll(() => page.locator('tr.list-row').count()).toBeGreaterThan(10);
      await takeLine('Khảo sát cửa khẩu');
      await expect.poll(() => page.locator('tr.list-row').count()).toBe(1);
      await expect.poll(() => searchBox(page).inputValue()).toBe('khao sat mo hinh');
      // Known at once in this window, also after another screen.
      await page.getByRole('menuitem', { name: 'Trang chính' }).click();
      await showList(page, 'outgoing-delegation');
      await takeLine('Sửa tên, xóa bộ lọc');
      await dialog.locator('input:focus').waitFor();
      await page.keyboard.type('Cửa khẩu');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await takeLine('Bỏ mọi bộ lọc');
      await expect.poll(() => page.locator('tr.list-row').count()).toBeGreaterThan(10);
      await takeLine('Cửa khẩu');
      await expect.poll(() => page.locator('tr.list-row').count()).toBe(1);
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
      expect(await page.getByRole('menuitem', { name: 'Cửa khẩu' }).count()).toBe(0);
      await page.keyboard.press('Escape');
    });
  });

  describe('the keys of a list', () => {
    const marked = () => page.locator('tr.list-row.marked');
    const toolbar = () => page.getByRole('toolbar', { name: 'Việc làm với các hồ sơ đã chọn' });

    /** Shows a list anew, its first row chosen. */
    async function begin(register: string): Promise<void> {
      await beginAt(page, `#/list/${register}`);
      await listStands(page);
      await page.locator('tr.list-row.chosen').waitFor();
    }

    it('open the first hit of what was typed, before the list has followed the typing', async () => {
      await begin('outgoing-delegation');
      for (const keys of [['Enter'], ['ArrowDown', 'Enter']]) {
        await page.keyboard.press('/');
        await page.keyboard.type('khao sat mo hinh');
        for (const key of keys) await page.keyboard.press(key);
        expect(await recordOpen(page)).toContain('ĐR-VP-2024-0002');
        await page.keyboard.press('Escape');
        await expect.poll(() => page.locator('tr.list-row').count()).toBe(1);
        await page.keyboard.press('/');
        await page.keyboard.press('Delete');
        await expect.poll(() => page.locator('tr.list-row').count()).toBeGreaterThan(10);
        await page.keyboard.press('Escape');
      }
    });

    it('mark the first hit of what was typed, before the list has followed the typing', async () => {
      await begin('outgoing-delegation');
      await page.keyboard.press('/');
      await page.keyboard.type('khao sat mo hinh');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await toolbar().getByText('Đã chọn 1 hồ sơ').waitFor();
      await marked().filter({ hasText: 'ĐR-VP-2024-0002' }).waitFor();
      expect(await marked().count()).toBe(1);
    });

    it('move through the rows and keep them in view; the mouse chooses none by passing over', async () => {
      await begin('outgoing-delegation');
      const codes = await page.locator('tr.list-row td:nth-child(2)').allInnerTexts();
      const inView = (): Promise<boolean> =>
        page.evaluate(() => {
          const row = document.querySelector('tr.list-row.chosen')?.getBoundingClientRect();
          const frame = document.querySelector('.list-frame')?.getBoundingClientRect();
          const head = document.querySelector('.list-frame thead')?.getBoundingClientRect();
          if (row === undefined || frame === undefined || head === undefined) return false;
          return row.top >= head.bottom - 1 && row.bottom <= frame.bottom + 1;
        });
      await page.locator('tr.list-row').nth(5).hover();
      expect(await chosenCode(page)).toBe(codes[0]);
      await page.keyboard.press('ArrowDown');
      expect(await chosenCode(page)).toBe(codes[1]);
      const moves: readonly (readonly [string, number])[] = [
        ['End', codes.length - 1],
        ['Home', 0],
      ];
      for (const [key, at] of moves) {
        await page.keyboard.press(key);
        expect(await chosenCode(page)).toBe(codes[at]);
        await expect.poll(inView).toBe(true);
      }
      await page.keyboard.press('PageDown');
      const down = codes.indexOf(await chosenCode(page));
      expect(down).toBeGreaterThan(3);
      await expect.poll(inView).toBe(true);
      await page.keyboard.press('PageUp');
      expect(await chosenCode(page)).toBe(codes[0]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await recordOpen(page)).toContain(codes[1] ?? '');
      await page.keyboard.press('Escape');
    });

    it('mark rows one by one, in ranges and all of a page, and Esc lets all of them go first', async () => {
      await begin('outgoing-delegation');
      await page.keyboard.press('Space');
      await toolbar().getByText('Đã chọn 1 hồ sơ').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await toolbar().getByText('Đã chọn 4 hồ sơ').waitFor();
      await page.keyboard.press('Shift+ArrowUp');
      await toolbar().getByText('Đã chọn 3 hồ sơ').waitFor();
      await page
        .locator('tr.list-row')
        .nth(6)
        .click({ modifiers: ['Control'] });
      await toolbar().getByText('Đã chọn 4 hồ sơ').waitFor();
      await page
        .locator('tr.list-row')
        .nth(9)
        .click({ modifiers: ['Shift'] });
      await toolbar().getByText('Đã chọn 7 hồ sơ').waitFor();
      await page.locator('tr.list-row').nth(7).getByRole('checkbox').click();
      await toolbar().getByText('Đã chọn 6 hồ sơ').waitFor();
      // Looking into a record loses no mark.
      await page.keyboard.press('Enter');
      await recordOpen(page);
      await page.keyboard.press('Escape');
      await toolbar().getByText('Đã chọn 6 hồ sơ').waitFor();
      await expect.poll(() => marked().count()).toBe(6);
      await page.keyboard.press('Control+a');
      await expect.poll(() => marked().count()).toBe(await page.locator('tr.list-row').count());
      await page.keyboard.press('Escape');
      await toolbar().waitFor({ state: 'hidden' });
      expect(await marked().count()).toBe(0);
    });

    it('write one field of all marked records at once, and one press takes it back', async () => {
      await begin('outgoing-delegation');
      const hosts = page.locator('tr.list-row td:nth-child(4)');
      const before = await hosts.allInnerTexts();
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('F2');
      const dialog = page.getByRole('dialog');
      await dialog.locator('#many-field:focus').waitFor();
      await page.keyboard.type('co quan chu tri');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await dialog.locator('#many-value:focus').waitFor();
      await page.keyboard.type('Sở Tài chính');
      await page.keyboard.press('Tab');
      await dialog.getByRole('button', { name: 'Ghi vào 3 hồ sơ' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const changed = before.map((host, at) => (at < 3 ? 'Sở Tài chính' : host));
      await expect.poll(() => hosts.allInnerTexts()).toEqual(changed);
      await page.getByText('Đã ghi “Cơ quan chủ trì” vào 3 hồ sơ.').waitFor();
      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await expect.poll(() => hosts.allInnerTexts()).toEqual(before);
    });

    it('write nothing where some records refuse, tell which and why, and write the others on asking', async () => {
      await begin('outgoing-delegation');
      const row = (code: string) => page.locator('tr.list-row', { hasText: code });
      const returned = (code: string): Promise<string> => row(code).locator('td:nth-child(7)').innerText();
      // The one left on 15 March, the other on 27 February.
      const [late, early] = ['ĐR-VP-2024-0009', 'ĐR-VP-2024-0006'];
      const before = [await returned(late), await returned(early)];
      await row(late).click({ modifiers: ['Control'] });
      await row(early).click({ modifiers: ['Control'] });
      await page.keyboard.press('F2');
      const dialog = page.getByRole('dialog');
      await dialog.locator('#many-field:focus').waitFor();
      await page.keyboard.type('ngay ve thuc te');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await dialog.locator('#many-value:focus').waitFor();
      await page.keyboard.type('1/3/2024');
      await dialog.getByRole('button', { name: 'Ghi vào 2 hồ sơ' }).click();
      await dialog.getByText('Chưa ghi gì: 1 hồ sơ').waitFor();
      await dialog.getByRole('listitem').filter({ hasText: late }).waitFor();
      expect([await returned(late), await returned(early)]).toEqual(before);
      await dialog.getByRole('button', { name: 'Bỏ chọn 1 hồ sơ này' }).click();
      await dialog.getByRole('button', { name: 'Ghi vào 1 hồ sơ' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(() => returned(early)).toBe('01/03/2024');
      expect(await returned(late)).toBe(before[0]);
      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await expect.poll(() => returned(early)).toBe(before[1]);
    });

    it('take marked records out with one reason, bring them back, and undo either', async () => {
      await begin('talk');
      const rows = page.locator('tr.list-row');
      const all = await rows.count();
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Delete');
      const dialog = page.getByRole('dialog');
      await dialog.locator('#many-reason:focus').waitFor();
      await page.keyboard.type('Nhập trùng');
      await dialog.getByRole('button', { name: 'Loại khỏi sổ' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(() => rows.count()).toBe(all - 2);
      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await expect.poll(() => rows.count()).toBe(all);
      await listStands(page);
      await page.locator('h1').click();
      await page.keyboard.press('Space');
      await page.keyboard.press('Delete');
      await dialog.locator('#many-reason:focus').waitFor();
      await page.keyboard.type('Nhập nhầm sổ');
      await dialog.getByRole('button', { name: 'Loại khỏi sổ' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(() => rows.count()).toBe(all - 1);
      await page.getByText('Đã loại khỏi sổ', { exact: true }).click();
      await expect.poll(() => rows.count()).toBe(1);
      await listStands(page);
      await page.locator('h1').click();
      await page.keyboard.press('Space');
      await toolbar().getByRole('button', { name: 'Đưa lại vào sổ' }).click();
      await dialog.getByRole('button', { name: 'Đưa lại vào sổ' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.locator('.list-empty').waitFor();
      await page.getByText('Đã loại khỏi sổ', { exact: true }).click();
      await expect.poll(() => rows.count()).toBe(all);
    });

    it('give out and print just the marked records', async () => {
      await begin('talk');
      const codes = await page.locator('tr.list-row td:nth-child(2)').allInnerTexts();
      await page.keyboard.press('Space');
      await page
        .locator('tr.list-row')
        .nth(2)
        .click({ modifiers: ['Control'] });
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        toolbar().getByRole('button', { name: 'Xuất Excel phần đã chọn' }).click(),
      ]);
      const sheet = read(await readFile(await download.path()), { dense: true });
      const [name = ''] = sheet.SheetNames;
      const text = JSON.stringify(sheet.Sheets[name]);
      expect(codes.filter((code) => text.includes(code))).toEqual([codes[0], codes[2]]);
      await toolbar().getByRole('button', { name: 'In phần đã chọn' }).click();
      const paper = page.frameLocator('iframe').locator('body');
      await paper.getByText(codes[2] ?? '').waitFor();
      await paper.getByText('chỉ các hồ sơ đã chọn').waitFor();
      const printed = await paper.innerText();
      expect(codes.filter((code) => printed.includes(code))).toEqual([codes[0], codes[2]]);
      await page.keyboard.press('Escape');
    });
  });

  describe('the columns of a list', () => {
    const head = (name: string) => page.getByRole('columnheader', { name, exact: true });
    const heads = (): Promise<readonly string[]> => page.locator('th[data-column]').allInnerTexts();
    const widthOf = async (name: string): Promise<number> => (await head(name).boundingBox())?.width ?? 0;
    /** Pixels by which the rows scroll sideways. */
    const sideways = (): Promise<number> =>
      page.locator('.list-frame').evaluate((frame) => frame.scrollWidth - frame.clientWidth);
    const usual = [
      'Mã hồ sơ',
      'Tên đoàn',
      'Cơ quan chủ trì',
      'Nước và địa phương đến',
      'Ngày đi',
      'Ngày về',
      'Lượt người',
      'Tình trạng',
    ];

    async function begin(): Promise<void> {
      await beginAt(page, '#/list/outgoing-delegation');
      await listStands(page);
      await page.locator('tr.list-row.chosen').waitFor();
    }

    /** Opens the choice of columns by its key. */
    async function choose(): Promise<Locator> {
      await page.locator('h1').click();
      await page.keyboard.press('c');
      const dialog = page.getByRole('dialog');
      await dialog.locator('.column-lines input:focus').waitFor();
      return dialog;
    }

    it('give the room to the name, wrap it to two lines, and tell whole what they cut', async () => {
      await begin();
      expect(await heads()).toEqual(usual);
      expect(await widthOf('Tên đoàn')).toBeGreaterThan(250);
      expect(await sideways()).toBe(0);
      const row = page.locator('tr.list-row', { hasText: 'ĐR-VP-2024-0001' });
      const name = row.locator('td:nth-child(3) .clamp');
      const [line, whole] = await name.evaluate((cell) => [
        Number.parseFloat(getComputedStyle(cell).lineHeight),
        cell.textContent,
      ]);
      expect((await name.boundingBox())?.height).toBeCloseTo(line * 2, 0);
      await name.hover();
      await expect.poll(() => name.getAttribute('title')).toBe(whole);
      const code = row.locator('td:nth-child(2) .clamp');
      await code.hover();
      await expect.poll(() => code.getAttribute('title')).toBeNull();
    });

    it('are made wider by their edges, still fit, are remembered, and go back by a double press', async () => {
      await begin();
      const before = await widthOf('Cơ quan chủ trì');
      const edge = await head('Cơ quan chủ trì').locator('.edge').boundingBox();
      if (edge === null) throw new Error('no edge');
      await page.mouse.move(edge.x + 4, edge.y + 8);
      await page.mouse.down();
      await page.mouse.move(edge.x + 30, edge.y + 8, { steps: 4 });
      await page.mouse.move(edge.x + 44, edge.y + 8, { steps: 4 });
      await page.mouse.up();
      await expect.poll(() => widthOf('Cơ quan chủ trì')).toBe(before + 40);
      expect(await sideways()).toBe(0);
      // Nothing was ordered by it.
      await expect.poll(() => head('Cơ quan chủ trì').getAttribute('aria-sort')).toBeNull();
      await begin();
      await expect.poll(() => widthOf('Cơ quan chủ trì')).toBe(before + 40);
      await head('Cơ quan chủ trì').locator('.edge').dblclick();
      await head('Nước và địa phương đến').locator('.edge').dblclick();
      await expect.poll(() => widthOf('Cơ quan chủ trì')).toBe(before);
    });

    it('are dragged to another place', async () => {
      await begin();
      await head('Tình trạng').dragTo(head('Cơ quan chủ trì'));
      const moved = usual.toSpliced(7, 1).toSpliced(2, 0, 'Tình trạng');
      await expect.poll(heads).toEqual(moved);
      await begin();
      expect(await heads()).toEqual(moved);
    });

    it('are chosen, moved and made wider by keys, printed as they stand, and go back to the usual', async () => {
      await begin();
      let dialog = await choose();
      await dialog.getByLabel('Trưởng đoàn', { exact: true }).focus();
      await page.keyboard.press('Space');
      for (
        let at = (await dialog.locator('.column-line').allInnerTexts()).indexOf('Trưởng đoàn');
        at > 1;
        at -= 1
      )
        await page.keyboard.press('Alt+ArrowUp');
      await dialog.getByLabel('Trưởng đoàn', { exact: true }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.type('210');
      await dialog.getByLabel('Thành viên', { exact: true }).focus();
      await page.keyboard.press('Space');
      await dialog.getByLabel('Tình trạng', { exact: true }).focus();
      await page.keyboard.press('Space');
      await dialog.getByRole('button', { name: 'Áp dụng' }).focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await head('Trưởng đoàn').waitFor();
      expect((await heads()).slice(0, 2)).toEqual(['Mã hồ sơ', 'Trưởng đoàn']);
      expect(await heads()).not.toContain('Tình trạng');
      await begin();
      expect((await heads()).slice(0, 2)).toEqual(['Mã hồ sơ', 'Trưởng đoàn']);
      expect(await widthOf('Trưởng đoàn')).toBe(210);
      // Members are read for the list only where they are a column.
      const at = (await heads()).indexOf('Thành viên') + 2;
      await page
        .locator(`tr.list-row td:nth-child(${at})`, { hasText: /\p{L}+ \p{L}+/u })
        .first()
        .waitFor();
      await page.keyboard.press('Control+p');
      const paper = page.frameLocator('iframe').locator('th');
      await paper.filter({ hasText: 'Trưởng đoàn' }).first().waitFor();
      expect(await paper.filter({ hasText: 'Tình trạng' }).count()).toBe(0);
      await page.keyboard.press('Escape');
      dialog = await choose();
      await dialog.getByRole('button', { name: 'Trở lại như ban đầu' }).click();
      await dialog.getByRole('button', { name: 'Áp dụng' }).click();
      await expect.poll(heads).toEqual(usual);
    });

    it('keep their heads and the buttons in sight while rows scroll, and leave nothing out of reach at 200 %', async () => {
      await page.setViewportSize({ width: 1366, height: 660 });
      await begin();
      await page.keyboard.press('End');
      await expect
        .poll(() => page.locator('.list-frame').evaluate((frame) => frame.scrollTop))
        .toBeGreaterThan(0);
      const inSight = async (part: Locator): Promise<boolean> => {
        const [box, view] = [await part.boundingBox(), page.viewportSize()];
        return box !== null && view !== null && box.y >= 0 && box.y + box.height <= view.height;
      };
      for (const part of [head('Tên đoàn'), page.getByRole('button', { name: 'Thêm (N)' }), searchBox(page)])
        expect(await inSight(part)).toBe(true);
      await page.setViewportSize({ width: 683, height: 384 });
      for (const name of ['Thêm (N)', 'Xuất Excel', 'In sổ', 'Bộ lọc đã lưu', 'Cột…'])
        await page.getByRole('button', { name, exact: true }).click({ trial: true });
      await page.locator('.list-pages .ant-select').click({ trial: true });
      await page.locator('tr.list-row').last().click({ trial: true });
      await page
        .getByRole('button', { name: 'Tình trạng' })
        .or(head('Tình trạng'))
        .first()
        .click({ trial: true });
      await page.setViewportSize({ width: 1366, height: 768 });
    });
  });
});
