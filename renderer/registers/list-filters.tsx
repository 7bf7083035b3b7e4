import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { hasStatuses } from '../../shared/registers/define-register.ts';
import type { ListQuery } from '../../shared/registers/list-query.ts';
import { useSession } from '../session/session.tsx';
import { choiceLabel, columnLabel } from '../ui/labels.ts';
import type { ChoiceOption } from '../ui/choice-input.tsx';
import { ManyInput } from '../ui/many-input.tsx';
import { PeriodFilter } from '../ui/period-filter.tsx';
import { countryName, nameIn } from '../ui/value-text.ts';

/** Fields of a register that the list can be narrowed by without making the bar three lines high. */
const FIELDS = 3;

/** Chips that narrow a list; each change goes to the query. */
export function ListFilters(props: {
  readonly query: ListQuery;
  readonly onChange: (part: Partial<ListQuery>) => void;
}) {
  const { query, onChange } = props;
  const { t } = useTranslation();
  const options = useFilterOptions(query.register);
  const register = registerNamed(query.register);
  const dated = hasStatuses(register);
  const byCountry = Object.values(register.children).some((list) => list.fields['country'] !== undefined);
  return (
    <>
      {dated ? (
        <>
          <PeriodFilter from={query.from} to={query.to} onChange={onChange} />
          <ManyInput
            label={t('registers:frame.status')}
            value={query.status}
            options={Object.keys(register.statuses).map((code) => ({
              value: code,
              label: t(`choices:status.${code}`),
            }))}
            onChange={(status) => onChange({ status })}
          />
          {byCountry ? (
            <ManyInput
              label={t('list.country')}
              value={query.country}
              options={options.countries}
              onChange={(country) => onChange({ country })}
            />
          ) : null}
        </>
      ) : null}
      {Object.entries(register.states ?? {}).map(([name, { choiceSet, codes }]) => (
        <ManyInput
          key={name}
          label={columnLabel(t, register, name)}
          value={query.fields[name] ?? []}
          options={Object.keys(codes).map((code) => ({
            value: code,
            label: choiceLabel(t, choiceSet, code),
          }))}
          onChange={(values) => onChange({ fields: { ...query.fields, [name]: values } })}
        />
      ))}
      {register.filters.slice(0, FIELDS - Object.keys(register.states ?? {}).length).map((field) => (
        <ManyInput
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
  readonly countries: readonly ChoiceOption[];
  readonly ofField: (field: string) => readonly ChoiceOption[];
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
      return [
        ...new Map(
          rows.map((row) => [row.code, { value: row.code, label: nameIn(row, i18n.language) }]),
        ).values(),
      ];
    },
  };
}
