import * as z from 'zod';

/** What a check of the data may find; each kind has a sentence in i18n (`verify.kind.<kind>`). */
export const faultKinds = [
  /** SQLite finds a file inconsistent. */
  'database',
  /** A database bears another version than this program's, or another program's mark. */
  'version',
  /** Tables, indices and triggers are not those of the version. */
  'schema',
  /** A row of a change log is changed, missing or too many, or the end of a log is cut. */
  'log',
  /** A value is not what the log says. */
  'record',
  'record-missing',
  'record-extra',
  /** A row of a child list that the log tells and that is not there, or the other way. */
  'row-missing',
  'row-extra',
  /** Two records of one register that this PC gave the same code. */
  'code',
  /** A shipped row of reference data is not as this version ships it. */
  'reference',
  /** What is derived of records does not follow from them. */
  'derived',
  /** The answer that was kept of a writing call is changed or gone. */
  'call',
  /** A row about this PC is changed or gone. */
  'device',
  /** A row about a look at an identity-document number is changed or gone. */
  'disclosure',
  /** No key opens the identity-document numbers of a record, though nobody erased it. */
  'key-missing',
  /** A key that does not open what it is for, or that this program did not write. */
  'key',
  /** A file is not what its hash or its size says. */
  'file',
  /** A record names a file that is not kept. */
  'file-missing',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export const dataFault = z.object({
  kind: z.enum(faultKinds),
  /** Where it is: a register by its name, the code (or else the id) of the record, the child list and the field. */
  register: z.string().exactOptional(),
  code: z.string().exactOptional(),
  list: z.string().exactOptional(),
  field: z.string().exactOptional(),
  /** What it is about, in the words of the database: for whoever helps. */
  detail: z.string(),
});
export type DataFault = Readonly<z.infer<typeof dataFault>>;

/** A check of the whole data. */
export const verifyResult = z.object({
  records: z.number(),
  logRows: z.number(),
  files: z.number(),
  /** The first ones of each kind. */
  faults: z.array(dataFault).readonly(),
  /** How many there are of each kind that was found. */
  counts: z.partialRecord(z.enum(faultKinds), z.number()),
});
export type VerifyResult = Readonly<z.infer<typeof verifyResult>>;
