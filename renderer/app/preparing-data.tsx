import { Card, Progress } from 'antd';
import { useTranslation } from 'react-i18next';

/** Shown while lists and figures are derived anew, as after a new version of the program or a restored backup. */
export function PreparingData({ share }: { readonly share: number }) {
  const { t } = useTranslation();
  return (
    <div style={{ minHeight: '100%', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Card style={{ width: 480 }}>
        <h1 style={{ fontSize: 18, margin: '0 0 8px' }}>{t('launch:preparing.title')}</h1>
        <p>{t('launch:preparing.text')}</p>
        <Progress percent={Math.floor(share * 100)} aria-label={t('launch:preparing.title')} />
      </Card>
    </div>
  );
}
