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
import { crossTable, crossTableKeys, type CrossTable } from './cross-tables.ts';
import { incomingAnnex, outgoingAnnex } from './delegation-annexes.ts';
import { draftCooperation } from './delegation-sentences.ts';
import { figureLayouts } from './figure-tables.ts';
import { threeColumns, type DelegationFigures } from './measures.ts';

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
  readonly tablesTitle: string;
  readonly tablesLeftOut: boolean;
  readonly adjustments: readonly Adjustment[];
  /** Rules of counting, printed under the tables. */
  readonly rules: readonly string[];
  /** What was counted from `countedFrom` to the period's end: the ground of later adjustments. */
  readonly counted: readonly ClosedRow[];
}

type Key = 'annex-outgoing' | 'annex-incoming' | 'tables';

const directions = ['outgoing', 'incoming'] as const;
const registerOf = { outgoing: outgoingDelegation.name, incoming: incomingDelegation.name } as const;

/** Đoàn ra, đoàn vào: lượt and đoàn, annexes I and II, the tables of figures. */
export const delegations: Chapter<DelegationsSource, DelegationsModel, Key> = {
  leavable: ['annex-outgoing', 'annex-incoming', 'tables'],
  groundKeys: ['counted'],
  events: () => [],
  build(source, frame) {
    const { rows } = source;
    const { spans, period, periodTitle, names } = frame;
    const ofDirection = (direction: Direction): readonly CountedRow[] =>
      rows.filter((row) => row.direction === direction);
    const inPeriod = (direction: Direction): readonly CountedRow[] =>
      ofDirection(direction).filter((row) => contains(period, row.decidingDate));
    const figures = {
      outgoing: threeColumns(ofDirection('outgoing'), spans),
      incoming: threeColumns(ofDirection('incoming'), spans),
    };
    const crossTables = directions.flatMap((direction) =>
      crossTableKeys.map((key) => crossTable(rows, direction, key, spans, names)),
    );
    const baseline = baselineOf(frame);
    const adjustments = baseline === null ? [] : adjustmentsSince(baseline, rows, frame.describe);
    const annexPeriod = { name: periodTitle, to: period.to };
    return {
      model: {
        figures,
        crossTables,
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
          section: 'cooperation',
          text: draftCooperation(
            figures,
            crossTables,
            adjustments,
            spans.yearToDate.from,
            spans.yearToDate.from === period.from,
          ),
        },
      ],
      changes: [],
    };
  },
  annexes: (model) =>
    model.annexes
      .filter(({ key }) => directions.some((direction) => direction === key))
      .map((annex) => annexPart(annex, model.rules)),
  tables: (model) => [
    reportPart({
      key: 'tables',
      leave: { key: 'tables', leftOut: model.tablesLeftOut },
      heading: texts.tables.heading,
      title: model.tablesTitle,
      sheetName: texts.tables.heading,
      opensWorkbook: true,
      layouts: figureLayouts(model.figures, model.crossTables),
      titled: true,
      rules: model.rules,
    }),
  ],
  addedTables: () => [],
  adjustments({ adjustments }) {
    if (adjustments.length === 0) return [];
    const layout = adjustmentsLayout(adjustments);
    const sheetName = texts.adjustments.columns.kind;
    return [
      reportPart({
        key: 'adjustments',
        heading: '',
        title: layout.title,
        sheetName,
        layouts: [layout],
        rules: [],
      }),
    ];
  },
  countedRecords: (model) =>
    model.counted.map((row) => ({ register: registerOf[row.direction], id: row.id, date: row.decidingDate })),
};

function baselineOf({ closed }: ChapterFrame<DelegationsModel, Key>): ClosedBaseline | null {
  if (closed === null) return null;
  const { from, model } = closed;
  return { from, to: model.period.to, rows: model.counted.filter((row) => row.decidingDate >= from) };
}
