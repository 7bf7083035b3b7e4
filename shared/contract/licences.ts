import * as z from 'zod';

/** What the build writes to `licences.json` beside the window: each part made by others, with the whole text of its licence. */
export const licencesShape = z.array(
  z.object({
    name: z.string().min(1),
    version: z.string().min(1),
    /** As its package writes it, mostly an SPDX expression. */
    kind: z.string().min(1),
    text: z.string().min(1),
  }),
);

export type Licence = z.infer<typeof licencesShape>[number];
