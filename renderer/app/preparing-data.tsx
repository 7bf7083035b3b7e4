import { Card, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Shown while lists and figures are derived anew, as after a new version of the program or a restored backup. */
export function PreparingData({ share }: { readonly share: number }) {
  const { t } = useTranslation();
  // Nothing behind may take keys.
  useEffect(() => {
    const swallow = (event: KeyboardEvent): void => {
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    window.addEventListener('keydown', swallow, true);
    return () => window.removeEventListener('keydown', swallow, true);
  }, []);
  return (
    <main style={{ minHeight: '100%', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Card role="status" style={{ width: 480 }}>
        <h1 style={{ fontSize: 18, margin: '0 0 8px' }}>{t('launch:preparing.title')}</h1>
        <p>{t('launch:preparing.text')}</p>
        <Progress percent={Math.floor(share * 100)} aria-label={t('launch:preparing.title')} />
      </Card>
    </main>
  );
}
