import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../shared/contract/app.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import type { Client } from '../session/connection.ts';
import { refusalOf } from '../session/session.tsx';

/** Why the data could not be opened, and the two ways on: try again, or restore a backup. */
export function RefusedData({ client, status }: { readonly client: Client; readonly status: AppStatus }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [told, setTold] = useState<string | null>(null);
  const restore = async (file: File): Promise<void> => {
    try {
      await client.data.restore({ file });
      await queries.invalidateQueries();
    } catch (error) {
      setTold(refusalSentence(t, refusalOf(error)));
    }
  };
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
        {told === null ? null : <Alert type="warning" showIcon title={told} style={{ marginBottom: 12 }} />}
        <div className="row">
          <Button type="primary" onClick={() => void queries.invalidateQueries()}>
            {t('refused.again')}
          </Button>
          <Upload
            accept=".backup,.sqlite"
            showUploadList={false}
            beforeUpload={(file) => {
              void restore(file);
              return false;
            }}
          >
            <Button>{t('data.restore')}</Button>
          </Upload>
        </div>
      </Card>
    </main>
  );
}
