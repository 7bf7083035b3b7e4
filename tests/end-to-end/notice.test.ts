import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atRest } from './axe.ts';
import { type OpenWindow, browserPath, cli, openPlace, openWindow, withoutBrowser } from './program.ts';

const notice = fileURLToPath(new URL('../fixtures/thong-bao-2024-03-27.txt', import.meta.url));

it('prints the tasks of a notice on the command line', async () => {
  const { code, out } = await cli('read-notice', notice, '--json');
  expect(code).toBe(0);
  const read = JSON.parse(out) as { documentNumber: string; tasks: readonly { ref: string }[] };
  expect(read.documentNumber).toBe('/TB-UBND');
  const counts = new Map<string, number>();
  for (const { ref } of read.tasks) {
    const point = ref.replace(/ \(đoạn \d+\)$/u, '');
    counts.set(point, (counts.get(point) ?? 0) + 1);
  }
  expect([...counts]).toEqual([
    ['3.1', 2],
    ['3.2.a', 5],
    ['3.2.b', 2],
    ['3.2.c', 2],
    ['3.2.d', 2],
    ['3.2.đ', 3],
    ['4.1', 1],
    ['4.2', 1],
    ['5', 1],
  ]);
  expect(await cli('read-notice', '/nowhere/a.docx')).toMatchObject({ code: 1 });
});

describe.skipIf(browserPath === null)(
  `reading a notice in the window${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;

    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
      await openPlace(page, 'Nhiệm vụ');
      await page.getByRole('button', { name: 'Đọc văn bản' }).click();
    });

    afterAll(() => opened.close());

    it('says why a file cannot be read, and saves nothing', async () => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'cu.docx',
        mimeType: 'application/msword',
        buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      });
      await page.getByText('Tệp cu.docx là văn bản Word đời cũ').waitFor();
    });

    it('shows the tasks beside their source, and saves what is ticked', async () => {
      await page.getByLabel('Hoặc dán nội dung văn bản vào đây').fill(readFileSync(notice, 'utf8'));
      await page.getByRole('button', { name: /Đọc$/ }).click();
      await page.getByText('Nhiệm vụ đọc được (19)').waitFor();
      // Those of other agencies are not chosen, until one click takes them.
      await page.getByText('2 nhiệm vụ của cơ quan khác chưa chọn').waitFor();
      await page.getByRole('button', { name: 'Lưu 17 nhiệm vụ' }).waitFor();
      await page.getByRole('button', { name: 'Chọn tất cả' }).click();
      await page.getByRole('button', { name: 'Lưu 19 nhiệm vụ' }).waitFor();
      await page.locator('mark').nth(18).waitFor();
      // The paragraphs of an item become one task, and apart again.
      await page.getByRole('button', { name: 'Gộp 5 đoạn của mục 3.2.a' }).click();
      await page.getByText('Nhiệm vụ đọc được (15)').waitFor();
      await page.getByRole('button', { name: 'Tách lại 5 đoạn' }).click();
      await page.getByText('Nhiệm vụ đọc được (19)').waitFor();
      await page.getByLabel('Lấy nhiệm vụ này').last().uncheck();
      await page.getByLabel('Nội dung', { exact: true }).first().fill('Rà soát toàn bộ nhiệm vụ được giao');
      // What is being checked outlives the window.
      await page.getByText('Đã giữ bản nháp').waitFor();
      await page.reload();
      await page.getByText('Đã mở lại văn bản đang xem dở').waitFor();
      await expect
        .poll(() => page.getByLabel('Nội dung', { exact: true }).first().inputValue())
        .toBe('Rà soát toàn bộ nhiệm vụ được giao');
      await expect.poll(() => page.getByLabel('Lấy nhiệm vụ này').last().isChecked()).toBe(false);
      // A day that is not, and one before the document: said beside the task, and nothing is saved.
      const due = page.getByLabel('Hạn', { exact: true }).first();
      for (const [typed, said] of [
        ['31/2/24', 'Ngày không hợp lệ: 31/2/24'],
        ['1/1/24', 'trước ngày giao'],
      ] as const) {
        await due.fill(typed);
        await page.getByRole('button', { name: 'Lưu 18 nhiệm vụ' }).click();
        await page.locator('.proposal').first().getByRole('alert').filter({ hasText: said }).waitFor();
      }
      await due.fill('');
      await page.getByRole('button', { name: 'Lưu 18 nhiệm vụ' }).click();
      await page.getByText('36 hồ sơ').waitFor();
      await page.getByText('Rà soát toàn bộ nhiệm vụ được giao').waitFor();
    });

    it('takes what is selected in the document as a task with one key, by mouse and by keys', async () => {
      await page.getByRole('button', { name: 'Đọc văn bản' }).click();
      await page
        .getByLabel('Hoặc dán nội dung văn bản vào đây')
        .fill(
          [
            'UBND TỈNH LẠNG SƠN',
            'Số: 91/UBND-KT',
            'Lạng Sơn, ngày 12 tháng 3 năm 2024',
            'V/v đường vào cửa khẩu',
            'Trong buổi làm việc, các ý kiến đều thống nhất về tiến độ.',
            'Sở Ngoại vụ chủ trì rà soát hồ sơ trong ngày 20/3/2024.',
            'Đường vào cửa khẩu cần sớm thông xe.',
            'Về kho bãi, đề nghị các bên liên quan chủ trì khẩn trương hoàn thành trước ngày 20/3/2024.',
          ].join('\n\n'),
        );
      await page.getByRole('button', { name: /Đọc$/ }).click();
      await page
        .getByText(/Nhiệm vụ đọc được/)
        .first()
        .waitFor();
      const pane = page.getByRole('region', { name: 'Văn bản', exact: true });
      const forms = page.locator('.proposal');
      const before = await forms.count();
      // With the mouse: three clicks select a paragraph.
      await pane.getByText('Đường vào cửa khẩu cần sớm thông xe.').click({ clickCount: 3 });
      await page.keyboard.press('t');
      await page.getByText('Đã thêm vào danh sách nhiệm vụ').waitFor();
      await expect.poll(() => forms.count()).toBe(before + 1);
      await expect
        .poll(() => page.getByLabel('Nội dung', { exact: true }).last().inputValue())
        .toBe('Đường vào cửa khẩu cần sớm thông xe.');
      // With keys: down to the paragraph that asks, then the key.
      await page.evaluate(() => document.getSelection()?.removeAllRanges());
      await pane.focus();
      const chosen = (): Promise<string> => page.evaluate(() => document.getSelection()?.toString() ?? '');
      for (let step = 0; step < 10 && !(await chosen()).includes('Trong buổi làm việc'); step += 1)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      expect(await chosen()).toContain('trong ngày 20/3/2024');
      await page.keyboard.press('t');
      await forms.nth(before + 1).waitFor();
      const added = forms.filter({ hasText: 'trong ngày 20/3/2024 → 20/03/2024' }).first();
      await added.waitFor();
      await expect.poll(() => added.getByLabel('Hạn', { exact: true }).inputValue()).toBe('20/03/2024');
      // Nothing selected: said, and nothing is added.
      await page.evaluate(() => document.getSelection()?.removeAllRanges());
      await page.getByRole('button', { name: 'Thêm đoạn đang chọn (T)' }).click();
      await page.getByText('Hãy chọn (bôi đen) một đoạn').waitFor();
      await expect.poll(() => forms.count()).toBe(before + 2);
      // What may have been missed is told, and one press takes it.
      await page.getByText('Có thể còn sót: 1 câu').waitFor();
      await page.getByRole('button', { name: 'Thêm thành nhiệm vụ' }).click();
      await page.getByText('trước ngày 20/3/2024 → 19/03/2024').waitFor();
      await page.getByText('Có thể còn sót').waitFor({ state: 'detached' });
      await expect.poll(() => forms.count()).toBe(before + 3);
      await page.getByRole('button', { name: 'Đọc văn bản khác' }).click();
      const drop = page.getByRole('button', { name: 'Bỏ thay đổi' });
      await drop.waitFor();
      // A dialog that is still coming would move away under the pointer.
      await atRest(page);
      await drop.click();
      await page.getByLabel('Hoặc dán nội dung văn bản vào đây').waitFor();
    });

    it('offers of a scan to paste its text, and of a paper without a day to write it', async () => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'quet.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(
          '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n',
        ),
      });
      await page.getByText('Tệp quet.pdf là bản quét').waitFor();
      await page.getByRole('button', { name: 'Dán nội dung văn bản' }).click();
      const box = page.getByLabel('Hoặc dán nội dung văn bản vào đây');
      await expect.poll(() => box.evaluate((own) => own === document.activeElement)).toBe(true);
      await box.fill(
        [
          'UBND TỈNH LẠNG SƠN',
          'Số:        /TB-UBND',
          'Lạng Sơn, ngày        tháng       năm 2024',
          'THÔNG BÁO',
          'Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về cửa khẩu',
          '1. Giao Sở Ngoại vụ rà soát hồ sơ, báo cáo trước ngày 15/4.',
        ].join('\n'),
      );
      await page.getByRole('button', { name: /Đọc$/ }).click();
      await page.getByText('Nhiệm vụ đọc được (1)').waitFor();
      await expect.poll(() => page.locator('body').textContent()).not.toMatch(/NaN|Invalid/u);
      await page.getByText('trước ngày 15/4 → 14/04/2024').waitFor();
      await page.getByLabel('Ngày văn bản').fill('12/3/2024');
      await page.getByRole('button', { name: 'Lưu 1 nhiệm vụ' }).click();
      await page.getByText('37 hồ sơ').waitFor();
    });

    it('offers of the same notice only what is not recorded yet', async () => {
      await page.getByRole('button', { name: 'Đọc văn bản' }).click();
      await page.locator('input[type=file]').setInputFiles(notice);
      await page.getByText('18 nhiệm vụ của văn bản này đã có trong sổ').waitFor();
      // The one that was left out; the one whose words were changed is known by its point.
      await page.getByText('Nhiệm vụ đọc được (1)').waitFor();
    });
  },
);
