import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordText } from '../documents/read-word.ts';
import { hasTool } from '../documents/sample-report.ts';
import { beginAt, browserPath, openPlace, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

const reads = hasTool('pdftotext');
const reason = browserPath === null ? ` (${withoutBrowser})` : reads ? '' : ' (needs poppler-utils)';

const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe.skipIf(browserPath === null || !reads)(`papers of tables in the window${reason}`, () => {
  let opened: OpenWindow;
  let page: Page;
  beforeAll(async () => {
    opened = await openWindow('sample');
    ({ page } = opened);
  });
  afterAll(() => opened.close());

  const preview = () => page.getByRole('dialog').frameLocator('iframe');

  async function saved(button: string): Promise<{ readonly name: string; readonly path: string }> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: button }).click(),
    ]);
    return { name: download.suggestedFilename(), path: await download.path() };
  }
  const textOfSheet = (path: string): string => {
    const book = XLSX.read(readFileSync(path));
    return book.SheetNames.map((name) => XLSX.utils.sheet_to_csv(book.Sheets[name] ?? {})).join('\n');
  };
  const textOfPdf = (path: string): string =>
    flowing(execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }));

  it('tell what became of the tasks of a document that is chosen where tasks are followed', async () => {
    await openPlace(page, 'Nhiệm vụ', 'Theo dõi');
    await page.getByRole('button', { name: 'Kết quả thực hiện' }).click();
    await page.getByRole('menuitem', { name: /145\/QĐ-UBND/ }).click();
    await preview().getByText('BÁO CÁO', { exact: true }).waitFor();
    const title = 'Kết quả thực hiện Quyết định số 145/QĐ-UBND ngày 20/01/2024';
    const pdf = await saved('Lưu PDF');
    expect(pdf.name).toMatch(/^ket-qua-thuc-hien-145-QD-UBND\.pdf$/i);
    expect(textOfPdf(pdf.path)).toContain(title);
    expect(textOfPdf(pdf.path)).toContain('1. Nhiệm vụ Sở Ngoại vụ chủ trì');
    expect(textOfPdf(pdf.path)).toContain('2. Nhiệm vụ Sở Ngoại vụ phối hợp');
    const word = await saved('Lưu Word');
    expect(flowing(wordText(readFileSync(word.path)))).toContain(title);
    const sheet = await saved('Lưu Excel');
    expect(sheet.name).toMatch(/\.xlsx$/);
    expect(textOfSheet(sheet.path)).toContain('Tham mưu tổ chức Chương trình Gặp gỡ đầu Xuân năm 2024');
    await page.keyboard.press('Escape');
  });

  it('tell it of the document whose record is open', async () => {
    await beginAt(page, '#/list/assigning-document');
    await page.getByText('412-TB/TU').first().click();
    await page.getByRole('button', { name: 'Kết quả thực hiện' }).click();
    await preview()
      .getByText(/^Kết quả thực hiện Thông báo số 412-TB\/TU/)
      .waitFor();
    await page.keyboard.press('Escape');
  });

  it('count the trips of each person in a period that is chosen beside the paper', async () => {
    await beginAt(page, '#/list/person');
    await page.getByRole('button', { name: 'Chuyến đi từng người' }).click();
    await preview().getByText('SỐ CHUYẾN ĐI CÔNG TÁC NƯỚC NGOÀI').waitFor();
    await page.getByRole('dialog').getByLabel('Kỳ', { exact: true }).click();
    await page.keyboard.type('Quý I năm 2024');
    await page.keyboard.press('Enter');
    await preview()
      .getByText(/Quý I năm 2024 · /)
      .waitFor();
    const sheet = await saved('Lưu Excel');
    expect(sheet.name).toBe('so-chuyen-di-tung-nguoi-quy-1-2024.xlsx');
    expect(textOfSheet(sheet.path)).toContain('Tổng cộng');
    const pdf = await saved('Lưu PDF');
    expect(textOfPdf(pdf.path)).toContain('Tổng cộng: 97 người 114');
    await page.keyboard.press('Escape');
  });
});
