import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenWindow, browserPath, drawn, openPlace, openWindow, withoutBrowser } from './program.ts';

describe.skipIf(browserPath === null)(
  `the line of the border in the window${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;

    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
    });

    afterAll(() => opened.close());

    it('shows every case of all years from the empty present year on', async () => {
      await openPlace(page, 'Biên giới', 'Tuyến biên giới');
      await page.getByRole('button', { name: 'Xem mọi thời gian' }).click();
      await page.getByText('20 vụ trên tuyến').waitFor();
      await page.getByText('từ mốc 948 đến mốc 1300: 20 vụ').waitFor();
      // Something is painted: the canvas is not of one colour.
      const colours = () =>
        page.locator('canvas').evaluate((canvas) => {
          const context = (canvas as HTMLCanvasElement).getContext('2d');
          const { width, height } = canvas as HTMLCanvasElement;
          const bytes = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
          const found = new Set<string>();
          for (let at = 0; at < bytes.length; at += 4 * 97) found.add(bytes.slice(at, at + 4).join());
          return found.size;
        });
      await expect.poll(colours).toBeGreaterThan(5);
    });

    it('narrows by type, and zooms by key to the middle of the line', async () => {
      await page.getByLabel('Loại sự vụ').fill('Công trình ven biên');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.getByText('5 vụ trên tuyến').waitFor();
      await page.getByRole('button', { name: 'Bỏ Công trình ven biên, hàng rào' }).click();
      await page.keyboard.press('Escape');
      await page.getByText('20 vụ trên tuyến').waitFor();
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      await page.getByText(/Trong khung nhìn, từ mốc 10\d\d đến mốc 12\d\d: 1\d vụ/).waitFor();
      await page.keyboard.press('0');
      await page.getByText('từ mốc 948 đến mốc 1300: 20 vụ').waitFor();
    });

    it('prints on one landscape page', async () => {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const text = pdf.toString('latin1');
      expect(text.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
      const [, width = 0, height = 0] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
      expect(Number(width)).toBeGreaterThan(Number(height));
      await expect.poll(() => page.locator('.print-only svg').count()).toBe(1);
    });

    it('leads from a mark to its case', async () => {
      // The westernmost case of the sample stands alone at marker 962.
      const box = await page.locator('canvas').boundingBox();
      if (box === null) throw new Error('no canvas');
      const top = box.y + 4 * 14 + 20 - 4 - 7;
      for (let x = box.x + 20; x < box.x + 120; x += 5) {
        await page.mouse.move(x, top);
        await drawn(page);
        if ((await page.locator('.line-tip').count()) > 0) break;
      }
      await expect.poll(() => page.locator('.line-tip').innerText()).toContain('962');
      await page.mouse.down();
      await page.mouse.up();
      await page.getByRole('heading', { name: /SV-VP-2024-0008/ }).waitFor();
    });
  },
);
