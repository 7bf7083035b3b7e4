import * as z from 'zod';
import { signerSchema } from '../registers/setting/signer.ts';
import { templateFaultCodes, type TemplateFault } from '../registers/template-fault.ts';
import { signings, templateKinds, type NotOurs } from '../registers/template-paper.ts';
import { call, done } from './call.ts';
import { id, openRegister, typedEdits, writeId } from './schemas.ts';
import { strict } from './strict.ts';

const signer = strict(signerSchema);

const kind = z.enum(templateKinds);

/** A record as a paper by template. */
const asked = z.strictObject({
  paper: kind,
  register: openRegister,
  id,
  /** What was typed since the record was kept; null: nothing. */
  typed: typedEdits.nullable(),
  /** How the provincial decision is signed; other papers do not look at it. */
  signing: z.enum(signings),
  signer: z.string().max(200),
  /** Who signs for the department; absent: the usual one. */
  departmentSigner: signer.exactOptional(),
});
export type AskedTemplatePaper = z.infer<typeof asked>;

const notOurs = z
  .object({ code: z.enum(['partyDecides', 'partyHost', 'otherDecides']), authority: z.string() })
  .readonly() satisfies z.ZodType<NotOurs>;

const fault = z
  .object({
    code: z.enum(templateFaultCodes),
    params: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
  })
  .readonly() satisfies z.ZodType<TemplateFault>;

const inUse = z
  .object({
    kind,
    /** Name of the office's own file; null: the built-in template is in use. */
    own: z.string().nullable(),
  })
  .readonly();

/** Word templates with fields, and the papers that records give by them. */
export const templates = {
  list: call.output(z.array(inUse).readonly()),
  read: call.input(z.strictObject({ kind, which: z.enum(['builtIn', 'inUse']) })).output(z.file()),
  /** Answers every fault of the file; with any, nothing is replaced. `writeId` names its reading for `works`. */
  replace: call
    .input(z.strictObject({ writeId, kind, file: z.file() }))
    .output(z.object({ faults: z.array(fault).readonly() })),
  /** Back to the built-in template. */
  reset: call.input(z.strictObject({ writeId, kind })).output(done),
  /** How a paper reads; null with the reason where the record has none of this kind. */
  page: call
    .input(asked)
    .output(
      z.object({ html: z.string().nullable(), notOurs: notOurs.nullable(), own: z.string().nullable() }),
    ),
  docx: call.input(asked).output(z.file()),
};
