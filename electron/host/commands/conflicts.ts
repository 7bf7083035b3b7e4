import { resolve } from 'node:path';
import { isOpenRegisterName, registerNamed } from '../../../shared/registers/all-registers.ts';
import { openConflictsOf } from '../../service/exchange/exchange-jobs.ts';
import { needed, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Prints the values that two PCs wrote without knowing of each other, a line each or whole as JSON. */
export const conflicts: Command = ({ t, say }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const found = openConflictsOf(resolve(needed(options.data)));
  if (options.json === true) {
    say(JSON.stringify(found, null, 2));
    return 0;
  }
  for (const { register, code, list, field, winning, losing } of found) {
    const title = isOpenRegisterName(register)
      ? t(`registers:${registerNamed(register).key}.title`)
      : register;
    const place = [title, code, list, field].filter((part) => part !== '').join(' | ');
    const [stands, lost] = [JSON.stringify(winning.value), JSON.stringify(losing.value)];
    say(t('cli:exchange.conflict', { place, stands, lost }));
  }
  say(t('cli:exchange.conflictCount', { count: found.length }));
  return 0;
};
