import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { exchangeLevels } from '../../../registers/exchange/exchange-fields.ts';
import { talk, talkKinds } from '../../../registers/talk/talk.ts';
import { letterFigures, talkFigures, type CountedExchange } from './exchange-figures.ts';
import {
  allSpans,
  bySpan,
  yearBeforeOf,
  type BySpan,
  type ReportSpans,
  type ShownSpan,
  type Span,
} from '../../spans.ts';
import { labelColumn, numberColumn, type TableLayout } from '../../table-layout.ts';
import type { ReportNames } from '../../report-names.ts';

/** Talks, and letters sent and received, in one span. */
export interface ExchangeCounts {
  readonly talks: number;
  readonly sent: number;
  readonly received: number;
}

const subjects = ['talks', 'sent', 'received'] as const;

/** One level, or one kind of talks; the rows of a table add up to the figures. */
export interface ExchangeRow extends BySpan<ExchangeCounts> {
  readonly label: string;
}

function countsOf(rows: readonly CountedExchange[], span: Span): ExchangeCounts {
  const { sent, received } = letterFigures(rows, span);
  return { talks: talkFigures(rows, span).total, sent, received };
}

const hasAny = ({ talks, sent, received }: ExchangeCounts): boolean => talks + sent + received > 0;

function tableBy<Key>(
  keys: readonly Key[],
  rowsOf: (key: Key) => readonly CountedExchange[],
  labelOf: (key: Key) => string,
  spans: ReportSpans,
): readonly ExchangeRow[] {
  return keys.flatMap((key) => {
    const own = rowsOf(key);
    const row = { label: labelOf(key), ...bySpan(spans, (span) => countsOf(own, span)) };
    return allSpans(row).some(hasAny) ? [row] : [];
  });
}

/** Levels that have any talk or letter, the highest first; what has no level recorded comes last. */
export function exchangeTable(
  rows: readonly CountedExchange[],
  spans: ReportSpans,
  names: ReportNames,
): readonly ExchangeRow[] {
  return tableBy(
    [...exchangeLevels.toReversed(), null],
    (level) => rows.filter((row) => row.level === level),
    (level) => (level === null ? texts.tables.unknown : names.choice('exchangeLevel', level)),
    spans,
  );
}

/** Kinds of talks in the order of the catalogue. */
export function talkTable(
  rows: readonly CountedExchange[],
  spans: ReportSpans,
  names: ReportNames,
): readonly ExchangeRow[] {
  const talks = rows.filter((row) => row.register === talk.name);
  return tableBy(
    talkKinds,
    (kind) => talks.filter((row) => (row.kind ?? 'other') === kind),
    (kind) => names.choice('talkKind', kind),
    spans,
  );
}

function layout(
  title: string,
  label: string,
  rows: readonly ExchangeRow[],
  shown: readonly ShownSpan[],
  counted: readonly (typeof subjects)[number][],
): readonly TableLayout[] {
  const own = texts.border.tables;
  const columns = counted.flatMap((subject) =>
    shown.flatMap((span) => [
      { subject, span: span.now, title: shown.length > 1 ? span.title : own.now },
      { subject, span: yearBeforeOf(span.now), title: own.last },
    ]),
  );
  const sums = (of: readonly ExchangeRow[]): readonly (number | null)[] =>
    columns.map(({ subject, span }) =>
      of.reduce<number | null>((sum, row) => {
        const counts = row[span];
        return sum === null || counts === null ? null : sum + counts[subject];
      }, 0),
    );
  const lines = rows.filter((row) => columns.some(({ subject, span }) => (row[span]?.[subject] ?? 0) > 0));
  if (lines.length === 0) return [];
  return [
    {
      title,
      columns: [
        labelColumn(label),
        ...columns.map((column) => numberColumn(`${column.subject}-${column.span}`, column.title, 9)),
      ],
      groups: [
        { title: '', span: 1 },
        ...counted.map((subject) => ({ title: own[subject], span: shown.length * 2 })),
      ],
      rows: lines.map((row) => [row.label, ...sums([row])]),
      total: [texts.tables.total, ...sums(lines)],
    },
  ];
}

/** Talks and letters by level, and talks by kind. */
export function exchangeLayouts(
  levels: readonly ExchangeRow[],
  kinds: readonly ExchangeRow[],
  shown: readonly ShownSpan[],
): readonly TableLayout[] {
  const own = texts.border.tables;
  return [
    ...layout(own.exchange, own.level, levels, shown, subjects),
    ...layout(own.exchangeKinds, own.kind, kinds, shown, ['talks']),
  ];
}
