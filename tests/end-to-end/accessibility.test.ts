import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginForTest } from '../../db/test-store.ts';
import { openStore } from '../../db/file/open.ts';
import { routes, settingsTabs } from '../../renderer/session/routes.ts';
import sampleBorder from '../../shared/reference/sample/border-2024-Q1.json' with { type: 'json' };
import sampleQuarter from '../../shared/reference/sample/quarter-2024-Q1.json' with { type: 'json' };
import sampleTasks from '../../shared/reference/sample/tasks-2024-Q1.json' with { type: 'json' };
import sampleUnderWay from '../../shared/reference/sample/under-way-2024-03.json' with { type: 'json' };
import { openRegisterNames } from '../../shared/registers/all-registers.ts';
import { person } from '../../shared/registers/person/person.ts';
import { atRest, faultsOf, faultsOfPaper } from './axe.ts';
import {
  beginAt,
  beginRecord,
  goOnTo,
  browserPath,
  dataFolder,
  openBrowser,
  openWindow,
  startProgram,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

const notice = fileURLToPath(new URL('../fixtures/thong-bao-2024-03-27.txt', import.meta.url));
const renderer = fileURLToPath(new URL('../../renderer', import.meta.url));

/** A screen, dialog or panel, and how it is reached. */
interface Place {
  readonly name: string;
  readonly show: (page: Page) => Promise<unknown>;
}

interface Dialog extends Place {
  /** The file of `renderer` that has it. */
  readonly of: string;
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  // A dialog that is still coming would move away under the pointer.
  await atRest(page);
  await page
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .first()
    .click();
}

const dialog = (page: Page) => page.getByRole('dialog');

async function unfold(page: Page): Promise<void> {
  const folded = page.locator('.ant-collapse-header[aria-expanded=false]');
  while ((await folded.count()) > 0) await folded.first().click();
}

async function showStored(page: Page, register: string): Promise<void> {
  await beginAt(page, `#/list/${register}`);
  await page.locator('tr.list-row').first().click();
  await page.getByRole('button', { name: 'Lịch sử' }).waitFor();
  await unfold(page);
}

async function showNew(page: Page, register: string): Promise<void> {
  await beginAt(page, `#/${register}/${randomUUID()}`);
  await page.getByRole('heading', { level: 1, name: /^Thêm/ }).waitFor();
  await unfold(page);
}

async function showFollowed(page: Page, view: '1' | '2' | '3', region: string): Promise<void> {
  await beginAt(page, '#/follow');
  await page.keyboard.press(view);
  await page.locator(region).first().waitFor();
}

async function showReadNotice(page: Page): Promise<void> {
  await beginAt(page, '#/read-notice');
  const again = page.getByRole('button', { name: 'Đọc văn bản khác' });
  const area = page.getByLabel('Hoặc dán nội dung văn bản vào đây');
  await again.or(area).waitFor();
  if (await again.isVisible()) return;
  await area.fill(readFileSync(notice, 'utf8'));
  await press(page, 'Đọc');
  await page.getByText('Nhiệm vụ đọc được (19)').waitFor();
}

async function showClosing(page: Page): Promise<void> {
  await beginAt(page, '#/reports/2024-Q1');
  await page.getByText('Chốt số liệu', { exact: true }).click();
  await page
    .getByRole('button', { name: /^(Chốt số liệu|Mở lại kỳ đã chốt)$/ })
    .first()
    .waitFor();
}

/** Registers of which the sample, with the person of the first start, has a record. */
const filled: readonly string[] = [
  person.name,
  ...[...sampleQuarter, ...sampleBorder, ...sampleTasks, ...sampleUnderWay].map(({ register }) => register),
];

/** Every route with the screens that it leads to. */
const screens: Readonly<Record<keyof typeof routes, readonly Place[]>> = {
  home: [{ name: 'home', show: (page) => beginAt(page, '#/') }],
  list: openRegisterNames.map((register) => ({
    name: `the list of ${register}`,
    show: async (page) => {
      await beginAt(page, `#/list/${register}`);
      await page
        .locator(filled.includes(register) ? 'tr.list-row' : '.list-empty')
        .first()
        .waitFor();
    },
  })),
  notice: [
    {
      name: 'a notice to be read',
      show: async (page) => {
        await beginAt(page, '#/read-notice');
        await page.getByLabel('Hoặc dán nội dung văn bản vào đây').waitFor();
      },
    },
    { name: 'a notice that was read', show: showReadNotice },
  ],
  follow: [
    { name: 'tasks as a board', show: (page) => showFollowed(page, '1', '.card') },
    { name: 'tasks by due date', show: (page) => showFollowed(page, '2', 'tr.ant-table-row') },
    { name: 'the month', show: (page) => showFollowed(page, '3', 'table.month') },
  ],
  manager: [{ name: 'the page of the manager', show: (page) => beginAt(page, '#/manager') }],
  line: [
    {
      name: 'the line without an incident',
      show: async (page) => {
        await beginAt(page, '#/line');
        await page.getByRole('button', { name: 'Xem mọi thời gian' }).waitFor();
      },
    },
    {
      name: 'the line with its incidents',
      show: async (page) => {
        await beginAt(page, '#/line');
        await press(page, 'Xem mọi thời gian');
        await page.locator('tr.ant-table-row').first().waitFor();
      },
    },
  ],
  reports: [
    {
      name: 'the texts of a report',
      show: async (page) => {
        await beginAt(page, '#/reports/2024-Q1');
        await page.locator('textarea:visible').first().waitFor();
      },
    },
    { name: 'the closing of a report', show: showClosing },
  ],
  settings: settingsTabs.map((tab) => ({
    name: `the settings, ${tab}`,
    show: async (page) => {
      await beginAt(page, `#/settings/${tab}`);
      await page.getByRole('tabpanel').getByRole('button').first().waitFor();
    },
  })),
  begun: [
    {
      name: 'a letter begun as the step of an incident',
      show: async (page) => {
        await showStored(page, 'border-incident');
        await goOnTo(page, 'Thêm thư');
        await page.getByRole('heading', { name: 'Thêm thư' }).waitFor();
        await unfold(page);
      },
    },
  ],
  record: openRegisterNames.flatMap((register) => [
    { name: `a new ${register} with every section`, show: (page) => showNew(page, register) },
    ...(filled.includes(register)
      ? [
          {
            name: `a stored ${register} with every section`,
            show: (page: Page) => showStored(page, register),
          },
        ]
      : []),
  ]),
};

async function showChildRow(page: Page): Promise<void> {
  await showNew(page, 'outgoing-delegation');
  await page.getByLabel('Họ và tên, dòng 1').fill('Trần Văn Bình');
  await page.getByRole('button', { name: 'Mọi nội dung của dòng 1' }).first().click();
  await dialog(page).getByRole('button', { name: 'Xong' }).waitFor();
}

async function showPaste(page: Page): Promise<void> {
  await showNew(page, 'outgoing-delegation');
  await page.getByRole('button', { name: 'Dán từ Excel' }).last().click();
  await dialog(page).locator('#pasted-text').waitFor();
}

async function showPasted(page: Page): Promise<void> {
  await showPaste(page);
  await dialog(page)
    .locator('#pasted-text')
    .fill('Họ và tên\tChức vụ\tĐơn vị\nTrần Văn Bình\tChuyên viên\tSở Y tế\nLê Thị Hoa\tPhó phòng\tSở Y tế');
  await dialog(page)
    .getByRole('button', { name: /^Thêm \d dòng/ })
    .waitFor();
}

async function showImport(page: Page): Promise<void> {
  await beginAt(page, '#/list/outgoing-delegation');
  await press(page, 'Nhập từ Excel');
  await dialog(page).getByText('Bấm hoặc kéo thả tệp').waitFor();
}

async function showGrid(page: Page, button: string): Promise<void> {
  await showFollowed(page, '2', 'tr.ant-table-row');
  await press(page, 'Chọn việc quá hạn');
  await press(page, button);
  await dialog(page).getByRole('table').waitFor();
}

async function askToClose(page: Page): Promise<void> {
  await showClosing(page);
  await press(page, 'Chốt số liệu');
  await dialog(page)
    .getByText(/^Còn \d+ điểm cần xem lại/)
    .waitFor();
}

async function showReference(page: Page, at = 0): Promise<void> {
  await beginAt(page, '#/settings/reference');
  await page.locator('tr.ant-table-row').nth(at).click();
  await dialog(page).getByLabel('Tên', { exact: true }).waitFor();
}

/** Opens the menu of saved filters, in which there is a line. */
async function showFilters(page: Page, line: string): Promise<void> {
  await beginAt(page, '#/list/outgoing-delegation');
  await press(page, 'Bộ lọc đã lưu');
  await page.getByRole('menuitem', { name: line }).waitFor();
}

/** A list with two marked records. */
async function showMarked(page: Page): Promise<void> {
  await beginAt(page, '#/list/outgoing-delegation');
  await page.locator('tr.list-row').nth(1).getByRole('checkbox').click();
  await page
    .locator('tr.list-row')
    .nth(2)
    .click({ modifiers: ['Control'] });
  await page.getByText('Đã chọn 2 hồ sơ').waitFor();
}

const dialogs: readonly Dialog[] = [
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
      while ((await title.textContent()) !== 'Tháng 03/2024') await page.keyboard.press('PageUp');
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

/** What stands before the frame, each on a data folder of its own. */
const before: readonly (Dialog & { readonly prepare: (folder: string) => void })[] = [
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

/** A data folder as a PC left it whose clock ran a month ahead. */
function savedInAMonth(directory: string): void {
  const store = openStore({ directory, now: () => new Date(Date.now() + 30 * 86_400_000) });
  beginForTest(store, 'Nguyễn Thị Lan');
  store.close();
}

describe.skipIf(browserPath === null)(
  `every screen for everyone${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;
    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
    });
    afterAll(() => opened.close());

    it('names every address that the frame leads to', () => {
      const frame = readFileSync(join(renderer, 'app/frame-screens.tsx'), 'utf8');
      expect(Object.keys(screens)).toEqual(Object.keys(routes));
      expect(frame.match(/<Route path=(?!\{routes\.)\S*/g)).toBeNull();
    });

    it('names every dialog, panel and menu that the window has', () => {
      const found = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.tsx') && !file.endsWith('menu-button.tsx'))
        .map((file) => file.replaceAll('\\', '/'))
        .map((file) => {
          const source = readFileSync(join(renderer, file), 'utf8');
          return [
            file,
            source.match(/<(Modal|Drawer|Popup|Popover|Popconfirm|Dropdown|MenuButton)\b/g)?.length ?? 0,
          ] as const;
        })
        .filter(([, count]) => count > 0);
      const missing = found.filter(
        ([file, count]) => [...dialogs, ...before].filter(({ of }) => of === file).length < count,
      );
      expect(missing).toEqual([]);
    });

    it.each([...Object.values(screens).flat(), ...dialogs])(
      'shows $name without a fault',
      async ({ show }) => {
        await show(page);
        expect(await faultsOf(page)).toEqual([]);
      },
    );

    it('shows what was saved, and what was not, without a fault', async () => {
      await showNew(page, 'person');
      await page.getByLabel('Họ và tên').first().fill('Đỗ Văn Nam');
      await page.keyboard.press('Control+s');
      await page.getByRole('button', { name: 'Hoàn tác' }).first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await showNew(page, 'outgoing-delegation');
      await page.getByLabel('Tên đoàn').fill('Đoàn còn thiếu');
      await page.keyboard.press('Control+s');
      await page.locator('.problem').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
    });

    it('shows a withdrawn record without a fault', async () => {
      await showStored(page, 'talk');
      await press(page, 'Loại khỏi sổ');
      await dialog(page).getByLabel('Lý do').fill('Ghi hai lần');
      await dialog(page).getByRole('button', { name: 'Loại khỏi sổ' }).click();
      await page.getByRole('button', { name: 'Đưa lại vào sổ' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await press(page, 'Đưa lại vào sổ');
      await page.getByRole('button', { name: 'Loại khỏi sổ' }).waitFor();
    });

    it('shows papers without a fault', async () => {
      await beginAt(page, '#/reports/2024-Q1');
      await page.frameLocator('iframe').getByText('Nơi nhận').waitFor();
      expect(await faultsOfPaper(page)).toEqual([]);
      await beginAt(page, '#/list/outgoing-delegation');
      await press(page, 'In sổ');
      await page.frameLocator('iframe[title="Xem trước sổ"]').locator('table').first().waitFor();
      expect(await faultsOfPaper(page)).toEqual([]);
    });

    describe('at 200 %', () => {
      beforeAll(() => page.setViewportSize({ width: 683, height: 384 }));
      afterAll(() => page.setViewportSize({ width: 1366, height: 768 }));

      it.each([
        ['the asking for rows', showPaste, 'Hủy'],
        ['the rows that were pasted', showPasted, /^Thêm \d dòng/],
        ['the dialog of a row', showChildRow, 'Xong'],
        ['the progress of several tasks', (of: Page) => showGrid(of, 'Nhập tiến độ'), 'Hủy'],
        ['a row of reference data', (of: Page) => showReference(of), 'Lưu (Ctrl+S)'],
      ] as const)(
        'shows %s without a fault, its last button within reach of the keys',
        async (_name, show, last) => {
          await show(page);
          expect(await faultsOf(page)).toEqual([]);
          const button = dialog(page).getByRole('button', { name: last, exact: true }).last();
          await expect
            .poll(
              async () => {
                await page.keyboard.press('Tab');
                return button.evaluate((element) => element.matches(':focus'));
              },
              { interval: 1 },
            )
            .toBe(true);
          const box = await button.boundingBox();
          expect(box?.y).toBeGreaterThanOrEqual(0);
          expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(384);
          expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(683);
        },
      );
    });
  },
);

describe.skipIf(browserPath === null)(
  `what stands before the frame${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    it.each(before)('shows $name without a fault', async ({ prepare, show }) => {
      const folder = dataFolder();
      prepare(folder.path);
      const program = await startProgram(folder.path);
      const browser = await openBrowser();
      try {
        const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
        const page = await context.newPage();
        await page.goto(program.address);
        await show(page);
        expect(await faultsOf(page)).toEqual([]);
      } finally {
        await browser.close();
        await program.end();
        folder.remove();
      }
    });
  },
);
