import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../session/connection.ts';
import './rescue.css';

/** The screen, below a band while what is shown is only what could be read of damaged data. */
export function UnderLookingBand(props: {
  readonly client: Client;
  readonly looking: boolean;
  readonly children: ReactNode;
}) {
  const { client, looking, children } = props;
  // One element with or without the band: the screen below goes on as it is.
  return (
    <div className={looking ? 'whole-window under-ribbon' : 'whole-window'}>
      {looking ? <LookingBand client={client} /> : null}
      <div className="below-ribbon">{children}</div>
    </div>
  );
}

/** Tells that nothing can be saved, and leads back to the ways to rescue the data. */
function LookingBand({ client }: { readonly client: Client }) {
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
