import * as z from 'zod';

/**
 * Text by which something is looked up, such as a field, a calendar or a form: never a name that every object of the language
 * has (`constructor`, `__proto__`), for nothing of ours is called so.
 * @param most characters at most.
 */
export const nameText = (most: number): z.ZodString =>
  z
    .string()
    .max(most)
    .refine((text) => !(text in Object.prototype));
