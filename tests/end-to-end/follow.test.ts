import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTool } from '../documents/sample-report.ts';
import { type OpenWindow, browserPath, openPlace, openWindow, withoutBrowser } from './program.ts';

describe.skipIf(browserPath === null)(
  `following tasks in the window${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;

    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
    });

    afterAll(() => opened.close());

    const column = (name: string) => page.getByRole('region', { name });

    it('reminds in the menu of what is late, and over no table', async () => {
      await page.getByRole('button', { name: /^Nhiệm vụ đến hạn: 9 quá hạn/ }).waitFor();
      await page.getByText('Nhiệm vụ quá hạn, sắp đến hạn (9)').waitFor();
      expect(await page.locator('.ant-notification-notice').count()).toBe(0);
    });

    it('shows the sample on a board by status, narrowed by unit', async () => {
      await openPlace(page, 'Nhiệm vụ', 'Theo dõi');
      await column('Quá hạn').getByText('Tham mưu nâng cấp cặp chợ').waitFor();
      await expect.poll(() => column('Quá hạn').locator('.card').count()).toBe(9);
      await expect.poll(() => column('Tạm dừng').locator('.card').count()).toBe(1);
      await expect.poll(() => column('Không hạn').locator('.card').count()).toBe(1);
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
      expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      await page.getByLabel('Đơn vị').fill('Sở Công');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await expect.poll(() => column('Quá hạn').locator('.card').count()).toBe(1);
    });

    it('writes letters that urge the chosen tasks, as Word and as PDF', async () => {
      await page.getByText('Theo hạn', { exact: true }).click();
      await page.getByText('1 nhiệm vụ đang mở · 1 quá hạn · đã chọn 0').waitFor();
      await page.getByRole('button', { name: 'Chọn việc quá hạn' }).click();
      for (const [label, start] of [
        ['Lưu Word', 'PK'],
        ['Lưu PDF', '%PDF'],
      ] as const) {
        await page.getByRole('button', { name: /Công văn đôn đốc/ }).click();
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('menuitem', { name: label }).filter({ visible: true }).click(),
        ]);
        const path = await file.path();
        expect(file.suggestedFilename()).toMatch(/^cong-van-don-doc\.(docx|pdf)$/);
        expect(readFileSync(path).subarray(0, start.length).toString()).toBe(start);
        if (start === '%PDF' && hasTool('pdftotext')) {
          const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
          expect(text).toContain('Kính gửi: Sở Công Thương');
          expect(text).toContain('V/v đôn đốc');
          expect(text).toMatch(/Số:\s+\/SNgV-VP/);
          expect(text).toContain('10/3/2024');
        }
      }
    });

    it('enters progress for several tasks, each in its own words, and takes all of it back at once', async () => {
      await page.getByRole('button', { name: 'Bỏ Sở Công Thương' }).click();
      await page.getByText('11 nhiệm vụ đang mở · 9 quá hạn').waitFor();
      await page.getByLabel(/^Chọn NV-VP-2024-0004/).check();
      await page.getByLabel(/^Chọn NV-VP-2024-0009/).check();
      await page.getByRole('button', { name: 'Nhập tiến độ' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Nhập tiến độ cho 2 nhiệm vụ').waitFor();
      // The first line is the task that is due first: number 9, then number 4.
      await dialog.getByLabel('Nội dung, dòng 1').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Đã báo cáo UBND tỉnh');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Chờ ý kiến Sở Tài chính');
      for (const line of [1, 2]) {
        await dialog.getByLabel(`Đã hoàn thành, dòng ${line}`).focus();
        await page.keyboard.press('Space');
      }
      await page.keyboard.press('Control+s');
      await page.getByText('Đã nhập tiến độ cho 2 nhiệm vụ').waitFor();
      await page.getByText('9 nhiệm vụ đang mở · 7 quá hạn · đã chọn 0').waitFor();
      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await page.getByText('11 nhiệm vụ đang mở · 9 quá hạn · đã chọn 0').waitFor();
      await page.getByLabel(/^Chọn NV-VP-2024-0004/).check();
      await page.getByLabel(/^Chọn NV-VP-2024-0009/).check();
      await page.getByRole('button', { name: 'Nhập tiến độ' }).click();
      await dialog.getByLabel('Nội dung, dòng 1').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Đã báo cáo UBND tỉnh');
      await dialog.getByLabel('Đã hoàn thành, dòng 1').focus();
      await page.keyboard.press('Space');
      await dialog.getByRole('button', { name: 'Chép dòng đầu xuống các ô trống' }).click();
      await expect
        .poll(() => dialog.getByLabel('Nội dung, dòng 2').inputValue())
        .toBe('Đã báo cáo UBND tỉnh');
      await dialog.getByRole('button', { name: 'Lưu 2 nhiệm vụ' }).click();
      await page.getByText('9 nhiệm vụ đang mở · 7 quá hạn · đã chọn 0').waitFor();
      await page.getByText('Bảng', { exact: true }).click();
      await expect.poll(() => column('Xong trong 30 ngày').locator('.card').count()).toBe(2);
      await page.getByText('Theo hạn', { exact: true }).click();
    });

    it('extends several tasks, each to its own day, with the day that it had kept beside it', async () => {
      await page.getByLabel(/^Chọn NV-VP-2024-0003/).check();
      await page.getByLabel(/^Chọn NV-VP-2024-0005/).check();
      await page.getByRole('button', { name: 'Gia hạn' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Hạn mới, dòng 1').and(page.locator(':focus')).waitFor();
      await dialog
        .getByRole('row', { name: /NV-VP-2024-0003/ })
        .getByText('30/06/2024')
        .waitFor();
      await page.keyboard.type('1/4/24');
      await page.keyboard.press('Enter');
      await page.keyboard.type('15/1/25');
      await page.keyboard.press('Control+s');
      await dialog.getByText('NV-VP-2024-0003 Hạn mới sớm hơn hạn cũ (30/06/2024).').waitFor();
      await dialog.getByLabel('Hạn mới, dòng 1').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('31/7/24');
      await page.keyboard.press('Control+s');
      await page.getByText('Đã gia hạn 2 nhiệm vụ.').waitFor();
      await page.getByText(/^31\/07\/2024/).waitFor();
      await page.getByText(/^15\/01\/2025/).waitFor();
      await page.getByText('Triển khai đề án xây dựng cửa khẩu thông minh').first().click();
      await page.locator('.ant-collapse-header', { hasText: 'Gia hạn' }).click();
      await expect.poll(() => page.getByLabel('Hạn cũ, dòng 1').inputValue()).toBe('31/12/2024');
      await page.getByText(/Hạn đang có hiệu lực: 15\/01\/2025/).waitFor();
      await page.evaluate(() => history.back());
      await page.getByText('9 nhiệm vụ đang mở').waitFor();
    });

    it('shows a month with what falls due, and prints the manager’s page on one sheet', async () => {
      await page.getByText('Lịch tháng', { exact: true }).click();
      const days = page.locator('table.month td');
      await days.first().waitFor();
      expect((await days.count()) % 7).toBe(0);
      await openPlace(page, 'Báo cáo', 'Trang lãnh đạo');
      await page.getByRole('heading', { name: 'Nhiệm vụ quá hạn (7)' }).waitFor();
      const printed = await page.pdf({ preferCSSPageSize: true });
      expect(printed.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    });

    it('lists an extended task by the due date that holds, and shows on its form what it was at first', async () => {
      await openPlace(page, 'Nhiệm vụ', 'Nhiệm vụ');
      await page.getByRole('columnheader', { name: 'Hạn hoàn thành' }).click();
      const row = page.getByRole('row').filter({ hasText: 'NV-VP-2023-0002' });
      await row.getByText('30/04/2024').waitFor();
      const dates = async () =>
        (await page.getByRole('row').allInnerTexts()).flatMap(
          (text) => /\n(\d\d)\/(\d\d)\/(\d{4})\n/.exec(text)?.slice(1).toReversed().join('-') ?? [],
        );
      // The order asked for comes after the rows of the one before it.
      await expect
        .poll(async () => (await dates()).every((day, at, all) => at === 0 || (all[at - 1] ?? '') <= day))
        .toBe(true);
      expect(await dates()).toHaveLength(17);
      await row.click();
      await page
        .getByText('Hạn đang có hiệu lực: 30/04/2024 (gia hạn 1 lần, hạn ban đầu 15/02/2024)')
        .waitFor();
      await expect.poll(() => page.getByLabel('Hạn ban đầu').inputValue()).toBe('15/02/2024');
    });
  },
);
