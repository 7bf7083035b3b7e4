import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../backups/backups.css';
import type { Client } from '../session/connection.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { UpdateSteps } from './update-steps.tsx';

interface Offered {
  readonly client: Client;
  /** Version of the program that runs. */
  readonly version: string;
}

/** Offers the update of the program where its data cannot be opened: a newer version may be what they need. */
export function UpdateOffer({ primary, ...offered }: Offered & { readonly primary: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {t('update:offer')}
      </Button>
      {open ? <UpdateDialog {...offered} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function UpdateDialog({ client, version, onClose }: Offered & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      open
      width={860}
      title={t('update:title')}
      onCancel={onClose}
      footer={
        <Button autoFocus onClick={onClose}>
          {t('update:close')}
        </Button>
      }
    >
      <div className="backup-blocks">
        <p>{t('update:present', { version })}</p>
        <p>{t('update:hintUnopened')}</p>
        <UpdateSteps client={client} version={version} backsUp={false} />
      </div>
    </Modal>
  );
}
