import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atRest, faultsOf } from './axe.ts';
import {
  beginAt,
  browserPath,
  dataFolder,
  goTo,
  openBrowser,
  openPlace,
  openSections,
  openWindow,
  saveRecord,
  startProgram,
  withoutBrowser,
  type OpenWindow,
  type Program,
} from './program.ts';

const places = [
  ['Trang chính', '#/'],
  ['Đoàn ra', '#/list/outgoing-delegation'],
  ['Đoàn vào', '#/list/incoming-delegation'],
  ['Biên giới', '#/list/border-incident'],
  ['Hội đàm, thư', '#/list/talk'],
  ['Nhiệm vụ', '#/list/task'],
  ['Báo cáo', '#/reports'],
  ['Cá nhân', '#/list/person'],
  ['Cài đặt', '#/settings'],
] as const;

const hash = (page: Page) => page.evaluate(() => window.location.hash);

/** What of the menu is not wholly in the window, or moves when it is scrolled. */
const outOfReach = async (page: Page): Promise<readonly string[]> => {
  // It comes last, and takes its room from the places.
  await page.locator('.due-badge').waitFor();
  return page.evaluate(() => {
    const menu = document.querySelector('.side-menu');
    const parts = [...(menu?.querySelectorAll('[role=menuitem], button, .ant-segmented') ?? [])];
    const cut = parts
      .filter((part) => {
        const { top, bottom, left, right, height } = part.getBoundingClientRect();
        return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth || height < 20;
      })
      .map((part) => part.outerHTML.slice(0, 120));
    const scrolled = [...(menu?.querySelectorAll('*') ?? [])]
      .filter((part) => getComputedStyle(part).overflowY === 'auto' && part.scrollHeight > part.clientHeight)
      .map((part) => `${part.className} scrolls`);
    return parts.length < 11 ? [`only ${parts.length} parts`] : [...cut, ...scrolled];
  });
};

const folded = (page: Page) => page.locator('.side-menu-folded');

describe.skipIf(browserPath === null)(`the menu${browserPath === null ? ` (${withoutBrowser})` : ''}`, () => {
  let opened: OpenWindow;
  let page: Page;
  beforeAll(async () => {
    opened = await openWindow();
    ({ page } = opened);
  });
  afterAll(() => opened.close());

  it('has nine places, all of them in a window of 600 pixels, and says which one is open', async () => {
    await page.setViewportSize({ width: 1366, height: 600 });
    await expect.poll(() => page.getByRole('menuitem').allInnerTexts()).toEqual(places.map(([name]) => name));
    expect(await outOfReach(page)).toEqual([]);
    for (const [name, address] of places) {
      await openPlace(page, name);
      await expect.poll(() => hash(page)).toBe(address);
      await page.locator('h1').waitFor();
      await expect.poll(() => page.locator('.side-menu [aria-current=page]').allInnerTexts()).toEqual([name]);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('opens a place at the screen of it that was open last, and shows its screens above the title', async () => {
    await openPlace(page, 'Biên giới', 'Tuyến biên giới');
    await page.getByRole('heading', { level: 1, name: 'Tuyến biên giới' }).waitFor();
    const tabs = page.locator('.screen-tabs');
    await expect.poll(() => tabs.locator('[aria-current=page]').allInnerTexts()).toEqual(['Tuyến biên giới']);
    expect((await tabs.boundingBox())?.height).toBeLessThanOrEqual(32);
    await openPlace(page, 'Đoàn ra');
    await page.getByRole('heading', { level: 1, name: 'Đoàn ra' }).waitFor();
    await tabs.waitFor({ state: 'detached' });
    await openPlace(page, 'Biên giới');
    await expect.poll(() => hash(page)).toBe('#/line');
  });

  it('leads from screen to screen by keys alone', async () => {
    await beginAt(page, '#/list/task');
    await page.locator('.screen-tabs').getByText('Nhiệm vụ', { exact: true }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Theo dõi nhiệm vụ' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Theo dõi');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => hash(page)).toBe('#/list/assigning-document');
  });

  it('gives a record the room of the tabs, and stands at the place of its list', async () => {
    await beginAt(page, '#/list/letter');
    await page.locator('tr.list-row').first().click();
    await page.getByRole('button', { name: 'Lịch sử' }).waitFor();
    expect(await page.locator('.screen-tabs').count()).toBe(0);
    await openPlace(page, 'Hội đàm, thư');
    await expect.poll(() => hash(page)).toBe('#/list/letter');
  });

  describe('who works here', () => {
    const name = () => page.locator('.working-here');
    const panel = () => page.getByRole('dialog', { name: 'Người đang làm việc' });
    const history = () => page.locator('.ant-drawer');
    const tellsInHistory = async (summary: string): Promise<string> => {
      await page.getByRole('button', { name: 'Lịch sử' }).click();
      await history().getByText(summary).first().waitFor();
      const told = await history().innerText();
      await atRest(page);
      await page.keyboard.press('Escape');
      await history().getByText(summary).first().waitFor({ state: 'hidden' });
      return told;
    };
    const openTalk = async (): Promise<void> => {
      await beginAt(page, '#/list/talk');
      await page.locator('tr.list-row').first().click();
      await page.getByRole('button', { name: 'Lịch sử' }).waitFor();
      await openSections(page);
    };
    const notes = () => page.locator('#field-notes');

    it('changes by one click on the name: someone new with a position, then back to the first by keys', async () => {
      await openTalk();
      await name().click();
      await panel().getByRole('combobox').and(page.locator(':focus')).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.type('Trần Văn Bình');
      await panel().getByRole('option', { name: 'Thêm người mới: Trần Văn Bình' }).waitFor();
      await page.keyboard.press('Enter');
      await panel().getByLabel('Chức vụ').and(page.locator(':focus')).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.type('Phó Trưởng phòng');
      await page.keyboard.press('Enter');
      await panel().waitFor({ state: 'hidden' });
      await expect.poll(() => name().innerText()).toBe('Trần Văn Bình');
      await notes().fill('Bình đã xem');
      await saveRecord(page);
      await page.keyboard.press('Control+u');
      await panel()
        .getByRole('option', { name: /Nguyễn Thị Lan/ })
        .waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => name().innerText()).toBe('Nguyễn Thị Lan');
      await notes().fill('Lan đã xem');
      await saveRecord(page);
      const told = await tellsInHistory('Lan đã xem');
      expect(told).toMatch(/Nguyễn Thị Lan[\s\S]*Lan đã xem[\s\S]*Trần Văn Bình[\s\S]*Bình đã xem/);
    });

    it('asks first where something on the screen is not saved, and keeps what was typed', async () => {
      await openTalk();
      await notes().fill('Đang viết dở');
      await page.keyboard.press('Control+u');
      await panel()
        .getByRole('option', { name: /Trần Văn Bình/ })
        .click();
      await panel()
        .getByText(/nội dung chưa lưu.*Trần Văn Bình/)
        .waitFor();
      await panel().getByRole('button', { name: 'Không đổi' }).and(page.locator(':focus')).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await panel().waitFor({ state: 'hidden' });
      await expect.poll(() => name().innerText()).toBe('Nguyễn Thị Lan');
      await page.keyboard.press('Control+u');
      await panel()
        .getByRole('option', { name: /Trần Văn Bình/ })
        .click();
      await panel().getByRole('button', { name: 'Đổi sang Trần Văn Bình' }).click();
      await expect.poll(() => name().innerText()).toBe('Trần Văn Bình');
      await expect.poll(() => notes().inputValue()).toBe('Đang viết dở');
      await saveRecord(page);
      expect(await tellsInHistory('Đang viết dở')).toMatch(
        /Trần Văn Bình[\s\S]*Đang viết dở[\s\S]*Nguyễn Thị Lan[\s\S]*Lan đã xem/,
      );
    });

    it('leaves the record in its place at Escape, and goes when something else is pressed', async () => {
      await openTalk();
      const there = await hash(page);
      await name().focus();
      await page.keyboard.press('Enter');
      await panel().getByRole('combobox').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('nguyen thi lan');
      await panel()
        .getByRole('option', { name: /Nguyễn Thị Lan/ })
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await panel().waitFor({ state: 'hidden' });
      expect(await hash(page)).toBe(there);
      await expect.poll(() => name().evaluate((one) => one.matches(':focus'))).toBe(true);
      await name().click();
      await panel().waitFor();
      await name().click();
      await panel().waitFor({ state: 'hidden' });
      await name().click();
      await panel().waitFor();
      await page.locator('h1').click();
      await panel().waitFor({ state: 'hidden' });
    });
  });

  it('folds to signs by button and key, and is folded at the next start', async () => {
    await beginAt(page, '#/');
    await page.getByRole('button', { name: 'Thu gọn mục chính (Ctrl+F1)' }).click();
    await folded(page).waitFor();
    await atRest(page);
    expect((await page.locator('.side-menu').boundingBox())?.width).toBeLessThanOrEqual(56);
    expect(await outOfReach(page)).toEqual([]);
    await page.reload();
    await folded(page).waitFor();
    await page.getByRole('menuitem', { name: 'Biên giới', exact: true }).hover();
    await page.getByRole('tooltip', { name: 'Biên giới' }).waitFor();
    await openPlace(page, 'Cá nhân');
    await expect.poll(() => hash(page)).toBe('#/list/person');
    await page.keyboard.press('Control+F1');
    await expect.poll(() => folded(page).count()).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: 'Thu gọn mục chính (Ctrl+F1)' }).waitFor();
  });

  it('folds by itself at 200 %, with every place and the language in reach, and unfolds when it is wide again', async () => {
    await beginAt(page, '#/');
    await page.setViewportSize({ width: 683, height: 384 });
    await folded(page).waitFor();
    await atRest(page);
    expect(await outOfReach(page)).toEqual([]);
    for (const [name, address] of [places[7], places[8]]) {
      await openPlace(page, name);
      await expect.poll(() => hash(page)).toBe(address);
    }
    await page.getByRole('button', { name: 'Ngôn ngữ: VI' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('menuitem', { name: 'Settings' }).waitFor();
    await page.getByRole('button', { name: 'Language: EN' }).click();
    await page.getByRole('menuitem', { name: 'Tiếng Việt' }).click();
    await page.getByRole('menuitem', { name: 'Cài đặt' }).waitFor();
    await page.keyboard.press('Control+F1');
    await expect.poll(() => folded(page).count()).toBe(0);
    await atRest(page);
    expect(await outOfReach(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await expect.poll(() => folded(page).count()).toBe(0);
    await page.setViewportSize({ width: 683, height: 384 });
    await folded(page).waitFor();
    await page.setViewportSize({ width: 1366, height: 768 });
    await expect.poll(() => folded(page).count()).toBe(0);
  });
});

describe.skipIf(browserPath === null)(
  `the PC of a post${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    const folder = dataFolder();
    let program: Program;
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      program = await startProgram(folder.path);
      browser = await openBrowser();
      page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
      await page.goto(program.address);
    });
    afterAll(async () => {
      await browser.close();
      await program.end();
      folder.remove();
    });
    const menu = () => page.getByRole('menuitem').allInnerTexts();

    it('is asked for first, and does not begin without the name of the post', async () => {
      const kind = page.getByRole('radio', { name: /^Máy của Sở/ });
      await kind.waitFor();
      await expect.poll(() => kind.isChecked()).toBe(true);
      await page.getByText('Máy của đồn', { exact: true }).click();
      await page.getByLabel('Đồn đặt máy').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByLabel('Họ và tên').fill('Hoàng Văn Nam');
      await page.getByRole('button', { name: 'Bắt đầu' }).click();
      await page.locator('.ant-form-item-explain-error', { hasText: 'Chọn đồn đặt máy' }).waitFor();
      await page.getByLabel('Đồn đặt máy').click();
      await page.keyboard.type('tan thanh');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.getByLabel('Đơn vị').inputValue()).toBe('Đồn Biên phòng Tân Thanh');
      await expect.poll(() => page.getByLabel(/mã hồ sơ/).inputValue()).toBe('TT');
      await page.getByRole('button', { name: 'Bắt đầu' }).click();
      await page.getByRole('heading', { level: 1, name: /^Đồn Biên phòng Tân Thanh – hôm nay/ }).waitFor();
      await expect.poll(menu).toEqual(['Trang chính', 'Sự vụ', 'Gặp gỡ', 'Thư', 'Cài đặt']);
    });

    it('shows first what concerns the post: its open incidents, not the figures of delegations', async () => {
      await page.getByText('Sự vụ đang mở tại đồn').waitFor();
      await page.getByText('Biên giới cần theo dõi').waitFor();
      expect(await page.getByText('Lượt người').count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Thêm đoàn ra' }).count()).toBe(0);
      await page.keyboard.press('n');
      await page.locator('.form-grid :focus').waitFor();
      await expect
        .poll(() => page.getByLabel('Đồn biên phòng').first().inputValue())
        .toBe('Đồn Biên phòng Tân Thanh');
      await page.getByLabel('Loại sự vụ').fill('Vượt biên');
      await page.getByLabel('Ngày xảy ra').fill('1/3/2024');
      await page.getByLabel('Tóm tắt').fill('Trâu bò qua biên giới');
      await page.keyboard.press('Control+s');
      await page.getByText(/Đã lưu SV-TT-2024-0001/).waitFor();
      await openPlace(page, 'Trang chính');
      await page.getByText('Sự vụ đang mở tại đồn (1)').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page
        .getByRole('link', { name: /Trâu bò qua biên giới/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Lịch sử' }).waitFor();
    });

    it('forbids nothing: what the menu lacks opens by its address, and stands at no place', async () => {
      await goTo(page, '#/list/outgoing-delegation');
      await page.getByRole('heading', { level: 1, name: 'Đoàn ra' }).waitFor();
      expect(await page.locator('.side-menu [aria-current=page]').count()).toBe(0);
      await openPlace(page, 'Sự vụ', 'Tuyến biên giới');
      await page.getByRole('heading', { level: 1, name: 'Tuyến biên giới' }).waitFor();
    });

    it('becomes the department’s at once in the settings, and a post’s again', async () => {
      await openPlace(page, 'Cài đặt');
      await page.getByRole('tab', { name: 'Máy này' }).click();
      await page.getByText('Máy của Sở', { exact: true }).click();
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      await expect.poll(menu).toEqual(places.map(([name]) => name));
      await page.getByText('Máy của đồn', { exact: true }).click();
      await page.getByLabel('Đồn đặt máy').fill('huu nghi');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      await expect.poll(menu).toEqual(['Trang chính', 'Sự vụ', 'Gặp gỡ', 'Thư', 'Cài đặt']);
      await openPlace(page, 'Trang chính');
      await page.getByRole('heading', { level: 1, name: /^Đồn Biên phòng CKQT Hữu Nghị/ }).waitFor();
    });
  },
);
