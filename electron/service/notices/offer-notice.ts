import type { ReadNotice } from '../../../shared/contract/notices.ts';
import { createHash } from 'node:crypto';
import { knownDocument } from '../../../db/queries/known-tasks.ts';
import { deadlinePractice } from '../../../db/deadline-practice.ts';
import { readSettings } from '../../../db/settings.ts';
import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import type { ReadStore } from '../../../db/store.ts';
import type { Reader, ReadOptions } from '../reader/reader.ts';
import { newTasks } from './new-tasks.ts';

/** What was read of a notice, and what of it is recorded already. */
export interface NoticeOffer {
  readonly notice: ReadNotice;
  /** The record of the same document; null where it is new. */
  readonly document: { readonly id: string; readonly code: string } | null;
  /** How many of its tasks are recorded already; `notice.tasks` holds the others. */
  readonly known: number;
  /** The department's name. */
  readonly own: string;
}

/**
 * Reads a file or a pasted text; nothing is kept.
 * @param store gives the open store, which another call may replace while the file is read.
 * @throws Refusal as `readNoticeFile` and `Reader`.
 */
export async function offerNotice(
  store: () => ReadStore,
  reader: Reader,
  { file, text }: { readonly file: File | null; readonly text: string },
  how: ReadOptions = {},
): Promise<NoticeOffer> {
  const content = file === null ? null : await file.bytes();
  const notice = await reader.read(
    {
      kind: 'notice',
      content: content ?? text,
      name: file?.name ?? '',
      practice: deadlinePractice(store()),
    },
    how,
  );
  const document = knownDocument(store(), {
    file: content === null ? null : createHash('sha256').update(content).digest('hex'),
    number: notice.documentNumber,
    date: notice.documentDate,
    issuer: notice.issuer,
    abstract: abstractOf(notice),
  });
  const tasks = newTasks(notice.tasks, document?.tasks ?? []);
  return {
    notice: { ...notice, tasks },
    document: document === null ? null : { id: document.id, code: document.code },
    known: notice.tasks.length - tasks.length,
    own: readSettings(store()).issuer?.name ?? texts.agencyName,
  };
}

/** What stands for the abstract of a document that has none: its first words. */
function abstractOf({ abstract, source }: ReadNotice): string {
  return abstract ?? source[0] ?? '';
}
