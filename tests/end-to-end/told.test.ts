import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginAt, browserPath, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

describe.skipIf(browserPath === null)(
  `what a reader of the screen is told${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;
    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
      await page.addInitScript(keepWhatIsTold);
    });
    afterAll(() => opened.close());

    // Sentences go by themselves after seconds, and a busy machine may look too seldom: the page itself keeps what was told.
    const keepWhatIsTold = (): void => {
      const kept: { readonly how: string; readonly words: string }[] = [];
      const seen = new WeakMap<Element, string>();
      Object.assign(window, { told: kept });
      new MutationObserver(() => {
        for (const one of document.querySelectorAll<HTMLElement>(
          '.messages .heard, .messages .message > span',
        )) {
          const words = one.dataset['message'] ?? one.textContent ?? '';
          if (seen.get(one) === words) continue;
          seen.set(one, words);
          const how = one.closest('[aria-live=polite]') === null ? 'urgent' : 'calm';
          kept.push({ how, words });
        }
      }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    };
    /** Waits for a sentence that was told since the one that was waited for before. */
    const told = async (how: 'calm' | 'urgent', words: RegExp): Promise<void> => {
      await page.waitForFunction(
        ([asked, source]) => {
          const kept = (window as unknown as { told: { how: string; words: string }[] }).told;
          const at = kept.findIndex((one) => one.how === asked && new RegExp(source, 'u').test(one.words));
          if (at >= 0) kept.splice(0, at + 1);
          return at >= 0;
        },
        [how, words.source] as const,
      );
    };
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
    const begun = async (register: string): Promise<void> => {
      await beginAt(page, `#/${register}/${randomUUID()}`);
      await page.getByRole('heading', { level: 1, name: /^Thêm/ }).waitFor();
    };
    const fillTrip = async (): Promise<void> => {
      await page.getByLabel('Tên đoàn').fill('Đoàn nghe được');
      await page.getByLabel('Cơ quan chủ trì').fill('Sở Ngoại vụ');
      await page.keyboard.press('Tab');
      await page.locator('#field-stops-country').fill('trung quoc');
      await page.keyboard.press('Enter');
      await page.getByLabel('Số người').fill('7');
      await page.getByLabel('Ngày đi thực tế').fill('5/2/24');
      await page.getByLabel('Ngày về thực tế').fill('7/2/24');
    };
    const section = (name: string) => page.locator('.ant-collapse-header', { hasText: name });

    it('is that a record was saved, and that this was undone', async () => {
      await begun('outgoing-delegation');
      await fillTrip();
      await page.keyboard.press('Control+s');
      await told('calm', /^Đã lưu ĐR-VP-2024-\d{4}\.$/);
      await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
      await told('calm', /^Đã hoàn tác ĐR-VP-2024-\d{4}\.$/);
      await page.getByRole('button', { name: 'Đưa lại vào sổ' }).click();
      await told('calm', /^Đã đưa ĐR-VP-2024-\d{4} lại vào sổ\.$/);
      await page.getByRole('button', { name: 'Loại khỏi sổ' }).click();
      await page.getByRole('dialog').getByLabel('Lý do').fill('Ghi thử');
      await page.getByRole('dialog').getByRole('button', { name: 'Loại khỏi sổ' }).click();
      await told('calm', /^Đã loại ĐR-VP-2024-\d{4} khỏi sổ\.$/);
    });

    it('is which field keeps a record from being saved, and the focus stands there', async () => {
      await begun('outgoing-delegation');
      await page.getByLabel('Tên đoàn').fill('Đoàn còn thiếu');
      await page.keyboard.press('Control+s');
      await told('urgent', /Cơ quan chủ trì .+\./);
      await expect.poll(focused).toBe('field-hostAgency');
      const said = await page.locator('#field-hostAgency').getAttribute('aria-describedby');
      await expect.poll(() => page.locator(`[id="${said}"]`).innerText()).not.toBe('');
    });

    it('is which cell of a folded section is at fault, and the section opens', async () => {
      await begun('outgoing-delegation');
      await fillTrip();
      await section('Thành viên').click();
      await page.getByLabel('Chức vụ, dòng 1').fill('Chuyên viên');
      await page.keyboard.press('Tab');
      await section('Thành viên').click();
      await page.getByLabel('Chức vụ, dòng 1').waitFor({ state: 'hidden' });
      await page.keyboard.press('Control+s');
      await told('urgent', /Họ và tên .+\./);
      await expect.poll(focused).toMatch(/^cell-.*-fullName$/);
    });

    it('is which field of a folded section is at fault', async () => {
      await begun('outgoing-delegation');
      await fillTrip();
      await section('Văn bản').click();
      await page.getByLabel('Ngày văn bản đề nghị').fill('31/2/24');
      await page.keyboard.press('Control+s');
      await told('urgent', /Ngày văn bản đề nghị .*31\/2\/24/);
      await expect.poll(focused).toBe('field-requestDate');
    });

    it('is what an import found, and what it took', async () => {
      await beginAt(page, '#/list/outgoing-delegation');
      await page.getByRole('button', { name: 'Nhập từ Excel', exact: true }).click();
      await page.locator('input[type=file]').setInputFiles({
        name: 'doan-ra.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(
          'Tên đoàn;Cơ quan chủ trì;Số người;Nước đến;Ngày đi;Ngày về\nĐoàn A;Sở Công Thương;3;Lào;5/2/2024;7/2/2024\nĐoàn B;Sở Công Thương;3;Lào;31/2/2024;7/3/2024\n',
        ),
      });
      await told('calm', /^1 dòng hợp lệ, 1 dòng có lỗi/);
      await page.getByRole('button', { name: 'Bỏ qua 1 dòng, nhập 1 dòng' }).click();
      await told('calm', /^Đã nhập 1 dòng\.$/);
    });

    it('is that a list, a book and a report were downloaded', async () => {
      await beginAt(page, '#/list/person');
      await page.getByRole('button', { name: 'Xuất Excel' }).click();
      await told('calm', /^Đã lưu tệp ca-nhan\.xlsx\.$/);
      await page.getByRole('button', { name: 'In sổ' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Lưu PDF' }).click();
      await told('calm', /^Đã lưu tệp so-ca-nhan\.pdf\.$/);
      await beginAt(page, '#/reports/2024-Q1');
      await page.getByRole('button', { name: 'Lưu Word' }).click();
      await told('calm', /^Đã lưu tệp bao-cao-quy-1-2024\.docx\.$/);
    });

    it('is that settings were saved, and which of them was not', async () => {
      await beginAt(page, '#/settings/rules');
      await page.getByRole('tabpanel').getByRole('button', { name: /Lưu$/ }).click();
      await told('calm', /^Đã lưu cài đặt\.$/);
      await page.getByLabel('Ngày trong tháng phải gửi báo cáo kỳ').fill('45');
      await page.getByRole('tabpanel').getByRole('button', { name: /Lưu$/ }).click();
      await told('urgent', /Ngày trong tháng phải gửi báo cáo kỳ .*Cần số nguyên từ 1 đến 31/);
      await page.getByLabel('Ngày trong tháng phải gửi báo cáo kỳ').and(page.locator(':focus')).waitFor();
    });

    it('is that the data are whole, and that they were backed up', async () => {
      await beginAt(page, '#/settings/data');
      await page.getByRole('button', { name: 'Kiểm tra dữ liệu' }).click();
      await told('calm', /^Dữ liệu nguyên vẹn/);
      await page.getByRole('button', { name: /^(loading )?Sao lưu ngay$/ }).click();
      await told('calm', /^Đã sao lưu/);
    });

    it('is that a row of reference data was saved', async () => {
      await beginAt(page, '#/settings/reference');
      await page.locator('tr.ant-table-row').first().click();
      await page.getByRole('dialog').getByLabel('Tên ngắn').fill('Tên khác');
      await page.keyboard.press('Control+s');
      await told('calm', /^Đã lưu “.+”\.$/);
    });

    it('is that a file was added, and removed', async () => {
      await begun('border-incident');
      await section('Ảnh, tài liệu').click();
      await page
        .locator('.field', { hasText: 'Tài liệu' })
        .locator('input[type=file]')
        .last()
        .setInputFiles({ name: 'bien-ban.txt', mimeType: 'text/plain', buffer: Buffer.from('Biên bản') });
      await told('calm', /^Đã thêm tệp bien-ban\.txt\.$/);
      await page.getByRole('button', { name: 'Bỏ tệp bien-ban.txt' }).click();
      await told('calm', /^Đã bỏ tệp bien-ban\.txt\.$/);
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    });

    it('is the number of an identity document that was asked for', async () => {
      await begun('outgoing-delegation');
      await fillTrip();
      await section('Thành viên').click();
      await page.getByLabel('Họ và tên, dòng 1').fill('Trần Văn Bình');
      await page.getByLabel('Số giấy tờ, dòng 1').fill('C1234567');
      await page.keyboard.press('Control+s');
      await told('calm', /^Đã lưu ĐR-VP-2024-\d{4}\.$/);
      await page.getByRole('button', { name: 'Mọi nội dung của dòng 1' }).last().click();
      await page.getByRole('button', { name: 'Xem đủ số' }).click();
      await page.locator('strong:focus', { hasText: 'C1234567' }).waitFor();
      await page.keyboard.press('Escape');
    });

    it('is how far several tasks have come', async () => {
      await beginAt(page, '#/follow');
      await page.keyboard.press('2');
      await page.getByRole('button', { name: 'Chọn việc quá hạn' }).click();
      await page.getByRole('button', { name: 'Nhập tiến độ' }).click();
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: /, dòng 1$/ })
        .last()
        .fill('Đã báo cáo');
      await page.keyboard.press('Control+s');
      await told('calm', /^Đã nhập tiến độ cho 1 nhiệm vụ/);
    });

    it('is that a period was closed, and opened again', async () => {
      await beginAt(page, '#/reports/2024-Q1');
      await page.getByText('Chốt số liệu', { exact: true }).click();
      await page.getByRole('button', { name: 'Chốt số liệu', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Chốt số liệu', exact: true }).click();
      await told('calm', /^Số liệu kỳ này đã chốt\.$/);
      await page.getByRole('button', { name: 'Mở lại kỳ đã chốt' }).click();
      const dialog = page.getByRole('dialog').filter({ hasNotText: 'Có thay đổi chưa lưu' });
      await dialog.getByLabel('Lãnh đạo quyết định').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Giám đốc');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Sót một đoàn');
      // The words are not lost without a question.
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Tiếp tục sửa' }).click();
      await expect.poll(() => dialog.getByLabel('Lý do').inputValue()).toBe('Sót một đoàn');
      await page.locator('.ant-modal-footer .ant-btn-primary').click();
      await told('calm', /^Đã mở lại kỳ\.$/);
    });
  },
);
