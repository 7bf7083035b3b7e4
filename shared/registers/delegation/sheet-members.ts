import { cellPeople } from '../../import/cells/cell-count.ts';
import { fieldValue } from '../../import/cells/field-value.ts';
import { namedPeople, type NamedPerson } from '../../import/cells/named-people.ts';
import { cellText, textCell, type SheetCell } from '../../import/cells/sheet-cells.ts';
import { lookOf } from '../../import/paste/looks.ts';
import { pastedChoices, type PasteContext } from '../../import/paste/pasted-value.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { headKey, normalise } from '../../text/fold.ts';
import type { SheetChild, SheetReader, SheetRow } from '../sheet-rules.ts';
import { members } from './delegation-fields.ts';

const { fields } = members('');

/** "05 cán bộ Sở Ngoại vụ", "12 (nữ: 4)" counts people and names none. */
const COUNTED = new RegExp(
  String.raw`^\s*(?:[-–•+]\s*)?\d{1,3}\s*(?:$|\(|(?:${[...words.people.whole, ...words.people.parts].join('|')})(?!\p{L}))|^\s*\d{1,3}\s+\p{Ll}`,
  'u',
);
/** Counted people behind a named one: "Lương Thị Bích và 04 người khác". */
const BEHIND = /(?:(?<!\s)\s+)?(?:,|\s(?:và|cùng|with|and))\s*(?=\d{1,3}\s+\p{L})/u;

const linesOf = (text: string): readonly string[] =>
  text
    .split(/[;\n]/)
    .flatMap((line) => line.split(BEHIND))
    .filter((line) => line.trim() !== '');

/** Columns of what is told of each member beside the name and post. */
export const memberReaders: Readonly<Record<string, SheetReader>> = {
  members(row, value) {
    const { cell, title, doubt, lines } = value;
    const said = linesOf(cell.text);
    const counted = said.filter((line) => COUNTED.test(line));
    if (counted.length > 0) row.remarks.push(`${title}: ${counted.map((line) => line.trim()).join('; ')}`);
    if (counted.length === said.length && !row.hasColumn('peopleDeclared')) {
      const read = cellPeople(cell);
      if (read !== null) row.fields['peopleDeclared'] ??= read.count;
      if (read !== null && read.doubt !== null)
        doubt(read.doubt.code, { ...read.doubt.params, count: read.count });
    }
    if (counted.length > 0) row.pending[COUNTS] = true;
    const isName = nameTest(row);
    const people = lines.map(({ text }) =>
      namedPeople(
        linesOf(text)
          .filter((line) => !COUNTED.test(line))
          .join('\n'),
        isName,
      ),
    );
    row.pending[LINES] = people.map((line) => line.length);
    row.children['members'] = people.flat().map((person) => memberOf(row, person));
  },
  /** What a column of its own tells of each member, line by line. */
  memberPart(row, value) {
    const { cell, target, title, doubt, lines } = value;
    const name = target.replace(/^members\./, '');
    const field = Object.entries(fields).find(([key]) => key === name)?.[1];
    const rows = row.children['members'] ?? [];
    const cells = field === undefined ? null : sharedOut(rows.length, row.pending[LINES], lines);
    if (field === undefined || cells === null) {
      // Numbers of papers are secrets, which no remark may keep.
      if (field?.kind !== 'secret') row.remarks.push(`${title}: ${normalise(cell.text)}`);
      doubt('not-shared-out', { value: field?.kind === 'secret' ? '' : cell.text });
      return;
    }
    row.children['members'] = rows.map((member, at) => {
      const own = cells[at];
      if (own === undefined || own.text === '') return member;
      const read = fieldValue(row, field, { ...value, cell: own });
      return read === null ? member : { ...member, fields: { ...member.fields, [name]: read } };
    });
  },
};

/** The office that hosts a delegation: where its rows name several, the first; each is that of the people of its row. */
export const hostReader: SheetReader = (row, { cell, target, title, doubt, lines }) => {
  const said = [...new Set(lines.flatMap(({ text }) => text || []))];
  const [host = cell.text] = said;
  row.fields[target] = row.referenceTo('organisation', host);
  if (said.length < 2) return;
  row.pending[HOSTS] = lines.map(({ text }) => text);
  row.remarks.push(`${title}: ${said.map(normalise).join('; ')}`);
  doubt('several-hosts', { value: said.map(normalise).join('; '), first: normalise(host) });
};

/** Remarks; one that says no more than what the only member of its row is in the delegation is the member's. */
export const notesReader: SheetReader = (row, { cell, target, lines }) => {
  row.pending[NOTES] = lines.map(({ text }) => text);
  row.fields[target] = cellText(cell);
};

function settleRoles(row: SheetRow): void {
  const { [NOTES]: notes, [LINES]: perLine } = row.pending;
  if (!Array.isArray(notes) || !Array.isArray(perLine)) return;
  const kept: string[] = [];
  const told = perLine.flatMap((people, line) => {
    const note = String(notes[line] ?? '');
    const role = people === 1 ? (noted.get(headKey(note)) ?? null) : null;
    if (role === null && note !== '') kept.push(note);
    return Array.from({ length: Number(people) }, () => role);
  });
  if (notes.length > perLine.length || told.every((role) => role === null)) return;
  row.fields['notes'] = kept.length === 0 ? null : kept.join('\n');
  row.children['members'] = (row.children['members'] ?? []).map((member, at) => {
    const role = told[at] ?? null;
    return role === null ? member : { ...member, fields: { ...member.fields, role } };
  });
}

/** Gives the people of each row the office that the row names. */
function settleAgencies(row: SheetRow): void {
  const { [HOSTS]: hosts, [LINES]: perLine } = row.pending;
  if (!Array.isArray(hosts) || !Array.isArray(perLine)) return;
  const agencies = perLine.flatMap((people, line) => {
    const office =
      String(hosts[line] ?? '') || String(hosts.slice(0, line).findLast((one) => one !== '') ?? '');
    return Array.from({ length: Number(people) }, () => office);
  });
  row.children['members'] = (row.children['members'] ?? []).map((member, at) => {
    const agency = row.referenceTo('organisation', agencies[at] ?? '');
    const isFree = (member.fields['agency'] ?? null) === null && agency !== null;
    return isFree ? { ...member, fields: { ...member.fields, agency } } : member;
  });
}

const NOTES = 'noteLines';
const HOSTS = 'hostLines';
const LINES = 'memberLines';
const COUNTS = 'countsMembers';

/** A cell for each member: of its line, else of the lines of the only cell. Null where they cannot be shared out. */
function sharedOut(
  count: number,
  perLine: unknown,
  cells: readonly SheetCell[],
): readonly SheetCell[] | null {
  const counts = Array.isArray(perLine) ? perLine.map(Number) : [];
  const shared = cells.map((cell, at): readonly SheetCell[] | null => {
    const people = counts[at] ?? 0;
    const said = cell.text.split('\n');
    if (people === 1) return [cell];
    if (people === said.length) return said.map((text) => textCell(normalise(text)));
    return cell.text === '' ? Array.from({ length: people }, () => textCell('')) : null;
  });
  const all = shared.flatMap((one) => one ?? []);
  return shared.includes(null) || all.length !== count || count === 0 ? null : all;
}

/** Whether a text is a person's name: no place, office, country or post. */
function nameTest({ index, today }: SheetRow): (text: string) => boolean {
  const context: PasteContext = { index, on: null, today, choices: pastedChoices };
  return (text) =>
    lookOf(text, context) === 'name' &&
    (['place', 'unit', 'country'] as const).every((catalogue) => index.named(catalogue, text) === undefined);
}

function memberOf(row: SheetRow, { name, jobTitle, sex }: NamedPerson): SheetChild {
  const [, label = '', own = name] = /^([^:]+):\s*(\S.*)$/u.exec(name) ?? [];
  const labelled = roleOf(label);
  const titles = (jobTitle ?? '')
    .split(/(?:(?<!\s)\s+)?[,;–]\s*|(?<!\s)\s+-\s+/u)
    .filter((title) => title !== '');
  const posts = titles.filter((title) => roleOf(title) === null);
  const role = labelled ?? titles.flatMap((title) => roleOf(title) ?? [])[0] ?? null;
  const post = posts.length === titles.length ? jobTitle : posts.join(', ');
  return row.newChild({
    fullName: labelled === null ? name : own,
    jobTitle: post === '' ? null : post,
    ...(sex === null ? {} : { sex }),
    ...(role === null ? {} : { role }),
  });
}

/** What somebody is in the delegation, where a text says just that. */
const roleOf = (text: string): string | null => roles.get(headKey(text)) ?? null;

const rolesAmong = (codes: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    codes.flatMap((code) => pastedChoices('memberRole', code).map((word) => [headKey(word), code] as const)),
  );

/** Those that are no profession. */
const roles = rolesAmong(['leader', 'deputy', 'member']);
const noted = rolesAmong(fields.role.choices);

/** Counts the people by their names where nothing else does, and names a number that differs from them. */
export function settleMembers(row: SheetRow): void {
  settleAgencies(row);
  settleRoles(row);
  const count = (row.children['members'] ?? []).length;
  if (count === 0) {
    assumeLeader(row);
    return;
  }
  if (row.pending[COUNTS] === true) return;
  const declared = row.fields['peopleDeclared'];
  if (typeof declared !== 'number') {
    if (row.hasColumn('peopleDeclared')) return;
    row.fields['peopleDeclared'] = count;
    row.doubt('members', 'people-of-members', { count });
  } else if (declared !== count) row.doubt('members', 'people-not-members', { count, declared });
}

/** Counts the leader alone, and names it, in a sheet that has no column of people: forms of single trips name nobody else. */
function assumeLeader(row: SheetRow): void {
  if (PEOPLE.some((target) => row.hasColumn(target)) || typeof row.fields['leader'] !== 'string') return;
  if (row.fields['peopleDeclared'] === undefined)
    row.assume('peopleDeclared', 1, { code: 'people-of-leader', params: {} });
}

/** Columns that say how many go. */
const PEOPLE = ['peopleDeclared', 'peoplePlanned', 'peopleOfficials', 'peopleEnterprise'];
