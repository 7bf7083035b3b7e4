import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../db/ids.ts';
import type { OpenStore } from '../../db/file/open.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { outgoing } from '../../db/test-store.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { printedForTest } from '../../electron/host/test-printer.ts';
import { readBook } from '../../electron/service/book.ts';
import { officialDocx } from '../../electron/service/documents/official-docx.ts';
import { reportDocx } from '../../electron/service/documents/report-docx.ts';
import {
  bookPage,
  officialPage,
  printedPage,
  reportPage,
} from '../../electron/service/documents/report-page.ts';
import { listPaper } from '../../electron/service/papers/list-paper.ts';
import { recordPaper } from '../../electron/service/papers/record-paper.ts';
import { documentStyle as style } from '../../shared/reference/document-style.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import type { OfficialPaper } from '../../shared/report/official-paper.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { linesOfPdf, pagesOfPdf, printedByOffice, type PdfPage, type PdfWord } from './read-pdf.ts';
import { hasTool, needs, reportOf, sampleStore } from './sample-report.ts';

let folder = '';
let store: OpenStore;
/** Another, to which records with long runs are added. */
let crowded: OpenStore;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-form-'));
  store = sampleStore(join(folder, 'data'));
  crowded = sampleStore(join(folder, 'crowded'));
});

afterAll(() => {
  store.close();
  crowded.close();
  rmSync(folder, { recursive: true, force: true });
});

const tools = findBrowser() !== null && hasTool('pdftotext') && hasTool('pdftoppm');
const printing = needs('Chromium with poppler-utils', tools);
const both = tools && hasTool('soffice');
const comparing = needs('Chromium with poppler-utils and LibreOffice', both);

/** What no line has a place to end in. */
const runs = {
  'ninety underscores': '_'.repeat(90),
  'words joined by no-break spaces': Array.from({ length: 40 }, () => 'ngoại\u00A0vụ').join('\u00A0'),
  'a long address': `https://langson.gov.vn/${'duong-dan/'.repeat(14)}?id=${'0123456789'.repeat(6)}`,
  'a long number': `${'1234567890'.repeat(9)}/${'QĐ-UBND-'.repeat(12)}`,
};

function paperOf(fields: Partial<OfficialPaper> = {}): OfficialPaper {
  const { head } = reportOf(store);
  return {
    head,
    kind: 'BÁO CÁO NHANH',
    title: 'Về sự vụ biên giới tại khu vực mốc 1116',
    subject: null,
    addressee: 'Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn',
    parts: [{ kind: 'text', lead: '', text: 'Sở Ngoại vụ báo cáo như sau./.' }],
    recipients: ['Lưu: VT'],
    signer: { onBehalf: '', position: 'GIÁM ĐỐC', name: 'Nguyễn Văn A' },
    ...fields,
  };
}

/** Every text of a report is the run: those that staff write, those of records, those of settings. */
function reportWith(run: string): ReportModel {
  const model = reportOf(crowded);
  return {
    ...model,
    head: { ...model.head, parent: run, agency: run, title: `${model.head.title} ${run}` },
    texts: { ...model.texts, opening: { text: run, draft: run, edited: true } },
    sections: model.sections.map((section) => ({ ...section, text: run, leftOut: false })),
    annexes: model.annexes.map((annex) => ({
      ...annex,
      rows: annex.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? run : cell))),
    })),
    recipients: [run, ...model.recipients],
    signer: { onBehalf: run, position: run, name: run },
  };
}

const pages = async (html: string): Promise<readonly PdfPage[]> => pagesOfPdf(await printedForTest(html));

/** Sizes of type on a page, to half a point. */
const sizesOn = ({ words }: PdfPage): ReadonlySet<number> =>
  new Set(words.map(({ size }) => Math.round(size * 2) / 2));

describe.each(Object.entries(runs))('%s', (_, run) => {
  const kinds: readonly (readonly [string, () => string])[] = [
    ['a report', () => reportPage(reportWith(run))],
    [
      'an official paper',
      () =>
        officialPage([
          paperOf({
            head: { ...reportOf(store).head, parent: run, agency: run, place: run, number: run },
            title: run,
            addressee: `Kính gửi:\n- ${run};\n- ${run}.`,
            parts: [
              { kind: 'text', lead: run, text: run },
              {
                kind: 'table',
                table: {
                  title: '',
                  columns: ['index', 'content', 'due'].map((key) => ({
                    key,
                    title: run,
                    width: 10,
                    align: 'center',
                  })),
                  groups: null,
                  rows: [[1, run, run]],
                  total: [null, run, null],
                },
              },
              { kind: 'text', lead: '', text: run },
            ],
            recipients: [run],
            signer: { onBehalf: run, position: run, name: run },
          }),
          paperOf({ kind: null, title: null, subject: run }),
        ]),
    ],
    ...(['table', 'pages'] as const).map(
      (layout) =>
        [
          `a book in ${layout}`,
          () => {
            const book = readBook(crowded, {
              register: 'outgoing-delegation',
              from: null,
              to: null,
              layout,
              columns: [],
              withWithdrawn: true,
            });
            return bookPage({
              ...book,
              agency: run,
              lines: [...book.lines].map((line) => ({ ...line, withdrawnFor: run })),
            });
          },
        ] as const,
    ),
    [
      'a list',
      () => {
        const paper = listPaper(crowded, {
          query: listQuerySchema.parse({ register: 'outgoing-delegation' }),
          columns: [],
        });
        return printedPage({ ...paper, agency: run, lines: [run], notes: [run] });
      },
    ],
    [
      'a record',
      () =>
        printedPage(
          recordPaper(crowded, { register: 'outgoing-delegation', id: recordWith(run), typed: null }),
        ),
    ],
  ];

  it.skipIf(!tools).each(kinds)(
    `leaves every letter of %s its size, on every page${printing}`,
    async (kind, html) => {
      recordWith(run);
      const found = await pages(html());
      expect(found.length).toBeGreaterThan(0);
      const least = kind.startsWith('a book') ? 8.5 : kind === 'a list' ? 9.5 : kind === 'a record' ? 10 : 11;
      for (const page of found) {
        // A sheet that was printed smaller shows letters that no style has.
        const small = page.words.filter(({ size, text }) => size < least - 0.3 && !isFigure(text));
        expect(small.map(({ text, size }) => [text, size])).toEqual([]);
        for (const word of page.words) expect(word.right).toBeLessThanOrEqual(page.width - 9);
      }
      const body = found[0]?.words.filter(({ size }) => size > 14.4 && size < 23) ?? [];
      if (kind === 'a report' || kind === 'an official paper') expect(body).toEqual([]);
      if (kind === 'a report') expect(sizesOn(found[0] ?? noPage)).toContain(style.body.size);
    },
    60_000,
  );
});

/** The edges of what stands on a page, its page number apart. */
function edgesOf({ width, height, words }: PdfPage) {
  const text = words.filter((word) => !(/^\d+$/.test(word.text) && word.bottom < 20));
  return {
    left: Math.min(...text.map((word) => word.left)),
    right: width - Math.max(...text.map((word) => word.right)),
    top: Math.min(...text.map((word) => word.top)),
    bottom: height - Math.max(...text.map((word) => word.bottom)),
  };
}

const signedAs = (model: ReportModel, number: string): ReportModel => ({
  ...model,
  head: { ...model.head, number, date: plainDate('2024-03-05') },
});

/** A report as our own PDF and as its Word document printed by LibreOffice. */
async function printedBoth(model: ReportModel): Promise<readonly (readonly [string, Uint8Array])[]> {
  return [
    ['PDF', await printedForTest(reportPage(model))],
    ['Word', printedByOffice(await reportDocx(model))],
  ];
}

/** The text between two words that stand in one line, by the order of the page. */
function lineOf(page: PdfPage, text: string): readonly PdfWord[] {
  const first = page.words.find((word) => word.text === text);
  if (first === undefined) throw new RangeError(text);
  return page.words.filter((word) => Math.abs(word.bottom - first.bottom) < 1.5);
}

const span = (words: readonly PdfWord[]) => ({
  left: Math.min(...words.map((word) => word.left)),
  right: Math.max(...words.map((word) => word.right)),
  bottom: Math.max(...words.map((word) => word.bottom)),
});

describe('the form of Nghị định 30/2020, phụ lục I', () => {
  it.skipIf(!both)(
    `has the margins of the body on every page, those that lie across too${comparing}`,
    async () => {
      for (const [, content] of await printedBoth(reportOf(store))) {
        for (const page of pagesOfPdf(content)) {
          const wanted = style.page;
          const edges = edgesOf(page);
          for (const side of ['top', 'right', 'bottom', 'left'] as const)
            expect(edges[side]).toBeGreaterThan(wanted[side] - 0.6);
          expect(edges.left).toBeLessThan(wanted.left + 12);
          expect(edges.top).toBeLessThan(wanted.top + 2);
        }
      }
    },
    60_000,
  );

  it.skipIf(!both)(
    `draws the line under the agency and under the title a third to a half as long as the text, centred, and that under the motto as long as it${comparing}`,
    async () => {
      const model = reportOf(store);
      for (const head of [
        model.head,
        {
          ...model.head,
          agency: 'BAN QUẢN LÝ KHU KINH TẾ CỬA KHẨU',
          title: 'Kết quả công tác',
        },
        {
          ...model.head,
          title:
            'Kết quả công tác đối ngoại, quản lý biên giới, thông tin đối ngoại và thực hiện nhiệm vụ được giao Quý I năm 2024; phương hướng, nhiệm vụ Quý II năm 2024',
        },
      ]) {
        for (const [kind, content] of await printedBoth({ ...model, head })) {
          const page = pagesOfPdf(content)[0] ?? noPage;
          const lines = linesOfPdf(content, 1);
          expect([kind, lines.length]).toEqual([kind, 3]);
          const motto = span(lineOf(page, 'Độc').filter(({ left }) => left > 90));
          const agencyWords = head.agency.split(' ');
          const agency = span(
            page.words.filter(({ text, left, top }) => left < 95 && top < 40 && agencyWords.includes(text)),
          );
          const titleWords = new Set(head.title.split(' '));
          const kindOf = page.words.find(({ text }) => text === 'CÁO');
          const to = page.words.find(({ text }) => text === 'Kính');
          const title = span(
            page.words.filter(
              ({ text, top, bottom }) =>
                titleWords.has(text) && top > (kindOf?.bottom ?? 0) - 1 && bottom < (to?.top ?? 0),
            ),
          );
          for (const [text, least, most] of [
            [agency, 1 / 3, 1 / 2],
            [motto, 0.98, 1.02],
            [title, 1 / 3, 1 / 2],
          ] as const) {
            const line = lines.find(
              ({ top, left }) =>
                top > text.bottom - 1.5 && top < text.bottom + 3 && left < text.right && left > text.left - 1,
            );
            const length = (line?.right ?? 0) - (line?.left ?? 0);
            const whole = text.right - text.left;
            expect(length / whole).toBeGreaterThanOrEqual(least);
            expect(length / whole).toBeLessThanOrEqual(most);
            const middle = ((line?.right ?? 0) + (line?.left ?? 0)) / 2;
            expect(Math.abs(middle - (text.left + text.right) / 2)).toBeLessThan(0.5);
          }
        }
      }
    },
    120_000,
  );

  it.skipIf(!both)(
    `writes the number with two digits and fills number and day into the line of each annex${comparing}`,
    async () => {
      const model = reportOf(store);
      for (const [typed, number] of [
        ['5', '05'],
        ['5/BC-SNgV', '05'],
        ['12/BC-SNgV', '12'],
      ] as const) {
        for (const [, content] of await printedBoth(signedAs(model, typed))) {
          const [first, ...others] = pagesOfPdf(content).map(({ words }) =>
            words.map(({ text }) => text).join(' '),
          );
          expect(first).toContain(`Số: ${number}/BC-SNgV`);
          const annexes = others.filter((text) => text.includes('(Kèm theo'));
          expect(annexes.length).toBeGreaterThan(3);
          for (const text of annexes)
            expect(text).toContain(
              `(Kèm theo Báo cáo số ${number}/BC-SNgV ngày 05 tháng 3 năm 2024 của Sở Ngoại vụ)`,
            );
        }
      }
    },
    120_000,
  );

  it.skipIf(!both)(
    `has line spacing, page breaks and columns in Word as in the PDF${comparing}`,
    async () => {
      const model = reportOf(store);
      const [pdf, word] = (await printedBoth(model)).map(([, content]) => pagesOfPdf(content));
      expect(word?.length).toBe(pdf?.length);
      const bodies = [pdf?.[0], word?.[0]].map((page) => middlesOf(page ?? noPage));
      expect(bodies[0]?.length).toBeGreaterThan(20);
      expect(bodies[0]?.length).toBe(bodies[1]?.length);
      for (const [at, line] of (bodies[0] ?? []).entries())
        expect(Math.abs(line - (bodies[1]?.[at] ?? 0))).toBeLessThan(0.5);
      for (const [index, page] of (pdf ?? []).entries()) {
        const other = word?.[index] ?? noPage;
        const texts = [page, other].map(({ words }) => wordsBesidesFigure(words));
        expect(texts[0]).toEqual(texts[1]);
        // Upright pages are justified, so that words stand a little otherwise in their lines.
        if (page.width < page.height) continue;
        const places = [page, other].map(({ words }) =>
          words
            .filter(({ text }) => /^\d\d\/\d\d\/\d{4}$/.test(text))
            .map(({ left }) => left)
            .toSorted((a, b) => a - b),
        );
        const moved = (places[0] ?? []).filter(
          (left, at) => Math.abs(left - (places[1]?.[at] ?? 0)) > COLUMN_MOVED,
        );
        // A date may stand in running text, too; those of a column do not move.
        expect(moved.length).toBeLessThanOrEqual((places[0]?.length ?? 0) / 5);
      }
    },
    120_000,
  );
});

/** Millimetres by which a column may stand otherwise. */
const COLUMN_MOVED = 0.6;

/** Middles of the lines of running text on a page, mm from the top. */
function middlesOf({ words }: PdfPage): readonly number[] {
  const heights = words.map(({ top, bottom }) => Math.round((bottom - top) * 10));
  const usual = heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)];
  const middles = words
    .filter((_, at) => heights[at] === usual)
    .map(({ top, bottom }) => (top + bottom) / 2)
    .toSorted((a, b) => a - b);
  return middles.filter((middle, at) => at === 0 || middle - (middles[at - 1] ?? 0) > 1);
}

/** The words of a page in an order that two printers share, the drawing of the line apart, which Word has as a picture. */
function wordsBesidesFigure(words: readonly PdfWord[]): readonly string[] {
  if (!words.some(({ text }) => text === 'Mật')) return words.map(({ text }) => text).toSorted();
  return [];
}

const breakable = [
  '145/QĐ-UBND',
  '50/2025/QĐ-UBND',
  '27-ĐR-0034',
  'ĐR-VP-2024-0007',
  '272-QĐ/TW',
  '05/02/2024',
  '1.234.567',
  '1088/2-1089',
];

describe('a date, a number, a code', () => {
  it.skipIf(!both)(
    `stands whole in its cell, whatever stands before it${comparing}`,
    async () => {
      const model = reportOf(store);
      const annexes = model.annexes.map((annex) => ({
        ...annex,
        rows: annex.rows.map((row, line) =>
          row.map((cell, at) =>
            typeof cell === 'string' &&
            ['permits', 'measures', 'result'].includes(annex.columns[at]?.key ?? '')
              ? `${'Văn bản '.repeat(line % 4)}${breakable[(line + at) % breakable.length] ?? ''}, cấp`
              : cell,
          ),
        ),
      }));
      for (const [, content] of await printedBoth({ ...model, annexes })) {
        const words = pagesOfPdf(content)
          .filter(({ width, height }) => width > height)
          .flatMap((page) => page.words.map(({ text }) => text.replace(/[;,]$/, '')));
        const parted = words.filter((text) =>
          breakable.some(
            (whole) => text !== whole && text.length > 2 && /[-/]$/.test(text) && whole.startsWith(text),
          ),
        );
        expect(parted).toEqual([]);
        for (const whole of breakable) expect(words).toContain(whole);
      }
    },
    120_000,
  );
});

describe('the words of a report', () => {
  it('are those of an office: nothing of a program, no day on which names ended, each note once', () => {
    const text = reportPage(reportOf(store))
      .replaceAll(/<style[\s\S]*?<\/style>/g, '')
      .replaceAll(/<[^>]+>/g, '\n');
    expect(text).not.toMatch(/hồ sơ|đánh dấu|loại khỏi sổ|phần mềm|hệ thống|vắt kỳ/i);
    expect(text).not.toContain('01/7/2025');
    const notes = text.split('\n').filter((line) => line.startsWith('- ') && line.length > 60);
    expect(notes.length).toBeGreaterThan(5);
    expect(new Set(notes).size).toBe(notes.length);
  });
});

describe('the signature', () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, at) => `Nội dung thứ ${at + 1} của báo cáo được nêu rõ.`).join('\n');

  it.skipIf(!both)(
    `never stands alone on a page, however long the text is${comparing}`,
    async () => {
      const papers = Array.from({ length: 16 }, (_, more) =>
        paperOf({
          parts: [
            ...lines(16 + more)
              .split('\n')
              .map((text) => ({ kind: 'text', lead: '', text }) as const),
            { kind: 'text', lead: '', text: 'Trên đây là báo cáo, Sở Ngoại vụ kính báo cáo./.' },
          ],
        }),
      );
      for (const content of [
        await printedForTest(officialPage(papers)),
        printedByOffice(await officialDocx(papers)),
      ]) {
        const signed = pagesOfPdf(content).filter(({ words }) => words.some(({ text }) => text === 'ĐỐC'));
        expect(signed).toHaveLength(papers.length);
        for (const { words } of signed) expect(words.map(({ text }) => text)).toContain('Trên');
        // Some end on their second page, or nothing was tried.
        expect(
          signed.filter(({ words }) => !words.some(({ text }) => text === 'CÁO')).length,
        ).toBeGreaterThan(0);
      }
    },
    120_000,
  );
});

const noPage: PdfPage = { width: 0, height: 0, words: [] };

/** Words of the drawing of the line, which have sizes of their own. */
let figureWords: ReadonlySet<string> | null = null;
function isFigure(text: string): boolean {
  figureWords ??= new Set(
    [...reportPage(reportOf(store)).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].flatMap(([, words]) =>
      (words ?? '').split(/\s+/),
    ),
  );
  return figureWords.has(text);
}

/** A delegation whose name, content and notes are the run. */
function recordWith(run: string): string {
  const save = outgoing({ name: run, content: run, notes: run });
  saveRecords(crowded, { writeId: newId(), saves: [save] });
  return save.id;
}
