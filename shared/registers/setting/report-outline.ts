import * as z from 'zod';
import { draftKeys, partKeys } from '../../report/outline-keys.ts';

/** The most that is kept: outlines, sections of one, letters of a name and of a heading. */
export const outlineBounds = { outlines: 20, sections: 40, name: 200, heading: 300 } as const;

const isUnique = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/** One section of an outline. */
const outlineSection = z.object({
  /** Under which its text is kept with a report; never changed once texts were written. */
  key: z.string().min(1).max(100),
  /** 1: numbered I, II; 2: numbered 1, 2 within the one before. */
  level: z.union([z.literal(1), z.literal(2)]),
  /** Without its number. */
  heading: z.string().trim().min(1).max(outlineBounds.heading),
  /** True where it only holds the sections of level 2 behind it. */
  isHeading: z.boolean(),
  drafts: z.array(z.enum(draftKeys)).max(draftKeys.length).readonly(),
  parts: z.array(z.enum(partKeys)).max(partKeys.length).readonly(),
});

/** The sections of a report in order: where its drafts, annexes and tables stand. */
const reportOutline = z
  .object({
    key: z.string().min(1).max(50),
    name: z.string().trim().min(1).max(outlineBounds.name),
    sections: z.array(outlineSection).min(1).max(outlineBounds.sections).readonly(),
  })
  .refine(({ sections }) => sections[0]?.level === 1, 'An outline begins with a chapter')
  .refine(
    ({ sections }) =>
      [
        sections.map(({ key }) => key),
        sections.flatMap(({ drafts }) => drafts),
        sections.flatMap(({ parts }) => parts),
      ].every(isUnique),
    'Each section, draft and part stands once in an outline',
  );

export const reportOutlines = z
  .array(reportOutline)
  .max(outlineBounds.outlines)
  .refine((outlines) => isUnique(outlines.map(({ key }) => key)), 'Each outline has a key of its own');

export type OutlineSection = Readonly<z.infer<typeof outlineSection>>;
export type ReportOutline = Readonly<z.infer<typeof reportOutline>>;
