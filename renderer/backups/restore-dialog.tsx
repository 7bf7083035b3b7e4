import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Modal, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExaminedBackupFile, ListedBackup } from '../../shared/contract/data.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import type { Client } from '../session/connection.ts';
import { announce, useMessages } from '../session/messages.tsx';
import { refusalOf } from '../session/session.tsx';
import { newId } from '../session/new-id.ts';
import { PickFiles } from '../ui/pick-files.tsx';
import { WorkProgressOf } from '../ui/work-progress.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { listedText, sizeText } from './backup-words.ts';
import { ExaminedView } from './examined-view.tsx';
import './backups.css';

type Listed = Pick<ListedBackup, 'folder' | 'name'>;
type Source = Listed | { readonly file: File; readonly keys?: File };

/**
 * Chooses a backup, tells what it holds and what would change, and restores it when that was seen and wanted. It stands also
 * where there is no session: at the first start, and where the data cannot be opened.
 */
export function RestoreDialog(props: { readonly client: Client; readonly onClose: () => void }) {
  const { client, onClose } = props;
  const { t } = useTranslation();
  useFocusBack();
  const messages = useMessages();
  const queries = useQueryClient();
  const [examined, setExamined] = useState<ExaminedBackupFile | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [readingId, setReadingId] = useState<string | null>(null);
  const [busy, setBusy] = useState<'reading' | 'restoring' | null>(null);
  const [withFaults, setWithFaults] = useState(false);
  const refuse = (sentence: string): void => {
    setRefused(sentence);
    announce(sentence);
  };
  const examine = async (source: Source): Promise<void> => {
    const id = newId();
    setBusy('reading');
    setReadingId(id);
    setRefused(null);
    setExamined(null);
    setWithFaults(false);
    try {
      setExamined(await client.data.examine({ workId: id, ...source }));
    } catch (error) {
      refuse(refusalSentence(t, refusalOf(error)));
    } finally {
      setBusy(null);
      setReadingId(null);
    }
  };
  /** Nobody waits for what a dialog that is gone was to tell. */
  const close = (): void => {
    if (readingId !== null) void client.works.cancel({ id: readingId });
    onClose();
  };
  const take = (files: readonly File[]): void => {
    const keys = files.filter(({ name }) => name.endsWith('.keys'));
    const [file, ...others] = files.filter(({ name }) => !name.endsWith('.keys'));
    if (file === undefined || others.length > 0 || keys.length > 1) refuse(t('backups:restore.oneBackup'));
    else void examine(keys[0] === undefined ? { file } : { file, keys: keys[0] });
  };
  const restore = async ({ id, name }: ExaminedBackupFile): Promise<void> => {
    setBusy('restoring');
    try {
      const { setAside } = await client.data.restore({ id, withFaults });
      const sentence =
        setAside === null
          ? t('backups:restore.done', { name })
          : t('backups:restore.doneAside', { name, path: setAside });
      messages.done(sentence);
      onClose();
      await queries.invalidateQueries();
    } catch (error) {
      setExamined(null);
      refuse(refusalSentence(t, refusalOf(error)));
      setBusy(null);
    }
  };
  return (
    <Modal
      open
      width={860}
      title={t('backups:restore.title')}
      onCancel={close}
      footer={
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button autoFocus onClick={close}>
            {t('backups:restore.cancel')}
          </Button>
          {examined === null ? null : (
            <Button
              danger
              type="primary"
              loading={busy === 'restoring'}
              disabled={examined.faults > 0 && !withFaults}
              onClick={() => void restore(examined)}
            >
              {t('backups:restore.do')}
            </Button>
          )}
        </div>
      }
    >
      <p>{t('backups:restore.hint')}</p>
      {refused === null ? null : (
        <Alert type="error" showIcon role="note" title={refused} style={{ marginBottom: 8 }} />
      )}
      {busy === 'reading' ? <p role="status">{t('backups:restore.reading')}</p> : null}
      {readingId === null ? null : <WorkProgressOf key={readingId} id={readingId} client={client} />}
      {examined === null ? (
        <Choice
          client={client}
          busy={busy === 'reading'}
          onListed={(one) => void examine(one)}
          onFiles={take}
        />
      ) : (
        <>
          <ExaminedView examined={examined} />
          {examined.faults === 0 ? null : (
            <Checkbox checked={withFaults} onChange={({ target }) => setWithFaults(target.checked)}>
              {t('backups:restore.takeFaults')}
            </Checkbox>
          )}
        </>
      )}
    </Modal>
  );
}

/** Which backup: one that lies in the folders of this PC, or a file. */
function Choice(props: {
  readonly client: Client;
  readonly busy: boolean;
  readonly onListed: (one: Listed) => void;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { client, busy, onListed, onFiles } = props;
  const { t } = useTranslation();
  const listed = useQuery({ queryKey: ['restorable'], queryFn: () => client.data.restorable() });
  const list = listed.data ?? [];
  return (
    <>
      <p>{t(list.length === 0 ? 'backups:restore.fromFile' : 'backups:restore.fromList')}</p>
      {list.length === 0 ? null : (
        <Table<ListedBackup>
          rowKey={({ folder, name }) => `${folder}/${name}`}
          dataSource={list}
          pagination={false}
          scroll={{ y: 180 }}
          style={{ marginBottom: 8 }}
          columns={[
            { title: t('backups:when'), width: 170, render: (_, one) => listedText(t, one) },
            {
              title: t('backups:size'),
              width: 100,
              align: 'right',
              render: (_, { size }) => sizeText(t, size),
            },
            { title: t('backups:place'), dataIndex: 'folder' },
            {
              title: t('backups:checked'),
              width: 130,
              render: (_, one) =>
                one.whole ? (
                  <Button
                    disabled={busy}
                    aria-label={t('backups:restore.chooseOf', { when: listedText(t, one) })}
                    onClick={() => onListed({ folder: one.folder, name: one.name })}
                  >
                    {t('backups:restore.choose')}
                  </Button>
                ) : (
                  t('backups:cut')
                ),
            },
          ]}
        />
      )}
      <p>{t('backups:restore.keysToo')}</p>
      <PickFiles accept=".backup,.sqlite,.keys" disabled={busy} onFiles={onFiles}>
        {t('backups:restore.pickFile')}
      </PickFiles>
    </>
  );
}
