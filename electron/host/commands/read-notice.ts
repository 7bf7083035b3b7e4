import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { usualPractice } from '../../../shared/reference/usual-practice.ts';
import { formatDate } from '../../../shared/time/typed-date.ts';
import { deadlinePracticeOf } from '../../service/jobs.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Prints the tasks that a document assigns. */
export const readNotice: Command = async ({ t, say, complain, reader }, positionals, options) => {
  const [file = ''] = positionals;
  if (positionals.length !== 1) throw new UsageError();
  if (!existsSync(file)) throw new Refusal('file-missing', { path: file });
  const notice = await reader.read({
    kind: 'notice',
    content: new Uint8Array(readFileSync(file)),
    name: basename(file),
    practice: options.data === undefined ? usualPractice : deadlinePracticeOf(resolve(options.data)),
  });
  for (const { code, what } of notice.remarks)
    complain(t(`notices:remark.${code}`, { count: what.length, what: what.join('; ') }));
  if (options.json === true) {
    const { documentNumber, documentDate, issuer, abstract, signer, recipients, tasks, missed, remarks } =
      notice;
    say(
      JSON.stringify(
        { documentNumber, documentDate, issuer, abstract, signer, recipients, tasks, missed, remarks },
        null,
        2,
      ),
    );
    return 0;
  }
  for (const task of notice.tasks) {
    const due = task.due === null ? (task.dueText ?? '') : formatDate(task.due);
    say(t('cli:noticeTask', { ref: task.ref, lead: task.leadUnit ?? '', due, text: task.text }));
  }
  say(t('cli:noticeTotal', { count: notice.tasks.length }));
  if (notice.missed.length > 0) {
    complain(t('notices:missed', { count: notice.missed.length }));
    for (const sentence of notice.missed) complain(`- ${sentence}`);
  }
  return 0;
};
