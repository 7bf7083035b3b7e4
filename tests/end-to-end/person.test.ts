import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Hands } from './keyboard.ts';
import {
  beginAt,
  beginRecord,
  browserPath,
  goTo,
  openSections,
  openWindow,
  saveRecord,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

const reason = browserPath === null ? ` (${withoutBrowser})` : '';

describe.skipIf(browserPath === null)(`people and their trips${reason}`, () => {
  let opened: OpenWindow;
  let page: Page;
  let hands: Hands;
  beforeAll(async () => {
    opened = await openWindow();
    ({ page } = opened);
    hands = await Hands.on(page);
  });
  afterAll(() => opened.close());

  const members = () => page.getByRole('table', { name: 'Thành viên' });
  const nameAt = (row: number) => page.getByLabel(`Họ và tên, dòng ${row}`, { exact: true });
  const options = () => page.getByRole('option');

  async function type(label: string, text: string): Promise<void> {
    // A required field bears a star.
    await hands.into(page.getByLabel(new RegExp(`^${label}(?: \\*)?$`)).first());
    await hands.unikey(text);
  }

  it('offers those of the directory for a member’s name, and fills in who is taken', async () => {
    await beginRecord(page, 'person');
    await openSections(page);
    await type('Họ và tên', 'Trần Văn Đức');
    await type('Ngày sinh', '5/3/1975');
    await type('Chức vụ', 'Phó Giám đốc');
    await saveRecord(page);
    await beginRecord(page, 'outgoing-delegation');
    await openSections(page);
    await type('Tên đoàn', 'Đoàn dự hội chợ');
    await type('Cơ quan chủ trì', 'Sở Ngoại vụ');
    await type('Số người', '1');
    await type('Nước đến', 'Trung Quốc');
    await page.keyboard.press('Tab');
    await type('Ngày đi thực tế', '5/3/2024');
    await type('Ngày về thực tế', '7/3/2024');
    await nameAt(1).click();
    await hands.unikey('Trần Văn');
    await options().filter({ hasText: 'Trần Văn Đức, Phó Giám đốc, sinh năm 1975' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => nameAt(1).inputValue()).toBe('Trần Văn Đức');
    await expect
      .poll(() => page.getByLabel('Chức vụ, dòng 1', { exact: true }).inputValue())
      .toBe('Phó Giám đốc');
    await hands.into(page.getByLabel('Vai trò, dòng 1', { exact: true }));
    await hands.unikey('Trưởng đoàn');
    await page.keyboard.press('Tab');
    await saveRecord(page);
    await expect.poll(() => members().getByRole('row').count()).toBeGreaterThan(2);
  });

  it('does not say that a leader is missing who is among the members', async () => {
    const lacking = page.getByText(/^Còn thiếu: /);
    await lacking.waitFor();
    await expect.poll(() => lacking.innerText()).not.toContain('Trưởng đoàn');
  });

  it('keeps a typed name as it is, and takes nobody by Enter or Tab', async () => {
    await nameAt(2).click();
    await hands.unikey('Trần Văn Đ');
    await options().first().waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => nameAt(2).inputValue()).toBe('Trần Văn Đ');
    await expect.poll(() => page.getByLabel('Chức vụ, dòng 2', { exact: true }).inputValue()).toBe('');
    await members().getByRole('button', { name: /2$/ }).last().click();
    await expect.poll(() => nameAt(2).inputValue()).toBe('');
    await saveRecord(page);
  });

  it('lists on the person’s page the trips with date, role, country, code and status', async () => {
    await goTo(page, '#/list/person');
    await page.getByText('Trần Văn Đức').first().click();
    const row = page.locator('.parts-of-person tbody tr');
    await expect.poll(() => row.count()).toBe(1);
    const cells = await row.first().getByRole('cell').allInnerTexts();
    expect(cells.slice(0, 5)).toEqual([
      '05/03/2024',
      'Đoàn ra',
      'Đoàn dự hội chợ',
      'Trưởng đoàn',
      'Trung Quốc',
    ]);
    expect(cells[5]).toMatch(/^ĐR-VP-2024-\d{4}$/);
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: /ĐR-VP-2024-/ }).waitFor();
  });

  it('copies a delegation by a key as the beginning of a new one, and writes nothing before it is saved', async () => {
    const heading = page.getByRole('heading', { level: 1 });
    const code = /ĐR-VP-2024-\d{4}/.exec(await heading.innerText())?.[0] ?? '';
    await heading.click();
    await page.keyboard.press('Control+d');
    await page.getByText(`Bản sao của ${code} – Đoàn dự hội chợ, chưa lưu.`).waitFor();
    await openSections(page);
    await expect.poll(() => page.getByLabel(/^Tên đoàn/).inputValue()).toBe('Đoàn dự hội chợ');
    await expect.poll(() => page.getByLabel(/^Ngày đi thực tế/).inputValue()).toBe('');
    await expect.poll(() => nameAt(1).inputValue()).toBe('Trần Văn Đức');
    await goTo(page, '#/list/outgoing-delegation');
    await page.locator('.list-table').waitFor();
    await page.getByText('Đoàn dự hội chợ', { exact: true }).first().waitFor();
    await expect.poll(() => page.getByText('Đoàn dự hội chợ', { exact: true }).count()).toBe(1);
    await page.goBack();
    await page.getByText(/^Bản sao của /).waitFor();
    await openSections(page);
    await type('Tên đoàn', 'Đoàn dự hội chợ năm sau');
    await type('Ngày đi thực tế', '8/3/2024');
    await type('Ngày về thực tế', '9/3/2024');
    await saveRecord(page);
    await expect.poll(() => page.getByText(/^Bản sao của /).count()).toBe(0);
    await openSections(page);
    await expect.poll(() => nameAt(1).inputValue()).toBe('Trần Văn Đức');
    await goTo(page, '#/list/person');
    await page.getByText('Trần Văn Đức').first().click();
    await expect.poll(() => page.locator('.parts-of-person tbody tr').count()).toBe(2);
  });

  it('begins afresh where nobody is named yet', async () => {
    await beginAt(page, '#/list/person');
    await page.keyboard.press('/');
    await page.keyboard.type('Nguyễn Thị Lan');
    await page.locator('tr.list-row').filter({ hasText: 'Nguyễn Thị Lan' }).first().click();
    await page.getByText('Chưa có đoàn hay nhiệm vụ nào ghi người này.').waitFor();
  });
});
