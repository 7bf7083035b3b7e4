import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Select, Table, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogues, type Catalogue, type ReferenceRow } from '../../shared/reference/reference-row.ts';
import { foldText } from '../../shared/text/fold.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { newId } from '../app/new-id.ts';
import { useSession, useTellRefusal } from '../app/session.tsx';
import { DateInput } from '../ui/date-input.tsx';

/** Reference data: every row with its validity; a row can be changed or added. */
export function ReferencePanel() {
  const { t } = useTranslation();
  const { reference } = useSession();
  const [catalogue, setCatalogue] = useState<Catalogue>('organisation');
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<ReferenceRow | null>(null);
  const rows = useMemo(() => {
    const wanted = foldText(search);
    return reference.filter(
      (row) =>
        row.catalogue === catalogue &&
        foldText([row.code, row.name, row.shortName ?? '', ...row.aliases].join(' ')).includes(wanted),
    );
  }, [reference, catalogue, search]);
  const day = (value: string | null): string =>
    value !== null && isPlainDate(value) ? formatDate(value) : '';
  return (
    <>
      <div className="row" style={{ marginBottom: 8 }}>
        <Select
          style={{ width: 200 }}
          aria-label={t('settings.reference')}
          value={catalogue}
          options={catalogues.map((value) => ({ value, label: t(`settings.catalogue.${value}`) }))}
          onChange={setCatalogue}
        />
        <Input
          allowClear
          style={{ width: 240 }}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Button onClick={() => setEditing(blank(catalogue))}>{t('settings.addRow')}</Button>
      </div>
      <Table<ReferenceRow>
        size="small"
        className="list-table"
        rowKey="id"
        dataSource={rows}
        pagination={{ pageSize: 15, size: 'small', showSizeChanger: false }}
        onRow={(row) => ({ onClick: () => setEditing(row), style: { cursor: 'pointer' } })}
        columns={[
          { key: 'code', title: t('settings.code'), dataIndex: 'code', width: 150 },
          {
            key: 'name',
            title: t('settings.name'),
            render: (_, row) => (
              <>
                {row.name}{' '}
                {row.confirmed ? null : (
                  <Tag style={{ color: '#7a3b00', background: '#fff1dc' }}>{t('settings.toConfirm')}</Tag>
                )}
              </>
            ),
          },
          { key: 'from', title: t('settings.validFrom'), width: 110, render: (_, row) => day(row.validFrom) },
          { key: 'to', title: t('settings.validTo'), width: 110, render: (_, row) => day(row.validTo) },
          { key: 'source', title: t('settings.source'), dataIndex: 'source', ellipsis: true },
        ]}
      />
      {editing === null ? null : (
        <RowDialog key={editing.id} row={editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

function blank(catalogue: Catalogue): ReferenceRow {
  return {
    id: newId(),
    catalogue,
    code: '',
    name: '',
    nameEn: '',
    nameZh: '',
    shortName: null,
    aliases: [],
    validFrom: null,
    validTo: null,
    parentCode: null,
    successorIds: [],
    attributes: {},
    confirmed: true,
    source: null,
  };
}

function RowDialog({ row, onClose }: { readonly row: ReferenceRow; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { client, status } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(row);
  const save = async (): Promise<void> => {
    const { id, catalogue, code, name, nameEn, nameZh, shortName, aliases, validFrom, validTo, source } =
      draft;
    const fields = {
      catalogue,
      itemCode: code,
      name,
      nameEn,
      nameZh,
      shortName,
      aliases: [...aliases],
      validFrom,
      validTo,
      source,
      confirmed: true,
    };
    try {
      await client.records.save({
        writeId: newId(),
        saves: [{ register: 'reference-item', id, fields, children: {} }],
      });
      await queries.invalidateQueries();
      onClose();
    } catch (error) {
      tell(error);
    }
  };
  const text = (key: 'code' | 'name' | 'nameEn' | 'nameZh' | 'shortName' | 'source', label: string) => (
    <div className="field" style={{ gridColumn: 'span 6' }}>
      <label htmlFor={`row-${key}`}>{label}</label>
      <Input
        id={`row-${key}`}
        value={draft[key] ?? ''}
        onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
      />
    </div>
  );
  const date = (key: 'validFrom' | 'validTo', label: string) => (
    <div className="field" style={{ gridColumn: 'span 6' }}>
      <label htmlFor={`row-${key}`}>{label}</label>
      <DateInput
        id={`row-${key}`}
        today={status.today}
        value={draft[key]}
        onChange={(value) => setDraft({ ...draft, [key]: value })}
      />
    </div>
  );
  return (
    <Modal
      open
      title={t(`settings.catalogue.${row.catalogue}`)}
      okText={t('settings.save')}
      okButtonProps={{ disabled: draft.code.trim() === '' || draft.name.trim() === '' }}
      onOk={() => void save()}
      onCancel={onClose}
      width={680}
    >
      <div className="form-grid">
        {text('code', t('settings.code'))}
        {text('shortName', t('settings.shortName'))}
        {text('name', t('settings.name'))}
        {text('nameEn', t('settings.nameEn'))}
        {text('nameZh', t('settings.nameZh'))}
        {text('source', t('settings.source'))}
        {date('validFrom', t('settings.validFrom'))}
        {date('validTo', t('settings.validTo'))}
        <div className="field" style={{ gridColumn: 'span 12' }}>
          <label htmlFor="row-aliases">{t('settings.aliases')}</label>
          <Input.TextArea
            id="row-aliases"
            autoSize
            value={draft.aliases.join('\n')}
            onChange={(event) =>
              setDraft({ ...draft, aliases: event.target.value.split('\n').filter((line) => line !== '') })
            }
          />
        </div>
      </div>
    </Modal>
  );
}
