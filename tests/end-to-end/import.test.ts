import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { importWindow } from './import-window.ts';
import { browserPath, withoutBrowser } from './program.ts';

describe.skipIf(browserPath === null)(`an import from Excel (${withoutBrowser})`, () => {
  const { page, dialog, told, folder } = importWindow();
  const cell = (column: string, row: number) =>
    dialog().getByLabel(`${column}, dòng ${row}`, { exact: true });
  const heads: Record<string, number> = {};

  it('begins with an empty sheet that says how it is filled in', async () => {
    await page().getByRole('menuitem', { name: 'Đoàn ra' }).click();
    // The first screen has a button of this name too, until the list stands.
    await page().getByRole('heading', { level: 1, name: 'Đoàn ra' }).waitFor();
    await page().getByRole('button', { name: /^Nhập/ }).click();
    const [download] = await Promise.all([
      page().waitForEvent('download'),
      dialog().getByRole('button', { name: 'Lấy mẫu trống' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('mau-nhap-doan-ra.xlsx');
    await download.saveAs(join(folder, 'mau.xlsx'));
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, 'mau.xlsx'));
    const [sheet] = book.worksheets;
    if (sheet === undefined) throw new RangeError('No sheet');
    sheet.getRow(1).eachCell((head, column) => {
      heads[String(head.value).replace(' *', '')] = column;
    });
    const rows = [
      ['Đoàn dự hội chợ', 'Sở Công Thương', 4, '05/02/2024', 'Trung Quốc'],
      ['Đoàn khảo sát cửa khẩu', 'Sở Công Thương', 6, '30/02/2024', 'Trung Quốc'],
      ['Đoàn trao đổi thư viện', 'Sở Ngoại vụ', 'mười', '07/02/2024', 'Nước Mơ'],
      ['Đoàn dự hội chợ', 'Sở Công Thương', 4, '05/02/2024', 'Trung Quốc'],
    ];
    for (const [at, row] of rows.entries())
      for (const [place, head] of [
        'Tên đoàn',
        'Cơ quan chủ trì',
        'Số người',
        'Ngày đi',
        'Nước đến',
      ].entries())
        sheet.getCell(at + 2, heads[head] ?? 0).value = row[place] ?? null;
    writeFileSync(join(folder, 'doan.xlsx'), new Uint8Array(await book.xlsx.writeBuffer()));
  });

  it('tells what is wrong row by row, and judges what is typed there', async () => {
    await page().locator('input[type=file]').setInputFiles(join(folder, 'doan.xlsx'));
    await expect.poll(told).toContain('1 dòng hợp lệ, 2 dòng có lỗi, 1 dòng trùng. Chưa ghi gì.');
    await expect.poll(() => dialog().locator('tbody tr').count()).toBe(3);
    const day = cell('Ngày đi *', 1);
    await expect.poll(() => day.getAttribute('aria-invalid')).toBe('true');
    await day.click();
    await page().keyboard.press('Control+a');
    await page().keyboard.type('29/2/2024');
    await expect.poll(told).toContain('2 dòng hợp lệ, 1 dòng có lỗi, 1 dòng trùng');
    // The row stays where it was, so that the hand does not lose it.
    await dialog().getByText('Đã hợp lệ').waitFor();
    await expect.poll(() => day.inputValue()).toBe('29/2/2024');
    await cell('Số người *', 2).click();
    await page().keyboard.press('Control+a');
    await page().keyboard.type('10');
    await cell('Nước đến *', 2).click();
    await page().keyboard.press('Control+a');
    await page().keyboard.type('Lào');
    await expect.poll(told).toContain('3 dòng hợp lệ, 1 dòng trùng');
  });

  it('takes a double only where that is decided, and writes all rows as one save', async () => {
    await dialog().getByText('Chỉ dòng lỗi').click();
    await expect.poll(() => dialog().locator('tbody tr').count()).toBe(4);
    const take = dialog().getByRole('checkbox', { name: /^Vẫn nhập/ });
    await take.focus();
    await page().keyboard.press('Space');
    await expect.poll(told).toContain('4 dòng hợp lệ');
    await page().keyboard.press('Space');
    await expect.poll(told).toContain('3 dòng hợp lệ, 1 dòng trùng');
    await dialog().getByRole('button', { name: 'Bỏ qua 1 dòng, nhập 3 dòng' }).click();
    await expect.poll(told).toContain('Đã nhập 3 dòng.');
    await dialog().getByRole('button', { name: 'Đóng', exact: true }).last().click();
    await dialog().waitFor({ state: 'hidden' });
    await page().keyboard.press('/');
    await page().keyboard.type('thu vien');
    await page().getByText('Đoàn trao đổi thư viện').first().waitFor();
  });
});
