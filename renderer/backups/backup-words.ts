import type { TFunction } from 'i18next';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import type { LastBackup, ListedBackup } from '../../shared/contract/data.ts';
import { addDays, clockAt, todayAt } from '../../shared/time/plain-date.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { formatDate } from '../../shared/time/typed-date.ts';

/** An instant (UTC, ISO 8601) as people say it: today, yesterday, or the day, and the time on the clock. */
export function whenText(t: TFunction, instant: string, now = new Date()): string {
  const at = new Date(instant);
  const day = todayAt(at);
  const today = todayAt(now);
  const time = clockAt(at);
  if (day === today) return t('backups:last.today', { time });
  if (day === addDays(today, -1)) return t('backups:last.yesterday', { time });
  return t('backups:last.day', { date: formatDate(day), time });
}

export function sizeText(t: TFunction, bytes: number): string {
  return t('backups:megabytes', { size: formatNumber(bytes / 1024 / 1024, 1) });
}

/** When a backup of a list was made, and that it holds other data where it does. */
export function listedText(t: TFunction, { at, isOfOthers }: ListedBackup): string {
  return isOfOthers ? `${whenText(t, at)} (${t('backups:others')})` : whenText(t, at);
}

/** When the last backup was made, by whom, and where. */
export function lastText(t: TFunction, { last }: Pick<LastBackup, 'last'>): string {
  if (last === null) return t('backups:last.none');
  return t('backups:last.line', {
    when: whenText(t, last.at),
    how: t(last.automatic ? 'backups:last.automatic' : 'backups:last.asked'),
    place: last.folder,
  });
}

/** What is to be done about backups; empty where nothing is. */
export function warningTexts(t: TFunction, { last, isLate, failed }: LastBackup): readonly string[] {
  const warnings: string[] = [];
  if (failed !== null) {
    const params = { when: whenText(t, failed.at), reason: refusalSentence(t, failed.refusal) };
    // One that was made since the chosen place failed lies in the usual one.
    const elsewhere = last !== null && last.at === failed.at;
    warnings.push(t(elsewhere ? 'backups:last.elsewhere' : 'backups:last.failed', params));
  }
  if (isLate && last !== null) warnings.push(t('backups:last.late', { count: last.daysAgo }));
  if (last !== null && last.faults > 0) warnings.push(t('backups:last.faults', { count: last.faults }));
  return warnings;
}
