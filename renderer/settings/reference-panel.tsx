import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Table, Tag, type InputRef } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { blankRow } from '../../shared/reference/edit-row.ts';
import { holdsOn } from '../../shared/reference/find-reference.ts';
import { catalogues, type Catalogue, type ReferenceRow } from '../../shared/reference/reference-row.ts';
import { foldText } from '../../shared/text/fold.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { useErrand } from '../session/errands.ts';
import { newId } from '../session/new-id.ts';
import type { SettingsTab } from '../session/routes.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { ImportDialog } from '../registers/import-dialog.tsx';
import { useDownload } from '../ui/use-download.ts';
import { PickInput } from '../ui/pick-input.tsx';
import { ReferenceDialog, type RowTask } from './reference-dialog.tsx';
import { attributesText, fieldLabel, marksOf, parentName, validityText } from './reference-words.ts';
import { Writing } from '../ui/writing.tsx';

const PAGE = 15;
const ownTab: SettingsTab = 'reference';
const filters = ['today', 'all', 'toConfirm', 'withdrawn'] as const;
type Filter = (typeof filters)[number];

/** Reference data: every row with its validity, to be searched, edited, replaced from a day, imported and exported. */
export function ReferencePanel({ opened }: { readonly opened?: string | undefined }) {
  const { t, i18n } = useTranslation();
  const { client, reference, index, status } = useSession();
  const tell = useTellRefusal();
  const download = useDownload();
  const [, navigate] = useHashLocation();
  const [task, setTask] = useState(() => taskNamed(opened, reference));
  const [catalogue, setCatalogue] = useState<Catalogue>(task?.row.catalogue ?? 'organisation');
  const [filter, setFilter] = useState<Filter>('today');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const [importing, setImporting] = useState(false);
  const input = useRef<InputRef>(null);
  const withdrawn = useQuery({
    queryKey: ['withdrawn-reference'],
    queryFn: () => client.reference.withdrawnRows(),
    enabled: filter === 'withdrawn',
  });
  const reasons = useMemo(
    () => new Map((withdrawn.data ?? []).map(({ row, reason }) => [row.id, reason])),
    [withdrawn.data],
  );
  const all = useMemo(() => {
    const source = filter === 'withdrawn' ? (withdrawn.data ?? []).map(({ row }) => row) : reference;
    return source.filter((row) => row.catalogue === catalogue).map((row) => ({ row, key: searchKey(row) }));
  }, [reference, withdrawn.data, catalogue, filter]);
  const rows = useMemo(() => {
    const query = foldText(search);
    return all
      .filter(({ row, key }) => key.includes(query) && passes(row, filter, status.today))
      .map(({ row }) => row);
  }, [all, search, filter, status.today]);
  const at = Math.min(chosen, Math.max(rows.length - 1, 0));
  const open = (row: ReferenceRow | undefined): void => {
    if (row !== undefined) setTask({ kind: 'edit', row, withdrawn: reasons.get(row.id) ?? null });
  };
  const add = (): void => setTask({ kind: 'add', row: blankRow(catalogue, newId()) });
  const leaveRow = (): void => {
    setTask(null);
    if (opened !== undefined) navigate('/settings/reference', { replace: true });
  };
  const busy = task !== null || importing;
  const move = (by: number): void => setChosen(Math.max(0, Math.min(rows.length - 1, at + by)));
  useKeys(
    busy
      ? {}
      : {
          '/': () => input.current?.focus(),
          n: add,
          ArrowDown: () => move(1),
          ArrowUp: () => move(-1),
          PageDown: () => move(PAGE),
          PageUp: () => move(-PAGE),
          Enter: () => open(rows[at]),
        },
  );
  const narrow = (work: () => void): void => {
    work();
    setChosen(0);
  };
  useErrand('catalogue', ownTab, (about) => {
    const asked = catalogues.find((one) => one === about);
    if (asked !== undefined) narrow(() => setCatalogue(asked));
  });
  const exportSheet = async (): Promise<void> => {
    try {
      download(await client.reference.exportSheet({ catalogue }));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      <div className="row" style={{ marginBottom: 8 }}>
        <PickInput<Catalogue>
          width={185}
          label={t('reference:field.catalogue')}
          value={catalogue}
          options={catalogues.map((value) => ({ value, label: t(`reference:catalogue.${value}`) }))}
          onChange={(value) => narrow(() => setCatalogue(value))}
        />
        <Input
          ref={input}
          allowClear
          style={{ width: 165 }}
          placeholder={t('reference:search')}
          aria-label={t('reference:search')}
          value={search}
          onChange={(event) => narrow(() => setSearch(event.target.value))}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') event.currentTarget.blur();
          }}
          onPressEnter={() => open(rows[at])}
        />
        <Segmented<Filter>
          aria-label={t('reference:filter.label')}
          value={filter}
          options={filters.map((value) => ({ value, label: t(`reference:filter.${value}`) }))}
          onChange={(value) => narrow(() => setFilter(value))}
        />
        <span aria-live="polite" className="grow">
          {t('reference:count', { shown: formatNumber(rows.length), total: formatNumber(all.length) })}
        </span>
        <Writing>
          <Button type="primary" onClick={add}>
            {t('reference:add')}
          </Button>
          <Button onClick={() => setImporting(true)}>{t('reference:import')}</Button>
        </Writing>
        <Button onClick={() => void exportSheet()}>{t('reference:export')}</Button>
      </div>
      <Table<ReferenceRow>
        size="small"
        className="list-table"
        rowKey="id"
        dataSource={rows}
        loading={filter === 'withdrawn' && withdrawn.isPending}
        rowClassName={(row) => (row.id === rows[at]?.id ? 'chosen' : '')}
        onRow={(row) => ({
          onClick: () => open(row),
          onMouseEnter: () => setChosen(rows.indexOf(row)),
          style: { cursor: 'pointer' },
        })}
        pagination={{
          current: Math.floor(at / PAGE) + 1,
          pageSize: PAGE,
          size: 'small',
          showSizeChanger: false,
          onChange: (page) => setChosen((page - 1) * PAGE),
        }}
        locale={{ emptyText: t('reference:noRows') }}
        columns={[
          {
            key: 'code',
            title: fieldLabel(t, catalogue, 'itemCode'),
            width: 120,
            ellipsis: true,
            render: (_, row) => codeText(row),
          },
          {
            key: 'name',
            title: t('reference:field.name'),
            render: (_, row) => (
              <div className="marked-name">
                <span title={row.name}>{row.name}</span>
                {marksOf(t, row, status.today).map((mark) => (
                  <Tag key={mark} style={{ color: '#7a3b00', background: '#fff1dc', margin: 0 }}>
                    {mark}
                  </Tag>
                ))}
              </div>
            ),
          },
          {
            key: 'validity',
            title: t('reference:validity.title'),
            width: 175,
            render: (_, row) => validityText(t, row),
          },
          {
            key: 'parent',
            title: t('reference:belongsTo'),
            width: 130,
            ellipsis: true,
            render: (_, row) =>
              row.parentCode === null ? null : parentName(reference, index, catalogue, row.parentCode),
          },
          {
            key: 'attributes',
            title: t('attributes:information'),
            width: '30%',
            ellipsis: true,
            render: (_, row) => attributesText(t, index, i18n.language, row),
          },
          {
            key: 'source',
            title: t('reference:field.source'),
            dataIndex: 'source',
            ellipsis: true,
            width: '13%',
          },
        ]}
      />
      {task === null ? null : <ReferenceDialog key={task.row.id} task={task} onClose={leaveRow} />}
      {importing ? (
        <ImportDialog
          read={(file, { writeId, dryRun, skipBadRows }) =>
            client.reference.importSheet({ writeId, catalogue, file, dryRun, skipBadRows })
          }
          onClose={() => setImporting(false)}
        />
      ) : null}
    </>
  );
}

/** The code of a row; that of a day is the day. */
function codeText({ catalogue, code }: ReferenceRow): string {
  return catalogue === 'holiday' && isPlainDate(code) ? formatDate(code) : code;
}

/** The row that an address asks for by its id, or one of a catalogue that is to be added; null where it asks for none. */
function taskNamed(asked: string | undefined, rows: readonly ReferenceRow[]): RowTask | null {
  const catalogue = catalogues.find((known) => asked === `new-${known}`);
  if (catalogue !== undefined) return { kind: 'add', row: blankRow(catalogue, newId()) };
  const row = rows.find(({ id }) => id === asked);
  return row === undefined ? null : { kind: 'edit', row, withdrawn: null };
}

function searchKey(row: ReferenceRow): string {
  return foldText(
    [codeText(row), row.code, row.name, row.shortName ?? '', row.nameEn, row.nameZh, ...row.aliases].join(
      ' ',
    ),
  );
}

function passes(row: ReferenceRow, filter: Filter, today: Parameters<typeof holdsOn>[1]): boolean {
  if (filter === 'today') return holdsOn(row, today);
  return filter !== 'toConfirm' || !row.confirmed;
}
