import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, goTo, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

describe.skipIf(browserPath === null)(`the report of each period (${withoutBrowser})`, () => {
  let opened: OpenWindow;
  let page: Page;
  let paper: FrameLocator;

  beforeAll(async () => {
    opened = await openWindow();
    page = opened.page;
    paper = page.frameLocator('iframe');
  });
  afterAll(() => opened.close());

  const pick = async (field: string, choice: string): Promise<void> => {
    await page.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: choice, exact: true }).click();
  };
  /** Heads over the columns of the first table of delegations. */
  const heads = () =>
    paper.locator('[data-part="tables"] table').first().locator('th[colspan]').allTextContents();

  it('has the quarter and the year to date side by side, and the quarter alone where that is chosen', async () => {
    await goTo(page, '#/reports/2024-Q2');
    await paper
      .getByText('Quý II và 6 tháng đầu năm; phương hướng, nhiệm vụ 6 tháng cuối năm 2024')
      .waitFor();
    expect(await heads()).toEqual([
      'Quý II năm 2024',
      'Cùng kỳ năm trước',
      'So cùng kỳ',
      '6 tháng đầu năm 2024',
      'Cùng kỳ năm trước',
      'So cùng kỳ',
    ]);
    await paper.getByText('TỔNG HỢP ĐOÀN RA QUÝ II NĂM 2024', { exact: true }).waitFor();
    await pick('Phạm vi báo cáo', 'Chỉ Quý II năm 2024');
    await paper.getByText('Quý II; phương hướng, nhiệm vụ Quý III năm 2024').waitFor();
    expect(await heads()).toEqual(['Quý II năm 2024', 'Cùng kỳ năm trước', 'So cùng kỳ']);
    await pick('Phạm vi báo cáo', 'Chỉ 6 tháng đầu năm 2024');
    await expect.poll(() => page.evaluate(() => window.location.hash)).toBe('#/reports/2024-H1');
    await paper.getByText('TỔNG HỢP ĐOÀN RA 6 THÁNG ĐẦU NĂM 2024', { exact: true }).waitFor();
  });

  it('takes another outlook by a click, and the title with it', async () => {
    await goTo(page, '#/reports/2024-Q1');
    await page.getByText('Căn cứ, tiêu đề, mở đầu, kết thúc').click();
    await page.getByRole('button', { name: '9 tháng cuối năm 2024' }).click();
    await paper.getByText('Quý I; phương hướng, nhiệm vụ 9 tháng cuối năm 2024').waitFor();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Tiêu đề' }).inputValue())
      .toBe('Kết quả công tác đối ngoại Quý I; phương hướng, nhiệm vụ 9 tháng cuối năm 2024');
  });

  it('is extraordinary or on a subject for chosen days, and cites what asked for it', async () => {
    await goTo(page, '#/reports/2024-02-05..2024-03-20');
    await paper
      .getByText('Chuyên đề về kết quả công tác đối ngoại từ ngày 05/02/2024 đến ngày 20/3/2024')
      .waitFor();
    await pick('Loại báo cáo', 'Đột xuất');
    await paper.getByText('Đột xuất về kết quả công tác đối ngoại từ ngày 05/02/2024').waitFor();
    await page.getByText('Căn cứ, tiêu đề, mở đầu, kết thúc').click();
    await page.getByRole('textbox', { name: /^Văn bản yêu cầu báo cáo/ }).click();
    await page.keyboard.type('Công văn số 12/UBND-NC ngày 01/3/2024');
    await paper
      .getByText('Thực hiện Công văn số 12/UBND-NC ngày 01/3/2024, Sở Ngoại vụ báo cáo đột xuất')
      .waitFor();
  });

  it('follows another outline where one is chosen', async () => {
    await goTo(page, '#/reports/2024-Q1');
    await pick('Đề cương', 'Ba trụ cột đối ngoại');
    await paper.getByText('1. Ngoại giao Nhà nước', { exact: true }).waitFor();
    await paper.getByText('2. Công tác biên giới lãnh thổ', { exact: true }).waitFor();
    await pick('Đề cương', 'Bốn phần (kết quả, hạn chế, nhiệm vụ, kiến nghị)');
    await paper.getByText('1. Công tác lãnh sự, hợp tác quốc tế', { exact: true }).waitFor();
  });

  it('takes a suggested sentence into its section by a click, and leads to its record', async () => {
    await goTo(page, '#/reports/2024-Q1');
    const limits = page.getByRole('textbox', { name: /HẠN CHẾ, KHÓ KHĂN$/ });
    await limits.waitFor();
    const suggestions = page.locator('details.suggestions', { hasText: 'quá hạn từ ngày' }).first();
    await suggestions.locator('summary').click();
    const line = suggestions.getByRole('listitem').filter({ hasText: 'quá hạn từ ngày' }).first();
    const sentence = ((await line.textContent()) ?? '').split(/ NV-/)[0]?.trim() ?? '';
    const before = await suggestions.getByRole('listitem').count();
    await line.getByRole('button', { name: 'Thêm vào mục' }).click();
    await expect.poll(() => limits.inputValue()).toBe(sentence);
    await paper.getByText(sentence).waitFor();
    await expect.poll(() => suggestions.getByRole('listitem').count()).toBe(before - 1);
    await suggestions.getByRole('link').first().click();
    await expect.poll(() => page.evaluate(() => window.location.hash)).toMatch(/^#\/[a-z-]+\/[0-9a-f-]{36}$/);
  });
});
