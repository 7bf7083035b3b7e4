import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workbook } from '../../../imports/test-sheets.ts';
import { readNoticeFile } from '../read-document.ts';
import { cell, noticeBody, packedWord, para, row, run, table, wordPart } from '../test-files.ts';

const FIRST = '1. Giao Sở Ngoại vụ chủ trì xây dựng kế hoạch đối ngoại, hoàn thành trong ngày 15/4/2024.';
const SECOND = '2. Giao Sở Công Thương tổ chức hội chợ, xong trong tháng 5/2024.';
const BOTH = [
  ['1', 'Sở Ngoại vụ', '2024-04-15'],
  ['2', 'Sở Công Thương', '2024-05-31'],
];

const read = (content: Uint8Array) => readNoticeFile(content, 'van-ban.docx');
const tasks = async (content: Uint8Array) =>
  (await read(content)).tasks.map(({ ref, leadUnit, due }) => [ref, leadUnit, due]);
const ofBody = (inner: string, how?: Parameters<typeof packedWord>[1]) => packedWord(noticeBody(inner), how);

describe('a Word document', () => {
  const strict = 'http://purl.oclc.org/ooxml';
  it.each([
    ['with a main part of another name', ofBody(para(FIRST) + para(SECOND), { main: 'word/document2.xml' })],
    ['with its main part at the root', ofBody(para(FIRST) + para(SECOND), { main: 'thongbao.xml' })],
    [
      'of the strict kind',
      ofBody(para(FIRST) + para(SECOND), {
        space: `${strict}/wordprocessingml/main`,
        relations: `${strict}/officeDocument/relationships`,
      }),
    ],
    ['with other prefixes', ofBody(para(FIRST) + para(SECOND), { prefix: 'ns0' })],
    [
      'with letters written as numbers',
      ofBody((para(FIRST) + para(SECOND)).replaceAll(/[^ -~]/gu, (sign) => `&#${sign.codePointAt(0)};`)),
    ],
    [
      'with paragraphs in content controls',
      ofBody(
        `<w:sdt><w:sdtPr/><w:sdtContent>${para(FIRST)}<w:sdt><w:sdtContent>${para(SECOND)}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>`,
      ),
    ],
    [
      'with words in content controls, and one that only asks to be filled',
      ofBody(
        `<w:p>${run('1. Giao Sở ')}<w:sdt><w:sdtContent>${run('Ngoại vụ')}</w:sdtContent></w:sdt>${run(' chủ trì xây dựng kế hoạch đối ngoại, hoàn thành trong ngày 15/4/2024.')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Bấm vào đây để nhập văn bản, trước 01/01/2024.')}</w:sdtContent></w:sdt></w:p>${para(SECOND)}`,
      ),
    ],
    [
      'with words inserted in revision and others deleted',
      ofBody(
        `<w:p><w:ins>${run('1. Giao Sở Ngoại vụ chủ trì ')}</w:ins>${run('xây dựng kế hoạch đối ngoại, hoàn thành trong ngày ')}<w:del><w:r><w:delText>10</w:delText></w:r></w:del><w:ins>${run('15')}</w:ins>${run('/4/2024.')}</w:p>` +
          `<w:p><w:del><w:r><w:delText>2. Giao Sở Y tế báo cáo trước ngày 20/4/2024.</w:delText></w:r></w:del></w:p>${para(SECOND)}`,
      ),
    ],
    [
      'with a paragraph that was moved',
      ofBody(
        `<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>${run(SECOND)}</w:moveFrom></w:p>${para(FIRST)}<w:p><w:moveTo>${run(SECOND)}</w:moveTo></w:p>`,
      ),
    ],
    [
      'with two paragraphs that a deletion made one',
      ofBody(
        `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('1. Giao Sở Ngoại vụ chủ trì xây dựng')}</w:p>${para('kế hoạch đối ngoại, hoàn thành trong ngày 15/4/2024.')}${para(SECOND)}`,
      ),
    ],
    [
      'with fields: their results, not their codes',
      ofBody(
        `<w:p>${run('1. Giao Sở Ngoại vụ chủ trì xây dựng kế hoạch đối ngoại, hoàn thành trong ngày ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>${run('01/01/2020')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('15/4/2024')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('.')}</w:p>${para(SECOND)}`,
      ),
    ],
    [
      'with hyphens and signs of their own',
      ofBody(
        `<w:p>${run('1. Giao Sở Ngo\u00ADại vụ chủ trì xây dựng kế ho')}<w:r><w:softHyphen/></w:r>${run('ạch đối ngoại, hoàn thành trong ngày 15')}<w:r><w:sym w:font="Times New Roman" w:char="002F"/></w:r>${run('4/2024.')}</w:p>${para(SECOND)}`,
      ),
    ],
    [
      'with lines broken inside a sentence',
      ofBody(
        para(FIRST.replace('kế hoạch đối ngoại, ', 'kế hoạch đối ngoại,</w:t><w:br/><w:t>')) +
          para(SECOND.replace('hội chợ, xong', 'hội chợ,</w:t></w:r><w:r><w:br/><w:t>xong')),
      ),
    ],
    ['with items that only breaks part', ofBody(para(`${FIRST}</w:t><w:br/><w:t>${SECOND}`))],
    [
      'with a box of text in both forms',
      ofBody(
        `${para(FIRST)}<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${para(SECOND)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${para(SECOND)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      ),
    ],
    [
      'with a box of text in the old form only',
      ofBody(
        `${para(FIRST)}<w:p><w:r><w:pict><v:textbox><w:txbxContent>${para(SECOND)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`,
      ),
    ],
  ])('%s is read like any other', async (_, content) => {
    expect(await tasks(content)).toEqual(BOTH);
    expect(await read(content)).toMatchObject({
      documentNumber: '88/TB-UBND',
      documentDate: '2024-03-12',
      remarks: [],
    });
  });

  it.each([
    ['struck out once', '<w:strike/>'],
    ['struck out twice', '<w:dstrike/>'],
    ['struck out by its style', '<w:rStyle w:val="Bo"/>'],
  ])('leaves out an item that is %s, and says so', async (_, look) => {
    const content = ofBody(
      para(FIRST) +
        para('2. Giao Sở Y tế báo cáo trước ngày 20/4/2024.', look) +
        para(SECOND.replace('2.', '3.')),
      {
        beside: [
          {
            type: 'styles',
            path: 'styles.xml',
            content: wordPart(
              'styles',
              '<w:style w:type="character" w:styleId="Bo"><w:rPr><w:strike/></w:rPr></w:style>',
            ),
          },
        ],
      },
    );
    expect(await tasks(content)).toEqual([BOTH[0], ['3', 'Sở Công Thương', '2024-05-31']]);
    expect((await read(content)).remarks).toEqual([
      { code: 'struck', what: ['2. Giao Sở Y tế báo cáo trước ngày 20/4/2024.'] },
    ]);
  });

  it('leaves out single words that are struck out or hidden, and an item whose number alone was left', async () => {
    const content = ofBody(
      `<w:p>${run('1. Giao ')}${run('Sở Nội vụ', '<w:vanish/>')}${run('Sở Ngoại vụ chủ trì xây dựng kế hoạch đối ngoại, hoàn thành trong ngày ')}${run('10/4/2024', '<w:strike/>')}${run('15/4/2024.', '<w:strike w:val="false"/>')}</w:p>` +
        `<w:p>${run('2. ')}${run('Giao Sở Y tế báo cáo trước ngày 20/4/2024.', '<w:strike/>')}</w:p>${para(SECOND)}`,
    );
    expect(await tasks(content)).toEqual(BOTH);
    expect((await read(content)).remarks).toEqual([
      { code: 'struck', what: ['10/4/2024', 'Giao Sở Y tế báo cáo trước ngày 20/4/2024.'] },
      { code: 'hidden', what: ['Sở Nội vụ'] },
    ]);
  });

  it.each(['footnote', 'endnote'] as const)('counts a deadline that stands in a %s', async (kind) => {
    const mark = `<w:r><w:${kind}Reference w:id="2"/></w:r>`;
    const note = (id: number, text: string): string =>
      `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${run(text)}</w:p></w:${kind}>`;
    const beside = [
      {
        type: `${kind}s`,
        path: `${kind}s.xml`,
        content: wordPart(`${kind}s`, note(-1, '') + note(2, ' Hoàn thành trong ngày 15/4/2024.')),
      },
    ];
    const words = 'Giao Sở Ngoại vụ chủ trì xây dựng kế hoạch đối ngoại';
    for (const body of [
      `<w:p>${run(`1. ${words}`)}${mark}${run('.')}</w:p>`,
      `<w:p>${run(`1. ${words}.`)}${mark}</w:p>`,
      `<w:p>${run('1. Giao Sở Ngoại vụ chủ trì xây dựng kế hoạch')}${mark}${run(' đối ngoại.')}</w:p>`,
    ]) {
      const { tasks: found } = await read(
        ofBody(body + para(SECOND), { beside, unrelated: kind === 'endnote' }),
      );
      expect(found[0]).toMatchObject({
        leadUnit: 'Sở Ngoại vụ',
        due: '2024-04-15',
        text: `${words} (Hoàn thành trong ngày 15/4/2024).`,
      });
    }
  });

  it.each([
    'Hội nghị dự kiến trong tháng 5/2024',
    'Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh',
    'Gồm 05 huyện biên giới',
  ])('names a footnote that sets no deadline beside the tasks: %s', async (words) => {
    const beside = [
      {
        type: 'footnotes',
        path: 'footnotes.xml',
        content: wordPart('footnotes', `<w:footnote w:id="1"><w:p>${run(words)}</w:p></w:footnote>`),
      },
    ];
    const body = `<w:p>${run('1. Giao Sở Ngoại vụ rà soát mốc giới')}<w:r><w:footnoteReference w:id="1"/></w:r>${run('.')}</w:p>`;
    expect(await read(ofBody(body, { beside }))).toMatchObject({
      tasks: [{ due: null, text: 'Giao Sở Ngoại vụ rà soát mốc giới.' }],
      remarks: [{ code: 'notes', what: [words] }],
    });
  });

  const HEAD = row(['STT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn']);
  const ROWS = [
    row(['1', 'Xây dựng kế hoạch đối ngoại', 'Sở Ngoại vụ', '15/4/2024']),
    row(['2', 'Tổ chức hội chợ biên giới', 'Sở Công Thương', '31/5/2024']),
  ];
  const held = (inner: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
  it.each([
    ['plain', table([HEAD, ...ROWS]), '1'],
    ['with rows in a content control', table([HEAD, held(ROWS[0] ?? ''), held(ROWS[1] ?? '')]), '1'],
    [
      'in a content control, with cells in others',
      held(
        table([
          HEAD,
          row(['1', 'Xây dựng kế hoạch đối ngoại', held(cell('Sở Ngoại vụ')), held(cell('15/4/2024'))]),
          ROWS[1] ?? '',
        ]),
      ),
      '1',
    ],
    [
      'with a row that begins late',
      table([
        HEAD,
        row(['Xây dựng kế hoạch đối ngoại', 'Sở Ngoại vụ', '15/4/2024'], '<w:gridBefore w:val="1"/>'),
        ROWS[1] ?? '',
      ]),
      '',
    ],
    [
      'with rows that were deleted',
      table([HEAD, row(['0', 'Đón đoàn', 'Sở Y tế', '01/4/2024'], '<w:del w:id="1"/>'), ...ROWS]),
      '1',
    ],
    [
      'with a row that was struck out',
      table([
        HEAD,
        row([
          '9',
          cell('').replace(
            '<w:t xml:space="preserve"></w:t>',
            '<w:rPr><w:strike/></w:rPr><w:t>Đón đoàn</w:t>',
          ),
          cell(''),
          cell(''),
        ]),
        ...ROWS,
      ]),
      '1',
    ],
    ['with rows that were inserted', table([HEAD, `<w:ins>${ROWS[0] ?? ''}</w:ins>`, ROWS[1] ?? '']), '1'],
  ])('reads a table %s', async (_, inner, first) => {
    expect(await tasks(ofBody(para('Phân công nhiệm vụ như sau:') + inner))).toEqual([
      [first, 'Sở Ngoại vụ', '2024-04-15'],
      ['2', 'Sở Công Thương', '2024-05-31'],
    ]);
  });

  it.each([
    [
      ['Công an tỉnh', 'Sở Y tế'],
      ['Công an tỉnh', 'Sở Y tế'],
    ],
    [
      ['- Công an tỉnh;', '- Sở Y tế.'],
      ['Công an tỉnh', 'Sở Y tế'],
    ],
    [['Sở Văn hóa,', 'Thể thao và Du lịch'], ['Sở Văn hóa, Thể thao và Du lịch']],
  ])('reads the offices of a cell: %j', async (names, found) => {
    const inner = table([
      row(['STT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp']),
      row([
        '1',
        'Xây dựng kế hoạch',
        'Sở Ngoại vụ',
        `<w:tc>${names.map((name) => para(name)).join('')}</w:tc>`,
      ]),
    ]);
    const {
      tasks: [task],
    } = await read(ofBody(para('Phân công nhiệm vụ như sau:') + inner));
    expect(task?.cooperating).toEqual(found);
  });

  it('keeps to the columns of cells that reach down and of rows that end early', async () => {
    const inner = table([
      HEAD,
      row(['1', 'Xây dựng kế hoạch', cell('Sở Ngoại vụ', '<w:vMerge w:val="restart"/>'), '15/4/2024']),
      row(['2', 'Tổ chức hội chợ', cell('', '<w:vMerge/>')], '<w:gridAfter w:val="1"/>'),
      row(['Rà soát mốc giới', cell('', '<w:vMerge/>'), '31/5/2024'], '<w:gridBefore w:val="1"/>'),
    ]);
    expect(await tasks(ofBody(para('Phân công nhiệm vụ như sau:') + inner))).toEqual([
      ['1', 'Sở Ngoại vụ', '2024-04-15'],
      ['2', 'Sở Ngoại vụ', null],
      ['', 'Sở Ngoại vụ', '2024-05-31'],
    ]);
  });
});

describe('a document in a document', () => {
  const page = `<html><head><meta charset="utf-8"><style>p{}</style></head><body><p>${FIRST}</p><p>${SECOND}</p></body></html>`;
  it.each([
    ['a web page', 'trang.html', page],
    ['another Word document', 'phan.docx', packedWord(para(FIRST) + para(SECOND))],
    ['a plain text', 'phan.txt', `${FIRST}\n${SECOND}`],
    [
      'an archived page',
      'phan.mht',
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n\r\n--a\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page).toString('base64')}\r\n--a--\r\n`,
    ],
  ])('is read: %s', async (_, path, content) => {
    const file = ofBody('<w:altChunk r:id="rId1"/>', { beside: [{ type: 'aFChunk', path, content }] });
    expect(await tasks(file)).toEqual(BOTH);
  });

  it('that cannot be read is named', async () => {
    const beside = [{ type: 'aFChunk', path: 'phan.rtf', content: String.raw`{\rtf1 abc}` }];
    expect((await read(ofBody('<w:altChunk r:id="rId1"/>', { beside }))).remarks).toEqual([
      { code: 'unreadParts', what: ['phan.rtf'] },
    ]);
  });
});

describe('files that are no Word document', () => {
  const refused = (content: Uint8Array): Promise<unknown> =>
    read(content).then(
      () => 'read',
      (error: { detail?: { code: string } }) => error.detail?.code,
    );
  it.each([
    ['RTF', strToU8(String.raw`{\rtf1\ansi Giao}`), 'notice-rtf'],
    ['a workbook', workbook({ rows: [['Giao Sở Ngoại vụ']] }), 'notice-unknown'],
    ['any packed file', zipSync({ 'a.txt': strToU8('a') }), 'notice-unknown'],
    ['other XML', strToU8('<?xml version="1.0"?><a>Giao Sở Ngoại vụ</a>'), 'notice-unknown'],
  ])('say what they are: %s', async (_, content, code) => {
    expect(await refused(content)).toBe(code);
  });
});
