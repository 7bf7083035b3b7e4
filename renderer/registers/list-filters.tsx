import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import type { ListQuery } from '../../shared/registers/list-query.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import {
  calendarById,
  periodsOfYear,
  reportingYearContaining,
} from '../../shared/time/reporting-calendar.ts';
import { useSession } from '../app/session.tsx';
import { choiceLabel, columnLabel } from '../ui/labels.ts';
import { countryName } from '../ui/value-text.ts';

/** Years of periods that are offered, the present one first. */
const YEARS = 3;
/** Fields of a register that the list can be narrowed by without making the bar three lines high. */
const FIELDS = 3;

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Chips that narrow a list; each change goes to the query. */
export function ListFilters(props: {
  readonly query: ListQuery;
  readonly onChange: (part: Partial<ListQuery>) => void;
}) {
  const { query, onChange } = props;
  const { t } = useTranslation();
  const options = useFilterOptions(query.register);
  const register = registerNamed(query.register);
  const dated = register.statuses.length > 0;
  const byCountry = Object.values(register.children).some((list) => list.fields['country'] !== undefined);
  return (
    <>
      {dated ? (
        <>
          <PeriodFilter {...props} />
          <Many
            label={t('registers:frame.status')}
            value={query.status}
            options={register.statuses.map((code) => ({
              value: code,
              label: t(`choices:status.${code}`),
            }))}
            onChange={(status) => onChange({ status })}
          />
          {byCountry ? (
            <Many
              label={t('list.country')}
              value={query.country}
              options={options.countries}
              onChange={(country) => onChange({ country })}
            />
          ) : null}
        </>
      ) : null}
      {register.filters.slice(0, FIELDS).map((field) => (
        <Many
          key={field}
          label={columnLabel(t, register, field)}
          value={query.fields[field] ?? []}
          options={options.ofField(field)}
          onChange={(values) => onChange({ fields: { ...query.fields, [field]: values } })}
        />
      ))}
      <Tag.CheckableTag checked={query.withdrawn} onChange={(withdrawn) => onChange({ withdrawn })}>
        {t('list.withdrawn')}
      </Tag.CheckableTag>
      {dated ? (
        <Tag.CheckableTag checked={query.countedOnly} onChange={(countedOnly) => onChange({ countedOnly })}>
          {t(register.countsTrips ? 'list.countedOnly' : 'list.countedRecords')}
        </Tag.CheckableTag>
      ) : null}
    </>
  );
}

function useFilterOptions(name: ListQuery['register']): {
  readonly countries: readonly Option[];
  readonly ofField: (field: string) => readonly Option[];
} {
  const { t, i18n } = useTranslation();
  const { reference, index } = useSession();
  const register = registerNamed(name);
  const countries = reference
    .filter((row) => row.catalogue === 'country')
    .map((row) => ({ value: row.code, label: countryName(index, row.code, i18n.language) }));
  return {
    countries,
    ofField(field) {
      const definition = register.fields[field];
      if (definition?.kind === 'country') return countries;
      if (definition?.kind === 'choice') {
        return definition.choices.map((code) => ({
          value: code,
          label: choiceLabel(t, definition.choiceSet, code),
        }));
      }
      const rows = reference.filter(
        (row) =>
          row.catalogue === definition?.catalogue &&
          (definition.rowsWith === null || row.attributes[definition.rowsWith] === true),
      );
      return [...new Map(rows.map((row) => [row.code, { value: row.code, label: row.name }])).values()];
    },
  };
}

function Many(props: {
  readonly label: string;
  readonly value: readonly string[];
  readonly options: readonly Option[];
  readonly onChange: (value: string[]) => void;
}) {
  return (
    <Select
      mode="multiple"
      maxTagCount={1}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 112, maxWidth: 220 }}
      placeholder={props.label}
      aria-label={props.label}
      value={[...props.value]}
      options={[...props.options]}
      onChange={props.onChange}
    />
  );
}

/** A period of the reporting calendar, or any days. */
function PeriodFilter({ query, onChange }: Parameters<typeof ListFilters>[0]) {
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
        value={periods.find((period) => period.from === query.from && period.to === query.to)?.code ?? null}
        options={periods.map((period) => ({ value: period.code, label: period.code }))}
        onChange={(code?: string) => {
          const period = periods.find((candidate) => candidate.code === code);
          onChange({ from: period?.from ?? null, to: period?.to ?? null });
        }}
      />
      <DatePicker.RangePicker
        style={{ width: 210 }}
        format="DD/MM/YYYY"
        value={[query.from === null ? null : dayjs(query.from), query.to === null ? null : dayjs(query.to)]}
        allowEmpty={[true, true]}
        onChange={(range) => {
          const [from = '', to = ''] = (range ?? []).map((day) => day?.format('YYYY-MM-DD') ?? '');
          onChange({ from: isPlainDate(from) ? from : null, to: isPlainDate(to) ? to : null });
        }}
      />
    </>
  );
}
