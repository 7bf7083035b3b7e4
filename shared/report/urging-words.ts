import texts from '../reference/report-texts.json' with { type: 'json' };
import { formatCount, formatNumber } from '../text/numbers.ts';
import { fill } from '../text/template.ts';
import { daysBetween, type PlainDate } from '../time/plain-date.ts';
import { formatOfficialDate } from '../time/typed-date.ts';

/** Phiếu đôn đốc inside the department, or công văn đôn đốc to another agency. */
export const urgingKinds = ['slip', 'letter'] as const;
export type UrgingKind = (typeof urgingKinds)[number];

const words = texts.tasks.urging;

/** An open task as a paper that urges it sees it. */
export interface UrgedTask {
  /** The due date in force; null for none. */
  readonly due: PlainDate | null;
  readonly late: boolean;
}

/** What the tasks have in common, behind their number: only what holds for one of them. */
function stateOf(tasks: readonly UrgedTask[], today: PlainDate): string {
  const late = tasks.filter((task) => task.late);
  const [next] = tasks.flatMap(({ due }) => (due === null || due < today ? [] : [due])).toSorted();
  if (late.length === 0) {
    if (next === undefined) return '';
    const state = tasks.length === 1 ? words.state.oneDue : words.state.nextDue;
    return fill(state, { due: formatOfficialDate(next) });
  }
  if (late.length < tasks.length) return fill(words.state.someLate, { late: formatCount(late.length) });
  const due = late[0]?.due ?? null;
  return late.length > 1 || due === null
    ? words.state.allLate
    : fill(words.state.oneLate, { days: formatNumber(daysBetween(due, today)) });
}

function requestOf(tasks: readonly UrgedTask[], today: PlainDate): keyof typeof words.slip.request {
  if (tasks.some(({ late }) => late)) return tasks.length === 1 ? 'oneLate' : 'late';
  return tasks.some(({ due }) => due !== null && due >= today) ? 'due' : 'open';
}

/** What stands above the table of the tasks, and the paragraphs below it. */
export function urgingWords(
  kind: UrgingKind,
  tasks: readonly UrgedTask[],
  addressed: string,
  today: PlainDate,
): { readonly opening: string; readonly closing: readonly string[] } {
  const of = words[kind];
  const values = { to: addressed, year: today.slice(0, 4) };
  return {
    opening: fill(of.opening, {
      ...values,
      date: formatOfficialDate(today),
      count: formatCount(tasks.length),
      state: stateOf(tasks, today),
    }),
    closing: [
      fill(of.request[requestOf(tasks, today)], values),
      ...('thanks' in of ? [fill(of.thanks, values)] : []),
    ],
  };
}
