import { ExperimentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './sample.css';
import { useSample } from './use-sample.tsx';
import { Writing } from '../ui/writing.tsx';

/** The screen, below a ribbon that tells it while the sample is seen as of its own day. */
export function UnderSampleRibbon({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const sample = useSample();
  const told = sample !== null && sample.seenAsOf;
  // One element with or without the ribbon: the screen below goes on as it is.
  return (
    <div className={told ? 'whole-window under-ribbon' : 'whole-window'}>
      {told ? (
        <section className="sample-ribbon" aria-label={t('sample:label')}>
          <span>
            <ExperimentOutlined /> {t('sample:ribbon', { day: sample.day })}
          </span>
          <Writing>
            <Button
              onClick={() => void sample.see(false)}
              title={t('sample:useNowHint', { now: sample.now })}
            >
              {t('sample:useNow')}
            </Button>
            <Button onClick={sample.beginEmpty}>{t('sample:beginEmpty')}</Button>
          </Writing>
        </section>
      ) : null}
      <div className="below-ribbon">{children}</div>
    </div>
  );
}
