import type { ReferenceValue } from '../../../registers/field.ts';
import type { PlainDate } from '../../../time/plain-date.ts';

export type Direction = 'outgoing' | 'incoming';

/** One delegation that counts, with what the figures and cross tables group by. */
export interface CountedRow {
  readonly id: string;
  readonly direction: Direction;
  readonly decidingDate: PlainDate;
  /** False: counted by its planned date ("chưa xác nhận"). */
  readonly confirmed: boolean;
  readonly personTrips: number;
  readonly level: string | null;
  readonly hostAgency: ReferenceValue | null;
  readonly purpose: ReferenceValue | null;
  /** Gate of departure or of entry. */
  readonly gate: ReferenceValue | null;
  readonly fundingSource: string | null;
  /** ISO code of the first country visited or come from; a delegation stands in one row of the country table. */
  readonly country: string | null;
}
