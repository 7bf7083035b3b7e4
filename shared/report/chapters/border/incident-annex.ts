import texts from '../../../reference/report-texts.json' with { type: 'json' };
import type { BorderIncident } from '../../../registers/border-incident/border-incident.ts';
import { statusAt } from '../../../registers/define-register.ts';
import { incidentTimeline, stepsInOrder } from '../../../registers/border-incident/incident-steps.ts';
import { formatCount } from '../../../text/numbers.ts';
import { fill } from '../../../text/template.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { formatOfficialDate } from '../../../time/typed-date.ts';
import { joined, type Annex } from '../../annex.ts';
import { columnsOf, type Cell } from '../../table-layout.ts';
import { incidentStock, type CountedIncident } from './incident-figures.ts';
import type { ReportNames } from '../../report-names.ts';

interface AnnexPeriod {
  readonly name: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Annex III: cases open when the period began or begun in it, as they stood at the end of its last day. */
export function incidentAnnex(
  rows: readonly CountedIncident[],
  records: ReadonlyMap<string, BorderIncident>,
  period: AnnexPeriod,
  backlogDays: number,
  names: ReportNames,
): Omit<Annex, 'leftOut'> {
  const { title, columns: titles } = texts.annexes.incidents;
  const columns = columnsOf(titles);
  const lines = rows.map((row, index) => {
    const record = records.get(row.id);
    const cells: Readonly<Record<string, Cell>> = {
      ...(record === undefined ? {} : cellsOf(row, record, period, backlogDays, names)),
      index: index + 1,
    };
    return columns.map((column) => cells[column.key] ?? null);
  });
  const stock = incidentStock(rows, period);
  const total: Readonly<Record<string, Cell>> = {
    summary: `${texts.annexes.total}: ${fill(texts.annexes.totalIncidents, Object.fromEntries(Object.entries({ count: rows.length, ...stock }).map(([key, count]) => [key, formatCount(count)])))}`,
  };
  return {
    key: 'incidents',
    title: fill(title, { period: period.name.toUpperCase() }),
    columns,
    rows: lines,
    total: columns.map((column) => total[column.key] ?? null),
  };
}

function cellsOf(
  row: CountedIncident,
  record: BorderIncident,
  period: AnnexPeriod,
  backlogDays: number,
  names: ReportNames,
): Readonly<Record<string, Cell>> {
  const known = stepsInOrder(record.steps).filter((step) => step.date !== null && step.date <= period.to);
  const timeline = incidentTimeline(
    record.steps,
    row.occurred,
    record.beyondCompetence === true,
    backlogDays,
  );
  const settled = row.settled !== null && row.settled <= period.to ? row.settled : null;
  const status = names.choice('status', statusAt(timeline, period.to) ?? 'new');
  return {
    date: { date: row.occurred },
    place: joined(
      [record.markers?.normalised ?? record.markers?.text, record.commune?.text, record.gate?.text],
      ', ',
    ),
    type: record.type?.text ?? null,
    summary: record.summary,
    side: record.side === null ? null : names.choice('incidentSide', record.side),
    measures: joined(
      known
        .filter((step) => step.kind !== 'result' && step.kind !== null)
        .map((step) =>
          joined(
            [
              names.choice('stepKind', step.kind ?? ''),
              step.number,
              step.date === null ? null : formatOfficialDate(step.date),
            ],
            ' ',
          ),
        ),
      '; ',
    ),
    result:
      settled === null
        ? null
        : (record.result ?? known.findLast((step) => step.kind === 'result')?.summary ?? null),
    status: joined(
      [
        row.occurred < period.from ? texts.border.carriedOver : null,
        settled === null
          ? status
          : fill(texts.border.settledOn, { status, date: formatOfficialDate(settled) }),
        row.awaiting ? texts.border.awaiting : null,
      ],
      '; ',
    ),
  };
}
