import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../renderer/session/routes.ts';
import { faultsOf, faultsOfPaper } from './axe.ts';
import {
  beginAt,
  browserPath,
  dataFolder,
  openBrowser,
  openWindow,
  startProgram,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';
import { press, dialog, showStored, showNew } from './places/show.ts';
import { beforeFrame } from './places/before-frame.ts';
import { screens } from './places/screens.ts';

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url));

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

    it.each(Object.values(screens).flat())('shows $name without a fault', async ({ show }) => {
      await show(page);
      expect(await faultsOf(page)).toEqual([]);
    });

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
  },
);

describe.skipIf(browserPath === null)(
  `what stands before the frame${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    it.each(beforeFrame)('shows $name without a fault', async ({ prepare, show }) => {
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
