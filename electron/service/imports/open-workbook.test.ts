import { zipSync, strToU8 } from 'fflate';
import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { openWorkbook } from './open-workbook.ts';
import { workbook } from './test-sheets.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

interface Parts {
  readonly sheet: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly office?: string;
  /** Packs nothing: the parts are stored as they are. */
  readonly isStored?: boolean;
}

/** A workbook of hand-written parts. */
function packed({ sheet, strings = '', styles = '', office = OFFICE, isStored = false }: Parts): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (...list: readonly string[]): string => `<Relationships>${list.join('')}</Relationships>`;
  const files = {
    '_rels/.rels': relations(relation('a', 'officeDocument', '/xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${office}"><sheets><sheet name="Một &amp; hai" sheetId="1" r:id="b"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('b', 'worksheet', 'worksheets/sheet1.xml'),
      relation('c', 'sharedStrings', 'sharedStrings.xml'),
      relation('d', 'styles', 'styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': sheet,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
  };
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: isStored ? 0 : 6 });
}

function texts(content: Uint8Array): readonly (readonly string[])[] {
  const [grid] = openWorkbook(content, 'bang.xlsx');
  return (grid?.rows ?? []).map((cells) => cells.map(({ text }) => text));
}

const rows = (body: string): string =>
  `<worksheet xmlns="${MAIN}"><sheetData>${body}</sheetData></worksheet>`;

describe('a workbook of XML parts', () => {
  it.each<[string, Parts, readonly (readonly string[])[]]>([
    [
      'with cells and rows without their places',
      { sheet: rows('<row><c t="str"><v>a</v></c><c><v>2</v></c></row><row><c t="b"><v>1</v></c></row>') },
      [['a', '2'], ['true']],
    ],
    [
      'with prefixed names',
      {
        sheet: `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="3"><x:c r="B3" t="inlineStr"><x:is><x:t>Lào</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
      },
      [['Lào']],
    ],
    [
      'with rich shared texts and readings of signs',
      {
        sheet: rows('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'),
        strings:
          '<si><r><t xml:space="preserve">Sở </t></r><r><rPr><b/></rPr><t>Ngoại vụ</t></r></si><si><t>广西</t><rPh sb="0" eb="1"><t>かん</t></rPh></si>',
      },
      [['Sở Ngoại vụ', '', '广西']],
    ],
    [
      'with references, CDATA and remarks',
      {
        sheet: rows(
          '<!-- a > b --><row r="1"><c r="A1" t="str"><v>A &amp; B &#7913; &lt;</v></c><c r="B1" t="str"><v><![CDATA[x < y]]></v></c></row>',
        ),
      },
      [['A & B ứ <', 'x < y']],
    ],
    [
      'with lines of a cell',
      { sheet: rows('<row r="1"><c r="A1" t="str"><v>một_x000D_\nhai</v></c></row>') },
      [['một\nhai']],
    ],
    [
      'with errors and empty cells',
      {
        sheet: rows(
          '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" s="1"/><c r="C1"><v>5</v></c></row>',
        ),
      },
      [['5']],
    ],
    [
      'of the strict kind',
      { sheet: rows('<row r="1"><c r="A1"><v>7</v></c></row>'), office: STRICT },
      [['7']],
    ],
    [
      'that is not packed',
      { sheet: rows('<row r="1"><c r="A1"><v>7</v></c></row>'), isStored: true },
      [['7']],
    ],
  ])('is read %s', (_what, parts, expected) => {
    expect(texts(packed(parts))).toEqual(expected);
  });

  it('shows dates and numbers as their formats do', () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><fonts><font/></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="3"/><xf numFmtId="22"/></cellXfs>';
    const sheet = rows(
      '<row r="1"><c r="A1" s="1"><v>45327</v></c><c r="B1" s="2"><v>2500000</v></c><c r="C1" s="3"><v>45327.5</v></c><c r="D1" t="d"><v>2024-02-05</v></c></row>',
    );
    expect(openWorkbook(packed({ sheet, styles }), 'a.xlsx')[0]?.rows).toEqual([
      [
        { text: '2024-02-05', date: '2024-02-05', number: null },
        { text: '2,500,000', date: null, number: 2_500_000 },
        { text: '2024-02-05', date: '2024-02-05', number: null, time: '12:00' },
        { text: '2024-02-05', date: '2024-02-05', number: null },
      ],
    ]);
  });

  it('says the name of its sheet, and holds merged cells as one', () => {
    const body = rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>2</v></c></row>');
    const sheet = body.replace(
      '</worksheet>',
      '<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>',
    );
    const [grid] = openWorkbook(packed({ sheet }), 'a.xlsx');
    expect(grid?.name).toBe('Một & hai');
    expect(grid?.rows[1]?.[1]).toBe(grid?.rows[0]?.[0]);
    expect(grid?.rows.map((cells) => cells.length)).toEqual([2, 3]);
  });

  it('is read in the same way by pieces of any length', () => {
    const long = 'Đoàn công tác của tỉnh '.repeat(9);
    const body = Array.from(
      { length: 3_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="str"><v>${long}${at}</v></c></row>`,
    );
    const read = texts(packed({ sheet: rows(body.join('')), isStored: true }));
    expect(read.every(([text], at) => text === `${long}${at}`)).toBe(true);
    expect(read).toHaveLength(3_000);
  });
});

describe('a locked workbook', () => {
  const locked = (content: Uint8Array): string => {
    try {
      openWorkbook(content, 'bang.xlsx');
    } catch (error) {
      if (error instanceof Refusal) return error.detail.code;
    }
    return 'none';
  };

  const container = (...streams: readonly (readonly [string, Uint8Array])[]): Uint8Array => {
    const file = XLSX.CFB.utils.cfb_new();
    for (const [name, content] of streams) XLSX.CFB.utils.cfb_add(file, name, content);
    return Uint8Array.from(XLSX.CFB.write(file, { type: 'array' }) as Iterable<number>);
  };

  it('of today says so', () => {
    const content = container(
      ['/EncryptionInfo', new Uint8Array(64)],
      ['/EncryptedPackage', new Uint8Array(5_000)],
    );
    expect(locked(content)).toBe('sheet-locked');
  });

  it('of old says so', () => {
    const book = XLSX.read(workbook({ rows: [['Tên đoàn']] }));
    const old = XLSX.CFB.read(
      new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer),
      { type: 'array' },
    );
    const stream = Buffer.from(XLSX.CFB.find(old, '/Workbook')?.content as Uint8Array);
    // Behind the first record: FILEPASS (0x002F) of 54 bytes, RC4 with its salt.
    const behind = 4 + stream.readUInt16LE(2);
    const pass = Buffer.alloc(58);
    pass.writeUInt16LE(0x2f, 0);
    pass.writeUInt16LE(54, 2);
    pass.writeUInt16LE(1, 4);
    pass.writeUInt16LE(1, 6);
    pass.writeUInt16LE(1, 8);
    const content = container([
      '/Workbook',
      new Uint8Array(Buffer.concat([stream.subarray(0, behind), pass, stream.subarray(behind)])),
    ]);
    expect(locked(content)).toBe('sheet-locked');
  });

  it('of LibreOffice says so', () => {
    const manifest =
      '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>';
    const content = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'META-INF/manifest.xml': strToU8(manifest),
      'content.xml': new Uint8Array(900).fill(7),
    });
    expect(locked(content)).toBe('sheet-locked');
  });

  it('is none where a cell speaks of one', () => {
    expect(locked(workbook({ rows: [['EncryptedPackage', 'password']] }))).toBe('none');
  });
});
