import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backupName } from '../../../db/file/backup-name.ts';
import { backupsIn, defaultBackupFolder } from '../../../db/file/backup-place.ts';
import { readJournal } from '../../../db/file/backup-journal.ts';
import { openForReading, openStore, type OpenReader } from '../../../db/file/open.ts';
import { inScratch } from '../../../db/file/scratch.ts';
import { drillStateOf, type DrillState } from '../../../db/verify/drill-state.ts';
import { backUp } from '../../../db/verify/read-backup.ts';
import { verifyStore } from '../../../db/verify/verify-store.ts';
import { refillWhereStale } from '../../../db/projections/refill.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { Reader } from '../reader/reader.ts';
import { readReport } from '../reports/read.ts';
import type { ReportKey } from '../reports/report-key.ts';
import { restoreFolder } from './restore-folder.ts';

/** What a drill told: each step, and whether it went well. */
export type DrillStep =
  | { readonly step: 'found'; readonly good: boolean; readonly name: string }
  | { readonly step: 'restored'; readonly good: boolean; readonly records: number }
  | { readonly step: 'opened'; readonly good: boolean; readonly faults: number }
  | { readonly step: 'records'; readonly good: boolean; readonly same: number; readonly changed: number }
  | { readonly step: 'logs'; readonly good: boolean; readonly logs: number }
  | { readonly step: 'files'; readonly good: boolean; readonly files: number }
  | { readonly step: 'figures'; readonly good: boolean; readonly period: string };

/** Makes a backup of a data folder where the program itself would, for a drill of data that have none. */
export function backUpForDrill(directory: string): void {
  const store = openForReading({ directory });
  try {
    const folder = defaultBackupFolder(directory);
    mkdirSync(folder, { recursive: true });
    backUp(store, join(folder, backupName(new Date(), store.device?.logId ?? '')));
  } finally {
    store.close();
  }
}

/**
 * Restores the newest whole backup of a data folder into a scratch place, opens it with this version, and holds it against
 * the data: what was not changed since must be the same. The data are only read.
 * @throws Refusal `file-missing` where there is no backup, and as `restoreFolder`.
 */
export function drill(
  reader: Reader,
  directory: string,
  period: ReportKey,
  tell: (step: DrillStep) => void,
): Promise<boolean> {
  const { folder: chosen } = readJournal(directory);
  const usual = defaultBackupFolder(directory);
  const [newest] = [...new Set([chosen ?? usual, usual])]
    .flatMap((folder) => backupsIn(folder))
    .filter(({ whole }) => whole)
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
  if (newest === undefined) throw new Refusal('file-missing', { path: usual });
  let isGood = true;
  const step = (one: DrillStep): void => {
    isGood &&= one.good;
    tell(one);
  };
  step({ step: 'found', good: true, name: newest.name });
  return inScratch(directory, async (scratch) => {
    const restored = join(scratch, 'drill');
    const request = {
      backup: newest.path,
      keys: null,
      directory: restored,
      withFaults: false,
      dryRun: false,
    };
    await restoreFolder(reader, request, ({ contents }) =>
      step({ step: 'restored', good: contents.faults === 0, records: contents.records }),
    );
    const opened = openStore({ directory: restored });
    refillWhereStale(opened);
    const { faults } = verifyStore(opened);
    // Keys of what was erased, or lie elsewhere, are no fault of the backup.
    const real = faults.filter(({ kind }) => kind !== 'key-missing').length;
    step({ step: 'opened', good: real === 0, faults: real });
    opened.close();
    const [there, here] = [restored, directory].map((one) => openForReading({ directory: one }));
    if (there === undefined || here === undefined) return isGood;
    try {
      compare(there, here, period, step);
    } finally {
      there.close();
      here.close();
    }
    return isGood;
  });
}

function compare(
  there: OpenReader,
  here: OpenReader,
  period: ReportKey,
  step: (one: DrillStep) => void,
): void {
  const [backup, data]: readonly [DrillState, DrillState] = [drillStateOf(there), drillStateOf(here)];
  let [same, changed, lost] = [0, 0, 0];
  for (const [id, { version, content }] of backup.records) {
    const now = data.records.get(id);
    if (now === undefined) lost += 1;
    else if (now.version !== version) changed += 1;
    else if (now.content === content) same += 1;
    else lost += 1;
  }
  step({ step: 'records', good: lost === 0, same, changed });
  const heads = backup.heads.filter(({ logId, sequence, hash }) => data.hashAt(logId, sequence) === hash);
  step({ step: 'logs', good: heads.length === backup.heads.length, logs: backup.heads.length });
  const files = [...backup.files].filter((hash) => data.files.has(hash));
  step({ step: 'files', good: files.length === backup.files.size, files: backup.files.size });
  // Figures are the same only where nothing was saved since.
  if (changed > 0 || data.records.size !== backup.records.size) return;
  const figures = [there, here].map((store) => JSON.stringify(readReport(store, period)));
  step({ step: 'figures', good: figures[0] === figures[1], period: period.periodCode });
}
