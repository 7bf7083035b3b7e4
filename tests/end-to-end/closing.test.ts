import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, goTo, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

const DAY = 86_400_000;
/** So many days from today, in Việt Nam. */
function dayFromToday(days: number): string {
  return new Date(Date.now() + 7 * 3_600_000 + days * DAY).toISOString().slice(0, 10);
}

const shown = (day: string): string => day.split('-').toReversed().join('/');

describe.skipIf(browserPath === null)(`closing a period in the window (${withoutBrowser})`, () => {
  let opened: OpenWindow;
  let page: Page;
  let dialog: Locator;

  beforeAll(async () => {
    opened = await openWindow();
    page = opened.page;
    dialog = page.getByRole('dialog', { name: 'Chốt số liệu' });
  });
  afterAll(() => opened.close());

  /** The side of the report on which its period is closed. */
  const openClosing = async (period: string): Promise<void> => {
    await goTo(page, `#/reports/${period}`);
    await page.locator('.ant-segmented-item', { hasText: 'Chốt số liệu' }).click();
    await page.getByRole('button', { name: 'Chốt số liệu' }).waitFor();
  };
  const ask = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Chốt số liệu' }).click();
    await dialog.waitFor();
  };
  const button = (name: string): Locator => dialog.getByRole('button', { name, exact: true });
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
  /** What the program itself says of the period once everything is read anew. */
  const isStillOpen = async (period: string): Promise<void> => {
    await goTo(page, '#/');
    await openClosing(period);
    await page.getByText('chưa chốt', { exact: true }).waitFor();
    expect(await page.getByText('Số liệu kỳ này đã chốt.').count()).toBe(0);
  };

  it('asks when it is pressed once: what closing means, what is open and which sections are not printed', async () => {
    await openClosing('2024-Q1');
    await ask();
    await dialog.getByText('Chốt số liệu: Quý I năm 2024 (15/12/2023 – 14/03/2024)').waitFor();
    await dialog.getByText('vẫn sửa được đến khi ghi số, ngày ký').waitFor();
    await dialog.getByText('bổ sung, điều chỉnh trong báo cáo kỳ sau').waitFor();
    await dialog
      .getByText(
        'Công tác thông tin đối ngoại; HẠN CHẾ, KHÓ KHĂN; NHIỆM VỤ TRỌNG TÂM KỲ TỚI; ĐỀ XUẤT, KIẾN NGHỊ',
      )
      .waitFor();
    const summary = await dialog.getByText(/^Còn \d+ điểm cần xem lại: /).textContent();
    const [all, sections, warnings, missing] = [...(summary ?? '').matchAll(/\d+/g)].map(Number);
    expect(summary).toBe(
      `Còn ${all} điểm cần xem lại: ${sections} mục chưa có nội dung, ${warnings} hồ sơ có cảnh báo, ${missing} hồ sơ thiếu thông tin`,
    );
    expect(sections).toBe(4);
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe((warnings ?? 0) + (missing ?? 0));
    await expect.poll(() => dialog.getByRole('link').count()).toBe((all ?? 0) - 4);
    await page.getByText(`Cần xem lại trước khi chốt (${all})`).waitFor();
    await isStillOpen('2024-Q1');
  });

  it('closes nothing on Enter right away, on Escape or on the cross, and the focus is back where it was', async () => {
    for (const leave of [
      () => page.keyboard.press('Enter'),
      () => page.keyboard.press('Escape'),
      () => dialog.locator('.ant-modal-close').click(),
    ]) {
      await page.getByRole('button', { name: 'Chốt số liệu' }).focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor();
      await expect.poll(focused).toBe('Hủy');
      await leave();
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(focused).toBe('Chốt số liệu');
      await expect.poll(() => page.evaluate(() => window.location.hash)).toBe('#/reports/2024-Q1');
    }
    await isStillOpen('2024-Q1');
  });

  it('has no fault of contrast, focus or labels while it asks', async () => {
    await ask();
    await dialog.getByRole('listitem').first().waitFor();
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
    );
    const { violations } = await new AxeBuilder({ page })
      .include('.ant-modal-root')
      .withTags(['wcag2a', 'wcag2aa'])
      .analyze();
    expect(
      violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html.slice(0, 200)}`),
    ).toEqual([]);
  });

  it('lets the keys reach everything in it and nothing behind it', async () => {
    const reached = new Set<string>();
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const element = document.activeElement;
          // Past the last of the page the keys are the browser's own.
          if (element === null || element === document.body) return '';
          const at = element.tagName + (element.textContent ?? '').slice(0, 40);
          return element.closest('.ant-modal-root') === null ? `BEHIND ${at}` : at;
        }),
      );
    }
    expect([...reached].filter((at) => at.startsWith('BEHIND'))).toEqual([]);
    expect([...reached]).toEqual(expect.arrayContaining(['BUTTONHủy', 'BUTTONChốt số liệu']));
    expect([...reached].filter((at) => at.startsWith('A')).length).toBeGreaterThan(0);
  });

  it('leads to the record of a point', async () => {
    const link = dialog.getByRole('link').first();
    const code = (await link.textContent()) ?? '';
    await link.click();
    await page.getByText(code).first().waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(() => window.location.hash)).toMatch(/^#\/[a-z-]+\/[0-9a-f-]{36}$/);
  });

  it('refuses a period on its last day, says from when it can be closed, and lets the day before pass', async () => {
    // Once, so that a midnight in between changes none of them alone.
    const [first, yesterday, today] = [dayFromToday(-9), dayFromToday(-1), dayFromToday(0)];
    const tomorrow = dayFromToday(1);
    await openClosing(`${first}..${today}`);
    await ask();
    const sentence = `Kỳ báo cáo đến hết ngày ${shown(today)}; chốt được từ ngày ${shown(tomorrow)}.`;
    await dialog.getByText(sentence).waitFor();
    await expect.poll(() => button('Chốt số liệu').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await isStillOpen(`${first}..${today}`);
    await openClosing(`${first}..${yesterday}`);
    await ask();
    await expect.poll(() => button('Chốt số liệu').isEnabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('numbers the texts beside the paper as the paper does, and says which section is not printed', async () => {
    await goTo(page, '#/reports/2024-Q1');
    await page.locator('.ant-segmented-item', { hasText: 'Nội dung' }).click();
    const paper = page.frameLocator('iframe');
    await paper.getByText('4. Thực hiện nhiệm vụ được giao').waitFor();
    await expect
      .poll(() => paper.locator('.heading').allTextContents())
      .toEqual([
        'I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ',
        '1. Công tác lãnh sự, hợp tác quốc tế',
        '2. Công tác quản lý biên giới',
        '3. Công tác quản trị nội bộ',
        '4. Thực hiện nhiệm vụ được giao',
      ]);
    const proposals = page.getByRole('textbox', { name: 'ĐỀ XUẤT, KIẾN NGHỊ' });
    await expect.poll(() => proposals.getAttribute('aria-label')).toBe('ĐỀ XUẤT, KIẾN NGHỊ');
    await expect.poll(() => proposals.getAttribute('placeholder')).toContain('không in');
    await proposals.fill('Bổ sung biên chế.');
    await paper.getByText('II. ĐỀ XUẤT, KIẾN NGHỊ').waitFor();
    await page.getByRole('textbox', { name: 'II. ĐỀ XUẤT, KIẾN NGHỊ' }).waitFor();
  });

  it('closes once when it is confirmed twice in a row, and shows and focuses that the period is closed', async () => {
    await openClosing('2024-Q1');
    await ask();
    await dialog.getByText(': 3 mục chưa có nội dung, ').waitFor();
    await expect.poll(() => button('Chốt số liệu').isEnabled()).toBe(true);
    await button('Chốt số liệu').dblclick();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('note').getByText('Số liệu kỳ này đã chốt.').waitFor();
    await expect.poll(focused).toBe('Số liệu kỳ này đã chốt.');
    await page.getByText('đã chốt', { exact: true }).waitFor();
    await expect.poll(() => page.getByText(/^Chốt ngày/).count()).toBe(1);
    await expect.poll(() => page.getByText('Mở lại kỳ đã chốt').count()).toBe(1);
    const paper = page.frameLocator('iframe');
    await paper.getByText('II. ĐỀ XUẤT, KIẾN NGHỊ').waitFor();
    await expect.poll(() => paper.locator('.heading').allTextContents()).toHaveLength(6);
  });

  it('leaves texts open after closing, until the signed number is kept', async () => {
    const part = (name: string) => page.locator('.ant-segmented-item', { hasText: name });
    const proposals = () => page.getByRole('textbox', { name: /ĐỀ XUẤT, KIẾN NGHỊ$/ });
    await goTo(page, '#/reports/2024-Q1');
    await page.getByText('đã chốt', { exact: true }).waitFor();
    await part('Nội dung').click();
    await proposals().click();
    await page.keyboard.type('Đề nghị bổ sung biên chế.');
    await page.getByText('Đã lưu.', { exact: true }).waitFor();
    await page.frameLocator('iframe').getByText('Đề nghị bổ sung biên chế.').waitFor();
    await expect
      .poll(() => page.getByRole('checkbox', { name: 'Có báo cáo riêng' }).first().isDisabled())
      .toBe(true);
    await part('Chốt số liệu').click();
    await page.getByLabel('Số báo cáo đã ký').click();
    await page.keyboard.type('12/BC-SNgV');
    await page.getByRole('alert').getByText('bản ký không có các mục này').waitFor();
    await page.getByLabel('Người ký', { exact: true }).click();
    await page.keyboard.type('Đinh Thế Vinh');
    await page.getByRole('button', { name: 'Ghi nhận đã ký' }).click();
    await page.frameLocator('iframe').getByText('Số: 12/BC-SNgV').waitFor();
    await part('Nội dung').click();
    await expect.poll(() => proposals().isDisabled()).toBe(true);
    await expect.poll(() => proposals().inputValue()).toMatch(/Đề nghị bổ sung biên chế\.$/);
    await part('Chốt số liệu').click();
    await expect.poll(() => page.getByLabel('Người ký', { exact: true }).inputValue()).toBe('Đinh Thế Vinh');
    // What is signed stands: its figures are not opened again.
    expect(await page.getByRole('button', { name: 'Mở lại kỳ đã chốt' }).count()).toBe(0);
  });

  it('tells in the dialog why the period was not closed, when another window was quicker', async () => {
    const other = await page.context().newPage();
    try {
      await openClosing('2023-Q4');
      await ask();
      await expect.poll(() => button('Chốt số liệu').isEnabled()).toBe(true);
      await other.goto(page.url());
      await other.getByRole('menuitem', { name: 'Báo cáo' }).waitFor();
      await goTo(other, '#/reports/2023-Q4');
      await other.locator('.ant-segmented-item', { hasText: 'Chốt số liệu' }).click();
      await other.getByRole('button', { name: 'Chốt số liệu' }).click();
      const theirs = other.getByRole('dialog').getByRole('button', { name: 'Chốt số liệu', exact: true });
      await expect.poll(() => theirs.isEnabled()).toBe(true);
      await theirs.press('Enter');
      await other.getByRole('note').getByText('Số liệu kỳ này đã chốt.').waitFor();
      await button('Chốt số liệu').press('Enter');
      await dialog.getByRole('alert').getByText('Kỳ này đã chốt số liệu.').waitFor();
      await button('Hủy').click();
      await page.getByRole('note').getByText('Số liệu kỳ này đã chốt.').waitFor();
      await expect.poll(() => page.getByText(/^Chốt ngày/).count()).toBe(1);
    } finally {
      await other.close();
    }
  });
});
