import type { ReferenceIndex } from '../reference/find-reference.ts';
import texts from '../reference/report-texts.json' with { type: 'json' };
import { dueOn, taskStatusOn } from '../registers/task/task-status.ts';
import type { Settings } from '../registers/setting/settings.ts';
import { taskDays, type Task } from '../registers/task/task.ts';
import { fill } from '../text/template.ts';
import { yearOf, type PlainDate } from '../time/plain-date.ts';
import { departmentHead } from './report-head.ts';
import type { OfficialPaper, OfficialPart } from './official-paper.ts';
import { lateCells } from './chapters/tasks/task-annex.ts';
import type { Cell, TableColumn, TableLayout } from './table-layout.ts';
import type { Signer } from '../registers/setting/signer.ts';
import { recipientsOf } from './signers.ts';
import { agencyAddressee, fullAgencyName, insideAddressee, type UrgedAddressee } from './urging-addressee.ts';
import { urgingWords, type UrgedTask, type UrgingKind } from './urging-words.ts';

/** Millimetres of the columns. */
const widths: Readonly<Record<string, number>> = {
  index: 11,
  content: 50,
  source: 38,
  due: 24,
  days: 14,
  state: 28,
};

/** The tasks as a table, without the columns that say nothing of any of them. */
function taskTable(tasks: readonly Task[], today: PlainDate): TableLayout {
  const lines = tasks.map((task, index): Readonly<Record<string, Cell>> => {
    const cells = lateCells(task, today);
    // Only days past the due date are counted, and not while a task rests.
    return { ...cells, index: index + 1, days: urged(task, today).late ? (cells['days'] ?? null) : null };
  });
  const said = (key: string): boolean => lines.some((line) => (line[key] ?? null) !== null);
  const columns = Object.entries(texts.tasks.urging.columns).flatMap(([key, title]): readonly TableColumn[] =>
    said(key)
      ? [
          {
            key,
            title,
            width: widths[key] ?? 20,
            align: ['index', 'due', 'days'].includes(key) ? 'center' : 'left',
          },
        ]
      : [],
  );
  return {
    title: '',
    columns,
    groups: null,
    rows: lines.map((line) => columns.map(({ key }) => line[key] ?? null)),
    total: [],
  };
}

function urged(task: Task, today: PlainDate): UrgedTask {
  const days = taskDays(task);
  return { due: dueOn(days, today), late: taskStatusOn(days, today) === 'taskOverdue' };
}

/**
 * A paper for each addressee: a letter for each lead other than the department itself, by its full name; a slip for each officer, for the
 * office where the task names no officer. Tasks stand by due date. Number and day are left to be written.
 */
export function urgingPapers(
  kind: UrgingKind,
  tasks: readonly Task[],
  settings: Pick<Settings, 'issuer' | 'recipients'>,
  signer: Signer,
  index: ReferenceIndex,
  today: PlainDate,
): readonly OfficialPaper[] {
  const of = texts.tasks.urging[kind];
  const self = fullAgencyName({ code: null, text: texts.agencyName }, index, today);
  const groups = new Map<string, { readonly to: UrgedAddressee; readonly own: Task[] }>();
  for (const task of tasks) {
    const to =
      kind === 'letter'
        ? agencyAddressee(task.lead, index, today)
        : insideAddressee(task.officer, task.office?.text ?? null);
    if (kind === 'letter' && to.key === self) continue;
    const group = groups.get(to.key);
    if (group === undefined) groups.set(to.key, { to, own: [task] });
    else group.own.push(task);
  }
  const due = (task: Task): string => urged(task, today).due ?? '9';
  return [...groups.values()].map(({ to, own }): OfficialPaper => {
    const sorted = own.toSorted((a, b) => (due(a) < due(b) ? -1 : 1));
    const { opening, closing } = urgingWords(
      kind,
      sorted.map((task) => urged(task, today)),
      to.addressed,
      today,
    );
    const paragraph = (text: string): OfficialPart => ({ kind: 'text', lead: '', text });
    return {
      head: departmentHead(settings, of.symbol, yearOf(today)),
      kind: 'kind' in of ? of.kind : null,
      title: 'title' in of ? of.title : null,
      subject: 'subject' in of ? of.subject : null,
      addressee: fill(texts.tasks.urging.addressee, { to: to.to }),
      parts: [
        paragraph(opening),
        { kind: 'table', table: taskTable(sorted, today) },
        ...closing.map(paragraph),
      ],
      recipients: recipientsOf(settings, kind === 'slip' ? 'urgingSlip' : 'urgingLetter'),
      signer,
    };
  });
}
