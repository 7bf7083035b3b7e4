import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { isPlainDate, type PlainDate } from '../../shared/time/plain-date.ts';
import {
  calendarById,
  periodsOfYear,
  reportingYearContaining,
} from '../../shared/time/reporting-calendar.ts';
import { useSession } from '../app/session.tsx';

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
      <Select
        allowClear
        style={{ width: 130 }}
        placeholder={t('list.period')}
        aria-label={t('list.period')}
        value={periods.find((period) => period.from === from && period.to === to)?.code ?? null}
        options={periods.map((period) => ({ value: period.code, label: period.code }))}
        onChange={(code?: string) => {
          const period = periods.find((candidate) => candidate.code === code);
          onChange({ from: period?.from ?? null, to: period?.to ?? null });
        }}
      />
      <DatePicker.RangePicker
        style={{ width: 210 }}
        format="DD/MM/YYYY"
        value={[from === null ? null : dayjs(from), to === null ? null : dayjs(to)]}
        allowEmpty={[true, true]}
        onChange={(range) => {
          const [first = '', last = ''] = (range ?? []).map((day) => day?.format('YYYY-MM-DD') ?? '');
          onChange({ from: isPlainDate(first) ? first : null, to: isPlainDate(last) ? last : null });
        }}
      />
    </>
  );
}
