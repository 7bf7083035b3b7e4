import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
      expect(await page.locator('mark').count()).toBeGreaterThan(19);
      await page.getByLabel('Lấy nhiệm vụ này').last().uncheck();
      await page.getByLabel('Nội dung', { exact: true }).first().fill('Rà soát toàn bộ nhiệm vụ được giao');
      // What is being checked outlives the window.
      await page.getByText('Đã giữ bản nháp').waitFor();
      await page.reload();
      await page.getByText('Đã mở lại văn bản đang xem dở').waitFor();
      expect(await page.getByLabel('Nội dung', { exact: true }).first().inputValue()).toBe(
        'Rà soát toàn bộ nhiệm vụ được giao',
      );
      expect(await page.getByLabel('Lấy nhiệm vụ này').last().isChecked()).toBe(false);
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

    it('offers of the same notice only what is not recorded yet', async () => {
      await page.getByRole('button', { name: 'Đọc văn bản' }).click();
      await page.locator('input[type=file]').setInputFiles(notice);
      await page.getByText('18 nhiệm vụ của văn bản này đã có trong sổ').waitFor();
      // The one that was left out; the one whose words were changed is known by its point.
      await page.getByText('Nhiệm vụ đọc được (1)').waitFor();
    });
  },
);
