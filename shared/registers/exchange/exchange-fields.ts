import { childList, notWithdrawn } from '../define-register.ts';
import { groupLink, text, type RecordLink } from '../field.ts';
import type { SheetRules } from '../sheet-rules.ts';
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

/** How sheets of talks and letters are told and read. */
export const exchangeSheets = {
  identifying: ['subject'],
  fewestColumns: 1,
  naming: ['subject'],
  days: ['date'],
  nameField: 'subject',
  essential: [['date'], ['subject']],
} as const satisfies Partial<SheetRules>;

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
      record: groupLink('exchange', { need: 'official' }),
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
