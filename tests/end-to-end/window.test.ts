import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserPath,
  dataFolder,
  goTo,
  openBrowser,
  setUpWithSample,
  takeRealDay,
  startProgram,
  withoutBrowser,
  type Program,
} from './program.ts';

describe.skipIf(browserPath === null)(`the window in a browser (${withoutBrowser})`, () => {
  const data = dataFolder();
  let program: Program;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const foreign: string[] = [];

  beforeAll(async () => {
    program = await startProgram(data.path);
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    page = await context.newPage();
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (!['data:', 'blob:', 'about:'].includes(protocol) && hostname !== '127.0.0.1')
        foreign.push(request.url());
    });
    await setUpWithSample(page, program.address);
    await takeRealDay(page);
  });
  afterAll(async () => {
    await browser.close();
    await program.end();
    data.remove();
  });

  it('finds the styles of its first screen in its page', async () => {
    await goTo(page, '#/');
    await page.locator('.quarter-charts svg').first().waitFor();
    const built = await (await context.request.get(new URL('/', program.address).href)).text();
    const kinds = await page
      .locator('style[data-css-hash]')
      .evaluateAll((styles) =>
        styles.map(({ textContent }) => textContent ?? '').filter((text) => text.startsWith(':where(')),
      );
    expect(kinds.length).toBeGreaterThan(8);
    const shown = ['btn', 'menu', 'tooltip', 'card', 'tag', 'typography', 'segmented', 'spin', 'app'];
    for (const part of shown) {
      const own = kinds.filter((text) => new RegExp(`^:where\\(\\S+\\)\\.ant-${part}\\b`).test(text));
      expect([part, own.length > 0 && own.every((text) => built.includes(text))]).toEqual([part, true]);
    }
  });

  it('lists the sample with the count and the sum of lượt of just what is shown', async () => {
    await page.getByRole('menuitem', { name: 'Đoàn ra' }).click();
    await page.getByText('20 đoàn · 242 lượt người').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('gap go dau xuan');
    await page.getByText(/^3 đoàn · /).waitFor();
    await page.getByLabel('Tìm ( / )').fill('');
    await page.getByText('20 đoàn · 242 lượt người').waitFor();
  });

  it('saves a delegation typed by keyboard, undoes it and finds it in the history', async () => {
    await goTo(page, '#/list/outgoing-delegation');
    await page.getByText('20 đoàn · 242 lượt người').waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('n');
    await page.getByLabel('Tên đoàn').fill('Đoàn thử bàn phím');
    await page.getByLabel('Cơ quan chủ trì').fill('Sở Ngoại vụ');
    await page.locator('#field-stops-country').fill('trung quoc');
    await page.keyboard.press('Enter');
    await page.getByLabel('Số người').fill('7');
    await page.getByLabel('Ngày đi thực tế').fill('5/2/24');
    await page.getByLabel('Ngày về thực tế').fill('07022024');
    await page.keyboard.press('Control+s');
    await page.getByText(/Đã lưu ĐR-VP-2024-\d{4}/).waitFor();
    await page.getByText('05/02/2024').or(page.locator('input[value="05/02/2024"]')).first().waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
    await page.getByText(/Hồ sơ đã loại khỏi sổ/).waitFor();
    await page.getByRole('button', { name: 'Đưa lại vào sổ' }).click();
    await page.getByRole('button', { name: 'Loại khỏi sổ' }).waitFor();
    await page.getByRole('button', { name: 'Lịch sử' }).click();
    await page.getByText('Số người: 7').waitFor();
    await page.keyboard.press('Escape');
  });

  it('names an error beside its field and keeps what was typed', async () => {
    await goTo(page, '#/list/incoming-delegation');
    await page
      .getByText(/21|2\d đoàn/)
      .first()
      .waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('n');
    await page.getByLabel('Tên đoàn').fill('Đoàn thử ngày sai');
    await page.getByLabel('Ngày đến tỉnh').fill('30/2/2024');
    await page.getByLabel('Tên đoàn').click();
    await page.getByText('Ngày không hợp lệ: 30/2/2024.').waitFor();
    expect(await page.getByLabel('Ngày đến tỉnh').inputValue()).toBe('30/2/2024');
  });

  it('shows the report as the page that will come out, the delegation just typed among its figures', async () => {
    await goTo(page, '#/reports/2024-Q1');
    const paper = page.frameLocator('iframe');
    await paper.getByText('10 đoàn ra/121 lượt người; 21 đoàn vào/175 lượt người nước ngoài').waitFor();
    await page.getByLabel('HẠN CHẾ, KHÓ KHĂN').fill('Biên chế còn ít.');
    await paper.getByText('Biên chế còn ít.').waitFor();
  });

  it('gives the report as a Word file', async () => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lưu Word' }).click();
    expect((await waiting).suggestedFilename()).toBe('bao-cao-quy-1-2024.docx');
  });

  it('checks the data from its own screen while the program goes on', async () => {
    await goTo(page, '#/settings/data');
    await page.getByRole('button', { name: 'Kiểm tra dữ liệu' }).click();
    await page
      .getByRole('tabpanel')
      .getByText(/Dữ liệu nguyên vẹn: \d+ hồ sơ/)
      .waitFor();
  });

  it('changes its language without a restart', async () => {
    await page.getByText('EN', { exact: true }).click();
    await page.getByRole('menuitem', { name: 'Outgoing' }).waitFor();
    await page.getByText('ZH', { exact: true }).click();
    await page.getByRole('menuitem', { name: '出访团' }).waitFor();
    await page.getByText('VI', { exact: true }).click();
    await page.getByRole('menuitem', { name: 'Đoàn ra' }).waitFor();
  });

  it('brings typing back after a crash of the service and of the window', async () => {
    await goTo(page, '#/list/outgoing-delegation');
    await page.getByText(/đoàn · /).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('n');
    await page.getByLabel('Tên đoàn').fill('Đoàn đang gõ dở');
    const hash = await page.evaluate(() => window.location.hash);
    await page.getByText('Đã giữ bản nháp').waitFor();
    await program.end('SIGKILL');
    await page.close();
    program = await startProgram(data.path);
    page = await context.newPage();
    await page.goto(program.address);
    await page.getByRole('menuitem', { name: 'Đoàn ra' }).waitFor();
    await goTo(page, hash);
    await page.getByText('Đã khôi phục nội dung đang nhập dở').waitFor();
    expect(await page.getByLabel('Tên đoàn').inputValue()).toBe('Đoàn đang gõ dở');
  });

  it('asked nothing of any other place', () => {
    expect(foreign).toEqual([]);
  });
});
