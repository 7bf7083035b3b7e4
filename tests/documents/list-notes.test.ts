import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { outgoing, testFolder, testStore } from '../../db/test-store.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { printedForTest } from '../../electron/host/test-printer.ts';
import { printedPage } from '../../electron/service/documents/report-page.ts';
import { listPaper } from '../../electron/service/papers/list-paper.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { hasTool, needs } from './sample-report.ts';

const able = findBrowser() !== null && hasTool('pdftotext');

/** Numbers of rows among which, whatever the font, some list ends at the very end of a page. */
const COUNTS = Array.from({ length: 8 }, (_, index) => 29 + index);

describe('the notes below a printed list', () => {
  it.skipIf(!able)(
    `never stand alone on its last page${needs('Chromium and pdftotext', able)}`,
    async () => {
      const folder = testFolder();
      for (const count of COUNTS) {
        const store = testStore();
        const saves = Array.from({ length: count }, (_, index) => outgoing({ name: `Đoàn ${index + 1}` }));
        saveRecords(store, { writeId: newId(), saves });
        const query = listQuerySchema.parse({ register: 'outgoing-delegation' });
        const page = printedPage(listPaper(store, { query, columns: ['code', 'name', 'personTrips'] }));
        const path = join(folder, `${count}.pdf`);
        writeFileSync(path, await printedForTest(page));
        const pages = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
          .split('\f')
          .filter((text) => text.trim() !== '');
        const last = pages.at(-1) ?? '';
        expect(last, `${count} rows`).toContain('Tính vào báo cáo');
        expect(last, `${count} rows`).toContain('Tổng số');
      }
    },
    300_000,
  );
});
