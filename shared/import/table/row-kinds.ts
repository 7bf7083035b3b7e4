import words from '../../reference/row-words.json' with { type: 'json' };
import lists from '../../reference/import-words.json' with { type: 'json' };
import type { SheetRules } from '../../registers/sheet-rules.ts';
import { headKey } from '../../text/fold.ts';
import type { SheetCell } from '../cells/sheet-cells.ts';
import type { FoundTable } from './found-table.ts';
import { repeatsHeads } from './head-block.ts';

/** What a row of a table is: `total` also where the place and day of signing end it, `other` heads and what nobody reads. */
export type RowKind = 'record' | 'group' | 'total' | 'other';

/** Where in a table stands what tells its rows apart. */
export interface RowPlaces {
  /** Index of the column that names a record, of the one that numbers them, of those that hold its days and begin it. */
  readonly name: number;
  readonly number: number;
  /** Index of the column of points of a document, which number their tasks too; -1 where there is none. */
  readonly point: number;
  readonly days: readonly number[];
  readonly beginning: readonly number[];
  /** Among the days those that hold the first and the last. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Columns of whose hosts a record may name several, and of what it else has several of. */
  readonly hosts: readonly number[];
  readonly several: readonly number[];
  /** Among those the ones that name people. */
  readonly people: readonly number[];
  /** Columns that are read. */
  readonly read: readonly number[];
}

export function rowPlaces({ columns }: FoundTable, rules: SheetRules): RowPlaces {
  const { naming, days, beginning = [], lines } = rules;
  const of = (targets: readonly string[]) =>
    columns.filter(({ target }) => targets.includes(target)).map(({ index }) => index);
  return {
    name: of(naming)[0] ?? 0,
    number: columns.find(({ target, reader }) => target === 'index' && reader === 'ignore')?.index ?? -1,
    point: of(['point'])[0] ?? -1,
    days: of(days),
    beginning: of(beginning),
    starts: of(lines?.starts ?? []),
    ends: of(lines?.ends ?? []),
    hosts: of(lines?.hosts ?? []),
    several: of([...(lines?.several ?? []), ...(lines?.people ?? [])]),
    people: of(lines?.people ?? []),
    read: columns.filter(({ reader }) => reader !== 'ignore').map(({ index }) => index),
  };
}

const textAt = (cells: readonly SheetCell[], at: number): string => cells[at]?.text ?? '';

/**
 * Whether a row is a record, or a total, a head of a group, or nothing that is read.
 * @param isNumbered whether the records of the table bear numbers.
 */
export function rowKind(
  table: FoundTable,
  places: RowPlaces,
  cells: readonly SheetCell[],
  { pastTotal, isNumbered }: { readonly pastTotal: boolean; readonly isNumbered: boolean },
): RowKind {
  const used = cells.filter((cell) => cell.text !== '');
  const [first] = used;
  if (first === undefined) return 'other';
  const distinct = new Set(used.map((cell) => cell.text)).size;
  const firstKey = headKey(first.text);
  const hasDay = places.days.some((at) => /\d/.test(textAt(cells, at)) && !headsDays(places, cells, at));
  const hasNumber = isRunning(textAt(cells, places.number));
  if (!hasDay && (isTotal(first.text) || isTotal(textAt(cells, places.name)))) return 'total';
  if (used.length > 2 && used.every(isColumnNumber)) return 'other';
  if (repeatsHeads(table.levels, cells)) return 'other';
  // The place and day above the signatures.
  if (distinct === 1 && /ngày\D{0,12}tháng\D{0,12}năm/iu.test(first.text)) return 'total';
  if (distinct === 1 && used.length > 1) return 'group';
  if (!hasDay && !hasNumber && used.every((cell) => isClosing(cell.text))) return 'total';
  if (!hasDay && !hasNumber && isGroup(places, cells, first, isNumbered)) return 'group';
  if (!hasDay && lists.footerWords.some((word) => firstKey.startsWith(word))) return 'total';
  const isNamed = hasNumber && textAt(cells, places.name) !== '';
  if (pastTotal && !hasDay && !isNamed) return 'other';
  // A single text without a number before it heads a group: "Tháng 01/2024", "Đoàn cấp tỉnh".
  if (!hasDay && used.length === 1 && places.read.length > 1 && !/^\d/.test(firstKey)) return 'group';
  return places.read.some((at) => textAt(cells, at) !== '') ? 'record' : 'other';
}

/** Whether words in a column of days are the head or the sum of a group, alone but for its number: "I | Đồn Hữu Nghị: 02 vụ". */
function headsDays({ number }: RowPlaces, cells: readonly SheetCell[], at: number): boolean {
  const cell = cells[at];
  if (cell === undefined || cell.date !== null || !/^\p{L}/u.test(cell.text)) return false;
  const isAlone = cells.every(({ text }, other) => text === '' || other === number || text === cell.text);
  const label = textAt(cells, number);
  return isAlone && (isTotal(cell.text) || /^(?:[IVX]{1,5}|[A-HĐ])[.)]?$/u.test(label));
}

/** What stands below a table: the place and day of signing, who signs, what the total is. */
export function isClosing(text: string): boolean {
  if (text === '') return false;
  if (/ngày\D{0,12}tháng\D{0,12}năm/iu.test(text)) return true;
  const key = headKey(text);
  return [...lists.footerWords, ...lists.totalWords].some(
    (word) => key === word || key.startsWith(`${word} `),
  );
}

/** A number in a column of running numbers: "1", "02.", "1.2". */
export const isRunning = (text: string): boolean => /^\d+(?:\.\d+)*[.)]?$/.test(text.trim());

/** Column numbers under the heads: (1) (2) (3), 1 2 3, or A B 1 2 3=4+5 in every column. */
function isColumnNumber({ text }: SheetCell): boolean {
  return /^\(?(?:\d{1,2}|[A-Za-z])\)?(?:\s*=[\s\d()+-]*)?$/.test(text);
}

/** "Tổng cộng", "Cộng quý I", "Tổng I + II", "Tổng số: 03 đoàn"; no "Tổng cục Hải quan". */
function isTotal(text: string): boolean {
  // "Công văn số 321" is no "Cộng".
  if (/^\P{L}*công(?!\p{L})/iu.test(text.normalize('NFC'))) return false;
  const key = headKey(text);
  return lists.totalWords.some((word) => {
    if (key === word) return true;
    if (!key.startsWith(`${word} `)) return false;
    const rest = key.slice(word.length + 1);
    const [next = ''] = rest.split(' ');
    return (
      word.length > 5 || /\d/.test(rest) || words.totalOf.includes(next) || /^[ivx]+$|^[a-h]$/.test(next)
    );
  });
}

/** "5", "05 người", "3 đoàn/12 người", "96,5 triệu đồng": what a group head says of its rows. */
export function isCount({ text, number, date }: SheetCell): boolean {
  if (number !== null) return true;
  if (date !== null || /\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}/.test(text)) return false;
  const parts = headKey(text)
    .replaceAll(/[\d.,]+/g, ' # ')
    .split('#');
  const [before = '', ...units] = parts.map((part) => part.trim());
  return (
    before === '' && units.length > 0 && units.every((unit) => unit === '' || words.counted.includes(unit))
  );
}

/** "II. Đoàn vào", "A/ Cấp tỉnh", "III": the number of a group's head, alone or before its words. */
const isLettered = (text: string): boolean =>
  /^(?:[ivx]{1,5}|[a-hđ])[ .):/-]/iu.test(text) || /^(?:[IVX]{1,5}|[A-HĐ])[.)]?$/u.test(text);

/** True for a row of one text alone, which begins with the capital number of a group. */
export function isGroupAlone(cells: readonly SheetCell[]): boolean {
  const [only, ...more] = new Set(cells.map((cell) => cell.text).filter((text) => text !== ''));
  return only !== undefined && more.length === 0 && /^(?:[IVX]{1,5}|[A-HĐ])[.)/]\s*\p{Lu}/u.test(only);
}

/** A Roman or lettered head, or a name without a number among numbered records, with nothing else than counts. */
function isGroup(
  { name, read }: RowPlaces,
  cells: readonly SheetCell[],
  first: SheetCell,
  isNumbered: boolean,
): boolean {
  const title = textAt(cells, name);
  const others = read.filter((at) => {
    const cell = cells[at];
    return at !== name && cell !== undefined && cell.text !== '' && cell !== first && cell.text !== title;
  });
  if (isLettered(first.text)) {
    // The title may stand in whatever column comes behind the number: "I | Xuất nhập cảnh trái phép | | | 2 | 5".
    const words = new Set(others.flatMap((at) => (isCount(cells[at] ?? first) ? [] : [textAt(cells, at)])));
    return words.size === 0 || (words.size === 1 && title === '');
  }
  return isNumbered && title !== '' && others.length > 0 && others.every((at) => isCount(cells[at] ?? first));
}
