import type { Page } from 'playwright-core';
import { settingsTabs, type routes } from '../../../renderer/session/routes.ts';
import sampleBorder from '../../../shared/reference/sample/border-2024-Q1.json' with { type: 'json' };
import sampleQuarter from '../../../shared/reference/sample/quarter-2024-Q1.json' with { type: 'json' };
import sampleTasks from '../../../shared/reference/sample/tasks-2024-Q1.json' with { type: 'json' };
import sampleUnderWay from '../../../shared/reference/sample/under-way-2024-03.json' with { type: 'json' };
import { openRegisterNames } from '../../../shared/registers/all-registers.ts';
import { person } from '../../../shared/registers/person/person.ts';
import { beginAt, goOnTo } from '../program.ts';
import {
  press,
  unfold,
  showStored,
  showNew,
  showFollowed,
  showReadNotice,
  showClosing,
  type Place,
} from './show.ts';

/** Registers of which the sample, with the person of the first start, has a record. */
const filled: readonly string[] = [
  person.name,
  ...[...sampleQuarter, ...sampleBorder, ...sampleTasks, ...sampleUnderWay].map(({ register }) => register),
];

/** Every route with the screens that it leads to. */
export const screens: Readonly<Record<keyof typeof routes, readonly Place[]>> = {
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
