import texts from '../reference/result-texts.json' with { type: 'json' };
import reportTexts from '../reference/report-texts.json' with { type: 'json' };
import type { ReferenceIndex } from '../reference/find-reference.ts';
import type { AssigningDocument } from '../registers/assigning-document/assigning-document.ts';
import { notWithdrawn } from '../registers/define-register.ts';
import type { Settings } from '../registers/setting/settings.ts';
import type { Signer } from '../registers/setting/signer.ts';
import { dueOn, taskStatusOn, type TaskStatus } from '../registers/task/task-status.ts';
import { taskDays, type Task } from '../registers/task/task.ts';
import { parseDocumentNumber } from '../text/document-number.ts';
import { formatCount, formatNumber } from '../text/numbers.ts';
import { fill } from '../text/template.ts';
import { yearOf, daysBetween, type PlainDate } from '../time/plain-date.ts';
import { departmentHead } from './report-head.ts';
import { formatOfficialDate } from '../time/typed-date.ts';
import type { OfficialPaper, OfficialPart } from './official-paper.ts';
import { recipientsOf } from './signers.ts';
import { byPoint } from './point-order.ts';
import type { Cell, TableColumn, TableLayout } from './table-layout.ts';
import { fullAgencyName } from './urging-addressee.ts';

/** How the department takes part in a task. */
const roles = ['lead', 'cooperating', 'others'] as const;
type Role = (typeof roles)[number];

export interface ResultsFrame {
  readonly settings: Pick<Settings, 'issuer' | 'recipients'>;
  readonly signer: Signer;
  readonly index: ReferenceIndex;
  readonly today: PlainDate;
}

/**
 * The report on a document that assigned tasks, point by point: what was ordered, what was done and when, what is left. Tasks that the
 * department leads, those in which it cooperates, and those of others stand apart. Number and day are left to be written.
 */
export function resultsPaper(
  document: AssigningDocument,
  tasks: readonly Task[],
  frame: ResultsFrame,
): OfficialPaper {
  const { settings, signer, index, today } = frame;
  const issuer = document.issuer === null ? null : fullAgencyName(document.issuer, index, today);
  const cited = citation(document, issuer);
  const abstract =
    document.number === null || document.abstract === null
      ? ''
      : fill(texts.abstract, { abstract: document.abstract.trim().replace(/[.;]$/u, '') });
  const values = { document: cited, abstract, date: formatOfficialDate(today) };
  const sorted = tasks.toSorted((a, b) => byPoint(a.point, b.point));
  const self = fullAgencyName({ code: null, text: reportTexts.agencyName }, index, today);
  const roleOf = (task: Task): Role => {
    const isSelf = (unit: Task['lead']): boolean =>
      unit !== null && fullAgencyName(unit, index, today) === self;
    if (isSelf(task.lead)) return 'lead';
    return notWithdrawn(task.cooperating).some((row) => isSelf(row.unit)) ? 'cooperating' : 'others';
  };
  const groups = roles
    .map((role) => ({ role, own: sorted.filter((task) => roleOf(task) === role) }))
    .filter(({ own }) => own.length > 0);
  const paragraph = (text: string, lead = ''): OfficialPart => ({ kind: 'text', lead, text });
  return {
    head: departmentHead(settings, texts.symbol, yearOf(today)),
    kind: texts.kind,
    title: fill(texts.title, { document: cited }),
    subject: null,
    addressee: fill(texts.addressee, { to: issuer ?? texts.blank }),
    parts: [
      paragraph(fill(tasks.length === 0 ? texts.nothing : texts.opening, values)),
      ...(tasks.length === 0 ? [] : [paragraph(sumOf(tasks, today))]),
      ...groups.flatMap(({ role, own }, at): readonly OfficialPart[] => [
        paragraph(
          '',
          fill(texts.numbered, {
            number: at + 1,
            title: fill(texts.roles[role], { count: formatCount(own.length) }),
          }),
        ),
        { kind: 'table', table: resultsTable(role, own, frame) },
      ]),
      paragraph(fill(texts.closing, values)),
    ],
    recipients: recipientsOf(settings, 'results'),
    signer,
  };
}

/** A document as it is cited: `Thông báo số 118/TB-UBND ngày 15/3/2024 của Ủy ban nhân dân tỉnh Lạng Sơn`. */
function citation({ number, date, abstract }: AssigningDocument, issuer: string | null): string {
  if (number === null) return fill(texts.unnumbered, { abstract: abstract ?? '' });
  const kinds: Readonly<Record<string, string>> = texts.kinds;
  const kind = parseDocumentNumber(number)?.kind ?? null;
  let cited = fill(texts.cited, {
    kind: kind === null ? texts.kinds.letter : (kinds[kind] ?? texts.kinds.other),
    number,
  });
  if (date !== null) cited = fill(texts.ofDay, { cited, date: formatOfficialDate(date) });
  return issuer === null ? cited : fill(texts.ofIssuer, { cited, issuer });
}

/** How many there are and how they stand: only states that occur. */
function sumOf(tasks: readonly Task[], today: PlainDate): string {
  const statuses = tasks.map((task) => taskStatusOn(taskDays(task), today));
  const count = (...wanted: readonly TaskStatus[]): number =>
    statuses.filter((status) => wanted.includes(status)).length;
  const said = (text: string, number: number): readonly string[] =>
    number === 0 ? [] : [fill(text, { count: formatCount(number) })];
  const { parts } = texts;
  const states = [
    [
      ...said(parts.done, count('taskDone', 'taskDoneOnTime', 'taskDoneLate')),
      ...said(parts.doneLate, count('taskDoneLate')),
    ],
    [
      ...said(parts.open, count('taskInTime', 'taskDueSoon', 'taskOverdue', 'taskNoDue')),
      ...said(parts.overdue, count('taskOverdue')),
    ],
    said(parts.paused, count('taskPaused')),
    said(parts.cancelled, count('taskCancelled')),
  ].flatMap((words) => (words.length === 0 ? [] : [words.join(' ')]));
  return fill(texts.sum, { count: formatCount(tasks.length), states: `: ${states.join('; ')}` });
}

/** Millimetres of the columns. */
const widths: Readonly<Record<string, number>> = {
  index: 11,
  point: 17,
  content: 44,
  lead: 24,
  due: 22,
  result: 48,
  left: 30,
};

function resultsTable(role: Role, tasks: readonly Task[], { index, today }: ResultsFrame): TableLayout {
  const columns = Object.entries(texts.columns)
    .filter(([key]) => key !== 'lead' || role !== 'lead')
    .map(([key, title]): TableColumn => ({
      key,
      title,
      width: widths[key] ?? 20,
      align: key === 'index' || key === 'due' ? 'center' : 'left',
    }));
  return {
    title: '',
    columns,
    groups: null,
    rows: tasks.map((task, at) => {
      const due = dueOn(taskDays(task), today);
      const cells: Readonly<Record<string, Cell>> = {
        index: at + 1,
        point: task.point,
        content: task.content,
        lead: task.lead === null ? null : fullAgencyName(task.lead, index, today),
        due: due === null ? task.dueText : { date: due },
        result: doneSoFar(task, today),
        left: leftOf(task, today),
      };
      return columns.map(({ key }) => cells[key] ?? null);
    }),
    total: [],
  };
}

/** What was done and when, oldest first, ending with how the task was closed or that it rests. */
function doneSoFar(task: Task, today: PlainDate): string {
  const days = taskDays(task);
  const status = taskStatusOn(days, today);
  const lines = notWithdrawn(task.progress)
    .filter((row) => row.date === null || row.date <= today)
    .flatMap(({ date, percent, text }) => {
      const said = [
        text?.trim().replace(/\.$/u, '') ?? '',
        percent === null ? '' : fill(texts.percent, { percent: formatNumber(percent) }),
      ].filter((part) => part !== '');
      if (said.length === 0) return [];
      const line = said.join(', ');
      return [date === null ? line : fill(texts.progress, { date: formatOfficialDate(date), text: line })];
    });
  const reason = task.stopReason === null ? '' : fill(texts.reason, { reason: task.stopReason });
  if (status.startsWith('taskDone') && task.doneOn !== null) {
    const due = dueOn(days, task.doneOn);
    lines.push(
      fill(texts.done, {
        date: formatOfficialDate(task.doneOn),
        late:
          due !== null && due < task.doneOn
            ? fill(texts.doneLate, { days: formatNumber(daysBetween(due, task.doneOn)) })
            : '',
        paper: task.resultNumber === null ? '' : fill(texts.paper, { number: task.resultNumber }),
      }),
    );
  } else if (status === 'taskPaused' && task.pausedOn !== null)
    lines.push(fill(texts.paused, { date: formatOfficialDate(task.pausedOn), reason }));
  else if (status === 'taskCancelled' && task.cancelledOn !== null)
    lines.push(fill(texts.cancelled, { date: formatOfficialDate(task.cancelledOn), reason }));
  return lines.length === 0 ? texts.begun : lines.join('\n');
}

/** What is left of a task that is not closed; obstacles and proposals, whatever became of it. */
function leftOf(task: Task, today: PlainDate): Cell {
  const days = taskDays(task);
  const due = dueOn(days, today);
  const lines = [
    taskStatusOn(days, today) === 'taskOverdue' && due !== null
      ? fill(texts.overdue, { days: formatNumber(daysBetween(due, today)) })
      : '',
    task.obstacles ?? '',
    task.proposals === null ? '' : fill(texts.proposals, { proposals: task.proposals }),
  ].filter((line) => line !== '');
  return lines.length === 0 ? null : lines.join('\n');
}
