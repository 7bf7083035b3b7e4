import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paragraphsOf } from '../documents/read-word.ts';
import { wordFile } from '../documents/word-file.ts';
import {
  browserPath,
  goTo,
  listStands,
  openSections,
  openWindow,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

describe.skipIf(browserPath === null)(
  `papers by Word templates${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let page: Page;

    beforeAll(async () => {
      opened = await openWindow('sample');
      ({ page } = opened);
    });

    afterAll(() => opened.close());

    const dialog = () => page.getByRole('dialog');
    const paper = () => dialog().frameLocator('iframe').locator('body');
    const openFirst = async (register: string, search: string): Promise<void> => {
      await goTo(page, `#/list/${register}`);
      await listStands(page);
      await page.keyboard.press('/');
      await page.keyboard.type(search);
      await listStands(page);
      await page.locator('tr.list-row:only-child').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Soạn văn bản' }).waitFor();
    };
    const write = async (kind: string): Promise<void> => {
      await page.getByRole('button', { name: 'Soạn văn bản' }).click();
      await page.getByRole('menuitem', { name: kind, exact: true }).click();
      await dialog().waitFor();
    };
    const close = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'hidden' });
    };
    const saved = async (click: () => Promise<void>) => {
      const [download] = await Promise.all([page.waitForEvent('download'), click()]);
      return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
    };
    const saveWord = () =>
      saved(() => dialog().getByRole('button', { name: 'Lưu Word', exact: true }).click());
    const chooseTemplate = async (blocks: readonly string[]): Promise<void> => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'Thay bằng tệp… Dự thảo quyết định cử đoàn ra' }).click(),
      ]);
      const buffer = Buffer.from(wordFile(blocks));
      await chooser.setFiles({ name: 'mau-cua-so.docx', mimeType: '', buffer });
    };
    const more = async (kind: string, what: string): Promise<void> => {
      await page.getByRole('button', { name: `Việc khác ${kind}` }).click();
      await page.getByRole('menuitem', { name: what }).click();
    };

    it('shows a draft decision with what was just typed, signed as chosen, and saves it for Word', async () => {
      await openFirst('outgoing-delegation', 'gap go dau xuan 15 uy ban');
      await page.locator('#field-content').click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('\nKý biên bản vừa gõ');
      await write('Dự thảo quyết định');
      await paper().getByText('Điều 1. Cử đoàn gồm 28 người').waitFor();
      await paper().getByText('Ký biên bản vừa gõ').waitFor();
      await dialog().getByLabel('Thẩm quyền ký quyết định').fill('KT. CHỦ TỊCH');
      await page.keyboard.press('Enter');
      await dialog().getByLabel('Họ tên người ký').fill('Lương Đức Tùng');
      await paper().getByText('PHÓ CHỦ TỊCH', { exact: true }).waitFor();
      await paper().getByText('Lương Đức Tùng', { exact: true }).first().waitFor();
      const { name, content } = await saveWord();
      expect(name).toMatch(/^du-thao-quyet-dinh-DR-VP-2024-\d{4}\.docx$/i);
      const text = paragraphsOf(content);
      expect(text).toContain('KT. CHỦ TỊCH');
      expect(text).toContain('ỦY BAN NHÂN DÂN');
      expect(text.join('\n')).not.toContain('{');
      await close();
    });

    it('tells every fault of a file, keeps the template, then takes a mended one and gives the built-in one back', async () => {
      await goTo(page, '#/settings/templates');
      await page.getByText('Dự thảo quyết định cử đoàn ra').first().waitFor();
      await chooseTemplate(['{trich_yeu', '{ten_don}', '{#can_cu}{dong}']);
      await dialog().getByText('Tệp “mau-cua-so.docx” có 3 lỗi').waitFor();
      await expect
        .poll(() => dialog().getByRole('listitem').allTextContents())
        .toEqual([
          'Dấu { chưa có dấu } đóng lại, tại: {trich_yeu',
          'Danh sách {#can_cu} chưa có {/can_cu} kết thúc.',
          'Không có trường {ten_don}; có phải {ten_doan}?',
        ]);
      await close();
      await chooseTemplate(['Quyết định của ta: {trich_yeu}', 'Số người: {so_nguoi}']);
      await page.getByText('Mẫu riêng: mau-cua-so.docx').waitFor();
      const own = await saved(() => more('Dự thảo quyết định cử đoàn ra', 'Lưu mẫu đang dùng'));
      expect(paragraphsOf(own.content)).toContain('Số người: {so_nguoi}');

      await openFirst('outgoing-delegation', 'gap go dau xuan 15 uy ban');
      await write('Dự thảo quyết định');
      await paper().getByText('Số người: 28').waitFor();
      await dialog().getByText('mẫu riêng “mau-cua-so.docx”').waitFor();
      await close();

      await goTo(page, '#/settings/templates');
      const builtIn = await saved(() => more('Dự thảo quyết định cử đoàn ra', 'Lưu mẫu có sẵn'));
      expect(builtIn.name).toBe('mau-du-thao-quyet-dinh-cu-doan-ra.docx');
      expect(paragraphsOf(builtIn.content)).toContain('Điều 1. {viec_cu}');
      await more('Dự thảo quyết định cử đoàn ra', 'Dùng lại mẫu có sẵn');
      await page.getByText('Mẫu riêng: mau-cua-so.docx').waitFor({ state: 'hidden' });
    });

    it('gathers what is known of a partner before a talk', async () => {
      await openFirst('talk', 'gap go dau xuan nam 2024');
      await write('Thông tin đối tác');
      await paper().getByText('2. Các lần tiếp xúc gần đây và kết quả').waitFor();
      const { content } = await saveWord();
      expect(paragraphsOf(content)[0]).toBe('SỞ NGOẠI VỤ');
      await close();
      await write('Biên bản song ngữ');
      await paper().getByText('会谈纪要').waitFor();
      await close();
    });

    it('tells in a sentence that what the Party decides has no such paper, as soon as it is typed', async () => {
      await openFirst('outgoing-delegation', 'gap go dau xuan 15 uy ban');
      await openSections(page);
      const competence = page.getByRole('combobox', { name: /Thẩm quyền/ }).first();
      await competence.fill('Tỉnh ủy');
      await page.keyboard.press('Enter');
      await write('Tờ trình');
      await dialog()
        .getByText('không theo Nghị định 30/2020/NĐ-CP, nên chương trình không soạn văn bản này')
        .waitFor();
      expect(await dialog().getByRole('button', { name: 'Lưu Word' }).count()).toBe(0);
      await close();
    });
  },
);
