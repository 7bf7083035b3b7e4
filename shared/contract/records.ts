import * as z from 'zod';
import { nameText } from '../text/name-text.ts';
import { startPurposes } from '../registers/continuation.ts';
import type { LinkedFrom } from '../registers/define-register.ts';
import type { JsonValue, RecordLink } from '../registers/field.ts';
import type { HistoryEntry } from '../registers/history.ts';
import { erasureGrounds } from '../registers/erasure/erasure.ts';
import { noDecisions } from '../import/import-result.ts';
import { listQuerySchema, type ListPage } from '../registers/list-query.ts';
import { MOST_RECORDS } from '../registers/save-request.ts';
import { bookLayouts } from '../report/book.ts';
import { call } from './call.ts';
import { workId } from './works.ts';
import {
  date,
  editableRegister,
  id,
  closedPeriod,
  decisions,
  importResult,
  inputValues,
  issue,
  noNumbers,
  openRegister,
  record,
  recordChange,
  recordSave,
  saveOutcome,
  childSaves,
  undoOutcome,
  version,
  writeId,
  toldRecord,
} from './schemas.ts';

/** What a register tells of its records to those that are linked with them. */
const facts = z.record(z.string(), z.string().nullable()).readonly();

const linkedFrom = z
  .object({
    register: z.string(),
    id: z.string(),
    code: z.string(),
    title: z.string(),
    date: date.nullable(),
    withdrawn: z.boolean(),
    through: z.string(),
    facts,
  })
  .readonly() satisfies z.ZodType<LinkedFrom>;

const recordView = z
  .object({
    record,
    /** Goes up with every save of the record; a save tells the one that it began from. */
    version: z.string(),
    issues: z.array(issue).readonly(),
    /** Names of the empty fields and lists that an official record should have. */
    missing: z.array(z.string()).readonly(),
    status: z.string().nullable(),
    personTrips: z.number(),
    counted: z.boolean(),
    decidingDate: date.nullable(),
    reportDue: date.nullable(),
    /** Closed periods whose figures a change of it may touch. */
    closedPeriods: z.array(closedPeriod).readonly(),
    /** Records that point to this one. */
    linkedFrom: z.array(linkedFrom).readonly(),
  })
  .readonly();
export type RecordView = z.infer<typeof recordView>;

const listPage = z
  .object({
    rows: z
      .array(
        z
          .object({
            record,
            version,
            status: z.string().nullable(),
            decidingDate: date.nullable(),
            decidingDateConfirmed: z.boolean(),
            lastDate: date.nullable(),
            personTrips: z.number(),
            counted: z.boolean(),
            inForce: z.record(z.string(), date.nullable()).readonly(),
            states: z.record(z.string(), z.string().nullable()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    total: z.number(),
    personTrips: z.number(),
  })
  .readonly() satisfies z.ZodType<ListPage>;

const recordLink = z
  .object({
    register: z.string(),
    id: z.string(),
    code: z.string().exactOptional(),
    title: z.string().exactOptional(),
    date: date.nullable().exactOptional(),
    withdrawn: z.boolean().exactOptional(),
    facts: facts.exactOptional(),
  })
  .readonly() satisfies z.ZodType<RecordLink>;

const fieldValue: z.ZodType<JsonValue> = z.json();
const historyEntry = z
  .object({
    saveId: z.string(),
    at: z.string(),
    actor: z.string(),
    origin: z.string(),
    changes: z
      .array(
        z
          .object({
            list: z.string().nullable(),
            childId: z.string().nullable(),
            field: z.string(),
            old: fieldValue,
            new: fieldValue,
            named: z.array(z.object({ field: z.string(), value: fieldValue }).readonly()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly() satisfies z.ZodType<HistoryEntry>;

/** A record that may be the same thing as the one being typed. */
const duplicateHint = z.object({ id: z.string(), code: z.string(), title: z.string() }).readonly();

const personMatch = z
  .object({
    id: z.string(),
    code: z.string(),
    fullName: z.string(),
    jobTitle: z.string().nullable(),
    agency: z.string().nullable(),
    sex: z.string().nullable(),
    birthDate: date.nullable(),
    nationality: z.string().nullable(),
    category: z.string().nullable(),
  })
  .readonly();
/** A known person who bears a name that was asked for, with the position held on the day asked for. */
export type PersonMatch = z.infer<typeof personMatch>;

const partIn = toldRecord
  .extend({
    /** Codes. */
    countries: z.array(z.string()).readonly(),
    /** What the person did: a code of the choice field `field`; null: the label of that field tells it. */
    roles: z
      .array(
        z.object({ list: z.string().nullable(), field: z.string(), code: z.string().nullable() }).readonly(),
      )
      .readonly(),
    /** Nothing but the name, which others may bear too, tells that it is this person. */
    byName: z.boolean(),
  })
  .readonly();
/** A record in which a person has a part. */
export type PartIn = z.infer<typeof partIn>;

const book = z.strictObject({
  register: openRegister,
  from: date.nullable(),
  to: date.nullable(),
  layout: z.enum(bookLayouts),
  columns: z.array(nameText(60)).max(60),
  withWithdrawn: z.boolean(),
});

export const records = {
  list: call.input(listQuerySchema).output(listPage),
  read: call.input(z.strictObject({ register: openRegister, id })).output(recordView),
  /** Values with which a new record begins: today, the PC's own post, the type of the last one. */
  start: call
    .input(
      z.strictObject({
        register: openRegister,
        /** Of the new record. */
        id,
        purpose: z.enum(startPurposes).nullable(),
        /** The id of the record that it is begun from, or the code of the occasion. */
        other: nameText(100),
      }),
    )
    .output(z.object({ fields: inputValues, children: childSaves })),
  /** Records that a link may point to, newest first. */
  findLinks: call
    .input(
      z.strictObject({
        registers: z.array(openRegister).min(1).max(openRegister.options.length),
        search: z.string().max(200),
      }),
    )
    .output(z.array(recordLink).readonly()),
  /** Judges a record as typed, with the lookups that only the database has. Nothing is kept. */
  judge: call.input(z.strictObject({ register: openRegister, save: recordSave })).output(
    z.object({
      issues: z.array(issue).readonly(),
      duplicates: z.array(duplicateHint).readonly(),
      closedPeriods: z.array(closedPeriod).readonly(),
    }),
  ),
  save: call
    .input(
      z.strictObject({
        writeId,
        saves: z.array(recordSave).min(1).max(MOST_RECORDS),
        noNumbers: noNumbers.exactOptional(),
      }),
    )
    .output(saveOutcome),
  /** The same in many records, as one save: all of them or none. */
  saveMany: call
    .input(
      z.strictObject({
        writeId,
        register: openRegister,
        records: z.array(z.strictObject({ id, version }).readonly()).min(1).max(MOST_RECORDS).readonly(),
        fields: inputValues,
        noNumbers: noNumbers.exactOptional(),
        withdrawn: z
          .strictObject({ reason: z.string().max(1_000) })
          .nullable()
          .exactOptional(),
      }),
    )
    .output(saveOutcome),
  /** The closed periods whose figures changes of kept records touch, as they are and as they would be. */
  closedPeriods: call
    .input(z.strictObject({ register: openRegister, changes: z.array(recordChange).max(10_000) }))
    .output(z.array(closedPeriod).readonly()),
  withdraw: call
    .input(z.strictObject({ writeId, register: editableRegister, id, reason: z.string().max(1_000) }))
    .output(saveOutcome),
  reinstate: call.input(z.strictObject({ writeId, register: editableRegister, id })).output(saveOutcome),
  undo: call
    .input(
      z.strictObject({ writeId, saveId: id, recordId: id.optional(), reason: z.string().min(1).max(1_000) }),
    )
    .output(undoOutcome),
  restoreVersion: call
    .input(z.strictObject({ writeId, register: editableRegister, id, saveId: id }))
    .output(saveOutcome),
  history: call
    .input(z.strictObject({ register: editableRegister, id }))
    .output(z.array(historyEntry).readonly()),
  reveal: call
    .input(
      z.strictObject({
        register: openRegister,
        id,
        list: nameText(60),
        childId: id,
        field: nameText(60),
      }),
    )
    .output(z.object({ number: z.string() })),
  /** The identity-document numbers of a record that can be read here, masked, and files with keys that are out of reach now. */
  numbers: call.input(z.strictObject({ register: openRegister, id })).output(
    z.object({
      numbers: z.array(z.string()).readonly(),
      unreachable: z.array(z.string()).readonly(),
    }),
  ),
  /** Erases them for good, here and in all copies; those out of reach as soon as they are back. */
  eraseNumbers: call
    .input(
      z.strictObject({
        writeId,
        register: openRegister,
        id,
        ground: z.enum(erasureGrounds),
        note: z.string().max(1_000).nullable(),
      }),
    )
    .output(z.object({ unreachable: z.array(z.string()).readonly() })),
  exportSheet: call.input(listQuerySchema.extend({ workId })).output(z.file()),
  /** The bound register of a period as a page, at most `most` records of it. */
  book: call
    .input(book.extend({ most: z.number().int().positive().max(MOST_RECORDS) }))
    .output(z.object({ html: z.string(), total: z.number(), columns: z.array(z.string()).readonly() })),
  /** All of it as a page of HTML, to be printed. */
  bookPage: call.input(book.extend({ workId })).output(z.file()),
  bookPdf: call.input(book.extend({ workId })).output(z.file()),
  /** The empty sheet that a register is imported from. */
  template: call.input(z.strictObject({ register: openRegister })).output(z.file()),
  import: call
    .input(
      z.strictObject({
        writeId,
        register: openRegister,
        file: z.file(),
        dryRun: z.boolean(),
        skipBadRows: z.boolean(),
        decisions: decisions.default(noDecisions),
      }),
    )
    .output(importResult),
  /** Records in which a person has a part, newest first. */
  partsOf: call.input(z.strictObject({ id })).output(z.array(partIn).readonly()),
  matchPeople: call
    .input(z.strictObject({ names: z.array(z.string().max(200)).max(500), on: date.nullable() }))
    .output(z.array(z.object({ name: z.string(), matches: z.array(personMatch).readonly() })).readonly()),
};
