import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import type { OpenStore } from '../../db/file/open.ts';
import { save, testFolder, testStore } from '../../db/test-store.ts';
import { listAll } from '../../db/queries/lists.ts';
import { readBook } from '../../electron/service/book.ts';
import { listXlsx } from '../../electron/service/documents/list-xlsx.ts';
import { makeDocument } from '../../electron/service/documents/make-document.ts';
import { bookPage, reportPage } from '../../electron/service/documents/report-page.ts';
import { closeReport, saveSection } from '../../electron/service/reports/closing.ts';
import { testPrinter } from '../../electron/host/test-printer.ts';
import { openRegisterNames, registerNamed } from '../../shared/registers/all-registers.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { chapterNames } from '../../shared/registers/report-share.ts';
import { countedRecords, type ReportModel } from '../../shared/report/report-model.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { wordText } from './read-word.ts';
import { hasTool, needs, reportOf, sampleStore } from './sample-report.ts';

/** A heading of the paper with what stands under it. */
interface Shown {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

const HEADING = /^(?:[IVX]+|\d+)\. /;

/** Lines of a paper's body, between the sentence that opens it and the one that ends it, under their headings. */
function underHeadings(lines: readonly string[]): readonly Shown[] {
  const from = lines.findIndex((line) => /^(?:Thực hiện .*)?Sở Ngoại vụ báo cáo/.test(line));
  const to = lines.findIndex((line) => line.startsWith('Trên đây là báo cáo'));
  expect(from).toBeGreaterThanOrEqual(0);
  expect(to).toBeGreaterThan(from);
  const shown: { heading: string; paragraphs: string[] }[] = [];
  for (const line of lines.slice(from + 1, to)) {
    if (HEADING.test(line)) shown.push({ heading: line, paragraphs: [] });
    // What no section refers to is named before the end, under none of them.
    else if (!line.startsWith('Kèm theo Báo cáo này')) shown.at(-1)?.paragraphs.push(line);
  }
  return shown;
}

function ofHtml(model: ReportModel): readonly Shown[] {
  const paragraphs = [...reportPage(model).matchAll(/<p[^>]*>([\s\S]*?)<\/p>/g)].map(
    ([, text]) => text ?? '',
  );
  return underHeadings(paragraphs);
}

async function ofWord(model: ReportModel): Promise<readonly Shown[]> {
  return underHeadings(wordText(await makeDocument(model, 'docx', testPrinter())).split('\n'));
}

async function ofJson(model: ReportModel): Promise<readonly Shown[]> {
  const text = new TextDecoder().decode(await makeDocument(model, 'json', testPrinter()));
  const { sections } = JSON.parse(text) as ReportModel;
  return sections.map((section) => ({
    heading: section.heading,
    paragraphs: section.text === '' ? [] : section.text.split('\n'),
  }));
}

/** The numbers of headings as a paper without gaps has them, from which of them are chapters. */
function countedOn(headings: readonly string[]): readonly string[] {
  const roman = ['I', 'II', 'III', 'IV'];
  let chapters = 0;
  let inChapter = 0;
  return headings.map((heading) => {
    if (/^[IVX]/.test(heading)) {
      chapters += 1;
      inChapter = 0;
      return `${roman[chapters - 1]}.`;
    }
    inChapter += 1;
    return `${inChapter}.`;
  });
}

async function holdsGood(model: ReportModel): Promise<readonly string[]> {
  const html = ofHtml(model);
  expect(await ofWord(model)).toEqual(html);
  expect(await ofJson(model)).toEqual(html);
  const headings = html.map((shown) => shown.heading);
  expect(headings.map((heading) => heading.split(' ')[0])).toEqual(countedOn(headings));
  for (const [index, { heading, paragraphs }] of html.entries()) {
    const holdsOthers = /^\d/.test(html[index + 1]?.heading ?? '') && /^[IVX]/.test(heading);
    expect(paragraphs.length > 0 || holdsOthers, heading).toBe(true);
    for (const paragraph of paragraphs) expect(paragraph, heading).toMatch(/[\p{L}\p{N}]/u);
  }
  const book = XLSX.read(await makeDocument(model, 'xlsx', testPrinter()), { type: 'array' });
  for (const name of book.SheetNames)
    expect(XLSX.utils.sheet_to_csv(book.Sheets[name] ?? {}), name).not.toMatch(/(?:^|[,"\n])…(?:[,"\n]|$)/);
  return headings;
}

const drafted = [
  'I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ',
  '1. Công tác lãnh sự, hợp tác quốc tế',
  '2. Công tác quản lý biên giới',
  '3. Thực hiện nhiệm vụ được giao',
];

/** Where indices were announced in the period, as in that of the sample. */
const withIndices = [
  ...drafted.slice(0, 3),
  '3. Công tác quản trị nội bộ',
  '4. Thực hiện nhiệm vụ được giao',
];

function onlyIncidents(): OpenStore {
  const store = testStore();
  const fields = {
    type: { code: 'BG07', text: 'Xâm canh' },
    markers: { text: 'mốc 1088/2 - 1089' },
    occurredOn: '2024-02-10',
    summary: 'Công dân phía bạn sang trồng cây',
  };
  save(store, { register: 'border-incident', id: newId(), fields, children: {} });
  return store;
}

const printing = hasTool('pdftotext') && ['chromium', 'chromium-browser', 'google-chrome'].some(hasTool);

describe.each(openRegisterNames)('a list of nothing', (name) => {
  it(`prints no stand-in, nor does its bound book: ${name}`, async () => {
    const store = testStore();
    const list = listQuerySchema.parse({ register: name, search: 'không có gì như thế' });
    const book = XLSX.read(await listXlsx(store, list), { type: 'array' });
    for (const sheet of book.SheetNames)
      expect(XLSX.utils.sheet_to_csv(book.Sheets[sheet] ?? {})).not.toMatch(/(?:^|[,"\n])[.…]+(?:[,"\n]|$)/);
    const days = { from: plainDate('2001-01-01'), to: plainDate('2001-02-01') };
    const page = bookPage(
      readBook(store, { register: name, ...days, layout: 'table', columns: [], withWithdrawn: false }),
    );
    const cells = [...page.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, text]) => text ?? '');
    expect(cells.filter((cell) => /^[\s.…]+$/.test(cell.replaceAll(/<[^>]+>/g, '')))).toEqual([]);
  });
});

describe('no section of a paper stands empty or prints a stand-in, and its headings are numbered without a gap', () => {
  it('in the report of an empty register', async () => {
    expect(await holdsGood(reportOf(testStore()))).toEqual(drafted);
  });

  it('in the report of the sample', async () => {
    const store = sampleStore(testFolder());
    try {
      for (const period of ['2023-Q4', '2024-01', '2023'])
        expect(await holdsGood(reportOf(store, period))).toEqual(drafted);
      for (const period of ['2024-Q1', '2024-02-01..2024-02-20'])
        expect(await holdsGood(reportOf(store, period))).toEqual(withIndices);
    } finally {
      store.close();
    }
  });

  it('in the report of a period with nothing but incidents', async () => {
    const model = reportOf(onlyIncidents());
    expect(await holdsGood(model)).toEqual(drafted);
    expect(ofHtml(model)[2]?.paragraphs.join(' ')).toContain(
      'phát sinh 01 sự vụ trên tuyến biên giới: xâm canh.',
    );
  });

  it('whatever is written, left out or typed as nothing but dots', async () => {
    const store = onlyIncidents();
    const write = (key: Parameters<typeof saveSection>[3], change: Parameters<typeof saveSection>[4]): void =>
      saveSection(store, newId(), { calendarId: 'nd09', periodCode: '2024-Q1' }, key, change);
    write('proposals', { text: 'Đề nghị bổ sung biên chế.\n\nĐề nghị bố trí kinh phí.' });
    write('information', { leftOut: true });
    write('internal', { text: '…\n\u00A0\u200B\n-----' });
    write('border', { text: '... \n' });
    write('limits', { text: '…\nBiên chế còn ít…\n…' });
    expect(await holdsGood(reportOf(store))).toEqual([
      'I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ',
      '1. Công tác lãnh sự, hợp tác quốc tế',
      '2. Công tác thông tin đối ngoại',
      '3. Thực hiện nhiệm vụ được giao',
      'II. HẠN CHẾ, KHÓ KHĂN',
      'III. ĐỀ XUẤT, KIẾN NGHỊ',
    ]);
  });

  it.each(chapterNames)(
    'in the report of a period with nothing but what the chapter %s counts',
    async (chapter) => {
      const store = sampleStore(testFolder());
      try {
        for (const name of openRegisterNames) {
          if (registerNamed(name).report?.chapter === chapter) continue;
          const { rows } = listAll(store, listQuerySchema.parse({ register: name }));
          for (const { record } of rows)
            save(store, {
              register: name,
              id: record.id,
              fields: {},
              children: {},
              withdrawn: { reason: 'thử' },
            });
        }
        const model = reportOf(store);
        expect(countedRecords(model).filter(({ ids }) => ids.length > 0)).not.toEqual([]);
        expect(await holdsGood(model)).toEqual(withIndices);
      } finally {
        store.close();
      }
    },
  );

  it.skipIf(!printing)(`in a PDF${needs('Chromium with poppler-utils', printing)}`, async () => {
    const path = join(testFolder(), 'report.pdf');
    writeFileSync(path, await makeDocument(reportOf(onlyIncidents()), 'pdf', testPrinter()));
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    expect(text).toContain('KẾT QUẢ THỰC HIỆN NHIỆM VỤ');
    expect(text.split('\n').filter((line) => /^\s*(?:[.…_-]\s*)+$/u.test(line))).toEqual([]);
  });

  it('in the report of a period once it is closed', async () => {
    const store = onlyIncidents();
    const before = reportOf(store);
    closeReport(store, newId(), { calendarId: 'nd09', periodCode: '2024-Q1' });
    const closed = reportOf(store);
    expect(closed.state).toBe('closed');
    expect(await holdsGood(closed)).toEqual(drafted);
    expect(ofHtml(closed)).toEqual(ofHtml(before));
  });
});
