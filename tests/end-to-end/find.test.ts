import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsTabs } from '../../renderer/session/routes.ts';
import { settingFields } from '../../renderer/settings/setting-fields.ts';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { Hands } from './keyboard.ts';
import { beginAt, browserPath, goTo, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

const { t } = createTranslator('vi');

describe.skipIf(browserPath === null)(
  `the box of Ctrl+K${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;
    let hands: Hands;
    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
      hands = await Hands.on(page);
    });
    afterAll(() => opened.close());

    const box = () => page.locator('dialog.find').getByRole('combobox');
    const options = () => page.locator('dialog.find').getByRole('option');
    const marked = () => page.locator('dialog.find [role=option][aria-selected=true]');
    const told = () => page.locator('dialog.find').getByRole('status');

    async function open(): Promise<void> {
      await page.keyboard.press('Control+k');
      await box().waitFor();
      await expect.poll(() => box().evaluate((input) => input.matches(':focus'))).toBe(true);
    }
    /** Types words anew and waits until what stands there is their answer. */
    async function ask(words: string): Promise<void> {
      await hands.empty();
      await page.keyboard.type(words);
      await expect.poll(() => told().textContent()).not.toBe('');
    }
    const closed = (): Promise<void> => page.locator('dialog.find').waitFor({ state: 'detached' });

    it('opens a record by a bit of its code, from any screen', async () => {
      await beginAt(page, '#/settings/rules');
      await open();
      await page.keyboard.type('dr-vp-2024-0007');
      await page.keyboard.press('Enter');
      await closed();
      await page.getByRole('heading', { level: 1, name: /ĐR-VP-2024-0007/ }).waitFor();
    });

    it('shows register and date beside each record, and says how many there are', async () => {
      await beginAt(page, '#/');
      await open();
      await ask('0007');
      const texts = await options().allInnerTexts();
      expect(texts[0]).toMatch(/-2024-0007/);
      expect(texts.some((text) => /Đoàn ra/.test(text) && /\d\d\/\d\d\/2024/.test(text))).toBe(true);
      await expect.poll(() => told().textContent()).toContain(String(texts.length));
      await ask('zxqw');
      await expect.poll(() => told().textContent()).toBe('Không tìm thấy.');
      expect(await options().count()).toBe(0);
      await page.keyboard.press('Escape');
      await closed();
    });

    it('begins with the records opened last, also in the next window', async () => {
      await beginAt(page, '#/list/talk');
      await page.locator('tr.list-row').first().click();
      const heading = page.getByRole('heading', { level: 1 }).filter({ hasText: 'HĐ-VP-' });
      await heading.waitFor();
      const code = /HĐ-VP-\d{4}-\d{4}/.exec(await heading.innerText())?.[0] ?? 'none';
      await beginAt(page, '#/list/letter');
      await open();
      await expect.poll(() => options().first().innerText()).toContain(code);
      // Commands stand behind them.
      await expect.poll(() => options().filter({ hasText: 'Thêm đoàn ra' }).count()).toBe(1);
      await page.keyboard.press('Enter');
      await closed();
      await heading.waitFor();
    });

    it('goes on with the keyboard only: down, within one register by Tab, and back', async () => {
      await beginAt(page, '#/');
      await open();
      await ask('quang tay');
      const second = await options().nth(1).innerText();
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => marked().innerText()).toBe(second);
      await expect
        .poll(() => box().getAttribute('aria-activedescendant'))
        .toBe(await marked().getAttribute('id'));
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await expect.poll(() => told().textContent()).toMatch(/^Đoàn vào: /);
      for (const text of await options().allInnerTexts()) expect(text).toContain('Đoàn vào');
      await page.keyboard.press('Shift+Tab');
      await expect.poll(() => told().textContent()).toMatch(/^Đoàn ra: /);
      await expect.poll(() => box().evaluate((input) => input.matches(':focus'))).toBe(true);
      await page.keyboard.press('Escape');
      await closed();
    });

    it('does what a command says', async () => {
      await beginAt(page, '#/');
      await open();
      await ask('them doan ra');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /^Thêm đoàn ra/ }).waitFor();
      await goTo(page, '#/');
      await open();
      await ask('nhap tu excel thu');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText('Bấm hoặc kéo thả tệp').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await open();
      await ask('in so thu');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'In sổ: Thư' }).waitFor();
    });

    it('opens a report by its period, in words or numbers', async () => {
      await beginAt(page, '#/');
      await open();
      await ask('quý 1 2024');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.url()).toContain('#/reports/2024-Q1');
    });

    it('leads to a setting by the name of its field', async () => {
      await beginAt(page, '#/');
      await open();
      await ask('nhac giay to het han');
      await page.keyboard.press('Enter');
      await closed();
      const field = page.getByLabel('Nhắc giấy tờ hết hạn trước (ngày)');
      await expect.poll(() => field.evaluate((input) => input.matches(':focus'))).toBe(true);
    });

    it('changes the language', async () => {
      await beginAt(page, '#/list/talk');
      await open();
      await ask('doi sang english');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
      await page.getByRole('heading', { level: 1, name: /^Talks/ }).waitFor();
      await open();
      await expect.poll(() => box().getAttribute('aria-label')).toBe('Find anything');
      await page.keyboard.type('change to tieng viet');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('vi');
    });

    it('gives the focus back, and closes nothing but itself', async () => {
      await beginAt(page, '#/list/outgoing-delegation');
      await page.locator('tr.list-row').first().click();
      const field = page.getByLabel('Tên đoàn');
      await hands.into(field);
      await page.keyboard.type('Đoàn đang sửa');
      await open();
      await page.keyboard.type('thư');
      await page.keyboard.press('Control+s');
      await page.keyboard.press('Escape');
      await closed();
      await expect.poll(() => field.evaluate((input) => input.matches(':focus'))).toBe(true);
      await expect.poll(() => field.inputValue()).toBe('Đoàn đang sửa');
      await page.keyboard.press('Control+z');
    });

    it('opens nothing while a word is composed, and answers the words that stand there last', async () => {
      await beginAt(page, '#/');
      await open();
      await hands.compose('hội đàm');
      await expect.poll(() => options().first().innerText()).toContain('Hội đàm');
      await expect.poll(() => page.locator('dialog.find').count()).toBe(1);
      // Enter right behind the last key opens what the whole of it finds.
      await hands.empty();
      await hands.unikey('ĐR-VP-2024-0003');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /ĐR-VP-2024-0003/ }).waitFor();
    });

    it('knows every field of the settings by its tab', async () => {
      for (const tab of settingsTabs) {
        if (tab === 'reference') continue;
        await beginAt(page, `#/settings/${tab}`);
        await page.locator('[role=tabpanel] button').first().waitFor();
        const labels = async () =>
          (await page.locator('.ant-form-item-label label').allInnerTexts()).map((label) => label.trim());
        await expect
          .poll(async () => [tab, ...(await labels()).toSorted()])
          .toEqual([tab, ...settingFields[tab].map((label) => t(label)).toSorted()]);
      }
    });
  },
);
