import { useTranslation } from 'react-i18next';
import type { MonthEntry } from '../../shared/contract/tasks.ts';
import { daysBetween, type PlainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { weekLanes } from '../../shared/time/week-lanes.ts';
import { MonthEntryLine } from './month-entry.tsx';

/** Most lines of a day; what stands on lower ones is told as a number. */
const LINES = 4;

/** A week of the month: what lasts over several days is one bar on one line, which goes on in the next week. */
export function MonthWeek(props: {
  readonly week: readonly PlainDate[];
  readonly entries: readonly MonthEntry[];
  readonly today: PlainDate;
  /** A day of the month that is shown. */
  readonly shown: PlainDate;
  readonly onOpen: (day: PlainDate) => void;
}) {
  const { week, entries, today, shown, onOpen } = props;
  const { t } = useTranslation();
  const lanes = weekLanes(week, entries);
  const most = Math.max(0, ...lanes.map(({ lane }) => lane + 1));
  const lines = most > LINES ? LINES - 1 : most;
  return (
    <tr>
      {week.map((day) => {
        const there = lanes.filter(({ from, to }) => from <= day && day <= to);
        const own = there.filter(({ lane }) => lane < lines);
        const hidden = there.length - own.length;
        const lowest = Math.max(0, ...own.map(({ lane }) => lane + 1));
        return (
          <td
            key={day}
            className={[
              day === today ? 'today' : '',
              day.slice(0, 7) === shown.slice(0, 7) ? '' : 'beside',
            ].join(' ')}
          >
            <div className="month-day">{Number(day.slice(8))}</div>
            {Array.from({ length: lowest }, (_, line) => {
              const found = own.find(({ lane, from }) => lane === line && from === day);
              // A bar of an earlier day goes over this line, or nothing stands on it.
              if (found === undefined) return <div key={line} className="entry-room" />;
              return (
                <MonthEntryLine
                  key={line}
                  entry={found.entry}
                  days={daysBetween(found.from, found.to) + 1}
                  beganBefore={found.beganBefore}
                  goesOn={found.goesOn}
                />
              );
            })}
            {hidden === 0 ? null : (
              <button
                type="button"
                className="plain"
                aria-haspopup="dialog"
                aria-label={t('month:moreOf', { count: hidden, date: formatDate(day) })}
                onClick={() => onOpen(day)}
              >
                {t('month:more', { count: hidden })}
              </button>
            )}
          </td>
        );
      })}
    </tr>
  );
}
