import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionedSettings } from '../../shared/contract/settings.ts';
import { announce } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { BackupsPanel } from './backups-panel.tsx';

/** Backup, restore and check of the data. */
export function DataPanel({ opened }: { readonly opened: VersionedSettings }) {
  const { t } = useTranslation();
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const [told, setTold] = useState<string | null>(null);
  const [restoring, setRestoring] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<string>): Promise<void> => {
    setBusy(true);
    setTold(null);
    try {
      const sentence = await work();
      setTold(sentence);
      announce(sentence);
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  const verify = (): Promise<void> =>
    act(async () => {
      const result = await client.data.verify();
      if (result.faults.length === 0) return t('cli:verified', { ...result, faults: '' });
      throw new Error(result.faults.map((fault) => fault.detail).join('; '));
    });
  const restore = (file: File): Promise<void> =>
    act(async () => {
      const { setAside } = await client.data.restore({ file });
      setRestoring(null);
      await queries.invalidateQueries();
      return setAside === null ? t('data.restored') : t('cli:setAside', { path: setAside });
    });
  return (
    <div style={{ maxWidth: 720 }}>
      {told === null ? null : (
        <Alert type="success" showIcon role="note" title={told} style={{ marginBottom: 12 }} />
      )}
      <BackupsPanel opened={opened} />
      <p>{t('data.restoreHint')}</p>
      <Upload
        accept=".backup,.sqlite"
        showUploadList={false}
        beforeUpload={(file) => {
          setRestoring(file);
          return false;
        }}
      >
        <Button>{t('data.restore')}</Button>
      </Upload>
      <p>{t('data.verifyHint')}</p>
      <Button loading={busy} onClick={() => void verify()}>
        {t('data.verify')}
      </Button>
      <Modal
        open={restoring !== null}
        title={t('data.restore')}
        okText={t('data.restoreNow')}
        onOk={() => restoring !== null && void restore(restoring)}
        onCancel={() => setRestoring(null)}
        cancelButtonProps={{ autoFocus: true }}
      >
        <p>{t('data.restoreAsk', { name: restoring?.name ?? '' })}</p>
      </Modal>
    </div>
  );
}
