import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { awaited } from '../../../db/file/patient-files.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { readProgramFile, type ProgramFile } from './program-file.ts';
import { signedSum } from './signed-sum.ts';

/** What a setup file says of itself, and whether it is whole. */
export interface SetupFacts {
  /** SHA-256 of the whole file, hexadecimal. */
  readonly sum: string;
  readonly size: number;
  readonly product: string;
  /** Three numbers with points between. */
  readonly version: string;
  /** The machine that the setup itself runs on, as in `ProgramFile`. */
  readonly machine: string;
  /** `whole`: the sum that it was signed with is that of the file. Whom the signer is, and whether to believe it, is the system's to say. */
  readonly signature: 'none' | 'whole' | 'broken';
}

/** Bytes that are read at once. */
const AT_ONCE = 1024 * 1024;
/** Bytes of signatures at most; those of real programs have some ten thousand. */
const MOST_SIGNATURE = 4 * 1024 * 1024;

/**
 * Reads a setup file (one made by NSIS).
 * @throws Refusal `setup-unknown` where it is none, `setup-cut` where its end lacks.
 */
export async function readSetup(path: string): Promise<SetupFacts> {
  const file = await awaited.open(path, 'r');
  try {
    const program = await readProgramFile(file);
    if (program === null) throw new Refusal('setup-unknown');
    const { size } = await file.stat();
    if (program.isCut) throw new Refusal('setup-cut');
    await assertPacked(file, program, program.signatures?.at ?? size);
    return {
      sum: await sumOf(file, 'sha256', size, []),
      size,
      product: program.texts.get('ProductName') ?? '',
      version: program.version,
      machine: program.machine,
      signature: await signatureOf(file, program, size),
    };
  } finally {
    await file.close();
  }
}

/** Whether what NSIS packs stands behind the program, and all of it. @throws Refusal. */
async function assertPacked(file: FileHandle, { end }: ProgramFile, size: number): Promise<void> {
  const head = Buffer.alloc(28);
  await file.read(head, 0, head.length, end);
  if (head.readUInt32LE(4) !== 0xdeadbeef || head.toString('latin1', 8, 20) !== 'NullsoftInst')
    throw new Refusal('setup-unknown');
  if (end + head.readUInt32LE(24) > size) throw new Refusal('setup-cut');
}

async function signatureOf(
  file: FileHandle,
  { signatures, uncovered }: ProgramFile,
  size: number,
): Promise<SetupFacts['signature']> {
  if (signatures === null) return 'none';
  if (signatures.size > MOST_SIGNATURE || signatures.size < 8) return 'broken';
  const table = Buffer.alloc(signatures.size);
  await file.read(table, 0, table.length, signatures.at);
  const signed = signedSum(table.subarray(8, Math.min(table.readUInt32LE(0), table.length)));
  if (signed === null) return 'broken';
  const sum = await sumOf(file, signed.kind, size, [...uncovered, signatures]);
  return sum === signed.sum.toString('hex') ? 'whole' : 'broken';
}

/** The sum of a file without some parts of it, which stand in their order; hexadecimal. */
async function sumOf(
  file: FileHandle,
  kind: string,
  size: number,
  without: readonly { readonly at: number; readonly size: number }[],
): Promise<string> {
  const hash = createHash(kind);
  const buffer = Buffer.alloc(AT_ONCE);
  let at = 0;
  for (const left of [...without, { at: size, size: 0 }]) {
    while (at < left.at) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(AT_ONCE, left.at - at), at);
      if (bytesRead === 0) throw new Refusal('setup-cut');
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    at = left.at + left.size;
  }
  return hash.digest('hex');
}
