import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../db/file/open.ts';
import { remember } from '../../db/window-memory.ts';
import { setupFile, sumLine } from '../../electron/service/update/setup-for-tests.ts';
import { faultsOf } from './axe.ts';
import {
  beginAt,
  browserPath,
  openWindow,
  startProgram,
  withoutBrowser,
  type OpenWindow,
} from './program.ts';

const NAME = 'so-ngoai-vu-99.1.0-setup.exe';

describe.skipIf(browserPath === null)(`the update from a stick (${withoutBrowser})`, () => {
  let opened: OpenWindow;
  beforeAll(async () => {
    opened = await openWindow();
    await beginAt(opened.page, '#/settings/update');
  });
  afterAll(() => opened.close());

  /** Chooses files as they lie on a stick. */
  const choose = async (...files: readonly (readonly [string, Buffer | string])[]): Promise<void> => {
    const { page } = opened;
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Chọn tệp cài đặt…' }).click();
    await (
      await chooser
    ).setFiles(
      files.map(([name, content]) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(content),
      })),
    );
  };

  it('checks a setup of several pieces with its list of sums, and says what it is and why it is not started here', async () => {
    const { page, data } = opened;
    const setup = setupFile({ packed: 3_500_000 });
    await page.getByText('Ở đây chương trình không tự cập nhật được').waitFor();
    await choose([NAME, setup], ['SHA256SUMS', sumLine(setup, NAME)]);
    const table = page.getByRole('table', { name: 'Đã kiểm tra tệp cài đặt' });
    await table.waitFor();
    const told = await table.innerText();
    expect(told).toMatch(/99\.1\.0, mới hơn phiên bản \d/);
    expect(told).toContain('Khớp với SHA256SUMS');
    expect(told).toContain(sumLine(setup, NAME).slice(0, 64));
    expect(told).toContain('Không có chữ ký');
    await page.getByText('Chưa xác minh được nguồn gốc của tệp').waitFor();
    expect(await page.getByRole('button', { name: 'Sao lưu và cập nhật' }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    expect(readdirSync(data)).toContain('update');
  });

  it.each([
    [
      'whose sum is another',
      [NAME, setupFile()],
      ['SHA256SUMS', sumLine(Buffer.from('x'), NAME)],
      'khác với mã ghi trong SHA256SUMS',
    ],
    ['of an older version', [NAME, setupFile({ version: '0.0.9' })], null, 'là phiên bản 0.0.9, cũ hơn'],
    ['that is none', ['thư mời.exe', 'không phải chương trình'], null, 'không phải tệp cài đặt'],
    ['that is not there', ['SHA256SUMS', ''], null, 'Hãy chọn một tệp cài đặt'],
  ] as const)('refuses a file %s, with the reason', async (_, file, sums, reason) => {
    const { page, data } = opened;
    await choose(file, ...(sums === null ? [] : [sums]));
    await page.getByRole('tabpanel').getByText(reason).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    if (file[0] === NAME) await expect.poll(() => readdirSync(data)).not.toContain('update');
  });

  it('tells after an update what is new, until it was seen', async () => {
    const { page, data } = opened;
    await opened.program.end();
    // As a program of an earlier version leaves it.
    const store = openStore({ directory: data });
    remember(store, 'version', '0.0.1');
    store.close();
    const updated = await startProgram(data);
    try {
      await page.goto(updated.address);
      const band = page.getByRole('alert').filter({ hasText: 'cập nhật từ phiên bản 0.0.1 lên' });
      await band.getByRole('listitem').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await band.getByRole('button', { name: 'Có gì mới' }).click();
      const help = page.getByRole('dialog');
      await help
        .getByRole('heading', { name: /^Phiên bản \d/ })
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await help.waitFor({ state: 'detached' });
      await band.getByRole('button', { name: 'Đã xem' }).click();
      await band.waitFor({ state: 'detached' });
      await page.reload();
      await page.locator('h1').waitFor();
      expect(await band.count()).toBe(0);
    } finally {
      await updated.end();
    }
  });
});
