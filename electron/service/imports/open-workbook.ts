import { Tally, withinBound } from '../../../shared/contract/file-bounds.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { SheetGrid, Workbook } from '../../../shared/import/workbook/workbook.ts';
import { fromOldCode, syllables } from '../../../shared/text/syllables.ts';
import { decodeText } from '../decode-text.ts';
import { gridOf } from './sheet-grid.ts';
import { readOther, readSeparated } from './read-other.ts';
import { SheetTallies } from './sheet-tallies.ts';
import { readXlsx, workbookPart, type NamedSheet } from './xlsx/read-xlsx.ts';
import { ZipParts } from '../reader/zip-parts.ts';

/** Rows of a sheet that say something, at most. */
export const ROW_LIMIT = 250_000;

/**
 * Reads a workbook (.xlsx, .xls, .ods) or a text file with separators (comma, semicolon, tab, bar; UTF-8, UTF-16 or
 * Windows-1258).
 * @throws Refusal `not-a-spreadsheet`, `sheet-empty`, `sheet-locked`, `sheet-is-document`, `sheet-is-picture`, `over-bound`, `too-many-rows`.
 */
export function openWorkbook(content: Uint8Array, name: string): Workbook {
  withinBound('sheetBytes', content.byteLength);
  const tallies = new SheetTallies();
  const grids = sheetsOf(content, name, tallies).flatMap(({ name: sheetName, isHidden, sheet }) => {
    if (isHidden) return sheet.rowCount === 0 ? [] : [hiddenGrid(sheetName)];
    if (sheet.rowCount > ROW_LIMIT)
      throw new Refusal('too-many-rows', { rows: sheet.rowCount, max: ROW_LIMIT });
    return gridOf(sheetName, sheet, tallies.merged) ?? [];
  });
  if (grids.every((grid) => grid.isHidden)) throw new Refusal('sheet-empty', { name });
  return grids;
}

/** A hidden sheet is named and not read. */
function hiddenGrid(name: string): SheetGrid {
  return { name, isHidden: true, firstRow: 1, firstColumn: 0, rows: [] };
}

function sheetsOf(content: Uint8Array, name: string, tallies: SheetTallies): readonly NamedSheet[] {
  try {
    const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => content[at] === byte);
    if (starts(0x50, 0x4b)) return packedSheets(content, name, tallies);
    if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
      if (hasName(content, 'WordDocument')) throw new Refusal('sheet-is-document', { name, kind: 'Word' });
      // A workbook with a password is such a container too, with its content under this name.
      if (hasName(content, 'EncryptedPackage')) throw new Refusal('sheet-locked', { name });
      withinBound('oldSheetBytes', content.byteLength);
      return readOther(content, null, tallies);
    }
    refuseOther(content, name);
    withinBound('separatedBytes', content.byteLength);
    const text = sheetText(content);
    if (text === null || text === '') throw new Refusal('not-a-spreadsheet', { name });
    const separator = separatorOf(text);
    // Counted before it is taken apart: that takes many times its size.
    const rows = rowsOf(text, separator);
    if (rows > ROW_LIMIT) throw new Refusal('too-many-rows', { rows, max: ROW_LIMIT });
    return readSeparated(text, separator, tallies);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // The library says so of an old workbook whose sheets are locked.
    const isLocked = error instanceof Error && /password/i.test(error.message);
    throw new Refusal(isLocked ? 'sheet-locked' : 'not-a-spreadsheet', { name }, [], error);
  }
}

/** The text of a file of values: what is neither Unicode nor Windows-1258 may be typed in an old font. */
function sheetText(content: Uint8Array): string | null {
  const text = decodeText(content, 'windows-1258');
  const bytes = text === null ? null : decodeText(content, 'latin1');
  // In Unicode both are the same.
  if (text === null || bytes === null || bytes === text) return text;
  const read = (['tcvn3', 'vni'] as const)
    .map((code) => fromOldCode[code](bytes))
    .map((words) => ({ words, count: syllables(words) }))
    .toSorted((a, b) => b.count - a.count)[0];
  return read !== undefined && read.count > syllables(text) * 1.2 ? read.words : text;
}

/** Whether a container of the old kind holds a part of some name. */
function hasName(content: Uint8Array, part: string): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return bytes.includes(Buffer.from(part, 'utf16le'));
}

const documents: Readonly<Record<string, string>> = { '%PDF-': 'PDF', '{\\rtf': 'RTF' };
const pictures: readonly string[] = ['\u0089PNG', '\u00FF\u00D8\u00FF', 'GIF8', 'II*\0', 'MM\0*'];

/** Says what a file is that is surely no sheet, whatever its name. */
function refuseOther(content: Uint8Array, name: string): void {
  // A PDF may have blanks or a mark before its first sign.
  const start = Buffer.from(content.subarray(0, 1024)).toString('latin1');
  for (const [sign, kind] of Object.entries(documents))
    if (start.trimStart().replace(/^ï»¿/, '').startsWith(sign))
      throw new Refusal('sheet-is-document', { name, kind });
  if (pictures.some((sign) => start.startsWith(sign))) throw new Refusal('sheet-is-picture', { name });
}

function packedSheets(content: Uint8Array, name: string, tallies: SheetTallies): readonly NamedSheet[] {
  const parts = new ZipParts(content, 'unpackedSheetBytes');
  if (parts.isEncrypted || parts.text('META-INF/manifest.xml').includes('encryption-data'))
    throw new Refusal('sheet-locked', { name });
  if (/wordprocessingml\.(?:document|template)\.main/.test(parts.text('[Content_Types].xml')))
    throw new Refusal('sheet-is-document', { name, kind: 'Word' });
  const main = workbookPart(parts);
  if (main !== null) return readXlsx(parts, main, ROW_LIMIT, tallies);
  // The library unpacks all of it by itself.
  new ZipParts(content, 'unpackedOpenSheetBytes').measure();
  return readOther(content, parts, tallies);
}

/**
 * Lines of a file of values that say something; an end of line within quotes is none.
 * @throws Refusal `over-bound` for too many cells, or too long a one.
 */
function rowsOf(text: string, separator: string): number {
  const places = new Tally('sheetPlaces');
  const parts = separator.charCodeAt(0);
  let rows = 0;
  let begin = 0;
  let [isQuoted, says] = [false, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (!isQuoted && (sign === parts || sign === LINE_END)) {
      places.add();
      begin = at + 1;
    }
    withinBound('cellCharacters', at - begin);
    if (sign === QUOTE) isQuoted = !isQuoted;
    else if (sign === LINE_END && !isQuoted) {
      if (says) rows += 1;
      says = false;
    } else if (!says) says = !NOTHING.has(sign);
  }
  return says ? rows + 1 : rows;
}

const QUOTE = 34;
const LINE_END = 10;
/** Blanks and separators: tab, return, space, comma, semicolon, bar. */
const NOTHING: ReadonlySet<number> = new Set([9, 13, 32, 44, 59, 124]);

/** The separator that cuts the lines of a file into the most even columns. */
export function separatorOf(text: string): string {
  const lines = text
    .slice(0, 200_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 60);
  let best = { separator: ',', score: 0 };
  for (const separator of ['\t', ';', ',', '|']) {
    const counts = lines.map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(separator).length - 1);
    const common = new Map<number, number>();
    for (const count of counts) if (count > 0) common.set(count, (common.get(count) ?? 0) + 1);
    for (const [count, times] of common) {
      const score = times * Math.min(count, 30);
      if (score > best.score) best = { separator, score };
    }
  }
  return best.separator;
}
