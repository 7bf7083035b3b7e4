import { takeIn } from '../../../db/ledger/intake.ts';
import { onceRead } from '../../../db/ledger/once.ts';
import type { ReadStore, WriteStore } from '../../../db/store.ts';
import { noDecisions, type Decisions, type ImportResult } from '../../../shared/import/import-result.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';

/** What every import of a sheet is asked with. */
export interface SheetImport {
  /** Names the import: made again under the same id it answers as the first time. */
  readonly writeId: string;
  readonly name: string;
  readonly content: Uint8Array;
  /** Reads and judges only. */
  readonly dryRun: boolean;
  /** Imports the good rows of a file that also has bad ones. */
  readonly skipBadRows: boolean;
  /** What was decided about its rows; none where absent. */
  readonly decisions?: Decisions;
}

/** What of a file would be saved, and what of it is told. */
export interface Judgement {
  readonly result: ImportResult;
  readonly saves: readonly RecordSave[];
}

/** A file as it was judged beside what was kept then. */
export interface JudgedSheet extends Judgement {
  /** Clock of the newest log row when judging began; null for an empty log. */
  readonly asOf: string | null;
  /** Judges the same rows beside what is kept now, without a pause. */
  readonly again: (store: ReadStore) => Judgement;
}

/**
 * Carries the import of a sheet out: has its rows read and judged beside what is kept, and saves them as one, or nothing
 * where a row is bad and was not to be skipped.
 * @param name the call, as `once` knows it; `of` the register or catalogue.
 * @param store gives the open store, which another call may replace while the sheet is read.
 */
export async function importOnce(
  store: () => WriteStore,
  name: string,
  of: string,
  sheet: SheetImport,
  judged: () => Promise<JudgedSheet>,
): Promise<ImportResult> {
  if (sheet.dryRun) return (await judged()).result;
  // No hash of the content is kept, nor what was typed in its cells: it may hold identity-document numbers, and would outlive their keys.
  const { content, decisions: { mended, taken } = noDecisions, ...asked } = sheet;
  const places = mended.map((cell) => ({ sheet: cell.sheet, row: cell.row, target: cell.target }));
  const call = {
    name,
    writeId: asked.writeId,
    request: {
      ...asked,
      of,
      size: content.byteLength,
      mended: places,
      taken: taken.map((place) => ({ ...place })),
    },
    origin: 'import',
  } as const;
  return onceRead(store, call, judged, (writing, { asOf, again, ...before }) => {
    // Other calls were answered while the rows were judged, and may have saved what they repeat.
    const { result: found, saves } = writing.store.lastClock === asOf ? before : again(writing.store);
    // The answer is kept for a repeated call: the words of cells are not, as no hash of them is.
    const result = { ...found, rows: [] };
    if (saves.length === 0 || (result.bad > 0 && !sheet.skipBadRows)) return result;
    const outcome = takeIn(writing, saves);
    return { ...result, imported: outcome.records.length, saveId: outcome.saveId };
  });
}
