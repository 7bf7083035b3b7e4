import type { TFunction } from 'i18next';
import type { KnownLoss } from '../../shared/contract/data.ts';
import { mayGoOn, type Rescued, type RescueState } from '../../shared/contract/rescue.ts';
import { whenText } from '../backups/backup-words.ts';

type Backup = NonNullable<RescueState['backup']>;
type Replay = Backup['replay'];

/** How the register that was found stands to what was saved. */
export function standingSentences(t: TFunction, state: RescueState): readonly string[] {
  const { standing, missing, lastKnown, lastChange, files, numbers } = state;
  return [
    t(`rescue:standing.${standing}`, { missing }),
    ...(files.due === 0 ? [] : [t('rescue:files', { ...files })]),
    ...(numbers.due === 0 ? [] : [t('rescue:numbers', { ...numbers })]),
    ...(lastChange === null ? [] : [t('rescue:lastChange', { when: whenText(t, lastChange) })]),
    ...(lastKnown === null || lastKnown === lastChange
      ? []
      : [t('rescue:lastKnown', { when: whenText(t, lastKnown) })]),
  ];
}

/** What taking the backup brings back, and what of the present data it does not, in sentences. */
export function backupSentences(t: TFunction, state: RescueState, backup: Backup): readonly string[] {
  const { replay, numbers, registers } = backup;
  const isOwn = state.standing !== 'foreign';
  const behind = isOwn ? registers.reduce((sum, one) => sum + one.onlyHere + one.newerHere, 0) : 0;
  const sentences = [...replaySentences(t, replay, behind)];
  if (replay.left === 0 && !mayGoOn(state.standing) && state.lastKnown === null)
    sentences.push(t('rescue:lossUnknown'));
  else if (replay.left === 0 && (replay.changes > 0 || behind === 0)) sentences.push(t('rescue:nothingLost'));
  const masked = numbers.records - numbers.readable;
  if (masked > 0) sentences.push(t('rescue:numbersMasked', { count: masked }));
  return sentences;
}

function replaySentences(
  t: TFunction,
  { changes, records, from, to, left }: Replay,
  behind: number,
): string[] {
  const sentences: string[] = [];
  if (changes > 0) sentences.push(t('rescue:replay', { changes, records }));
  else if (left > 0 || behind > 0) sentences.push(t('rescue:replayNone'));
  const [first, last] = [from, to].map((one) => (one === null ? '' : whenText(t, one)));
  if (first !== undefined && last !== undefined && first !== last)
    sentences.push(t('rescue:replaySpan', { from: first, to: last }));
  if (left > 0) sentences.push(t('rescue:left', { count: left }));
  return sentences;
}

/** The way that loses least, as far as is known; null where nothing tells. */
export function bestWay({ standing, missing, backup, fromLog }: RescueState): 'goOn' | 'take' | null {
  const left = backup?.replay.left ?? fromLog?.left;
  if (standing === 'whole') return 'goOn';
  if (standing === 'behind' && (left === undefined || missing <= left)) return 'goOn';
  return left === undefined || standing === 'unsure' ? null : 'take';
}

/** What was done, and where the earlier data are. */
export function rescuedSentence(t: TFunction, { setAside, replay }: Rescued, isFromLog: boolean): string {
  const done =
    replay === null
      ? t('rescue:wentOn')
      : t(isFromLog ? 'rescue:tookLog' : 'rescue:took', { changes: replay.changes, left: replay.left });
  return setAside === null ? done : `${done} ${t('rescue:kept', { path: setAside })}`;
}

/** A time that data were brought back: when, by whom and how, and what is lacking since. */
export function lossSentences(t: TFunction, loss: KnownLoss): readonly string[] {
  const { at, by, way, changes, files, numbers, from, to } = loss;
  const lacking = [
    ...(changes > 0 ? [t('rescue:loss.changes', { count: changes })] : []),
    ...(changes > 0 && from !== null && to !== null
      ? [t('rescue:loss.span', { from: whenText(t, from), to: whenText(t, to) })]
      : []),
    ...(files > 0 ? [t('rescue:loss.files', { count: files })] : []),
    ...(numbers > 0 ? [t('rescue:loss.numbers', { count: numbers })] : []),
  ];
  return [
    t(`rescue:loss.${way}`, { when: whenText(t, at), by: by === '' ? t('rescue:loss.nobody') : by }),
    ...(lacking.length === 0 ? [t('rescue:loss.nothing')] : lacking),
  ];
}
