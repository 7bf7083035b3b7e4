import type { ReadStore } from '../../../db/store.ts';
import { readRecord, readTyped } from '../../../db/record-rows.ts';
import paperTexts from '../../../shared/reference/paper-texts.json' with { type: 'json' };
import type { AskedOfficial, AskedPaper } from '../../../shared/contract/papers.ts';
import { assigningDocument } from '../../../shared/registers/assigning-document/assigning-document.ts';
import type { OfficialPaper } from '../../../shared/report/official-paper.ts';
import type { PrintedPaper } from '../../../shared/report/printed-paper.ts';
import { fileName } from '../../../shared/text/file-name.ts';
import { listPaper } from './list-paper.ts';
import { untold } from '../reading-how.ts';
import { recordPaper } from './record-paper.ts';
import { tasksPaper } from './tasks-paper.ts';
import {
  listFileName,
  recordFileName,
  resultsFileName,
  tripsFileName,
  writtenFileName,
} from './file-names.ts';
import { readResults } from './results-paper.ts';
import { tripsPaper } from './trips-paper.ts';
import { writtenPaper } from './written-paper.ts';

/** Whether a paper is an official one, under the head of who writes it. */
export function isOfficial(asked: AskedPaper): asked is AskedOfficial {
  return asked.what === 'written' || asked.what === 'results';
}

/** An official paper. @throws Refusal `record-not-found`. */
export function readOfficial(store: ReadStore, asked: AskedOfficial): OfficialPaper {
  return asked.what === 'written'
    ? writtenPaper(store, asked)
    : readResults(store, asked.document, asked.signer);
}

/** What the screen shows, ready to be written. @throws Refusal `record-not-found`. */
export function readPaper(
  store: ReadStore,
  asked: Exclude<AskedPaper, AskedOfficial>,
  how = untold,
): PrintedPaper {
  switch (asked.what) {
    case 'list':
      return listPaper(store, asked, how);
    case 'record':
      return recordPaper(store, asked);
    case 'tasks':
      return tasksPaper(store, asked);
    case 'trips':
      return tripsPaper(store, asked, how);
    default:
      return asked satisfies never;
  }
}

/** What a paper is called as a file. */
export function paperFileName(store: ReadStore, asked: AskedPaper, ending: string): string {
  switch (asked.what) {
    case 'list':
      return listFileName(store, asked.query, ending);
    case 'record':
      return recordFileName(asked.register, readRecord(store, asked.register, asked.id)?.code ?? '', ending);
    case 'written':
      return writtenFileName(asked.paper, readRecord(store, asked.register, asked.id)?.code ?? '', ending);
    case 'tasks':
      return fileName([paperTexts.files.tasks], ending);
    case 'results':
      return resultsFileName(
        readTyped(store, assigningDocument.name, [asked.document])[0]?.number ?? '',
        ending,
      );
    case 'trips':
      return tripsFileName(store, asked, ending);
    default:
      return asked satisfies never;
  }
}
