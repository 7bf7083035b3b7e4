import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { TFunction } from 'i18next';
import {
  asRefusal,
  bookColumnKeys,
  bookPage,
  clockState,
  backUp,
  importReferenceSheet,
  importSheet,
  lastSaveDate,
  listAll,
  makeDocument,
  openForReading,
  openStore,
  periodWanted,
  readAll,
  readNoticeFile,
  readBook,
  readReport,
  readSettings,
  restoreBackup,
  saveSample,
  setUp,
  verifyStore,
  type OpenReader,
  type OpenStore,
} from '../../service/jobs.ts';
import { bookLayouts } from '../../../shared/report/book.ts';
import { formats, type DocumentFormat } from '../../../shared/contract/reports.ts';
import { Refusal, type RefusalDetail } from '../../../shared/contract/refusal.ts';
import { catalogues, type Catalogue } from '../../../shared/reference/reference-row.ts';
import { defaultMarkerLimits, parseMarkers } from '../../../shared/border/marker.ts';
import {
  isOpenRegisterName,
  openRegisterNames,
  registerNamed,
  type OpenRegisterName,
} from '../../../shared/registers/all-registers.ts';
import type { ImportResult, RowProblem } from '../../../shared/import/import-result.ts';
import { listQuerySchema } from '../../../shared/registers/list-query.ts';
import { isPlainDate, todayAt, type PlainDate } from '../../../shared/time/plain-date.ts';
import { formatDate, parseTypedDate } from '../../../shared/time/typed-date.ts';
import importSentences from '../../../shared/i18n/vi/imports.json' with { type: 'json' };
import { readable } from '../../../shared/i18n/translator.ts';
import type { CliOptions } from '../cli.ts';
import { hostPlatform } from '../platform.ts';

export interface CliContext {
  readonly t: TFunction;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Thrown for a command line that cannot be understood. */
export class UsageError extends Error {}

type Command = (
  context: CliContext,
  positionals: readonly string[],
  options: CliOptions,
) => Promise<number> | number;

/** The refusal behind an error, or null for a mistake of ours. */
export function asKnownRefusal(error: unknown): RefusalDetail | null {
  const refusal = asRefusal(error);
  return refusal instanceof Refusal ? refusal.detail : null;
}

function needed(value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError();
  return value;
}

function registerOf(positionals: readonly string[], count: number): OpenRegisterName {
  const [name = ''] = positionals;
  if (positionals.length !== count || !isOpenRegisterName(name)) throw new UsageError();
  return name;
}

function catalogueOf(positionals: readonly string[]): Catalogue {
  const found = catalogues.find((name) => name === positionals[1]);
  if (positionals.length !== 3 || found === undefined) throw new UsageError();
  return found;
}

function reading<T>(directory: string, work: (store: OpenReader) => T): T {
  const store = upToDate(resolve(directory));
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** Opens for reading; data of an earlier version are brought up to date first, behind a verified backup. */
function upToDate(directory: string): OpenReader {
  try {
    return openForReading({ directory });
  } catch (error) {
    if (asKnownRefusal(error)?.code !== 'database-older') throw error;
    openStore({ directory }).close();
    return openForReading({ directory });
  }
}

function writing<T>({ t, complain }: CliContext, directory: string, work: (store: OpenStore) => T): T {
  const store = openStore({ directory: resolve(directory) });
  try {
    if (clockState(store) !== 'plausible') {
      const last = lastSaveDate(store);
      const pc = formatDate(todayAt(store.now()));
      complain(t('clock:warning', { pc, last: last === null ? t('clock:noSave') : formatDate(last) }));
    }
    return work(store);
  } finally {
    store.close();
  }
}

/** A data folder that nobody set up yet gets an identity, so that what a command saves has an author. */
function ensureSetUp({ t }: CliContext, store: OpenStore): void {
  if (store.device !== null) return;
  setUp(store, {
    writeId: randomUUID(),
    name: t('cli:systemUser'),
    jobTitle: t('cli:systemUser'),
    unit: t('cli:systemUnit'),
    prefix: 'VP',
    withSample: false,
  });
}

const sample: Command = (context, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const { t, say, complain } = context;
  const path = resolve(needed(options.data));
  return writing(context, path, (store) => {
    const kept = openRegisterNames.filter((name) => name !== 'person');
    if (kept.some((register) => listAll(store, listQuerySchema.parse({ register })).total > 0)) {
      complain(t('cli:sampleNotEmpty', { path }));
      return 1;
    }
    ensureSetUp(context, store);
    say(t('cli:sampleDone', { count: saveSample(store, randomUUID()), path }));
    return 0;
  });
};

function dateOption(value: string | undefined): PlainDate | null {
  if (value === undefined) return null;
  if (isPlainDate(value)) return value;
  const typed = parseTypedDate(value, todayAt(new Date()));
  if (!typed.ok) throw new BadDate(value);
  return typed.date;
}

class BadDate extends Error {
  readonly value: string;
  constructor(value: string) {
    super(value);
    this.value = value;
  }
}

/** The period that the options ask for, as its code: a period, any days, or nothing; null where that was refused. */
function askedDays({ t, complain }: Pick<CliContext, 't' | 'complain'>, options: CliOptions): string | null {
  try {
    const from = dateOption(options.from);
    const to = dateOption(options.to);
    if ((from === null) !== (to === null)) throw new UsageError();
    if (from === null || to === null) return options.period ?? '';
    if (to >= from) return `${from}..${to}`;
    complain(t('cli:fromAfterTo', { from: options.from ?? '', to: options.to ?? '' }));
  } catch (error) {
    if (!(error instanceof BadDate)) throw error;
    complain(t('cli:badDate', { value: error.value }));
  }
  return null;
}

/** Prints a register of any days as a bound book. */
const print: Command = async ({ t, say, complain }, positionals, options) => {
  const register = registerOf(positionals, 1);
  const directory = needed(options.data);
  const out = resolve(needed(options.out));
  const calendarId = options.calendar ?? 'nd09';
  const layout = bookLayouts.find((name) => name === (options.layout ?? 'table'));
  const kind = extname(out).toLowerCase();
  if (layout === undefined || !['.pdf', '.html'].includes(kind)) throw new UsageError();
  const periodCode = askedDays({ t, complain }, options);
  if (periodCode === null) return 1;
  const period = periodCode === '' ? null : periodWanted({ calendarId, periodCode }).period;
  const columns = (options.columns ?? '').split(',').filter((name) => name !== '');
  const unknown = columns.filter((name) => !bookColumnKeys(registerNamed(register)).includes(name));
  if (unknown.length > 0) {
    complain(t('cli:unknownColumns', { list: unknown.join(', ') }));
    return 1;
  }
  const page = reading(directory, (store) =>
    bookPage(
      readBook(store, {
        register,
        from: period?.from ?? null,
        to: period?.to ?? null,
        layout,
        columns,
        withWithdrawn: true,
      }),
    ),
  );
  writeWhole(out, kind === '.pdf' ? await hostPlatform.printToPdf(page) : new TextEncoder().encode(page));
  say(t('cli:written', { path: out }));
  return 0;
};

const report: Command = async ({ t, say, complain }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const directory = needed(options.data);
  const out = resolve(needed(options.out));
  const calendarId = options.calendar ?? 'nd09';
  if (!['nd09', 'calendar'].includes(calendarId)) throw new UsageError();
  const wanted = (options.format ?? formats.join(',')).split(',').map((name) => name.trim());
  const chosen = wanted.map((name) => formats.find((format) => format === name));
  if (chosen.includes(undefined)) throw new UsageError();
  const periodCode = askedDays({ t, complain }, options);
  if (periodCode === null) return 1;
  if (periodCode === '') throw new UsageError();
  const model = reading(directory, (store) => readReport(store, { calendarId, periodCode }));
  mkdirSync(out, { recursive: true });
  let refused = false;
  for (const format of new Set(chosen.filter((format): format is DocumentFormat => format !== undefined))) {
    try {
      const path = join(out, `report.${format}`);
      writeWhole(path, await makeDocument(model, format, hostPlatform));
      say(t('cli:written', { path }));
    } catch (error) {
      const refusal = asKnownRefusal(error);
      if (refusal === null || format !== 'pdf') throw error;
      complain(t(`refusals:${refusal.code}`, refusal.params));
      refused = true;
    }
  }
  return refused ? 1 : 0;
};

/** Writes a file whole or not at all. */
function writeWhole(path: string, content: Uint8Array): void {
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, content);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

const list: Command = ({ t, say }, positionals, options) => {
  const register = registerOf(positionals, 1);
  const query = listQuerySchema.parse({ register, search: options.search ?? '', descending: false });
  return reading(needed(options.data), (store) => {
    const page = readAll(store, query);
    if (options.json === true) {
      say(JSON.stringify(page.records, null, 2));
      return 0;
    }
    for (const line of page.lines) say(line.join('\t'));
    say(
      registerNamed(register).countsTrips
        ? t('cli:listTotal', { total: page.total, personTrips: page.personTrips })
        : t('cli:listCount', { total: page.total }),
    );
    return 0;
  });
};

function problemLine(t: TFunction, problem: RowProblem): string {
  const key =
    problem.code in importSentences
      ? (`imports:${problem.code}` as 'imports:no-year')
      : (`issues:${problem.code}` as 'issues:required');
  return t('cli:badRow', {
    row: problem.row,
    column: problem.column === '' ? t('imports:wholeRow') : problem.column,
    reason: t(key, readable(problem.params)),
  });
}

type Sheet = Omit<Parameters<typeof importSheet>[1], 'register'>;
type Importer = (store: OpenStore, sheet: Sheet) => ImportResult;

function intoRegister(positionals: readonly string[]): Importer {
  const register = registerOf(positionals, 2);
  return (store, sheet) => importSheet(store, { ...sheet, register });
}

function intoCatalogue(positionals: readonly string[]): Importer {
  const catalogue = catalogueOf(positionals);
  return (store, sheet) => importReferenceSheet(store, { ...sheet, catalogue });
}

const importCommand: Command = (context, positionals, options) => {
  const { t, say, complain } = context;
  // `import reference CATALOGUE FILE` fills a catalogue; every other name is that of a register.
  const importer = positionals[0] === 'reference' ? intoCatalogue(positionals) : intoRegister(positionals);
  const file = positionals.at(-1) ?? '';
  const directory = needed(options.data);
  if (!existsSync(file)) throw new Refusal('file-missing', { path: file });
  const content = new Uint8Array(readFileSync(file));
  return writing(context, directory, (store) => {
    ensureSetUp(context, store);
    const dryRun = options['dry-run'] === true;
    const skipBadRows = options['skip-bad-rows'] === true;
    const sheet = { writeId: randomUUID(), name: basename(file), content, dryRun, skipBadRows };
    const result = importer(store, sheet);
    if (result.unchanged !== undefined) say(t('reference:unchanged', { count: result.unchanged }));
    for (const problem of result.problems) complain(problemLine(t, problem));
    if (result.ignored.length > 0) complain(t('cli:ignored', { list: result.ignored.join(', ') }));
    if (dryRun) {
      say(t('cli:wouldImport', { count: result.good, bad: result.bad }));
      return result.bad > 0 && !skipBadRows ? 1 : 0;
    }
    if (result.bad > 0 && !skipBadRows) {
      complain(t('refusals:import-refused', { bad: result.bad }));
      return 1;
    }
    if (result.bad > 0) complain(t('cli:skipped', { count: result.bad }));
    say(t('cli:imported', { count: result.imported }));
    return 0;
  });
};

const verify: Command = ({ t, say, complain }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const result = reading(needed(options.data), verifyStore);
  if (result.faults.length === 0) {
    say(t('cli:verified', { records: result.records, logRows: result.logRows, files: result.files }));
    return 0;
  }
  complain(t('cli:faults', { count: result.faults.length }));
  for (const fault of result.faults) complain(`- ${fault.kind}: ${fault.detail}`);
  return 1;
};

const backup: Command = ({ t, say }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const path = resolve(needed(options.to));
  const facts = reading(needed(options.data), (store) => backUp(store, path));
  say(t('cli:backedUp', { records: facts.records, files: facts.files, path }));
  return 0;
};

const restore: Command = ({ t, say }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const path = resolve(needed(options.data));
  const { setAside } = restoreBackup(resolve(needed(options.from)), path, new Date());
  say(t('cli:restored', { path }));
  if (setAside !== null) say(t('cli:setAside', { path: setAside }));
  return 0;
};

/** Prints what is read of a text that names markers; exit 1 when nothing can be read. */
const marker: Command = ({ t, say }, positionals, options) => {
  const [text = ''] = positionals;
  if (positionals.length !== 1) throw new UsageError();
  const limits =
    options.data === undefined
      ? defaultMarkerLimits
      : reading(options.data, (store) => readSettings(store).markerLimits);
  const { range, normalised, warnings } = parseMarkers(text, limits);
  const { west, east, longestSpan: span } = limits;
  const params = { text, read: normalised ?? '', west, east, span };
  say(
    JSON.stringify(
      {
        from: range?.from ?? null,
        to: range?.to ?? null,
        normalised,
        warnings: warnings.map((code) => ({ code, message: t(`issues:marker-${code}`, params) })),
      },
      null,
      2,
    ),
  );
  return range === null ? 1 : 0;
};

/** Prints the tasks that a document assigns. */
const readNotice: Command = async ({ t, say }, positionals, options) => {
  const [file = ''] = positionals;
  if (positionals.length !== 1) throw new UsageError();
  if (!existsSync(file)) throw new Refusal('file-missing', { path: file });
  const notice = await readNoticeFile(new Uint8Array(readFileSync(file)), basename(file));
  if (options.json === true) {
    const { documentNumber, documentDate, issuer, abstract, signer, recipients, tasks } = notice;
    say(
      JSON.stringify({ documentNumber, documentDate, issuer, abstract, signer, recipients, tasks }, null, 2),
    );
    return 0;
  }
  for (const task of notice.tasks) {
    const due = task.due === null ? (task.dueText ?? '') : formatDate(task.due);
    say(t('cli:noticeTask', { ref: task.ref, lead: task.leadUnit ?? '', due, text: task.text }));
  }
  say(t('cli:noticeTotal', { count: notice.tasks.length }));
  return 0;
};

export const commands: Readonly<Record<string, Command>> = {
  sample,
  report,
  list,
  print,
  import: importCommand,
  marker,
  'read-notice': readNotice,
  verify,
  backup,
  restore,
};
