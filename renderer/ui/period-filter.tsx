import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { periodInWords } from '../../shared/time/period-words.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import {
  calendarById,
  periodsOfYear,
  reportingYearContaining,
} from '../../shared/time/reporting-calendar.ts';
import { useSession } from '../session/session.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { DaysInput } from './days-input.tsx';

/** Years of periods that are offered, the present one first. */
const YEARS = 3;

/** A period of the reporting calendar, or any days. */
export function PeriodFilter(props: {
  /** Both ends inclusive; null is open. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly onChange: (days: { readonly from: PlainDate | null; readonly to: PlainDate | null }) => void;
}) {
  const { from, to, onChange } = props;
  const { t } = useTranslation();
  const { client, status } = useSession();
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => client.settings.read() });
  const calendar = calendarById(settings.data?.calendarId ?? 'nd09');
  if (calendar === undefined) return null;
  const { year } = reportingYearContaining(calendar, status.today);
  const periods = Array.from({ length: YEARS }, (_, back) => periodsOfYear(calendar, year - back))
    .flat()
    .filter((period) => period.kind === 'quarter' || period.kind === 'year');
  return (
    <>
      <span className="pick" style={{ width: 150 }}>
        <ChoiceInput
          placeholder={t('list.period')}
          label={t('list.period')}
          value={periods.find((period) => period.from === from && period.to === to)?.code ?? null}
          options={periods.map((period) => ({ value: period.code, label: periodInWords(t, period) }))}
          onChange={(code) => {
            const period = periods.find((candidate) => candidate.code === code);
            if (period !== undefined || code === null)
              onChange({ from: period?.from ?? null, to: period?.to ?? null });
          }}
        />
      </span>
      <DaysInput from={from} to={to} onChange={onChange} />
    </>
  );
}
