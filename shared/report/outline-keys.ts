/** In the place of an outline's key where a report was closed before there were outlines: its text refers to no annex. */
export const WITHOUT_OUTLINE = '';

/** Drafted paragraphs that the sections of an outline can hold. */
export const draftKeys = [
  'delegations',
  'courtesy',
  'partners',
  'incidents',
  'exchange',
  'patrol',
  'tasks',
  'indices',
] as const;
export type DraftKey = (typeof draftKeys)[number];

/** Annexes and tables that the sections of an outline can refer to; a paper has those of its outline, in its order. */
export const partKeys = [
  'annex-outgoing',
  'annex-incoming',
  'tables',
  'annex-incidents',
  'border-tables',
  'annex-tasks',
] as const;
export type PartKey = (typeof partKeys)[number];
