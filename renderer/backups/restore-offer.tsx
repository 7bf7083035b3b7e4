import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../session/connection.ts';
import { RestoreDialog } from './restore-dialog.tsx';

/** Offers to restore a backup, with a sentence before it where one is given. */
export function RestoreOffer({ client, why }: { readonly client: Client; readonly why?: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className="row">
      {why === undefined ? null : <span className="grow">{why}</span>}
      <Button onClick={() => setOpen(true)}>{t('backups:restore.offer')}</Button>
      {open ? <RestoreDialog client={client} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
