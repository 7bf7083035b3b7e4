import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { beginForTest } from '../../../db/test-first-start.ts';
import { dataFile } from '../../../db/file/generations.ts';
import { openStore } from '../../../db/file/open.ts';
import type { Dialog } from './show.ts';

/** What stands before the frame, with what a data folder is there. */
export const beforeFrame: readonly (Dialog & { readonly prepare: (folder: string) => void })[] = [
  {
    name: 'the first start',
    of: 'app/first-start.tsx',
    prepare: () => undefined,
    show: (page) => page.getByRole('button', { name: 'Bắt đầu' }).waitFor(),
  },
  {
    name: 'the first start with a name that is missing',
    of: 'app/first-start.tsx',
    prepare: () => undefined,
    show: async (page) => {
      await page.getByRole('button', { name: 'Bắt đầu' }).click();
      await page.locator('.ant-form-item-explain-error').waitFor();
      await expect
        .poll(() => page.locator('.messages [role=alert] .heard').first().getAttribute('data-message'))
        .toMatch(/^Họ và tên .+/);
      expect(await page.getByLabel('Họ và tên').evaluate((field) => field.matches(':focus'))).toBe(true);
    },
  },
  {
    name: 'the restoring of a backup at the first start',
    of: 'backups/restore-dialog.tsx',
    prepare: () => undefined,
    show: async (page) => {
      await page.getByRole('button', { name: 'Khôi phục từ bản sao lưu…' }).click();
      await page.getByRole('button', { name: 'Chọn tệp…' }).waitFor();
    },
  },
  {
    name: 'data that cannot be opened',
    of: 'app/refused-data.tsx',
    prepare: (folder) => writeFileSync(join(folder, 'register.sqlite'), 'Đây không phải là sổ.'.repeat(400)),
    show: (page) => page.getByRole('button', { name: 'Thử lại' }).waitFor(),
  },
  {
    name: 'the update beside data of a newer version',
    of: 'settings/update-offer.tsx',
    prepare: ofNewerVersion,
    show: async (page) => {
      await page.getByText('do phiên bản mới hơn của chương trình tạo').waitFor();
      await page.getByRole('button', { name: 'Cập nhật bằng tệp cài đặt…' }).click();
      await page.getByRole('button', { name: 'Chọn tệp cài đặt…' }).waitFor();
    },
  },
  {
    name: 'the question what day it is',
    of: 'app/clock-dialog.tsx',
    prepare: savedInAMonth,
    show: async (page) => {
      const asked = page.getByRole('dialog', { name: 'Ngày của máy không đúng' });
      await asked.getByLabel('Hôm nay là ngày').fill('31/02/2026');
      await page.keyboard.press('Enter');
      await asked.getByText('Chưa đọc được ngày này').waitFor();
      await expect
        .poll(() => page.locator('.messages [role=alert] .heard').first().getAttribute('data-message'))
        .toMatch(/^Chưa đọc được ngày này/);
    },
  },
];

/** A data folder that a version of later years left. */
function ofNewerVersion(directory: string): void {
  openStore({ directory }).close();
  const db = new Database(dataFile(directory, 'main'));
  db.pragma('user_version = 9999');
  db.close();
}

/** A data folder as a PC left it whose clock ran a month ahead. */
function savedInAMonth(directory: string): void {
  const store = openStore({ directory, now: () => new Date(Date.now() + 30 * 86_400_000) });
  beginForTest(store, 'Nguyễn Thị Lan');
  store.close();
}
