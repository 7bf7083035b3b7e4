import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { backUpForDrill, drill as drillOf } from '../../service/backups/drill.ts';
import { fillWithSample } from '../../service/jobs.ts';
import { periodOfReport } from '../../service/reports/report-key.ts';
import { writtenFolder, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/**
 * Restores the newest backup into a scratch place and holds it against the data, a sentence for each step. Without a folder
 * it is done with the sample, which holds nothing of anybody.
 */
export const drill: Command = async (context, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const { t, say, complain, reader } = context;
  const key = { calendarId: options.calendar ?? 'nd09', periodCode: options.period ?? '2024-Q1' };
  periodOfReport(key);
  const own = options.data === undefined ? mkdtempSync(join(tmpdir(), 'so-ngoai-vu-drill-')) : null;
  const directory = own ?? resolve(options.data ?? '');
  try {
    if (own !== null) {
      await fillWithSample(writtenFolder(context, directory));
      backUpForDrill(directory);
    }
    const isGood = await drillOf(reader, directory, key, (one) => {
      const { step, good, ...params } = one;
      const sentence = t(`cli:drill.${step}`, { ...params });
      if (good) say(sentence);
      else complain(t('cli:drill.bad', { sentence }));
    });
    if (isGood) say(t('cli:drill.good'));
    else complain(t('cli:drill.failed'));
    return isGood ? 0 : 1;
  } finally {
    if (own !== null) rmSync(own, { recursive: true, force: true });
  }
};
