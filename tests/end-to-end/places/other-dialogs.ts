import { expect } from 'vitest';
import { beginAt, drawn } from '../program.ts';
import {
  press,
  dialog,
  showFollowed,
  showClosing,
  showGrid,
  askToClose,
  showReference,
  type Dialog,
} from './show.ts';

/** Dialogs, panels and menus of everything else behind the first start. */
export const otherDialogs: readonly Dialog[] = [
  {
    name: 'what else can be done with a template',
    of: 'settings/templates-panel.tsx',
    show: async (page) => {
      await beginAt(page, '#/settings/templates');
      await press(page, 'Việc khác Tờ trình cử đoàn ra');
      await page.getByRole('menuitem', { name: 'Xem các trường' }).waitFor();
    },
  },
  {
    name: 'the fields of a template',
    of: 'settings/templates-panel.tsx',
    show: async (page) => {
      await beginAt(page, '#/settings/templates');
      await press(page, 'Việc khác Tờ trình cử đoàn ra');
      await page.getByRole('menuitem', { name: 'Xem các trường' }).click();
      await dialog(page).getByText('{trich_yeu}').waitFor();
    },
  },
  {
    name: 'the faults of a file that was to be a template',
    of: 'settings/templates-panel.tsx',
    show: async (page) => {
      await beginAt(page, '#/settings/templates');
      await press(page, 'Thay bằng tệp… Tờ trình cử đoàn ra');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'mau.docx', mimeType: '', buffer: Buffer.from('không phải Word') });
      await dialog(page).getByText('không phải văn bản Word').waitFor();
    },
  },
  {
    name: 'the formats of a report',
    of: 'reports/report-page.tsx',
    show: async (page) => {
      await beginAt(page, '#/reports/2024-Q1');
      await press(page, 'Định dạng khác');
      await page.getByRole('menuitem', { name: 'Lưu Excel' }).waitFor();
    },
  },
  { name: 'the question before a period is closed', of: 'reports/close-dialog.tsx', show: askToClose },
  {
    name: 'the reopening of a closed period',
    of: 'reports/standing-panel.tsx',
    show: async (page) => {
      await showClosing(page);
      const reopen = page.getByRole('button', { name: 'Mở lại kỳ đã chốt' });
      if (!(await reopen.isVisible())) {
        await askToClose(page);
        await dialog(page).getByRole('button', { name: 'Chốt số liệu' }).click();
      }
      await reopen.click();
      await dialog(page).getByLabel('Lãnh đạo quyết định').waitFor();
    },
  },
  {
    name: 'incidents on one spot of the line',
    of: 'border/line-drawing.tsx',
    show: async (page) => {
      await beginAt(page, '#/list/border-incident');
      await press(page, 'Nhập từ Excel');
      const lines = Array.from({ length: 12 }, (_, at) => `Khác;1119;${at + 1}/3/2024;Vụ thứ ${at + 1}`);
      await page.locator('input[type=file]').setInputFiles({
        name: 'su-vu.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['Loại sự vụ;Mốc;Ngày xảy ra;Tóm tắt', ...lines].join('\n')),
      });
      await press(page, 'Nhập 12 dòng');
      await page.getByText('Đã nhập 12 dòng.').first().waitFor();
      await beginAt(page, '#/line');
      const all = page.getByRole('button', { name: 'Xem mọi thời gian' });
      const rows = page.locator('tr.ant-table-row');
      await all.or(rows.first()).first().waitFor();
      if (await all.isVisible()) await all.click();
      await rows.first().waitFor();
      const box = await page.locator('canvas').boundingBox();
      if (box === null) throw new Error('no canvas');
      // The number above nine marks, which stands for all of them.
      const top = box.y + 23;
      for (let x = box.x + 5; x < box.x + box.width; x += 7) {
        await page.mouse.move(x, top);
        await drawn(page);
        if ((await page.locator('.line-tip', { hasText: 'vụ tại mốc' }).count()) > 0) break;
      }
      await page.mouse.down();
      await page.mouse.up();
      await dialog(page).locator('tr.ant-table-row').first().waitFor();
    },
  },
  {
    name: 'a file that is no backup',
    of: 'backups/restore-dialog.tsx',
    show: async (page) => {
      await beginAt(page, '#/settings/data');
      await press(page, 'Khôi phục từ bản sao lưu…');
      await dialog(page)
        .locator('input[type=file]')
        .setInputFiles({
          name: 'so-ngoai-vu.backup',
          mimeType: 'application/octet-stream',
          buffer: Buffer.from('sao lưu'),
        });
      await dialog(page).getByText('không phải bản sao lưu nguyên vẹn').waitFor();
    },
  },
  {
    name: 'what a backup holds and what would change',
    of: 'backups/restore-dialog.tsx',
    show: async (page) => {
      await beginAt(page, '#/settings/data');
      await press(page, 'Sao lưu ngay');
      await page
        .getByText(/^Đã sao lưu \d+ hồ sơ/)
        .first()
        .waitFor();
      await press(page, 'Khôi phục từ bản sao lưu…');
      await dialog(page)
        .getByRole('button', { name: /^Xem bản/ })
        .first()
        .click();
      await dialog(page).getByText('Dữ liệu sẽ thay đổi như sau').waitFor();
    },
  },
  {
    name: 'a new row of reference data',
    of: 'settings/reference-dialog.tsx',
    show: async (page) => {
      await beginAt(page, '#/settings/reference');
      await page.getByRole('tabpanel').getByRole('button', { name: /^Thêm/ }).click();
      await dialog(page).getByLabel('Tên', { exact: true }).waitFor();
    },
  },
  {
    name: 'a row of reference data',
    of: 'settings/reference-dialog.tsx',
    show: (page) => showReference(page),
  },
  {
    name: 'the replacing of a row of reference data',
    of: 'settings/reference-dialog.tsx',
    show: async (page) => {
      await showReference(page, 3);
      await press(page, 'Thay từ ngày…');
      await dialog(page).getByText('Dòng đang có sẽ kết thúc').waitFor();
    },
  },
  {
    name: 'the documents whose results are reported',
    of: 'tasks/follow-page.tsx',
    show: async (page) => {
      await beginAt(page, '#/follow');
      // The view that was shown last comes back; the month has no such menu.
      await page.keyboard.press('1');
      await press(page, 'Kết quả thực hiện');
      await page.locator('.ant-dropdown').getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'the history of a row of reference data',
    of: 'settings/reference-dialog.tsx',
    show: async (page) => {
      await showReference(page, 1);
      await dialog(page).getByLabel('Tên ngắn').fill('Tên viết gọn');
      await page.keyboard.press('Control+s');
      await dialog(page).waitFor({ state: 'hidden' });
      await showReference(page, 1);
      await dialog(page).getByRole('button', { name: 'Lịch sử' }).click();
      await dialog(page).getByRole('button', { name: 'Hoàn tác' }).first().waitFor();
    },
  },
  {
    name: 'the withdrawing of a row of reference data',
    of: 'settings/reference-dialog.tsx',
    show: async (page) => {
      await showReference(page);
      await press(page, 'Loại dòng này');
      await dialog(page).getByLabel('Lý do loại').waitFor();
    },
  },
  {
    name: 'the progress of several tasks',
    of: 'tasks/tasks-grid-dialog.tsx',
    show: (page) => showGrid(page, 'Nhập tiến độ'),
  },
  {
    name: 'later due dates of several tasks',
    of: 'tasks/tasks-grid-dialog.tsx',
    show: (page) => showGrid(page, 'Gia hạn'),
  },
  {
    name: 'the papers that urge tasks',
    of: 'tasks/due-list.tsx',
    show: async (page) => {
      await showFollowed(page, '2', 'tr.ant-table-row');
      await press(page, 'Chọn việc quá hạn');
      await page.getByRole('button', { name: /Công văn đôn đốc/ }).click();
      await page.getByRole('menuitem', { name: 'Lưu Word' }).waitFor();
    },
  },
  {
    name: 'the help, with the keys',
    of: 'help/help-drawer.tsx',
    show: async (page) => {
      await beginAt(page, '#/list/talk');
      await page.keyboard.press('?');
      await dialog(page).getByRole('heading', { level: 2, name: 'Phím tắt' }).waitFor();
    },
  },
  {
    name: 'what a search in the help found',
    of: 'help/help-drawer.tsx',
    show: async (page) => {
      await beginAt(page, '#/reports/2024-Q1');
      await page.keyboard.press('F1');
      await dialog(page).getByRole('heading', { level: 2 }).waitFor();
      await dialog(page).getByLabel('Tìm trong trợ giúp').fill('chot so lieu');
      await dialog(page).locator('.help-passages mark').first().waitFor();
    },
  },
  {
    name: 'the box of Ctrl+K before anything is typed',
    of: 'find/find-box.tsx',
    show: async (page) => {
      await beginAt(page, '#/list/talk');
      await page.keyboard.press('Control+k');
      await page.getByRole('option', { name: /^Thêm đoàn ra/ }).waitFor();
    },
  },
  {
    name: 'the box of Ctrl+K with what it found',
    of: 'find/find-box.tsx',
    show: async (page) => {
      await beginAt(page, '#/list/talk');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('doan');
      await page
        .getByRole('option', { name: /ĐV-VP-/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'the list of a day of the month, of bars and lines that had no room in it',
    of: 'tasks/month-view.tsx',
    show: async (page) => {
      await showFollowed(page, '3', 'table.month');
      const title = page.getByText(/^Tháng \d\d\/\d{4}$/);
      for (let at = await title.textContent(); at !== 'Tháng 03/2024'; at = await title.textContent()) {
        await page.keyboard.press('PageUp');
        await expect.poll(() => title.textContent()).not.toBe(at);
      }
      await page.getByRole('button', { name: 'Còn 3 mục của ngày 25/03/2024' }).click();
      await dialog(page)
        .getByRole('link', { name: /^Đoàn Đại sứ quán Đức/ })
        .waitFor();
    },
  },
  {
    name: 'the question before an empty register is begun',
    of: 'sample/use-sample.tsx',
    show: async (page) => {
      await beginAt(page, '#/settings/data');
      await press(page, 'Bắt đầu với sổ trống');
      await dialog(page).getByRole('button', { name: 'Ở lại với dữ liệu mẫu' }).waitFor();
    },
  },
  {
    name: 'the menu folded to signs, with the languages',
    of: 'app/side-menu.tsx',
    show: async (page) => {
      await beginAt(page, '#/list/letter');
      if ((await page.locator('.side-menu-folded').count()) === 0) await page.keyboard.press('Control+F1');
      await page.getByRole('button', { name: /^Ngôn ngữ/ }).click();
      await page.getByRole('menuitem', { name: 'English' }).waitFor();
    },
  },
];
