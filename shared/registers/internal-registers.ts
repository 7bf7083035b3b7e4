import { childList, defineRegister, type RecordOf, type Summary } from './define-register.ts';
import { boolean, date, documentNumber, files, json, longText, text } from './field.ts';
import { checkReferenceItem } from './reference-item-checks.ts';

/** What the program keeps like a record, so that it is logged, undone and exchanged like one, but lists nowhere. */
const uncounted = (title: string): Summary => ({
  title,
  decidingDate: null,
  decidingDateConfirmed: false,
  personTrips: 0,
  counted: false,
  statusTimeline: [],
  lastDate: null,
});

const internal = {
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
  filters: [],
  printColumns: [],
  sheets: null,
  lookups: [],
  searchTexts: () => [],
  check: () => [],
} as const;

/** One setting: a key and its value. */
export const setting = defineRegister({
  ...internal,
  name: 'setting',
  key: 'setting',
  table: 'setting',
  fields: { key: text({ need: 'required', max: 100 }), value: json() },
  children: {},
  summarise: (record) => uncounted(record.key ?? ''),
});

/** One row of reference data, valid from–to (both ends inclusive, null: open). */
export const referenceItem = defineRegister({
  ...internal,
  name: 'reference-item',
  key: 'referenceItem',
  table: 'reference_item',
  fields: {
    catalogue: text({ need: 'required', max: 50 }),
    itemCode: text({ need: 'required', max: 100 }),
    name: text({ need: 'required', max: 500 }),
    nameEn: text({ max: 500 }),
    nameZh: text({ max: 500 }),
    shortName: text({ max: 200 }),
    aliases: json(),
    validFrom: date(),
    validTo: date(),
    parentCode: text({ max: 100 }),
    successorIds: json(),
    attributes: json(),
    confirmed: boolean({ initial: true }),
    source: text({ max: 1000 }),
  },
  children: {},
  summarise: (record) => uncounted(record.name ?? ''),
  lookups: ['sameCodeRows', 'successorRows'],
  check: checkReferenceItem,
});

/** A periodic report: its edited sections, its closings, and what the signed paper got. */
export const report = defineRegister({
  ...internal,
  name: 'report',
  key: 'report',
  table: 'report',
  fields: {
    calendarId: text({ need: 'required', max: 50 }),
    periodCode: text({ need: 'required', max: 50 }),
    signedNumber: documentNumber(),
    signedDate: date(),
    signedFiles: files(),
  },
  children: {
    sections: childList({
      table: 'report_section',
      section: 'main',
      official: false,
      columns: ['sectionKey', 'text'],
      inline: [],
      fields: {
        sectionKey: text({ need: 'required', max: 100 }),
        text: longText(),
        leftOut: boolean({ initial: false }),
      },
    }),
    closings: childList({
      table: 'report_closing',
      section: 'main',
      official: false,
      columns: ['closedOn', 'closedBy'],
      inline: [],
      fields: {
        closedOn: date({ need: 'required' }),
        closedBy: text({ need: 'required', max: 300 }),
        /** The frozen figures, annex rows and text of the report. */
        snapshot: json(),
        reopenedOn: date(),
        reopenedBy: text({ max: 300 }),
        reopenReason: text(),
      },
    }),
  },
  summarise: (record) => uncounted(record.periodCode ?? ''),
});

export type ReportRecord = RecordOf<typeof report>;
