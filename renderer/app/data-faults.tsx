import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { faultCount } from '../../shared/i18n/fault-sentences.ts';
import { whenText } from '../backups/backup-words.ts';
import { useSession } from '../session/session.tsx';

/** Milliseconds between looks at what the check in the background found. */
const EVERY = 30_000;

/** Says above every screen that the last check of the data found faults, until one finds none. */
export function DataFaults() {
  const { t } = useTranslation();
  const { client } = useSession();
  const asked = useQuery({
    queryKey: ['last-check'],
    queryFn: () => client.data.lastCheck(),
    refetchInterval: EVERY,
  });
  const last = asked.data ?? null;
  if (last === null || faultCount(last) === 0) return null;
  return (
    <Alert
      banner
      type="error"
      title={t('verify:foundAt', { when: whenText(t, last.at), count: faultCount(last) })}
      action={<Link href="/settings/data">{t('verify:open')}</Link>}
    />
  );
}
