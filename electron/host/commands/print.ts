import { extname, resolve } from 'node:path';
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import { bookLayouts } from '../../../shared/report/book.ts';
import { columnKeys } from '../../../shared/registers/list-columns.ts';
import { registerBookPage } from '../../service/jobs.ts';
import { printedPdf } from '../../service/printing.ts';
import { periodOfReport } from '../../service/reports/report-key.ts';
import { hostPlatform } from '../platform.ts';
import { askedDays } from './asked-days.ts';
import { needed, registerOf, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';
import { writeWhole } from '../../service/write-whole.ts';

/** Prints a register of any days as a bound book. */
export const print: Command = async ({ t, say, complain }, positionals, options) => {
  const register = registerOf(positionals, 1);
  const directory = resolve(needed(options.data));
  const out = resolve(needed(options.out));
  const calendarId = options.calendar ?? 'nd09';
  const layout = bookLayouts.find((name) => name === (options.layout ?? 'table'));
  const kind = extname(out).toLowerCase();
  if (layout === undefined || !['.pdf', '.html'].includes(kind)) throw new UsageError();
  const periodCode = askedDays({ t, complain }, options);
  if (periodCode === null) return 1;
  const period = periodCode === '' ? null : periodOfReport({ calendarId, periodCode }).period;
  const columns = (options.columns ?? '').split(',').filter((name) => name !== '');
  const unknown = columns.filter((name) => !columnKeys(registerNamed(register)).includes(name));
  if (unknown.length > 0) {
    complain(t('cli:unknownColumns', { list: unknown.join(', ') }));
    return 1;
  }
  const page = registerBookPage(directory, {
    register,
    from: period?.from ?? null,
    to: period?.to ?? null,
    layout,
    columns,
    withWithdrawn: true,
  });
  const printer = { platform: hostPlatform, dataDirectory: directory };
  writeWhole(out, kind === '.pdf' ? await printedPdf(printer, page) : page);
  say(t('cli:written', { path: out }));
  return 0;
};
