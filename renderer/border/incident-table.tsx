import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { LineIncident } from '../../shared/border/line.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { columnLabel } from '../ui/labels.ts';
import { useNameInWords } from '../ui/use-name-in-words.ts';
import { borderIncident } from '../../shared/registers/border-incident/border-incident.ts';

const incidents = registerNamed(borderIncident.name);

/** Incidents of the line as a list; the code of each leads to it. */
export function IncidentTable({ incidents: rows }: { readonly incidents: readonly LineIncident[] }) {
  const { t } = useTranslation();
  const nameOf = useNameInWords();
  return (
    <Table<LineIncident>
      size="small"
      className="list-table"
      rowKey="id"
      dataSource={[...rows]}
      pagination={{ pageSize: 10, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          key: 'code',
          title: columnLabel(t, incidents, 'code'),
          width: 140,
          render: (_, row) => <Link href={`/${borderIncident.name}/${row.id}`}>{row.code}</Link>,
        },
        {
          key: 'date',
          title: columnLabel(t, incidents, 'decidingDate'),
          width: 110,
          render: (_, row) => formatDate(row.date),
        },
        { key: 'markers', title: columnLabel(t, incidents, 'markers'), width: 130, dataIndex: 'markers' },
        {
          key: 'type',
          title: columnLabel(t, incidents, 'type'),
          ellipsis: true,
          render: (_, row) => nameOf('incident-type', row.typeName),
        },
        {
          key: 'status',
          title: columnLabel(t, incidents, 'status'),
          width: 170,
          render: (_, row) =>
            [t(`choices:status.${row.status}`), ...(row.awaiting ? [t('border:check.short')] : [])].join(
              '; ',
            ),
        },
        { key: 'title', title: columnLabel(t, incidents, 'summary'), ellipsis: true, dataIndex: 'title' },
      ]}
    />
  );
}
