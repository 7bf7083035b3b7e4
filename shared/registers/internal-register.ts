import type { Summary } from './define-register.ts';

/** The summary of what is counted nowhere. */
export const uncounted = (title: string): Summary<never> => ({
  title,
  decidingDate: null,
  decidingDateConfirmed: false,
  personTrips: 0,
  counted: false,
  statusTimeline: [],
  lastDate: null,
});

/** What the program keeps like a record, so that it is logged, undone and exchanged like one, but lists nowhere. */
export const internal = {
  codePrefix: null,
  icon: 'book',
  sections: ['main'],
  openSections: ['main'],
  statuses: {},
  countsTrips: false,
  dateFields: [],
  duplicateField: null,
  likelyDuplicateFields: [],
  listColumns: [],
  titleColumn: '',
  filters: [],
  printColumns: [],
  sheets: null,
  lookups: [],
  searchTexts: () => [],
  check: () => [],
} as const;
