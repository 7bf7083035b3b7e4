import { Card, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Shown while lists and figures are derived anew: `preparing` as after a new version of the program or a restored backup,
 * `recounting` where a rule of counting was changed.
 */
export function PreparingData({
  what,
  share,
}: {
  readonly what: 'preparing' | 'recounting';
  readonly share: number;
}) {
  const { t } = useTranslation();
  // What lies behind is not gone while the figures are counted anew, but its keys must do nothing.
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
        <h1 style={{ fontSize: 18, margin: '0 0 8px' }}>{t(`launch:${what}.title`)}</h1>
        <p>{t(`launch:${what}.text`)}</p>
        <Progress percent={Math.floor(share * 100)} aria-label={t(`launch:${what}.title`)} />
      </Card>
    </main>
  );
}
