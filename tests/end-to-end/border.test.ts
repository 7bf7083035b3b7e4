import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, goOnTo, goTo, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

describe.skipIf(browserPath === null)(
  `the border in the window${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;

    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
    });

    afterAll(() => opened.close());

    it('records an incident by keyboard alone on a slow laptop: type, marker and a sentence, the rest follows', async () => {
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await goTo(page, '#/list/border-incident');
      await page.getByRole('heading', { name: 'Sự vụ biên giới' }).waitFor();
      await page.keyboard.press('n');
      await page.locator('#field-type:focus').waitFor();
      await expect.poll(() => page.locator('#field-type').inputValue()).toBe('');
      await page.keyboard.type('ven bien');
      await page.getByRole('option', { name: 'Công trình ven biên, hàng rào', selected: true }).waitFor();
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
      await expect.poll(() => page.locator('#field-occurredAt').inputValue()).toBe('05:40');
      await expect.poll(() => page.locator('#field-type').inputValue()).toBe('Công trình ven biên, hàng rào');
      await expect.poll(() => page.locator('#field-post').inputValue()).toBe('Đồn Biên phòng CKQT Hữu Nghị');
      await expect.poll(() => page.locator('#field-commune').inputValue()).toBe('thị trấn Đồng Đăng');
    });

    it('goes on from an incident to a letter, which is then its step with its own number and day', async () => {
      await goOnTo(page, 'Thêm thư');
      await page.getByRole('heading', { name: 'Thêm thư' }).waitFor();
      await page.locator('#field-number').fill('20/SNgV-QLBG');
      await page.locator('#field-subject').fill('Trao đổi về cột đèn khu vực mốc 1119-1120');
      await page.keyboard.press('Control+s');
      await page.getByText(/Đã lưu TH-VP-/).waitFor();
      await page.getByRole('link', { name: /SV-VP-2024/ }).click();
      const row = page.getByRole('row', { name: /Gửi thư trao đổi/ });
      await row.waitFor();
      await expect.poll(() => row.innerText()).toContain('20/SNgV-QLBG');
      await page.getByText('Chờ phía bạn trả lời').waitFor();
    });

    it('goes on from an incident to a task, linked both ways', async () => {
      await goOnTo(page, 'Thêm nhiệm vụ');
      await page.getByRole('heading', { name: 'Thêm nhiệm vụ' }).waitFor();
      await expect
        .poll(() => page.locator('#field-content').inputValue())
        .toBe('Phía bạn lắp cột đèn sát đường biên');
      await page.keyboard.press('Control+s');
      await page.getByText(/Đã lưu NV-VP-/).waitFor();
      await page.evaluate(() => history.back());
      await page.getByRole('link', { name: /NV-VP-/ }).waitFor();
    });

    it('keeps a marker that is none, with a sentence beside it', async () => {
      await page.locator('#field-markers').fill('gần bản Thẩm');
      await page.keyboard.press('Tab');
      await page.getByText('Không đọc được số mốc trong “gần bản Thẩm”').waitFor();
      await page.keyboard.press('Control+s');
      await page.getByRole('button', { name: 'Lưu (Ctrl+S)', disabled: true }).waitFor();
      await expect.poll(() => page.locator('#field-markers').inputValue()).toBe('gần bản Thẩm');
    });

    it('shows why a case dated in the future is not saved, and keeps what was typed', async () => {
      await page.locator('#field-occurredOn').fill('1/1/2190');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Control+s');
      await page.getByText('Ngày 01/01/2190 chưa đến.').waitFor();
      await expect.poll(() => page.locator('#field-occurredOn').inputValue()).toBe('01/01/2190');
    });

    it('keeps photos without the place where they were taken, scaled, the same one once, several at a time', async () => {
      await goTo(page, '#/list/border-incident');
      await page.getByRole('heading', { name: 'Sự vụ biên giới' }).waitFor();
      await page.keyboard.press('n');
      await page.locator('#field-type:focus').waitFor();
      await page.getByText('Ảnh, tài liệu', { exact: false }).first().click();
      const large = await photoOf(page, 3_000, 1_500, '#8c1d18');
      const small = await photoOf(page, 300, 200, '#0b4a8f');
      const input = page
        .locator('.field:has(#field-photos) input[type=file], input#field-photos[type=file]')
        .first();
      await input.setInputFiles([
        { name: 'lon.jpg', mimeType: 'image/jpeg', buffer: large },
        { name: 'nho.jpg', mimeType: 'image/jpeg', buffer: small },
        { name: 'nho-ban-sao.jpg', mimeType: 'image/jpeg', buffer: small },
        { name: 'ghi-chu.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('không phải ảnh') },
      ]);
      await page.getByText('Tệp ghi-chu.jpg không phải là ảnh').waitFor();
      await page.locator('.kept-file img').nth(1).waitFor();
      await expect.poll(() => page.locator('.kept-file').count()).toBe(2);
      const sizes = () =>
        page
          .locator('.kept-file img')
          .evaluateAll((images) =>
            images.map((image) => (image as HTMLImageElement).naturalWidth).toSorted((a, b) => a - b),
          );
      // A picture has its place before it is read.
      await expect.poll(sizes).toEqual([300, 2_000]);
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.kept-file button', { hasText: 'nho' }).first().click(),
      ]);
      const bytes = readFileSync(await saved.path());
      expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
      expect(small.includes('GPS-21.97N')).toBe(true);
      expect(bytes.includes('GPS-21.97N')).toBe(false);
    });
  },
);

/** A photo of one colour as a camera makes it, with a remark of where it was taken. */
async function photoOf(page: Page, width: number, height: number, colour: string): Promise<Buffer> {
  const text = await page.evaluate(
    ([w, h, fill]) => {
      const canvas = document.createElement('canvas');
      canvas.width = Number(w);
      canvas.height = Number(h);
      const context = canvas.getContext('2d');
      if (context === null) return '';
      context.fillStyle = String(fill);
      context.fillRect(0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/jpeg');
    },
    [width, height, colour],
  );
  const plain = Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
  const remark = Buffer.from('GPS-21.97N', 'latin1');
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, remark.length + 2]), remark]);
  return Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2)]);
}
