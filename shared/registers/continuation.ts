import type { PlainDate } from '../time/plain-date.ts';
import type { JsonValue } from './field.ts';

/**
 * What a new record is begun for: as a step of an incident, be it with its text drafted or not, as a reply to a letter, like an earlier record, for a yearly
 * occasion, as the task that follows from another record, as a copy of another of its register.
 */
export const startPurposes = ['step', 'draft', 'reply', 'like', 'occasion', 'followUp', 'copy'] as const;
export type StartPurpose = (typeof startPurposes)[number];

/** A new record that a kept one, its source, can be gone on to. */
export interface Continuation<Source, Begun> {
  /** The register of the new record. */
  readonly begins: string;
  readonly purpose: Exclude<StartPurpose, 'occasion' | 'copy'>;
  /** Key of what the button says, among `continuations` of the labels of registers. */
  readonly label: string;
  /** Fields with which the new record begins, beside those with which every one of its register does. */
  values(source: Source, today: PlainDate): Readonly<Record<string, JsonValue>>;
  /** The row of the source that stands for the new record, saved together with it. Absent: it gets none. */
  row?(begun: Begun): { readonly list: string; readonly fields: Readonly<Record<string, JsonValue>> };
}

/** The one of these that leads to a record of a register for a purpose; undefined where none does. */
export function continuationTo<Source, Begun>(
  continuations: readonly Continuation<Source, Begun>[] | undefined,
  begins: string,
  purpose: StartPurpose | null,
): Continuation<Source, Begun> | undefined {
  return continuations?.find((one) => one.begins === begins && one.purpose === purpose);
}
