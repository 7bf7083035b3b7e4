import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const notice = fileURLToPath(new URL('../fixtures/thong-bao-2024-03-27.txt', import.meta.url));

describe.skipIf(browserPath === null)(
  `what a message offers to take back${browserPath === null ? ` (${withoutBrowser})` : ''}`,
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

    const undo = () => page.locator('.message').getByRole('button', { name: 'Hoàn tác' });
    const told = (words: RegExp | string) => page.locator('.message > span').filter({ hasText: words });
    /** How many records a list says that it has. */
    const listed = async (register: string): Promise<number> => {
      await goTo(page, `#/list/${register}`);
      await listStands(page);
      const said = await page
        .getByText(/^[\d.]+ (hồ sơ|đoàn)/)
        .first()
        .innerText();
      return Number(said.replaceAll('.', '').match(/\d+/)?.[0]);
    };
    const saveTalk = async (place: string): Promise<string> => {
      await beginRecord(page, 'talk');
      await page.getByLabel('Nội dung', { exact: false }).first().click();
      await page.keyboard.type(place);
      await page.keyboard.press('Control+s');
      await told(/^Đã lưu HĐ-/).waitFor();
      return (await page.getByRole('heading', { level: 1 }).innerText()).split(' ')[0] ?? '';
    };

    it('covers no control of a list, a record or a report, however small the window', async () => {
      await page.getByRole('button', { name: /^Nhiệm vụ đến hạn: 9 quá hạn/ }).waitFor();
      await goTo(page, '#/list/outgoing-delegation');
      await page.getByRole('row').filter({ hasText: 'ĐR-' }).first().click();
      await page.getByLabel('Tên đoàn').click();
      await page.keyboard.press('End');
      await page.keyboard.type(' (sửa)');
      await page.keyboard.press('Control+s');
      await told(/^Đã lưu ĐR-/).waitFor();
      // Whoever goes to it by key keeps it while he reads.
      await page.keyboard.press('F6');
      await undo().and(page.locator(':focus')).waitFor();
      const record = new URL(page.url()).hash;
      const screens = [
        [record, '.form-grid'],
        ['#/list/outgoing-delegation', '.list-table'],
        ['#/reports/2024-Q1', 'iframe'],
      ] as const;
      for (const [width, height] of [
        [1366, 768],
        [1366, 660],
        [683, 384],
      ] as const) {
        await page.setViewportSize({ width, height });
        for (const [hash, shown] of screens) {
          await goTo(page, hash);
          await page.locator(shown).first().waitFor();
          await undo().waitFor();
          expect(await covered(page), `${hash} at ${width}×${height}`).toEqual([]);
        }
      }
      await page.setViewportSize({ width: 1366, height: 768 });
    });

    it('goes when another record is opened, and says whose save it took back', async () => {
      const first = await saveTalk('Hội đàm thứ nhất');
      // What the mouse rests on stays, however long the way to the list takes.
      await undo().hover();
      await goTo(page, '#/list/talk');
      await listStands(page);
      await undo().waitFor();
      await page.getByRole('row').filter({ hasNotText: first }).nth(1).click();
      await page.locator('.form-grid').first().waitFor();
      expect(await undo().count()).toBe(0);
      const second = await saveTalk('Hội đàm thứ hai');
      await undo().click();
      await told(`Đã hoàn tác ${second}.`).waitFor();
      await page.getByText('Hồ sơ đã loại khỏi sổ', { exact: false }).first().waitFor();
      await beginRecord(page, 'talk');
      expect(await undo().count()).toBe(0);
    });

    it('is all the tasks of a notice with the paper that assigned them', async () => {
      const [tasks, papers] = [await listed('task'), await listed('assigning-document')];
      await goTo(page, '#/read-notice');
      await page.getByLabel('Hoặc dán nội dung văn bản vào đây').click();
      await hands.paste(readFileSync(notice, 'utf8'));
      await page.getByRole('button', { name: /Đọc$/ }).click();
      await page.getByRole('button', { name: 'Lưu 17 nhiệm vụ' }).click();
      await page.getByText(`${tasks + 17} hồ sơ`).waitFor();
      await undo().click();
      await told(/^Đã hoàn tác 18 hồ sơ: .*và 15 hồ sơ khác\.$/).waitFor();
      await page.getByText(new RegExp(`^${tasks} hồ sơ`)).waitFor();
      expect(await listed('assigning-document')).toBe(papers);
    });

    it('is every row of an import', async () => {
      const people = await listed('person');
      await page.getByRole('button', { name: 'Nhập từ Excel', exact: true }).click();
      const rows = Array.from(
        { length: 200 },
        (_, at) => `Nguyễn Văn Nhập ${at + 1};${(at % 28) + 1}/2/1980`,
      );
      await page.locator('input[type=file]').setInputFiles({
        name: 'nguoi.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['Họ và tên;Ngày sinh', ...rows].join('\n')),
      });
      await page.getByRole('button', { name: /200 dòng/ }).click();
      await told('Đã nhập 200 dòng.').waitFor();
      await page.getByText(`${people + 200} hồ sơ`).waitFor();
      await undo().click();
      await told(/^Đã hoàn tác 200 hồ sơ: .*và 197 hồ sơ khác\.$/).waitFor();
      await page.getByText(`${people} hồ sơ`).waitFor();
    });

    it('is the rows that were pasted, with the people that were entered for them', async () => {
      const people = await listed('person');
      await beginRecord(page, 'outgoing-delegation');
      await page.locator('.ant-collapse-header', { hasText: 'Thành viên' }).click();
      const list = page.locator('.child-list', { has: page.getByRole('table', { name: 'Thành viên' }) });
      await list.getByRole('button', { name: 'Dán từ Excel' }).click();
      await page.locator('#pasted-text:focus').waitFor();
      await hands.paste('Họ và tên\tChức vụ\nĐinh Văn Dán\tTrưởng phòng\nQuách Thị Ghép\tChuyên viên');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Thêm tất cả vào sổ Cá nhân (2 người)' }).click();
      await dialog.getByRole('button', { name: 'Thêm 2 dòng' }).click();
      await list.getByText('Thành viên (2)').waitFor();
      await undo().click();
      await told('Đã bỏ 2 dòng vừa dán.').waitFor();
      await list.getByText('Thành viên (0)').waitFor();
      expect(await listed('person')).toBe(people);
    });

    it('is shown in the menu for what is due, where it covers nothing, and opens its list', async () => {
      await goTo(page, '#/');
      await page.getByRole('button', { name: /^Nhiệm vụ đến hạn: 9 quá hạn/ }).click();
      await page.getByText(/nhiệm vụ đang mở · 9 quá hạn/).waitFor();
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button', { name: /^Nhiệm vụ đến hạn/ }).count()).toBe(0);
      await page.emulateMedia({ media: 'screen' });
    });
  },
);

/** The controls of the screen that something else lies upon, each brought into sight first. */
function covered(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>('.page :is(button, a, input, textarea)')) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { x, y, width, height } = control.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      const at = document.elementFromPoint(x + width / 2, y + height / 2);
      const reached = at !== null && (at === control || control.contains(at) || at.contains(control));
      if (!reached) found.push(control.textContent || control.outerHTML.slice(0, 120));
    }
    return found;
  });
}
