import { resolve } from 'node:path';
import { isOpenRegisterName, registerNamed } from '../../../shared/registers/all-registers.ts';
import {
  createBundle,
  inspectBundle,
  takeBundleIn,
  type ToldTakeIn,
} from '../../service/exchange/exchange-jobs.ts';
import { needed, writtenFolder, type CliContext, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Writes a bundle of data for other PCs, tells what one would bring, or takes one in. */
export const bundle: Command = async (context, positionals, options) => {
  const { t, say } = context;
  const [what, file = ''] = positionals;
  const folder = writtenFolder(context, needed(options.data));
  if (what === 'create' && positionals.length === 1) {
    const path = resolve(needed(options.out));
    const { rows, files } = await createBundle(folder, needed(options.to), path);
    say(t('cli:exchange.bundled', { rows, files, path }));
    return 0;
  }
  if (positionals.length !== 2 || file === '') throw new UsageError();
  if (what === 'inspect') {
    say(t('cli:exchange.wouldBring'));
    tell(context, await inspectBundle(folder, resolve(file)));
    return 0;
  }
  if (what !== 'read') throw new UsageError();
  const taken = await takeBundleIn(folder, resolve(file), options.yes === true);
  say(t('cli:exchange.taken'));
  tell(context, taken);
  return 0;
};

/** Prints what a bundle brings: the usual as told, what a person has to see to as a complaint. */
function tell({ t, say, complain }: CliContext, { outcome, sender, gaps, manyWithdrawn }: ToldTakeIn): void {
  say(t('cli:exchange.from', { name: sender }));
  let other = 0;
  for (const [name, count] of Object.entries(outcome.records)) {
    if (isOpenRegisterName(name)) say(t('cli:exchange.records', { register: titleOf(t, name), count }));
    else other += count;
  }
  if (other > 0) say(t('cli:exchange.others', { count: other }));
  if (outcome.rows === 0) say(t('cli:exchange.nothingNew'));
  if (outcome.files > 0) say(t('cli:exchange.files', { count: outcome.files }));
  for (const [name, { count, of }] of Object.entries(outcome.withdrawals))
    if (isOpenRegisterName(name))
      complain(t('cli:exchange.withdrawn', { register: titleOf(t, name), count, of }));
  if (manyWithdrawn.length > 0) complain(t('cli:exchange.manyWithdrawn'));
  if (outcome.conflicts > 0) complain(t('cli:exchange.conflicts', { count: outcome.conflicts }));
  if (outcome.needsLook > 0) complain(t('cli:exchange.needsLook', { count: outcome.needsLook }));
  if (outcome.ahead > 0) complain(t('cli:exchange.ahead', { count: outcome.ahead }));
  if (outcome.missingFiles > 0) complain(t('cli:exchange.missingFiles', { count: outcome.missingFiles }));
  for (const name of gaps) complain(t('cli:exchange.gap', { name }));
  for (const id of outcome.unknownOrigins) complain(t('cli:exchange.unknownOrigin', { id }));
}

function titleOf(t: CliContext['t'], name: Parameters<typeof registerNamed>[0]): string {
  return t(`registers:${registerNamed(name).key}.title`);
}
