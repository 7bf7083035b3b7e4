import type { KnownColumn } from '../sheet-rules.ts';

/** Fields of a day: as it happened, and as it was planned. */
export interface DayFields {
  readonly actual: string;
  readonly planned: string;
}

/** What a column says of its days: "Ngày đi (KH)", "Ngày đi (TH)", or neither: "Ngày đi". */
export type Said = 'actual' | 'planned' | 'plain';

export const targets = {
  start: { plain: 'start', planned: 'startPlanned', actual: 'startActual' },
  end: { plain: 'end', planned: 'endPlanned', actual: 'endActual' },
  range: { plain: 'dateRange', planned: 'rangePlanned', actual: 'rangeActual' },
} as const;

/** Targets of every column that holds days of the trip. */
export const dayTargets: readonly string[] = Object.values(targets).flatMap((of) => Object.values(of));
/** Targets of columns with the first day. */
export const startTargets: readonly string[] = [
  ...Object.values(targets.start),
  ...Object.values(targets.range),
];
/** Targets of columns with the last day. */
export const endTargets: readonly string[] = [...Object.values(targets.end), ...Object.values(targets.range)];

/** The columns of planned and of actual days, which heads of the plain ones name with a word more. */
export function dayColumns(start: DayFields, end: DayFields): readonly KnownColumn[] {
  const column = (target: string, like: string): KnownColumn => ({
    target,
    reader: target,
    like,
    headers: [],
    alternate: true,
  });
  return [
    column(targets.start.planned, start.planned),
    column(targets.start.actual, start.actual),
    column(targets.end.planned, end.planned),
    column(targets.end.actual, end.actual),
    column(targets.range.planned, start.planned),
    column(targets.range.actual, start.actual),
  ];
}
