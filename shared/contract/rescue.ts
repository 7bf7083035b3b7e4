import * as z from 'zod';
import { call, done } from './call.ts';

const instant = z.string();
const readable = z.object({ readable: z.number(), due: z.number() });

const replay = z.object({
  /** Changes behind the backup that the damaged log still holds without a break. */
  changes: z.number(),
  records: z.number(),
  /** Instants (UTC, ISO 8601) of the first and the last of them. */
  from: instant.nullable(),
  to: instant.nullable(),
  /** Changes beyond a break: they are known of, and cannot be brought in. */
  left: z.number(),
});

const rescueState = z.object({
  registers: z.array(readable.extend({ register: z.string() })).readonly(),
  files: readable,
  /** Records with identity-document numbers, and those of them whose key can be read. */
  numbers: readable,
  lastChange: instant.nullable(),
  /** The register is whole: it can be gone on with. */
  isSound: z.boolean(),
  /** The newest backup in the known folders that was read and found whole; null for none. */
  backup: z
    .object({
      name: z.string(),
      folder: z.string(),
      at: instant,
      /** By register, the records in it, and what of the damaged data is not in it. */
      registers: z
        .array(
          z.object({
            register: z.string(),
            there: z.number(),
            /** Records that can be read now and are not in the backup. */
            onlyHere: z.number(),
            /** Records that were changed since the backup. */
            newerHere: z.number(),
          }),
        )
        .readonly(),
      numbers: z.object({ records: z.number(), readable: z.number() }),
      replay,
    })
    .nullable(),
  /** Backups that were read before it and not found whole. */
  passedOver: z.number(),
});
export type RescueState = z.infer<typeof rescueState>;

const rescued = z.object({
  /** Where the damaged data went. */
  setAside: z.string().nullable(),
  /** What was brought in behind the backup; null where none was taken. */
  replay: replay.nullable(),
});
export type Rescued = z.infer<typeof rescued>;

/** Ways back for data that cannot be opened. None of them removes anything. */
export const rescue = {
  /** Reads what can be read, and judges the newest backups. `id` names it for `works.progress` and `works.cancel`. */
  look: call.input(z.strictObject({ id: z.uuid() })).output(rescueState),
  /** Takes the backup that `look` told of, with what the damaged log still holds behind it. */
  take: call.output(rescued),
  /** Goes on with the register that is there; files and keys that lack are taken from the backup, where it has them. */
  goOn: call.output(rescued),
  /** Shows what can be read, for looking, printing and exporting; nothing can be saved. */
  lookOnly: call.output(done),
  /** Ends looking: the reason why the data cannot be opened is shown again. */
  endLooking: call.output(done),
  /** Everything that can be read as one workbook, a sheet for each register. */
  workbook: call.output(z.object({ file: z.file() })),
};
