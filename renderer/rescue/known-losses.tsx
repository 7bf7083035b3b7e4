import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KnownLoss } from '../../shared/contract/data.ts';
import { todayAt } from '../../shared/time/plain-date.ts';
import type { ReportingPeriod } from '../../shared/time/reporting-calendar.ts';
import { whenText } from '../backups/backup-words.ts';
import { useSession } from '../session/session.tsx';
import { lossSentences } from './rescue-words.ts';

function useLosses(): readonly KnownLoss[] {
  const { client } = useSession();
  const { data } = useQuery({ queryKey: ['losses'], queryFn: () => client.data.losses() });
  return data ?? [];
}

/** The times that the data were brought back after damage, each with what is lacking since; nothing where there was none. */
export function KnownLosses() {
  const { t } = useTranslation();
  const losses = useLosses();
  if (losses.length === 0) return null;
  return (
    <section aria-labelledby="losses-title">
      <h3 id="losses-title">{t('rescue:loss.title')}</h3>
      <ul>
        {losses.map((loss) => (
          <li key={loss.at}>{lossSentences(t, loss).join(' ')}</li>
        ))}
      </ul>
    </section>
  );
}

/** Tells above a report that changes were lost which were saved in its period. */
export function LossOfPeriod({ period }: { readonly period: Pick<ReportingPeriod, 'from' | 'to'> }) {
  const { t } = useTranslation();
  const losses = useLosses().filter(
    ({ at, changes, from, to }) =>
      changes > 0 &&
      (from === null || todayAt(new Date(from)) <= period.to) &&
      todayAt(new Date(to ?? at)) >= period.from,
  );
  return losses.map(({ at, changes }) => (
    <Alert
      key={at}
      type="warning"
      showIcon
      role="note"
      style={{ marginBottom: 8 }}
      title={t('rescue:loss.figures', { when: whenText(t, at), count: changes })}
    />
  ));
}
