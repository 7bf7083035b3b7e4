import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedBackup } from '../../shared/contract/data.ts';
import type { VersionedSettings } from '../../shared/contract/settings.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { lastText, listedText, sizeText, warningTexts } from '../backups/backup-words.ts';
import { RestoreOffer } from '../backups/restore-offer.tsx';
import '../backups/backups.css';
import { KnownLosses } from '../rescue/known-losses.tsx';
import { announce } from '../session/messages.tsx';
import { useSession } from '../session/session.tsx';
import { useDoing } from '../ui/use-doing.ts';
import { useDownload } from '../ui/use-download.ts';
import { BackupPlaceForm } from './backup-place-form.tsx';
import { BackupWarnForm } from './backup-warn-form.tsx';
import { Writing } from '../ui/writing.tsx';

/** The backups of this PC: when the last was made, where they lie, and one more on request. */
export function BackupsPanel({ opened }: { readonly opened: VersionedSettings }) {
  const { t } = useTranslation();
  const { client } = useSession();
  const queries = useQueryClient();
  const download = useDownload();
  const [told, setTold] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const { doing, during } = useDoing<'backingUp'>();
  const asked = useQuery({ queryKey: ['backups'], queryFn: () => client.data.backups() });
  const backups = asked.data;
  if (backups === undefined) return null;
  const act = async (
    work: () => Promise<{ readonly good: boolean; readonly text: string }>,
  ): Promise<void> => {
    await during('backingUp', async () => {
      setTold(null);
      const said = await work();
      setTold(said);
      announce(said.text);
    });
    await queries.invalidateQueries({ queryKey: ['backups'] });
    await queries.invalidateQueries({ queryKey: ['last-backup'] });
  };
  const make = (): Promise<void> =>
    act(async () => {
      const { folder, records, files, elsewhere } = await client.data.backUp();
      const text = t('backups:made', { records, files, path: folder });
      return elsewhere === null
        ? { good: true, text }
        : { good: false, text: `${refusalSentence(t, elsewhere)} ${text}` };
    });
  const copyOut = (): Promise<void> =>
    act(async () => {
      const { path, file, records, files } = await client.data.copyOut();
      if (file !== null) download(file);
      return { good: true, text: t('backups:copied', { records, files, path: path ?? file?.name ?? '' }) };
    });
  const warnings = warningTexts(t, backups);
  return (
    <section aria-labelledby="backups-title" className="backup-blocks">
      <Typography.Title level={2} id="backups-title">
        {t('backups:title')}
      </Typography.Title>
      {told === null ? null : (
        <Alert type={told.good ? 'success' : 'warning'} showIcon role="note" title={told.text} />
      )}
      <Alert
        type={warnings.length === 0 ? 'info' : 'warning'}
        showIcon
        role="note"
        title={lastText(t, backups)}
        description={
          warnings.length === 0 ? undefined : warnings.map((warning) => <div key={warning}>{warning}</div>)
        }
      />
      <p>{t('backups:hint')}</p>
      <div className="row">
        <Writing>
          <Button type="primary" loading={doing !== null} onClick={() => void make()}>
            {t('backups:now')}
          </Button>
          <Button loading={doing !== null} onClick={() => void copyOut()}>
            {t(backups.canPickFolder ? 'backups:copyOut' : 'backups:download')}
          </Button>
        </Writing>
      </div>
      <BackupList list={backups.list} />
      <RestoreOffer client={client} />
      <KnownLosses />
      <Writing>
        <BackupPlaceForm key={backups.chosenFolder} backups={backups} />
      </Writing>
      <p>{t('backups:keysHint')}</p>
      <BackupWarnForm opened={opened} />
    </section>
  );
}

function BackupList({ list }: { readonly list: readonly ListedBackup[] }) {
  const { t } = useTranslation();
  if (list.length === 0) return <p>{t('backups:none')}</p>;
  return (
    // What is scrolled must be reached by the keys.
    <div role="region" aria-label={t('backups:list')} tabIndex={0} className="backup-list">
      <Table<ListedBackup>
        rowKey={({ folder, name }) => `${folder}/${name}`}
        dataSource={list}
        pagination={false}
        columns={[
          { title: t('backups:when'), width: 170, render: (_, one) => listedText(t, one) },
          {
            title: t('backups:size'),
            width: 110,
            align: 'right',
            render: (_, { size }) => sizeText(t, size),
          },
          { title: t('backups:place'), dataIndex: 'folder' },
          {
            title: t('backups:checked'),
            width: 140,
            render: (_, { whole }) => (
              <span className={whole ? 'backup-whole' : 'backup-cut'}>
                {t(whole ? 'backups:whole' : 'backups:cut')}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
