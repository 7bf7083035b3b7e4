import { AxeBuilder } from '@axe-core/playwright';
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atRest } from './axe.ts';
import {
  beginRecord,
  browserPath,
  goTo,
  openWindow,
  takeRealDay,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

/** Today, as the window writes days. */
const realDay = (): RegExp =>
  new RegExp(new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date()));

describe.skipIf(browserPath === null)(`the sample on its own day (${withoutBrowser})`, () => {
  let opened: OpenWindow;
  let page: Page;
  beforeAll(async () => {
    opened = await openWindow('sample');
    ({ page } = opened);
  });
  afterAll(() => opened.close());

  const ribbon = () => page.getByRole('region', { name: 'Dữ liệu mẫu' });

  it('tells the day in a ribbon, over a first screen that is alive in every block', async () => {
    await ribbon().getByText('Dữ liệu mẫu, xem như ngày 26/3/2024').waitFor();
    await page.getByRole('heading', { level: 1, name: /26\/03\/2024/ }).waitFor();
    const cards = page.locator('.page .ant-card');
    await cards.first().waitFor();
    await atRest(page);
    const empty = page.getByText(/^(Không có|Chưa đến dịp)/);
    await expect.poll(() => empty.allInnerTexts()).toEqual([]);
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('begins forms with that day, and keeps the real one in the history', async () => {
    await beginRecord(page, 'letter');
    await page.getByLabel('Trích yếu', { exact: false }).first().fill('Thư thử ngày mẫu');
    const date = page.getByLabel('Ngày thư', { exact: false }).first();
    await expect.poll(() => date.inputValue()).toBe('26/03/2024');
    await date.fill('');
    await date.press('Control+;');
    await expect.poll(() => date.inputValue()).toBe('26/03/2024');
  });

  it('shows the last five quarters in charts that say what they show, and folds them away for good', async () => {
    await goTo(page, '#/');
    const trips = page.getByRole('img', { name: /^Lượt người, 5 quý/ });
    await expect
      .poll(() => trips.getAttribute('aria-label'))
      .toContain('Quý I năm 2024: đoàn ra 114, đoàn vào 175');
    await expect
      .poll(() => page.getByRole('img', { name: /^Số đoàn, 5 quý/ }).innerHTML())
      .toMatch(/>9<.*>21</s);
    await page.setViewportSize({ width: 1366, height: 660 });
    for (const block of ['Nhiệm vụ quá hạn, sắp đến hạn', 'Đi, về, đến, rời', 'Biên giới cần theo dõi']) {
      const top = async () => (await page.getByText(block).boundingBox())?.y;
      await expect.poll(top).toBeLessThan(400);
    }
    await page.getByRole('button', { name: 'Ẩn biểu đồ' }).press('Enter');
    await trips.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Hiện biểu đồ' }).click();
    await trips.waitFor();
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('draws a trip over its days in the month, on one line, and goes on in the next week', async () => {
    await goTo(page, '#/follow');
    await page.getByText('Lịch tháng', { exact: true }).click();
    // From Sunday 24 to Thursday 28 March.
    const bars = page
      .locator('.month')
      .getByRole('link', { name: /^Đoàn quảng bá nông sản tại Hội chợ Nam Ninh/ });
    await expect.poll(() => bars.count()).toBe(2);
    // What is measured stands still by now.
    await atRest(page);
    const cell = (day: string) =>
      page.locator('.month td:not(.beside)').filter({ has: page.getByText(day, { exact: true }) });
    const [sunday, later, thursday] = [
      await bars.nth(0).boundingBox(),
      await bars.nth(1).boundingBox(),
      await cell('28').boundingBox(),
    ];
    if (sunday === null || later === null || thursday === null) throw new Error('no bar');
    expect(later.width).toBeGreaterThan(3.8 * sunday.width);
    expect(later.x + later.width).toBeGreaterThan(thursday.x + 0.9 * thursday.width);
    expect(later.x + later.width).toBeLessThanOrEqual(thursday.x + thursday.width);
    // Another trip of these days stands below it.
    const guests = await page
      .locator('.month')
      .getByRole('link', { name: /^Đoàn Đại sứ quán Đức/ })
      .boundingBox();
    expect(guests?.y).toBeGreaterThanOrEqual(later.y + later.height);
    // What does not fit is a list behind a button, by keyboard too.
    const more = page.getByRole('button', { name: 'Còn 3 mục của ngày 25/03/2024' });
    await more.press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /^Đoàn Đại sứ quán Đức/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await more.and(page.locator(':focus')).waitFor();
  });

  it('stays as it was while the ribbon is left for the real day, and can be seen as before', async () => {
    await goTo(page, '#/');
    await page.getByRole('heading', { level: 1, name: /26\/03\/2024/ }).waitFor();
    await takeRealDay(page);
    await page.getByRole('heading', { level: 1, name: realDay() }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: realDay() }).waitFor();
    expect(await ribbon().count()).toBe(0);
    await goTo(page, '#/settings/data');
    await page.getByRole('button', { name: 'Xem như ngày 26/3/2024' }).click();
    await ribbon().waitFor();
  });

  it('gives way to an empty register after a question, and is put aside', async () => {
    const asked = page.getByRole('dialog');
    await ribbon().getByRole('button', { name: 'Bắt đầu với sổ trống' }).click();
    // Enter takes the harmless answer.
    await asked.getByRole('button', { name: 'Ở lại với dữ liệu mẫu' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await asked.waitFor({ state: 'hidden' });
    await ribbon().getByRole('button', { name: 'Bắt đầu với sổ trống' }).click();
    const begin = asked.getByRole('button', { name: 'Bắt đầu với sổ trống' });
    await begin.waitFor();
    // A dialog that is still coming would move away under the pointer.
    await atRest(page);
    await begin.click();
    await page.getByLabel('Họ và tên').fill('Nguyễn Thị Lan');
    expect(readdirSync(opened.data).filter((name) => name.startsWith('replaced-'))).toHaveLength(1);
    await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Đoàn ra' }).click();
    await page.getByText(/^0 đoàn · 0 lượt người/).waitFor();
    expect(await ribbon().count()).toBe(0);
  });
});
