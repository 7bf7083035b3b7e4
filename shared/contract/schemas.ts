import * as z from 'zod';
import { nameText } from '../text/name-text.ts';
import type { ClosedPeriod } from '../report/closed-period.ts';
import { answersTo, questionKinds, type Decisions, type ImportResult } from '../import/import-result.ts';
import { referenceRowSchema, type ReferenceRow } from '../reference/reference-row.ts';
import { openRegisterNames, registerNames } from '../registers/all-registers.ts';
import { isIssueCode, type Issue, type IssueCode } from '../registers/check.ts';
import type { AnyRecord } from '../registers/define-register.ts';
import type { FileReference, JsonValue } from '../registers/field.ts';
import type { NoNumber, RecordSave, SaveOutcome, UndoOutcome } from '../registers/save-request.ts';
import { isPlainDate, type PlainDate } from '../time/plain-date.ts';
import { referenceItem } from '../registers/reference-item/reference-item.ts';

/**
 * A value whose type stands beside the code that makes it. Only its outline is checked as it crosses the contract; the
 * leaves are the maker's word.
 */
export function outlined<T>(outline: z.ZodType): z.ZodType<T> {
  return z.custom<T>((value) => outline.safeParse(value).success);
}

export const id = z.uuid();
/** Names a writing call; a call repeated under the same id acts once. */
export const writeId = z.uuid();
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const openRegister = z.enum(openRegisterNames);
/** What is read, withdrawn and taken back like a record of an open register. */
export const editableRegister = z.enum([...openRegisterNames, referenceItem.name]);
export const params = z.record(z.string(), z.union([z.string(), z.number()])).readonly();

export const issue = z
  .object({
    code: z.custom<IssueCode>(isIssueCode),
    severity: z.enum(['error', 'warning']),
    params,
    field: z.string().nullable(),
    list: z.string().nullable(),
    childId: z.string().nullable(),
  })
  .readonly() satisfies z.ZodType<Issue>;

/** A record of any register; which fields it has is told by its definition. */
export const record = outlined<AnyRecord>(
  z.looseObject({ id: z.string(), code: z.string(), withdrawn: z.object({ reason: z.string() }).nullable() }),
);

/**
 * What a form was read at: a save that tells it overwrites nothing that was saved since. A clock of the ledger in 16
 * hexadecimal digits: later ones are greater when compared as text.
 */
export const version = z.string().max(20);

/** A record as it is told of elsewhere than on its own page. */
export const toldRecord = z.object({
  register: openRegister,
  id: z.string(),
  code: z.string(),
  title: z.string(),
  /** The date that decides its period; null where it has none. */
  date: date.nullable(),
  /** As of today; null for a register without statuses. */
  status: z.string().nullable(),
  withdrawn: z.boolean(),
});

const json: z.ZodType<JsonValue, JsonValue> = z.json();
/** Field names with the values to keep. */
export const inputValues = z.record(nameText(60), json).readonly();
const childSave = z
  .strictObject({
    id,
    position: z.number().int().min(0).max(1_000_000).exactOptional(),
    withdrawn: z.boolean().exactOptional(),
    fields: inputValues,
  })
  .readonly();
/** Changed rows by child list. */
export const childSaves = z.record(nameText(60), z.array(childSave).max(2_000).readonly()).readonly();
const changes = {
  fields: inputValues,
  children: childSaves,
};
/** What is to be changed of a record of a register that is named elsewhere. */
export const recordChange = z.strictObject({ id, ...changes }).readonly();
export type RecordChange = z.infer<typeof recordChange>;
/** What was typed into a record since it was read. */
export const typedEdits = z.strictObject({ ...changes, basedOn: version.exactOptional() }).readonly();
export const recordSave = z
  .strictObject({
    register: editableRegister,
    id,
    ...changes,
    /** The version that the changes began from. */
    basedOn: version.exactOptional(),
  })
  .readonly() satisfies z.ZodType<RecordSave>;
/** What was said to be no number of an identity document: at most as many texts as one save can ask about. */
export const noNumbers = z
  .array(
    z
      .strictObject({
        id,
        list: z.string().max(60).nullable(),
        childId: id.nullable(),
        field: z.string().max(60).nullable(),
        numbers: z.string().max(20_000),
      })
      .readonly(),
  )
  .max(2_000)
  .readonly() satisfies z.ZodType<readonly NoNumber[]>;
/** A save as it comes over the wire. */
export type WireSave = z.infer<typeof recordSave>;

export const saveOutcome = z
  .object({
    saveId: z.string(),
    records: z
      .array(
        z.object({
          register: z.enum(registerNames),
          id: z.string(),
          code: z.string(),
          changed: z.boolean(),
          version: z.string(),
        }),
      )
      .readonly(),
  })
  .readonly() satisfies z.ZodType<SaveOutcome>;

export const undoOutcome = saveOutcome.unwrap().extend({
  /** What others changed since and what therefore stays. */
  kept: z
    .array(
      z
        .object({
          register: z.enum(registerNames),
          id: z.string(),
          code: z.string(),
          whole: z.boolean(),
          fields: z.array(z.object({ list: z.string().nullable(), field: z.string() }).readonly()).readonly(),
        })
        .readonly(),
    )
    .readonly(),
}) satisfies z.ZodType<UndoOutcome>;

export const referenceValue = z.strictObject({
  code: nameText(100).nullable(),
  text: z.string().max(500),
});

export const referenceRow = referenceRowSchema.readonly() satisfies z.ZodType<ReferenceRow>;

export const file = z
  .strictObject({
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .max(64),
    name: z.string().max(500),
    size: z.number(),
    type: z.string().max(200),
  })
  .readonly() satisfies z.ZodType<FileReference>;

/** Names a period of a reporting calendar. */
export const period = z.strictObject({ calendarId: nameText(50), periodCode: nameText(50) });

const rowProblem = z.object({
  row: z.number(),
  sheet: z.string().exactOptional(),
  column: z.string(),
  code: z.string(),
  params,
  target: z.string().exactOptional(),
});

const sheetPlace = z.object({ sheet: z.string(), row: z.number() });

const assignedColumn = z.object({ sheet: z.string(), index: z.number(), target: z.string().nullable() });

const sheetQuestion = z.object({
  kind: z.enum(questionKinds),
  sheet: z.string(),
  rows: z.array(z.number()).readonly(),
  samples: z
    .array(
      z.object({
        row: z.number(),
        column: z.string(),
        text: z.string(),
        readings: z.object({ dayFirst: z.string(), monthFirst: z.string() }).exactOptional(),
      }),
    )
    .readonly(),
});

const rowUpdate = z.object({
  code: z.string(),
  changes: z
    .array(
      z.object({
        of: z.object({ register: z.string(), list: z.string().nullable(), field: z.string() }),
        child: z.string(),
        before: z.string(),
        after: z.string(),
      }),
    )
    .readonly(),
});

/** Rows and columns of a file that something is decided about, at most. */
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 2_000;
const cellText = z.string().max(50_000);
const sheetName = z.string().max(500);
const fieldPath = nameText(200);
const chosenRow = z.strictObject({ sheet: sheetName, row: z.number() });
const chosenRows = z.array(chosenRow).max(MOST_ROWS);
const mendedCell = chosenRow.extend({ target: fieldPath, text: cellText });
const givenColumn = z.strictObject({ sheet: sheetName, index: z.number(), target: fieldPath.nullable() });

/** What was decided about a file. */
export const decisions = z
  .strictObject({
    mended: z.array(mendedCell).max(MOST_ROWS).readonly(),
    taken: chosenRows.readonly(),
    left: chosenRows.readonly().default([]),
    updated: chosenRows.readonly().default([]),
    answers: z
      .strictObject({
        hiddenRows: z.enum(answersTo.hiddenRows).exactOptional(),
        struckRows: z.enum(answersTo.struckRows).exactOptional(),
        dateOrder: z.enum(answersTo.dateOrder).exactOptional(),
        identityNumbers: z.enum(answersTo.identityNumbers).exactOptional(),
        missingDay: date.exactOptional(),
      })
      .readonly()
      .default({}),
    columns: z.array(givenColumn).max(MOST_COLUMNS).readonly().default([]),
    headRows: chosenRows.readonly().default([]),
    heads: z
      .array(z.strictObject({ title: cellText, target: fieldPath.nullable() }))
      .max(MOST_COLUMNS)
      .readonly()
      .default([]),
  })
  .readonly() satisfies z.ZodType<Decisions>;

/** A period whose figures are frozen. */
export const closedPeriod = z
  .object({ calendarId: z.string(), periodCode: z.string(), closedOn: date.nullable() })
  .readonly() satisfies z.ZodType<ClosedPeriod>;

export const importResult = z
  .object({
    sheet: z.string(),
    columns: z.array(z.object({ title: z.string(), target: z.string() })).readonly(),
    unused: z.array(z.string()).readonly(),
    good: z.number(),
    updated: z.number().default(0),
    bad: z.number(),
    problems: z.array(rowProblem).readonly(),
    // Answers that earlier versions kept have nothing of these.
    doubts: z.array(rowProblem).readonly().default([]),
    questions: z.array(sheetQuestion).readonly().default([]),
    heads: z
      .array(assignedColumn.extend({ title: z.string(), by: z.enum(['known', 'remembered', 'hand']) }))
      .readonly()
      .default([]),
    headless: z
      .object({
        needed: z.string(),
        rows: z.array(sheetPlace.extend({ texts: z.array(z.string()).readonly() })).readonly(),
      })
      .nullable()
      .default(null),
    leftSheets: z.array(z.string()).readonly().default([]),
    passed: z
      .array(sheetPlace.extend({ text: z.string() }))
      .readonly()
      .default([]),
    updates: z.array(sheetPlace.extend(rowUpdate.shape)).readonly().default([]),
    doubles: z.number(),
    typed: z.array(z.object({ title: z.string(), target: z.string() })).readonly(),
    rows: z
      .array(
        sheetPlace.extend({
          texts: z.record(z.string(), z.string()).readonly(),
          problems: z.array(rowProblem).readonly(),
          double: z.boolean(),
          doubts: z.array(rowProblem).readonly().default([]),
          update: rowUpdate.nullable().default(null),
        }),
      )
      .readonly(),
    closed: z.array(z.object({ period: closedPeriod, count: z.number() }).readonly()).readonly(),
    ignored: z.array(z.number()).readonly(),
    unchanged: z.number().exactOptional(),
    imported: z.number(),
    saveId: z.string().nullable(),
  })
  .readonly() satisfies z.ZodType<ImportResult>;

/** A person who works on a PC, as every change names who made it. */
export const actor = z
  .object({
    id: z.string(),
    /** Empty where this PC does not have the person. */
    name: z.string(),
    /** The position held today; null for none. */
    jobTitle: z.string().nullable(),
  })
  .readonly();
export type Actor = z.infer<typeof actor>;

/** This PC, and the person who works on it. */
export const device = z.object({
  id: z.string(),
  prefix: z.string(),
  actor,
  /** The border post where this PC stands; null in the office. */
  post: referenceValue.nullable(),
});
export type NamedDevice = z.infer<typeof device>;
