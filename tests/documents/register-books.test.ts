import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { outgoing, save, testStore } from '../../db/test-store.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { printedForTest } from '../../electron/host/test-printer.ts';
import { readBook } from '../../electron/service/book.ts';
import { bookPage } from '../../electron/service/documents/report-page.ts';
import { saveSample } from '../../electron/service/sample.ts';
import { openRegisterNames, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { BookLayout, BookModel } from '../../shared/report/book.ts';
import { cellText } from '../../shared/report/table-layout.ts';
import { pagesOfPdf, type PdfPage } from './read-pdf.ts';
import { hasTool, needs } from './sample-report.ts';

const can = findBrowser() !== null && hasTool('pdftotext');

function sampleStore() {
  const store = testStore();
  saveSample(store, newId());
  return store;
}

type Store = ReturnType<typeof testStore>;

const bookOf = (store: Store, register: OpenRegisterName, layout: BookLayout = 'table'): BookModel =>
  readBook(store, { register, from: null, to: null, layout, columns: [], withWithdrawn: true });

const printed = async (model: BookModel): Promise<readonly PdfPage[]> =>
  pagesOfPdf(await printedForTest(bookPage(model)));

/** Every word that stands in the table of a book. */
const wordsOf = (model: BookModel): ReadonlySet<string> => {
  const { columns } = model;
  const lines = [...model.lines];
  return new Set(
    [
      ...columns.map(({ title }) => title),
      ...lines.flatMap(({ cells }) => cells.map((cell) => cellText(cell, undefined))),
      ...lines.flatMap(({ facts, lists }) => [
        ...facts.flatMap(({ label, text }) => [label, text]),
        ...lists.flatMap((list) => [list.title, ...list.columns, ...list.rows.flat()]),
      ]),
      ...lines.map(({ number, code, title }) => `${number} ${code} – ${title}`),
      'STT – Số thứ tự',
    ].flatMap((text) => text.normalize('NFC').split(/\s+/)),
  );
};

/** Words on the pages behind the cover that are none of the book's, without the line below the table. */
const broken = (pages: readonly PdfPage[], words: ReadonlySet<string>): readonly string[] =>
  pages
    .slice(1)
    .flatMap((page) => page.words.filter(({ bottom }) => bottom < page.height - 15))
    .map(({ text }) => text.normalize('NFC'))
    .filter((text) => !words.has(text));

const smallest = (pages: readonly PdfPage[]): number =>
  Math.min(...pages.flatMap((page) => page.words.map(({ size }) => size)));

describe.skipIf(!can)(`a register as a book${needs('Chromium and poppler-utils', can)}`, () => {
  it('of 22 tasks is a cover and two pages', async () => {
    const store = sampleStore();
    const { total } = bookOf(store, 'task');
    const contents = [
      'Tham mưu tổ chức Hội nghị giao ban công tác đối ngoại toàn tỉnh 6 tháng đầu năm',
      'Báo cáo kết quả thực hiện Chương trình phối hợp với Bộ đội Biên phòng tỉnh',
      'Rà soát hệ thống biển báo khu vực biên giới',
      'Tổng hợp nhu cầu đi công tác nước ngoài năm 2025 của các sở, ban, ngành',
      'Xây dựng kịch bản đón đoàn đại biểu Quảng Tây',
      'Biên soạn tài liệu tuyên truyền về ba văn kiện pháp lý biên giới',
    ].slice(0, 22 - total);
    saveRecords(store, {
      writeId: newId(),
      saves: contents.map((content) => ({
        register: 'task' as const,
        id: newId(),
        fields: {
          content,
          assignedOn: '2024-03-01',
          due: '2024-06-15',
          level: 'peoplesCommittee',
          lead: { code: 'SNgV', text: 'Sở Ngoại vụ' },
          officer: 'Nguyễn Thị Hà',
        },
        children: {},
      })),
    });
    const model = bookOf(store, 'task');
    expect([...model.lines]).toHaveLength(22);
    const pages = await printed(model);
    expect(pages).toHaveLength(3);
    expect(broken(pages, wordsOf(model))).toEqual([]);
    expect(smallest(pages)).toBeGreaterThan(8.4);
  });

  it('breaks no word, date or code in a column, whatever the register, a line or a page a record', async () => {
    const store = sampleStore();
    for (const name of openRegisterNames) {
      for (const layout of ['table', 'pages'] as const) {
        const model = bookOf(store, name, layout);
        const pages = await printed(model);
        expect(broken(pages, wordsOf(model)), `${name} ${layout}`).toEqual([]);
        // Seven lines a page at least.
        if (layout === 'table')
          expect(pages.length, name).toBeLessThanOrEqual(1 + Math.ceil(model.total / 7));
      }
    }
  });

  it('keeps its type and the words of its columns beside a run of letters that never ends', async () => {
    const store = testStore();
    save(store, outgoing({ name: `Đoàn ${'_'.repeat(90)}`, leader: 'Yoon Dong-wook' }));
    save(store, outgoing({ name: `Đoàn${'\u00A0\u00A0A'.repeat(40)}` }));
    const model = bookOf(store, 'outgoing-delegation');
    const pages = await printed(model);
    const words = pages.flatMap((page) => page.words.map(({ text }) => text));
    expect(words).toContain('Dong-wook');
    expect(words.filter((text) => /ĐR-VP/.test(text))).toHaveLength(2);
    expect(smallest(pages)).toBeGreaterThan(8.4);
    for (const { words: own, width } of pages)
      for (const { right } of own) expect(right).toBeLessThanOrEqual(width - 11.5);
  });

  it('has the columns of the whole book in the preview of its first lines', () => {
    const model = bookOf(sampleStore(), 'incoming-delegation');
    const columns = (html: string): string => /<colgroup>.*?<\/colgroup>/.exec(html)?.[0] ?? 'none';
    expect(columns(bookPage(model, 2))).toBe(columns(bookPage(model)));
    expect(bookPage(model, 2)).not.toContain([...model.lines][5]?.code);
  });
});
