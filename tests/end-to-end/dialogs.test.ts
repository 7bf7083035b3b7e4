import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { browserPath, openWindow, withoutBrowser, type OpenWindow } from './program.ts';
import { dialog, showChildRow, showPaste, showPasted, showGrid, showReference } from './places/show.ts';
import { beforeFrame } from './places/before-frame.ts';
import { otherDialogs } from './places/other-dialogs.ts';
import { recordDialogs } from './places/record-dialogs.ts';

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url));

const dialogs = [...recordDialogs, ...otherDialogs];

describe.skipIf(browserPath === null)(
  `every dialog, panel and menu for everyone${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;
    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
    });
    afterAll(() => opened.close());

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
        ([file, count]) => [...dialogs, ...beforeFrame].filter(({ of }) => of === file).length < count,
      );
      expect(missing).toEqual([]);
    });

    it.each(dialogs)('shows $name without a fault', async ({ show }) => {
      await show(page);
      expect(await faultsOf(page)).toEqual([]);
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
