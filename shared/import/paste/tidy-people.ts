import words from '../../reference/paste-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import { formatDate } from '../../time/typed-date.ts';
import type { ReadColumn } from './by-look.ts';
import type { PasteList } from './known-headings.ts';
import type { GroupOf } from './sort-rows.ts';
import { choiceOf, pastedDate, type PasteContext } from './pasted-value.ts';

/** Roles that are no profession: found behind a position or name they say what somebody is in the delegation. */
const rolesOnly = ['leader', 'deputy', 'member'];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

const HONORIFIC = new RegExp(
  String.raw`^(${words.honorifics
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join(
      '|',
    )})(?![\p{L}\p{M}])\s*(?:[/(]\s*(?:${words.honorifics.map(escaped).join('|')})\s*\)?)?[.:]?\s*(?=\p{L})`,
  'iu',
);
const SUFFIX = new RegExp(`(?:(?<!\\s)\\s+)?(${words.honorificSuffixes.join('|')})$`, 'u');

/** A name without its number and honorific, and the honorific where it tells the sex. */
export function bareName(
  text: string,
  list: PasteList,
  context: PasteContext,
): { readonly name: string; readonly sex: string | null } {
  const sexOf = list.fields['sex'];
  let name = normalise(text.replace(/^\s*(?:\(?\d{1,3}\s*[.)/-]|[•·▪●○◦*+–—-])\s*(?=\p{L})/u, ''));
  let sex: string | null = null;
  for (const form of [HONORIFIC, HONORIFIC, SUFFIX]) {
    const found = form.exec(name);
    const left = name.replace(form, '');
    // "Anh Tuấn" is a name; an honorific stands before a whole one.
    if (found === null || (form === HONORIFIC && !left.includes(' ') && !/\p{Script=Han}/u.test(left)))
      continue;
    const isBoth = /[/(]/.test(found[0].replace(/^.\/c/iu, ''));
    const tellsSex = sexOf !== undefined && choiceOf(sexOf, found[1] ?? '', context) !== null;
    if (tellsSex && !isBoth) sex ??= found[1] ?? null;
    name = left;
  }
  return { name, sex };
}

interface RoleParts {
  readonly rest: string;
  readonly role: string;
}

/** How a name and a role may stand in one cell: the role in brackets behind, behind a sign, behind a dash, before a sign. */
const FORMS: readonly ((text: string) => RoleParts | null)[] = [
  (text) => {
    if (!/[)）\]]$/u.test(text)) return null;
    const within = text.slice(0, -1);
    // Round brackets do not stand within it; of others the first opens it.
    const last = Math.max(0, within.search(/[()（）][^()（）]*$/u));
    const at = within.slice(last).search(/[(（[]/u) + last;
    return at < Math.max(1, last) ? null : { rest: text.slice(0, at), role: within.slice(at + 1) };
  },
  (text) => {
    const at = text.search(/[,;:\n–—][^,;:\n–—]*$/u);
    return at < 0 ? null : { rest: text.slice(0, at), role: text.slice(at + 1).trim() };
  },
  (text) => {
    const { rest = '', role = '' } = /^(?<rest>.*\S)\s+-\s+(?<role>\S.*)$/su.exec(text)?.groups ?? {};
    return { rest, role };
  },
  (text) => {
    const sign = /(?:(?<!\s)\s+)?(?:[,;:\n–—]|\s-\s)\s*/u.exec(text);
    if (sign === null) return null;
    return { rest: text.slice(sign.index + sign[0].length), role: text.slice(0, sign.index) };
  },
];

/** A text without the part that names a role in the delegation, and that part: "Nguyễn Văn A (Trưởng đoàn)". */
export function withoutRole(
  text: string,
  list: PasteList,
  context: PasteContext,
  among: readonly string[] | null = null,
): { readonly rest: string; readonly role: string | null } {
  const field = list.fields['role'];
  if (field === undefined) return { rest: text, role: null };
  const isRole = (part: string): boolean => {
    const code = choiceOf(field, part, context);
    return code !== null && (among === null || among.includes(code));
  };
  for (const partsOf of FORMS) {
    const { rest, role } = partsOf(text.trim()) ?? {};
    if (rest !== undefined && rest !== '' && role !== undefined && role !== '' && isRole(role))
      return { rest: rest.replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/u, ''), role: normalise(role) };
  }
  return { rest: text, role: null };
}

const columnOf = (columns: readonly ReadColumn[], target: string): ReadColumn | undefined =>
  columns.find((column) => column.target === target);

/**
 * What people write into cells besides what the heading asks for, in columns of its own: "Ông" before a name tells the sex,
 * "(Trưởng đoàn)" behind it the role. A column that is there already is only filled where it is empty, by roles.
 */
export function tidyPeople(
  columns: readonly ReadColumn[],
  groups: readonly GroupOf[],
  list: PasteList,
  context: PasteContext,
): readonly ReadColumn[] {
  const given = columns.map((column) => asRoles(column, columns, list, context));
  const known = columnOf(given, 'role')?.cells;
  const roles: (string | null)[] = groups.map((group, row) => (known?.[row] ? null : group.role));
  const taken = new Set<number>();
  const sexes: (string | null)[] = groups.map(() => null);
  const tidied = given.map((column): ReadColumn => {
    const isName = column.target === 'fullName';
    const isRemark = column.target === null && column.isForeign !== true && column.heading !== null;
    if (!isName && !isRemark && column.target !== 'jobTitle') {
      return column.target === 'birthDate'
        ? { ...column, cells: column.cells.map((cell) => fullYear(cell, context.today)) }
        : column;
    }
    const among = column.target === 'jobTitle' ? rolesOnly : null;
    const cells = column.cells.map((cell, row) => {
      if (cell === '') return cell;
      const isFree = !taken.has(row) && (known?.[row] ?? '') === '';
      const found = isFree ? roleIn(cell, isRemark, list, context, among) : { rest: cell, role: null };
      if (found.role !== null) {
        roles[row] = found.role;
        taken.add(row);
      }
      if (!isName) return found.rest;
      const { name, sex } = bareName(found.rest, list, context);
      sexes[row] = sex;
      return name;
    });
    return { ...column, cells };
  });
  const withRoles = filledOrAdded(tidied, 'role', roles, list, true);
  const withSex = filledOrAdded(withRoles, 'sex', sexes, list, false);
  const agencies = groups.map((group) => group.agency);
  return filledOrAdded(withSex, 'agency', agencies, list, false);
}

function roleIn(
  cell: string,
  isRemark: boolean,
  list: PasteList,
  context: PasteContext,
  among: readonly string[] | null,
): { readonly rest: string; readonly role: string | null } {
  const field = list.fields['role'];
  if (isRemark && field !== undefined && choiceOf(field, cell, context) !== null)
    return { rest: '', role: cell };
  return withoutRole(cell, list, context, among);
}

/** A column of positions that holds nothing but roles is one of roles. */
function asRoles(
  column: ReadColumn,
  all: readonly ReadColumn[],
  list: PasteList,
  context: PasteContext,
): ReadColumn {
  const role = list.fields['role'];
  if (column.target !== 'jobTitle' || role === undefined || columnOf(all, 'role') !== undefined)
    return column;
  const filled = column.cells.filter((cell) => cell !== '');
  const isAll = filled.every((cell) => rolesOnly.includes(choiceOf(role, cell, context) ?? ''));
  return isAll && filled.length > 0 ? { ...column, target: 'role' } : column;
}

/** Puts values into the empty cells of a column, where `fills`, or into a new column where there is none. */
function filledOrAdded(
  columns: readonly ReadColumn[],
  target: string,
  values: readonly (string | null)[],
  list: PasteList,
  fills: boolean,
): readonly ReadColumn[] {
  if (list.fields[target] === undefined || values.every((value) => value === null)) return columns;
  if (columnOf(columns, target) === undefined)
    return [...columns, { heading: null, target, cells: values.map((value) => value ?? '') }];
  return columns.map((column) =>
    column.target === target && fills
      ? { ...column, cells: column.cells.map((cell, row) => (cell === '' ? (values[row] ?? '') : cell)) }
      : column,
  );
}

/** A birth on `05/02/75` was in 1975: two digits that would lie ahead mean the last century. */
function fullYear(cell: string, today: PlainDate): string {
  const found = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{2})$/.exec(cell);
  if (found === null) return cell;
  const day = pastedDate(`${found[1]}/${found[2]}/20${found[3]}`, today);
  if (day === null) return cell;
  const past = pastedDate(`${found[1]}/${found[2]}/19${found[3]}`, today);
  return formatDate(day > today ? (past ?? day) : day);
}
