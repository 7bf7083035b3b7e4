import texts from '../../../reference/report-texts.json' with { type: 'json' };
import {
  incomingDelegation,
  type IncomingDelegation,
} from '../../../registers/incoming-delegation/incoming-delegation.ts';
import {
  outgoingDelegation,
  type OutgoingDelegation,
} from '../../../registers/outgoing-delegation/outgoing-delegation.ts';
import { fill } from '../../../text/template.ts';
import { contains } from '../../../time/reporting-calendar.ts';
import type { ShownSpan } from '../../spans.ts';
import { annexPart } from '../../annex.ts';
import { reportPart } from '../../report-part.ts';
import type { Chapter, ChapterFrame } from '../chapter.ts';
import {
  adjustmentsLayout,
  adjustmentsSince,
  type Adjustment,
  type ClosedBaseline,
  type ClosedRow,
} from './adjustments.ts';
import type { CountedRow, Direction } from './counted-row.ts';
import { countingRulesInWords } from './counting-rules.ts';
import { crossTable, crossTableKeys, visitTables, type CrossTable, type VisitTable } from './cross-tables.ts';
import { incomingAnnex, outgoingAnnex } from './delegation-annexes.ts';
import { draftCooperation } from './delegation-sentences.ts';
import { figureLayouts } from './figure-tables.ts';
import { measuresBySpan, type DelegationFigures } from './measures.ts';
import { yearToDateGround } from './year-to-date-ground.ts';

/** Delegations that count. */
export interface DelegationsSource {
  /** From the start of the reporting year before, or of the same period last year, to the period's end. */
  readonly rows: readonly CountedRow[];
  /** Those of the period, whole. */
  readonly outgoing: ReadonlyMap<string, OutgoingDelegation>;
  readonly incoming: ReadonlyMap<string, IncomingDelegation>;
}

export interface DelegationsModel {
  readonly figures: DelegationFigures;
  readonly crossTables: readonly CrossTable[];
  /** How often each country was visited, where a delegation had several. */
  readonly visitTables: readonly VisitTable[];
  /** Of what the year to date is made up, in words; null where nothing of it was closed, or the paper does not show it. */
  readonly yearToDateGround: string | null;
  readonly tablesTitle: string;
  readonly tablesLeftOut: boolean;
  readonly adjustments: readonly Adjustment[];
  /** Rules of counting, printed under the tables. */
  readonly rules: readonly string[];
  /** What was counted from `countedFrom` to the period's end: the ground of later adjustments. */
  readonly counted: readonly ClosedRow[];
}

const directions = ['outgoing', 'incoming'] as const;
const registerOf = { outgoing: outgoingDelegation.name, incoming: incomingDelegation.name } as const;

/** Đoàn ra, đoàn vào: lượt and đoàn, annexes I and II, the tables of figures. */
export const delegations: Chapter<DelegationsSource, DelegationsModel> = {
  groundKeys: ['counted'],
  events: () => [],
  build(source, frame) {
    const { rows } = source;
    const { spans, period, periodName, periodTitle, names } = frame;
    const ofDirection = (direction: Direction): readonly CountedRow[] =>
      rows.filter((row) => row.direction === direction);
    const inPeriod = (direction: Direction): readonly CountedRow[] =>
      ofDirection(direction).filter((row) => contains(period, row.decidingDate));
    const figures = {
      outgoing: measuresBySpan(ofDirection('outgoing'), spans),
      incoming: measuresBySpan(ofDirection('incoming'), spans),
    };
    const crossTables = directions.flatMap((direction) =>
      crossTableKeys
        // Where no delegation says whether it was planned, a table of it says nothing.
        .filter(
          (key) => key !== 'planning' || ofDirection(direction).some(({ planning }) => planning !== null),
        )
        .map((key) => crossTable(rows, direction, key, spans, names)),
    );
    const baseline = baselineOf(frame);
    const adjustments = baseline === null ? [] : adjustmentsSince(baseline, rows, frame.describe);
    const annexPeriod = { name: periodName, to: period.to };
    return {
      model: {
        figures,
        crossTables,
        visitTables: visitTables(rows, spans, names),
        yearToDateGround: showsYear(frame)
          ? yearToDateGround(frame.closedWithin, rows, spans.yearToDate, frame.describe)
          : null,
        tablesTitle: fill(texts.tables.title, { period: periodTitle.toUpperCase() }),
        tablesLeftOut: frame.leftOut('tables'),
        adjustments,
        rules: countingRulesInWords(frame, [...inPeriod('outgoing'), ...inPeriod('incoming')]),
        counted: rows
          .filter((row) => row.decidingDate >= frame.countedFrom && row.decidingDate <= period.to)
          .map((row) => ({
            id: row.id,
            direction: row.direction,
            decidingDate: row.decidingDate,
            personTrips: row.personTrips,
            ...frame.describe(row.id),
          })),
      },
      annexes: [
        {
          ...outgoingAnnex(inPeriod('outgoing'), source.outgoing, annexPeriod, names),
          leftOut: frame.leftOut('annex-outgoing'),
        },
        {
          ...incomingAnnex(inPeriod('incoming'), source.incoming, annexPeriod, names),
          leftOut: frame.leftOut('annex-incoming'),
        },
      ],
      paragraphs: [
        {
          draft: 'delegations',
          text: draftCooperation({ ...frame, rows, adjustments }),
        },
      ],
      changes: [],
    };
  },
  parts(model) {
    const rules = notesOf(model);
    const annexes = model.annexes.filter(({ key }) => directions.some((direction) => direction === key));
    // The rules stand once: with the figures, or where those are left out with the first annex that is printed.
    const first = model.tablesLeftOut ? annexes.find(({ leftOut }) => !leftOut)?.key : undefined;
    return [
      ...annexes.map((annex) => ({ ...annexPart(annex), rules: annex.key === first ? rules : [] })),
      reportPart({
        key: 'tables',
        leave: { key: 'tables', leftOut: model.tablesLeftOut },
        title: model.tablesTitle,
        sheetName: texts.tables.heading,
        opensWorkbook: true,
        layouts: figureLayouts(model.figures, model.crossTables, model.visitTables, model.shown),
        titled: true,
        rules,
      }),
    ];
  },
  addedTables: () => [],
  adjustments({ adjustments }) {
    if (adjustments.length === 0) return [];
    const layout = adjustmentsLayout(adjustments);
    const sheetName = texts.adjustments.columns.kind;
    return [
      reportPart({
        key: 'adjustments',
        title: layout.title,
        sheetName,
        layouts: [layout],
      }),
    ];
  },
  countedRecords: (model) =>
    model.counted.map((row) => ({ register: registerOf[row.direction], id: row.id, date: row.decidingDate })),
};

function baselineOf({ closed }: ChapterFrame<DelegationsModel>): ClosedBaseline | null {
  if (closed === null) return null;
  const { from, model } = closed;
  return { from, to: model.period.to, rows: model.counted.filter((row) => row.decidingDate >= from) };
}

/** Whether a paper tells figures of more than one period that is closed by itself. */
function showsYear({ shown, period }: Pick<ChapterFrame<DelegationsModel>, 'shown' | 'period'>): boolean {
  return shown.length > 1 || period.kind === 'half' || period.kind === 'nineMonths' || period.kind === 'year';
}

/** What stands under the figures: how they were counted, and what they lack. */
function notesOf(
  model: Pick<DelegationsModel, 'rules' | 'figures' | 'visitTables' | 'yearToDateGround'> & {
    readonly shown: readonly ShownSpan[];
  },
): readonly string[] {
  const lacks =
    model.shown.some(({ now }) => now === 'yearToDate') && model.figures.outgoing.yearToDateLastYear === null;
  return [
    ...model.rules,
    ...(model.visitTables.length === 0 ? [] : [texts.tables.visits.note]),
    ...(model.yearToDateGround === null ? [] : [model.yearToDateGround]),
    ...(lacks ? [texts.rules.notCounted] : []),
  ];
}
