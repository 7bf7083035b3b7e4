import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Hands } from './keyboard.ts';
import {
  beginRecord,
  browserPath,
  cli,
  goTo,
  openSections,
  openWindow,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

describe.skipIf(browserPath === null)(
  `child lists as grids in the window${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
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
    const cell = (column: string, row: number) =>
      page.locator(
        `.grid input[aria-label="${column}, dòng ${row}"], .grid textarea[aria-label="${column}, dòng ${row}"]`,
      );
    const hasFocus = (column: string, row: number) => cell(column, row).and(page.locator(':focus')).waitFor();
    const values = (list: string): Promise<readonly string[]> =>
      page
        .getByRole('table', { name: list })
        .locator('tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) =>
            [...row.querySelectorAll('input, textarea')]
              .filter((one) => (one as HTMLInputElement).type !== 'checkbox')
              .map((one) => (one as HTMLInputElement).value)
              .join('|')
              .replace(/\|+$/, ''),
          ),
        );
    const saved = async (register: string, search: string): Promise<Readonly<Record<string, unknown>>> => {
      const { out } = await cli('list', register, '--data', opened.data, '--search', search, '--json');
      const record = (JSON.parse(out) as Readonly<Record<string, unknown>>[]).find((one) =>
        String(one['name'] ?? one['fullName']).endsWith(search),
      );
      if (record === undefined) throw new Error(`no ${search}: ${out}`);
      return record;
    };
    const delegation = async (name: string): Promise<void> => {
      await beginRecord(page, 'outgoing-delegation');
      await openSections(page);
      for (const [field, typed] of [
        ['#field-name', name],
        ['#field-hostAgency', 'Sở Y tế'],
        ['#field-stops-country', 'Lào'],
        ['#field-peopleDeclared', '3'],
        ['#field-departureActual', '5/2/24'],
        ['#field-returnActual', '7/2/24'],
      ] as const) {
        await page.locator(field).click();
        await page.keyboard.type(typed);
        await page.keyboard.press('Tab');
      }
    };

    it('takes a row by its first letter, goes right by Tab, down by Enter, and by arrows at the ends of a text', async () => {
      await delegation('Đoàn thử bảng');
      await cell('Họ và tên', 1).click();
      await page.keyboard.type('Nguyễn Văn An');
      await page.keyboard.press('Tab');
      await hasFocus('Chức vụ', 1);
      await page.keyboard.type('Chuyên viên');
      await page.keyboard.press('Tab');
      await hasFocus('Đơn vị', 1);
      await page.keyboard.type('so y te');
      // On an open suggestion Enter takes it; then it goes down.
      await page.keyboard.press('Enter');
      await hasFocus('Đơn vị', 1);
      await page.keyboard.press('Enter');
      await hasFocus('Đơn vị', 2);
      await page.keyboard.press('ArrowLeft');
      await hasFocus('Chức vụ', 2);
      await page.keyboard.press('ArrowLeft');
      await hasFocus('Họ và tên', 2);
      await page.keyboard.type('Trần Thị Bình');
      await page.keyboard.press('ArrowUp');
      await hasFocus('Họ và tên', 1);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await hasFocus('Họ và tên', 3);
      expect(await values('Thành viên')).toEqual([
        'Nguyễn Văn An|Chuyên viên|Sở Y tế|Thành viên',
        'Trần Thị Bình|||Thành viên',
        '',
      ]);
    });

    it('takes the value above by Ctrl+D and today by Ctrl+;', async () => {
      await cell('Đơn vị', 2).click();
      await page.keyboard.press('Control+d');
      await expect.poll(() => cell('Đơn vị', 2).inputValue()).toBe('Sở Y tế');
      await cell('Ngày cấp', 1).click();
      await page.keyboard.press('Control+;');
      await expect.poll(() => cell('Ngày cấp', 1).inputValue()).toMatch(/^\d\d\/\d\d\/\d{4}$/);
      await cell('Ngày cấp', 2).click();
      await page.keyboard.press('Control+d');
      await expect.poll(() => cell('Ngày cấp', 2).inputValue()).toBe(await cell('Ngày cấp', 1).inputValue());
    });

    it('opens the list of a cell by Alt+arrow, and closes only that by Esc', async () => {
      await cell('Giới tính', 1).click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+ArrowDown');
      await page.getByRole('option', { name: 'Nam', exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await hasFocus('Giới tính', 1);
      await page.keyboard.type('nam');
      await page.keyboard.press('Tab');
      await expect.poll(() => cell('Giới tính', 1).inputValue()).toBe('Nam');
    });

    it('saves just the rows in which something stands', async () => {
      await cell('Họ và tên', 3).click();
      await page.keyboard.type('Gõ nhầm');
      await page.keyboard.press('Enter');
      await cell('Họ và tên', 3).click();
      await hands.empty();
      await page.keyboard.press('Control+s');
      await page
        .getByRole('status')
        .getByText(/Đã lưu ĐR-VP-2024-\d{4}/)
        .waitFor();
      const { members: kept } = await saved('outgoing-delegation', 'thử bảng');
      expect((kept as readonly { readonly fullName: string }[]).map((one) => one.fullName)).toEqual([
        'Nguyễn Văn An',
        'Trần Thị Bình',
      ]);
    });

    it('pastes a block over cells from the one that has the focus, and makes the rows that are lacking', async () => {
      await cell('Chức vụ', 2).click();
      await hands.paste('Trưởng phòng\tSở Công Thương\r\nLái xe\tSở Công Thương\r\n');
      await expect
        .poll(() => values('Thành viên'))
        .toEqual([
          expect.stringMatching(/^Nguyễn Văn An\|Chuyên viên\|Sở Y tế\|Thành viên\|Nam/),
          expect.stringMatching(/^Trần Thị Bình\|Trưởng phòng\|Sở Công Thương\|Thành viên/),
          expect.stringMatching(/^\|Lái xe\|Sở Công Thương\|Thành viên/),
          '',
        ]);
      await page.getByRole('button', { name: 'Bỏ dòng 3' }).click();
      await expect.poll(() => values('Thành viên')).toHaveLength(3);
    });

    it('pastes one value into one cell as any text', async () => {
      await cell('Họ và tên', 2).click();
      await page.keyboard.press('Control+a');
      await hands.paste('Trần Thị Bình Minh\r\n');
      await expect.poll(() => cell('Họ và tên', 2).inputValue()).toBe('Trần Thị Bình Minh');
    });

    it('reads pasted members by their headings, empty cells staying empty, and adds all to the directory in one click', async () => {
      await delegation('Đoàn thử dán');
      await cell('Họ và tên', 1).click();
      await hands.paste(
        [
          'STT\tHọ và tên\tNgày sinh\tGiới tính\tChức vụ\tĐơn vị\tSố hộ chiếu\tMàu áo',
          '1\tHoàng Thị Dán\t\tNữ\tPhó Giám đốc\tSở Công Thương\tC1234567\txanh',
          '2\tLý Văn Bảng\t05/02/1975\tNam\t\t"Công ty TNHH\nMẫu"\tP7654321\t',
          'Tổng cộng: 2 người',
        ].join('\r\n'),
      );
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Đọc được 2 dòng.').waitFor();
      await dialog.getByText('Chưa dùng (số ô có nội dung): “Màu áo” (1).').waitFor();
      await dialog.getByText(/Không phải dòng dữ liệu.*Tổng cộng: 2 người/).waitFor();
      await dialog.getByRole('button', { name: 'Thêm tất cả vào sổ Cá nhân (2 người)' }).click();
      await dialog.getByText('Sẽ thêm 2 người vào sổ Cá nhân.').waitFor();
      await dialog.getByRole('button', { name: 'Thêm 2 dòng' }).click();
      await expect
        .poll(() => values('Thành viên'))
        .toEqual([
          'Hoàng Thị Dán|Phó Giám đốc|Sở Công Thương|Thành viên|Nữ|||||C1234567',
          'Lý Văn Bảng||Công ty TNHH Mẫu|Thành viên|Nam|05/02/1975||||P7654321',
          '',
        ]);
      await page.keyboard.press('Control+s');
      await page
        .getByRole('status')
        .getByText(/Đã lưu ĐR-VP-2024-\d{4}/)
        .waitFor();
      const { members: kept } = await saved('outgoing-delegation', 'thử dán');
      expect(kept).toMatchObject([
        {
          fullName: 'Hoàng Thị Dán',
          birthDate: null,
          sex: 'female',
          jobTitle: 'Phó Giám đốc',
          agency: { text: 'Sở Công Thương' },
          person: expect.any(String),
        },
        {
          fullName: 'Lý Văn Bảng',
          birthDate: '1975-02-05',
          sex: 'male',
          jobTitle: null,
          agency: { code: null, text: 'Công ty TNHH Mẫu' },
          person: expect.any(String),
        },
      ]);
      expect(await saved('person', 'Lý Văn Bảng')).toMatchObject({ birthDate: '1975-02-05', sex: 'male' });
    });

    it('lets a column of a paste be given another meaning before anything is taken', async () => {
      await delegation('Đoàn thử đổi cột');
      await page
        .locator('.child-list', { has: members() })
        .getByRole('button', { name: 'Dán từ Excel' })
        .click();
      await page.locator('#pasted-text:focus').waitFor();
      await hands.paste('Phạm Văn Đổi\tTrưởng phòng\tSở Y tế\nVũ Thị Cột\tChuyên viên\tSở Y tế');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Đọc được 2 dòng.').waitFor();
      const second = dialog.getByRole('combobox', { name: 'Cột 2 là' });
      await expect.poll(() => second.inputValue()).toBe('Chức vụ');
      await second.click();
      await page.keyboard.type('vai tro');
      await page.keyboard.press('Enter');
      // What cannot be read as the new meaning is shown as such, not dropped.
      await dialog.locator('td.grid-wrong', { hasText: 'Trưởng phòng' }).waitFor();
      await second.click();
      await page.keyboard.type('chuc vu');
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Thêm 2 dòng' }).click();
      await expect
        .poll(() => values('Thành viên'))
        .toEqual([
          'Phạm Văn Đổi|Trưởng phòng|Sở Y tế|Thành viên',
          'Vũ Thị Cột|Chuyên viên|Sở Y tế|Thành viên',
          '',
        ]);
    });

    it('asks who is meant where several or other people bear a pasted name', async () => {
      await goTo(page, '#/list/outgoing-delegation');
      await page.getByText('Đoàn giao lưu Tết biên giới').first().click();
      await openSections(page);
      const members = page.getByText(/^Thành viên \(\d+\)$/);
      const before = Number(/\d+/.exec(await members.innerText())?.[0]);
      await cell('Họ và tên', 1).click();
      await hands.paste('Họ và tên\tChức vụ\tĐơn vị\nNguyễn Thị Lan\t\t\nTrần Văn Mới\tChuyên viên\tSở Y tế');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Chọn đúng người' }).first().waitFor();
      await expect
        .poll(() => dialog.getByRole('combobox', { name: 'Chọn đúng người' }).first().inputValue())
        .toMatch(/^Nguyễn Thị Lan, .*NG-VP-/);
      await dialog.getByRole('button', { name: 'Thêm tất cả vào sổ Cá nhân (1 người)' }).click();
      await dialog.getByRole('button', { name: 'Thêm 2 dòng' }).click();
      await page.getByText(`Thành viên (${before + 2})`).waitFor();
      await page.keyboard.press('Control+s');
      await page
        .getByRole('status')
        .getByText(/Đã lưu ĐR-VP-2024-\d{4}/)
        .waitFor();
      expect(await saved('person', 'Trần Văn Mới')).toMatchObject({ fullName: 'Trần Văn Mới' });
    });

    it.each([
      [
        'border-incident',
        'Hàng hóa',
        'Gỗ xẻ\t2 m3\t15.000.000\nThuốc lá\t100 bao\t',
        ['Gỗ xẻ|2 m3|15.000.000', 'Thuốc lá|100 bao', ''],
      ],
      [
        'outgoing-delegation',
        'Văn bản cho phép',
        'Số văn bản\tNgày\tCơ quan ban hành\n145/QĐ-UBND\t20/01/2024\tUBND tỉnh Lạng Sơn',
        [expect.stringMatching(/^145\/QĐ-UBND\|20\/01\/2024\|UBND tỉnh/), ''],
      ],
      ['task', 'Phối hợp', 'Sở Y tế\nSở Công Thương\n', ['Sở Y tế', 'Sở Công Thương', '']],
      [
        'person',
        'Giấy tờ đi lại',
        'Loại giấy tờ\tSố\tNgày cấp\tNgày hết hạn\nHộ chiếu phổ thông\tC7654321\t01/02/2020\t01/02/2030',
        [expect.stringMatching(/C7654321\|01\/02\/2020\|01\/02\/2030$/), ''],
      ],
    ] as const)('takes the same paste into %s, %s', async (register, list, pasted, rows) => {
      await beginRecord(page, register);
      await openSections(page);
      await page.getByRole('table', { name: list }).locator('tbody input, tbody textarea').first().click();
      await hands.paste(pasted);
      const dialog = page.getByRole('dialog');
      const add = dialog.getByRole('button', { name: /^Thêm \d+ dòng/ });
      if (pasted.includes('Số văn bản') || pasted.includes('Loại giấy tờ')) await add.click();
      await expect.poll(() => values(list)).toEqual([...rows]);
    });

    it('shows a fault in its cell, and puts the focus there after a refused save', async () => {
      await delegation('Đoàn thử ô sai');
      await cell('Họ và tên', 1).click();
      await page.keyboard.type('Nguyễn Văn Sai');
      await cell('Ngày sinh', 1).click();
      await page.keyboard.type('30/2/1980');
      await page.keyboard.press('Control+s');
      await page.getByRole('alert').getByText('Chưa lưu được').waitFor();
      await hasFocus('Ngày sinh', 1);
      await page.keyboard.type('28/2/1980');
      await page.keyboard.press('Control+s');
      await page
        .getByRole('status')
        .getByText(/Đã lưu ĐR-VP-2024-\d{4}/)
        .waitFor();
      await expect.poll(() => cell('Ngày sinh', 1).inputValue()).toBe('28/02/1980');
    });

    it('begins an extension of a task with the due date that it has, and leaves no row behind where none was meant', async () => {
      await goTo(page, '#/list/task');
      await page.getByText('Triển khai đề án xây dựng').first().click();
      await openSections(page);
      await cell('Hạn mới', 1).click();
      await page.keyboard.type('1/3/25');
      await page.keyboard.press('Tab');
      await expect.poll(() => cell('Hạn cũ', 1).inputValue()).toBe('31/12/2024');
      const extensions = page.getByRole('table', { name: 'Gia hạn' });
      await extensions.getByRole('button', { name: 'Mọi nội dung của dòng 1' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Xong' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await expect.poll(() => extensions.locator('tbody tr').count()).toBe(2);
      await cell('Hạn mới', 1).click();
      await hands.empty();
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: 'Lưu (Ctrl+S)', disabled: true }).waitFor();
    });
  },
);
