import type { ReadStore } from '../../../db/store.ts';
import { readRecord } from '../../../db/record-rows.ts';
import paperTexts from '../../../shared/reference/paper-texts.json' with { type: 'json' };
import type { AskedPaper, AskedWritten } from '../../../shared/contract/papers.ts';
import type { PrintedPaper } from '../../../shared/report/printed-paper.ts';
import { fileName } from '../../../shared/text/file-name.ts';
import { listPaper } from './list-paper.ts';
import { recordPaper } from './record-paper.ts';
import { tasksPaper } from './tasks-paper.ts';
import { listFileName, recordFileName, writtenFileName } from './file-names.ts';

/** What the screen shows, ready to be written. @throws Refusal `record-not-found`. */
export function readPaper(store: ReadStore, asked: Exclude<AskedPaper, AskedWritten>): PrintedPaper {
  switch (asked.what) {
    case 'list':
      return listPaper(store, asked);
    case 'record':
      return recordPaper(store, asked);
    case 'tasks':
      return tasksPaper(store, asked);
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
    default:
      return asked satisfies never;
  }
}
