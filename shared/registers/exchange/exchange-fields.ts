import { childList, notWithdrawn } from '../define-register.ts';
import { recordLink, text, type RecordLink } from '../field.ts';
import pasteHeadings from './paste-headings.json' with { type: 'json' };

/**
 * Levels at which the two sides deal with each other, lowest first: posts, communes, border representatives, the two
 * foreign-affairs offices, the province with the region, the capitals.
 */
export const exchangeLevels = [
  'post',
  'commune',
  'representative',
  'department',
  'province',
  'central',
] as const;

/** Registers that talks, letters and incidents are linked with. */
export const linkableRegisters = [
  'border-incident',
  'talk',
  'letter',
  'outgoing-delegation',
  'incoming-delegation',
] as const;

/** Records that a talk or letter has to do with; each shows the link from its own page too. */
export const links = (table: string) =>
  childList({
    table,
    headings: pasteHeadings.links,
    section: 'links',
    official: false,
    columns: ['record', 'note'],
    inline: [],
    fields: {
      record: recordLink(linkableRegisters, { need: 'official' }),
      note: text({ max: 300 }),
    },
  });

/** Titles of linked records, for search. */
export function linkedTexts(
  rows: readonly {
    readonly withdrawn: boolean;
    readonly position: number;
    readonly record: RecordLink | null;
  }[],
): readonly (string | null)[] {
  return notWithdrawn(rows).flatMap((row) => [row.record?.code ?? null, row.record?.title ?? null]);
}
