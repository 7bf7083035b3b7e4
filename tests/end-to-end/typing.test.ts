import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegisterNames } from '../../shared/registers/all-registers.ts';
import { Hands } from './keyboard.ts';
import {
  beginRecord,
  browserPath,
  goTo,
  openSections,
  openWindow,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

const unit = 'Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn';

describe.skipIf(browserPath === null)(
  `Vietnamese typing in the window${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;
    let hands: Hands;
    const errors: string[] = [];

    beforeAll(async () => {
      opened = await openWindow();
      ({ page } = opened);
      page.on('pageerror', (error) => errors.push(error.message));
      hands = await Hands.on(page);
    });
    afterAll(() => opened.close());

    /** The controls on screen in which words can be typed, by id or label. */
    const controls = async (within: string): Promise<readonly Locator[]> => {
      const names = await page.locator(`${within} :is(input, textarea):visible`).evaluateAll((all) =>
        all
          .filter((one) => one instanceof HTMLTextAreaElement || (one as HTMLInputElement).type === 'text')
          .filter((one) => !(one as HTMLInputElement).disabled)
          .map((one) => (one.id === '' ? `[aria-label="${one.ariaLabel}"]` : `[id="${one.id}"]`)),
      );
      return [...new Set(names)].map((name) => page.locator(`${within} ${name}`).first());
    };

    /** Kinds of controls that were typed into in every way by now, with how many of each. */
    const tried = new Map<string, number>();

    /** Types into each control the way Vietnamese is typed, into the first ones of a kind in every way and more of it; tells what was lost. */
    const typeIntoAll = async (
      within: string,
    ): Promise<{ readonly count: number; readonly lost: readonly string[] }> => {
      const all = await controls(within);
      const lost: string[] = [];
      for (const control of all) {
        // What was typed into a row may have taken a cell of it away.
        if ((await control.count()) === 0) continue;
        const kind = await control.evaluate((one: HTMLInputElement) =>
          [one.tagName, one.role, one.inputMode, one.ariaHasPopup, one.closest('.grid') !== null].join(),
        );
        const often = tried.get(kind) ?? 0;
        tried.set(kind, often + 1);
        await control.click();
        const most = await control.evaluate((one: HTMLInputElement) => one.maxLength);
        for (const [way, words] of [
          ['bursts', often > 1 ? 'Đồn Hữu Nghị' : 'Đồn Hữu Nghị, đường 1116'],
          ...(often > 1 ? [] : [['composition', 'Bộ đội Biên phòng'] as const]),
          ...(often > 1 ? [] : [['shorthand', 'Ủy ban nhân dân tỉnh'] as const]),
        ] as const) {
          if (most > 0 && most < words.length) continue;
          await hands.empty();
          if (way === 'composition') await hands.compose(words);
          else if (way === 'bursts') await hands.unikey(words);
          else await hands.shorthand('ub', words);
          const held = await control.inputValue();
          if (held !== words) lost.push(`${String(control)} by ${way}: ${held}`);
        }
        // What was typed is taken back, so that a register of fixed words is left in order.
        await hands.empty();
      }
      return { count: all.length, lost };
    };

    it.each(openRegisterNames)('keeps every letter in every field and cell of a new %s', async (register) => {
      await beginRecord(page, register);
      await openSections(page);
      const { count, lost } = await typeIntoAll('.page');
      expect(lost).toEqual([]);
      expect(count).toBeGreaterThan(2);
      expect(errors).toEqual([]);
    });

    it.each([
      ['#/settings/paper', 5],
      ['#/settings/rules', 5],
      ['#/settings/border', 5],
      ['#/settings/device', 1],
      ['#/settings/reference', 1],
      ['#/list/outgoing-delegation', 5],
      ['#/list/task', 5],
      ['#/follow', 3],
      ['#/line', 2],
      ['#/reports/2024-Q1', 4],
    ])('keeps every letter in the fields of %s', async (hash, least) => {
      await goTo(page, hash);
      await page.locator('h1').waitFor();
      await page.locator('.page input:visible').first().waitFor();
      const { count, lost } = await typeIntoAll('.page');
      expect(lost).toEqual([]);
      expect(count).toBeGreaterThanOrEqual(least);
      expect(errors).toEqual([]);
    });

    it('keeps every letter in a row of reference data, its attributes too', async () => {
      await goTo(page, '#/settings/reference');
      await page.getByLabel('Tìm mã, tên ( / )').fill('Sở Ngoại vụ');
      await page
        .locator('.list-table tbody tr.ant-table-row')
        .filter({ hasText: 'Sở Ngoại vụ' })
        .first()
        .click();
      await page.locator('.ant-modal input:visible').first().waitFor();
      const { count, lost } = await typeIntoAll('.ant-modal');
      expect(lost).toEqual([]);
      expect(count).toBeGreaterThan(9);
      expect(errors).toEqual([]);
      await page.keyboard.press('Escape');
    });

    it('keeps every letter in the tasks that were read of a notice', async () => {
      await goTo(page, '#/read-notice');
      await page
        .getByLabel('Hoặc dán nội dung văn bản vào đây')
        .fill(
          'Thông báo kết luận\n1. Giao Sở Công Thương chủ trì rà soát quy hoạch chợ biên giới trước ngày 30/6/2024.',
        );
      await page.getByRole('button', { name: 'Đọc', exact: true }).click();
      await page.locator('.proposal').first().waitFor();
      const { count, lost } = await typeIntoAll('.page');
      expect(lost).toEqual([]);
      expect(count).toBeGreaterThan(8);
      await page.getByRole('button', { name: 'Đọc văn bản khác' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Bỏ thay đổi' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });

    it('keeps every letter on a PC eight times slower, 60 ms between keys, in fields with a catalogue and without', async () => {
      await beginRecord(page, 'outgoing-delegation');
      await openSections(page);
      await hands.slowDown(8);
      try {
        for (const field of [
          '#field-hostAgency',
          '#field-name',
          '.grid input[aria-label="Đơn vị, dòng 1"]',
        ]) {
          await hands.into(page.locator(field));
          await hands.unikey(unit, 60);
          await expect.poll(() => page.locator(field).inputValue()).toBe(unit);
        }
      } finally {
        await hands.slowDown(1);
      }
      expect(errors).toEqual([]);
    });
  },
);
