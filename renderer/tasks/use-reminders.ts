import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';

/** Milliseconds between two looks at what is due. */
export const EVERY = 30 * 60_000;

/**
 * Reminds of late and nearly due tasks at the start and while the program runs, by a notification of the desktop, or of
 * the browser where the program runs in one. The same is told once a day. The window itself shows them in its menu.
 */
export function useReminders(): void {
  const { client, status } = useSession();
  const { t } = useTranslation();
  const told = useRef(status.memory['reminded'] ?? '');
  useEffect(() => {
    let ended = false;
    const remind = async (): Promise<void> => {
      const { overdue, dueToday, dueSoon, first } = await client.tasks.reminders();
      if (ended || overdue + dueToday + dueSoon === 0) return;
      const { today } = await client.app.status();
      const mark = [today, overdue, dueToday, dueSoon].join('/');
      if (mark === told.current) return;
      told.current = mark;
      await client.app.remember({ name: 'reminded', value: mark });
      const title = t('follow:remind.title', { overdue, dueToday, dueSoon });
      const body = first.join('\n');
      const { shown } = await client.app.notify({ title, body });
      if (!shown && 'Notification' in window && Notification.permission === 'granted') {
        const shownByBrowser = new Notification(title, { body });
        shownByBrowser.addEventListener('click', () => window.focus());
      }
    };
    // A missed reminder is told at the next time.
    const go = (): void => void remind().catch(() => undefined);
    go();
    const timer = setInterval(go, EVERY);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [client, t]);
}
