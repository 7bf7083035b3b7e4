import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserPath,
  cli,
  goTo,
  listStands,
  openWindow,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

/** Rows that take a PC some seconds to read and to check. */
const ROWS = 9_500;

describe.skipIf(browserPath === null)(`a long sheet that is read in the window (${withoutBrowser})`, () => {
  let opened: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    opened = await openWindow();
    page = opened.page;
  });
  afterAll(() => opened.close());

  const choose = async (rows: number): Promise<void> => {
    const lines = Array.from(
      { length: rows },
      (_, index) => `Đoàn xyz ${index};Sở Ngoại vụ;Trung Quốc;5;01/02/2024;03/02/2024`,
    );
    const text = ['Tên đoàn;Cơ quan chủ trì;Nước đến;Số người;Ngày đi;Ngày về', ...lines].join('\n');
    await page.locator('input[type=file]').setInputFiles({
      name: 'doan-ra.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
  };

  it('shows how far it is, lets others read meanwhile, and is stopped by a button', async () => {
    const other = await page.context().newPage();
    await other.goto(opened.program.address);
    await other.getByRole('menuitem', { name: 'Đoàn vào' }).waitFor();
    await goTo(page, '#/list/outgoing-delegation');
    // The first screen has a button of this name too, until the list stands.
    await page.getByRole('heading', { level: 1, name: 'Đoàn ra' }).waitFor();
    await page.getByRole('button', { name: 'Nhập từ Excel', exact: true }).click();
    await choose(ROWS);
    const stop = page.getByRole('button', { name: 'Dừng đọc' });
    await stop.waitFor();
    await page.getByText(/^(?:Đang mở tệp…|Đã (?:đọc|kiểm tra) [\d.]+ \/ [\d.]+ dòng)$/).waitFor();
    await other.getByRole('menuitem', { name: 'Đoàn vào' }).click();
    await other.getByRole('heading', { level: 1, name: 'Đoàn vào' }).waitFor();
    await listStands(other);
    expect(await other.locator('tr.list-row').count()).toBe(20);
    await stop.click();
    await page.getByText('Đã dừng đọc tệp theo yêu cầu, chưa ghi gì.').first().waitFor();
    await stop.waitFor({ state: 'detached' });
    await other.close();
  });

  it('is stopped while its rows are saved, and keeps none of them', async () => {
    await choose(ROWS);
    await page.getByRole('button', { name: /^Nhập 9\.?500 dòng$/ }).click();
    const stop = page.getByRole('button', { name: 'Dừng, không giữ dòng nào' });
    await stop.click();
    // The sentence of the reading that was stopped before may stand yet.
    await stop.waitFor({ state: 'detached' });
    await page.getByText('Đã dừng đọc tệp theo yêu cầu, chưa ghi gì.').first().waitFor();
    // What comes next is read as if nothing had been.
    await choose(2);
    await page.getByText('2 dòng hợp lệ', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Nhập 2 dòng' }).click();
    await page.getByText('Đã nhập 2 dòng.').first().waitFor();
    const { out } = await cli(
      'list',
      'outgoing-delegation',
      '--data',
      opened.data,
      '--search',
      'Đoàn xyz',
      '--json',
    );
    expect(JSON.parse(out)).toHaveLength(2);
  });
});
