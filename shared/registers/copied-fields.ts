/** Whether each field goes along into a copy. Every field decides, so that a new one is not forgotten. */
export type CopiedFields = Readonly<Record<string, boolean>>;

/** What a copy of a record begins with. */
export interface Copies {
  readonly fields: CopiedFields;
  /** False: none of the rows go along. */
  readonly children: Readonly<Record<string, CopiedFields | false>>;
}
