import words from '../../reference/paste-words.json' with { type: 'json' };
import { exactText, normalise } from '../../text/fold.ts';
import { headingKey } from '../columns/match-head.ts';
import type { KnownHeadings, PasteList } from './known-headings.ts';
import { lookOf } from './looks.ts';
import { choiceOf, type PasteContext } from './pasted-value.ts';

/** What a line between people says of those below it: "Thành viên:", "II. Sở Ngoại vụ". */
export interface GroupOf {
  readonly role: string | null;
  readonly agency: string | null;
}

export interface SortedRows {
  readonly rows: readonly (readonly string[])[];
  /** One a row. */
  readonly groups: readonly GroupOf[];
  /** Lines that are no rows: titles, repeated headings, totals, signatures. */
  readonly setAside: readonly string[];
}

const noGroup: GroupOf = { role: null, agency: null };

/**
 * Tells the rows of a table or list from the lines around and between them. Of other lists than people only what spreadsheets
 * put there is told apart; their texts may say anything.
 * @param headings those above the rows; empty where there are none.
 */
export function sortRows(
  cells: readonly (readonly string[])[],
  headings: readonly (string | null)[],
  known: KnownHeadings,
  list: PasteList,
  context: PasteContext,
): SortedRows {
  const isPeople = list.fields['fullName'] !== undefined;
  const width = cells[0]?.length ?? 0;
  const rows: (readonly string[])[] = [];
  const groups: GroupOf[] = [];
  const setAside: string[] = [];
  let group = noGroup;
  const end = width > 1 || isPeople ? footerAt(cells) : cells.length;
  for (const [at, row] of cells.entries()) {
    const filled = row.filter((cell) => cell !== '');
    if (filled.length === 0) continue;
    const line = filled.join(' ');
    const isNone =
      at >= end ||
      isRepeat(row, headings, known) ||
      (at === 0 && headings.length > 0 && isColumnNumbers(filled)) ||
      (headings.length === 0 && rows.length === 0 && isTitle(filled)) ||
      ((width > 1 || isPeople) && isTotal(filled));
    const isGroup =
      isPeople &&
      !isNone &&
      isOpeningPlace(
        row.findIndex((cell) => cell !== ''),
        headings,
        known,
      );
    const found = isGroup ? groupOf(filled, width, list, context) : null;
    if (isNone || found !== null) {
      setAside.push(line);
      group = found ?? group;
    } else {
      rows.push(row);
      groups.push(group);
    }
  }
  return { rows: isPeople ? asAbove(rows, headings, known) : rows, groups, setAside };
}

const ditto = new Set(words.ditto);

/** Rows in which "nt" and quotes, which mean "as above", are what stands above them. */
function asAbove(
  rows: readonly (readonly string[])[],
  headings: readonly (string | null)[],
  known: KnownHeadings,
): readonly (readonly string[])[] {
  const said = (headings.length > 0 ? headings : (rows[0] ?? [])).map(() => '');
  const isName = headings.map((heading) => known.match(heading ?? '')?.meanings[0]?.field === 'fullName');
  return rows.map((row) =>
    row.map((cell, at) => {
      const value = ditto.has(cell.toLowerCase()) && isName[at] !== true ? (said[at] ?? '') : cell;
      if (value !== '') said[at] = value;
      return value === '' ? cell : value;
    }),
  );
}

/** Whether a text begins with one of some words, marks and all, and the word ends there. */
function begins(starts: readonly string[], text: string, isAlone = false): boolean {
  const said = exactText(text);
  return starts.some((start) => {
    const key = exactText(start);
    if (!said.startsWith(key)) return false;
    const next = said.slice(key.length);
    return isAlone && !key.includes(' ') ? /^\s*(?:[:(=.,\d]|$)/.test(next) : !/^[\p{L}\p{N}]/u.test(next);
  });
}

/** "Tổng cộng", "Cộng: 05", "合计"; never "Tổng Giám đốc" or a person named Tống. */
function isTotal(filled: readonly string[]): boolean {
  return filled.slice(0, 2).some((cell) => begins(words.totalStarts, cell, true));
}

/** Whether a row is a title, which stands alone in its line. */
export function isTitle(row: readonly string[]): boolean {
  const [only = '', ...more] = row.filter((cell) => cell !== '');
  if (more.length > 0) return false;
  return begins(words.titleStarts, only) || words.titleEnds.some((end) => only.endsWith(end));
}

/** Headings again, as at the head of every printed page. */
function isRepeat(
  row: readonly string[],
  headings: readonly (string | null)[],
  known: KnownHeadings,
): boolean {
  const filled = row.flatMap((cell, at) => (cell === '' ? [] : [{ cell, heading: headings[at] ?? '' }]));
  if (headings.length === 0 || filled.length < 2) return false;
  return filled.every(
    ({ cell, heading }) => headingKey(heading).includes(headingKey(cell)) && known.match(cell)?.sure === true,
  );
}

/** "(1) (2) (3)" or "A B 1 2" below the headings. */
function isColumnNumbers(filled: readonly string[]): boolean {
  if (filled.length < 3) return false;
  const numbers = filled.map((cell) => /^\(?(\d{1,2}|[A-H])\)?$/.exec(cell)?.[1]);
  if (numbers.some((number) => number === undefined)) return false;
  const digits = numbers.map(Number).filter((number) => !Number.isNaN(number));
  return digits.every((number, at) => number === (digits[0] ?? 0) + at);
}

/** "Lạng Sơn, ngày 5 tháng 3 năm 2024". */
const DATELINE = new RegExp(String.raw`,\s*${words.dateline.join('.{0,12}')}`, 'iu');

/** Index of the first of the lines below a table: who made and signed it. */
function footerAt(cells: readonly (readonly string[])[]): number {
  for (let at = 1; at < cells.length; at += 1) {
    const filled = (cells[at] ?? []).filter((cell) => cell !== '');
    const opens = filled.slice(0, 2).some((cell) => begins(words.footerStarts, cell) || DATELINE.test(cell));
    if (!opens || filled.length > 3) continue;
    const below = cells.slice(at + 1).map((row) => row.filter((cell) => cell !== ''));
    const isLast = below.every((row) => row.length <= 2 && !/^\d{1,3}[.)]?$/.test(row[0] ?? ''));
    if (isLast) return at;
  }
  return cells.length;
}

/** A group is opened where numbers or names stand; an agency alone in its own column is a cell of a person. */
function isOpeningPlace(at: number, headings: readonly (string | null)[], known: KnownHeadings): boolean {
  if (headings.length === 0) return at <= 1;
  const meaning = known.match(headings[at] ?? '')?.meanings[0];
  return meaning?.special === 'ignore' || meaning?.field === 'fullName';
}

const NUMBERING = /^(?:[IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/-]\s*/;

/** What a line that is no person says of the people below it; null for a person. */
function groupOf(
  filled: readonly string[],
  width: number,
  list: PasteList,
  context: PasteContext,
): GroupOf | null {
  const [first = '', second] = filled;
  const isNumbered = /^(?:[IVX]{1,5}|[A-H])[.)]?$/.test(first) && second !== undefined;
  if (filled.length > (isNumbered ? 2 : 1)) return null;
  const line = normalise(isNumbered ? (second ?? '') : first);
  const opens = /[:：]$/.test(line) || isNumbered || /^(?:[IVX]{1,5}|[A-H])\s*[.)/]\s*\p{Lu}/u.test(line);
  if (!opens && width < 3) return null;
  const plain = line
    .replace(NUMBERING, '')
    .replace(/[:：]$/u, '')
    .trim();
  const said = plain.endsWith(')') ? plain.replace(/\(.*/s, '').trim() : plain;
  const role = list.fields['role'];
  const isRole = role !== undefined && choiceOf(role, said, context) !== null;
  if (isRole) return { role: said, agency: null };
  if (lookOf(said, context) === 'organisation') return { role: null, agency: said };
  return opens && (isNumbered || /[:：]$/.test(line) || said === said.toUpperCase()) ? noGroup : null;
}
