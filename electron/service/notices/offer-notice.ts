import { knownDocument } from '../../../db/known-tasks.ts';
import { holidays } from '../../../db/reference.ts';
import type { Store } from '../../../db/store.ts';
import { readNoticeText, type ReadNotice } from '../../../shared/notices/read-notice.ts';
import { foldText } from '../../../shared/text/fold.ts';
import { readNoticeFile } from './read-document.ts';

/** What was read of a notice, and what of it is recorded already. */
export interface NoticeOffer {
  readonly notice: ReadNotice;
  /** The record of the same document; null where it is new. */
  readonly document: { readonly id: string; readonly code: string } | null;
  /** How many of its tasks are recorded already; `notice.tasks` holds the others. */
  readonly known: number;
}

/** Reads a file or a pasted text; nothing is kept. @throws Refusal as `readNoticeFile`. */
export async function offerNotice(store: Store, file: File | null, text: string): Promise<NoticeOffer> {
  const own = holidays(store);
  const notice =
    file === null
      ? readNoticeText(text, own)
      : await readNoticeFile(new Uint8Array(await file.arrayBuffer()), file.name, own);
  const document = knownDocument(store, {
    number: notice.documentNumber,
    date: notice.documentDate,
    abstract: abstractOf(notice),
  });
  const tasks = notice.tasks.filter((task) => document?.contents.has(foldText(task.text)) !== true);
  return {
    notice: { ...notice, tasks },
    document: document === null ? null : { id: document.id, code: document.code },
    known: notice.tasks.length - tasks.length,
  };
}

/** What stands for the abstract of a document that has none: its first words. */
function abstractOf({ abstract, source }: ReadNotice): string {
  return abstract ?? source[0] ?? '';
}
