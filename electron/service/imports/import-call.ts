import { takingIn } from '../../../db/ledger/intake.ts';
import { onceRead } from '../../../db/ledger/once-read.ts';
import type { Writing } from '../../../db/ledger/once.ts';
import type { ReadStore, WriteStore } from '../../../db/store.ts';
import {
  noDecisions,
  noFindings,
  openQuestions,
  type Decisions,
  type ImportResult,
  type SheetPlace,
} from '../../../shared/import/import-result.ts';
import type { RecordSave, SaveOutcome } from '../../../shared/registers/save-request.ts';
import type { ReadProgress } from '../reader/foreign-file.ts';
import type { ReadOptions } from '../reader/reader.ts';
import { pause } from './pauses.ts';

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
  /** What is remembered with the import for the next one; null for nothing. */
  readonly remember?: (store: ReadStore) => RecordSave | null;
  /** Judges the same rows beside what is kept now, telling how far it is. */
  readonly again: (store: ReadStore) => Generator<ReadProgress, Judgement, void>;
}

/**
 * Carries the import of a sheet out: has its rows read and judged beside what is kept, and saves them as one, or nothing
 * where a row is bad and was not to be skipped. Other calls are answered meanwhile; until the last row is saved it can be
 * given up, and then nothing of it stays.
 * @param name the call, as `once` knows it; `of` the register or catalogue.
 * @param store gives the open store, which another call may replace while the sheet is read.
 */
export async function importOnce(
  store: () => WriteStore,
  name: string,
  of: string,
  sheet: SheetImport,
  how: ReadOptions,
  judged: () => Promise<JudgedSheet>,
): Promise<ImportResult> {
  if (sheet.dryRun) return (await judged()).result;
  // No hash of the content is kept, nor what was typed in its cells: it may hold identity-document numbers, and would outlive their keys.
  const { content, decisions = noDecisions, ...asked } = sheet;
  const call = {
    name,
    writeId: asked.writeId,
    request: { ...asked, of, size: content.byteLength, ...askedOf(decisions) },
    origin: 'import',
  } as const;
  let told: ImportResult | null = null;
  const saving = function* (
    writing: Writing,
    before: JudgedSheet,
  ): Generator<ReadProgress, ImportResult, void> {
    // Other calls were answered while the rows were judged, and may have saved what they repeat.
    const { result, saves } =
      writing.store.lastClock === before.asOf ? before : yield* before.again(writing.store);
    told = result;
    if (openQuestions(result.questions, decisions.answers).length > 0) return withoutWords(result);
    if (saves.length === 0 || (result.bad > 0 && !sheet.skipBadRows)) return withoutWords(result);
    const remembered = before.remember?.(writing.store) ?? null;
    const all = remembered === null ? saves : [...saves, remembered];
    const { saveId } = yield* savingRows(writing, all, saves.length);
    return withoutWords({ ...result, imported: saves.length, saveId });
  };
  const kept = await onceRead(store, call, judged, saving, (progress) => pause(how, progress));
  return withWords(kept, told);
}

function* savingRows(
  writing: Writing,
  saves: readonly RecordSave[],
  total: number,
): Generator<ReadProgress, SaveOutcome, void> {
  const steps = takingIn(writing, saves);
  let step = steps.next();
  while (step.done !== true) {
    yield { step: 'save', done: Math.floor(step.value * total), total };
    step = steps.next();
  }
  return step.value;
}

/** What a call is told apart by: places and answers, without the words of cells. */
function askedOf({ mended, taken, ...others }: Decisions) {
  const places = (list: readonly SheetPlace[]) => list.map(({ sheet, row }) => ({ sheet, row }));
  return {
    mended: mended.map((cell) => ({ sheet: cell.sheet, row: cell.row, target: cell.target })),
    taken: places(taken),
    // What was not decided is left out, as calls of earlier versions knew nothing of it.
    ...(others.left.length === 0 ? {} : { left: places(others.left) }),
    ...(others.updated.length === 0 ? {} : { updated: places(others.updated) }),
    ...(others.headRows.length === 0 ? {} : { headRows: places(others.headRows) }),
    ...(others.heads.length === 0 ? {} : { heads: others.heads.map((head) => ({ ...head })) }),
    ...(others.columns.length === 0 ? {} : { columns: others.columns.map((column) => ({ ...column })) }),
    ...(Object.keys(others.answers).length === 0 ? {} : { answers: { ...others.answers } }),
  };
}

/** The answer as it is kept for a repeated call: the words of cells are not, as no hash of them is. */
function withoutWords(result: ImportResult): ImportResult {
  const { heads, leftSheets, updated } = result;
  return { ...result, rows: [], ...noFindings, heads, leftSheets, updated };
}

/** The answer to the call that was carried out, which is also told the words that are not kept. */
function withWords(kept: ImportResult, told: ImportResult | null): ImportResult {
  if (told === null) return kept;
  const { doubts, questions, heads, headless, leftSheets, passed, updates } = told;
  return { ...kept, doubts, questions, heads, headless, leftSheets, passed, updates };
}
