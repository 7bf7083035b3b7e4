import type { TFunction } from 'i18next';
import type { Rescued, RescueState } from '../../shared/contract/rescue.ts';
import { whenText } from '../backups/backup-words.ts';

type Backup = NonNullable<RescueState['backup']>;

/** What taking the backup brings back, and what of the present data it does not, in sentences. */
export function backupSentences(t: TFunction, { replay, numbers, registers }: Backup): readonly string[] {
  const { changes, records, from, to, left } = replay;
  const behind = registers.reduce((sum, one) => sum + one.onlyHere + one.newerHere, 0);
  const sentences: string[] = [];
  if (changes > 0) sentences.push(t('rescue:replay', { changes, records }));
  else if (left > 0 || behind > 0) sentences.push(t('rescue:replayNone'));
  if (from !== null && to !== null)
    sentences.push(t('rescue:replaySpan', { from: whenText(t, from), to: whenText(t, to) }));
  if (left > 0) sentences.push(t('rescue:left', { count: left }));
  else if (changes > 0 || behind === 0) sentences.push(t('rescue:nothingLost'));
  const masked = numbers.records - numbers.readable;
  if (masked > 0) sentences.push(t('rescue:numbersMasked', { count: masked }));
  return sentences;
}

/** What was done, and where the earlier data are. */
export function rescuedSentence(t: TFunction, { setAside, replay }: Rescued): string {
  const done =
    replay === null ? t('rescue:wentOn') : t('rescue:took', { changes: replay.changes, left: replay.left });
  return setAside === null ? done : `${done} ${t('rescue:kept', { path: setAside })}`;
}
