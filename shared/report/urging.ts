import texts from '../reference/report-texts.json' with { type: 'json' };
import { dueOn } from '../registers/task/task-status.ts';
import type { Settings } from '../registers/setting/settings.ts';
import { taskDays, type Task } from '../registers/task/task.ts';
import { foldText } from '../text/fold.ts';
import { formatCount } from '../text/numbers.ts';
import { fill } from '../text/template.ts';
import type { PlainDate } from '../time/plain-date.ts';
import { formatDate } from '../time/typed-date.ts';
import type { TableColumn } from './table-layout.ts';
import type { OfficialPaper } from './official-paper.ts';
import { lateCells } from './chapters/tasks/task-annex.ts';

/** Phiếu đôn đốc inside the department, or công văn đôn đốc to another agency. */
export const urgingKinds = ['slip', 'letter'] as const;
export type UrgingKind = (typeof urgingKinds)[number];

/** Millimetres of the columns; another agency does not ask which of our officers follows a task. */
const widths = {
  slip: { index: 11, content: 38, source: 33, due: 24, days: 13, officer: 20, state: 26 },
  letter: { index: 11, content: 50, source: 38, due: 24, days: 14, state: 28 },
} as const;

function columnsOf(kind: UrgingKind): readonly TableColumn[] {
  const own: Readonly<Record<string, number>> = widths[kind];
  return Object.entries(texts.tasks.urging.columns).flatMap(([key, title]): readonly TableColumn[] => {
    const width = own[key];
    if (width === undefined) return [];
    return [{ key, title, width, align: ['index', 'due', 'days'].includes(key) ? 'center' : 'left' }];
  });
}

/**
 * A paper for each addressee: a letter for each lead other than the department itself; a slip for each office, or for its officer where the task names no
 * office. Tasks stand by due date. Number and day are left to be written.
 */
export function urgingPapers(
  kind: UrgingKind,
  tasks: readonly Task[],
  settings: Pick<Settings, 'issuer' | 'signer'>,
  today: PlainDate,
): readonly OfficialPaper[] {
  const of = texts.tasks.urging[kind];
  const columns = columnsOf(kind);
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    if (kind === 'letter' && foldText(task.lead?.text ?? '') === foldText(texts.agencyName)) continue;
    const to =
      kind === 'letter'
        ? (task.lead?.text ?? of.unknown)
        : (task.office?.text ?? task.officer ?? task.lead?.text ?? of.unknown);
    groups.set(to, [...(groups.get(to) ?? []), task]);
  }
  const dueOf = (task: Task): PlainDate | null => dueOn(taskDays(task), today);
  return [...groups].map(([to, own]): OfficialPaper => {
    const late = own.filter((task) => (dueOf(task) ?? today) < today).length;
    const values = {
      to,
      date: formatDate(today),
      count: formatCount(own.length),
      late: formatCount(late),
      year: today.slice(0, 4),
    };
    const sorted = own.toSorted((a, b) => ((dueOf(a) ?? '9') < (dueOf(b) ?? '9') ? -1 : 1));
    return {
      head: {
        parent: settings.issuer?.parent ?? texts.parent,
        agency: settings.issuer?.name ?? texts.agency,
        nation: texts.nation,
        motto: texts.motto,
        number: '',
        symbol: of.symbol,
        place: settings.issuer?.place ?? texts.place,
        date: null,
        year: Number(today.slice(0, 4)),
      },
      kind: 'kind' in of ? of.kind : null,
      title: 'title' in of ? of.title : null,
      subject: 'subject' in of ? of.subject : null,
      addressee: fill(of.addressee, values),
      parts: [
        { kind: 'text', lead: '', text: fill(of.opening, values) },
        {
          kind: 'table',
          table: {
            title: '',
            columns,
            groups: null,
            rows: sorted.map((task, index) => {
              const cells = lateCells(task, today);
              return columns.map(({ key }) => {
                if (key === 'index') return index + 1;
                // Only days past the due date are counted.
                if (key === 'days') return Number(cells[key] ?? 0) > 0 ? (cells[key] ?? null) : null;
                return cells[key] ?? null;
              });
            }),
            total: [],
          },
        },
        { kind: 'text', lead: '', text: fill(of.request, values) },
      ],
      recipients: of.recipients,
      signer: settings.signer ?? { onBehalf: '', position: texts.signerPosition, name: '' },
    };
  });
}
