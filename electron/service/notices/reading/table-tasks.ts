import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import type { ProposedTask } from '../../../../shared/contract/notices.ts';
import type { PlainDate } from '../../../../shared/time/plain-date.ts';
import {
  bareDeadline,
  findDeadline,
  type DeadlinePractice,
} from '../../../../shared/time/worded-deadline.ts';
import { foldText } from '../../../../shared/text/fold.ts';
import { citedDocuments } from './cited-documents.ts';
import type { SourceBlock } from './source-text.ts';
import { plainCase } from './letter-case.ts';
import { unitsAtStart } from '../../../../shared/offices/units-at-start.ts';

const heads = {
  ref: /^(?:s ?t ?t|t ?t|so tt|so thu tu)$/,
  text: /noi dung|nhiem vu|cong viec|ten nhiem vu|hoat dong|giai phap|ten de an|ten van ban|viec can/,
  lead: new RegExp(anyOf(patterns.headsOfLeadColumns), 'u'),
  cooperating: /phoi hop/,
  due: /thoi gian|thoi han|han hoan thanh|tien do|hoan thanh|^han|thoi diem/,
} as const;
type Head = keyof typeof heads;

function headsOf(cells: readonly string[]): ReadonlyMap<Head, number> | null {
  const found = new Map<Head, number>();
  for (const [at, cell] of cells.entries()) {
    const folded = foldText(cell);
    const head = (['ref', 'cooperating', 'lead', 'due', 'text'] as const).find(
      (name) => !found.has(name) && heads[name].test(folded) && folded.length < 60,
    );
    if (head !== undefined) found.set(head, at);
  }
  return found.has('text') ? found : null;
}

/** Heads of columns that say who leads only where units stand below them: "Đơn vị" is often a measure, "Thực hiện" a figure. */
const MAYBE_LEAD = new RegExp(`^(?:${anyOf(patterns.headsThatMayLead)})$`, 'u');

const filledOf = (cells: readonly string[]): readonly string[] => [
  ...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== '')),
];

/** The unit that a row names which is the title of a group; null for any other row. */
function groupUnitOf(cells: readonly string[]): { readonly label: string; readonly unit: string } | null {
  const [first = '', second, ...more] = filledOf(cells);
  if (more.length > 0 || (second !== undefined && !ORDINAL.test(first))) return null;
  const label =
    second === undefined ? (/^(?:[IVX]{1,5}|[A-H]|\d{1,2})[.)]\s*/u.exec(first)?.[0] ?? '') : first;
  const title = (second ?? first.slice(label.length)).replace(/^[*•–-]\s*/u, '').replace(/[\s:;.]+$/u, '');
  const { names, length } = unitsAtStart(plainCase(title));
  const [unit] = names;
  return unit !== undefined && length >= title.length ? { label: label.trim(), unit } : null;
}

/** What the head of a table of tasks names, by the rows below it; null where it is no such head. */
function taskHeads(
  cells: readonly string[],
  below: readonly (readonly string[])[],
): ReadonlyMap<Head, number> | null {
  const found = headsOf(cells);
  if (found === null || found.has('lead')) return found;
  const maybe = cells.findIndex(
    (cell, at) => MAYBE_LEAD.test(foldText(cell)) && ![...found.values()].includes(at),
  );
  const named = below.map((row) => row[maybe]?.trim() ?? '').filter((cell) => cell !== '');
  if (
    maybe >= 0 &&
    named.length > 0 &&
    named.filter((cell) => unitsAtStart(cell).length > 0).length * 2 > named.length
  )
    return new Map([...found, ['lead', maybe]]);
  // Tasks below the names of the units that do them.
  return found.size > 2 && below.some((row) => groupUnitOf(row) !== null) ? found : null;
}

/** A head of two rows as one: "Cơ quan" over "Chuẩn bị" and "Thẩm định". */
const joined = (cells: readonly string[], below: readonly string[] = []): readonly string[] =>
  cells.map((cell, at) => (cell === below[at] ? cell : `${cell} ${below[at] ?? ''}`.trim()));

/** What numbers a row, or the group that it begins. */
export const ORDINAL = /^(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-H])[.)]?$/u;

/** Whether one of the first rows of a table is the head of a list of tasks. */
export function isTaskTable(rows: readonly (readonly string[])[]): boolean {
  return rows
    .slice(0, 3)
    .some(
      (cells, at) =>
        taskHeads(cells, rows.slice(at + 1)) !== null ||
        taskHeads(joined(cells, rows[at + 1]), rows.slice(at + 2)) !== null,
    );
}

/** A table of tasks: its rows in order, heads among them. */
export interface TaskTable {
  readonly number: number;
  readonly rows: readonly (readonly string[])[];
}

/** The tables of a document. */
export function tablesOf(blocks: readonly SourceBlock[]): readonly TaskTable[] {
  const rows = new Map<number, (readonly string[])[]>();
  for (const { cells, table } of blocks) {
    if (cells === null || table === undefined) continue;
    rows.set(table, [...(rows.get(table) ?? []), cells]);
  }
  return [...rows].map(([number, own]) => ({ number, rows: own }));
}

/** What stands for a table among the paragraphs, so that it is read at its place in the outline. */
export const tableMark = (number: number): string => `⟦${number}⟧`;

/** The number of the table that a paragraph stands for; null for a real paragraph. */
export function tableOf(paragraph: string): number | null {
  const number = /^⟦(\d+)⟧$/u.exec(paragraph)?.[1];
  return number === undefined ? null : Number(number);
}

/** Heads of a table that are printed again above later rows. */
const strongHeads = (cells: readonly string[]): ReadonlyMap<Head, number> | null => {
  const found = headsOf(cells);
  return found?.has('lead') === true ? found : null;
};

/** What stands in a cell for the words of the one above it. */
const DITTO = /^(?:[-–\s]*(?:nt|như trên)[-–.\s]*|["”“'']{1,2})$/iu;

/** Whether a group is numbered by Roman numbers, letters, figures or not at all. */
const levelOf = (label: string): string =>
  /^[IVX]/u.test(label) ? 'roman' : /^\p{L}/u.test(label) ? 'letter' : /^\d/u.test(label) ? 'figure' : '';

/** The label of a group, where a row is its title: `II`, `I. THÁNG 01`, `A`. */
const GROUP = /^(?:([IVX]+|[A-H])|(\d{1,2}))(?=[.)/\s-]|$)/u;

/**
 * The tasks of a table whose head names a content and who leads it; a cell that is empty takes the one above it.
 * @param prefix point of the item that the table stands in; empty for an annex of its own.
 */
export function tableTasks(
  table: TaskTable,
  prefix: string,
  from: PlainDate | null,
  practice: DeadlinePractice,
): readonly ProposedTask[] {
  const tasks: ProposedTask[] = [];
  if (isProgramme(table.rows)) return tasks;
  let columns: ReadonlyMap<Head, number> | null = null;
  let group = '';
  let unit: { readonly label: string; readonly unit: string } | null = null;
  let above: Readonly<Partial<Record<Head, string>>> = {};
  for (const [at, cells] of table.rows.entries()) {
    const own: ReadonlyMap<Head, number> | null =
      columns === null ? taskHeads(cells, table.rows.slice(at + 1)) : strongHeads(cells);
    const two: ReadonlyMap<Head, number> | null =
      columns === null && own === null
        ? taskHeads(joined(cells, table.rows[at + 1]), table.rows.slice(at + 2))
        : null;
    if (two !== null) columns = two;
    if (two !== null || (at === 1 && columns !== null && tasks.length === 0 && isLowerHead(cells, columns)))
      continue;
    if (own !== null) {
      // Of a head of two rows the lower one may say who leads and who helps.
      const lower = table.rows[at + 1] ?? [];
      columns = (isLowerHead(lower, own) ? headsOf(joined(cells, lower)) : null) ?? own;
      continue;
    }
    if (columns === null) continue;
    const cell = (head: Head): string => {
      const at = columns?.get(head);
      const words = at === undefined ? '' : (cells[at] ?? '').replaceAll(/\s+/g, ' ').trim();
      return DITTO.test(words) ? (above[head] ?? '') : words;
    };
    const ref = cell('ref').replace(/[.)]+$/u, '');
    const text = cell('text');
    const said = whoIn(cell('lead'));
    const filled = new Set(filledOf(cells));
    const named = groupUnitOf(cells);
    // The task of a group's unit may have neither a unit nor a time of its own.
    const ofGroup: boolean = unit !== null && named === null && /^\d/u.test(ref) && filled.size > 1;
    if (
      text === '' ||
      (said.lead === '' && cell('due') === '' && !ofGroup) ||
      filled.size === 1 ||
      said.lead === text ||
      named !== null
    ) {
      if (named !== null || (unit !== null && levelOf(ref) === levelOf(unit.label))) unit = named;
      // A row of one text is the title of a group: I, A; a number that is none is one of the rows of the head.
      const label = GROUP.exec(ref === '' ? ([...filled][0] ?? '') : ref);
      if (label?.[1] !== undefined) group = label[1];
      continue;
    }
    // Numbers of the columns: (1), (2), (3).
    if ([...filled].every((one) => /^\(?\d{1,2}\)?$/u.test(one))) continue;
    const [first, ...more] = unitsAtStart(said.lead).names;
    const words = cell('due');
    const due = words === '' ? findDeadline(text, from, practice) : bareDeadline(words, from, practice);
    above = { lead: cell('lead'), cooperating: cell('cooperating'), due: words };
    const point = group === '' ? prefix : group;
    tasks.push({
      ref: point === '' || ref === '' || ref.startsWith(`${point}.`) ? ref : `${point}.${ref}`,
      text,
      leadUnit: first ?? (said.lead === '' ? (unit?.unit ?? null) : said.lead),
      cooperating: [...more, ...cooperatingIn(said.cooperating), ...cooperatingIn(cell('cooperating'))],
      dueText: words === '' ? (due?.text ?? null) : words,
      due: due?.date ?? null,
      citedDocuments: citedDocuments(text),
    });
  }
  return tasks;
}

/** An hour of the day, at the beginning of a cell or line: "7h30 - 8h00", "Từ 14 giờ", "08:00". */
export const AN_HOUR =
  /^(?:[-–+•]\s*)?(?:(?:từ|lúc)\s+)?\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2}|(?=[\s,;:–-]|$))/iu;

/** Whether a table is the programme of a day or a visit: rows by the hour, or places and who is there. */
function isProgramme(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.filter((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
  const hours = filled.filter((cells) => cells.some((cell) => AN_HOUR.test(cell.trim())));
  if (hours.length > 0 && hours.length * 2 >= filled.length - 1) return true;
  const head = (rows[0] ?? []).map(foldText);
  return (
    head.some((cell) => /^gio$|^dia diem/.test(cell)) &&
    head.some((cell) => /^(?:gio|ngay|thu|thu, ngay|buoi|thanh phan.*|thoi gian)$/.test(cell)) &&
    head.some((cell) => /^(?:gio|thanh phan.*)$/.test(cell))
  );
}

/** Whether a row is the second of a head, which its first row already told. */
const isLowerHead = (cells: readonly string[], columns: ReadonlyMap<Head, number>): boolean => {
  const ref = (cells[columns.get('ref') ?? -1] ?? '').trim();
  return ref === '' ? false : heads.ref.test(foldText(ref));
};

/** Who leads and who helps, where one cell says both: "Chủ trì: Sở X. Phối hợp: Sở Y", "Sở X (phối hợp: Sở Y)". */
function whoIn(cell: string): { readonly lead: string; readonly cooperating: string } {
  const lead = /chủ trì\s*:\s*/iu.exec(cell);
  const text = lead === null ? cell : cell.slice(lead.index + lead[0].length);
  const parts = text.split(
    /[\s.;,(]*(?<![\p{L}])(?:(?:cơ quan|đơn vị)\s+)?phối hợp(?:\s+với)?\s*(?::\s*)?/iu,
  );
  return {
    lead: (parts[0] ?? '').replace(/[\s.;,(]+$/u, '').replace(/\s+(?:chủ trì|thực hiện)$/iu, ''),
    cooperating: (parts[1] ?? '').replace(/[\s.;)]+$/u, ''),
  };
}

function cooperatingIn(words: string): readonly string[] {
  if (words === '') return [];
  const { names, length } = unitsAtStart(words);
  return names.length > 0 && length > words.length * 0.6
    ? names
    : words
        .split(/\s*[;,]\s*(?=\p{Lu}|các\s)/u)
        .flatMap((name) => {
          const own = unitsAtStart(name).names;
          return own.length > 0 ? own : [name];
        })
        .filter((name) => name !== '' && !/^[-–]+$/u.test(name));
}
