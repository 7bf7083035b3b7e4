import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atRest } from './axe.ts';
import { beginAt, browserPath, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

/** One stop of the Tab key, and what is wrong with it. */
interface Stop {
  /** Number that the element got when it was first met; 0 for the page itself. */
  readonly id: number;
  readonly faults: readonly string[];
}

const STOPS = 80;

/** Looks at the element that has the focus: is it there, is it in view, is it seen that it has the focus. */
const look = (page: Page): Promise<Stop> =>
  page.evaluate(async () => {
    const frames =
      '.box, .ant-input-affix-wrapper, .ant-checkbox-wrapper, .ant-radio-wrapper, .ant-segmented-item, .ant-upload, .ant-upload-wrapper, .ant-select';
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { id: 0, faults: [] };
    const numbered = document.querySelectorAll('[data-stop]').length;
    element.dataset['stop'] ??= String(numbered + 1);
    const around: Element[] = [element];
    for (let up = element.parentElement?.closest(frames); up; up = up.parentElement?.closest(frames))
      around.push(up);
    const inside = around.flatMap((one) => [
      ...one.querySelectorAll(':scope > .ant-checkbox, :scope > .ant-radio'),
    ]);
    // An outline may come slowly.
    await Promise.all(
      [...around, ...inside]
        .flatMap((one) => one.getAnimations())
        .map(({ finished }) => finished.catch(() => null)),
    );
    const isOutlined = (one: Element): boolean => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      const clear = outlineColor === 'transparent' || /,\s*0\)$/.test(outlineColor);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && !clear;
    };
    const whole = around.at(-1) ?? element;
    const box = whole.getBoundingClientRect();
    const faults = [
      ...([...around, ...inside].some(isOutlined) ? [] : ['is not seen to have the focus']),
      ...(whole.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      box.width >= 2 &&
      box.height >= 2
        ? []
        : ['is not visible']),
      ...(box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
        ? []
        : ['is out of view']),
    ];
    const name = element.outerHTML.slice(0, 160);
    return { id: Number(element.dataset['stop']), faults: faults.map((fault) => `${fault}: ${name}`) };
  });

/** Walks by Tab until the page ends or begins again, then back by Shift+Tab. */
async function walk(page: Page): Promise<{ readonly stops: number; readonly faults: readonly string[] }> {
  await atRest(page);
  const way: Stop[] = [];
  while (way.length < STOPS) {
    await page.keyboard.press('Tab');
    const stop = await look(page);
    if (stop.id === 0 || way.some(({ id }) => id === stop.id)) {
      if (stop.id !== 0 && stop.id === way.at(-1)?.id)
        return { stops: way.length, faults: [`holds the focus: ${await outer(page)}`] };
      break;
    }
    way.push(stop);
  }
  const faults = new Set(way.flatMap((stop) => stop.faults));
  // From the page itself, or from one stop past the way.
  if (way.length === STOPS) way.pop();
  for (const { id } of way.toReversed()) {
    await page.keyboard.press('Shift+Tab');
    let back = await look(page);
    if (back.id === 0 && id === way.at(-1)?.id) {
      await page.keyboard.press('Shift+Tab');
      back = await look(page);
    }
    for (const fault of back.faults) faults.add(`backwards, ${fault}`);
    if (back.id !== id) {
      faults.add(`Shift+Tab leads elsewhere than Tab: ${await outer(page)}`);
      break;
    }
  }
  return { stops: way.length, faults: [...faults] };
}

const outer = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');

describe.skipIf(browserPath === null)(
  `the way of the Tab key${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;
    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
    });
    afterAll(() => opened.close());

    it.each([
      ['home', '#/', '.ant-card a:visible', 10],
      ['a list', '#/list/outgoing-delegation', '.list-table[aria-busy=false]', 20],
      ['a form', `#/outgoing-delegation/${randomUUID()}`, '.form-grid :focus', 15],
      ['a form with a grid', `#/border-incident/${randomUUID()}`, '.form-grid :focus', 15],
      ['what is followed', '#/follow', '.board section a:visible', 10],
      ['a report', '#/reports/2024-Q1', 'textarea:visible', 10],
      ['the settings', '#/settings/rules', '[role=tabpanel] input:visible', 15],
      ['the reference data', '#/settings/reference', 'tr.ant-table-row', 10],
      ['the data', '#/settings/data', '[role=tabpanel] input:visible', 5],
    ] as const)('is seen and in view through %s, there and back', async (_name, hash, last, least) => {
      await beginAt(page, hash);
      await page.locator(last).first().waitFor();
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
      const { stops, faults } = await walk(page);
      expect(faults).toEqual([]);
      expect(stops).toBeGreaterThan(least);
    });

    it('is seen and in view through a form whose sections are all open', async () => {
      await beginAt(page, `#/outgoing-delegation/${randomUUID()}`);
      await page.getByRole('heading', { level: 1, name: /^Thêm/ }).waitFor();
      const folded = page.locator('.ant-collapse-header[aria-expanded=false]');
      while ((await folded.count()) > 0) await folded.first().click();
      await page.getByLabel('Ngày về thực tế').focus();
      const { stops, faults } = await walk(page);
      expect(faults).toEqual([]);
      expect(stops).toBeGreaterThan(40);
    });

    it('stays in a dialog, and Escape leads back to what opened it', async () => {
      await beginAt(page, '#/settings/reference');
      await page.locator('tr.ant-table-row').first().waitFor();
      await page.getByRole('tabpanel').getByRole('button', { name: /^Thêm/ }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Tên', { exact: true }).waitFor();
      const { stops, faults } = await walk(page);
      expect(faults).toEqual([]);
      expect(stops).toBeGreaterThan(10);
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null))
        .toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
        .toMatch(/^Thêm/);
    });

    it('goes from a choice to the next field', async () => {
      await beginAt(page, `#/outgoing-delegation/${randomUUID()}`);
      await page.locator('#field-stops-country').fill('trung quoc');
      await page.keyboard.press('Enter');
      const order = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.page input, .page textarea')]
          .filter((field) => field.checkVisibility())
          .map((field) => field.id),
      );
      await page.keyboard.press('Tab');
      const next = order[order.indexOf('field-stops-country') + 1];
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(next);
      await beginAt(page, '#/list/outgoing-delegation');
      await page.getByRole('combobox', { name: 'Tình trạng' }).fill('da');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: /^Tình trạng: / }).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
        .toBe('Nước');
    });

    it('is back on the button after Escape from the history, and the record stays', async () => {
      await beginAt(page, '#/list/talk');
      await page.locator('tr.list-row').first().click();
      await page.getByRole('button', { name: 'Lịch sử' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).first().waitFor();
      await atRest(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Lịch sử');
    });

    it('opens a menu, goes through it, and is back on its button after Escape', async () => {
      await beginAt(page, '#/list/outgoing-delegation');
      const button = page.getByRole('button', { name: 'Bộ lọc đã lưu' });
      await button.focus();
      await page.keyboard.press('Enter');
      const item = page.getByRole('menuitem', { name: 'Lưu bộ lọc này' });
      await item.waitFor();
      await atRest(page);
      await page.keyboard.press('ArrowDown');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
        .toMatch(/^menu(item)?$/);
      await page.keyboard.press('Escape');
      await item.waitFor({ state: 'hidden' });
      await expect.poll(() => button.evaluate((one) => one.matches(':focus'))).toBe(true);
    });
  },
);
