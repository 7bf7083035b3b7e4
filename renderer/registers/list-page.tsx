import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Table, Typography, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import { listQuerySchema, type ListQuery, type ListRow } from '../../shared/registers/list-query.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { foldText } from '../../shared/text/fold.ts';
import { newId } from '../session/new-id.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { useDownload } from '../ui/use-download.ts';
import { columnLabel } from '../ui/labels.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { BookDialog } from './book-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ListCell } from './list-cell.tsx';
import { ListFilters } from './list-filters.tsx';
import { rememberedQuery, rememberedViews, viewName } from './list-memory.ts';

const PAGE = 20;

/** Pixels of the columns that every register has; the rest is told by the register. */
const widths: Readonly<Record<string, number>> = {
  code: 140,
  personTrips: 110,
  decidingDate: 105,
  lastDate: 105,
  status: 190,
};

/** The list of any register: search, chips, sums of just what is shown, export and print of the same. */
export function ListPage({ register: name }: { readonly register: OpenRegisterName }) {
  const register = registerNamed(name);
  const { t } = useTranslation();
  const { client, status } = useSession();
  const tell = useTellRefusal();
  const messages = useMessages();
  const download = useDownload();
  const [, navigate] = useHashLocation();
  const [query, setQuery] = useState<ListQuery>(() => rememberedQuery(status.memory, name));
  const [typed, setTyped] = useState(query.search);
  const [chosen, setChosen] = useState(0);
  const [importing, setImporting] = useState(false);
  const [binding, setBinding] = useState(false);
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
    const timer = setTimeout(() => {
      setQuery((before) => ({ ...before, offset: 0, search: typed }));
      setChosen(0);
    }, 120);
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
    b: () => setBinding(true),
  });
  const exportSheet = async (): Promise<void> => {
    try {
      download(await client.records.exportSheet(query), `${name}.xlsx`);
    } catch (error) {
      tell(error);
    }
  };
  const downloadTemplate = async (): Promise<void> => {
    try {
      const title = foldText(t(`registers:${register.key}.title`)).replaceAll(/[^a-z0-9]+/g, '-');
      download(await client.records.template({ register: name }), `mau-nhap-${title}.xlsx`);
    } catch (error) {
      tell(error);
    }
  };
  const saveView = (view: string): void => {
    const next = { ...views, [view]: query };
    setViews(next);
    client.app
      .remember({ name: `views/${name}`, value: JSON.stringify(next) })
      .then(() => messages.done(t('typing:told.filterKept')))
      .catch(tell);
  };
  const countable = register.countsTrips;
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
        {register.readFromNotices === true ? (
          <Button onClick={() => navigate('/read-notice')}>{t('notice.open')}</Button>
        ) : null}
        <Button onClick={() => setImporting(true)}>{t('list.import')}</Button>
        <Button onClick={() => void exportSheet()}>{t('list.export')}</Button>
        <Button onClick={() => window.print()}>{t('list.print')}</Button>
        <Button onClick={() => setBinding(true)}>{t('list.book')}</Button>
      </div>
      <div className="row" style={{ marginBottom: 8 }}>
        <ListFilters query={query} onChange={change} />
        <MenuButton
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
          {t('list.views')}
        </MenuButton>
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
          // Nothing is known to be empty before the list has come.
          emptyText:
            list.data === undefined || list.isPlaceholderData ? (
              ' '
            ) : (
              <EmptyList register={register} onCreate={create} onImport={() => setImporting(true)} />
            ),
        }}
      />
      {binding ? (
        <BookDialog register={name} from={query.from} to={query.to} onClose={() => setBinding(false)} />
      ) : null}
      {importing ? (
        <ImportDialog
          read={(file, how) => client.records.import({ ...how, register: name, file })}
          template={() => void downloadTemplate()}
          onClose={() => setImporting(false)}
        />
      ) : null}
    </div>
  );

  function columnOf(column: string) {
    const sortable = register.children[column] === undefined && column !== 'status';
    return {
      key: column,
      title: columnLabel(t, register, column),
      sorter: sortable,
      sortOrder:
        query.sort === column ? (query.descending ? ('descend' as const) : ('ascend' as const)) : null,
      className: column === 'personTrips' ? 'number' : '',
      width: register.columnWidths?.[column] ?? widths[column] ?? 'auto',
      ellipsis: true,
      render: (_: unknown, row: ListRow) => <ListCell register={register} column={column} row={row} />,
    };
  }
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
