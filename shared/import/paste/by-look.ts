import { addYears, type PlainDate } from '../../time/plain-date.ts';
import type { Field } from '../../registers/field.ts';
import { pastedFields, type PasteList } from './known-headings.ts';
import { isRunning, lookOfColumn, type Look } from './looks.ts';
import { choiceOf, pastedDate, type PasteContext } from './pasted-value.ts';

/** A column of a paste, top to bottom, and what it stands for so far. */
export interface ReadColumn {
  readonly heading: string | null;
  readonly target: string | null;
  readonly cells: readonly string[];
  /** Under a heading that names something else, which no look of its cells may overrule. */
  readonly isForeign?: boolean;
  /** Under "Ghi chú" in a list that has no field for remarks: only roles are looked for in it. */
  readonly isRemark?: boolean;
}

/** Looks that are unmistakable enough to be believed under a heading that nobody knows. */
const sureLooks: readonly (Look | null)[] = ['passport', 'name', 'job', 'organisation'];

/** The looks of cells that a field can hold, the likeliest first. */
function looksOf(name: string, field: Field): readonly Look[] {
  if (name === 'jobTitle') return ['job'];
  if (['fullName', 'signer'].includes(name)) return ['name'];
  if (name === 'birthYear') return ['year'];
  if (name === 'organisation') return ['organisation'];
  switch (field.kind) {
    case 'secret':
      return ['passport'];
    case 'documentNumber':
      return ['documentNumber'];
    case 'country':
      return ['country'];
    case 'reference':
      return field.catalogue === 'organisation' ? ['organisation'] : [];
    default:
      return [];
  }
}

/** Gives the columns that stand for nothing yet to the fields that their cells look like, each field once. */
export function assignByLook(
  columns: readonly ReadColumn[],
  list: PasteList,
  context: PasteContext,
): readonly ReadColumn[] {
  const taken = new Set(columns.flatMap((column) => column.target ?? []));
  const targets = new Map<number, string>();
  const isOpen = (at: number): boolean =>
    columns[at]?.target === null &&
    !targets.has(at) &&
    columns[at]?.isForeign !== true &&
    (columns[at]?.cells ?? []).some((cell) => cell !== '');
  const give = (at: number, field: string): void => {
    targets.set(at, field);
    if (field !== 'ignore') taken.add(field);
  };
  const first = columns.findIndex((column) => column.cells.some((cell) => cell !== ''));
  if (columns.length > 1 && isOpen(first) && isRunning(columns[first]?.cells ?? [])) give(first, 'ignore');
  const looks = columns.map((column) => lookOfColumn(column.cells, context));
  const fields = pastedFields(list.fields);
  for (const [name, field] of fields) {
    if (field.kind !== 'choice' || taken.has(name)) continue;
    const at = columns.findIndex((column, at) => isOpen(at) && holdsChoices(column, name, field, context));
    if (at >= 0) give(at, name);
  }
  for (const [name, field] of fields) {
    if (taken.has(name)) continue;
    const at = columns.findIndex(({ heading }, at) => {
      const look = looks[at] ?? null;
      if (
        !isOpen(at) ||
        columns[at]?.isRemark === true ||
        look === null ||
        !looksOf(name, field).includes(look)
      )
        return false;
      return heading === null || sureLooks.includes(look);
    });
    if (at >= 0) give(at, name);
  }
  const untitled = (at: number): boolean => isOpen(at) && columns[at]?.heading === null;
  const days = columns.flatMap((column, at) =>
    untitled(at) && (looks[at] === 'date' || (looks[at] === 'year' && !taken.has('birthDate')))
      ? [{ at, cells: column.cells }]
      : [],
  );
  for (const [at, name] of dateTargets(days, list, taken, context.today)) give(at, name);
  if (list.fields['fullName'] !== undefined) {
    const beside = besideKnown(columns, targets, looks);
    if (beside !== null && untitled(beside.at) && !taken.has(beside.field)) give(beside.at, beside.field);
  } else {
    const rest = columns.flatMap((_, at) => (untitled(at) ? [{ at, look: looks[at] ?? 'text' }] : []));
    for (const [at, name] of inOrder(rest, fields, taken)) give(at, name);
  }
  return columns.map((column, at) => ({ ...column, target: targets.get(at) ?? column.target }));
}

/** Of words that say nothing by themselves: what stands between name and agency is a position, what follows a position an agency. */
function besideKnown(
  columns: readonly ReadColumn[],
  targets: ReadonlyMap<number, string>,
  looks: readonly (Look | null)[],
): { readonly at: number; readonly field: string } | null {
  const targetOf = (at: number): string | null => targets.get(at) ?? columns[at]?.target ?? null;
  for (const [at, look] of looks.entries()) {
    if (look !== 'text' || targetOf(at) !== null) continue;
    if (targetOf(at + 1) === 'agency') return { at, field: 'jobTitle' };
    if (targetOf(at - 1) === 'jobTitle') return { at, field: 'agency' };
  }
  return null;
}

/** Words that name a choice in four of five cells; a job such as "Phiên dịch" alone does not make a column of roles. */
function holdsChoices(column: ReadColumn, name: string, field: Field, context: PasteContext): boolean {
  const filled = column.cells.filter((cell) => cell !== '');
  const codes = filled.map((cell) => choiceOf(field, cell, context));
  if (codes.filter((code) => code !== null).length * 5 < filled.length * 4) return false;
  return (
    name !== 'role' || codes.some((code) => ['leader', 'deputy', 'member', 'offender'].includes(code ?? ''))
  );
}

interface DayColumn {
  readonly at: number;
  readonly cells: readonly string[];
}

/** Nobody travels officially before this age. */
const YOUNGEST = 16;

/**
 * Columns of dates in order: of people first the birth, where its years look like it, then issue and expiry of the
 * document, which the present day parts; of other things the dates as the list has them.
 */
function dateTargets(
  columns: readonly DayColumn[],
  list: PasteList,
  taken: ReadonlySet<string>,
  today: PlainDate,
): readonly (readonly [number, string])[] {
  const names = pastedFields(list.fields)
    .filter(([name, field]) => field.kind === 'date' && !taken.has(name))
    .map(([name]) => name);
  const found: [number, string][] = [];
  const left = [...columns];
  if (names.includes('birthDate')) {
    const at = left.findIndex(({ cells }) => mostly(cells, today, (day) => day < addYears(today, -YOUNGEST)));
    const [birth] = at < 0 ? [] : left.splice(at, 1);
    if (birth !== undefined) found.push([birth.at, 'birthDate']);
  }
  const others = names.filter((name) => name !== 'birthDate');
  const [only] = left;
  if (
    left.length === 1 &&
    only !== undefined &&
    others.includes('documentExpiry') &&
    mostly(only.cells, today, (day) => day > today)
  ) {
    return [...found, [only.at, 'documentExpiry']];
  }
  for (const [at, { at: column }] of left.entries()) {
    const name = others[at];
    if (name !== undefined) found.push([column, name]);
  }
  return found;
}

/** No passport holds longer: a year of two digits beyond that is one of the last century. */
const LONGEST_VALIDITY = 20;

/** Whether most of the readable dates are such; a bare year stands for its first day. */
function mostly(cells: readonly string[], today: PlainDate, such: (day: string) => boolean): boolean {
  const days = cells.flatMap((cell) => {
    const year = /^(?:19|20)\d{2}$/.exec(cell)?.[0] ?? /^\d{1,2}[/.-](\d{4})$/.exec(cell)?.[1];
    if (year !== undefined) return [`${year}-01-01`];
    const day = pastedDate(cell, today);
    if (day === null) return [];
    const isShort = /\D\d{2}$/.test(cell);
    return [isShort && day > addYears(today, LONGEST_VALIDITY) ? addYears(day, -100) : day];
  });
  return days.length > 0 && days.filter(such).length * 2 > days.length;
}

/** Whether a field can hold cells of a look, where only its place in the list speaks for it. */
function fits(field: Field, look: Look): boolean {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return true;
    case 'integer':
    case 'money':
      return look === 'number' || look === 'year';
    case 'reference':
    case 'country':
      return ['text', 'organisation', 'place', 'name'].includes(look);
    case 'documentNumber':
      return ['documentNumber', 'number', 'passport'].includes(look);
    case 'secret':
      return ['passport', 'number'].includes(look);
    case 'recordLink':
      return look === 'documentNumber';
    case 'time':
    case 'marker':
    case 'date':
    case 'boolean':
    case 'choice':
    case 'personLink':
    case 'files':
    case 'json':
      return false;
    default:
      return false;
  }
}

/** What is left goes to the fields that are left, both in their order, as far as kinds allow. */
function inOrder(
  columns: readonly { readonly at: number; readonly look: Look }[],
  fields: readonly (readonly [string, Field])[],
  taken: ReadonlySet<string>,
): readonly (readonly [number, string])[] {
  const left = fields.filter(([name]) => !taken.has(name));
  const found: [number, string][] = [];
  let next = 0;
  for (const { at, look } of columns) {
    const place = left.findIndex(([, field], index) => index >= next && fits(field, look));
    const name = left[place]?.[0];
    if (name === undefined) continue;
    found.push([at, name]);
    next = place + 1;
  }
  return found;
}
