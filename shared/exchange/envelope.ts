import * as z from 'zod';
import { signatureSchema } from './card.ts';

/** The form of bundles that this program writes, and the newest that it reads. Older ones are read for ever. */
export const BUNDLE_FORM = 1;

export const bundleBounds = {
  /** Bytes of a bundle's head, which says how long its parts are. */
  headBytes: 64 * 1024,
  /** Parts of a bundle: one for each group of recipients with equal rights. */
  parts: 256,
  /** Bytes of an envelope. */
  envelopeBytes: 4 * 1024 * 1024,
  /** Bytes of one line of the content. */
  lineBytes: 8 * 1024 * 1024,
  /** Bytes of a piece of a file in one line. */
  pieceBytes: 512 * 1024,
  /** Bytes that the content of a part may expand to, where no setting says otherwise. */
  expandedBytes: 4 * 1024 ** 3,
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

/** The head of a bundle, which is not sealed: it says no more than how long the sealed parts are. */
export const bundleHeadSchema = z
  .strictObject({
    form: z.literal(BUNDLE_FORM),
    parts: z
      .array(z.strictObject({ bytes: z.number().int().min(1) }).readonly())
      .min(1)
      .max(bundleBounds.parts)
      .readonly(),
  })
  .readonly();
export type BundleHead = z.infer<typeof bundleHeadSchema>;

/** A head or an envelope of a later form, of which no more can be read than its number. */
export const newerFormSchema = z.looseObject({ form: z.number().int().gt(BUNDLE_FORM) });

/** The newest row of a log, as the PC that wrote the log signed it, without saying for whom. */
const signedHeadSchema = z
  .strictObject({
    deviceId: z.uuid(),
    logId: z.uuid(),
    sequence: count,
    hash: sha256,
    signature: signatureSchema,
  })
  .readonly();

/** The rows of one log in a bundle. */
const envelopeLogSchema = z
  .strictObject({
    head: signedHeadSchema,
    /** The sequence behind which rows were sent; rows at or before it reveal what was withheld. */
    after: count,
    /** Registers whose rows are sent in full; null: all. */
    registers: z.array(z.string().max(60)).max(200).readonly().nullable(),
    /** Where the log is the branch of a copied installation: the log that it left, its last common row, the hash of its first own one. */
    branch: z.strictObject({ stem: z.uuid(), fork: count, firstHash: sha256 }).readonly().nullable(),
  })
  .readonly();

const unsigned = {
  form: z.literal(BUNDLE_FORM),
  /** What the fields of rows mean (`EXCHANGE_VERSION` of the log). */
  exchangeVersion: z.number().int().min(1),
  bundle: z.uuid(),
  sender: z.uuid(),
  createdAt: z.iso.datetime(),
  /** Who may open this part. `number` is gap-free for each sender and recipient, so that a missing bundle is named. */
  recipients: z
    .array(z.strictObject({ deviceId: z.uuid(), number: z.number().int().min(1) }).readonly())
    .min(1)
    .max(1_000)
    .readonly(),
  logs: z.array(envelopeLogSchema).max(10_000).readonly(),
  /** What the content holds, all counted. */
  rows: count,
  files: count,
  /** Bytes of the content as it lies in the bundle, their SHA-256, and the bytes that it expands to. */
  bytes: count,
  hash: sha256,
  expandedBytes: count,
};

/** What the sender says and signs of a part: for whom it is, and what is in it. */
export const envelopeSchema = z.strictObject({ ...unsigned, signature: signatureSchema }).readonly();
export type Envelope = z.infer<typeof envelopeSchema>;
export type EnvelopeLog = z.infer<typeof envelopeLogSchema>;
export type EnvelopeRecipient = Envelope['recipients'][number];

const text = z.string();
/** A row of a log as it is kept, under the names of its columns. */
const rowSchema = z
  .strictObject({
    log_id: z.uuid(),
    sequence: z.number().int().min(1),
    clock: z.string().max(20),
    form: z.number().int().min(1),
    previous_hash: sha256,
    salt: z.string().regex(/^(?:[0-9a-f]{32})?$/),
    content_hash: sha256.nullable(),
    device_id: text,
    actor_id: text,
    save_id: text,
    origin: text,
    register: text,
    record_id: text,
    child_list: text,
    child_id: text,
    changes: text,
    schema_version: count,
    exchange_version: count,
    written_at: text.nullable(),
  })
  .readonly();

const pieceSchema = z
  .strictObject({
    hash: sha256,
    size: count,
    /** The byte of the file with which the piece begins; the pieces of a file follow each other. */
    at: count,
    /** Base64. */
    data: z.string().max(Math.ceil(bundleBounds.pieceBytes / 3) * 4),
  })
  .readonly();

/** One line of a part's content. */
export const contentLineSchema = z.union([
  /** A row of the log that stands at a place (from 0) among `logs` of the envelope. */
  z.strictObject({ log: count, row: rowSchema }),
  z.strictObject({ file: pieceSchema }),
]);
export type BundleRow = z.infer<typeof rowSchema>;
