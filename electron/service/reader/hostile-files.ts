import { constants, deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { workbook } from '../imports/test-sheets.ts';

/** Files that are made to do harm, for tests. */

interface PackedPart {
  readonly name: string;
  readonly packed: Uint8Array;
  /** Bytes once unpacked, as the file claims. */
  readonly size: number;
}

const MIB = 1024 ** 2;

/** A sheet of 2 GiB of zeros in a file of 2 MiB, of a kind (.ods) that is unpacked whole. */
export function zipBomb(): Uint8Array {
  return zipped([{ name: 'content.xml', ...zeros() }]);
}

/** The same as the sheet of a workbook (.xlsx), which is unpacked piece by piece. */
export function sheetOfZeros(): Uint8Array {
  return inWorkbook(zeros());
}

function zeros(): Omit<PackedPart, 'name'> {
  const block = deflateRawSync(Buffer.alloc(16 * MIB), { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: 128 }, () => block);
  const packed = Buffer.concat([...blocks, deflateRawSync(Buffer.alloc(0))]);
  return { packed, size: 2048 * MIB - 1 };
}

/** A sheet with two cells at the ends of what is read, and thousands of merged ranges that each cover all of it. */
export function endlessSheet(): Uint8Array {
  const cell = (address: string): string => `<c r="${address}" t="inlineStr"><is><t>x</t></is></c>`;
  const merges = '<mergeCell ref="A1:GR49999"/>'.repeat(20_000);
  return inWorkbook(
    deflated(
      [
        '<?xml version="1.0"?>',
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
        `<sheetData><row r="1">${cell('A1')}</row><row r="49999">${cell('GR49999')}</row></sheetData>`,
        `<mergeCells count="20000">${merges}</mergeCells>`,
        '</worksheet>',
      ].join(''),
    ),
  );
}

/** An old workbook (.xls) of a row below its heads and a cell in the last row and column, that claims to be far larger yet. */
export function endlessOldSheet(): Uint8Array {
  const text = (v: string) => ({ t: 's', v });
  const sheet = {
    A1: text('Ngày'),
    B1: text('Nội dung'),
    A2: text('20/02/2024'),
    B2: text('Hội đàm'),
    IV65536: text('x'),
  };
  const written: unknown = XLSX.write(
    { SheetNames: ['Sheet1'], Sheets: { Sheet1: { ...sheet, '!ref': 'A1:IV65536' } } },
    { type: 'array', bookType: 'biff8' },
  );
  if (!(written instanceof ArrayBuffer)) throw new TypeError('No workbook was written');
  const content = Buffer.from(written);
  // The record of dimensions (0x0200, 14 bytes): first row, row behind the last, first column, column behind the last.
  const at = content.indexOf(Buffer.from([0x00, 0x02, 0x0e, 0x00]));
  content.writeUInt32LE(0xff_ff_ff_ff, at + 8);
  content.writeUInt16LE(0xff_ff, at + 14);
  return new Uint8Array(content);
}

/** A document whose paragraphs stand in hundreds of thousands of boxes, one in the other. */
export function nestedDocument(): Uint8Array {
  const depth = 300_000;
  const text = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:sdt>'.repeat(depth)}${'</w:sdt>'.repeat(depth)}</w:body></w:document>`;
  return zipped([{ name: 'word/document.xml', ...deflated(text) }]);
}

function deflated(text: string): Omit<PackedPart, 'name'> {
  const bytes = Buffer.from(text);
  return { packed: deflateRawSync(bytes), size: bytes.length };
}

/** A real workbook with another first sheet. */
function inWorkbook(sheet: Omit<PackedPart, 'name'>): Uint8Array {
  const parts = Object.entries(unzipSync(workbook({ rows: [['x']] })));
  return zipped(
    parts.map(([name, content]) =>
      name === 'xl/worksheets/sheet1.xml'
        ? { name, ...sheet }
        : { name, packed: deflateRawSync(content), size: content.length },
    ),
  );
}

/** A zip file as its parts claim to be; checksums are left out, as their makers would. */
function zipped(parts: readonly PackedPart[]): Uint8Array {
  const out: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, packed, size } of parts) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), common, place, Buffer.from(name));
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, Buffer.from(name)]);
    out.push(head, Buffer.from(packed));
    at += head.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...out, listed, end]);
}
