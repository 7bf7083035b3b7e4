import * as z from 'zod';
import { nameText } from '../text/name-text.ts';
import { signerSchema } from '../registers/setting/signer.ts';
import { listQuerySchema } from '../registers/list-query.ts';
import { boardQuerySchema } from '../registers/task/task-board.ts';
import { MOST_RECORDS } from '../registers/save-request.ts';
import { writtenKinds } from '../registers/written-paper.ts';
import { call } from './call.ts';
import { workId } from './works.ts';
import { date, id, openRegister, typedEdits } from './schemas.ts';
import { strict } from './strict.ts';

const signer = strict(signerSchema);

/** A record as an official paper. */
const writtenAsked = z.strictObject({
  what: z.literal('written'),
  /** The paper that the register declares. */
  paper: z.enum(writtenKinds),
  register: openRegister,
  id,
  /** What was typed since the record was kept; null: nothing. */
  typed: typedEdits.nullable(),
  /** Who signs it; none: the first of the settings. */
  signer: signer.exactOptional(),
});
export type AskedWritten = z.infer<typeof writtenAsked>;

/** What became of the tasks that a document assigns, as an official report. */
const resultsAsked = z.strictObject({
  what: z.literal('results'),
  document: id,
  /** Who signs it; none: the first of the settings. */
  signer: signer.exactOptional(),
});

/** How often each person went abroad, by day of departure; both ends inclusive, null open. */
const tripsAsked = z.strictObject({ what: z.literal('trips'), from: date.nullable(), to: date.nullable() });

const officialAsked = z.discriminatedUnion('what', [writtenAsked, resultsAsked]);
export type AskedOfficial = z.infer<typeof officialAsked>;

const sheetAsked = z.discriminatedUnion('what', [resultsAsked, tripsAsked]);
export type AskedSheet = z.infer<typeof sheetAsked>;

/** What of the screen is printed. */
const asked = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('list'),
    query: listQuerySchema,
    /** Names of columns in order; none: those that the list has of itself. */
    columns: z.array(nameText(60)).max(60),
  }),
  z.strictObject({
    what: z.literal('record'),
    register: openRegister,
    id,
    /** What was typed since the record was kept; null: nothing. */
    typed: typedEdits.nullable(),
  }),
  writtenAsked,
  resultsAsked,
  tripsAsked,
  z.strictObject({
    what: z.literal('tasks'),
    view: boardQuerySchema.shape.view,
    filters: boardQuerySchema.shape.filters,
  }),
]);
export type AskedPaper = z.infer<typeof asked>;

export const papers = {
  /** Who may sign papers on this PC, the usual one first. */
  signers: call.output(z.array(signerSchema).readonly()),
  /** The paper as a page, at most `most` rows of each of its tables. */
  page: call
    .input(z.strictObject({ asked, most: z.number().int().positive().max(MOST_RECORDS) }))
    .output(z.object({ html: z.string(), cut: z.boolean() })),
  /** All of it as a page of HTML, to be printed. */
  whole: call.input(z.strictObject({ asked, workId })).output(z.file()),
  pdf: call.input(z.strictObject({ asked, workId })).output(z.file()),
  /** An official paper for Word, where it is completed and signed. */
  docx: call.input(officialAsked).output(z.file()),
  /** A paper of tables for Excel. */
  xlsx: call.input(z.strictObject({ asked: sheetAsked, workId })).output(z.file()),
};
