import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { importWindow } from './import-window.ts';
import { browserPath, withoutBrowser } from './program.ts';

describe.skipIf(browserPath === null)(`what is decided about a file (${withoutBrowser})`, () => {
  const { page, dialog, told, folder } = importWindow();

  /** A workbook of which a row may be hidden. */
  async function file(
    name: string,
    rows: readonly (readonly (string | number)[])[],
    hidden: number | null = null,
  ): Promise<string> {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Bảng');
    sheet.addRows(rows.map((row) => [...row]));
    if (hidden !== null) sheet.getRow(hidden).hidden = true;
    const path = join(folder, name);
    writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
    return path;
  }
  async function choose(path: string): Promise<void> {
    await page().getByRole('button', { name: /^Nhập/ }).first().click();
    await dialog().locator('input[type=file]').setInputFiles(path);
  }
  const assign = async (head: string, words: string): Promise<void> => {
    const box = dialog().getByLabel(`Cột “${head}” đọc là`);
    await box.click();
    await page().keyboard.press('Control+a');
    await page().keyboard.type(words);
    await page().keyboard.press('Enter');
  };

  it('lets the row of heads be pointed at and each column be assigned where no head is known', async () => {
    await page().getByRole('menuitem', { name: 'Đoàn ra' }).click();
    // The first screen has a button for this too, until the list stands.
    await page().getByRole('heading', { level: 1, name: 'Đoàn ra' }).waitFor();
    await choose(
      await file('la.xlsx', [
        ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'],
        ['Đoàn dự hội chợ', 'Sở Công Thương', 4, '05/02/2024', 'Trung Quốc'],
      ]),
    );
    await dialog().getByRole('radio', { name: 'Dòng 1 là tiêu đề' }).check();
    await dialog().getByLabel('Cột “Alpha” đọc là').waitFor();
    await assign('Alpha', 'Tên đoàn');
    await assign('Beta', 'Cơ quan chủ trì');
    await assign('Gamma', 'Số người');
    await assign('Delta', 'Ngày đi');
    await assign('Epsilon', 'Nước đến');
    await expect.poll(told).toContain('1 dòng hợp lệ. Chưa ghi gì.');
    await dialog().getByRole('button', { name: 'Nhập 1 dòng' }).click();
    await dialog().waitFor({ state: 'hidden' });
    await page().getByText('Đoàn dự hội chợ').first().waitFor();
  });

  it('remembers them, asks about hidden rows before anything is written, and changes the known record', async () => {
    await choose(
      await file(
        'nho.xlsx',
        [
          ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'],
          ['Đoàn dự hội chợ', 'Sở Công Thương', 7, '05/02/2024', 'Trung Quốc'],
          ['Đoàn thư viện', 'Sở Ngoại vụ', 3, '06/02/2024', 'Lào'],
        ],
        3,
      ),
    );
    const questions = dialog().getByRole('region', { name: 'Cần trả lời trước khi nhập' });
    await questions.waitFor();
    const take = dialog().locator('.ant-modal-footer .ant-btn-primary');
    await expect.poll(() => take.isDisabled()).toBe(true);
    await questions.getByRole('radio', { name: 'Nhập cả dòng ẩn' }).check();
    await expect.poll(told).toContain('1 dòng hợp lệ, 1 dòng cập nhật hồ sơ đã có');
    await dialog().getByText('Số người: “4” → “7”').first().waitFor();
    const update = dialog().getByRole('checkbox', { name: /^Cập nhật/ });
    await update.focus();
    await page().keyboard.press('Space');
    await expect.poll(told).toContain('1 dòng hợp lệ, 1 dòng trùng');
    await page().keyboard.press('Space');
    await expect.poll(told).toContain('1 dòng hợp lệ, 1 dòng cập nhật hồ sơ đã có');
    await expect.poll(() => take.isEnabled()).toBe(true);
    await take.click();
    await dialog().waitFor({ state: 'hidden' });
    await page().getByText('Đoàn thư viện').first().waitFor();
  });

  it('takes new and changed records back as one', async () => {
    await page().getByRole('button', { name: 'Hoàn tác' }).first().click();
    await page().getByText('Đoàn thư viện').first().waitFor({ state: 'hidden' });
    await page().getByText('Đoàn dự hội chợ').first().waitFor();
    const known = page().getByRole('row').filter({ hasText: 'Đoàn dự hội chợ' }).first();
    await known.getByText('4', { exact: true }).waitFor();
    expect(await known.getByText('7', { exact: true }).count()).toBe(0);
  });

  it('asks what to do with numbers of identity documents in other cells', async () => {
    await choose(
      await file('so.xlsx', [
        ['Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Ngày đi', 'Nước đến', 'Thành viên'],
        ['Đoàn rà phá bom mìn', 'Sở Ngoại vụ', 1, '07/02/2024', 'Lào', 'Nguyễn Văn An (HC C7654321)'],
      ]),
    );
    const questions = dialog().getByRole('region', { name: 'Cần trả lời trước khi nhập' });
    await questions.getByText('Có 1 dòng có số giấy tờ tùy thân lẫn trong nội dung').waitFor();
    const take = dialog().locator('.ant-modal-footer .ant-btn-primary');
    await expect.poll(() => take.isDisabled()).toBe(true);
    await questions.getByRole('radio', { name: /^Chuyển sang ô Số giấy tờ/ }).check();
    await expect.poll(() => take.isEnabled()).toBe(true);
    await take.click();
    await dialog().waitFor({ state: 'hidden' });
    await page().getByText('Đoàn rà phá bom mìn').first().waitFor();
  });
});
