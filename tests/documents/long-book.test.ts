import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { outgoing, testFolder, testStore } from '../../db/test-store.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { printedForTest } from '../../electron/host/test-printer.ts';
import { readBook } from '../../electron/service/book.ts';
import { bookPage } from '../../electron/service/documents/report-page.ts';
import { hasTool, needs } from './sample-report.ts';

const RECORDS = 5_000;
/** Bytes beyond which Chromium shows no page of a `data:` address. */
const DATA_ADDRESS_LIMIT = 2 * 1024 * 1024;

/** As long as the names of delegations are in decisions. */
const SUBJECT =
  'đi trao đổi về hợp tác thương mại biên giới, phối hợp quản lý cửa khẩu, phòng dịch và tổ chức lễ hội chung';

const browser = findBrowser() !== null;

describe('the book of 5,000 delegations', () => {
  it.skipIf(!browser)(
    `is printed to its last record${needs('Chromium', browser)}`,
    async () => {
      const store = testStore();
      for (let first = 0; first < RECORDS; first += 500) {
        const saves = Array.from({ length: 500 }, (_, index) =>
          outgoing({
            content:
              'Trao đổi về hợp tác thương mại biên giới, phối hợp quản lý cửa khẩu và công tác phòng dịch. '.repeat(
                3,
              ),
            name: `Đoàn thứ ${first + index + 1} ${SUBJECT}`,
          }),
        );
        saveRecords(store, { writeId: newId(), saves });
      }
      const request = { register: 'outgoing-delegation', from: null, to: null, layout: 'table' } as const;
      const html = bookPage(readBook(store, { ...request, columns: [], withWithdrawn: false }));
      expect(Buffer.byteLength(html)).toBeGreaterThan(DATA_ADDRESS_LIMIT);
      const pdf = await printedForTest(html);
      expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
      if (!hasTool('pdftotext')) return;
      const path = join(testFolder(), 'so.pdf');
      writeFileSync(path, pdf);
      const text = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8', maxBuffer: 1e9 });
      expect(text.replaceAll(/\s+/g, ' ')).toContain('Đoàn thứ 5000');
    },
    300_000,
  );
});
