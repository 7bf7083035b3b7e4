import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Standing } from '../../shared/contract/rescue.ts';
import { filesIdentity, registerIdentity } from '../file/identity.ts';
import { dataFiles } from '../file/data-names.ts';
import { presentFolder } from '../file/generations.ts';
import { readIfWhole } from '../file/read-as-found.ts';
import { folderIdOf } from '../file/renew-part.ts';
import type { Sqlite } from '../file/sqlite.ts';
import { headsOf, readWitness, type WitnessedHead, type WitnessSlot } from '../file/witness.ts';

/** What the witness knows of, where it is these data's. */
export interface Known {
  readonly files: number;
  readonly numbers: number;
  /** Instant (UTC, ISO 8601) of the last save. */
  readonly at: string;
}

export interface FoundRegister {
  readonly standing: Standing;
  /** Null where the witness is lost, damaged or another folder's. */
  readonly known: Known | null;
  /** Heads of the logs of these data that the witness and the register tell of. */
  readonly heads: readonly WitnessedHead[];
  /** Saved changes that the register lacks at least, as far as the witness knows. */
  readonly missing: number;
}

/**
 * @param source the folder where the register was found; null for none.
 * @param register a copy of it that is open; null where there is none.
 * @param isSound SQLite finds it whole, with the schema of its version and unbroken logs.
 */
export function standingOf(
  directory: string,
  source: string | null,
  register: Sqlite | null,
  isSound: boolean,
): FoundRegister {
  const folder = folderIdOf(directory);
  const witness = source === null ? 'missing' : readWitness(source);
  const known = typeof witness === 'string' || witness.folder !== (folder ?? witness.folder) ? null : witness;
  const identity = register === null ? null : attempt(() => registerIdentity(register));
  const own = register === null ? [] : (attempt(() => headsOf(register)) ?? []);
  const found = (standing: Standing, isOwn: boolean): FoundRegister => ({
    standing,
    known: known === null ? null : knownBy(known),
    heads: [...(known?.heads ?? []), ...(isOwn ? own : [])],
    missing:
      missingIn(isOwn ? own : [], known) + (isOwn && register !== null ? otherHistories(register, known) : 0),
  });
  if (
    source === null ||
    sizeOf(join(source, dataFiles.main)) === 0 ||
    (register !== null && isEmpty(register))
  )
    return found('lost', false);
  if (identity !== null && folder !== null && identity.folder !== folder) return found('foreign', false);
  if (register === null || !isSound) return found('damaged', true);
  if (attempt(() => presentFolder(directory)) !== source) return found('unsure', true);
  const isOfOtherGeneration =
    known !== null &&
    identity !== null &&
    known.generation !== identity.generation &&
    generationOfFiles(source) !== identity.generation;
  const isBehind = isOfOtherGeneration || found('behind', true).missing > 0;
  return found(isBehind ? 'behind' : 'whole', true);
}

function knownBy({ counts, at }: WitnessSlot): Known {
  return { files: counts.files, numbers: counts.keys - counts.erased, at };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function isEmpty(register: Sqlite): boolean {
  return attempt(() => register.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()) === 0;
}

function missingIn(own: readonly WitnessedHead[], witness: WitnessSlot | null): number {
  const last = new Map(own.map(([logId, sequence]) => [logId, sequence]));
  return (witness?.heads ?? []).reduce(
    (sum, [logId, sequence]) => sum + Math.max(0, sequence - (last.get(logId) ?? 0)),
    0,
  );
}

/** How many logs of the register say otherwise at the place that the witness knows: each lacks one change at least. */
function otherHistories(register: Sqlite, witness: WitnessSlot | null): number {
  return (
    attempt(() => {
      const follows = register
        .prepare<{ logId: string; sequence: number }, string>(
          `SELECT previous_hash FROM change_log WHERE log_id = @logId AND sequence = @sequence + 1
           UNION ALL SELECT hash FROM change_log_head WHERE log_id = @logId AND sequence = @sequence`,
        )
        .pluck();
      return (witness?.heads ?? []).filter(
        ([logId, sequence, hash]) => sequence > 0 && (follows.get({ logId, sequence }) ?? hash) !== hash,
      ).length;
    }) ?? 0
  );
}

function generationOfFiles(source: string): string | null {
  return readIfWhole(join(source, dataFiles.files), (files) => filesIdentity(files)?.generation ?? null);
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
