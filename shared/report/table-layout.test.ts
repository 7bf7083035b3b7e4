import { expect, it } from 'vitest';
import texts from '../reference/report-texts.json' with { type: 'json' };
import { columnsOf } from './table-layout.ts';

/** A date in the type of the tables, as a share of a landscape page with what stands around a cell. */
const DATE = 0.078;

it.each([
  ['outgoing', texts.annexes.outgoing.columns, ['from', 'to']],
  ['incoming', texts.annexes.incoming.columns, ['from', 'to']],
  ['late tasks', texts.tasks.late.columns, ['due']],
])('gives dates of the table of %s the room of one line', (_, titles, dates) => {
  const columns = columnsOf(titles);
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  for (const date of dates)
    expect((columns.find(({ key }) => key === date)?.width ?? 0) / whole).toBeGreaterThan(DATE);
});
