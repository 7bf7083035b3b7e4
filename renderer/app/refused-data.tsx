import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../shared/contract/app.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { RestoreOffer } from '../backups/restore-offer.tsx';
import type { Client } from '../session/connection.ts';

/** Why the data could not be opened, and the two ways on: try again, or restore a backup. */
export function RefusedData({ client, status }: { readonly client: Client; readonly status: AppStatus }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const again = (): void =>
    void client.app
      .openAgain()
      .catch(() => undefined)
      .then(() => queries.invalidateQueries());
  return (
    <main style={{ minHeight: '100%', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Card style={{ width: 640 }}>
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
          <Button type="primary" onClick={again}>
            {t('refused.again')}
          </Button>
          <RestoreOffer client={client} />
        </div>
      </Card>
    </main>
  );
}
