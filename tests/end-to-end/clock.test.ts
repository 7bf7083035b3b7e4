import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginForTest } from '../../db/test-first-start.ts';
import { openStore } from '../../db/file/open.ts';
import { addDays, todayAt, type PlainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { browserPath, cli, dataFolder, openBrowser, startProgram, withoutBrowser } from './program.ts';

const DAY = 86_400_000;

/**
 * A data folder whose last save was so many days from now, as a PC with another clock made it.
 * @returns the day on which that PC saved.
 */
function savedDaysFromNow(path: string, days: number): PlainDate {
  const saved = new Date(Date.now() + days * DAY);
  const store = openStore({ directory: path, now: () => saved });
  beginForTest(store, 'Nguyễn Thị Lan');
  store.close();
  return todayAt(saved);
}

const cases = [
  ['behind the last save', 30],
  ['years after the last save', -1000],
] as const;

describe('a PC whose clock is wrong', () => {
  const folder = dataFolder();
  afterAll(() => folder.remove());

  it.each(cases)('%s is told on the command line, which works on', async (_case, days) => {
    const data = join(folder.path, `cli-${days}`);
    savedDaysFromNow(data, days);
    const sheet = join(folder.path, 'danh-muc.csv');
    writeFileSync(sheet, 'Mã;Tên;Hiệu lực từ\nPX;Phòng X;01/07/2025\n');
    const first = await cli('import', 'reference', 'organisation', sheet, '--data', data);
    expect(first.code).toBe(0);
    expect(first.err).toContain('đồng hồ của máy');
    expect(first.out).toContain('Đã nhập 1 dòng.');
    const again = await cli('import', 'reference', 'organisation', sheet, '--data', data, '--dry-run');
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain('1 dòng không thay đổi');
    expect((await cli('import', 'reference', 'nothing', sheet, '--data', data)).code).toBe(2);
  });

  describe.skipIf(browserPath === null)(`in the window (${withoutBrowser})`, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    it.each(cases)('%s is asked what day it is before anything is entered', async (_case, days) => {
      const data = join(folder.path, `window-${days}`);
      const saved = savedDaysFromNow(data, days);
      const program = await startProgram(data);
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
      try {
        await page.goto(program.address);
        const dialog = page.getByRole('dialog', { name: 'Ngày của máy không đúng' });
        await dialog.waitFor();
        const input = dialog.getByLabel('Hôm nay là ngày');
        await expect.poll(() => input.inputValue()).toBe(formatDate(saved));
        await page.keyboard.press('Escape');
        await input.fill('31/02/2026');
        await input.press('Enter');
        await dialog.getByText('Chưa đọc được ngày này').waitFor();
        const given = addDays(todayAt(new Date()), Math.max(days, 0) + 2);
        await input.fill(formatDate(given));
        await input.press('Enter');
        await dialog.waitFor({ state: 'hidden' });
        await page.getByText(`hôm nay ${formatDate(given)}`).waitFor();
      } finally {
        await page.close();
        await program.end();
      }
    });
  });
});
