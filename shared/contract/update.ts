import * as z from 'zod';
import { call } from './call.ts';
import { FILE_LIMIT } from './limits.ts';
import { writeId } from './schemas.ts';

const checkedSetup = z.object({
  /** Names it when it is installed. */
  id: z.uuid(),
  name: z.string(),
  version: z.string(),
  /** Bytes. */
  size: z.number(),
  /** SHA-256, hexadecimal. */
  sum: z.string(),
  /** `SHA256SUMS` was given along, and has its sum. */
  isListed: z.boolean(),
  /**
   * `proven`: signed by who signed this program; `other`: by someone whom this PC believes, told in `signer`; `untrusted`: by
   * someone whom it does not believe, or it could not be asked; `unsigned`.
   */
  origin: z.enum(['proven', 'other', 'untrusted', 'unsigned']),
  signer: z.string(),
});
export type CheckedSetup = z.infer<typeof checkedSetup>;

/** The update of the program by a setup file. */
export const update = {
  /** Whether a setup can be started here, or a file only be checked. */
  ability: call.output(z.object({ canInstall: z.boolean() })),
  /**
   * Copies a setup file to this PC and checks the copy. Of a large one `files.send` sends what stands before byte `at`. `sums` is the
   * list of sums that lies beside it.
   */
  check: call
    .input(
      z.strictObject({
        workId: writeId,
        at: z.int().min(0).max(FILE_LIMIT),
        file: z.file(),
        sums: z.file().optional(),
      }),
    )
    .output(checkedSetup),
  /**
   * Makes a backup, starts the setup that was checked last, and ends the program; the setup starts it again. Data that cannot be
   * opened stay as they are: of them there is no backup.
   * @param unproven it is wanted although its origin is not proven.
   */
  install: call.input(z.strictObject({ id: z.uuid(), unproven: z.boolean() })).output(
    z.object({
      backup: z.object({ folder: z.string(), records: z.number(), files: z.number() }).nullable(),
    }),
  ),
};
