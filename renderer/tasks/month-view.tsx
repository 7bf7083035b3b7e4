import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openRegisterNames, registerNamed } from '../../shared/registers/all-registers.ts';
import type { MonthTone } from '../../shared/registers/record-days.ts';
import { monthBy, monthGrid } from '../../shared/time/month-grid.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { useSession } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { windowMemory } from '../session/window-memory.ts';
import './month.css';
import { MonthEntryLine } from './month-entry.tsx';
import { MonthWeek } from './month-week.tsx';

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

const useShown = windowMemory<PlainDate>();

/** A month: what registers show by day or over several, and the days that the law sets. */
export function MonthView({ today }: { readonly today: PlainDate }) {
  const { t } = useTranslation();
  const { client } = useSession();
  const [shown, setShown] = useShown(() => today);
  const [open, setOpen] = useState<PlainDate | null>(null);
  const weeks = monthGrid(shown);
  const from = weeks[0]?.[0] ?? shown;
  const to = weeks.at(-1)?.at(-1) ?? shown;
  const asked = useQuery({
    queryKey: ['month', from, to],
    queryFn: () => client.tasks.month({ from, to }),
    placeholderData: keepPreviousData,
  });
  const entries = asked.data ?? [];
  const move = (months: number): void => setShown((before) => monthBy(before, months));
  useKeys({ PageUp: () => move(-1), PageDown: () => move(1), t: () => setShown(today) });
  const legend = new Map([...legendOf(t), [t('follow:month.deadline'), 'deadline'] as const]);
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
            <MonthWeek
              key={week[0]}
              week={week}
              entries={entries}
              today={today}
              shown={shown}
              onOpen={setOpen}
            />
          ))}
        </tbody>
      </table>
      <Modal
        open={open !== null}
        onCancel={() => setOpen(null)}
        footer={null}
        title={open === null ? null : t('month:ofDay', { date: formatDate(open) })}
      >
        <ul className="month-list">
          {entries
            .filter(({ date, until }) => open !== null && date <= open && open <= (until ?? date))
            .map((entry) => (
              <li key={`${entry.kind ?? ''}${entry.id ?? ''}${entry.date}${entry.title}`}>
                <MonthEntryLine entry={entry} days={1} beganBefore={false} goesOn={false} />
              </li>
            ))}
        </ul>
      </Modal>
    </>
  );
}
