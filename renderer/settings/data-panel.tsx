import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionedSettings } from '../../shared/contract/settings.ts';
import { announce } from '../session/messages.tsx';
import { useSession } from '../session/session.tsx';
import { useDoing } from '../ui/use-doing.ts';
import { BackupsPanel } from './backups-panel.tsx';

/** Backup, restore and check of the data. */
export function DataPanel({ opened }: { readonly opened: VersionedSettings }) {
  const { t } = useTranslation();
  const { client } = useSession();
  const [told, setTold] = useState<string | null>(null);
  const { doing, during } = useDoing<'verifying'>();
  const verify = (): Promise<void> =>
    during('verifying', async () => {
      setTold(null);
      const result = await client.data.verify();
      if (result.faults.length > 0) throw new Error(result.faults.map((fault) => fault.detail).join('; '));
      const sentence = t('cli:verified', { ...result, faults: '' });
      setTold(sentence);
      announce(sentence);
    });
  return (
    <div className="backup-blocks" style={{ maxWidth: 860 }}>
      <BackupsPanel opened={opened} />
      <p>{t('data.verifyHint')}</p>
      {told === null ? null : <Alert type="success" showIcon role="note" title={told} />}
      <Button loading={doing !== null} onClick={() => void verify()}>
        {t('data.verify')}
      </Button>
    </div>
  );
}
