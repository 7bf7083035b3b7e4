import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { MonthEntry } from '../../shared/contract/tasks.ts';
import { openRegisterNames, registerNamed } from '../../shared/registers/all-registers.ts';
import { dayKindOf } from '../../shared/registers/day-kind-of.ts';
import type { MonthTone } from '../../shared/registers/record-days.ts';
import { monthBy, monthGrid } from '../../shared/time/month-grid.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { useSession } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';

/** Most lines of a day; the rest is told as a number. */
const LINES = 5;

/** How an entry looks; what is of no kind is a day of the law. */
function toneOf({ register, kind }: MonthEntry): MonthTone {
  return dayKindOf(register, kind)?.month?.tone ?? 'deadline';
}

/** What registers show in the month, by label: one label may stand for several kinds. */
function legendOf(t: TFunction): readonly (readonly [string, MonthTone])[] {
  return openRegisterNames
    .map((name) => registerNamed(name))
    .flatMap(({ key, days }) =>
      Object.entries(days?.kinds ?? {}).flatMap(([kind, { month }]) =>
        month === undefined || month.deadline !== undefined
          ? []
          : [[t(`registers:${key}.month.${kind}`), month.tone] as const],
      ),
    );
}

/** A month: what registers show by day, and the days that the law sets. */
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
  const legend = new Map([...legendOf(t), [t('follow:month.deadline'), 'deadline'] as const]);
  const endOf = ({ register, kind }: MonthEntry): string => {
    if (register === null) return '';
    const said = t(`registers:${registerNamed(register).key}.days.${kind ?? ''}`);
    return `${said.slice(0, 1).toLocaleUpperCase()}${said.slice(1)}: `;
  };
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
          {[...legend].map(([label, tone]) => (
            <span key={label}>
              <i className={`entry-dot entry-${tone}`} /> {label}
            </span>
          ))}
        </span>
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
                const most = whole ? lines.length : LINES - 1;
                return (
                  <td
                    key={day}
                    className={[
                      day === today ? 'today' : '',
                      day.slice(0, 7) === shown.slice(0, 7) ? '' : 'beside',
                    ].join(' ')}
                  >
                    <div className="month-day">{Number(day.slice(8))}</div>
                    {lines.map((entry, at) => {
                      const tone = toneOf(entry);
                      const text = `${tone === 'end' ? endOf(entry) : ''}${entry.title}`;
                      // Paper has them all: there nothing can be opened.
                      const className = `entry entry-${tone}${at < most ? '' : ' print-only'}`;
                      const key = `${entry.kind ?? ''}${entry.id ?? ''}${entry.title}`;
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
                      <button type="button" className="plain screen-only" onClick={() => setOpen(day)}>
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
