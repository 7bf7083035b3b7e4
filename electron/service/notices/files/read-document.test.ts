import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../host/find-browser.ts';
import { printedForTest } from '../../../host/test-printer.ts';
import { readNoticeFile } from './read-document.ts';

const notice = readFileSync(
  fileURLToPath(new URL('../../../../tests/fixtures/thong-bao-2024-03-27.txt', import.meta.url)),
);
const lines = notice
  .toString('utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');

const several = (ref: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${ref} (đoạn ${at + 1})`);
const points = [
  ...several('3.1', 2),
  ...several('3.2.a', 5),
  ...several('3.2.b', 2),
  ...several('3.2.c', 2),
  ...several('3.2.d', 2),
  ...several('3.2.đ', 3),
  '4.1',
  '4.2',
  '5',
];

async function word(children: ISectionOptions['children']): Promise<Uint8Array> {
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, at: number) => ({
    level: at,
    format,
    text,
    alignment: AlignmentType.LEFT,
  });
  const file = new Document({
    numbering: {
      config: [
        {
          reference: 'list',
          levels: [
            level(LevelFormat.UPPER_ROMAN, '%1.', 0),
            level(LevelFormat.DECIMAL, '%2.', 1),
            level(LevelFormat.DECIMAL, '%2.%3.', 2),
            level(LevelFormat.LOWER_LETTER, '%4)', 3),
            level(LevelFormat.BULLET, '\u2022', 4),
          ],
        },
      ],
    },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
const numbered = (text: string, level: number): Paragraph =>
  new Paragraph({ text, numbering: { reference: 'list', level } });

describe('the notice of 27 March 2024', () => {
  it('is read whole: head, signature and nineteen tasks, each to who leads', async () => {
    const read = await readNoticeFile(new Uint8Array(notice), 'thong-bao.txt');
    expect(read).toMatchObject({
      documentNumber: '/TB-UBND',
      documentDate: '2024-03-27',
      issuer: 'UBND tỉnh Lạng Sơn',
      signer: 'TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG / Trịnh Tiến Duy',
    });
    expect(read.abstract).toMatch(/^Kết luận của đồng chí Dương Xuân Huyền.*với Sở Ngoại vụ$/);
    expect(read.recipients).toHaveLength(5);
    expect(read.tasks.map((task) => task.ref)).toEqual(points);
    const leads = new Map(read.tasks.map((task) => [task.ref, task.leadUnit]));
    expect(leads.get('4.1')).toBe('Sở Nội vụ');
    expect(leads.get('5')).toBe('UBND các huyện biên giới');
    for (const ref of points.filter((point) => !['4.1', '5'].includes(point)))
      expect(leads.get(ref), ref).toBe('Sở Ngoại vụ');
    const text = (ref: string): string => read.tasks.find((task) => task.ref === ref)?.text ?? '';
    expect(text('3.1 (đoạn 2)')).toContain('được Chủ tịch UBND tỉnh phê duyệt và Kế hoạch công tác quản lý');
    expect(text('3.2.c (đoạn 1)')).toContain('quảng bá, giới thiệt về tỉnh');
    expect(read.tasks.find((task) => task.ref === '3.1 (đoạn 2)')?.citedDocuments).toEqual(['145/QĐ-UBND']);
    expect(read.tasks.find((task) => task.ref === '3.2.b (đoạn 2)')).toMatchObject({
      dueText: 'ngay sau khi được Chính phủ phê duyệt',
      due: null,
    });
    expect(text('3.2.a (đoạn 1)')).toMatch(/^Chuẩn bị chu đáo/);
    expect(read.tasks.every((task) => task.due === null)).toBe(true);
  });

  it('says the same as a Word document', async () => {
    const text = await readNoticeFile(new Uint8Array(notice), 'a.txt');
    const document = await readNoticeFile(
      await word(lines.map((line) => new Paragraph({ text: line.replaceAll('*', '') }))),
      'a.docx',
    );
    expect(document).toEqual(text);
  });

  it.skipIf(findBrowser() === null)('says the same as a PDF of many pages', async () => {
    const html = `<html lang="vi"><style>body{font:14pt serif}p{margin:6pt 0;text-align:justify}</style>${lines.map((line) => `<p>${line.replaceAll('*', '')}</p>`).join('')}</html>`;
    const read = await readNoticeFile(await printedForTest(html), 'a.pdf');
    expect(read.tasks.map((task) => [task.ref, task.leadUnit])).toEqual(
      (await readNoticeFile(new Uint8Array(notice), 'a.txt')).tasks.map((task) => [task.ref, task.leadUnit]),
    );
    expect(read).toMatchObject({ documentNumber: '/TB-UBND', documentDate: '2024-03-27' });
  });
});

it('reads fonts of older encodings and capitals of the look, beside words in Unicode', async () => {
  const old = (text: string, font = '.VnTime'): Paragraph =>
    new Paragraph({ children: [new TextRun({ text, font })] });
  const read = await readNoticeFile(
    await word([
      old('ñy ban nh©n d©n', '.VnTimeH'),
      old('tØnh l¹ng s¬n', '.VnTimeH'),
      old('Sè: 15/TB-UBND'),
      old('L¹ng S¬n, ngµy 12 th¸ng 5 n¨m 2004'),
      new Paragraph({ children: [new TextRun({ text: 'Thông báo', allCaps: true })] }),
      new Paragraph({ text: 'Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về biên giới' }),
      new Paragraph({
        children: [
          new TextRun({ text: '1. Së Ngo¹i vô chñ tr×, phèi hîp víi ', font: '.VnTime' }),
          new TextRun({ text: 'Bé ChØ huy Bé ®éi Biªn phßng tØnh rµ so¸t mèc giíi, ', font: '.VnTime' }),
          new TextRun({ text: 'xong tr­íc ngµy 30/6/2004.', font: '.VnTime' }),
        ],
      }),
      new Paragraph({
        children: [new TextRun({ text: '2. Sở Tài chính bố trí kinh phí.', font: '.VnTime' })],
      }),
    ]),
    'cu.docx',
  );
  expect(read).toMatchObject({
    issuer: 'Ủy ban nhân dân tỉnh Lạng Sơn',
    documentNumber: '15/TB-UBND',
    documentDate: '2004-05-12',
    abstract: 'Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về biên giới',
  });
  expect(read.tasks).toMatchObject([
    {
      ref: '1',
      leadUnit: 'Sở Ngoại vụ',
      cooperating: ['Bộ Chỉ huy Bộ đội Biên phòng tỉnh'],
      due: '2004-06-29',
    },
    { ref: '2', leadUnit: 'Sở Tài chính', text: 'Sở Tài chính bố trí kinh phí.' },
  ]);
});

it("computes Word's automatic numbers, beginning again below each new heading", async () => {
  const read = await readNoticeFile(
    await word([
      new Paragraph({ text: 'Số: 12/KH-UBND' }),
      new Paragraph({ text: 'Lạng Sơn, ngày 05 tháng 3 năm 2025' }),
      new Paragraph({ text: 'KẾ HOẠCH' }),
      new Paragraph({ text: 'Công tác đối ngoại năm 2025' }),
      numbered('MỤC ĐÍCH, YÊU CẦU', 0),
      numbered('Nâng cao hiệu quả công tác đối ngoại.', 1),
      numbered('NHIỆM VỤ', 0),
      numbered('Sở Ngoại vụ', 1),
      numbered('Chủ trì xây dựng chương trình đón đoàn, xong trước ngày 30/4.', 3),
      numbered('Phối hợp với Công an tỉnh bảo đảm an ninh.', 3),
      numbered('Sở Tài chính', 1),
      numbered('Bố trí kinh phí trong quý II/2025.', 4),
      numbered('Hướng dẫn thanh toán.', 4),
    ]),
    'ke-hoach.docx',
  );
  expect(read.tasks.map(({ ref, leadUnit, due }) => [ref, leadUnit, due])).toEqual([
    ['II.1.a', 'Sở Ngoại vụ', '2025-04-29'],
    ['II.1.b', 'Sở Ngoại vụ', null],
    ['II.2-1', 'Sở Tài chính', '2025-06-30'],
    ['II.2-2', 'Sở Tài chính', null],
  ]);
  expect(read.tasks[1]?.cooperating).toEqual(['Công an tỉnh']);
});

it("reads a plan's table of tasks by its head", async () => {
  const row = (...cells: readonly string[]): TableRow =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph({ text })] })) });
  const read = await readNoticeFile(
    await word([
      new Paragraph({ text: 'Lạng Sơn, ngày 05 tháng 3 năm 2025' }),
      new Paragraph({ text: 'KẾ HOẠCH' }),
      new Paragraph({ text: 'Cải cách hành chính' }),
      new Table({
        rows: [
          row('STT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành'),
          row(
            '1',
            'Rà soát thủ tục hành chính',
            'Sở Nội vụ',
            'Các sở, ban, ngành; Văn phòng UBND tỉnh',
            'Quý II/2025',
          ),
          row('2', 'Tập huấn cán bộ', 'Sở Ngoại vụ', '', '30/9/2025'),
          row('3', 'Theo dõi, báo cáo', 'Văn phòng UBND tỉnh', '', 'Thường xuyên'),
        ],
      }),
    ]),
    'bang.docx',
  );
  expect(
    read.tasks.map(({ ref, text, leadUnit, due, dueText }) => [ref, text, leadUnit, due, dueText]),
  ).toEqual([
    ['1', 'Rà soát thủ tục hành chính', 'Sở Nội vụ', '2025-06-30', 'Quý II/2025'],
    ['2', 'Tập huấn cán bộ', 'Sở Ngoại vụ', '2025-09-30', '30/9/2025'],
    ['3', 'Theo dõi, báo cáo', 'Văn phòng UBND tỉnh', null, 'Thường xuyên'],
  ]);
});

describe('files that cannot be read', () => {
  const refused = async (content: Uint8Array, name = 'van-ban.docx'): Promise<unknown> =>
    readNoticeFile(content, name).then(
      () => 'read',
      (error: { detail?: { code: string } }) => error.detail?.code,
    );
  const ole = Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array<number>(600).fill(0),
  ]);

  it('are named by what they are, whatever they are called', async () => {
    expect(await refused(ole)).toBe('notice-old-word');
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await refused(new Uint8Array(locked))).toBe('notice-locked');
    const whole = await word([new Paragraph({ text: 'Giao Sở Nội vụ rà soát.' })]);
    expect(await refused(whole.slice(0, whole.length / 2))).toBe('notice-damaged');
    expect(await refused(Buffer.from('%PDF-1.7\n damaged'), 'a.pdf')).toBe('notice-damaged');
    expect(await refused(Uint8Array.from([0, 1, 2, 3, 0]), 'a.bin')).toBe('notice-unknown');
  });

  it('a PDF without text is told apart from one that has some', async () => {
    const empty = [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
      'trailer<</Root 1 0 R>>',
      '',
    ].join('\n');
    expect(await refused(Buffer.from(empty), 'quet.pdf')).toBe('notice-scanned');
  });

  // What tries each way of parting them into comments would not end within a test.
  it('a text that begins as a page with many comments, and is none, is read as a text', async () => {
    const text = `${'<!---->'.repeat(500)} 1. Giao Sở Ngoại vụ báo cáo UBND tỉnh trước ngày 15/4/2024.`;
    const { source } = await readNoticeFile(new TextEncoder().encode(text), 'a.txt');
    expect(source.join('')).toContain('Giao Sở Ngoại vụ');
  });

  it('an empty text assigns nothing', async () => {
    expect((await readNoticeFile(Buffer.from('\n \n'), 'a.txt')).tasks).toEqual([]);
  });
});

describe('a text file as programs of Windows save it', () => {
  const text = notice.toString('utf8').replaceAll('\r\n', '\n');
  const windows = text.replaceAll('\n', '\r\n');
  it.each([
    ['with line ends of Windows', Buffer.from(windows)],
    ['with line ends of old Macs', Buffer.from(text.replaceAll('\n', '\r'))],
    ['with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['by Notepad, with both', Buffer.from(`\uFEFF${windows}`)],
    ['as “Unicode”', Buffer.from(`\uFEFF${windows}`, 'utf16le')],
    ['as “Unicode big endian”', Buffer.from(`\uFEFF${windows}`, 'utf16le').swap16()],
  ])('is read %s as without', async (_how, content) => {
    const plain = await readNoticeFile(Buffer.from(text), 'thong-bao.txt');
    expect(plain.tasks.length).toBeGreaterThan(10);
    expect(await readNoticeFile(content, 'thong-bao.txt')).toEqual(plain);
  });
});
