import { parseDocumentNumber } from '../../text/document-number.ts';
import { formatOfficialDate } from '../../time/typed-date.ts';
import { issue, type Issue } from '../check.ts';
import { defineRegister, type RecordOf } from '../define-register.ts';
import { choice, date, documentNumber, files, longText, reference, text } from '../field.ts';
import { documentSheets } from './document-sheets.ts';
import { assigningLevels } from './issuer-level.ts';

const number = documentNumber({ need: 'official', of: { day: 'date', issuer: 'issuer' } });

/** Văn bản giao: notices, plans, directives and decisions that assign tasks. */
export const assigningDocument = defineRegister({
  name: 'assigning-document',
  key: 'assigningDocument',
  table: 'assigning_document',
  codePrefix: 'VB',
  icon: 'document',
  place: 'tasks',
  sections: ['main', 'recipients', 'remarks'],
  openSections: ['main'],
  statuses: {},
  countsTrips: false,
  dateFields: ['date'],
  fields: {
    number,
    date: date({ need: 'official' }),
    issuer: reference('organisation', { need: 'official' }),
    level: choice('assigningLevel', assigningLevels, { need: 'official' }),
    abstract: text({ need: 'required', max: 1_000 }),
    signer: text({ max: 300 }),
    receivedOn: date(),
    documentFiles: files(),
    recipients: longText({ section: 'recipients' }),
    classification: choice('classification', ['none', 'secret', 'topSecret', 'mostSecret'], {
      section: 'remarks',
      initial: 'none',
    }),
    notes: longText({ section: 'remarks' }),
  },
  children: {},
  duplicateField: 'number',
  likelyDuplicateFields: ['number', 'issuer'],
  tables: { ofRecord: 'results' },
  listColumns: ['code', 'date', 'number', 'issuer', 'level', 'abstract'],
  titleColumn: 'abstract',
  columnWidths: { number: 120, issuer: 180, level: 120 },
  filters: ['level', 'issuer'],
  printColumns: ['code', 'number', 'date', 'issuer', 'level', 'abstract', 'signer', 'receivedOn', 'notes'],
  sheets: documentSheets(number),
  lookups: [],
  summarise: (record) => ({
    // As it is cited: number, day, then what it is about.
    title: [record.number, record.date === null ? null : formatOfficialDate(record.date), record.abstract]
      .filter((part) => part !== null && part !== '')
      .join(', '),
    decidingDate: record.date,
    decidingDateConfirmed: true,
    personTrips: 0,
    counted: false,
    statusTimeline: [],
    lastDate: record.date,
    facts: {
      level: record.level,
      number: record.number,
      // Its parts where it is written as usual: năm, loại, cơ quan.
      ...factsOf(record.number),
    },
  }),
  searchTexts: (record) => [
    record.code,
    record.number,
    record.issuer?.text ?? null,
    record.abstract,
    record.signer,
    record.recipients,
    record.notes,
  ],
  check(record, context) {
    const found: Issue[] = [];
    if (record.number !== null && parseDocumentNumber(record.number) === null)
      found.push(issue('warning', 'document-number-unusual', { field: 'number' }, { number: record.number }));
    if (record.date !== null && record.date > context.today)
      found.push(issue('warning', 'date-in-future', { field: 'date' }, { date: record.date }));
    if (record.date !== null && record.receivedOn !== null && record.receivedOn < record.date)
      found.push(issue('warning', 'received-before-document', { field: 'receivedOn' }));
    return found;
  },
});

export type AssigningDocument = RecordOf<typeof assigningDocument>;

/** The parts of a number: digits, year, kind, agency; none where it is written unusually. */
function factsOf(number: string | null): Readonly<Record<string, string | null>> {
  const parts = number === null ? null : parseDocumentNumber(number);
  if (parts === null) return {};
  return { ...parts, number, serial: parts.number, year: parts.year === null ? null : String(parts.year) };
}
