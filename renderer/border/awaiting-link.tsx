import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { borderIncident } from '../../shared/registers/border-incident/border-incident.ts';
import { waitingVerifications } from '../../shared/registers/border-incident/cross-check.ts';
import { firstRow, keepPlace, wholeList } from '../registers/list-place.ts';
import { noMarks } from '../registers/list-marks.ts';

/** How many quick reports of posts wait for their cross-check; leads to the list of them. Nothing where none does. */
export function AwaitingLink({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  const narrow = (): void =>
    keepPlace(borderIncident.name, {
      query: { ...wholeList(borderIncident.name), fields: { verification: [...waitingVerifications] } },
      chosen: firstRow,
      marks: noMarks,
      scroll: 0,
    });
  return (
    <Link href={`/list/${borderIncident.name}`} onClick={narrow}>
      {t('border:check.waiting', { count })}
    </Link>
  );
}
