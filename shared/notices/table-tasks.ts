import type { PlainDate } from '../time/plain-date.ts';
import { makeDate } from '../time/plain-date.ts';
import type { Holiday } from '../time/working-days.ts';
import { foldText } from '../text/fold.ts';
import { citedDocuments } from './cited-documents.ts';
import { findDeadline } from './deadline.ts';
import type { ProposedTask } from './read-notice.ts';
import type { SourceBlock } from './source-text.ts';
import { unitsAtStart } from './units.ts';

const heads = {
  ref: /^(?:stt|tt|so tt|so thu tu)$/,
  text: /noi dung|nhiem vu|cong viec|ten nhiem vu|hoat dong|giai phap/,
  lead: /chu tri|thuc hien chinh|co quan thuc hien|don vi thuc hien|dau moi|don vi duoc giao/,
  cooperating: /phoi hop/,
  due: /thoi gian|thoi han|han hoan thanh|tien do|hoan thanh/,
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

/** Whether one of the first rows of a table is the head of a list of tasks. */
export function isTaskTable(rows: readonly (readonly string[])[]): boolean {
  return rows.slice(0, 3).some((cells) => headsOf(cells) !== null);
}

/** The tasks of tables whose head names a content and who leads it; a cell that is empty takes the one above it. */
export function tableTasks(
  blocks: readonly SourceBlock[],
  from: PlainDate | null,
  holidays?: readonly Holiday[],
): readonly ProposedTask[] {
  const tasks: ProposedTask[] = [];
  let columns: ReadonlyMap<Head, number> | null = null;
  let table = -1;
  let group = '';
  for (const block of blocks) {
    if (block.cells === null) continue;
    if (block.table !== table) {
      table = block.table ?? -1;
      columns = null;
      group = '';
    }
    const own = headsOf(block.cells);
    if (own !== null) {
      columns = own;
      continue;
    }
    if (columns === null) continue;
    const cells = block.cells;
    const cell = (head: Head): string => {
      const at = columns?.get(head);
      return at === undefined ? '' : (cells[at] ?? '').replaceAll(/\s+/g, ' ').trim();
    };
    const ref = cell('ref').replace(/[.)]+$/u, '');
    const text = cell('text');
    const lead = cell('lead');
    if (text === '' || (lead === '' && cell('due') === '') || lead === text) {
      // A row of one text is the title of a group: I, A.
      if (/^(?:[IVX]+|[A-H])$/u.test(ref)) group = ref;
      continue;
    }
    const [first, ...more] = unitsAtStart(lead).names;
    const words = cell('due');
    const due =
      words === ''
        ? findDeadline(text, from, holidays)
        : (findDeadline(words, from, holidays) ?? bareDue(words, from, holidays));
    tasks.push({
      ref: group === '' || ref === '' ? ref : `${group}.${ref}`,
      text,
      leadUnit: first ?? (lead === '' ? null : lead),
      cooperating: [...more, ...cooperatingIn(cell('cooperating'))],
      dueText: words === '' ? (due?.text ?? null) : words,
      due: due?.date ?? null,
      citedDocuments: citedDocuments(text),
    });
  }
  return tasks;
}

function cooperatingIn(words: string): readonly string[] {
  if (words === '') return [];
  const { names } = unitsAtStart(words);
  return names.length > 0 ? names : words.split(/\s*[;,]\s*/u).filter((name) => name !== '');
}

/** A cell that is nothing but a time: `30/6/2024`, `Quý II/2024`, `Tháng 6/2024`, `Năm 2024`. */
export function bareDue(
  words: string,
  from: PlainDate | null,
  holidays?: readonly Holiday[],
): { readonly text: string; readonly date: PlainDate | null } {
  const found =
    findDeadline(`trước ${words}`, from, holidays) ?? findDeadline(`trong ${words}`, from, holidays);
  const year = /^(?:năm\s+)?(\d{4})$/iu.exec(words)?.[1];
  const date = found?.date ?? (year === undefined ? null : (makeDate(Number(year), 12, 31) ?? null));
  return { text: words, date };
}
