import * as XLSX from '@e965/xlsx';
import { StruckCells } from './foreign-looks.ts';

/** Records of a workbook of the old kind ([MS-XLS] 2.3): fonts, formats of cells, sheets and cells. */
const RECORD = {
  font: 0x31,
  format: 0xe0,
  sheet: 0x85,
  mulRk: 0xbd,
  mulBlank: 0xbe,
  begin: 0x809,
  end: 0x0a,
} as const;
/** Cells that say something: LABELSST, LABEL, RSTRING, NUMBER, RK, FORMULA, BOOLERR. */
const CELLS: ReadonlySet<number> = new Set([0xfd, 0x204, 0xd6, 0x203, 0x27e, 0x06, 0x205]);
const STRUCK = 0x08;

/**
 * A workbook of the old kind in a container of its own: what else stood in its container (its title and maker, pictures, macros) is
 * read by nobody, and a library that reads it takes whatever memory it claims.
 * @throws Error where there is no workbook in it.
 */
export function workbookAlone(content: Uint8Array): Uint8Array {
  const stream = streamOf(content);
  if (stream === null) throw new Error('No workbook in the container');
  const container = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(container, '/Workbook', stream);
  const written: unknown = XLSX.CFB.write(container, { type: 'buffer' });
  if (!(written instanceof Uint8Array)) throw new TypeError('No container was written');
  return written;
}

/**
 * The cells of each sheet that are struck through whole, by the sheet's place among all sheets of a workbook of the old kind
 * (.xls of Excel 5 to 2003); none where it is none.
 */
export function xlsStruck(
  content: Uint8Array,
): ReadonlyMap<number, ReadonlyMap<number, ReadonlySet<number>>> {
  const stream = streamOf(content);
  const sheets = new Map<number, StruckCells['struck']>();
  if (stream === null) return sheets;
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const fonts: boolean[] = [];
  const struckFormats: boolean[] = [];
  const starts = new Map<number, number>();
  let cells: StruckCells | null = null;
  for (let at = 0; at + 4 <= stream.length;) {
    const [kind, length, body] = [view.getUint16(at, true), view.getUint16(at + 2, true), at + 4];
    if (body + length > stream.length) break;
    if (kind === RECORD.sheet) starts.set(view.getUint32(body, true), starts.size);
    else if (kind === RECORD.font && length > 4) fonts.push((view.getUint16(body + 2, true) & STRUCK) !== 0);
    else if (kind === RECORD.format && length > 2)
      struckFormats.push(fonts[fontAt(view.getUint16(body, true))] ?? false);
    else if (kind === RECORD.begin) {
      const sheet = starts.get(at);
      if (sheet !== undefined) {
        cells = new StruckCells();
        sheets.set(sheet, cells.struck);
      }
    } else if (cells !== null && CELLS.has(kind) && length >= 6) {
      const format = view.getUint16(body + 4, true);
      if (struckFormats[format] === true)
        cells.add(view.getUint16(body, true), view.getUint16(body + 2, true));
    } else if (cells !== null && kind === RECORD.mulRk && length >= 6) {
      const [row, first] = [view.getUint16(body, true), view.getUint16(body + 2, true)];
      for (let cell = 0; cell * 6 + 6 <= length - 6; cell += 1)
        if (struckFormats[view.getUint16(body + 4 + cell * 6, true)] === true) cells.add(row, first + cell);
    }
    at = body + length;
  }
  return sheets;
}

/** No font bears the number 4. */
const fontAt = (number: number): number => (number > 4 ? number - 1 : number);

function streamOf(content: Uint8Array): Uint8Array | null {
  const container = XLSX.CFB.read(content, { type: 'array' });
  const entry = XLSX.CFB.find(container, 'Workbook') ?? XLSX.CFB.find(container, 'Book');
  const bytes: unknown = entry?.content;
  return bytes instanceof Uint8Array
    ? bytes
    : Array.isArray(bytes)
      ? Uint8Array.from(bytes.map(Number))
      : null;
}
