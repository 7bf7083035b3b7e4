import { cellPeople } from '../../import/cells/cell-count.ts';
import lists from '../../reference/import-words.json' with { type: 'json' };
import { headKey, normalise } from '../../text/fold.ts';
import { dayOf, monthOf } from '../../time/plain-date.ts';
import { formatDate } from '../../time/typed-date.ts';
import type { SheetReader, SheetRow, SheetValue } from '../sheet-rules.ts';

/** Columns of some of the people, by what they have in common: each set is all of them only together. */
const sets = [
  [
    'peopleOfficials',
    'peopleEmployees',
    'peopleEnterprise',
    'peoplePress',
    'peopleOthers',
    'peopleLeaders',
    'peopleStaff',
  ],
  ['peopleMen', 'peopleWomen'],
] as const;

/** Readers of the number of people: of all, of some, and of those that were planned. */
export const peopleReaders: Readonly<Record<string, SheetReader>> = {
  people(row, { cell, title, refuse, doubt }) {
    // "12/5" becomes the 12th of May.
    const typed = cell.date === null ? cell.text : `${dayOf(cell.date)}/${monthOf(cell.date)}`;
    const shared = womenAndAll(title, typed);
    if (cell.date !== null) {
      if (shared === null) {
        refuse('people-is-date', { value: formatDate(cell.date) });
        return;
      }
      doubt('people-was-date', { value: typed, count: shared.all });
    }
    if (shared !== null) {
      row.fields['peopleDeclared'] = shared.all;
      row.remarks.push(`${title}: ${typed}`);
      if (shared.women > shared.all) doubt('people-part-more', { value: shared.women, count: shared.all });
      return;
    }
    const read = cellPeople(cell);
    if (read === null) {
      refuse('not-a-number', { value: cell.text });
      return;
    }
    row.fields['peopleDeclared'] = read.count;
    if (read.doubt !== null) doubt(read.doubt.code, { ...read.doubt.params, count: read.count });
    if (!read.isWhole) row.remarks.push(`${title}: ${cell.text}`);
  },
  peoplePart(row, { cell, target, title }) {
    const read = cellPeople(cell);
    if (read?.count !== 0) row.remarks.push(`${title}: ${cell.text}`);
    if (read !== null) row.pending[target] = read.count;
  },
  peoplePlanned(row, { cell, title }) {
    const read = cellPeople(cell);
    if (read === null || row.hasColumn('peopleDeclared')) row.remarks.push(`${title}: ${cell.text}`);
    if (read !== null) row.pending['peoplePlanned'] = read.count;
  },
};

/** "3/8" under "Số khách (nữ/tổng)": which of the two is the women the head says; null where it does not. */
function womenAndAll(title: string, text: string): { readonly women: number; readonly all: number } | null {
  const [, first, second] = /^\s*(\d{1,4})\s*[/|]\s*(\d{1,4})\s*$/.exec(text) ?? [];
  const heads =
    /(?<![^/()–])([^/()–]+)\/([^/()–]+)/u
      .exec(title)
      ?.slice(1)
      .map((head) => headKey(head)) ?? [];
  const [isFirst, isSecond] = heads.map((head) =>
    lists.headQualifiers.women.some((word) => head === word || head.endsWith(` ${word}`)),
  );
  if (first === undefined || second === undefined || isFirst === isSecond) return null;
  const [women, all] = isFirst === true ? [first, second] : [second, first];
  return { women: Number(women), all: Number(all) };
}

/** Names the people that a cell of countries counts by country, for whom the register has no place; no column may count all. */
export function keepPlacePeople(row: SheetRow, { cell, title, doubt }: SheetValue, people = 0): void {
  if (people === 0) return;
  row.remarks.push(`${title}: ${normalise(cell.text)}`);
  doubt('people-by-country', { value: cell.text, count: people });
  row.pending['peopleByCountry'] = people;
}

/** Where no column counts all people: those that were planned, else the sum of those that count some each. */
export function settlePeople(row: SheetRow): void {
  compareParts(row);
  if (row.fields['peopleDeclared'] !== undefined) return;
  const { peoplePlanned, peopleByCountry } = row.pending;
  if (typeof peoplePlanned === 'number' && !row.hasColumn('peopleDeclared')) {
    row.fields['peopleDeclared'] = peoplePlanned;
    return;
  }
  for (const set of sets) {
    const counts = set.flatMap((target) => {
      const count = row.pending[target];
      return typeof count === 'number' ? [{ target, count }] : [];
    });
    const [first] = counts;
    // Women alone are not all.
    if (first === undefined || (counts.length === 1 && set[0] !== first.target)) continue;
    const count = counts.reduce((sum, part) => sum + part.count, 0);
    row.fields['peopleDeclared'] = count;
    row.doubt(first.target, 'people-summed', { value: counts.map((part) => part.count).join(' + '), count });
    return;
  }
  if (typeof peopleByCountry === 'number') row.fields['peopleDeclared'] = peopleByCountry;
}

/** Names parts that are more than all people, and men and women that are not all of them. */
function compareParts(row: SheetRow): void {
  const all = row.fields['peopleDeclared'];
  if (typeof all !== 'number') return;
  const { peopleByCountry } = row.pending;
  if (typeof peopleByCountry === 'number' && peopleByCountry !== all)
    row.doubt('peopleDeclared', 'people-parts-differ', { value: peopleByCountry, count: all });
  const countOf = (target: string): number | null => {
    const count = row.pending[target];
    return typeof count === 'number' ? count : null;
  };
  const more = sets.flat().filter((target) => (countOf(target) ?? 0) > all);
  for (const target of more)
    row.doubt(target, 'people-part-more', { value: countOf(target) ?? 0, count: all });
  const counts = sets[0].flatMap((target) => countOf(target) ?? []);
  const sum = counts.reduce((total, count) => total + count, 0);
  const isSplit = counts.length > 1 && !sets[0].slice(-2).some((target) => row.hasColumn(target));
  if (more.length === 0 && isSplit && sum !== all)
    row.doubt('peopleDeclared', 'people-parts-differ', { value: counts.join(' + '), count: all });
  const [men, women] = sets[1].map(countOf);
  if (more.length > 0 || typeof men !== 'number' || typeof women !== 'number' || men + women === all) return;
  row.doubt('peopleDeclared', 'people-parts-differ', { value: `${men} + ${women}`, count: all });
}
