import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { MonthEntry } from '../../shared/contract/tasks.ts';
import { dayKindOf } from '../../shared/registers/day-kind-of.ts';
import type { MonthTone } from '../../shared/registers/record-days.ts';
import { formatDateRange } from '../../shared/time/typed-date.ts';

/** How an entry looks; what is of no kind is a day of the law. */
function toneOf({ register, kind }: MonthEntry): MonthTone {
  return dayKindOf(register, kind)?.month?.tone ?? 'deadline';
}

/** An entry of the month: a line on its day, or a bar over the days that are shown of it. */
export function MonthEntryLine(props: {
  readonly entry: MonthEntry;
  /** Over how many days of its week it reaches. */
  readonly days: number;
  readonly beganBefore: boolean;
  readonly goesOn: boolean;
}) {
  const { entry, days, beganBefore, goesOn } = props;
  const { t } = useTranslation();
  const tone = toneOf(entry);
  const lasts = entry.until === null ? '' : `, ${formatDateRange(entry.date, entry.until)}`;
  const heard = beganBefore ? `${lasts}, ${t('month:beganBefore')}` : lasts;
  const shown = {
    className: [
      'entry',
      `entry-${tone}`,
      entry.until === null ? '' : 'entry-bar',
      beganBefore ? 'began-before' : '',
      goesOn ? 'goes-on' : '',
    ].join(' '),
    title: `${entry.title}${lasts}`,
    // Each further day adds the room of its cell: what it holds, and its edges.
    style: days === 1 ? undefined : { width: `calc(${days * 100}% + ${(days - 1) * 7}px)` },
  };
  const words = (
    <>
      {entry.title}
      {heard === '' ? null : <span className="unseen">{heard}</span>}
    </>
  );
  return entry.register === null || entry.id === null ? (
    <span {...shown}>{words}</span>
  ) : (
    <Link href={`/${entry.register}/${entry.id}`} {...shown}>
      {words}
    </Link>
  );
}
