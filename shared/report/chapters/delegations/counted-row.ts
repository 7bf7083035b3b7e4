import type { ReferenceValue } from '../../../registers/field.ts';
import type { PlainDate } from '../../../time/plain-date.ts';

export type Direction = 'outgoing' | 'incoming';

/** Stands among a delegation's countries for an intergovernmental organisation, which is of no country. */
export const INTERNATIONAL = '@international';

/** One delegation that counts, with what the figures and cross tables group by. */
export interface CountedRow {
  readonly id: string;
  readonly direction: Direction;
  readonly decidingDate: PlainDate;
  /** False: counted by its planned date ("chưa xác nhận"). */
  readonly confirmed: boolean;
  readonly personTrips: number;
  /** Whether all who are counted are known to be civil servants or public employees. */
  readonly areOfficials: boolean;
  readonly level: string | null;
  readonly hostAgency: ReferenceValue | null;
  readonly purpose: ReferenceValue | null;
  /** Gate of departure or of entry. */
  readonly gate: ReferenceValue | null;
  readonly fundingSource: string | null;
  /** In the plan of the year, outside it, or on short notice. */
  readonly planning: string | null;
  /** ISO codes of the countries visited or come from, each once, in the order of the record; without those of transit. */
  readonly countries: readonly string[];
}
