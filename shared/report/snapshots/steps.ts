import type { JsonValue } from '../../registers/field.ts';
import { WITHOUT_OUTLINE } from '../outline-keys.ts';
import { asStored, listIn, type Stored } from './stored.ts';

// What older forms lacked is written out here once for all: it stays as it is when the figures of today change.

/** Takes a snapshot to the next form. `written` is the form in which it was closed. */
type Step = (older: Stored, written: number) => Stored;

const inThree = (figures: Stored): Stored => ({
  inPeriod: figures,
  yearToDate: figures,
  samePeriodLastYear: figures,
});

const noStock = { carriedOver: 0, occurred: 0, settled: 0, pending: 0 };
const noTalks = { total: 0, byKind: {}, byLevel: {} };
const noLetters = { ...noTalks, sent: 0, received: 0 };
const noTasks = {
  carriedOver: 0,
  assigned: 0,
  doneOnTime: 0,
  doneLate: 0,
  doneNoDue: 0,
  cancelled: 0,
  carriedForward: 0,
  overdue: 0,
  forwardNoDue: 0,
};

const borderEvents = ['incidentOccurred', 'incidentSettled', 'talk', 'letter'];
const taskEvents = ['taskAssigned', 'taskEnded'];

const withFigures = (older: Stored, figures: Stored): Stored => ({
  ...older,
  figures: { ...asStored(older['figures']), ...figures },
});

const withoutYearBefore = (figures: JsonValue): Stored => ({
  ...asStored(figures),
  yearToDateLastYear: null,
});

/** Stocks by span, none of whose cases waited; what is no stock stays. */
const noneAwaiting = (stocks: JsonValue): Stored =>
  Object.fromEntries(
    Object.entries(asStored(stocks)).map(([name, stock]) => [
      name,
      stock !== null && typeof stock === 'object' ? { ...asStored(stock), awaiting: 0 } : stock,
    ]),
  );

const tablesWithoutYearBefore = (older: Stored, name: string): readonly Stored[] =>
  listIn(older, name).map((table) => ({
    ...table,
    rows: listIn(table, 'rows').map(withoutYearBefore),
    total: withoutYearBefore(table['total'] ?? null),
  }));

function taskAnnexBySpan(annex: JsonValue): JsonValue {
  if (annex === null) return null;
  const stored = asStored(annex);
  return {
    ...stored,
    balances: withoutYearBefore(stored['balances'] ?? null),
    tables: listIn(stored, 'tables').map((table) => ({ ...table, span: 'inPeriod' })),
  };
}

const frozenText = (text: JsonValue): Stored => ({ text, draft: text, edited: false });

/** The order in which annexes stood then. */
const partsOfSection: Readonly<Record<string, readonly string[]>> = {
  cooperation: [
    'annex-outgoing',
    'annex-incoming',
    'annex-incidents',
    'annex-tasks',
    'tables',
    'border-tables',
  ],
};

const withoutNames = (older: Stored, names: readonly string[]): Stored =>
  Object.fromEntries(Object.entries(older).filter(([name]) => !names.includes(name)));

/** Steps from form 1 to 2, from 2 to 3 and so on. */
export const steps: readonly Step[] = [
  // What is counted since the year began was the ground of later adjustments, and its day was not told.
  (older) => ({
    ...older,
    countedFrom: asStored(asStored(older['spans'])['yearToDate'])['from'] ?? null,
  }),
  // Incidents, talks and letters became part of the report; annexes were of one direction each.
  (older) => ({
    ...withFigures(older, {
      incidents: inThree(noStock),
      talks: inThree(noTalks),
      letters: inThree(noLetters),
    }),
    annexes: listIn(older, 'annexes').map(({ direction = null, ...annex }) => ({
      ...annex,
      key: direction,
    })),
    incidentTables: [],
    exchangeTable: [],
    borderTablesTitle: '',
    borderTablesLeftOut: true,
    eventAdjustments: [],
    borderRules: [],
    countedEvents: [],
  }),
  // The line became a figure of the report.
  (older) => ({ ...older, line: null }),
  // Tasks were counted.
  (older) => withFigures(older, { tasks: inThree(noTasks) }),
  // Tasks got a section and an annex.
  (older) => ({ ...older, taskAnnex: null }),
  // Headings bore the number of the paper.
  (older) => ({
    ...older,
    sections: listIn(older, 'sections').map((section) => ({
      ...section,
      heading: String(section['heading']).replace(/^(?:[IVX]+|\d+)\.\s+/, ''),
    })),
  }),
  // The kinds of events that a report counted are kept with it.
  (older, written) => ({
    ...older,
    countedSubjects: [...(written >= 3 ? borderEvents : []), ...(written >= 6 ? taskEvents : [])],
  }),
  // The year to date got the same span of the year before, texts around the sections can be edited, outlines are data.
  (older) => ({
    ...withoutNames(older, ['opening', 'ending']),
    figures: Object.fromEntries(
      Object.entries(asStored(older['figures'])).map(([name, figures]) => [name, withoutYearBefore(figures)]),
    ),
    crossTables: tablesWithoutYearBefore(older, 'crossTables'),
    incidentTables: tablesWithoutYearBefore(older, 'incidentTables'),
    exchangeTable: listIn(older, 'exchangeTable').map(withoutYearBefore),
    talkTable: [],
    visitTables: [],
    yearToDateGround: null,
    taskAnnex: taskAnnexBySpan(older['taskAnnex'] ?? null),
    scope: 'joint',
    occasion: 'thematic',
    shown: [
      { title: 'Trong kỳ', now: 'inPeriod' },
      { title: 'Lũy kế từ đầu năm', now: 'yearToDate' },
    ],
    spans: { ...asStored(older['spans']), yearToDateLastYear: null },
    texts: {
      legalBasis: frozenText(''),
      outlook: frozenText(''),
      title: frozenText(asStored(older['head'])['title'] ?? ''),
      opening: frozenText(older['opening'] ?? ''),
      ending: frozenText(older['ending'] ?? ''),
    },
    periodicBasis: '',
    outline: WITHOUT_OUTLINE,
    sections: listIn(older, 'sections').map((section) => ({
      ...section,
      isHeading: section['key'] === 'results',
      parts: partsOfSection[String(section['key'])] ?? [],
    })),
  }),
  // Quick reports that wait for their cross-check were told.
  (older) => ({
    ...withFigures(older, { incidents: noneAwaiting(asStored(older['figures'])['incidents'] ?? null) }),
    incidentTables: listIn(older, 'incidentTables').map((table) => ({
      ...table,
      rows: listIn(table, 'rows').map(noneAwaiting),
      total: noneAwaiting(table['total'] ?? null),
    })),
    line:
      older['line'] === null
        ? null
        : {
            ...asStored(older['line'] ?? null),
            incidents: listIn(asStored(older['line'] ?? null), 'incidents').map((incident) => ({
              ...incident,
              awaiting: false,
            })),
          },
  }),
];
