import { childList, defineRegister, type RecordOf } from '../define-register.ts';
import { boolean, date, documentNumber, files, json, longText, text } from '../field.ts';
import { internal, uncounted } from '../internal-register.ts';

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
