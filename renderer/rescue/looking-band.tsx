import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Client } from '../session/connection.ts';
import './rescue.css';

/** Tells, above every screen, that what is shown is only looked at, and leads back to the ways to rescue the data. */
export function LookingBand({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const back = async (): Promise<void> => {
    await client.rescue.endLooking();
    await queries.invalidateQueries();
  };
  return (
    <section className="looking-band" aria-label={t('rescue:band')}>
      <span>{t('rescue:band')}</span>
      <Button onClick={() => void back()}>{t('rescue:back')}</Button>
    </section>
  );
}
