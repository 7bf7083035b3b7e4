import { resolve } from 'node:path';
import { exchangeRoles } from '../../../shared/registers/exchange-device/exchange-device.ts';
import { trustCard } from '../../service/exchange/exchange-jobs.ts';
import { needed, writtenFolder, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Trusts the PC whose card is given. */
export const trust: Command = async (context, positionals, options) => {
  const { t, say, complain } = context;
  const [card = ''] = positionals;
  if (positionals.length !== 1 || card === '') throw new UsageError();
  const role = exchangeRoles.find((name) => name === options.role) ?? null;
  if (options.role !== undefined && role === null) {
    complain(t('cli:badValue', { value: options.role, option: '--role', list: exchangeRoles.join(', ') }));
    return 2;
  }
  const folder = writtenFolder(context, needed(options.data));
  const told = await trustCard(folder, resolve(card), role);
  say(t('cli:exchange.trusted', { name: told.card.name, prefix: told.card.prefix, id: told.card.deviceId }));
  say(t('cli:exchange.code', { code: told.code }));
  return 0;
};
