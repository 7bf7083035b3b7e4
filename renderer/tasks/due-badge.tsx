import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { formatNumber } from '../../shared/text/numbers.ts';
import { useSession } from '../session/session.tsx';
import './due-badge.css';
import { EVERY } from './use-reminders.ts';

/** How many tasks are late or nearly due, in the menu, where it covers nothing and is not printed; it opens their list. */
export function DueBadge() {
  const { t } = useTranslation();
  const { client } = useSession();
  const [, navigate] = useHashLocation();
  const due = useQuery({
    queryKey: ['reminders'],
    queryFn: () => client.tasks.reminders(),
    refetchInterval: EVERY,
  });
  if (due.data === undefined) return null;
  const { overdue, dueToday, dueSoon } = due.data;
  const count = overdue + dueToday + dueSoon;
  if (count === 0) return null;
  const label = t('kept:due.label', { overdue, dueToday, dueSoon });
  return (
    <button type="button" className="due-badge" title={label} onClick={() => navigate('/follow/due')}>
      <BellOutlined aria-hidden />
      <span className="due-text" aria-hidden>
        {t('kept:due.text')}
      </span>
      <span className="due-count" aria-hidden>
        {formatNumber(count)}
      </span>
      <span className="unseen">{label}</span>
    </button>
  );
}
