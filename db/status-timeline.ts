import type { StatusStep } from '../shared/registers/define-register.ts';
import { storedJson } from './columns.ts';

/** The steps of a status as `record_summary.status_timeline` keeps them. */
export function readTimeline(column: string): readonly StatusStep[] {
  return storedJson<readonly (readonly [StatusStep['from'], string])[]>(column).map(([from, status]) => ({
    from,
    status,
  }));
}
