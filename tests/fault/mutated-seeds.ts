import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { backUp } from '../../db/verify/read-backup.ts';
import { copyKeys } from '../../db/file/key-copy.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { day, workbook, type Row } from '../../electron/service/imports/test-sheets.ts';
import {
  noticeBody,
  packedWord,
  para,
  row,
  run,
  table,
  wordPart,
} from '../../electron/service/notices/files/test-files.ts';
import { pdf } from '../../electron/service/notices/files/test-pdf.ts';
import { builtInTemplate } from '../../electron/service/papers/templates/built-in-template.ts';
import { pictureOf } from '../../electron/service/reader/hostile-files.ts';
import { taggedFields, templateFields } from '../../shared/registers/template-fields.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import type { ReadAsked } from './mutated-child.ts';

/** A real small file, and how it is read. */
export interface Seed {
  readonly what: string;
  readonly content: Uint8Array;
  readonly asked: ReadAsked;
}

const today = plainDate('2024-04-01');
const sheetAs = (name: string): ReadAsked => ({
  kind: 'records',
  name,
  register: 'talk',
  reference: [],
  today,
});
const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../fixtures/sheet-looks/${name}`, import.meta.url));

const FIRST = 'Giao Sở Ngoại vụ chủ trì xây dựng kế hoạch đối ngoại, hoàn thành trong ngày 15/4/2024.';
const talks: readonly Row[] = [
  ['Thời gian', 'Hình thức', 'Nội dung', 'Ghi chú'],
  [day('2024-02-20'), 'Hội đàm', 'Trao đổi về cửa khẩu', 12.5],
  ['21/02/2024', 'Hội đàm', 'Trao đổi về cửa khẩu', null],
];

function word(): Uint8Array {
  const numbered = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(FIRST)}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`;
  const tasks = table([
    row(['STT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn']),
    row(['1', 'Tổ chức hội chợ', 'Sở Công Thương', '31/5/2024']),
  ]);
  return packedWord(noticeBody(numbered + tasks), {
    beside: [
      {
        type: 'numbering',
        path: 'numbering.xml',
        content: wordPart(
          'numbering',
          '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
      },
      {
        type: 'footnotes',
        path: 'footnotes.xml',
        content: wordPart(
          'footnotes',
          `<w:footnote w:id="2">${para('Xong trong ngày 20/4/2024.')}</w:footnote>`,
        ),
      },
      {
        type: 'styles',
        path: 'styles.xml',
        content: wordPart(
          'styles',
          '<w:style w:type="character" w:styleId="Bo"><w:rPr><w:strike/></w:rPr></w:style>',
        ),
      },
    ],
  });
}

function openText(): Uint8Array {
  const spaces = ['office', 'text', 'table', 'style']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  const cell = (text: string): string =>
    `<table:table-cell table:number-columns-repeated="1"><text:p>${text}</text:p></table:table-cell>`;
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<?xml version="1.0"?><office:document-content ${spaces}><office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/></text:list-style></office:automatic-styles><office:body><office:text><text:p>THÔNG BÁO</text:p><text:list text:style-name="L1"><text:list-item text:start-value="2"><text:p>${FIRST}<text:s text:c="3"/></text:p></text:list-item></text:list><table:table><table:table-row>${['STT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'].map(cell).join('')}</table:table-row><table:table-row>${['1', 'Tổ chức hội chợ', 'Sở Công Thương', '31/5/2024'].map(cell).join('')}</table:table-row></table:table></office:text></office:body></office:document-content>`,
    ),
  });
}

const web = `<html><head><meta charset="utf-8"></head><body><p>THÔNG BÁO</p><ol start="3"><li>${FIRST}</li></ol><table><tr><th>STT</th><th>Nội dung nhiệm vụ</th><th colspan="1">Cơ quan chủ trì</th><th>Thời hạn</th></tr><tr><td>1</td><td rowspan="2">Tổ chức hội chợ</td><td>Sở Công Thương</td><td>31/5/2024</td></tr></table></body></html>`;
const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(web).toString('base64')}\r\n--xx--\r\n`;

const segment = (marker: number, ...content: readonly number[]): readonly number[] => [
  0xff,
  marker,
  0,
  content.length + 2,
  ...content,
];
/** Exif with the orientation and a place. */
const exif = [
  69, 120, 105, 102, 0, 0, 77, 77, 0, 42, 0, 0, 0, 8, 0, 2, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 136, 37, 0,
  4,
];
const tiff = [
  ...exif.slice(6),
  0,
  0,
  0,
  1,
  0,
  0,
  0,
  38,
  0,
  0,
  0,
  0,
  0,
  1,
  0,
  2,
  0,
  2,
  0,
  0,
  0,
  1,
  78,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
];
const jpeg = [
  0xff,
  0xd8,
  ...segment(0xe1, ...exif.slice(0, 6), ...tiff),
  ...segment(0xc0, 8, 0, 9, 0, 9, 1, 1, 0x11, 0),
  ...segment(0xda, 1, 1, 0, 0, 63, 0),
  7,
  0xff,
  0xd9,
];
const boxed = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Small files of every kind that is read, as offices make them. */
export async function seeds(): Promise<readonly Seed[]> {
  const notice = (name: string): ReadAsked => ({ kind: 'notice', name });
  const picture = (name: string): ReadAsked => ({ kind: 'picture', name });
  const fields = taggedFields(templateFields.outgoingDecision);
  const template = await builtInTemplate('outgoingDecision');
  const page = {
    lines: [700, 680, 660].map((y) => ({ text: FIRST, x: 60, y })),
    strokes: [[60, 650, 500, 650] as const],
    annotations: [{ rect: [60, 600, 300, 640] as const, lines: [{ text: '88', x: 5, y: 5 }] }],
  };
  return [
    { what: 'docx', content: word(), asked: notice('a.docx') },
    { what: 'odt', content: openText(), asked: notice('a.odt') },
    { what: 'htm', content: Buffer.from(web), asked: notice('a.htm') },
    { what: 'mht', content: Buffer.from(archive), asked: notice('a.mht') },
    {
      what: 'txt',
      content: Buffer.from(`THÔNG BÁO\n\n1. ${FIRST}\n\n2. ${FIRST}\n`),
      asked: notice('a.txt'),
    },
    { what: 'pdf', content: pdf([page, page, { picture: true }]), asked: notice('a.pdf') },
    { what: 'xlsx', content: workbook({ rows: talks, merges: ['C2:C3'] }), asked: sheetAs('a.xlsx') },
    { what: 'looks of xlsx', content: fixture('looks.xlsx'), asked: sheetAs('b.xlsx') },
    { what: 'xls', content: fixture('looks.xls'), asked: sheetAs('a.xls') },
    { what: 'ods', content: fixture('looks.ods'), asked: sheetAs('a.ods') },
    {
      what: 'csv',
      content: Buffer.from('Thời gian;Hình thức;Nội dung\r\n20/02/2024;"Hội đàm";"a ""b"" c"\r\n'),
      asked: sheetAs('a.csv'),
    },
    {
      what: 'rows of a catalogue',
      content: workbook({
        rows: [
          ['Mã', 'Tên'],
          ['SNgV', 'Sở Ngoại vụ'],
        ],
      }),
      asked: { kind: 'reference', name: 'a.xlsx', catalogue: 'unit', reference: [], today },
    },
    { what: 'png', content: pictureOf(40, 30), asked: picture('a.png') },
    { what: 'jpg', content: Uint8Array.from(jpeg), asked: picture('a.jpg') },
    { what: 'tif', content: Uint8Array.from(tiff), asked: picture('a.tif') },
    {
      what: 'webp',
      content: boxed(
        'RIFF\x26\0\0\0WEBPVP8X\x0a\0\0\0\x08\0\0\0\x09\0\0\x09\0\0EXIF\x08\0\0\0MM\0*\0\0\0\x08',
      ),
      asked: picture('a.webp'),
    },
    {
      what: 'heic',
      content: boxed('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x14ispe\0\0\0\0\0\0\0\x40\0\0\0\x30mdatxx'),
      asked: picture('a.heic'),
    },
    { what: 'template', content: template, asked: { kind: 'template', fields } },
    {
      what: 'filled template',
      content: template,
      asked: { kind: 'filled', fields, values: { trich_yeu: 'Đoàn' } },
    },
    ...keptSeeds(),
  ];
}

/** A backup, and the keys beside it. */
function keptSeeds(): readonly Seed[] {
  const store = testStore();
  save(store, outgoing());
  const path = join(testFolder(), 'a.backup');
  backUp(store, path);
  const keys = copyKeys(store, store.device?.logId ?? '', dirname(path));
  return [
    { what: 'backup', content: readFileSync(path), asked: { kind: 'contents' } },
    { what: 'backup that was made', content: readFileSync(path), asked: { kind: 'backup' } },
    { what: 'keys', content: readFileSync(keys), asked: { kind: 'keys' } },
  ];
}
