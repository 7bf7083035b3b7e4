import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import type { OpenStore } from '../../db/file/open.ts';
import { makeDocument } from '../../electron/service/documents/make-document.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { testPrinter } from '../../electron/host/test-printer.ts';
import { saveSection } from '../../electron/service/reports/closing.ts';
import type { DocumentFormat } from '../../shared/contract/reports.ts';
import { partKeys } from '../../shared/report/outline-keys.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import { partOf as part, wordText } from './read-word.ts';
import { hasTool, needs, reportOf, sampleStore } from './sample-report.ts';

const SENTENCE_OUT = '09 đoàn ra/114 lượt';
const SENTENCE_IN = '21 đoàn vào/175 lượt';

let folder = '';
let store: OpenStore;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-documents-'));
  store = sampleStore(join(folder, 'data'));
});

afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function made(format: DocumentFormat, model = reportOf(store)): Promise<Uint8Array> {
  return makeDocument(model, format, testPrinter());
}

/** The words of a text without the breaks that a page puts between them. */
const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('the report of the sample quarter as JSON', () => {
  it('counts 9 outgoing delegations with 114 person-trips and 21 incoming with 175', async () => {
    const report = JSON.parse(new TextDecoder().decode(await made('json'))) as ReportModel;
    expect(report.period).toMatchObject({ from: '2023-12-15', to: '2024-03-14' });
    expect(report.figures.outgoing.inPeriod).toEqual({ delegations: 9, personTrips: 114 });
    expect(report.figures.incoming.inPeriod).toEqual({ delegations: 21, personTrips: 175 });
    expect(report.figures.outgoing.yearToDate).toEqual(report.figures.outgoing.inPeriod);
    for (const direction of ['outgoing', 'incoming'] as const) {
      expect(report.figures[direction].samePeriodLastYear.delegations).toBeGreaterThan(0);
    }
  });

  it('has other figures for the calendar quarter, so that a wrong boundary shows', () => {
    const [decree, civil] = ['2024-Q1', '2024-01-01..2024-03-31'].map((code) => reportOf(store, code));
    expect(civil?.figures).not.toEqual(decree?.figures);
  });
});

describe('the report as a Word document', () => {
  it('says the figures in one sentence, with a zero before a single digit', async () => {
    const text = flowing(wordText(await made('docx')));
    expect(text).toContain(`${SENTENCE_OUT} công chức, viên chức`);
    expect(text).toContain(`${SENTENCE_IN} người nước ngoài`);
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(text).toContain(
      'Công tác quản trị nội bộ Chỉ số DDCI năm 2023 xếp thứ 15/25; Chỉ số cải cách hành chính năm 2023 xếp thứ 11/20 sở, ngành.',
    );
    expect(text).not.toMatch(/undefined|null|NaN|\{\{|\[object/);
  });

  it('is set in Times New Roman on A4 with the margins of Nghị định 30/2020, the annexes across', async () => {
    const xml = part(await made('docx'), '/word/document.xml');
    // 210 × 297 mm in twentieths of a point, to one of them.
    expect(xml.match(/<w:pgSz [^>]*>/g)?.[0]).toMatch(/w:w="1190[56]" w:h="1683[78]" w:orient="portrait"/);
    expect(xml.match(/<w:pgSz [^>]*>/g)?.at(-1)).toMatch(
      /w:w="1683[78]" w:h="1190[56]" w:orient="landscape"/,
    );
    expect(xml).toContain('<w:titlePg');
    expect(xml).toContain('<w:tblHeader');
    const fonts = [...xml.matchAll(/w:ascii="([^"]+)"/g)].map(([, font]) => font);
    expect(new Set(fonts)).toEqual(new Set(['Times New Roman']));
  });

  const office = hasTool('soffice') && hasTool('pdftotext');
  it.skipIf(!office)(
    `opens in LibreOffice with its text and a fitting number of pages${needs('LibreOffice with poppler-utils', office)}`,
    async () => {
      const path = join(folder, 'report.docx');
      writeFileSync(path, await made('docx'));
      converted(path, 'pdf');
      const pdf = join(folder, 'report.pdf');
      const text = flowing(execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }));
      expect(text).toContain(SENTENCE_OUT);
      expect(text).toContain(SENTENCE_IN);
      const pages = pagesOf(pdf);
      expect(pages).toBeGreaterThanOrEqual(4);
      expect(pages).toBeLessThanOrEqual(28);
      const first = pageText(pdf, 1).trimStart();
      expect(first.startsWith('1')).toBe(false);
      expect(pageText(pdf, 2).trimStart().startsWith('2')).toBe(true);
    },
  );
});

describe('the report as a workbook', () => {
  it('has real numbers and dates, a total that is their sum, frozen and repeated heads, landscape A4', async () => {
    const content = await made('xlsx');
    const book = XLSX.read(content, { type: 'array', cellNF: true, cellDates: false });
    expect(book.SheetNames).toHaveLength(8);
    const model = reportOf(store);
    for (const [index, annex] of model.annexes.entries()) {
      if (annex.key === 'incidents') continue;
      const name = book.SheetNames[index + 1] ?? '';
      const own = book.Sheets[name];
      if (own === undefined) throw new RangeError(name);
      const grid = XLSX.utils.sheet_to_json<readonly unknown[]>(own, { header: 1, raw: true, defval: null });
      const head = grid.findIndex((row) => row[0] === 'STT');
      const people = annex.columns.findIndex((column) => column.key === 'people');
      const from = annex.columns.findIndex((column) => column.key === 'from');
      const rows = grid.slice(head + 1, head + 1 + annex.rows.length);
      const counts = rows.map((row) => row[people]);
      expect(counts.every((count) => typeof count === 'number')).toBe(true);
      const total = model.figures[annex.key === 'outgoing' ? 'outgoing' : 'incoming'].inPeriod.personTrips;
      expect(counts.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(total);
      expect(grid[head + 1 + annex.rows.length]?.[people]).toBe(total);
      for (const line of rows.keys()) {
        const cell = own[XLSX.utils.encode_cell({ r: head + 1 + line, c: from })] as XLSX.CellObject;
        const wanted = annex.rows[line]?.[from];
        expect(cell).toMatchObject({ t: 'n', z: 'dd/mm/yyyy' });
        const { y, m, d } = XLSX.SSF.parse_date_code(Number(cell.v)) as {
          y: number;
          m: number;
          d: number;
        };
        expect({ date: new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10) }).toEqual(wanted);
      }
      const xml = part(content, `/xl/worksheets/sheet${index + 2}.xml`);
      expect(xml).toMatch(/<pane [^>]*state="frozen"/);
      expect(xml).toMatch(/<pageSetup [^>]*orientation="landscape"/);
      expect(xml).toMatch(/<pageSetup [^>]*paperSize="9"/);
      expect(xml).toContain('fitToPage="1"');
    }
    const titles = (book.Workbook?.Names ?? []).filter((name) => name.Name === '_xlnm.Print_Titles');
    expect(titles).toHaveLength(7);
    expect(titles.map((name) => name.Ref).every((ref) => /!\$\d+:\$\d+$/.test(ref))).toBe(true);
  });

  it('can be read even when everything in it is left out', async () => {
    const model = reportOf(store);
    const bare = {
      ...model,
      tablesLeftOut: true,
      annexes: model.annexes.map((annex) => ({ ...annex, leftOut: true })),
    };
    const withBorder = XLSX.read(await made('xlsx', bare), { type: 'array' });
    expect(withBorder.SheetNames).toHaveLength(4);
    const book = XLSX.read(await made('xlsx', { ...bare, borderTablesLeftOut: true, taskAnnex: null }), {
      type: 'array',
    });
    expect(book.SheetNames).toHaveLength(1);
  });

  const office = hasTool('soffice');
  it.skipIf(!office)(`opens in LibreOffice with its figures${needs('LibreOffice', office)}`, async () => {
    const path = join(folder, 'figures.xlsx');
    writeFileSync(path, await made('xlsx'));
    converted(path, 'csv');
    expect(readFileSync(join(folder, 'figures.csv'), 'utf8')).toContain('114');
  });
});

describe('the report as PDF', () => {
  const browser = findBrowser() !== null && hasTool('pdftotext') && hasTool('pdffonts');
  it.skipIf(!browser)(
    `has text that can be selected, embedded fonts, no number on page 1 and 2 at the top of page 2${needs('Chromium with poppler-utils', browser)}`,
    async () => {
      const path = join(folder, 'printed.pdf');
      writeFileSync(path, await made('pdf'));
      const text = flowing(execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }));
      expect(text).toContain(SENTENCE_OUT);
      expect(text).toContain(SENTENCE_IN);
      const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      expect(fonts.filter((line) => !/\byes\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+$/.test(line))).toEqual([]);
      expect(pageText(path, 1).trimStart().startsWith('1')).toBe(false);
      expect(pageText(path, 2).trimStart().split(/\s/)[0]).toBe('2');
      const [width, height] = sizeOf(path, 1);
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
      const last = sizeOf(path, pagesOf(path));
      expect(last[0]).toBeGreaterThan(last[1]);
    },
  );
});

describe('the line as a figure', () => {
  const pictures = (content: Uint8Array): readonly Uint8Array[] => {
    const whole = XLSX.CFB.read(content, { type: 'array' });
    const paths: readonly string[] = whole.FullPaths;
    return paths
      .filter((path) => path.endsWith('.png'))
      .map((path) => new Uint8Array(XLSX.CFB.find(whole, path.replace(/^[^/]*/, ''))?.content ?? []));
  };

  it('is one picture in Word and in the workbook, three dots for each pixel of a page, with its words beside it', async () => {
    const word = await made('docx');
    for (const content of [word, await made('xlsx')]) {
      const [picture, ...more] = pictures(content);
      expect(more).toEqual([]);
      const bytes = Buffer.from(picture ?? []);
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(bytes.readUInt32BE(16)).toBe(960 * 3);
      expect(bytes.readUInt32BE(20)).toBeGreaterThan(600);
    }
    expect(part(word, '/word/document.xml')).toContain('descr="Sơ đồ theo số mốc, không phải bản đồ');
    expect(wordText(word)).toContain('Mật độ sự vụ trên tuyến biên giới (theo số mốc)');
  });

  it('holds the cases that the report counts, and is not there in a report closed before it was', async () => {
    const model = reportOf(store);
    expect(model.line?.incidents.length).toBe(model.figures.incidents.inPeriod.occurred);
    expect(model.line?.lastYear.length).toBe(model.figures.incidents.samePeriodLastYear.occurred);
    expect(pictures(await made('docx', { ...model, line: null }))).toEqual([]);
    expect(pictures(await made('xlsx', { ...model, line: null }))).toEqual([]);
  });
});

describe('what is left out or empty', () => {
  it('a section that is left out keeps its heading and says that it is reported apart', async () => {
    const model = reportOf(store);
    const sections = model.sections.map((section) =>
      section.key === 'border' ? { ...section, leftOut: true, text: 'KHÔNG ĐƯỢC IN' } : section,
    );
    for (const format of ['docx', 'html'] as const) {
      const text = await textOf(format, { ...model, sections });
      expect(text).toMatch(/2\. Công tác quản lý biên giới\s*\(Có báo cáo riêng\.\)/);
      expect(text).not.toContain('KHÔNG ĐƯỢC IN');
    }
  });

  it('each part can be left out, is kept so, and comes back', () => {
    const wanted = { calendarId: 'nd09', periodCode: '2023-Q3' };
    const leavable = [
      ...reportOf(store, '2023-Q3').sections.flatMap(({ key, isHeading }) => (isHeading ? [] : [key])),
      ...partKeys,
    ];
    for (const key of leavable) saveSection(store, newId(), wanted, key, { leftOut: true });
    const without = reportOf(store, '2023-Q3');
    expect(without.sections.filter((section) => !section.isHeading).every((one) => one.leftOut)).toBe(true);
    expect(without.annexes.every((annex) => annex.leftOut)).toBe(true);
    expect(without.tablesLeftOut).toBe(true);
    for (const key of leavable) saveSection(store, newId(), wanted, key, { leftOut: false });
    const back = reportOf(store, '2023-Q3');
    expect(back.sections.some((section) => section.leftOut)).toBe(false);
  });

  it('a period without any delegation says so in one short sentence, and in the annexes', async () => {
    const empty = reportOf(store, '2021-Q2');
    for (const format of ['docx', 'html'] as const) {
      const text = await textOf(format, empty);
      expect(text).toContain('Trong kỳ không phát sinh đoàn ra, đoàn vào.');
      expect(text).not.toContain('với không');
      expect(text).toContain('Trong kỳ không phát sinh.');
      expect(text).not.toContain('00 đoàn');
    }
  });

  it('text that staff wrote is printed as they wrote it, whatever signs it holds', async () => {
    const model = reportOf(store);
    const written = 'Kiến nghị <b>A & B</b> "xem xét" {{period}}\nđoạn thứ hai';
    const sections = model.sections.map((section) =>
      section.key === 'proposals' ? { ...section, text: written, edited: true } : section,
    );
    const html = await textOf('html', { ...model, sections }, false);
    expect(html).toContain('&lt;b&gt;A &amp; B&lt;/b&gt;');
    expect(html).not.toContain('<b>A');
    expect(await textOf('docx', { ...model, sections })).toContain('{{period}}');
  });
});

async function textOf(format: 'docx' | 'html', model: ReportModel, bare = true): Promise<string> {
  if (format === 'docx') return flowing(wordText(await made('docx', model)));
  const { reportPage } = await import('../../electron/service/documents/report-page.ts');
  const html = reportPage(model);
  return bare ? flowing(html.replaceAll(/<style[\s\S]*?<\/style>/g, '').replaceAll(/<[^>]+>/g, ' ')) : html;
}

function converted(path: string, to: 'pdf' | 'csv'): void {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'office')}`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      folder,
      path,
    ],
    { stdio: 'ignore' },
  );
}

function pagesOf(pdf: string): number {
  return Number(/^Pages:\s+(\d+)/m.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1]);
}

function pageText(pdf: string, page: number): string {
  return execFileSync('pdftotext', ['-layout', '-f', String(page), '-l', String(page), pdf, '-'], {
    encoding: 'utf8',
  });
}

function sizeOf(pdf: string, page: number): readonly [number, number] {
  const facts = execFileSync('pdfinfo', ['-f', String(page), '-l', String(page), pdf], { encoding: 'utf8' });
  const match = /size:\s+([\d.]+) x ([\d.]+)/.exec(facts);
  return [Number(match?.[1]), Number(match?.[2])];
}
