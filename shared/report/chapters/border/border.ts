import texts from '../../../reference/report-texts.json' with { type: 'json' };
import type { BorderIncident } from '../../../registers/border-incident/border-incident.ts';
import { formatCount } from '../../../text/numbers.ts';
import { fill } from '../../../text/template.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { annexPart } from '../../annex.ts';
import { reportPart } from '../../report-part.ts';
import { recordsOfEvents, type Chapter } from '../chapter.ts';
import { incidentAnnex } from './incident-annex.ts';
import { casesOf, stocksBySpan, type CountedIncident, type StocksBySpan } from './incident-figures.ts';
import { draftIncidents, incidentChanges, isReportedUp } from './incident-sentences.ts';
import { incidentLayout, incidentTable, incidentTableKeys, type IncidentTable } from './incident-tables.ts';
import { reportLine, type LineSource, type ReportLine } from './report-line.ts';

export interface BorderSource {
  /** Incidents begun by the period's end: all of the counted days, and those still open when they began. */
  readonly incidents: readonly CountedIncident[];
  /** The cases of the period, whole. */
  readonly records: ReadonlyMap<string, BorderIncident>;
  readonly line: LineSource;
  /** Days of quick reports of the period that are left out of the figures until they are compared. */
  readonly awaitingLeftOut: readonly PlainDate[];
}

export interface BorderModel {
  readonly figures: { readonly incidents: StocksBySpan };
  readonly incidentTables: readonly IncidentTable[];
  /** The line as a figure; null where nothing is known of it: closed before it was part of the report. */
  readonly line: ReportLine | null;
  readonly borderTablesTitle: string;
  readonly borderTablesLeftOut: boolean;
  /** Rules of counting incidents, talks and letters, printed under annex and tables. */
  readonly borderRules: readonly string[];
}

/** What stands under annex and tables of quick reports that wait for their cross-check; nothing for none. */
function awaitingRule(counted: number, leftOut: number): readonly string[] {
  const { rules } = texts.border;
  if (leftOut > 0) return [fill(rules.awaitingLeftOut, { count: formatCount(leftOut) })];
  return counted === 0 ? [] : [fill(rules.awaiting, { count: formatCount(counted) })];
}

/** Key of the part that also holds the table of talks and letters. */
export const borderTablesKey = 'border-tables';

/** Incidents on the border: their stock, annex III, the tables and the line. */
export const border: Chapter<BorderSource, BorderModel> = {
  groundKeys: [],
  events: ({ incidents }) =>
    incidents.flatMap((row) => [
      { subject: 'incidentOccurred', id: row.id, date: row.occurred },
      ...(row.settled === null
        ? []
        : [{ subject: 'incidentSettled' as const, id: row.id, date: row.settled }]),
    ]),
  build({ incidents, records, line, awaitingLeftOut }, frame) {
    const { spans, period, periodName, periodTitle, names } = frame;
    const stocks = stocksBySpan(incidents, spans);
    const tables = incidentTableKeys.map((key) => incidentTable(incidents, key, spans, names));
    const cases = casesOf(incidents, period);
    const beyond = cases.filter((row) => row.beyondCompetence);
    const { rules, tables: tableTexts } = texts.border;
    return {
      model: {
        figures: { incidents: stocks },
        incidentTables: tables,
        line: reportLine(incidents, spans, line, frame.describe),
        borderTablesTitle: fill(tableTexts.title, { period: periodTitle.toUpperCase() }),
        borderTablesLeftOut: frame.leftOut(borderTablesKey),
        borderRules: [
          rules.deciding,
          rules.stock,
          ...awaitingRule(stocks.inPeriod.awaiting, awaitingLeftOut.length),
          rules.exchange,
        ],
      },
      annexes: [
        {
          ...incidentAnnex(
            cases,
            records,
            { name: periodName, from: period.from, to: period.to },
            frame.settings.incidentRules.backlogDays,
            names,
          ),
          leftOut: frame.leftOut('annex-incidents'),
        },
      ],
      paragraphs: [
        {
          draft: 'incidents',
          text: draftIncidents({
            ...frame,
            incidents: stocks,
            tables,
            awaitingLeftOut: awaitingLeftOut.length,
            beyondCompetence: {
              count: beyond.length,
              reported: beyond.filter(({ id }) => {
                const record = records.get(id);
                return record !== undefined && isReportedUp(record, period.to);
              }).length,
            },
          }),
        },
      ],
      changes: incidentChanges(frame.eventAdjustments).map((phrase) => ({ draft: 'incidents', phrase })),
    };
  },
  parts: (model) => [
    ...model.annexes
      .filter(({ key }) => key === 'incidents')
      // The rules stand once: with the tables, or where those are left out with the annex.
      .map((annex) => ({ ...annexPart(annex), rules: model.borderTablesLeftOut ? model.borderRules : [] })),
    reportPart({
      key: borderTablesKey,
      leave: { key: borderTablesKey, leftOut: model.borderTablesLeftOut },
      title: model.borderTablesTitle,
      sheetName: texts.border.tables.sheet,
      layouts: model.incidentTables
        .map((table) => incidentLayout(table, model.shown))
        .filter(({ rows }) => rows.length > 0),
      titled: true,
      rules: model.borderRules,
      figure:
        model.line === null
          ? null
          : { title: texts.border.tables.line, sheetName: texts.border.tables.lineSheet, line: model.line },
    }),
  ],
  addedTables: () => [],
  adjustments: () => [],
  countedRecords: (model) => recordsOfEvents('border', model),
};
