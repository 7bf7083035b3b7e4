import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isOpenRegisterName, registerNamed } from '../../shared/registers/all-registers.ts';
import type { Client } from '../session/connection.ts';
import { columnLabel } from '../ui/labels.ts';

/** One thing that a period's report lacks. */
export type Check = Awaited<ReturnType<Client['reports']['incompleteness']>>[number];

/** A point to look at, of a record or of a section; that days are still to come is none. */
export interface OpenPoint extends Check {
  readonly kind: Exclude<Check['kind'], 'not-over'>;
}

export function isOpenPoint(check: Check): check is OpenPoint {
  return check.kind !== 'not-over';
}

/** Points to look at, each with the way to its record. */
export function PointList({ points }: { readonly points: readonly OpenPoint[] }) {
  const { t } = useTranslation();
  return (
    <ul className="points">
      {points.map((point) => (
        <li key={`${point.kind}-${point.recordId ?? ''}-${point.details.join()}`}>
          {point.register === null || point.recordId === null ? null : (
            <Link href={`/${point.register}/${point.recordId}`}>{point.code}</Link>
          )}{' '}
          {sentence(point)}
        </li>
      ))}
    </ul>
  );

  function sentence(point: OpenPoint): string {
    switch (point.kind) {
      case 'section':
        return t('reports.check.section', { section: point.details.join() });
      case 'basis':
        return t('reports.check.basis');
      case 'warning':
        return t('reports.check.warning', { count: point.details.length, title: point.title });
      case 'missing': {
        const { register } = point;
        const labels =
          register === null || !isOpenRegisterName(register)
            ? point.details
            : point.details.map((field) => columnLabel(t, registerNamed(register), field));
        return t('reports.check.missing', { title: point.title, list: labels.join(', ') });
      }
      default:
        return point.kind satisfies never;
    }
  }
}
