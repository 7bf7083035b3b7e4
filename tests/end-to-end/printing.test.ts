import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTool } from '../documents/sample-report.ts';
import { atRest } from './axe.ts';
import {
  beginAt,
  browserPath,
  dataFolder,
  goTo,
  listStands,
  openWindow,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

const reads = hasTool('pdftotext') && hasTool('pdfinfo');
const reason = browserPath === null ? ` (${withoutBrowser})` : reads ? '' : ' (needs poppler-utils)';

const folder = dataFolder();

interface Paper {
  readonly name: string;
  /** Of each page. */
  readonly texts: readonly string[];
  readonly across: boolean;
}

/** A PDF as a reader sees it. */
function readPdf(path: string, name: string): Paper {
  const texts = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
    .split('\f')
    .slice(0, -1);
  const [, width = '0', height = '0'] =
    /Page size:\s+([\d.]+) x ([\d.]+)/.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' })) ?? [];
  return { name, texts, across: Number(width) > Number(height) };
}

const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** What `window.print` would put on paper. */
async function printed(page: Page): Promise<Paper> {
  const path = join(folder.path, 'screen.pdf');
  writeFileSync(path, await page.pdf({ preferCSSPageSize: true }));
  return readPdf(path, '');
}

describe.skipIf(browserPath === null || !reads)(`what is printed${reason}`, () => {
  let opened: OpenWindow;
  let page: Page;
  beforeAll(async () => {
    opened = await openWindow();
    ({ page } = opened);
  });
  afterAll(async () => {
    await opened.close();
    folder.remove();
  });

  const dialog = () => page.getByRole('dialog');

  /** Presses Ctrl+P, and takes the paper that the host prints. */
  async function paperOf(): Promise<Paper> {
    await page.keyboard.press('Control+p');
    const preview = dialog().frameLocator('iframe');
    await preview.locator('h1').waitFor();
    expect(await preview.locator('input, button, select, textarea').count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lưu PDF' }).click(),
    ]);
    const path = join(folder.path, download.suggestedFilename());
    await download.saveAs(path);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    return readPdf(path, download.suggestedFilename());
  }

  it('of a list is every row on the width of the page, with its head on each and the pages counted', async () => {
    await beginAt(page, '#/list/incoming-delegation');
    await listStands(page);
    const said = await page.getByText(/\d+ đoàn · /).innerText();
    const total = Number(/\d+/.exec(said)?.[0]);
    expect(total).toBeGreaterThan(20);
    // Twenty rows stand on screen.
    await expect.poll(() => page.locator('tr.list-row').count()).toBe(20);
    const paper = await paperOf();
    expect(paper.name).toBe('doan-vao.pdf');
    expect(paper.across).toBe(true);
    expect(paper.texts.length).toBeGreaterThan(1);
    paper.texts.forEach((text, at) => {
      // Notes may come to stand on a page of their own.
      if (/ĐV-VP-/.test(text)) expect(text).toContain('Mã hồ sơ');
      expect(flowing(text)).toContain(`Trang ${at + 1}/${paper.texts.length}`);
    });
    const whole = paper.texts.join('\n');
    expect(new Set(whole.match(/ĐV-VP-\d{4}-\d{4}/g)).size).toBe(total);
    expect(whole).toContain('DANH SÁCH ĐOÀN VÀO');
    expect(whole).toContain(`Tổng số: ${total} hồ sơ`);
    // Nothing of the window.
    expect(whole).not.toMatch(/Xuất Excel|Trang chính|Nguyễn Thị Lan/);
  });

  it('of a list that is narrowed says by what, and holds just that', async () => {
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await page.keyboard.type('Quang Tay', { delay: 20 });
    // Not the rows of the first of its letters.
    await listStands(page);
    const total = Number(/\d+/.exec(await page.getByText(/\d+ đoàn · /).innerText())?.[0]);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(21);
    const paper = await paperOf();
    const whole = paper.texts.join('\n');
    expect(flowing(whole)).toContain(`tìm “Quang Tay” · ${total} hồ sơ`);
    expect(new Set(whole.match(/ĐV-VP-\d{4}-\d{4}/g)).size).toBe(total);
  });

  it('of a record is every value and section, those that are folded too, upright', async () => {
    await beginAt(page, '#/list/outgoing-delegation');
    await page.getByText('Đoàn cán bộ biên phòng dự hội đàm định kỳ').click();
    await page.locator('.form-grid').first().waitFor();
    const folded = page.locator('.ant-collapse-header[aria-expanded=false]');
    await expect.poll(() => folded.count()).toBeGreaterThan(3);
    await page.getByLabel('Ghi chú').waitFor({ state: 'hidden' });
    const paper = await paperOf();
    expect(paper.name).toMatch(/^doan-ra-DR-VP-\d{4}-\d{4}\.pdf$/);
    expect(paper.across).toBe(false);
    const whole = flowing(paper.texts.join(' '));
    for (const text of [
      'HỒ SƠ ĐOÀN RA',
      'Cửa khẩu quốc tế Hữu Nghị',
      '73/QĐ-UBND',
      'Văn bản cho phép',
      'Kinh phí',
      'Trang 1/',
    ])
      expect(whole).toContain(text);
    expect(whole).not.toMatch(/Lưu \(Ctrl\+S\)|Lịch sử|Quay lại/);
  });

  it('of a record with something typed has that too, and says that it is not kept', async () => {
    await page.getByLabel('Tên đoàn').fill('Đoàn cán bộ vừa đổi tên');
    const paper = await paperOf();
    const whole = flowing(paper.texts.join(' '));
    expect(whole).toContain('Đoàn cán bộ vừa đổi tên');
    expect(whole).toContain('Bản in có nội dung chưa lưu.');
    await page.getByLabel('Tên đoàn').fill('Đoàn cán bộ biên phòng dự hội đàm định kỳ');
  });

  it('goes to the printer alone, as a page of its own, by Enter', async () => {
    await beginAt(page, '#/list/outgoing-delegation');
    await page.keyboard.press('Control+p');
    await dialog().frameLocator('iframe').locator('h1').waitFor();
    const button = page.getByRole('button', { name: 'In (Enter)' });
    await expect.poll(() => button.evaluate((own) => own === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    const frame = page.locator('iframe.printed-page');
    await frame.waitFor({ state: 'attached' });
    await expect.poll(() => frame.getAttribute('srcdoc')).toContain('DANH SÁCH ĐOÀN RA');
    const html = (await frame.getAttribute('srcdoc')) ?? '';
    expect(html.match(/<tbody class="row">/g)).toHaveLength(20);
    await page.keyboard.press('Escape');
  });

  it('of the board is every task, a table for each column', async () => {
    await beginAt(page, '#/follow');
    await page.locator('.board section a').first().waitFor();
    const cards = await page.locator('.board section a').count();
    expect(cards).toBeGreaterThan(3);
    const paper = await paperOf();
    const whole = paper.texts.join('\n');
    expect(paper.name).toBe('theo-doi-nhiem-vu.pdf');
    expect(flowing(whole)).toContain('BẢNG THEO DÕI NHIỆM VỤ');
    expect(flowing(whole)).toContain('Quá hạn (');
  });

  it('of the month, the manager’s page and the line is drawn as on screen, without menu, buttons or messages', async () => {
    for (const [hash, ready, wanted] of [
      ['#/follow', '.month', 'Thứ Hai'],
      ['#/manager', '.manager-totals', 'Quý'],
      ['#/line', 'canvas', 'mốc'],
    ] as const) {
      await goTo(page, hash);
      if (ready === '.month') {
        await page.locator('h1').click();
        await page.keyboard.press('3');
      }
      await page.locator(ready).waitFor();
      const { texts } = await printed(page);
      const whole = flowing(texts.join(' '));
      expect(whole).toContain(wanted);
      expect(whole, hash).not.toMatch(/Trang chính|Cài đặt|Nguyễn Thị Lan|quá hạn, \d+ đến hạn hôm nay/);
    }
  });

  it('of the manager’s page is one sheet, without what floats above it on the screen', async () => {
    await goTo(page, '#/manager');
    await page.locator('.manager-totals').waitFor();
    const { texts, across } = await printed(page);
    expect(texts).toHaveLength(1);
    expect(across).toBe(true);
    // The ribbon of the sample opens a dialog on every screen.
    await goTo(page, '#/settings/data');
    await page.getByRole('button', { name: 'Xem như ngày 26/3/2024' }).click();
    const ribbon = page.getByRole('region', { name: 'Dữ liệu mẫu' });
    await ribbon.waitFor();
    await goTo(page, '#/manager');
    await page.getByRole('heading', { name: 'Nhiệm vụ quá hạn (3)' }).waitFor();
    await atRest(page);
    const bare = await printed(page);
    const closed = async (shown: ReturnType<Page['locator']>): Promise<void> => {
      await page.keyboard.press('Escape');
      await shown.waitFor({ state: 'hidden' });
    };
    for (const [open, floating] of [
      [() => ribbon.getByRole('button', { name: 'Bắt đầu với sổ trống' }).click(), dialog()],
      [() => page.keyboard.press('Control+k'), page.locator('dialog.find')],
      [() => page.keyboard.press('Control+u'), page.locator('.actor-panel')],
    ] as const) {
      await open();
      await floating.waitFor();
      expect((await printed(page)).texts).toEqual(bare.texts);
      await closed(floating);
    }
  });
});
