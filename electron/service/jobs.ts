import { randomUUID } from 'node:crypto';
import { clockState, giveToday } from '../../db/clock.ts';
import { backUp, type BackupFacts } from '../../db/verify/read-backup.ts';
import { deadlinePractice } from '../../db/deadline-practice.ts';
import type { DeadlinePractice } from '../../shared/time/worded-deadline.ts';
import { openForReading, openStore, type OpenReader, type OpenStore } from '../../db/file/open.ts';
import { asRefusal } from '../../db/file/refusing.ts';
import { beginMending, mendSchemaIn } from '../../db/verify/mend.ts';
import type { VerifyResult } from '../../shared/contract/data-faults.ts';
import { listAll } from '../../db/queries/lists.ts';
import { readSettings } from '../../db/settings.ts';
import { projectionsAreStale, refillWhereStale } from '../../db/projections/refill.ts';
import { lastSaveDate } from '../../db/store.ts';
import type { MarkerLimits } from '../../shared/border/marker.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import type { Decisions, ImportResult } from '../../shared/import/import-result.ts';
import type { Catalogue } from '../../shared/reference/reference-row.ts';
import { openRegisterNames, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { listQuerySchema, type ListQuery } from '../../shared/registers/list-query.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import { todayAt, type PlainDate } from '../../shared/time/plain-date.ts';
import { readBook, type BookRequest } from './book.ts';
import { bookPageParts } from './documents/report-page.ts';
import type { PageParts } from './platform.ts';
import { encodedParts } from './reading-how.ts';
import { importSheet } from './imports/import-sheet.ts';
import { runLongWork } from './long-work.ts';
import { importReferenceSheet } from './imports/import-reference-sheet.ts';
import type { Reader } from './reader/reader.ts';
import { readAll, type AllRecords } from './read-all.ts';
import { readReport } from './reports/read.ts';
import type { ReportKey } from './reports/report-key.ts';
import { saveSample } from './sample.ts';
import { setUp } from './setup.ts';
import { person } from '../../shared/registers/person/person.ts';

/*
 * What the command line does, without a window. Each job opens the data folder, does its work and closes it again;
 * all throw a Refusal where the folder cannot be opened.
 */

/** The refusal behind an error, or null for a mistake of ours. */
export function refusalOf(error: unknown): RefusalDetail | null {
  const refusal = asRefusal(error);
  return refusal instanceof Refusal ? refusal.detail : null;
}

/** A data folder that a job writes to. */
export interface WrittenFolder {
  readonly directory: string;
  /** Who stands for what is saved in a folder that nobody set up yet. */
  readonly author: { readonly name: string; readonly unit: string };
  /** Called before anything else where the PC's date looks wrong; `lastSave` is null where nothing was saved yet. */
  readonly onDoubtfulClock: (pcDate: PlainDate, lastSave: PlainDate | null) => void;
}

/** Opens a folder for reading, brings it up to date where it is older, and closes it behind the work. */
export function reading<T>(directory: string, work: (store: OpenReader) => T): T {
  const store = openUpToDate(directory);
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** Opens for reading; data of an earlier version are brought up to date first, behind a verified backup. */
function openUpToDate(directory: string): OpenReader {
  try {
    const store = openForReading({ directory });
    if (!projectionsAreStale(store)) return store;
    store.close();
    return refilledReader(directory);
  } catch (error) {
    if (refusalOf(error)?.code !== 'database-older') throw error;
    return refilledReader(directory);
  }
}

/** Brings the folder up to date, and what is derived of its records, before it is read. */
function refilledReader(directory: string): OpenReader {
  const store = openStore({ directory });
  try {
    refillWhereStale(store);
  } finally {
    store.close();
  }
  return openForReading({ directory });
}

/** Opens a folder as its one writer, and closes it behind the work. */
export async function writing<T>(
  folder: WrittenFolder,
  work: (store: OpenStore) => Promise<T> | T,
): Promise<T> {
  const store = openStore({ directory: folder.directory });
  try {
    refillWhereStale(store);
    if (clockState(store) !== 'plausible') {
      folder.onDoubtfulClock(todayAt(store.now()), lastSaveDate(store));
      // Nobody can be asked: who was warned and goes on takes the PC's date.
      giveToday(store, todayAt(store.now()));
    }
    return await work(store);
  } finally {
    store.close();
  }
}

/** A data folder that nobody set up yet gets an identity, so that what a job saves has an author. */
export function ensureSetUp(store: OpenStore, { name, unit }: WrittenFolder['author'], prefix = 'VP'): void {
  if (store.device !== null) return;
  setUp(store, {
    writeId: randomUUID(),
    name,
    jobTitle: name,
    unit,
    prefix,
    post: null,
    withSample: false,
  });
}

/** Saves the sample and answers the number of its records; null where the folder holds records already. */
export function fillWithSample(folder: WrittenFolder): Promise<number | null> {
  return writing(folder, (store) => {
    // The first start has saved who works here.
    const registers = openRegisterNames.filter((name) => name !== person.name);
    if (registers.some((register) => listAll(store, listQuerySchema.parse({ register })).total > 0)) {
      return null;
    }
    ensureSetUp(store, folder.author);
    return saveSample(store, randomUUID());
  });
}

export interface SheetToImport {
  readonly into: { readonly register: OpenRegisterName } | { readonly catalogue: Catalogue };
  readonly name: string;
  readonly content: Uint8Array;
  readonly dryRun: boolean;
  readonly skipBadRows: boolean;
  readonly decisions: Decisions;
}

/** Imports a sheet into a register, or into a catalogue of the reference data. */
export function importFile(
  folder: WrittenFolder,
  reader: Reader,
  { into, ...sheet }: SheetToImport,
): Promise<ImportResult> {
  return writing(folder, (store) => {
    ensureSetUp(store, folder.author);
    const writeId = randomUUID();
    return 'register' in into
      ? importSheet(() => store, reader, { ...sheet, ...into, writeId })
      : importReferenceSheet(() => store, reader, { ...sheet, ...into, writeId });
  });
}

/** The report of a period. @throws Refusal `period-unknown`. */
export function reportModel(directory: string, reportKey: ReportKey): ReportModel {
  return reading(directory, (store) => readReport(store, reportKey));
}

/** A register as a page of HTML, to be printed. */
export function registerBookPage(directory: string, request: BookRequest): PageParts {
  return reading(directory, (store) => encodedParts(bookPageParts(readBook(store, request))));
}

/** Takes everything that a query finds, while the folder is open. */
export function withAllRecords<T>(directory: string, query: ListQuery, take: (all: AllRecords) => T): T {
  return reading(directory, (store) => take(readAll(store, query)));
}

/** How a folder's office counts deadlines that papers write in words. @throws Refusal as `openForReading`. */
export function deadlinePracticeOf(directory: string): DeadlinePractice {
  return reading(directory, deadlinePractice);
}

/** The markers of the province's own stretch, as set. */
export function markerLimitsOf(directory: string): MarkerLimits {
  return reading(directory, (store) => readSettings(store).markerLimits);
}

/**
 * Checks everything in a data folder, also in one that cannot be opened for what is wrong in it.
 * @param worker where the bundle of `worker.ts` lies, whose memory is bounded; null: the check is made here.
 * @throws Refusal as `openForReading` where the check itself finds nothing.
 */
export async function checkFolder(directory: string, worker: URL | null): Promise<VerifyResult> {
  let refusal: Refusal | null = null;
  try {
    openUpToDate(directory).close();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error;
  }
  if (refusal !== null && refusal.detail.code !== 'database-damaged') throw refusal;
  const found = await runLongWork(worker, { kind: 'verify', directory });
  if (refusal !== null && found.faults.length === 0) throw refusal;
  return found;
}

/** Makes anew what follows from something else. @throws Refusal as `openStore`, `beginMending` and `mendSchemaIn`. */
export function mendFolder(directory: string): void {
  mendSchemaIn(directory);
  const store = openStore({ directory });
  try {
    beginMending(store);
    refillWhereStale(store);
  } finally {
    store.close();
  }
}

/** Writes a verified backup to a path where no file lies. */
export function backUpFolder(directory: string, target: string): BackupFacts {
  return reading(directory, (store) => backUp(store, target));
}
