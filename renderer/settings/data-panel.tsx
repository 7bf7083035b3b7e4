import { Alert, Button } from 'antd';
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
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const verify = async (): Promise<void> => {
    setBusy(true);
    setTold(null);
    try {
      const result = await client.data.verify();
      if (result.faults.length > 0) throw new Error(result.faults.map((fault) => fault.detail).join('; '));
      const sentence = t('cli:verified', { ...result, faults: '' });
      setTold(sentence);
      announce(sentence);
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="backup-blocks" style={{ maxWidth: 860 }}>
      <BackupsPanel opened={opened} />
      <p>{t('data.verifyHint')}</p>
      {told === null ? null : <Alert type="success" showIcon role="note" title={told} />}
      <Button loading={busy} onClick={() => void verify()}>
        {t('data.verify')}
      </Button>
    </div>
  );
}
