import * as z from 'zod';
import { call, done } from './call.ts';
import type { RefusalCode } from './refusal.ts';
import { writeId } from './schemas.ts';

/** Reasons that have nothing to do with what the data hold: another program, the folder, the disk, a newer version. */
const notOfTheData: readonly RefusalCode[] = [
  'already-open',
  'network-path',
  'cloud-folder',
  'folder-missing',
  'folder-not-writable',
  'path-too-long',
  'name-refused',
  'database-newer',
  'database-read-only',
  'part-read-only',
  'too-many-open',
  'disk-full',
  'file-held',
  'disk-faulty',
  'not-ready',
];

/** True where the data themselves are damaged, mixed, behind or missing. */
export function isRescuable(code: RefusalCode): boolean {
  return !notOfTheData.includes(code);
}

/** True where a newer version of the program may be what opens the data: not where their place, or another program, is the matter. */
export function mayUpdate(code: RefusalCode): boolean {
  return code === 'database-newer' || isRescuable(code);
}

/**
 * How a register that was found stands to the data that should be there:
 * - `whole`: it is all that was saved; only files or keys may lack.
 * - `behind`: whole in itself, but older than what was saved last, or with another history.
 * - `unsure`: whole in itself, but nothing tells whether it is the present one.
 * - `damaged`: part of it cannot be read.
 * - `foreign`: that of another data folder.
 * - `lost`: there is none.
 */
const standing = z.enum(['whole', 'behind', 'unsure', 'damaged', 'foreign', 'lost']);
export type Standing = z.infer<typeof standing>;

/** True for a register that can be gone on with as it is. */
export function mayGoOn(found: Standing): boolean {
  return found === 'whole' || found === 'behind' || found === 'unsure';
}

const instant = z.string();
const readable = z.object({ readable: z.number(), due: z.number() });

const replay = z.object({
  /** Changes behind the backup that the damaged log still holds without a break. */
  changes: z.number(),
  records: z.number(),
  /** Instants (UTC, ISO 8601) of the first and the last of them. */
  from: instant.nullable(),
  to: instant.nullable(),
  /** Changes beyond a break, or that only the witness knows of: they cannot be brought in. */
  left: z.number(),
});

const rescueState = z.object({
  /** `isLeast`: neither the records nor the log could be read in full, so that there may have been more than `due`. */
  registers: z.array(readable.extend({ register: z.string(), isLeast: z.boolean() })).readonly(),
  files: readable,
  /** Records with identity-document numbers, and those of them whose key can be read. */
  numbers: readable,
  lastChange: instant.nullable(),
  standing,
  /** Saved changes that the register lacks, as far as is known; the instant of the last save that is known of. */
  missing: z.number(),
  lastKnown: instant.nullable(),
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
  /** Without a backup: what a register that is made anew of the log would hold; null where it cannot be made. */
  fromLog: replay.nullable(),
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
  look: call.input(z.strictObject({ id: writeId })).output(rescueState),
  /**
   * Takes the backup that `look` told of, or begins the register anew where there is none, with what the damaged log still
   * holds behind it. `id` names it for `works.progress`; it cannot be cancelled.
   */
  take: call.input(z.strictObject({ id: writeId })).output(rescued),
  /** Goes on with the register that is there; files and keys that lack are taken from the backup, where it has them. */
  goOn: call.input(z.strictObject({ id: writeId })).output(rescued),
  /** Shows what can be read, for looking, printing and exporting; nothing can be saved. */
  lookOnly: call.output(done),
  /** Ends looking: the reason why the data cannot be opened is shown again. */
  endLooking: call.output(done),
  /** Everything that can be read as one workbook, a sheet for each register. */
  workbook: call.output(z.object({ file: z.file() })),
};
