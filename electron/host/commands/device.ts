import { resolve } from 'node:path';
import { ownCard, writeCard } from '../../service/exchange/exchange-jobs.ts';
import { needed, writtenFolder, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Tells who this PC is to others, and writes its card; a data folder where there is none is made. */
export const device: Command = async (context, positionals, options) => {
  if (positionals.length > 0 || options.name === '' || options.prefix === '') throw new UsageError();
  const { t, say } = context;
  const { name, prefix } = options;
  const asked = {
    ...(name === undefined ? {} : { name }),
    ...(prefix === undefined ? {} : { prefix }),
  };
  const folder = writtenFolder(context, needed(options.data));
  const path = options.card === undefined ? null : resolve(needed(options.card));
  const { card, code } = await ownCard(folder, asked);
  say(t('cli:exchange.device', { name: card.name, prefix: card.prefix, id: card.deviceId }));
  say(t('cli:exchange.code', { code }));
  if (path === null) return 0;
  await writeCard(card, path);
  say(t('cli:written', { path }));
  return 0;
};
