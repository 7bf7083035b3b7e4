import { borderTablesKey } from '../border/border.ts';
import { recordsOfEvents, type Chapter } from '../chapter.ts';
import { bySpan } from '../../spans.ts';
import {
  letterFigures,
  sortedExchanges,
  talkFigures,
  type CountedExchange,
  type ExchangeFigures,
} from './exchange-figures.ts';
import {
  courtesySentence,
  exchangeChanges,
  exchangeSentence,
  partnerSentences,
  patrolSentence,
} from './exchange-sentences.ts';
import { exchangeLayouts, exchangeTable, talkTable, type ExchangeRow } from './exchange-table.ts';

export interface ExchangesSource {
  /** Talks held and letters dated from the first counted day to the period's end. */
  readonly exchanges: readonly CountedExchange[];
}

export interface ExchangesModel {
  readonly figures: ExchangeFigures;
  /** Talks and letters with the neighbouring side by level, from the capitals down. */
  readonly exchangeTable: readonly ExchangeRow[];
  /** Talks with the neighbouring side by kind; without joint patrols. */
  readonly talkTable: readonly ExchangeRow[];
}

/** Talks and letters: told in the sections on cooperation and on the border, their tables among those of the border. */
export const exchanges: Chapter<ExchangesSource, ExchangesModel> = {
  groundKeys: [],
  events: (source) => source.exchanges.map((row) => ({ subject: row.register, id: row.id, date: row.date })),
  build({ exchanges: rows }, frame) {
    const { spans, names } = frame;
    const sorted = sortedExchanges(rows, names);
    const { neighbour } = sorted;
    return {
      model: {
        figures: {
          talks: bySpan(spans, (span) => talkFigures(neighbour, span)),
          letters: bySpan(spans, (span) => letterFigures(neighbour, span)),
        },
        exchangeTable: exchangeTable(neighbour, spans, names),
        talkTable: talkTable(neighbour, spans, names),
      },
      annexes: [],
      paragraphs: [
        { draft: 'courtesy', text: courtesySentence(rows, frame) },
        { draft: 'partners', text: partnerSentences(sorted, frame) },
        { draft: 'exchange', text: exchangeSentence(sorted, frame) },
        { draft: 'patrol', text: patrolSentence(sorted, frame) },
      ],
      changes: exchangeChanges(frame.eventAdjustments).map((phrase) => ({ draft: 'exchange', phrase })),
    };
  },
  parts: () => [],
  addedTables: (model) => [
    { to: borderTablesKey, layouts: exchangeLayouts(model.exchangeTable, model.talkTable, model.shown) },
  ],
  adjustments: () => [],
  countedRecords: (model) => recordsOfEvents('exchanges', model),
};
