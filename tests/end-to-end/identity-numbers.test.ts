import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFile } from '../../db/file/generations.ts';
import { connect } from '../../db/file/sqlite.ts';
import { atRest } from './axe.ts';
import { Hands } from './keyboard.ts';
import {
  beginRecord,
  browserPath,
  openSections,
  openWindow,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

const reason = browserPath === null ? ` (${withoutBrowser})` : '';

/** The tables of the register whose rows hold a text; a draft holds what is typed until it is saved. */
function tablesWith(directory: string, text: string): readonly string[] {
  const db = connect(dataFile(directory, 'main'), { readonly: true });
  try {
    return db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
      .filter((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all()).includes(text));
  } finally {
    db.close();
  }
}

describe.skipIf(browserPath === null)(
  `numbers of identity documents that are typed in texts${reason}`,
  () => {
    let opened: OpenWindow;
    let page: Page;
    let hands: Hands;
    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
      hands = await Hands.on(page);
    });
    afterAll(() => opened.close());

    async function type(label: string, text: string): Promise<void> {
      // A required field bears a star.
      await hands.into(page.getByLabel(new RegExp(`^${label}(?: \\*)?$`)).first());
      await page.keyboard.type(text, { delay: 15 });
    }
    const question = () =>
      page.getByRole('dialog').filter({ hasText: 'Có số giấy tờ tùy thân trong nội dung' });
    async function answer(name: string): Promise<void> {
      await question().waitFor();
      await atRest(page);
      await question().getByRole('button', { name }).click();
      await question().waitFor({ state: 'detached' });
    }
    const value = (label: string) => page.getByLabel(label, { exact: true }).inputValue();

    it('are told beside the field, asked about, moved or masked, and stand nowhere in what is kept', async () => {
      await beginRecord(page, 'outgoing-delegation');
      await openSections(page);
      await type('Tên đoàn', 'Đoàn dự hội chợ');
      await type('Cơ quan chủ trì', 'Sở Ngoại vụ');
      await type('Số người', '2');
      await type('Nước đến', 'Trung Quốc');
      await page.keyboard.press('Tab');
      await type('Ngày đi thực tế', '5/3/2024');
      await type('Ngày về thực tế', '7/3/2024');
      await type('Ghi chú', 'Người liên hệ: CCCD 020190123456');
      await page.getByText('Có số giấy tờ tùy thân (02*******456) trong nội dung').first().waitFor();
      await hands.into(page.getByLabel('Họ và tên, dòng 1', { exact: true }));
      await page.keyboard.type('Nguyễn Văn An (HC C7654321)', { delay: 15 });
      await page.keyboard.press('Tab');
      await hands.into(page.getByLabel('Họ và tên, dòng 2', { exact: true }));
      await page.keyboard.type('Trần Thị Bình, hộ chiếu B7654321', { delay: 15 });
      await page.keyboard.press('Tab');
      // One click moves it, and nothing is saved by it.
      const told = page.locator('.caution').filter({ hasText: 'Dòng 2: Có số giấy tờ tùy thân (B7***321)' });
      await told.getByRole('button', { name: 'Chuyển sang ô Số giấy tờ' }).click();
      await told.waitFor({ state: 'detached' });
      expect(await value('Họ và tên, dòng 2')).toBe('Trần Thị Bình');
      expect(await value('Số giấy tờ, dòng 2')).toBe('B7654321');
      await page.keyboard.press('Control+s');
      await question().getByText('02*******456, C7***321').waitFor();
      // Nothing is saved before it is answered, and typing goes on.
      await answer('Sửa tiếp');
      expect(await value('Họ và tên, dòng 1')).toBe('Nguyễn Văn An (HC C7654321)');
      await page.keyboard.press('Control+s');
      await answer('Chuyển sang ô Số giấy tờ rồi lưu');
      await page
        .getByText(/Đã lưu ĐR-VP-2024-/)
        .first()
        .waitFor();
      await expect.poll(() => value('Họ và tên, dòng 1')).toBe('Nguyễn Văn An');
      expect(await value('Ghi chú')).toBe('Người liên hệ: CCCD 02*******456');
      const members = await page.getByRole('table', { name: 'Thành viên' }).innerHTML();
      for (const masked of ['C7***321', 'B7***321']) expect(members).toContain(masked);
      for (const number of ['C7654321', 'B7654321', '020190123456'])
        // The draft goes a moment after what it held was saved.
        await expect.poll(() => tablesWith(opened.data, number)).toEqual([]);
    });

    it('that somebody says are none stay as typed, and are not asked about again', async () => {
      const text = 'Mã lô hàng CC 0123456789, hộ chiếu 0123456789';
      await hands.into(page.getByLabel('Ghi chú', { exact: true }));
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text, { delay: 15 });
      await page.keyboard.press('Control+s');
      await answer('Không phải số giấy tờ, lưu nguyên');
      // The sentence of the save before may stand yet.
      await page.getByRole('button', { name: 'Lưu (Ctrl+S)', disabled: true }).waitFor();
      expect(await value('Ghi chú')).toBe(text);
      await page.getByLabel('Ghi chú', { exact: true }).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('.');
      await page.keyboard.press('Control+s');
      await expect.poll(() => tablesWith(opened.data, `${text}.`)).toContain('change_log');
      expect(await question().count()).toBe(0);
    });
  },
);
