import { implement } from '@orpc/server';
import { tasks } from '../../../shared/contract/tasks.ts';
import { officialPage } from '../documents/report-page.ts';
import { monthEntries } from '../month.ts';
import { readTaskBoard, readUrging, reminders } from '../tasks.ts';
import { printedPdf } from '../printing.ts';
import { readManager } from '../manager.ts';
import { urgingFileName } from '../papers/file-names.ts';
import { answerFile } from './answer-file.ts';
import type { Served } from './served.ts';

export function tasksRouter({ state, store }: Served) {
  const os = implement(tasks);
  return os.router({
    followed: os.followed.handler(({ input }) => readTaskBoard(store(), input)),
    month: os.month.handler(({ input }) => monthEntries(store(), input)),
    urge: os.urge.handler(async ({ input: { kind, ids, format, signer } }) => {
      const papers = readUrging(store(), kind, ids, signer);
      const content =
        format === 'pdf'
          ? await printedPdf(state.options, officialPage(papers))
          : await (await import('../documents/official-docx.ts')).officialDocx(papers);
      return answerFile([content], urgingFileName(kind, format));
    }),
    reminders: os.reminders.handler(() => reminders(store())),
    manager: os.manager.handler(({ input }) => readManager(store(), input.unknown)),
  });
}
