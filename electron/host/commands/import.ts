import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { noDecisions, openQuestions } from '../../../shared/import/import-result.ts';
import { catalogues } from '../../../shared/reference/reference-row.ts';
import { importFile, type SheetToImport } from '../../service/jobs.ts';
import { needed, registerOf, writtenFolder, type Command } from './command.ts';
import { headsAssigned } from './import-columns.ts';
import { answersOf } from './import-answers.ts';
import { importFindings, questionLines } from './import-told.ts';
import { UsageError } from './usage-error.ts';

/** Imports a sheet: `import REGISTER FILE`, or `import reference CATALOGUE FILE` for reference data. */
export const importCommand: Command = async (context, positionals, options) => {
  const { t, say, complain, reader } = context;
  const into = target(positionals);
  const file = positionals.at(-1) ?? '';
  const folder = writtenFolder(context, needed(options.data));
  if (!existsSync(file)) throw new Refusal('file-missing', { path: file });
  const dryRun = options['dry-run'] === true;
  const skipBadRows = options['skip-bad-rows'] === true;
  const answers = answersOf(context, options);
  if (answers === null) return 1;
  const heads = headsAssigned(context, options.column ?? [], 'register' in into ? into.register : null);
  if (heads === null) return 1;
  const content = new Uint8Array(readFileSync(file));
  const result = await importFile(folder, reader, {
    into,
    name: basename(file),
    content,
    dryRun,
    skipBadRows,
    decisions: { ...noDecisions, answers, heads },
  });
  if (result.unchanged !== undefined) say(t('reference:unchanged', { count: result.unchanged }));
  if (result.headless !== null) throw new Refusal('no-header-row', { needed: result.headless.needed });
  for (const line of importFindings(t, result)) complain(line);
  const open = openQuestions(result.questions, answers);
  for (const question of open) for (const line of questionLines(t, result, question)) complain(line);
  if (dryRun) {
    say(t('cli:wouldImport', { count: result.good, bad: result.bad }));
    if (result.updated > 0) say(t('imports:judged.updates', { count: result.updated }));
    return open.length > 0 || (result.bad > 0 && !skipBadRows) ? 1 : 0;
  }
  if (open.length > 0) {
    complain(t('imports:question.open', { count: open.length }));
    return 1;
  }
  if (result.bad > 0 && !skipBadRows) {
    complain(t('refusals:import-refused', { bad: result.bad }));
    return 1;
  }
  if (result.bad > 0) complain(t('cli:skipped', { count: result.bad }));
  say(t('cli:imported', { count: result.imported - result.updated }));
  if (result.updated > 0) say(t('imports:update.done', { count: result.updated }));
  return 0;
};

function target(positionals: readonly string[]): SheetToImport['into'] {
  if (positionals[0] !== 'reference') return { register: registerOf(positionals, 2) };
  const catalogue = catalogues.find((name) => name === positionals[1]);
  if (positionals.length !== 3 || catalogue === undefined) throw new UsageError();
  return { catalogue };
}
