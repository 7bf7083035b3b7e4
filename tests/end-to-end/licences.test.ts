import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginAt, browserPath, openPlace, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

describe.skipIf(browserPath === null)(`licences of software in the window (${withoutBrowser})`, () => {
  let opened: OpenWindow;
  beforeAll(async () => {
    opened = await openWindow();
  });
  afterAll(() => opened.close());

  it('are listed with the whole text on demand, and read only when they are asked for', async () => {
    const { page } = opened;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await openPlace(page, 'Cài đặt');
    await page.getByRole('tab', { name: 'Máy này' }).click();
    await page.getByRole('button', { name: 'Lưu', exact: true }).last().waitFor();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((path) => path.includes('licences'))).toEqual([]);

    await page.getByRole('tab', { name: 'Giấy phép phần mềm' }).click();
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: 'SQLite', exact: true }) });
    await row.waitFor();
    expect(asked.filter((path) => path.includes('licences'))).toEqual(['/licences.json']);
    await expect.poll(() => row.innerText()).toMatch(/SQLite\s+3\.\d+\.\d+\s+Public domain/);
    expect(await page.getByText('May you do good and not evil.').count()).toBe(0);

    await row.getByRole('button').press('Enter');
    await page.getByText('May you do good and not evil.').waitFor();
    await expect.poll(() => row.getByRole('button').getAttribute('aria-expanded')).toBe('true');
    await row.getByRole('button').press('Enter');
    expect(await page.getByText('May you do good and not evil.').count()).toBe(0);
  });

  it('say where they can be read when the list is not there', async () => {
    const { page } = opened;
    await page.route('**/licences.json', (route) => route.fulfill({ status: 404 }));
    await page.reload();
    await beginAt(page, '#/settings/licences');
    await page.getByText('Không đọc được danh sách giấy phép').waitFor();
    await page.unroute('**/licences.json');
    await page.getByRole('button', { name: 'Đọc lại' }).click();
    await page.getByRole('button', { name: 'react', exact: true }).waitFor();
  });
});
