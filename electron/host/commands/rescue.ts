import { resolve } from 'node:path';
import type { Rescued, RescueState } from '../../../shared/contract/rescue.ts';
import { isOpenRegisterName, registerNamed } from '../../../shared/registers/all-registers.ts';
import { rescueOf } from '../../service/rescue/rescue-folder.ts';
import { needed, type CliContext, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';
import { writeWhole } from '../../service/write-whole.ts';

/**
 * Tells what can be read of a data folder that cannot be opened, and which backup is whole; saves it as a workbook (`--out`),
 * takes that backup with what follows it (`--take`), or goes on with the register as it is (`--go-on`).
 */
export const rescue: Command = async (context, positionals, options) => {
  const [take, goOn] = [options.take === true, options['go-on'] === true];
  if (positionals.length > 0 || (take && goOn)) throw new UsageError();
  const way = rescueOf(resolve(needed(options.data)), context.reader);
  try {
    const state = await way.look();
    tellState(context, state);
    if (options.out !== undefined) {
      const path = resolve(needed(options.out));
      writeWhole(path, await way.workbook());
      context.say(context.t('cli:written', { path }));
    }
    if (take || goOn) tellRescued(context, take ? await way.take() : await way.goOn());
    return 0;
  } finally {
    way.forget();
  }
};

function tellState({ t, say }: CliContext, state: RescueState): void {
  const { registers, numbers, files, backup, fromLog, standing, missing } = state;
  say(t(`rescue:standing.${standing}`, { missing }));
  for (const { register, readable, due, isLeast } of registers) {
    if (!isOpenRegisterName(register) || (due === 0 && !isLeast)) continue;
    const title = t(`registers:${registerNamed(register).key}.title`);
    // None that can be read is not none that was there.
    if (readable === 0) say(t('rescue:lineUnreadable', { register: title }));
    else say(t('rescue:line', { register: title, readable, due }));
  }
  say(t('rescue:files', { ...files }));
  say(t('rescue:numbers', { ...numbers }));
  const replay = backup?.replay ?? fromLog;
  if (backup === null) say(t('rescue:noBackup'));
  else {
    say(t('rescue:backupAt', { name: backup.name, folder: backup.folder }));
    say(t('rescue:replay', { changes: backup.replay.changes, records: backup.replay.records }));
  }
  if (fromLog !== null) say(t('rescue:fromLogHolds', { changes: fromLog.changes, records: fromLog.records }));
  if (replay !== null && replay.left > 0) say(t('rescue:left', { count: replay.left }));
}

function tellRescued({ t, say }: CliContext, { setAside, replay }: Rescued): void {
  say(
    replay === null ? t('rescue:wentOn') : t('rescue:took', { changes: replay.changes, left: replay.left }),
  );
  if (setAside !== null) say(t('cli:setAside', { path: setAside }));
}
