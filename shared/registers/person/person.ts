import { issue, type Issue } from '../check.ts';
import { childList, defineRegister, notWithdrawn, type RecordOf } from '../define-register.ts';
import { travelDocumentTypes } from '../delegation/delegation-fields.ts';
import { choice, country, date, longText, reference, secret, text } from '../field.ts';
import { personNameKey } from '../../text/collation.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import { personSheets } from './person-sheets.ts';

/** People who travel, receive or sign, with their positions and travel documents over time. */
export const person = defineRegister({
  name: 'person',
  key: 'person',
  table: 'person',
  codePrefix: 'NG',
  icon: 'people',
  place: 'people',
  sections: ['main', 'positions', 'documents', 'remarks'],
  openSections: ['main'],
  statuses: {},
  countsTrips: false,
  dateFields: [],
  fields: {
    fullName: text({ need: 'required', max: 200 }),
    otherName: text({ max: 200 }),
    sex: choice('sex', ['male', 'female', 'other']),
    birthDate: date(),
    nationality: country({ need: 'official', initial: 'VN' }),
    category: choice('memberCategory', ['civilServant', 'publicEmployee', 'enterprise', 'other']),
    notes: longText({ section: 'remarks' }),
  },
  children: {
    positions: childList({
      table: 'person_position',
      printed: ['jobTitle', 'agency'],
      section: 'positions',
      official: true,
      columns: ['jobTitle', 'agency', 'fromDate', 'toDate'],
      inline: ['jobTitle', 'agency'],
      fields: {
        jobTitle: text({ need: 'official', max: 300, suggests: 'position' }),
        agency: reference('organisation', { need: 'official' }),
        fromDate: date(),
        toDate: date(),
      },
    }),
    documents: childList({
      table: 'person_document',
      section: 'documents',
      official: false,
      columns: ['documentType', 'documentNumber', 'documentIssued', 'documentExpiry'],
      inline: [],
      fields: {
        documentType: choice('travelDocument', travelDocumentTypes, { need: 'official' }),
        documentNumber: secret(),
        documentIssued: date(),
        documentExpiry: date({ need: 'official' }),
      },
    }),
  },
  duplicateField: 'birthDate',
  likelyDuplicateFields: [],
  holdsPeople: true,
  titleKey: personNameKey,
  tables: { ofList: 'trips' },
  listColumns: ['code', 'fullName', 'positions', 'nationality', 'category'],
  titleColumn: 'fullName',
  filters: ['nationality', 'category', 'sex'],
  printColumns: ['code', 'fullName', 'sex', 'birthDate', 'nationality', 'positions', 'category', 'notes'],
  sheets: personSheets,
  lookups: [],
  days: {
    kinds: {
      expiry: {
        home: {
          block: 'expiring',
          behind: 30,
          ahead: ({ expiryNoticeDays }) => expiryNoticeDays,
          tag: { choices: 'travelDocument' },
        },
      },
    },
    of: (record) =>
      notWithdrawn(record.documents).flatMap(({ documentExpiry, documentType }) =>
        documentExpiry === null
          ? []
          : [{ kind: 'expiry', date: documentExpiry, detail: documentType ?? 'other' }],
      ),
  },
  summarise: (record) => ({
    title: record.fullName ?? '',
    decidingDate: null,
    decidingDateConfirmed: false,
    personTrips: 0,
    counted: false,
    statusTimeline: [],
    lastDate: null,
  }),
  searchTexts: (record) => [
    record.code,
    record.fullName,
    record.otherName,
    record.notes,
    ...notWithdrawn(record.positions).flatMap((held) => [held.jobTitle, held.agency?.text ?? null]),
  ],
  check(record) {
    const found: Issue[] = [];
    for (const held of notWithdrawn(record.positions)) {
      if (held.fromDate !== null && held.toDate !== null && held.toDate < held.fromDate) {
        found.push(
          issue('error', 'validity-reversed', { list: 'positions', childId: held.id, field: 'toDate' }),
        );
      }
    }
    for (const document of notWithdrawn(record.documents)) {
      const { documentIssued: issued, documentExpiry: expiry } = document;
      if (issued !== null && expiry !== null && expiry < issued) {
        found.push(
          issue('error', 'validity-reversed', {
            list: 'documents',
            childId: document.id,
            field: 'documentExpiry',
          }),
        );
      }
    }
    return found;
  },
});

export type Person = RecordOf<typeof person>;

/** The position held on a day (ends inclusive, open ends reach for ever); the latest beginning wins. */
export function positionOn(record: Person, day: PlainDate): Person['positions'][number] | null {
  const held = notWithdrawn(record.positions).filter(
    (position) =>
      (position.fromDate === null || position.fromDate <= day) &&
      (position.toDate === null || position.toDate >= day),
  );
  return held.toSorted((a, b) => (a.fromDate ?? '').localeCompare(b.fromDate ?? '')).at(-1) ?? null;
}
