import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Dropdown, Input, Select, Table, Tag, Typography, type InputRef } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { childRows, fieldValue, present, type AnyRegister } from '../../shared/registers/define-register.ts';
import { listQuerySchema, type ListQuery, type ListRow } from '../../shared/registers/list-query.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import {
  calendarById,
  periodsOfYear,
  reportingYearContaining,
} from '../../shared/time/reporting-calendar.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { newId } from '../app/new-id.ts';
import { useSession, useTellRefusal } from '../app/session.tsx';
import { useKeys } from '../app/use-keys.ts';
import { download } from '../ui/field-input.tsx';
import { choiceLabel, columnLabel } from '../ui/labels.ts';
import { countryName, valueText } from '../ui/value-text.ts';
import { ImportDialog } from './import-dialog.tsx';
import { rememberedQuery, rememberedViews, viewName } from './list-memory.ts';

const PAGE = 20;

/** Pixels. */
const widths: Readonly<Record<string, number>> = {
  code: 140,
  personTrips: 110,
  decidingDate: 105,
  lastDate: 105,
  hostAgency: 175,
  status: 165,
  stops: 165,
  origins: 165,
};

const statuses: Readonly<Partial<Record<OpenRegisterName, readonly string[]>>> = {
  'outgoing-delegation': [
    'planned',
    'permitted',
    'travelling',
    'returned',
    'reported',
    'postponed',
    'cancelled',
  ],
  'incoming-delegation': ['planned', 'agreed', 'inProvince', 'left', 'reported', 'postponed', 'cancelled'],
};

/** The list of any register: search, chips, sums of just what is shown, export and print of the same. */
export function ListPage({ register: name }: { readonly register: OpenRegisterName }) {
  const register = registerNamed(name);
  const { t, i18n } = useTranslation();
  const { client, status, index, reference } = useSession();
  const tell = useTellRefusal();
  const [, navigate] = useHashLocation();
  const [query, setQuery] = useState<ListQuery>(() => rememberedQuery(status.memory, name));
  const [typed, setTyped] = useState(query.search);
  const [chosen, setChosen] = useState(0);
  const [importing, setImporting] = useState(false);
  const [views, setViews] = useState(() => rememberedViews(status.memory, name));
  const search = useRef<InputRef>(null);
  const list = useQuery({
    queryKey: ['list', query],
    queryFn: () => client.records.list(query),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<ListQuery>): void => {
    setQuery((before) => ({ ...before, offset: 0, ...part }));
    setChosen(0);
  };
  useEffect(() => {
    if (typed === query.search) return undefined;
    const timer = setTimeout(() => change({ search: typed }), 120);
    return () => clearTimeout(timer);
  }, [typed, query.search]);
  useEffect(() => {
    void client.app.remember({ name: `list/${name}`, value: JSON.stringify(query) }).catch(() => undefined);
  }, [client, name, query]);

  const rows = list.data?.rows ?? [];
  const open = (row: ListRow | undefined): void => {
    if (row !== undefined) navigate(`/${name}/${row.record.id}`);
  };
  const create = (): void => navigate(`/${name}/${newId()}`);
  useKeys({
    '/': () => search.current?.focus(),
    n: create,
    ArrowDown: () => setChosen((at) => Math.min(at + 1, rows.length - 1)),
    ArrowUp: () => setChosen((at) => Math.max(at - 1, 0)),
    Enter: () => open(rows[chosen]),
    'ctrl+p': () => window.print(),
  });
  const exportSheet = async (): Promise<void> => {
    try {
      download(await client.records.exportSheet(query), `${name}.xlsx`);
    } catch (error) {
      tell(error);
    }
  };
  const saveView = (view: string): void => {
    const next = { ...views, [view]: query };
    setViews(next);
    void client.app.remember({ name: `views/${name}`, value: JSON.stringify(next) }).catch(tell);
  };
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => client.settings.read() });
  const calendar = calendarById(settings.data?.calendarId ?? 'nd09');
  const year = calendar === undefined ? 0 : reportingYearContaining(calendar, status.today).year;
  const periods =
    calendar === undefined
      ? []
      : [year, year - 1, year - 2].flatMap((of) =>
          periodsOfYear(calendar, of).filter((period) => period.kind === 'quarter' || period.kind === 'year'),
        );
  const countable = name !== 'person';
  const filterOptions = (field: string) => {
    const definition = register.fields[field];
    if (definition?.kind === 'choice')
      return definition.choices.map((code) => ({
        value: code,
        label: choiceLabel(t, definition.choiceSet, code),
      }));
    const rowsOfCatalogue = reference.filter((row) => row.catalogue === definition?.catalogue);
    return [
      ...new Map(rowsOfCatalogue.map((row) => [row.code, { value: row.code, label: row.name }])).values(),
    ];
  };
  return (
    <div className="page">
      <div className="row" style={{ marginBottom: 8 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          {t(`registers:${register.key}.title`)}
        </Typography.Title>
        <span aria-live="polite" className="grow">
          {list.data === undefined
            ? ''
            : countable
              ? t('list.sums', {
                  total: formatNumber(list.data.total),
                  personTrips: formatNumber(list.data.personTrips),
                })
              : t('list.count', { total: formatNumber(list.data.total) })}
        </span>
        <Input.Search
          ref={search}
          allowClear
          style={{ width: 240 }}
          value={typed}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          onChange={(event) => setTyped(event.target.value)}
          onSearch={(text) => change({ search: text })}
        />
        <Button type="primary" onClick={create}>
          {t('list.new')}
        </Button>
        <Button onClick={() => setImporting(true)}>{t('list.import')}</Button>
        <Button onClick={() => void exportSheet()}>{t('list.export')}</Button>
        <Button onClick={() => window.print()}>{t('list.print')}</Button>
      </div>
      <div className="row" style={{ marginBottom: 8 }}>
        {countable ? (
          <>
            <Select
              allowClear
              style={{ width: 130 }}
              placeholder={t('list.period')}
              aria-label={t('list.period')}
              value={
                periods.find((period) => period.from === query.from && period.to === query.to)?.code ?? null
              }
              options={periods.map((period) => ({ value: period.code, label: period.code }))}
              onChange={(code?: string) => {
                const period = periods.find((candidate) => candidate.code === code);
                change({ from: period?.from ?? null, to: period?.to ?? null });
              }}
            />
            <DatePicker.RangePicker
              style={{ width: 220 }}
              format="DD/MM/YYYY"
              value={[
                query.from === null ? null : dayjs(query.from),
                query.to === null ? null : dayjs(query.to),
              ]}
              allowEmpty={[true, true]}
              onChange={(range) => {
                const [from = '', to = ''] = (range ?? []).map((day) => day?.format('YYYY-MM-DD') ?? '');
                change({ from: isPlainDate(from) ? from : null, to: isPlainDate(to) ? to : null });
              }}
            />
            <Select
              mode="multiple"
              maxTagCount={1}
              allowClear
              style={{ minWidth: 130 }}
              placeholder={t('registers:frame.status')}
              aria-label={t('registers:frame.status')}
              value={query.status}
              options={(statuses[name] ?? []).map((code) => ({
                value: code,
                label: t(`choices:status.${code}`),
              }))}
              onChange={(value: string[]) => change({ status: value })}
            />
            <Select
              mode="multiple"
              maxTagCount={1}
              allowClear
              style={{ minWidth: 120 }}
              placeholder={t('list.country')}
              aria-label={t('list.country')}
              value={query.country}
              showSearch={{ optionFilterProp: 'label' }}
              options={reference
                .filter((row) => row.catalogue === 'country')
                .map((row) => ({ value: row.code, label: countryName(index, row.code, i18n.language) }))}
              onChange={(value: string[]) => change({ country: value })}
            />
          </>
        ) : null}
        {register.filters.slice(0, countable ? 3 : 3).map((field) => (
          <Select
            key={field}
            mode="multiple"
            maxTagCount={1}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            style={{ minWidth: 125, maxWidth: 220 }}
            placeholder={columnLabel(t, register, field)}
            aria-label={columnLabel(t, register, field)}
            value={query.fields[field] ?? []}
            options={
              register.fields[field]?.kind === 'country'
                ? reference
                    .filter((row) => row.catalogue === 'country')
                    .map((row) => ({ value: row.code, label: countryName(index, row.code, i18n.language) }))
                : filterOptions(field)
            }
            onChange={(value: string[]) => change({ fields: { ...query.fields, [field]: value } })}
          />
        ))}
        <Tag.CheckableTag checked={query.withdrawn} onChange={(withdrawn) => change({ withdrawn })}>
          {t('list.withdrawn')}
        </Tag.CheckableTag>
        {countable ? (
          <Tag.CheckableTag checked={query.countedOnly} onChange={(countedOnly) => change({ countedOnly })}>
            {t('list.countedOnly')}
          </Tag.CheckableTag>
        ) : null}
        <Dropdown
          menu={{
            items: [
              ...Object.keys(views).map((view) => ({ key: view, label: view })),
              { type: 'divider' as const },
              { key: '+', label: t('list.saveView') },
              { key: '-', label: t('list.clear') },
            ],
            onClick: ({ key }) => {
              if (key === '+') saveView(viewName(query, t, register));
              else {
                const next =
                  key === '-' ? listQuerySchema.parse({ register: name, limit: PAGE }) : views[key];
                if (next === undefined) return;
                setQuery(next);
                setTyped(next.search);
              }
            },
          }}
        >
          <Button>{t('list.views')}</Button>
        </Dropdown>
      </div>
      <Table<ListRow>
        className="list-table"
        size="small"
        scroll={{ x: 1_080 }}
        rowKey={(row) => row.record.id}
        dataSource={[...rows]}
        loading={list.isPending}
        rowClassName={(row, at) =>
          [at === chosen ? 'chosen' : '', row.record.withdrawn === null ? '' : 'withdrawn'].join(' ')
        }
        onRow={(row, at) => ({
          onClick: () => open(row),
          onMouseEnter: () => setChosen(at ?? 0),
          style: { cursor: 'pointer' },
        })}
        columns={register.listColumns.map((column) => columnOf(column))}
        onChange={(pagination, _filters, sorter) => {
          const sort = Array.isArray(sorter) ? sorter[0] : sorter;
          setQuery((before) => ({
            ...before,
            limit: pagination.pageSize ?? PAGE,
            offset: ((pagination.current ?? 1) - 1) * (pagination.pageSize ?? PAGE),
            sort: sort?.order ? String(sort.columnKey) : 'decidingDate',
            descending: sort?.order ? sort.order === 'descend' : true,
          }));
          setChosen(0);
        }}
        pagination={{
          current: Math.floor(query.offset / query.limit) + 1,
          pageSize: query.limit,
          total: list.data?.total ?? 0,
          showSizeChanger: true,
          pageSizeOptions: [20, 50, 100],
          size: 'small',
        }}
        locale={{
          emptyText: <EmptyList register={register} onCreate={create} onImport={() => setImporting(true)} />,
        }}
      />
      {importing ? <ImportDialog register={name} onClose={() => setImporting(false)} /> : null}
    </div>
  );

  function columnOf(column: string) {
    const sortable = !['stops', 'origins', 'positions', 'status'].includes(column);
    return {
      key: column,
      title: columnLabel(t, register, column),
      sorter: sortable,
      sortOrder:
        query.sort === column ? (query.descending ? ('descend' as const) : ('ascend' as const)) : null,
      className: column === 'personTrips' ? 'number' : '',
      width: widths[column] ?? 'auto',
      ellipsis: true,
      render: (_: unknown, row: ListRow) => cellOf(column, row),
    };
  }

  function cellOf(column: string, row: ListRow) {
    switch (column) {
      case 'code':
        return row.record.code;
      case 'status':
        return row.status === null ? (
          ''
        ) : (
          <Tag style={statusStyle(row.status)}>{t(`choices:status.${row.status}`)}</Tag>
        );
      case 'personTrips':
        return row.counted ? (
          formatNumber(row.personTrips)
        ) : (
          <span title={t('list.notCounted')}>
            {t('list.inBrackets', { number: formatNumber(row.personTrips) })}
          </span>
        );
      case 'decidingDate':
        return row.decidingDate === null
          ? ''
          : `${formatDate(row.decidingDate)}${row.decidingDateConfirmed ? '' : ' *'}`;
      case 'lastDate':
        return row.lastDate === null ? '' : formatDate(row.lastDate);
      default:
        return Object.hasOwn(register.children, column)
          ? childText(register, column, row)
          : valueText(t, index, i18n.language, register.fields[column], fieldValue(row.record, column));
    }
  }

  function childText(of: AnyRegister, list: string, row: ListRow): string {
    const fields = of.children[list]?.fields ?? {};
    return present(childRows(row.record, list))
      .map((child) =>
        (of.children[list]?.inline ?? [])
          .toReversed()
          .map((field) => valueText(t, index, i18n.language, fields[field], fieldValue(child, field)))
          .filter((text) => text !== '')
          .join(', '),
      )
      .join('; ');
  }
}

/** Text and ground with a contrast above 4.5 : 1. */
function statusStyle(status: string): { readonly color: string; readonly background: string } {
  if (status === 'reported') return { color: '#1f5f13', background: '#e9f7e3' };
  if (status === 'returned' || status === 'left') return { color: '#7a3b00', background: '#fff1dc' };
  if (status === 'travelling' || status === 'inProvince') return { color: '#0b4a8f', background: '#e3effc' };
  return status === 'cancelled' || status === 'postponed'
    ? { color: '#434a54', background: '#eceef1' }
    : { color: '#283593', background: '#e8eafc' };
}

function EmptyList(props: {
  readonly register: AnyRegister;
  readonly onCreate: () => void;
  readonly onImport: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div style={{ padding: 24 }}>
      <p>{t('list.empty', { what: t(`registers:${props.register.key}.one`) })}</p>
      <div className="row" style={{ justifyContent: 'center' }}>
        <Button type="primary" onClick={props.onCreate}>
          {t('list.new')}
        </Button>
        <Button onClick={props.onImport}>{t('list.import')}</Button>
      </div>
    </div>
  );
}
