import { useTranslation } from 'react-i18next';
import type { WorkProgress } from '../../shared/contract/works.ts';

/** Tells that what is saved now waits for the end of a long save; the status is asked for while a call waits. */
export function SaveWaited({ saving }: { readonly saving: WorkProgress | null }) {
  const { t } = useTranslation();
  if (saving === null) return null;
  const share = saving.total === 0 ? 0 : Math.floor((saving.done / saving.total) * 100);
  return (
    <div className="save-waited" role="status">
      {t('works:waited', { share })}
    </div>
  );
}
