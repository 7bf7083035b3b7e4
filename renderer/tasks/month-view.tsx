import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { monthBy, monthGrid } from '../../shared/time/month-grid.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { useSession } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';

/** Most lines of a day; the rest is told as a number. */
const LINES = 5;

/** A month: tasks that fall due, delegations, talks, and the days that the law sets. */
export function MonthView({ today }: { readonly today: PlainDate }) {
  const { t } = useTranslation();
  const { client } = useSession();
  const [shown, setShown] = useState(today);
  const [open, setOpen] = useState<PlainDate | null>(null);
  const weeks = monthGrid(shown);
  const from = weeks[0]?.[0] ?? shown;
  const to = weeks.at(-1)?.at(-1) ?? shown;
  const entries = useQuery({
    queryKey: ['month', from, to],
    queryFn: () => client.tasks.month({ from, to }),
    placeholderData: keepPreviousData,
  });
  const move = (months: number): void => setShown((before) => monthBy(before, months));
  useKeys({ PageUp: () => move(-1), PageDown: () => move(1), t: () => setShown(today) });
  const linesOf = (day: PlainDate) => (entries.data ?? []).filter((entry) => entry.date === day);
  return (
    <>
      <div className="row" style={{ marginBottom: 6 }}>
        <Button onClick={() => move(-1)} aria-label={t('follow:month.before')} icon={<LeftOutlined />} />
        <strong aria-live="polite">
          {t('follow:month.title', { month: shown.slice(5, 7), year: shown.slice(0, 4) })}
        </strong>
        <Button onClick={() => move(1)} aria-label={t('follow:month.after')} icon={<RightOutlined />} />
        <Button onClick={() => setShown(today)}>{t('follow:month.today')}</Button>
        <span className="grow legend">
          {(['task', 'taskDone', 'tripStart', 'talk', 'deadline'] as const).map((kind) => (
            <span key={kind}>
              <i className={`entry-dot entry-${kind}`} /> {t(`follow:month.kind.${kind}`)}
            </span>
          ))}
        </span>
        <Button onClick={() => window.print()}>{t('list.print')}</Button>
      </div>
      <table className="month">
        <thead>
          <tr>
            {(['1', '2', '3', '4', '5', '6', '7'] as const).map((day) => (
              <th key={day} scope="col">
                {t(`follow:month.weekday.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const lines = linesOf(day);
                const whole = open === day || lines.length <= LINES;
                return (
                  <td
                    key={day}
                    className={[
                      day === today ? 'today' : '',
                      day.slice(0, 7) === shown.slice(0, 7) ? '' : 'beside',
                    ].join(' ')}
                  >
                    <div className="month-day">{Number(day.slice(8))}</div>
                    {(whole ? lines : lines.slice(0, LINES - 1)).map((entry) => {
                      const text = `${entry.kind === 'tripEnd' ? t('follow:month.back') : ''}${entry.title}`;
                      const className = `entry entry-${entry.kind}`;
                      const key = `${entry.kind}${entry.id ?? ''}${entry.title}`;
                      return entry.register === null || entry.id === null ? (
                        <span key={key} className={className} title={text}>
                          {text}
                        </span>
                      ) : (
                        <Link
                          key={key}
                          href={`/${entry.register}/${entry.id}`}
                          className={className}
                          title={text}
                        >
                          {text}
                        </Link>
                      );
                    })}
                    {whole ? null : (
                      <button type="button" className="plain" onClick={() => setOpen(day)}>
                        {t('follow:more', { count: lines.length - LINES + 1 })}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
