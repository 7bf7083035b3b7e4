import { childList, defineRegister, type RecordOf } from '../define-register.ts';
import { boolean, choice, date, documentNumber, files, json, longText, text } from '../field.ts';
import { internal, uncounted } from '../internal-register.ts';

/**
 * How the report of a quarter or month is written up: `joint`, the period and the year to date side by side (which holds
 * where nothing is chosen), or `alone`, the period only.
 */
export const reportScopes = ['joint', 'alone'] as const;
export type ReportScope = (typeof reportScopes)[number];

/** Why a report of chosen days is written (Nghị định 09/2019/NĐ-CP, Điều 3): on a subject, or at once on an event. */
export const reportOccasions = ['thematic', 'extraordinary'] as const;
export type ReportOccasion = (typeof reportOccasions)[number];

/** A periodic report: its edited sections, its closings, and what the signed paper got. */
export const report = defineRegister({
  ...internal,
  name: 'report',
  hasFixedIds: true,
  key: 'report',
  table: 'report',
  fields: {
    calendarId: text({ need: 'required', max: 50 }),
    periodCode: text({ need: 'required', max: 50 }),
    scope: choice('reportScope', reportScopes),
    occasion: choice('reportOccasion', reportOccasions),
    /** Key of the outline by which it is written; null: the one of the settings. */
    outline: text({ max: 50 }),
    /** Who is to sign it (`Signer`), as it was chosen from the list; null: the first of the settings. */
    signer: json(),
    signedNumber: documentNumber(),
    signedDate: date(),
    signedBy: text({ max: 200 }),
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
        /** What was seen of each post when it was closed; null for closings of programs that showed none. */
        postsHeard: json(),
        reopenedOn: date(),
        reopenedBy: text({ max: 300 }),
        reopenReason: text(),
      },
    }),
  },
  summarise: (record) => uncounted(record.periodCode ?? ''),
});

export type ReportRecord = RecordOf<typeof report>;
