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
import { unitsAtStart } from '../../../../shared/offices/units-at-start.ts';

const heads = {
  ref: /^(?:stt|tt|so tt|so thu tu)$/,
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
  return found.has('text') && found.has('lead') ? found : null;
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
    .some((cells, at) => headsOf(cells) !== null || headsOf(joined(cells, rows[at + 1])) !== null);
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
  for (const [at, cells] of table.rows.entries()) {
    const two: ReadonlyMap<Head, number> | null =
      columns === null && headsOf(cells) === null ? headsOf(joined(cells, table.rows[at + 1])) : null;
    if (two !== null) columns = two;
    if (two !== null || (at === 1 && columns !== null && tasks.length === 0 && isLowerHead(cells, columns)))
      continue;
    const own = headsOf(cells);
    if (own !== null) {
      columns = own;
      continue;
    }
    if (columns === null) continue;
    const cell = (head: Head): string => {
      const at = columns?.get(head);
      return at === undefined ? '' : (cells[at] ?? '').replaceAll(/\s+/g, ' ').trim();
    };
    const ref = cell('ref').replace(/[.)]+$/u, '');
    const text = cell('text');
    const said = whoIn(cell('lead'));
    const filled = new Set(cells.map((one) => one.trim()).filter((one) => one !== ''));
    if (text === '' || (said.lead === '' && cell('due') === '') || filled.size === 1 || said.lead === text) {
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
    const above = group === '' ? prefix : group;
    tasks.push({
      ref: above === '' || ref === '' || ref.startsWith(`${above}.`) ? ref : `${above}.${ref}`,
      text,
      leadUnit: first ?? (said.lead === '' ? null : said.lead),
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
  const parts = text.split(/[\s.;,(]*(?<![\p{L}])(?:(?:cơ quan|đơn vị)\s+)?phối hợp(?:\s+với)?\s*:?\s*/iu);
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
