import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atRest } from './axe.ts';
import { Hands } from './keyboard.ts';
import {
  beginRecord,
  browserPath,
  goTo,
  listStands,
  openWindow,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

describe.skipIf(browserPath === null)(
  `leaving a form${browserPath === null ? ` (${withoutBrowser})` : ''}`,
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

    const question = () => page.getByRole('dialog').filter({ hasText: 'Có thay đổi chưa lưu' });
    const choose = async (name: string): Promise<void> => {
      await question().waitFor();
      await atRest(page);
      await question().getByRole('button', { name, exact: true }).click();
    };
    const told = (words: RegExp | string) => page.locator('.message > span').filter({ hasText: words });
    const list = () => page.locator('.list-page');
    const openFirst = async (): Promise<void> => {
      await goTo(page, '#/list/outgoing-delegation');
      await listStands(page);
      await page.getByRole('row').filter({ hasText: 'ĐR-' }).first().click();
      await page.getByLabel('Tên đoàn').waitFor();
    };
    const typeName = async (text: string): Promise<void> => {
      await page.getByLabel('Tên đoàn').click();
      await page.keyboard.press('End');
      await page.keyboard.type(text);
    };
    const nameNow = (): Promise<string> => page.getByLabel('Tên đoàn').inputValue();
    /** Leaves to the first screen as one does who types an address: by nothing that the form knows of. */
    const home = () => page.getByRole('menuitem', { name: 'Trang chính' });
    const drafts = () => page.locator('.ant-card', { hasText: 'Bản nháp (' });

    it('goes back at once where nothing was changed, and asks where something was', async () => {
      await openFirst();
      await page.keyboard.press('Escape');
      await list().waitFor();
      await openFirst();
      const before = await nameNow();
      await typeName(' một');
      await page.keyboard.press('Escape');
      await question().getByRole('button', { name: 'Tiếp tục sửa' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Escape');
      await question().waitFor({ state: 'hidden' });
      expect(await nameNow()).toBe(`${before} một`);
      // The focus is where it was: what is typed goes on.
      await page.getByLabel('Tên đoàn').and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Escape');
      await question().waitFor();
      await page.keyboard.press('Enter');
      await question().waitFor({ state: 'hidden' });
      await page.keyboard.press('Escape');
      await question().waitFor();
      await page.keyboard.press('ArrowLeft');
      await question().getByRole('button', { name: 'Bỏ thay đổi' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Enter');
      await list().waitFor();
      await openFirst();
      expect(await nameNow()).toBe(before);
    });

    it('asks nothing where what was typed was taken back', async () => {
      await openFirst();
      await typeName('x');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      await list().waitFor();
    });

    it('asks by every way out of the form: menu, button, back of the browser, key', async () => {
      await goTo(page, '#/');
      await openFirst();
      await typeName(' hai');
      const ways: readonly (() => Promise<unknown>)[] = [
        () => home().click(),
        () => page.getByRole('button', { name: 'Danh sách' }).first().click(),
        () => page.evaluate(() => history.back()),
        () =>
          page.evaluate(() => {
            window.location.hash = '#/reports';
          }),
      ];
      for (const way of ways) {
        const { hash } = new URL(page.url());
        await way();
        await choose('Tiếp tục sửa');
        await question().waitFor({ state: 'hidden' });
        expect(new URL(page.url()).hash).toBe(hash);
        expect(await nameNow()).toMatch(/ hai$/);
      }
      await page.evaluate(() => history.back());
      await choose('Bỏ thay đổi');
      await list().waitFor();
    });

    it('saves before it leaves where that is chosen, and stays where it is refused', async () => {
      await openFirst();
      const before = await nameNow();
      await typeName(' ba');
      await home().click();
      await choose('Lưu');
      await told(/^Đã lưu ĐR-/).waitFor();
      await page.getByRole('heading', { level: 1, name: /hôm nay/ }).waitFor();
      await openFirst();
      expect(await nameNow()).toBe(`${before} ba`);
      await page.getByLabel('Tên đoàn').click();
      await hands.empty();
      await page.keyboard.press('Escape');
      await choose('Lưu');
      await question().waitFor({ state: 'hidden' });
      await page.locator('#field-name[aria-invalid=true]').waitFor();
      await page.keyboard.press('Escape');
      await choose('Bỏ thay đổi');
      await list().waitFor();
    });

    it('lists drafts of new and kept records, to be gone on with or thrown away', async () => {
      await beginRecord(page, 'outgoing-delegation');
      await typeName('Đoàn bỏ dở');
      await page.keyboard.press('Escape');
      await choose('Để thành bản nháp');
      await told(/^Đã để thành bản nháp/).waitFor();
      await page.getByRole('button', { name: 'Bản nháp (1)' }).click();
      await page.getByRole('menuitem', { name: /^Mở bản nháp: .*Đoàn bỏ dở/ }).click();
      await page.getByText('Đã khôi phục nội dung đang nhập dở').waitFor();
      expect(await nameNow()).toBe('Đoàn bỏ dở');
      // Only looked at: it stays a draft without a question.
      await page.keyboard.press('Escape');
      await list().waitFor();
      expect(await question().count()).toBe(0);
      await openFirst();
      await typeName(' sửa dở');
      await home().click();
      await choose('Để thành bản nháp');
      await drafts().getByText('Bản nháp (2)').waitFor();
      // The newest stands in one line; the others come on demand.
      await expect.poll(() => drafts().getByRole('link').count()).toBe(1);
      await drafts().getByRole('button', { name: 'Xem tất cả' }).click();
      await drafts().getByText('Đoàn ra', { exact: false }).first().waitFor();
      await drafts()
        .getByRole('button', { name: /sửa dở$/ })
        .click();
      const ask = page.getByRole('dialog').filter({ hasText: 'Bỏ bản nháp' });
      await ask.getByRole('button', { name: 'Giữ lại' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Escape');
      await ask.waitFor({ state: 'hidden' });
      await drafts()
        .getByRole('button', { name: /sửa dở$/ })
        .click();
      await ask.getByRole('button', { name: 'Bỏ', exact: true }).click();
      await drafts().getByText('Bản nháp (1)').waitFor();
      await drafts()
        .getByRole('link', { name: /Đoàn bỏ dở/ })
        .click();
      await page.getByLabel('Tên đoàn').waitFor();
      await page.getByRole('button', { name: 'Bỏ nội dung này' }).click();
      await home().click();
      await page.getByRole('heading', { level: 1, name: /hôm nay/ }).waitFor();
      await expect.poll(() => drafts().count()).toBe(0);
    });

    it('asks before the words typed in a dialog are lost, and drops them only when told to', async () => {
      await openFirst();
      const dialog = page.getByRole('dialog').filter({ hasNotText: 'Có thay đổi chưa lưu' });
      await page.getByRole('button', { name: 'Loại khỏi sổ' }).click();
      const reason = dialog.getByLabel('Lý do');
      await reason.and(page.locator(':focus')).waitFor();
      // Nothing was typed yet.
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Loại khỏi sổ' }).click();
      await reason.and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Nhập hai lần');
      await page.keyboard.press('Escape');
      await question().getByText('Rời đi thì nội dung vừa nhập sẽ mất.').waitFor();
      await choose('Tiếp tục sửa');
      await question().waitFor({ state: 'hidden' });
      await expect.poll(() => reason.inputValue()).toBe('Nhập hai lần');
      await page.keyboard.press('Escape');
      await choose('Bỏ thay đổi');
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Loại khỏi sổ' }).waitFor();
      await page.keyboard.press('Escape');
      await listStands(page);
      await page.keyboard.press('Space');
      await page
        .getByRole('button', { name: 'Loại các dòng đã chọn khỏi sổ' })
        .or(page.getByRole('button', { name: 'Loại khỏi sổ' }))
        .first()
        .click();
      await reason.and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Nhập nhầm');
      await page.keyboard.press('Escape');
      await choose('Tiếp tục sửa');
      await question().waitFor({ state: 'hidden' });
      await expect.poll(() => reason.inputValue()).toBe('Nhập nhầm');
      await page.keyboard.press('Escape');
      await choose('Bỏ thay đổi');
      await dialog.waitFor({ state: 'hidden' });
      await page.keyboard.press('Escape');
    });

    it('asks before settings are left, but not from tab to tab', async () => {
      await goTo(page, '#/settings/paper');
      const addressee = page.getByLabel('Kính gửi');
      await addressee.click();
      await page.keyboard.press('End');
      await page.keyboard.type(' thử');
      await page.getByRole('tab').nth(1).click();
      expect(await question().count()).toBe(0);
      await home().click();
      await question().getByText('Cài đặt – Thể thức văn bản').waitFor();
      await choose('Tiếp tục sửa');
      await question().waitFor({ state: 'hidden' });
      // Whoever goes on editing sees what was asked about.
      await addressee.waitFor();
      await expect.poll(() => addressee.inputValue()).toMatch(/ thử$/);
      await home().click();
      await choose('Bỏ thay đổi');
      await page.getByRole('heading', { level: 1, name: /hôm nay/ }).waitFor();
      await goTo(page, '#/settings/paper');
      await expect.poll(() => addressee.inputValue()).not.toMatch(/ thử$/);
      await home().click();
      await page.getByRole('heading', { level: 1, name: /hôm nay/ }).waitFor();
    });

    it('asks before a row of reference data is left, and keeps it as a draft', async () => {
      await goTo(page, '#/settings/reference');
      await page.locator('tr.ant-table-row').first().click();
      const dialog = page.getByRole('dialog').filter({ hasNotText: 'Có thay đổi chưa lưu' });
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.locator('tr.ant-table-row').first().click();
      await dialog.getByLabel('Tên', { exact: true }).click();
      await page.keyboard.press('End');
      await page.keyboard.type(' tạm');
      await page.keyboard.press('Escape');
      await choose('Tiếp tục sửa');
      await question().waitFor({ state: 'hidden' });
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await choose('Để thành bản nháp');
      await dialog.waitFor({ state: 'hidden' });
      await home().click();
      await drafts().getByRole('link', { name: / tạm$/ }).click();
      await dialog.waitFor();
      await expect.poll(() => dialog.getByLabel('Tên', { exact: true }).inputValue()).toMatch(/ tạm$/);
      await dialog.getByRole('button', { name: 'Bỏ nội dung này' }).click();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    });

    it('keeps a pasted notice that was not read, and one that was', async () => {
      await goTo(page, '#/read-notice');
      await page.getByLabel('Hoặc dán nội dung văn bản vào đây').click();
      await page.keyboard.type('Giao Sở Ngoại vụ tham mưu báo cáo UBND tỉnh trước ngày 30/4/2024.');
      await home().click();
      await choose('Để thành bản nháp');
      await drafts()
        .getByRole('link', { name: /Giao Sở Ngoại vụ/ })
        .click();
      await expect
        .poll(() => page.getByLabel('Hoặc dán nội dung văn bản vào đây').inputValue())
        .toMatch(/^Giao Sở Ngoại vụ/);
      await page.getByRole('button', { name: /Đọc$/ }).click();
      await page
        .getByText(/^Nhiệm vụ đọc được/)
        .first()
        .waitFor();
      // Nothing was changed in it: it is kept without a question.
      await home().click();
      await told(/^Đã để thành bản nháp: Văn bản đang đọc nhiệm vụ/).waitFor();
      await drafts().getByText('Văn bản đang đọc nhiệm vụ', { exact: false }).waitFor();
      await goTo(page, '#/read-notice');
      await page.getByLabel('Trích yếu').click();
      await page.keyboard.type('Kết luận thử');
      await page.getByRole('button', { name: 'Đọc văn bản khác' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Tiếp tục sửa' }).click();
      await home().click();
      await choose('Bỏ thay đổi');
      await page.getByRole('heading', { level: 1, name: /hôm nay/ }).waitFor();
      await expect.poll(() => drafts().count()).toBe(0);
    });

    it('closes by Esc the innermost thing only', async () => {
      await openFirst();
      const onRecord = async (): Promise<void> => {
        await expect.poll(() => page.getByLabel('Tên đoàn').count()).toBe(1);
        expect(await question().count()).toBe(0);
      };
      // A list of suggestions.
      await page.locator('#field-hostAgency').click();
      await page.keyboard.press('ArrowDown');
      await page.locator('.popup').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.popup').waitFor({ state: 'hidden' });
      await onRecord();
      // The calendar of a date.
      await page.getByLabel('Ngày đi thực tế').click();
      await page.keyboard.press('F4');
      await page.locator('.popup').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.popup').waitFor({ state: 'hidden' });
      await onRecord();
      // The drawer of the history.
      const drawer = page.locator('.ant-drawer-open');
      await page.getByRole('button', { name: 'Lịch sử' }).click();
      await drawer.waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      await onRecord();
      // The dialog of a withdrawal, with a reason.
      await page.getByRole('button', { name: 'Loại khỏi sổ' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Lý do').and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await onRecord();
      // A list of suggestions in the dialog of a row.
      await page.locator('.ant-collapse-header', { hasText: 'Thành viên' }).click();
      await page.getByLabel('Họ và tên, dòng 1').click();
      await page.keyboard.type('Người thử');
      await page.keyboard.press('Tab');
      await page
        .getByRole('button', { name: /dòng 1/ })
        .first()
        .click();
      await dialog.waitFor();
      await dialog.locator('#child-agency').click();
      await page.keyboard.press('ArrowDown');
      await page.locator('.popup').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.popup').waitFor({ state: 'hidden' });
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(() => page.getByLabel('Tên đoàn').count()).toBe(1);
      expect(await question().count()).toBe(0);
      await page.keyboard.press('Escape');
      await choose('Bỏ thay đổi');
      // The dialog of an import, and a menu.
      await page.getByRole('button', { name: 'Nhập từ Excel', exact: true }).click();
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await list().waitFor();
    });
  },
);
