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

/** A packed file whose one part is so many zeros, in far fewer bytes. */
export function partOfZeros(name: string, length: number): Uint8Array {
  return zipped([{ name, ...zeros(length) }]);
}

/** The same as the sheet of a workbook (.xlsx), which is unpacked piece by piece. */
export function sheetOfZeros(length: number): Uint8Array {
  return inWorkbook(zeros(length));
}

/** A workbook of a sheet that is written by hand, and of further parts. */
export function sheetOf(inner: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return inWorkbook(deflated(`<worksheet>${inner}</worksheet>`), more);
}

function zeros(length: number): Omit<PackedPart, 'name'> {
  const block = deflateRawSync(Buffer.alloc(MIB), { finishFlush: constants.Z_FULL_FLUSH });
  const whole = Math.floor(length / MIB);
  const blocks = Array.from({ length: whole }, () => block);
  return { packed: Buffer.concat([...blocks, deflateRawSync(Buffer.alloc(length % MIB))]), size: length };
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

export function deflated(text: string): Omit<PackedPart, 'name'> {
  const bytes = Buffer.from(text);
  return { packed: deflateRawSync(bytes), size: bytes.length };
}

/** A workbook of talks, as many as are asked for, whose sheet is far longer than its file. */
export function longSheet(rows: number): Uint8Array {
  const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (...cells: readonly string[]): string => `<row>${cells.map(text).join('')}</row>`;
  const talks = Array.from({ length: rows }, (_, at) =>
    row(`${(at % 28) + 1}/02/2024`, 'Hội đàm', `Nội dung ${at + 1}`, 'Lạng Sơn', 'Quảng Tây', 'Ghi chú'),
  );
  const heads = row('Thời gian', 'Hình thức', 'Nội dung', 'Địa điểm', 'Đối tác', 'Ghi chú');
  return inWorkbook(deflated(`<worksheet><sheetData>${heads}${talks.join('')}</sheetData></worksheet>`));
}

/** A real workbook with another first sheet, and with further parts or others in their place. */
function inWorkbook(
  sheet: Omit<PackedPart, 'name'>,
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const others = Object.entries(more).map(([name, text]) => [name, Buffer.from(text)] as const);
  const parts = new Map([...Object.entries(unzipSync(workbook({ rows: [['x']] }))), ...others]);
  return zipped(
    [...parts].map(([name, content]) =>
      name === 'xl/worksheets/sheet1.xml'
        ? { name, ...sheet }
        : { name, packed: deflateRawSync(content), size: content.length },
    ),
  );
}

/** A picture (.png) that says how large it is, and has no pixels. */
export function pictureOf(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(45);
  bytes.write('\u0089PNG\r\n\u001A\n\0\0\0\rIHDR', 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.write('\0\0\0\0IEND', 33, 'latin1');
  return new Uint8Array(bytes);
}

/** A zip file as its parts claim to be; checksums are left out, as their makers would. */
export function zipped(parts: readonly PackedPart[]): Uint8Array {
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
