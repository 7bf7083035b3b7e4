import { borderTablesKey } from '../border/border.ts';
import { recordsOfEvents, type Chapter } from '../chapter.ts';
import { three } from '../../spans.ts';
import {
  letterFigures,
  talkFigures,
  type CountedExchange,
  type ExchangeFigures,
} from './exchange-figures.ts';
import { courtesySentence, exchangeChanges, exchangeSentence } from './exchange-sentences.ts';
import { exchangeLayout, exchangeTable, type ExchangeRow } from './exchange-table.ts';

export interface ExchangesSource {
  /** Talks held and letters dated from the first counted day to the period's end. */
  readonly exchanges: readonly CountedExchange[];
}

export interface ExchangesModel {
  readonly figures: ExchangeFigures;
  /** Talks and letters by level, from the capitals down. */
  readonly exchangeTable: readonly ExchangeRow[];
}

/** Talks and letters: told in the sections on cooperation and on the border, their table among those of the border. */
export const exchanges: Chapter<ExchangesSource, ExchangesModel, never> = {
  leavable: [],
  groundKeys: [],
  events: (source) => source.exchanges.map((row) => ({ subject: row.register, id: row.id, date: row.date })),
  build({ exchanges: rows }, { spans, period, names, eventAdjustments }) {
    return {
      model: {
        figures: {
          talks: three(spans, (span) => talkFigures(rows, span)),
          letters: three(spans, (span) => letterFigures(rows, span)),
        },
        exchangeTable: exchangeTable(rows, spans, names),
      },
      annexes: [],
      paragraphs: [
        { section: 'cooperation', text: courtesySentence(rows, period, names) },
        { section: 'border', text: exchangeSentence(rows, period, names) },
      ],
      changes: exchangeChanges(eventAdjustments).map((phrase) => ({ section: 'border', phrase })),
    };
  },
  annexes: () => [],
  tables: () => [],
  addedTables: (model) => [
    {
      to: borderTablesKey,
      layouts: model.exchangeTable.length === 0 ? [] : [exchangeLayout(model.exchangeTable)],
    },
  ],
  adjustments: () => [],
  countedRecords: (model) => recordsOfEvents('exchanges', model),
};
