import { beginAt, beginRecord } from '../program.ts';
import {
  press,
  dialog,
  showStored,
  showNew,
  showImport,
  showChildRow,
  showPaste,
  showPasted,
  showFilters,
  showMarked,
  type Dialog,
} from './show.ts';

/** Dialogs, panels and menus of lists and records. */
export const recordDialogs: readonly Dialog[] = [
  {
    name: 'the withdrawing of a record',
    of: 'registers/withdrawal.tsx',
    show: async (page) => {
      await showStored(page, 'outgoing-delegation');
      await press(page, 'Loại khỏi sổ');
      await dialog(page).getByLabel('Lý do').waitFor();
    },
  },
  {
    name: 'the erasing of document numbers',
    of: 'registers/erase-numbers.tsx',
    show: async (page) => {
      await showStored(page, 'outgoing-delegation');
      await page.getByLabel('Số giấy tờ, dòng 1').first().fill('C7654321');
      await press(page, 'Lưu (Ctrl+S)');
      await press(page, 'Xóa số giấy tờ');
      await dialog(page).getByRole('checkbox').waitFor();
    },
  },
  {
    name: 'the question about a document number in a text',
    of: 'registers/identity-question.tsx',
    show: async (page) => {
      await showStored(page, 'outgoing-delegation');
      await page.getByLabel('Họ và tên, dòng 1').first().fill('Nguyễn Văn An (HC C7654321)');
      await press(page, 'Lưu (Ctrl+S)');
      await dialog(page)
        .getByRole('button', { name: 'Che số rồi lưu' })
        .or(dialog(page).getByRole('button', { name: 'Chuyển sang ô Số giấy tờ rồi lưu' }))
        .waitFor();
    },
  },
  {
    name: 'the comparing of a quick report',
    of: 'border/quick-report.tsx',
    show: async (page) => {
      await beginAt(page, '#/');
      await page.getByRole('link', { name: /vụ chờ đối chiếu/ }).click();
      await page.locator('tr.list-row').first().click();
      await press(page, 'Đối chiếu');
      await dialog(page).getByLabel('Ngày văn bản').waitFor();
    },
  },
  {
    name: 'the history of a record',
    of: 'registers/open-record.tsx',
    show: async (page) => {
      await showStored(page, 'outgoing-delegation');
      await press(page, 'Lịch sử');
      await dialog(page).getByRole('button', { name: 'Hoàn tác' }).first().waitFor();
    },
  },
  {
    name: 'the menu of what an incident is gone on to',
    of: 'registers/linked-records.tsx',
    show: async (page) => {
      await showStored(page, 'border-incident');
      await press(page, 'Thêm');
      await page.getByRole('menuitem', { name: 'Thêm hội đàm' }).waitFor();
    },
  },
  {
    name: 'the papers of a delegation',
    of: 'registers/template-papers.tsx',
    show: async (page) => {
      await showStored(page, 'outgoing-delegation');
      await press(page, 'Soạn văn bản');
      await page.getByRole('menuitem', { name: 'Dự thảo quyết định' }).waitFor();
    },
  },
  {
    name: 'the draft decision of a delegation',
    of: 'registers/template-papers.tsx',
    show: async (page) => {
      await showStored(page, 'outgoing-delegation');
      await press(page, 'Soạn văn bản');
      await page.getByRole('menuitem', { name: 'Dự thảo quyết định' }).click();
      await dialog(page).locator('iframe').waitFor();
    },
  },
  {
    name: 'an incident as a quick report',
    of: 'ui/paper-dialog.tsx',
    show: async (page) => {
      await showStored(page, 'border-incident');
      await press(page, 'Báo cáo nhanh');
      await dialog(page).locator('iframe').waitFor();
    },
  },
  { name: 'the dialog of a row', of: 'registers/child-table.tsx', show: showChildRow },
  { name: 'the asking for rows', of: 'registers/paste-dialog.tsx', show: showPaste },
  { name: 'the rows that were pasted', of: 'registers/paste-dialog.tsx', show: showPasted },
  { name: 'an import', of: 'registers/import-dialog.tsx', show: showImport },
  {
    name: 'an import with a row at fault',
    of: 'registers/import-dialog.tsx',
    show: async (page) => {
      await showImport(page);
      await page.locator('input[type=file]').setInputFiles({
        name: 'doan-ra.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(
          'Tên đoàn;Cơ quan chủ trì;Số người;Nước đến;Ngày đi;Ngày về\nĐoàn A;Sở Công Thương;3;Lào;5/2/2024;7/2/2024\nĐoàn B;Sở Công Thương;3;Lào;31/2/2024;7/3/2024\n',
        ),
      });
      await dialog(page).getByText('1 dòng có lỗi').waitFor();
    },
  },
  {
    name: 'a paper before it is printed',
    of: 'ui/paper-dialog.tsx',
    show: async (page) => {
      await showStored(page, 'outgoing-delegation');
      await press(page, 'In');
      await dialog(page).locator('iframe').waitFor();
    },
  },
  {
    name: 'the question before a form is left',
    of: 'ui/leaving-dialog.tsx',
    show: async (page) => {
      await showStored(page, 'outgoing-delegation');
      await page.getByLabel('Tên đoàn').click();
      await page.keyboard.type('x');
      await page.keyboard.press('Escape');
      await dialog(page).getByRole('button', { name: 'Bỏ thay đổi' }).waitFor();
    },
  },
  {
    name: 'the drafts of a register',
    of: 'registers/list-drafts.tsx',
    show: async (page) => {
      await beginRecord(page, 'talk');
      await page.locator('#field-subject').click();
      await page.keyboard.type('Trao đổi');
      await page.keyboard.press('Escape');
      await dialog(page).getByRole('button', { name: 'Để thành bản nháp' }).click();
      await page.getByRole('button', { name: /^Bản nháp \(/ }).click();
      await page
        .getByRole('menuitem', { name: /^Mở bản nháp/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'the printing of a register',
    of: 'registers/book-dialog.tsx',
    show: async (page) => {
      await beginAt(page, '#/list/outgoing-delegation');
      await press(page, 'In sổ');
      await dialog(page).getByText('Hồ sơ có trong sổ: 20').waitFor();
    },
  },
  {
    name: 'the filters that were kept',
    of: 'registers/list-views.tsx',
    show: (page) => showFilters(page, 'Bỏ mọi bộ lọc'),
  },
  {
    name: 'the naming of a filter',
    of: 'registers/list-views.tsx',
    show: async (page) => {
      await showFilters(page, 'Lưu bộ lọc này');
      await page.getByRole('menuitem', { name: 'Lưu bộ lọc này' }).click();
      await dialog(page).getByLabel('Tên bộ lọc').waitFor();
    },
  },
  {
    name: 'the renaming of filters',
    of: 'registers/list-views.tsx',
    show: async (page) => {
      await showFilters(page, 'Lưu bộ lọc này');
      await page.getByRole('menuitem', { name: 'Lưu bộ lọc này' }).click();
      await press(page, 'Lưu');
      await dialog(page).waitFor({ state: 'hidden' });
      await press(page, 'Bộ lọc đã lưu');
      await page.getByRole('menuitem', { name: 'Sửa tên, xóa bộ lọc' }).click();
      await dialog(page)
        .getByLabel(/^Tên mới/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'the choice of columns',
    of: 'registers/column-dialog.tsx',
    show: async (page) => {
      await beginAt(page, '#/list/outgoing-delegation');
      await press(page, 'Cột…');
      await dialog(page).getByLabel('Trưởng đoàn', { exact: true }).waitFor();
    },
  },
  {
    name: 'the change of marked records',
    of: 'registers/many-dialogs.tsx',
    show: async (page) => {
      await showMarked(page);
      await press(page, 'Sửa một mục (F2)');
      await dialog(page).getByLabel('Mục cần sửa').fill('noi dung');
      await page.keyboard.press('Enter');
      await dialog(page).getByLabel('Nội dung ghi vào').waitFor();
    },
  },
  {
    name: 'the withdrawing of marked records',
    of: 'registers/many-dialogs.tsx',
    show: async (page) => {
      await showMarked(page);
      await press(page, 'Loại khỏi sổ');
      await dialog(page).getByLabel('Lý do').waitFor();
    },
  },
  {
    name: 'the open list of a field',
    of: 'ui/combobox.tsx',
    show: async (page) => {
      await showNew(page, 'outgoing-delegation');
      await page.locator('#field-stops-country').focus();
      await page.keyboard.press('ArrowDown');
      await page.getByRole('option', { name: 'Trung Quốc', exact: true }).waitFor();
    },
  },
  {
    name: 'the open list of a filter with several values',
    of: 'ui/combobox.tsx',
    show: async (page) => {
      await beginAt(page, '#/list/outgoing-delegation');
      const filter = page.getByRole('combobox', { name: /^Tình trạng/ });
      await filter.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: /✓/ }).waitFor();
      await page.getByText(/đoàn · /).waitFor();
    },
  },
  {
    name: 'the open month of a date',
    of: 'ui/date-input.tsx',
    show: async (page) => {
      await showNew(page, 'outgoing-delegation');
      await page.getByLabel('Ngày đi thực tế').focus();
      await page.keyboard.press('Alt+ArrowDown');
      await page.getByRole('grid').waitFor();
    },
  },
];
