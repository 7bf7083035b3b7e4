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
  `entry by hand in the window${browserPath === null ? ` (${withoutBrowser})` : ''}`,
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

    const value = (field: string): Promise<string> => page.locator(field).inputValue();
    const hasFocus = (field: string): Promise<void> => page.locator(`${field}:focus`).waitFor();
    /** Where the caret stands, or the ends of what is selected. */
    const selection = (field: string): Promise<readonly (number | null)[]> =>
      page.locator(field).evaluate((one: HTMLInputElement) => [one.selectionStart, one.selectionEnd]);

    describe('an amount of money', () => {
      const money = '#field-budgetEstimated';

      it.each([
        ['2500000', '2.500.000'],
        ['150000000', '150.000.000'],
        ['12000', '12.000'],
        ['2.500.000', '2.500.000'],
        ['2,500,000', '2.500.000'],
        ['999', '999'],
        ['1250,5', '1.250,5'],
        ['1,5 triệu', '1.500.000'],
        ['150 triệu đồng', '150.000.000'],
        ['2,3 tỷ', '2.300.000.000'],
        ['0', '0'],
      ])('typed key by key as %s is %s', async (typed, shown) => {
        if ((await page.locator(money).count()) === 0) {
          await beginRecord(page, 'outgoing-delegation');
          await openSections(page);
        }
        await hands.into(page.locator(money));
        await page.keyboard.type(typed, { delay: 15 });
        // Nothing is rewritten while it is typed, and beside it stands how it is read.
        expect(await value(money)).toBe(typed);
        expect(await selection(money)).toEqual([typed.length, typed.length]);
        await page.locator('h1').click();
        expect(await value(money)).toBe(shown);
      });

      it('shows how it is read while it is typed', async () => {
        await hands.into(page.locator(money));
        await page.keyboard.type('2500000');
        await page.getByText('= 2.500.000').waitFor();
      });

      it('is mended in its middle, and the caret stays there', async () => {
        await hands.into(page.locator(money));
        await page.keyboard.type('2900000');
        await page.keyboard.press('Home');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Backspace');
        expect(await selection(money)).toEqual([1, 1]);
        await page.keyboard.type('5');
        expect(await selection(money)).toEqual([2, 2]);
        expect(await value(money)).toBe('2500000');
        await page.locator('h1').click();
        expect(await value(money)).toBe('2.500.000');
        // The shown number is mended just as well: its points are signs like others.
        await page.locator(money).click();
        await page.keyboard.press('End');
        for (let at = 0; at < 4; at += 1) await page.keyboard.press('Backspace');
        await page.locator('h1').click();
        expect(await value(money)).toBe('2.500');
      });

      it('is pasted as it stands elsewhere, blanks that do not break among it', async () => {
        await hands.into(page.locator(money));
        await hands.paste('1\u00A0250\u00A0000\u200B đồng\r\n');
        await page.locator('h1').click();
        expect(await value(money)).toBe('1.250.000');
      });

      it('that cannot be read stays as typed, is named and not saved', async () => {
        await hands.into(page.locator(money));
        await page.keyboard.type('khoảng hai tỷ');
        await page.locator('h1').click();
        await page.getByText('Không phải số: “khoảng hai tỷ”').waitFor();
        expect(await value(money)).toBe('khoảng hai tỷ');
      });

      it('is saved as typed, with its currency and rate', async () => {
        await hands.into(page.locator(money));
        await page.keyboard.type('150000000');
        await hands.into(page.locator('#field-budgetSettled'));
        await page.keyboard.type('1250,5 CNY');
        await page.getByLabel('Tỷ giá').click();
        await page.keyboard.type('3500');
        await page.locator('#field-name').click();
        await page.keyboard.type('Đoàn thử tiền');
        await page.keyboard.press('Enter');
        await page.keyboard.type('so ngoai vu');
        await page.keyboard.press('Tab');
        await page.keyboard.type('trung');
        await page.keyboard.press('Enter');
        await page.locator('#field-peopleDeclared').click();
        await page.keyboard.type('12');
        await page.locator('#field-departureActual').click();
        await page.keyboard.type('5/2/24');
        await page.keyboard.press('Control+s');
        await page.getByText(/Đã lưu ĐR-VP-2024-\d{4}/).waitFor();
        const { out } = await cli(
          'list',
          'outgoing-delegation',
          '--data',
          opened.data,
          '--search',
          'thử tiền',
          '--json',
        );
        const all = JSON.parse(out) as readonly { readonly name: string }[];
        expect(all.filter((one) => one.name === 'Đoàn thử tiền')).toMatchObject([
          {
            name: 'Đoàn thử tiền',
            hostAgency: { code: expect.any(String), text: 'Sở Ngoại vụ' },
            peopleDeclared: 12,
            departureActual: '2024-02-05',
            budgetEstimated: { amount: 150_000_000, currency: 'VND', rate: 1 },
            budgetSettled: { amount: 1250.5, currency: 'CNY', rate: 3500 },
          },
        ]);
      });
    });

    describe('a field with a catalogue', () => {
      it('takes the marked row by Tab and by Enter, and the keys go on to the next field', async () => {
        await beginRecord(page, 'outgoing-delegation');
        await page.locator('#field-hostAgency').click();
        await page.keyboard.type('so cong');
        await page.getByRole('option', { name: 'Sở Công Thương', selected: true }).waitFor();
        await page.keyboard.press('Tab');
        expect(await value('#field-hostAgency')).toBe('Sở Công Thương');
        await hasFocus('#field-stops-country');
        await page.keyboard.type('lao');
        await page.getByRole('option', { name: 'Lào', selected: true }).waitFor();
        await page.keyboard.press('Enter');
        expect(await value('#field-stops-country')).toBe('Lào');
        await hasFocus('#field-stops-country');
        await page.keyboard.press('Enter');
        await hasFocus('#field-stops-place');
      });

      it('opens the whole list by an arrow even when filled, and closes only the list by Esc', async () => {
        await page.locator('#field-hostAgency').focus();
        await page.keyboard.press('ArrowDown');
        await page.getByRole('option', { name: 'Sở Công Thương', selected: true }).waitFor();
        await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(50);
        await page.keyboard.press('Escape');
        expect(await page.getByRole('option').count()).toBe(0);
        await hasFocus('#field-hostAgency');
        expect(await value('#field-hostAgency')).toBe('Sở Công Thương');
      });

      it('keeps a name that no catalogue has, and marks it', async () => {
        await hands.into(page.locator('#field-hostAgency'));
        await page.keyboard.type('Hội Hữu nghị Nhật - Việt xứ Mẫu');
        await page.keyboard.press('Tab');
        expect(await value('#field-hostAgency')).toBe('Hội Hữu nghị Nhật - Việt xứ Mẫu');
        await page.getByText('ngoài danh mục').waitFor();
      });

      it('keeps words that name no country or choice, and says so beside the field when saved', async () => {
        for (const [field, typed] of [
          ['#field-stops-country', 'Wakanda'],
          ['#field-planning', 'kế hoạch khác'],
        ] as const) {
          await hands.into(page.locator(field));
          await page.keyboard.type(typed);
          await page.locator('h1').click();
          expect(await value(field)).toBe(typed);
        }
        await page.locator('.field').getByText('Không nhận ra nước “Wakanda”').waitFor();
        await page.getByText('“kế hoạch khác” không có trong danh sách chọn').waitFor();
      });

      it('of fixed choices is passed by Tab in one step, and its value is emptied only by emptying its text', async () => {
        await page.locator('#field-nature').focus();
        await page.keyboard.type('hoi ngh');
        await page.keyboard.press('Enter');
        const chosen = await value('#field-nature');
        expect(chosen).toMatch(/^Hội nghị/);
        await page.keyboard.press('Tab');
        await hasFocus('#field-planning');
        await page.keyboard.press('Shift+Tab');
        await hasFocus('#field-nature');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await hasFocus('#field-purpose');
        expect(await value('#field-nature')).toBe(chosen);
        await hands.into(page.locator('#field-nature'));
        await page.keyboard.press('Tab');
        expect(await value('#field-nature')).toBe('');
      });
    });

    describe('a new incident', () => {
      it('begins with neither type nor side nor article, whatever the last one was', async () => {
        await beginRecord(page, 'border-incident');
        await openSections(page);
        for (const field of ['type', 'side', 'article', 'summary', 'markers'])
          expect(await value(`#field-${field}`)).toBe('');
      });

      it('derives the article from its type, and anew when the type changes, unless it was typed by hand', async () => {
        await page.locator('#field-type').click();
        await page.keyboard.type('nổ súng');
        await page.keyboard.press('Tab');
        await expect.poll(() => value('#field-article')).toMatch(/./);
        const first = await value('#field-article');
        await hands.into(page.locator('#field-type'));
        await page.keyboard.type('gây nổ gần');
        await page.keyboard.press('Enter');
        await expect.poll(() => value('#field-article')).not.toBe(first);
        await hands.into(page.locator('#field-article'));
        await page.keyboard.type('Điều khoản tự ghi');
        await page.keyboard.press('Tab');
        await hands.into(page.locator('#field-type'));
        await page.keyboard.type('mua bán người');
        await page.keyboard.press('Enter');
        expect(await value('#field-article')).toBe('Điều khoản tự ghi');
      });

      it('lets a value that nobody typed be typed over, by key and by mouse', async () => {
        await beginRecord(page, 'border-incident');
        expect(await value('#field-occurredOn')).toMatch(/^\d\d\/\d\d\/\d{4}$/);
        await page.locator('#field-markers').focus();
        await page.keyboard.press('Enter');
        await hasFocus('#field-occurredOn');
        await page.keyboard.type('14/3/24');
        await page.keyboard.press('Enter');
        expect(await value('#field-occurredOn')).toBe('14/03/2024');
        await beginRecord(page, 'border-incident');
        await page.locator('#field-occurredOn').click();
        await page.keyboard.type('15/3/24');
        await page.keyboard.press('Enter');
        expect(await value('#field-occurredOn')).toBe('15/03/2024');
      });
    });

    describe('a day and a time', () => {
      it.each([
        ['5/2/24', '05/02/2024'],
        ['05022024', '05/02/2024'],
        ['5.2.2024', '05/02/2024'],
        ['ngày 5 tháng 2 năm 2024', '05/02/2024'],
      ])('%s is typed and %s is read', async (typed, read) => {
        if ((await page.locator('#field-discoveredOn').count()) === 0)
          await beginRecord(page, 'border-incident');
        await hands.into(page.locator('#field-discoveredOn'));
        await page.keyboard.type(typed);
        await page.keyboard.press('Tab');
        expect(await value('#field-discoveredOn')).toBe(read);
      });

      it('is today by Ctrl+; and now by the same keys, in a field that holds something too', async () => {
        await page.locator('#field-discoveredOn').focus();
        await page.keyboard.press('Control+;');
        const today = await value('#field-discoveredOn');
        await beginRecord(page, 'border-incident');
        expect(await value('#field-occurredOn')).toBe(today);
        await page.locator('#field-occurredAt').focus();
        await page.keyboard.press('Control+;');
        expect(await value('#field-occurredAt')).toMatch(/^\d\d:\d\d$/);
      });

      it('is picked from a month by keys and by mouse, Esc closing the month only', async () => {
        await hands.into(page.locator('#field-occurredOn'));
        await page.keyboard.type('5/2/24');
        await page.keyboard.press('Alt+ArrowDown');
        await page.getByText('Tháng 02/2024').waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        expect(await value('#field-occurredOn')).toBe('13/02/2024');
        await hasFocus('#field-occurredOn');
        await page.keyboard.press('Alt+ArrowDown');
        await page.keyboard.press('PageDown');
        await page.getByText('Tháng 03/2024').waitFor();
        await page.keyboard.press('Escape');
        expect(await value('#field-occurredOn')).toBe('13/02/2024');
        await page
          .locator('.field:has(#field-occurredOn)')
          .getByRole('button', { name: /Chọn ngày/ })
          .click();
        await page.getByRole('gridcell', { name: '20', exact: true }).click();
        expect(await value('#field-occurredOn')).toBe('20/02/2024');
      });

      it.each([
        ['8h30', '08:30'],
        ['0830', '08:30'],
        ['8:30', '08:30'],
        ['8 giờ', '08:00'],
      ])('%s is typed and %s is read', async (typed, read) => {
        await hands.into(page.locator('#field-occurredAt'));
        await page.keyboard.type(typed);
        await page.keyboard.press('Tab');
        expect(await value('#field-occurredAt')).toBe(read);
      });

      it('takes a half hour from the list', async () => {
        await hands.into(page.locator('#field-occurredAt'));
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        expect(await value('#field-occurredAt')).toBe('00:30');
      });
    });

    it('leaves out what comes along unseen in a paste, in every kind of field', async () => {
      await beginRecord(page, 'border-incident');
      for (const [field, pasted, held] of [
        ['#field-type', '\uFEFFMua bán\u00A0người\u200B', 'Mua bán người'],
        ['#field-markers', 'mốc\u00A01119\u200B-\u20601120', 'mốc 1119-1120'],
        ['#field-occurredOn', '\u200E05/02/2024\u200B', '05/02/2024'],
        ['#field-occurredAt', '\u00A08h30\uFEFF', '08:30'],
        ['#field-summary', 'Xây\u00AD kè\u00A0sông', 'Xây kè sông'],
        ['#field-post', 'Đồn Bie\u0302n phòng\u202F Ba Sơn', 'Đồn Biên phòng Ba Sơn'],
      ] as const) {
        await hands.into(page.locator(field));
        await hands.paste(pasted);
        await page.locator('h1').click();
        expect((await value(field)).replaceAll(/ {2,}/g, ' ')).toBe(held);
      }
    });

    it('goes by Enter through a form, leaves new lines to long texts, and ends at the button that saves', async () => {
      await beginRecord(page, 'assigning-document');
      const order: string[] = [];
      for (let step = 0; step < 12; step += 1) {
        order.push(await page.evaluate(() => document.activeElement?.id ?? ''));
        if ((await page.locator('textarea:focus').count()) > 0) {
          await page.keyboard.press('Enter');
          await expect.poll(() => page.locator('textarea:focus').inputValue()).toBe('\n');
          await page.keyboard.press('Tab');
        } else await page.keyboard.press('Enter');
      }
      expect(order.slice(0, 4)).toEqual(['field-number', 'field-date', 'field-issuer', 'field-level']);
      expect(new Set(order).size).toBeGreaterThan(4);
      await page.getByRole('button', { name: 'Lưu (Ctrl+S)' }).waitFor();
    });

    it('puts the focus on the first field at fault after a refused save, in a folded section too', async () => {
      await beginRecord(page, 'outgoing-delegation');
      await page.locator('#field-hostAgency').click();
      await page.keyboard.type('Sở Y tế');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Control+s');
      await page.getByRole('alert').getByText('Chưa lưu được').waitFor();
      await hasFocus('#field-name');
      await expect.poll(() => page.locator('#field-name').getAttribute('aria-invalid')).toBe('true');
      await page.keyboard.type('Đoàn thử lỗi');
      await page.locator('#field-stops-country').click();
      await page.keyboard.type('lao');
      await page.keyboard.press('Tab');
      await page.locator('#field-peopleDeclared').click();
      await page.keyboard.type('3');
      await page.locator('#field-departureActual').click();
      await page.keyboard.type('5/2/24');
      await page.locator('.ant-collapse-header', { hasText: 'Kinh phí' }).click();
      await hands.into(page.locator('#field-budgetEstimated'));
      await page.keyboard.type('mười triệu');
      await page.locator('.ant-collapse-header', { hasText: 'Kinh phí' }).click();
      await page.keyboard.press('Control+s');
      await hasFocus('#field-budgetEstimated');
      await page.keyboard.type('10 triệu');
      await page.keyboard.press('Control+s');
      await page
        .getByRole('status')
        .getByText(/Đã lưu ĐR-VP-2024-\d{4}/)
        .waitFor();
      // The focus stays where it was, so that work goes on.
      await hasFocus('#field-budgetEstimated');
      expect(await value('#field-budgetEstimated')).toBe('10.000.000');
    });

    it('takes the level of a task from the document that assigns it, and copies none from the last task', async () => {
      await beginRecord(page, 'task');
      expect(await value('#field-level')).toBe('');
      await page.locator('#field-document').click();
      await page.keyboard.type('145');
      await page
        .getByRole('option', { name: /145\/QĐ-UBND/ })
        .first()
        .waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => value('#field-level')).not.toBe('');
      await hands.into(page.locator('#field-document'));
      await page.keyboard.type('văn bản không có');
      await page.keyboard.press('Tab');
      await page.getByText('Chưa chọn hồ sơ nào cho “văn bản không có”').waitFor();
    });

    it('leaves the button that saves where it stood when a draft is kept', async () => {
      await beginRecord(page, 'outgoing-delegation');
      const save = page.getByRole('button', { name: 'Lưu (Ctrl+S)' });
      await page.keyboard.type('Đo');
      const before = await save.boundingBox();
      await page.getByText('Đã giữ bản nháp').waitFor();
      expect(await save.boundingBox()).toEqual(before);
    });

    it('goes back by Esc with all that was typed kept as a draft, the field that was being typed in too', async () => {
      await beginRecord(page, 'talk');
      const hash = await page.evaluate(() => window.location.hash);
      await page.locator('#field-date').click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('7/3/24');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Để thành bản nháp' }).click();
      await page.locator('.list-table').waitFor();
      await goTo(page, hash);
      await page.getByText('Đã khôi phục nội dung đang nhập dở').waitFor();
      expect(await value('#field-date')).toBe('07/03/2024');
    });
  },
);
