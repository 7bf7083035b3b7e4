import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenStore } from '../../db/file/open.ts';
import { testPrinter } from '../../electron/host/test-printer.ts';
import { listXlsx } from '../../electron/service/documents/list-xlsx.ts';
import { makeDocument } from '../../electron/service/documents/make-document.ts';
import { referenceXlsx } from '../../electron/service/documents/reference-xlsx.ts';
import { SheetWriter } from '../../electron/service/documents/sheet-writer.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { numberColumn, type TableLayout } from '../../shared/report/table-layout.ts';
import { pagesOfPdf } from './read-pdf.ts';
import { hasTool, needs, reportOf, sampleStore } from './sample-report.ts';

const office = hasTool('soffice') && hasTool('pdftotext');

/** A document as LibreOffice converts it. */
function converted(content: Uint8Array, to: 'pdf' | 'xlsx'): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-sheets-'));
  try {
    const path = join(folder, 'sheet.xlsx');
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(path, content);
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        out,
        path,
      ],
      { stdio: 'ignore' },
    );
    return readFileSync(join(out, `sheet.${to}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pagesOf(content: Uint8Array): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-pages-'));
  try {
    const path = join(folder, 'sheet.pdf');
    writeFileSync(path, converted(content, 'pdf'));
    return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1e9 })
      .split('\f')
      .slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readBack(content: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- exceljs declares a Buffer of its own
  await book.xlsx.load(Buffer.from(content) as unknown as ExcelJS.Buffer);
  return book;
}

async function written(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const LONG = 'Thông báo kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp giao ban công tác đối ngoại';

const layout = (rows: TableLayout['rows'], total: TableLayout['total'] = []): TableLayout => ({
  title: 'Bảng',
  columns: [
    { key: 'label', title: 'Đơn vị', width: 1, align: 'left' },
    numberColumn('count', 'Đoàn'),
    numberColumn('change-count', 'Tăng, giảm'),
    numberColumn('change-percent', '%'),
  ],
  groups: [
    { title: '', span: 1 },
    { title: 'Trong kỳ', span: 1 },
    { title: 'So với cùng kỳ năm trước của tỉnh Lạng Sơn', span: 2 },
  ],
  rows,
  total,
});

describe('sheets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-sheets-'));
  let store: OpenStore;
  let books: Readonly<Record<string, Uint8Array>>;
  beforeAll(async () => {
    store = sampleStore(folder);
    const list = (register: 'task' | 'incoming-delegation' | 'border-incident') =>
      listXlsx(store, listQuerySchema.parse({ register }));
    books = {
      report: await makeDocument(reportOf(store), 'xlsx', testPrinter(folder)),
      tasks: await list('task'),
      incoming: await list('incoming-delegation'),
      incidents: await list('border-incident'),
      reference: await referenceXlsx(store, 'organisation'),
    };
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.skipIf(!office)(`reckon their sums themselves, to what is shown${needs('LibreOffice', office)}`, () => {
    let formulas = 0;
    for (const name of ['report', 'incoming'] as const) {
      const content = books[name] ?? new Uint8Array();
      const shown = XLSX.read(content, { type: 'array', cellFormula: true });
      const again = XLSX.read(converted(content, 'xlsx'), { type: 'array', cellFormula: true });
      for (const sheet of shown.SheetNames)
        for (const [at, cell] of Object.entries(shown.Sheets[sheet] ?? {})) {
          if (typeof cell !== 'object' || !('f' in cell)) continue;
          formulas += 1;
          expect(cell.f, `${sheet} ${at}`).toMatch(/^SUM\(/);
          expect(again.Sheets[sheet]?.[at], `${sheet} ${at}`).toMatchObject({ t: 'n', v: cell.v });
        }
    }
    expect(formulas).toBeGreaterThan(20);
  });

  it('have sums in every column whose lines make them, and the number itself where they do not', async () => {
    const content = await written((book) => {
      const own = new SheetWriter(book, 'A');
      own.table(
        layout(
          [
            ['Sở Ngoại vụ', 3, 1, 50],
            ['Sở Công Thương', 4, -2, null],
          ],
          ['Tổng cộng', 7, -1, 12.5],
        ),
      );
      own.end();
    });
    const own = XLSX.read(content, { type: 'array', cellFormula: true, cellNF: true }).Sheets['A'] ?? {};
    expect(own['B5']).toMatchObject({ f: 'SUM(B3:B4)', v: 7, z: '#,##0' });
    expect(own['C5']).toMatchObject({ f: 'SUM(C3:C4)', v: -1, z: '+#,##0;-#,##0;0' });
    expect(own['C4']).toMatchObject({ t: 'n', v: -2, w: '-2' });
    expect(own['D3']).toMatchObject({ t: 'n', v: 50, w: '+50' });
    expect(own['D5']).toMatchObject({ t: 'n', v: 12.5, w: '+12.5' });
    expect(own['D5'].f).toBeUndefined();
  });

  it('merge heads of groups over their columns, and the head of a column in no group over both rows', async () => {
    const content = await written((book) => {
      const own = new SheetWriter(book, 'A');
      own.table(layout([['Sở Ngoại vụ', 3, 1, 50]]));
      own.end();
    });
    const own = XLSX.read(content, { type: 'array' }).Sheets['A'] ?? {};
    expect((own['!merges'] ?? []).map((range) => XLSX.utils.encode_range(range)).toSorted()).toEqual([
      'A1:A2',
      'C1:D1',
    ]);
    expect(own['A1']).toMatchObject({ v: 'Đơn vị' });
  });

  it.skipIf(!office)(
    `have rows as high as their text, and hardly higher: no program reckons that itself${needs('LibreOffice', office)}`,
    async () => {
      const syllables = ['Đoàn', 'nghiêng', 'và', 'trưởng', 'kế hoạch', 'BIÊN PHÒNG', 'i', 'hợp tác quốc tế'];
      // Words that are found again: row 7 has 007, 007 …
      const textOf = (row: number, words: number): string =>
        Array.from({ length: words }, (_, at) =>
          at % 3 === 0 ? String(row).padStart(3, '0') : (syllables[(row * 7 + at * 5) % 8] ?? ''),
        ).join(' ');
      const rows = Array.from({ length: 40 }, (_, at) => [textOf(at, 3 + ((at * 11) % 60)), at, 1, null]);
      const content = await written((book) => {
        const own = new SheetWriter(book, 'A');
        own.table({ ...layout(rows), groups: null });
        own.end();
      });
      const sheet = (await readBack(content)).getWorksheet('A');
      const pages = pagesOfPdf(converted(content, 'pdf'));
      const words = pages.flatMap((page, at) =>
        page.words.map(({ text, top, size }) => ({ text, top: top + at * 1_000, size })),
      );
      let spare = 0;
      for (const row of rows.keys()) {
        const own = words.filter(({ text }) => text === String(row).padStart(3, '0'));
        const tops = own.map(({ top }) => top);
        const scale = (own[0]?.size ?? 0) / 11;
        const type = ((Math.max(...tops) - Math.min(...tops)) / 25.4) * 72;
        const needed = type / scale + 11 * 1.15;
        const height = sheet?.getRow(row + 2).height ?? 0;
        expect(height, `row ${row}`).toBeGreaterThanOrEqual(Math.min(409, needed));
        spare += height - needed;
      }
      expect(spare / rows.length).toBeLessThan(2 * 11 * 1.18);
    },
  );

  it('make room for a title, a note or a head that wraps in merged cells', async () => {
    const content = await written((book) => {
      const own = new SheetWriter(book, 'A');
      own.title([LONG.repeat(4)]);
      own.table(layout([['Sở Ngoại vụ', 3, 1, 50]]));
      own.line(`- ${LONG.repeat(3)}`, { size: 11, italic: true });
      own.end();
    });
    const sheet = (await readBack(content)).getWorksheet('A');
    // The table is about 150 mm wide: 13 points take some 75 letters a line, 11 points some 90.
    expect(sheet?.getRow(1).height).toBeGreaterThan(4 * 15);
    expect(sheet?.getRow(5).height).toBeGreaterThan(2 * 13);
    expect(sheet?.getRow(2).height).toBeGreaterThan(13 * 1.1);
    expect(sheet?.getRow(4).height).toBeLessThan(20);
  });

  it.skipIf(!office)(
    `part no head from its lines where a page ends, and repeat the only head${needs('LibreOffice', office)}`,
    async () => {
      const lines = (count: number) =>
        Array.from({ length: count }, (_, at) => [`Đơn vị thứ ${at + 1}`, at, 1, null]);
      for (const first of [20, 24, 26, 27, 28, 29, 30, 31, 33]) {
        const content = await written((book) => {
          const own = new SheetWriter(book, 'A');
          own.title(['BIỂU TỔNG HỢP']);
          for (const [at, count] of [first, 6, 9].entries())
            own.table({ ...layout(lines(count)), title: `Bảng thứ ${at}` }, true);
          own.end();
        });
        for (const [at, page] of pagesOf(content).entries()) {
          const titles = page.match(/Bảng thứ \d/g) ?? [];
          expect(page.match(/Tăng, giảm/g) ?? [], `${first}, page ${at}`).toHaveLength(titles.length);
          expect(page.trimEnd().split('\n').at(-1), `${first}, page ${at}`).toMatch(/Đơn vị thứ \d+/);
        }
      }
      const alone = await written((book) => {
        const own = new SheetWriter(book, 'A');
        own.table(layout(lines(90)));
        own.end();
      });
      const pages = pagesOf(alone);
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) expect(page).toContain('Tăng, giảm');
    },
    240_000,
  );

  it('print all that they hold, as wide as the page', async () => {
    for (const content of Object.values(books))
      for (const sheet of (await readBack(content)).worksheets) {
        const { fitToPage, fitToWidth, fitToHeight, printArea } = sheet.pageSetup;
        expect({ fitToPage, fitToWidth, fitToHeight }).toEqual({
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        });
        expect(printArea).toMatch(new RegExp(`^A1:[A-Z]+${sheet.rowCount}$`));
      }
  });
});
