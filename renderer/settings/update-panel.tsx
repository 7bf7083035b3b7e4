import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import '../backups/backups.css';
import { sendErrand } from '../session/errands.ts';
import { useSession } from '../session/session.tsx';
import { Writing } from '../ui/writing.tsx';
import { UpdateSteps } from './update-steps.tsx';

/** The version of the program, what is new in it, and its update by a setup file from a stick. */
export function UpdatePanel() {
  const { t } = useTranslation();
  const { client, status } = useSession();
  return (
    <section aria-labelledby="update-title" className="backup-blocks" style={{ maxWidth: 860 }}>
      <Typography.Title level={2} id="update-title">
        {t('settings.update')}
      </Typography.Title>
      <div className="row">
        <span>{t('update:present', { version: status.version })}</span>
        <Button onClick={() => sendErrand({ what: 'help', of: 'help', about: 'news' })}>
          {t('update:news')}
        </Button>
      </div>
      <p>{t('update:hint')}</p>
      <Writing>
        <UpdateSteps client={client} version={status.version} backsUp />
      </Writing>
    </section>
  );
}
