import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSample } from './use-sample.tsx';
import { Writing } from '../ui/writing.tsx';

/** In the settings: the way to the sample's day and back, and to an empty register. */
export function SamplePanel() {
  const { t } = useTranslation();
  const sample = useSample();
  if (sample === null) return null;
  return (
    <section>
      <p>{t('sample:panelHint')}</p>
      <div className="row">
        <Writing>
          <Button onClick={() => void sample.see(!sample.seenAsOf)}>
            {sample.seenAsOf ? t('sample:useNow') : t('sample:useDay', { day: sample.day })}
          </Button>
          <Button onClick={sample.beginEmpty}>{t('sample:beginEmpty')}</Button>
        </Writing>
      </div>
    </section>
  );
}
