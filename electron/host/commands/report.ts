import { join, resolve } from 'node:path';
import { formats, type DocumentFormat } from '../../../shared/contract/reports.ts';
import { makeDocument } from '../../service/documents/make-document.ts';
import { refusalOf, reportModel } from '../../service/jobs.ts';
import { hostPlatform } from '../platform.ts';
import { askedDays } from './asked-days.ts';
import { needed, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';
import { makeFolder, writeWhole } from '../../service/write-whole.ts';

/** Writes the report of a period in the formats asked for; one that this machine cannot print is told and left out. */
export const report: Command = async ({ t, say, complain }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const directory = resolve(needed(options.data));
  const out = resolve(needed(options.out));
  const calendarId = options.calendar ?? 'nd09';
  if (!['nd09', 'calendar'].includes(calendarId)) throw new UsageError();
  const chosen = formatsNamed(options.format ?? formats.join(','));
  const periodCode = askedDays({ t, complain }, options);
  if (periodCode === null) return 1;
  if (periodCode === '') throw new UsageError();
  const model = reportModel(directory, { calendarId, periodCode });
  makeFolder(out);
  let refused = false;
  for (const format of chosen) {
    try {
      const path = join(out, `report.${format}`);
      writeWhole(
        path,
        await makeDocument(model, format, { platform: hostPlatform, dataDirectory: directory }),
      );
      say(t('cli:written', { path }));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null || format !== 'pdf') throw error;
      complain(t(`refusals:${refusal.code}`, refusal.params));
      refused = true;
    }
  }
  return refused ? 1 : 0;
};

function formatsNamed(list: string): ReadonlySet<DocumentFormat> {
  return new Set(
    list.split(',').map((name) => {
      const format = formats.find((known) => known === name.trim());
      if (format === undefined) throw new UsageError();
      return format;
    }),
  );
}
