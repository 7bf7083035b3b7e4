import { useTranslation } from 'react-i18next';
import type { BoardTask } from '../../shared/registers/task/task-board.ts';

/** How far a due date is: days late, today, or days left; empty without one. */
export function useDaysText(): (task: Pick<BoardTask, 'days'>) => string {
  const { t } = useTranslation();
  return ({ days }) => {
    if (days === null) return '';
    if (days < 0) return t('follow:late', { count: -days });
    return days === 0 ? t('follow:today') : t('follow:left', { count: days });
  };
}
