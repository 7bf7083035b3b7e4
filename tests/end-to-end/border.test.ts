import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserPath,
  dataFolder,
  openBrowser,
  setUpWithSample,
  startProgram,
  withoutBrowser,
  type Program,
} from './program.ts';

describe.skipIf(browserPath === null)(
  `the border in the window${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    const folder = dataFolder();
    let program: Program;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      program = await startProgram(folder.path);
      browser = await openBrowser();
      page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
      await setUpWithSample(page, program.address);
    });

    afterAll(async () => {
      await browser.close();
      await program.end();
      folder.remove();
    });

    const goTo = (address: string): Promise<unknown> =>
      page.evaluate((hash) => {
        location.hash = hash;
      }, address);

    it('records an incident by keyboard alone on a slow laptop: marker and a sentence, the rest is there already', async () => {
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await goTo('/list/border-incident');
      await page.getByRole('heading', { name: 'Sự vụ biên giới' }).waitFor();
      await page.keyboard.press('n');
      await page.locator('#field-type:focus').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.type('moc 1119-1120');
      await page.keyboard.press('Tab');
      // The day is today's already; what is typed over it is read as a date.
      await page.keyboard.type('14/3/24');
      await page.keyboard.press('Tab');
      await page.keyboard.type('5h40');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Phía bạn lắp cột đèn sát đường biên');
      await page.keyboard.press('Control+s');
      await page.getByText(/Đã lưu SV-VP-2024-\d{4}/).waitFor();
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      expect(await page.locator('#field-occurredAt').inputValue()).toBe('05:40');
      expect(await page.locator('#field-type').inputValue()).not.toBe('');
      expect(await page.locator('#field-post').inputValue()).toBe('Đồn Biên phòng CKQT Hữu Nghị');
      expect(await page.locator('#field-commune').inputValue()).toBe('thị trấn Đồng Đăng');
    });

    it('goes on from an incident to a letter, which is then its step with its own number and day', async () => {
      await page.getByRole('button', { name: 'Thêm thư' }).click();
      await page.getByRole('heading', { name: 'Thêm thư' }).waitFor();
      await page.locator('#field-number').fill('20/SNgV-QLBG');
      await page.locator('#field-subject').fill('Trao đổi về cột đèn khu vực mốc 1119-1120');
      await page.keyboard.press('Control+s');
      await page.getByText(/Đã lưu TH-VP-/).waitFor();
      await page.getByRole('link', { name: /SV-VP-2024/ }).click();
      const row = page.getByRole('row', { name: /Gửi thư trao đổi/ });
      await row.waitFor();
      expect(await row.innerText()).toContain('20/SNgV-QLBG');
      await page.getByText('Chờ phía bạn trả lời').waitFor();
    });

    it('keeps a marker that is none, with a sentence beside it', async () => {
      await page.locator('#field-markers').fill('gần bản Thẩm');
      await page.keyboard.press('Tab');
      await page.getByText('Không đọc được số mốc trong “gần bản Thẩm”').waitFor();
      await page.keyboard.press('Control+s');
      await page.getByRole('button', { name: 'Lưu (Ctrl+S)', disabled: true }).waitFor();
      expect(await page.locator('#field-markers').inputValue()).toBe('gần bản Thẩm');
    });

    it('shows why a case dated in the future is not saved, and keeps what was typed', async () => {
      await page.locator('#field-occurredOn').fill('1/1/2190');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Control+s');
      await page.getByText('Ngày 01/01/2190 chưa đến.').waitFor();
      expect(await page.locator('#field-occurredOn').inputValue()).toBe('01/01/2190');
    });
  },
);
