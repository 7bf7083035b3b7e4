import * as z from 'zod';

/** Kinds of papers whose recipients are kept apart. A new kind is a line here, its name and its shipped recipients. */
export const paperKinds = [
  'report',
  'quickReport',
  'letter',
  'urgingSlip',
  'urgingLetter',
  'results',
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Lines of a paper, without dashes before and marks behind them. */
export const linesSchema = z.array(z.string().max(300)).max(50);

/** Lines of "Nơi nhận" of each kind of paper; a kind that is not there has the shipped ones. */
export const recipientsSchema = z.partialRecord(z.enum(paperKinds), linesSchema);
