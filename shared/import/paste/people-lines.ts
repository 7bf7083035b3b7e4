import words from '../../reference/paste-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import type { ReadColumn } from './by-look.ts';
import type { KnownHeadings, PasteList } from './known-headings.ts';
import { isPersonalName, lookOf } from './looks.ts';
import { bareName } from './tidy-people.ts';
import { choiceOf, countryOf, type PasteContext } from './pasted-value.ts';

const PARTING =
  /(?:(?<!\s)\s+)?[,;\n，、；()（）]\s*|(?<!\s)\s+[-–—]\s+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;

/** The parts of a line, with commas that belong to the name of an agency put back. */
export function partsOfLine(line: string, context: PasteContext): readonly string[] {
  const parts = line
    .replace(/(?<![.;,\s])[.;,\s]+$/, '')
    .split(PARTING)
    .map(normalise)
    .filter((part) => part !== '');
  const joined: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const longest = [3, 2].find(
      (count) =>
        at + count <= parts.length &&
        context.index.named('organisation', parts.slice(at, at + count).join(', ')) !== undefined,
    );
    joined.push(parts.slice(at, at + (longest ?? 1)).join(', '));
    at += (longest ?? 1) - 1;
  }
  return joined;
}

const NAMES = new RegExp(
  String.raw`(?:(?<!\s)\s+)?[,;，、；]\s*|(?<!\s)\s+(?:${words.and.join('|')})\s+`,
  'u',
);

/** Whether lines hold nothing but names, several in a line: "Nguyễn Văn A, Trần Thị B và Lê Văn C". */
export function namesAlone(
  lines: readonly string[],
  list: PasteList,
  context: PasteContext,
): readonly string[] | null {
  const names = lines.flatMap((line) =>
    line
      .replace(/(?<![.;,\s])[.;,\s]+$/, '')
      .split(NAMES)
      .filter((part) => part !== ''),
  );
  if (names.length <= lines.length) return null;
  const isName = (name: string): boolean => {
    const bare = bareName(name, list, context).name;
    return isPersonalName(bare) && ['name', 'text'].includes(lookOf(bare, context));
  };
  return names.every(isName) ? names : null;
}

/** What is read of a line: values by field; what nothing was known of under `''`. */
type ReadLine = ReadonlyMap<string, string>;

/**
 * People a line each, as letters name them: "Ông Nguyễn Văn A - Phó Giám đốc, Sở Y tế - Trưởng đoàn". What stands where
 * differs from line to line, so each part is read by itself; one that says nothing by itself belongs to the part before it.
 */
export function peopleOfLines(
  lines: readonly string[],
  known: KnownHeadings,
  list: PasteList,
  context: PasteContext,
): readonly ReadColumn[] {
  const read = lines.map((line) => readLine(line, known, list, context));
  const targets = ['fullName', ...new Set(read.flatMap((line) => [...line.keys()]))];
  return [...new Set(targets)]
    .toSorted((a, b) => Number(a === '') - Number(b === ''))
    .map((target) => ({
      heading: null,
      target: target === '' ? null : target,
      cells: read.map((line) => line.get(target) ?? ''),
    }));
}

function readLine(line: string, known: KnownHeadings, list: PasteList, context: PasteContext): ReadLine {
  const values = new Map<string, string>();
  const put = (field: string, value: string): void => {
    values.set(field, values.has(field) ? `${values.get(field)}, ${value}` : value);
  };
  let last: string | null = null;
  for (const part of partsOfLine(line, context)) {
    const labelled = fieldOfPart(part, known, list, context);
    const field = labelled?.field ?? fieldByLook(part, values, list, context);
    const isRest = field === null && (last === 'jobTitle' || last === 'agency');
    const target: string = (isRest ? last : field) ?? '';
    // A second value of what can have but one is shown, and the user says what it is.
    const isSecond = values.has(target) && !['jobTitle', 'agency', ''].includes(target);
    put(isSecond ? '' : target, labelled?.value ?? part);
    if (labelled?.name !== undefined) put('fullName', labelled.name);
    last = target;
  }
  return values;
}

interface Labelled {
  readonly field: string;
  readonly value: string;
  /** The name behind a role: "Trưởng đoàn: Nguyễn Văn A". */
  readonly name?: string;
}

/** Words of a heading that stands before its value at most. */
const LABEL_WORDS = 20;

/** A part that names its field: "Chức vụ: Giám đốc", "sinh năm 1980", "hộ chiếu số C1234567". */
function fieldOfPart(
  part: string,
  known: KnownHeadings,
  list: PasteList,
  context: PasteContext,
): Labelled | null {
  const colon = /^([^:：]+)[:：]\s*(\S.*)$/su.exec(part);
  if (colon !== null) {
    const [, label = '', value = ''] = colon;
    const { role } = list.fields;
    if (role !== undefined && choiceOf(role, label, context) !== null)
      return { field: 'role', value: label, name: value };
    const field = known.whole(label)?.field;
    if (field !== undefined) return { field, value };
  }
  const said = part.split(' ');
  for (let count = Math.min(said.length - 1, LABEL_WORDS); count > 0; count -= 1) {
    const field = known.whole(said.slice(0, count).join(' '))?.field;
    const value = said.slice(count).join(' ');
    if (field === undefined) continue;
    const kind = list.fields[field]?.kind;
    const isOne = kind === 'country' ? countryOf(value, context) !== null : /^\S*\d/.test(value);
    if (isOne && kind !== 'text' && kind !== 'reference') return { field, value };
  }
  return null;
}

function fieldByLook(part: string, values: ReadLine, list: PasteList, context: PasteContext): string | null {
  const { role, sex } = list.fields;
  if (role !== undefined && choiceOf(role, part, context) !== null && !values.has('role')) return 'role';
  if (!values.has('fullName')) return 'fullName';
  if (sex !== undefined && choiceOf(sex, part, context) !== null) return 'sex';
  switch (lookOf(part, context)) {
    case 'passport':
      return 'documentNumber';
    case 'date':
    case 'year':
      return values.has('birthDate') ? null : 'birthDate';
    case 'country':
      return 'nationality';
    case 'job':
      return 'jobTitle';
    case 'organisation':
      return 'agency';
    case 'number':
    case 'documentNumber':
    case 'place':
    case 'name':
    case 'text':
      return null;
    default:
      return null;
  }
}
