import words from '../../reference/paste-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import { formatDate } from '../../time/typed-date.ts';
import type { ReadColumn } from './by-look.ts';
import type { HeadRows } from './head-rows.ts';
import type { KnownHeadings, Meaning, PasteList } from './known-headings.ts';
import { cellRange } from '../cells/cell-ranges.ts';
import { lookOf } from './looks.ts';
import { pastedDate, type PasteContext } from './pasted-value.ts';

/** A column under its heading, with all that the heading says. */
interface HeadedColumn extends ReadColumn {
  readonly meanings: readonly Meaning[];
}

/**
 * The columns below headings, made into such as stand for one field each: a name kept in two columns is joined, position
 * and agency in one column are parted, marks below "Nam" and "Nữ" become one column of the sex.
 */
export function columnsUnderHeadings(
  heads: HeadRows,
  rows: readonly (readonly string[])[],
  known: KnownHeadings,
  list: PasteList,
  context: PasteContext,
): readonly ReadColumn[] {
  const columns = heads.headings.map((heading, at): HeadedColumn => ({
    heading,
    target: null,
    cells: rows.map((row) => row[at] ?? ''),
    meanings: heads.matches[at]?.meanings ?? [],
  }));
  const steps = [
    (all: readonly HeadedColumn[]) => joinNames(all, known),
    (all: readonly HeadedColumn[]) => joinHalves(all, list),
    joinUnits,
    (all: readonly HeadedColumn[]) => all.flatMap((column) => parted(column, list, context)),
  ];
  const taken = new Set<string>();
  return steps
    .reduce((all, step) => step(all), columns as readonly HeadedColumn[])
    .map(({ heading, target, cells, meanings }, at, all): ReadColumn => {
      const [only] = meanings;
      const isForeign = only?.special === 'foreign' || isOfOtherPaper(all, at);
      const found = target ?? (only?.special === 'ignore' ? 'ignore' : (only?.field ?? null));
      // A second column of the same heading is shown, and the user says what it is.
      if (isForeign || found === null || (found !== 'ignore' && taken.has(found)))
        return {
          heading,
          target: null,
          cells,
          isForeign: isForeign || found !== null,
          isRemark: only?.special === 'remark',
        };
      taken.add(found);
      return { heading, target: found, cells };
    });
}

/** "Ngày cấp" right after the number of an identity card is the card's, where a passport stands elsewhere. */
function isOfOtherPaper(columns: readonly HeadedColumn[], at: number): boolean {
  const isDay = (column: HeadedColumn | undefined): boolean =>
    ['documentIssued', 'documentExpiry'].includes(column?.meanings[0]?.field ?? '');
  if (!isDay(columns[at])) return false;
  const before = columns.slice(0, at).findLast((column) => !isDay(column));
  const again = columns.some(
    (column, other) => other > at && column.meanings[0]?.field === columns[at]?.meanings[0]?.field,
  );
  return before?.meanings[0]?.special === 'foreign' && again;
}

const isField = (column: HeadedColumn | undefined, field: string): boolean =>
  column?.meanings.length === 1 && column.meanings[0]?.field === field;

const isSpecial = (column: HeadedColumn | undefined, special: Meaning['special']): boolean =>
  column?.meanings[0]?.special === special;

/** Replaces two columns by what is made of both. */
function joined(
  columns: readonly HeadedColumn[],
  first: number,
  second: number,
  made: readonly HeadedColumn[],
): readonly HeadedColumn[] {
  return columns.flatMap((column, at) => (at === first ? made : at === second ? [] : [column]));
}

const eachRow = (
  one: HeadedColumn,
  other: HeadedColumn,
  join: (a: string, b: string) => string,
): readonly string[] => one.cells.map((cell, at) => join(cell, other.cells[at] ?? ''));

const spaced = (a: string, b: string): string => [a, b].filter((part) => part !== '').join(' ');

/** "Họ đệm" and "Tên", or one heading over both, as sheets keep names that are sorted by the last word. */
function joinNames(columns: readonly HeadedColumn[], known: KnownHeadings): readonly HeadedColumn[] {
  const family = columns.findIndex((column) => isSpecial(column, 'family'));
  const given = columns.findIndex((column, at) => at !== family && known.isGiven(column.heading ?? ''));
  const name = columns.findIndex((column) => isField(column, 'fullName'));
  const rest = name + 1;
  const [one, other] =
    family >= 0 && given >= 0
      ? [Math.min(family, given), Math.max(family, given)]
      : name >= 0 && columns[rest]?.heading === null && columns[rest].cells.every(isGivenName)
        ? [name, rest]
        : [-1, -1];
  const [first, second] = [columns[one], columns[other]];
  if (first === undefined || second === undefined) {
    return columns.map((column) =>
      isSpecial(column, 'family') ? { ...column, meanings: [{ field: 'fullName' }] } : column,
    );
  }
  const heading = [first.heading, second.heading].filter((part) => part !== null).join(' + ');
  return joined(columns, one, other, [
    { ...first, heading, cells: eachRow(first, second, spaced), meanings: [{ field: 'fullName' }] },
  ]);
}

const isGivenName = (cell: string): boolean => cell === '' || /^\p{Lu}[\p{L}\p{M}]*$/u.test(cell);

const MARK = /^(?:x|v|✓|✔|☑|√|\*|\+|1|●)$/iu;

/**
 * "Nam | Nữ" with a mark, or a year or date of birth, in one of them. What is neither stays beside the sex as it is, so
 * that nothing is lost.
 */
function joinHalves(columns: readonly HeadedColumn[], list: PasteList): readonly HeadedColumn[] {
  const male = columns.findIndex((column) => isSpecial(column, 'male'));
  const female = columns.findIndex((column) => isSpecial(column, 'female'));
  const [men, women] = [columns[male], columns[female]];
  if (men === undefined || women === undefined || list.fields['sex'] === undefined) return columns;
  const named = (column: HeadedColumn): string => (column.heading ?? '').split(' – ').at(-1) ?? '';
  const isBare = (cell: string, column: HeadedColumn): boolean =>
    MARK.test(cell) || cell.toLowerCase() === named(column).toLowerCase();
  const sex = eachRow(men, women, (a, b) => {
    if (a !== '' && b !== '') return `${named(men)}: ${a}, ${named(women)}: ${b}`;
    return a !== '' ? named(men) : b !== '' ? named(women) : '';
  });
  const said = eachRow(men, women, (a, b) => {
    if (a !== '' && b !== '') return '';
    return isBare(a, men) || isBare(b, women) ? '' : a + b;
  });
  const birth = ['birthDate', 'birthYear'].find((name) => list.fields[name] !== undefined);
  const heading = [men.heading, women.heading].join(' / ');
  const made: HeadedColumn[] = [{ heading, target: null, cells: sex, meanings: [{ field: 'sex' }] }];
  if (said.some((cell) => cell !== ''))
    made.push({
      heading,
      target: null,
      cells: said,
      meanings: birth === undefined ? [] : [{ field: birth }],
    });
  return joined(columns, Math.min(male, female), Math.max(male, female), made);
}

/** The unit of a quantity belongs to it. */
function joinUnits(columns: readonly HeadedColumn[]): readonly HeadedColumn[] {
  const unit = columns.findIndex((column) => isSpecial(column, 'unit'));
  const quantity = columns.findIndex((column) => isField(column, 'quantity'));
  const [units, amounts] = [columns[unit], columns[quantity]];
  if (units === undefined || amounts === undefined) return columns;
  const heading = `${amounts.heading} + ${units.heading}`;
  return joined(columns, quantity, unit, [{ ...amounts, heading, cells: eachRow(amounts, units, spaced) }]);
}

/** The columns that a column of several things is parted into. */
function parted(column: HeadedColumn, list: PasteList, context: PasteContext): readonly HeadedColumn[] {
  const { heading, cells, meanings } = column;
  const made = (targets: readonly (string | null)[], rows: readonly (readonly string[])[]) =>
    targets.map((target, at): HeadedColumn => ({
      heading,
      target,
      cells: rows.map((parts) => parts[at] ?? ''),
      meanings: [],
    }));
  const [only] = meanings;
  if (meanings.length === 1 && (only?.special === 'range' || only?.special === 'validity')) {
    const targets = only.special === 'range' ? ['fromDate', 'toDate'] : ['documentIssued', 'documentExpiry'];
    return made(
      targets,
      cells.map((cell) => rangeOf(cell, context)),
    );
  }
  if (meanings.length < 2) return [column];
  const names = meanings.map((meaning) => meaning.field ?? null);
  return made(
    names,
    cells.map((cell) => partsOf(cell, names, list, context)),
  );
}

/** The two ends of a span of days; what is no such span stays whole in the first. */
function rangeOf(cell: string, context: PasteContext): readonly string[] {
  const read = cellRange({ text: cell, date: null, number: null }, context.today);
  if (!read.ok) {
    const [from = '', to = '', ...more] = cell.split(/(?:(?<!\s)\s+)?(?:\s[-–—]\s|\n|→)\s*/u);
    return more.length === 0 && to !== '' ? [from, to] : [cell];
  }
  if (read.to === null || (read.to === read.from && pastedDate(cell, context.today) !== null)) return [cell];
  return [formatDate(read.from), formatDate(read.to)];
}

const DAY = /(?<![\d/.-])\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2})(?![\d/.-])/g;
const AROUND = /^[\s,;:()–—-]+|(?<![\s,;:(–—-])[\s,;:(–—-]+$/g;

const BEFORE_DAY = new RegExp(
  String.raw`(?:^|[\s,;(])(?:${words.beforeDay.join('|')})\s*(?::\s*)?(?=\n)`,
  'giu',
);

/** A cell cut into the things that its heading names: dates are known by their look, the rest by its order. */
function partsOf(
  cell: string,
  names: readonly (string | null)[],
  list: PasteList,
  context: PasteContext,
): readonly string[] {
  const isDate = (name: string | null): boolean => name !== null && list.fields[name]?.kind === 'date';
  const days = names.some(isDate) ? [...cell.matchAll(DAY)].map((found) => found[0]) : [];
  // A bare year beside a name or number is what its heading says: a year of birth.
  if (days.length === 0 && names.some(isDate)) days.push(...(/(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(cell) ?? []));
  const dated = names.filter(isDate).length;
  const taken = days.slice(0, dated);
  let rest = cell.replaceAll('\n', taken.length > 0 ? '; ' : '\n');
  for (const day of taken) rest = rest.replace(day, '\n');
  const others = names.filter((name) => !isDate(name));
  const words = rest
    .replaceAll(/\(\s*\)/g, '')
    .replaceAll(BEFORE_DAY, '')
    .split('\n')
    .map((part) => part.replaceAll(AROUND, ''))
    .filter((part) => part !== '')
    .join('\n');
  if (others.length === 0 && words !== '') return [cell];
  const texts = others.length < 2 ? [words.replaceAll('\n', ' ')] : textsOf(words, others, context);
  const day = taken[Symbol.iterator]();
  const text = texts[Symbol.iterator]();
  return names.map((name) => normalise((isDate(name) ? day : text).next().value ?? ''));
}

const SEPARATOR = /(?:(?<!\s)\s+)?(?:[,;\n]|\s[-–—]\s|(?<=[^\s])[-–—]\s|\s[-–—](?=[^\s]))\s*/gu;

/** A text cut once for every further thing; agencies are cut off only where one stands, and a name holds no comma. */
function textsOf(text: string, names: readonly (string | null)[], context: PasteContext): readonly string[] {
  if (names.length < 2) return [text.replaceAll('\n', ' ')];
  const [first, second] = names;
  for (const found of text.matchAll(SEPARATOR)) {
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    if (before === '' || after === '') continue;
    const isCut =
      second === 'agency'
        ? lookOf(normalise(after), context) === 'organisation'
        : first === 'agency'
          ? lookOf(normalise(after), context) === 'job'
          : true;
    if (isCut) return [before.replaceAll('\n', ', '), ...textsOf(after, names.slice(1), context)];
  }
  // "Sở Y tế" alone below "Chức vụ, đơn vị" is no position.
  const isSecond = second === 'agency' && lookOf(normalise(text), context) === 'organisation';
  const isJob = first === 'agency' && lookOf(normalise(text), context) === 'job';
  const whole = text.replaceAll('\n', ', ');
  return isSecond || isJob ? ['', whole] : [whole];
}
