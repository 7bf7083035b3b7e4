import * as z from 'zod';
import { call, done, refusalDetail } from './call.ts';
import { dataLossSchema } from '../registers/setting/data-loss.ts';
import { writeId } from './schemas.ts';
import { verifyResult } from './data-faults.ts';

const counts = { records: z.number(), logRows: z.number(), files: z.number() };

/** An instant (UTC, ISO 8601). */
const instant = z.string();

const lastBackup = z.object({
  /** Null where none was made yet on this PC. */
  last: z
    .object({
      at: instant,
      folder: z.string(),
      /** Made by itself, not asked for. */
      automatic: z.boolean(),
      /** Whole days since. */
      daysAgo: z.number(),
      /** Records and files that are not what they should be: the data want to be checked. */
      faults: z.number(),
    })
    .nullable(),
  /** It is longer ago than the setting allows. */
  isLate: z.boolean(),
  /** Why the last try made none, or none in the chosen folder. */
  failed: z.object({ at: instant, refusal: refusalDetail }).nullable(),
});
export type LastBackup = z.infer<typeof lastBackup>;

const listedBackup = z.object({
  folder: z.string(),
  name: z.string(),
  at: instant,
  /** Bytes. */
  size: z.number(),
  /** It was read back when it was made, and has the length that it had then. */
  whole: z.boolean(),
  /** It holds other data than these, such as those of another PC on the same stick. */
  isOfOthers: z.boolean(),
});
export type ListedBackup = z.infer<typeof listedBackup>;

const backups = lastBackup.extend({
  /** The folder that was chosen on this PC; null for the usual one. */
  chosenFolder: z.string().nullable(),
  usualFolder: z.string(),
  /** The chosen folder can be reached now. */
  isThere: z.boolean(),
  /** The program that copies the folder in use to a cloud; null where none is known to. */
  cloudProgram: z.string().nullable(),
  /** A dialog can ask for a folder; else its path is typed. */
  canPickFolder: z.boolean(),
  /** In both folders, newest first. */
  list: z.array(listedBackup).readonly(),
});
export type Backups = z.infer<typeof backups>;

const comparison = z.object({
  register: z.string(),
  /** Records in the backup. */
  there: z.number(),
  onlyHere: z.number(),
  onlyThere: z.number(),
  newerHere: z.number(),
  newerThere: z.number(),
});

const examinedBackup = z.object({
  /** Names it when it is restored. */
  id: z.uuid(),
  name: z.string(),
  /** When it was made; null where it does not tell. */
  madeAt: instant.nullable(),
  lastChange: instant.nullable(),
  agency: z.string(),
  device: z.object({ prefix: z.string(), person: z.string() }).nullable(),
  /** Version of its data, and of those that this program writes. */
  version: z.number(),
  presentVersion: z.number(),
  files: z.number(),
  /** Records and files in it that are not what they should be. */
  faults: z.number(),
  /** Records with identity-document numbers, and how many of them can be read here once it is restored. */
  numbers: z.object({ records: z.number(), readable: z.number() }),
  /** Drafts in it that cannot be read once it is restored. */
  lostDrafts: z.number(),
  /** False where the present data cannot be opened; then only `there` tells something. */
  isCompared: z.boolean(),
  registers: z.array(comparison).readonly(),
});
export type ExaminedBackupFile = z.infer<typeof examinedBackup>;

const knownLoss = dataLossSchema.extend({
  at: instant,
  /** Who worked on the PC then; empty where the person is not known here. */
  by: z.string(),
});
export type KnownLoss = z.infer<typeof knownLoss>;

/** The data as a whole. */
export const data = {
  /** The times that the data were brought back after damage, and what is lacking since; newest first. */
  losses: call.output(z.array(knownLoss).readonly()),
  verify: call.output(verifyResult),
  /** What the last check found, that was asked for or made by itself; null where none was made yet. */
  lastCheck: call.output(
    verifyResult.pick({ faults: true, counts: true }).extend({ at: instant }).nullable(),
  ),
  /** Mends what follows from something else. Answers once what is derived was derived anew. */
  mend: call.output(done),
  lastBackup: call.output(lastBackup),
  backups: call.output(backups),
  /** Makes one now, where the automatic ones lie. */
  backUp: call.output(
    z.object({
      folder: z.string(),
      name: z.string(),
      records: z.number(),
      files: z.number(),
      /** Why it does not lie in the chosen folder. */
      elsewhere: refusalDetail.nullable(),
    }),
  ),
  /** Makes one for another place: the path that was chosen, or in a browser the file as a download. */
  copyOut: call.output(z.object({ path: z.string().nullable(), file: z.file().nullable(), ...counts })),
  /** Asks for a folder; null where the user cancels. Nothing is changed by it. */
  pickFolder: call.output(z.object({ folder: z.string().nullable() })),
  /** Where backups of this PC lie from now on; null for the usual folder. */
  setBackupFolder: call.input(z.strictObject({ folder: z.string().max(1000).nullable() })).output(done),
  /** Those that can be restored, also where the data cannot be opened. */
  restorable: call.output(z.array(listedBackup).readonly()),
  /** Reads a backup and tells what it holds and what would change; nothing is changed by it. `workId` names it for `works`. */
  examine: call
    .input(
      z.union([
        z.strictObject({
          workId: writeId.exactOptional(),
          folder: z.string().max(1_000),
          name: z.string().max(500),
        }),
        /** A file with keys may come along: what lay beside the backup. */
        z.strictObject({ workId: writeId.exactOptional(), file: z.file(), keys: z.file().optional() }),
      ]),
    )
    .output(examinedBackup),
  /** Restores the backup that was examined last; one with faults only where that was decided. */
  restore: call
    .input(z.strictObject({ id: z.uuid(), withFaults: z.boolean().default(false) }))
    .output(z.object({ setAside: z.string().nullable() })),
  /** Begins an empty register; that of the sample is set aside in the folder that is answered. */
  leaveSample: call.output(z.object({ setAside: z.string().nullable() })),
};
