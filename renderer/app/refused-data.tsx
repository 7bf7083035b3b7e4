import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../shared/contract/app.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { RestoreOffer } from '../backups/restore-offer.tsx';
import { isRescuable, mayUpdate } from '../../shared/contract/rescue.ts';
import { RescuePanel } from '../rescue/rescue-panel.tsx';
import { UpdateOffer } from '../settings/update-offer.tsx';
import type { Client } from '../session/connection.ts';

/** Why the data could not be opened, and the ways on: try again, update the program, restore a backup, or rescue what can be read. */
export function RefusedData({ client, status }: { readonly client: Client; readonly status: AppStatus }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayRescue = status.refusal !== null && isRescuable(status.refusal.code);
  const isNewer = status.refusal?.code === 'database-newer';
  const again = (): void =>
    void client.app
      .openAgain()
      .catch(() => undefined)
      .then(() => queries.invalidateQueries());
  return (
    <main
      style={{
        minHeight: '100%',
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        placeItems: 'center',
        padding: 16,
      }}
    >
      <Card style={{ width: mayRescue ? 860 : 640, maxWidth: '100%' }}>
        <Typography.Title level={1} style={{ fontSize: 20 }}>
          {t('refused.title')}
        </Typography.Title>
        <Alert
          type="error"
          showIcon
          title={status.refusal === null ? '' : refusalSentence(t, status.refusal)}
        />
        <p>{t('refused.folder', { path: status.dataDirectory })}</p>
        <div className="row">
          <Button type={mayRescue || isNewer ? 'default' : 'primary'} onClick={again}>
            {t('refused.again')}
          </Button>
          {status.refusal !== null && mayUpdate(status.refusal.code) ? (
            <UpdateOffer client={client} version={status.version} primary={isNewer} />
          ) : null}
          <RestoreOffer client={client} />
        </div>
        {mayRescue ? <RescuePanel client={client} /> : null}
      </Card>
    </main>
  );
}
