import Database from 'better-sqlite3';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { backUp } from '../../db/verify/read-backup.ts';
import { backupName } from '../../db/file/backup-name.ts';
import { dataFile } from '../../db/file/generations.ts';
import { copyKeys } from '../../db/file/key-copy.ts';
import { newId } from '../../db/ids.ts';
import { openStore } from '../../db/file/open.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { atRest, faultsOf } from './axe.ts';
import {
  browserPath,
  cli,
  dataFolder,
  openBrowser,
  startProgram,
  withoutBrowser,
  type Program,
} from './program.ts';

const LATER = 'Đoàn ghi sau bản sao lưu';

/** The sample with a backup of it, and a delegation that was saved after that; then a table of it is unreadable. */
async function damagedFolder(path: string): Promise<void> {
  expect((await cli('sample', '--data', path)).code).toBe(0);
  const store = openStore({ directory: path });
  const log = store.device?.logId ?? '';
  const backups = join(path, 'backups');
  mkdirSync(backups, { recursive: true });
  backUp(store, join(backups, backupName(new Date(), log)));
  copyKeys(store, log, backups);
  const fields = {
    name: LATER,
    hostAgency: { code: 'SNgV', text: 'Sở Ngoại vụ' },
    peopleDeclared: 5,
    departureActual: '2024-03-20',
    returnActual: '2024-03-21',
  };
  const stops = [{ id: newId(), fields: { country: 'CN', place: 'Bằng Tường' } }];
  saveRecords(store, {
    writeId: newId(),
    saves: [{ register: 'outgoing-delegation', id: newId(), fields, children: { stops } }],
  });
  store.close();
  const file = dataFile(path, 'main');
  const db = new Database(file, { readonly: true });
  const root = Number(
    db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'incoming_delegation'").pluck().get(),
  );
  db.close();
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
  const content = readFileSync(file);
  const page = content.readUInt16BE(16);
  content.fill(0x5a, (root - 1) * page, root * page);
  writeFileSync(file, content);
  // The program was ended, not closed: the next one looks at all of it before it opens.
  const lock = new Database(join(path, 'lock.sqlite'));
  lock.pragma('user_version = 3');
  lock.close();
}

describe.skipIf(browserPath === null)(`data that cannot be opened (${withoutBrowser})`, () => {
  const folder = dataFolder();
  let program: Program;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await damagedFolder(folder.path);
    program = await startProgram(folder.path);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
    await page.goto(program.address);
  });
  afterAll(async () => {
    await browser.close();
    await program.end();
    folder.remove();
  });

  it('are told with what can be read, the newest whole backup and the ways back', async () => {
    await page.getByRole('heading', { name: 'Chưa mở được dữ liệu' }).waitFor();
    await page.getByRole('button', { name: 'Lấy bản sao lưu và đưa các thay đổi sau đó vào' }).waitFor();
    await page.getByText('Chưa có gì bị xóa hay thay đổi.').waitFor();
    const incoming = page.getByRole('row').filter({ hasText: 'Đoàn vào' });
    await incoming.first().waitFor();
    const [, readable, due, there] = await incoming.getByRole('cell').allInnerTexts();
    // Its table cannot be read; the log still holds what stood in it.
    expect(Number(there)).toBeGreaterThan(0);
    expect([readable, due]).toEqual([there, there]);
    await page.getByText(/^Sau bản sao lưu, nhật ký còn giữ \d+ thay đổi của 1 hồ sơ/).waitFor();
    await page.getByText('Lấy bản này thì không mất hồ sơ nào đã biết.').waitFor();
    await atRest(page);
    expect(await faultsOf(page)).toEqual([]);
    for (const size of [
      { width: 1366, height: 660 },
      { width: 683, height: 384 },
    ]) {
      await page.setViewportSize(size);
      expect(await faultsOf(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('are looked at under a band that says so, and left again', async () => {
    await page.getByRole('button', { name: 'Mở chỉ để xem' }).click();
    await page.getByText('Đang mở chỉ để xem những gì còn đọc được').first().waitFor();
    await page.goto(`${page.url().split('#')[0]}#/list/outgoing-delegation`);
    await page.getByText(LATER).first().waitFor();
    // What would save is dead, on lists, on records and in the settings; the band says why.
    const dead = async (...names: readonly (string | RegExp)[]): Promise<void> => {
      for (const name of names)
        expect(await page.getByRole('button', { name }).first().isDisabled(), String(name)).toBe(true);
    };
    await dead('Thêm (N)', 'Nhập từ Excel', /người đang làm việc/);
    await expect.poll(() => page.getByRole('button', { name: 'Xuất Excel' }).first().isEnabled()).toBe(true);
    await page.getByText(LATER).first().click();
    await page.getByRole('button', { name: 'Lịch sử' }).waitFor();
    await dead('Lưu (Ctrl+S)', 'Loại khỏi sổ');
    await expect.poll(() => page.locator('#field-name').isDisabled()).toBe(true);
    await page.goto(`${page.url().split('#')[0]}#/settings/data`);
    await page.getByRole('button', { name: 'Sao lưu ngay' }).waitFor();
    await dead('Sao lưu ngay', 'Lưu nơi sao lưu');
    await page.getByRole('button', { name: 'Trở lại các cách cứu dữ liệu' }).click();
    await page.getByRole('button', { name: 'Mở chỉ để xem' }).waitFor();
  });

  it('are saved as a workbook', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lưu những gì đọc được thành Excel' }).click();
    expect((await download).suggestedFilename()).toMatch(/^so-ngoai-vu-doc-duoc-.*\.xlsx$/);
  });

  it('come back with what was saved after the backup, and the damaged ones are kept', async () => {
    await page.getByRole('button', { name: 'Lấy bản sao lưu và đưa các thay đổi sau đó vào' }).click();
    await page
      .getByText(/^Đã lấy bản sao lưu và đưa vào \d+ thay đổi sau đó; 0 thay đổi/)
      .first()
      .waitFor();
    await page.goto(`${page.url().split('#')[0]}#/list/outgoing-delegation`);
    await page.getByText(LATER).first().waitFor();
    const names = readdirSync(folder.path);
    expect(names.filter((name) => name.startsWith('replaced-'))).toHaveLength(1);
    expect(names).not.toContain('scratch');
  });
});

describe('the command line on data that cannot be opened', () => {
  it('tells what can be read, saves it as a workbook, and takes the newest whole backup with what follows it', async () => {
    const folder = dataFolder();
    try {
      await damagedFolder(folder.path);
      const workbook = join(folder.path, 'doc-duoc.xlsx');
      const told = await cli('rescue', '--data', folder.path, '--out', workbook);
      expect([told.code, told.err]).toEqual([0, '']);
      expect(told.out).toMatch(/Đoàn vào: đọc được (\d+) trong \1 hồ sơ\./);
      expect(told.out).toMatch(/nhật ký còn giữ \d+ thay đổi của 1 hồ sơ/);
      expect(readFileSync(workbook).length).toBeGreaterThan(10_000);
      const taken = await cli('rescue', '--data', folder.path, '--take');
      expect([taken.code, taken.err]).toEqual([0, '']);
      expect((await cli('verify', '--data', folder.path)).code).toBe(0);
      const list = await cli('list', 'outgoing-delegation', '--data', folder.path, '--search', LATER);
      expect(list.out).toContain(LATER);
    } finally {
      folder.remove();
    }
  });
});

describe('the drill of a restore', () => {
  it('restores the newest backup beside, holds it against the data, and tells what does not agree', async () => {
    const own = await cli('drill');
    expect([own.code, own.err]).toEqual([0, '']);
    expect(own.out).toMatch(/Số liệu kỳ 2024-Q1 giống hệt\.\nDiễn tập khôi phục đạt\./);
    const folder = dataFolder();
    try {
      expect((await cli('sample', '--data', folder.path)).code).toBe(0);
      const none = await cli('drill', '--data', folder.path);
      expect(none.code).toBe(1);
      const store = openStore({ directory: folder.path });
      const backups = join(folder.path, 'backups');
      mkdirSync(backups, { recursive: true });
      backUp(store, join(backups, backupName(new Date(), store.device?.logId ?? '')));
      store.close();
      expect((await cli('drill', '--data', folder.path)).code).toBe(0);
      // A record changed beside its log, as another tool would: the data and the backup are of two minds.
      const db = new Database(dataFile(folder.path, 'main'));
      db.exec("UPDATE outgoing_delegation SET leader = 'Người khác'");
      db.close();
      const told = await cli('drill', '--data', folder.path);
      expect(told.code).toBe(1);
      expect(told.err).toContain('KHÔNG ĐẠT: So với dữ liệu');
      expect(readdirSync(folder.path)).not.toContain('scratch');
    } finally {
      folder.remove();
    }
  });
});
