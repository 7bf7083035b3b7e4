import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, goTo, listStands, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

describe.skipIf(browserPath === null)(
  `records as official papers${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;

    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
    });

    afterAll(() => opened.close());

    const openIncident = async (): Promise<void> => {
      await goTo(page, '#/list/border-incident');
      await page.locator('tr.list-row').first().waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('nhap canh trai phep 1116');
      await listStands(page);
      await page.locator('tr.list-row:only-child').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Báo cáo nhanh' }).waitFor();
    };
    const paper = () => page.getByRole('dialog').frameLocator('iframe').locator('body');
    const saved = async (button: string): Promise<{ readonly name: string; readonly content: Buffer }> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click(),
      ]);
      return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
    };

    it('shows an incident as a quick report of one page, with what was just typed, for print and for Word', async () => {
      await openIncident();
      await page.locator('#field-summary').click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' Tất cả đã được đưa về đồn');
      await page.getByRole('button', { name: 'Báo cáo nhanh' }).click();
      await paper().getByText('BÁO CÁO NHANH', { exact: true }).waitFor();
      await paper().getByText('Về sự vụ biên giới tại khu vực mốc 1116').waitFor();
      await paper().getByText('Tất cả đã được đưa về đồn').waitFor();
      const word = await saved('Lưu Word');
      expect(word.name).toMatch(/^bao-cao-nhanh-SV-VP-2024-\d{4}\.docx$/);
      expect(word.content.subarray(0, 2).toString()).toBe('PK');
      const pdf = await saved('Lưu PDF');
      expect(pdf.name).toMatch(/^bao-cao-nhanh-SV-VP-2024-\d{4}\.pdf$/);
      expect(pdf.content.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });

    it('drafts a letter from an incident, which is its step once saved, and shows the letter as paper', async () => {
      await openIncident();
      await page.getByRole('button', { name: 'Soạn thư' }).click();
      const content = page.locator('#field-content');
      await content.waitFor();
      await expect
        .poll(() => page.locator('#field-subject').inputValue())
        .toBe('Về sự vụ tại khu vực mốc 1116');
      await expect.poll(() => content.inputValue()).toContain('chúng tôi đề nghị Quý vị kiểm tra, xác minh');
      await expect.poll(() => page.locator('#field-date').inputValue()).toBe('');
      await page.locator('#field-recipient').click();
      await page.keyboard.type('Trạm Kiểm tra biên phòng Hữu Nghị Quan');
      await page.keyboard.press('Control+s');
      await page
        .getByRole('status')
        .getByText(/Đã lưu TH-VP-/)
        .waitFor();
      await page.getByRole('button', { name: 'Bản thư' }).click();
      await paper().getByText('Kính gửi: Trạm Kiểm tra biên phòng Hữu Nghị Quan').waitFor();
      await paper().getByText('V/v sự vụ tại khu vực mốc 1116').waitFor();
      expect((await saved('Lưu Word')).name).toMatch(/^thu-TH-VP-.*\.docx$/);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: /SV-VP-2024/ }).click();
      await page.getByRole('row', { name: /Gửi thư trao đổi.*Về sự vụ tại khu vực mốc 1116/ }).waitFor();
    });
  },
);
