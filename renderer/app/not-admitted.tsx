import { useTranslation } from 'react-i18next';

/** Shown in a browser whose address was used before: the host gives it no connection. */
export function NotAdmitted() {
  const { t } = useTranslation();
  return (
    <main style={{ padding: 24 }}>
      <p role="alert">{t('launch:addressUsed')}</p>
    </main>
  );
}
