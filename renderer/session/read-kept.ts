import type * as z from 'zod';

/**
 * What was kept as JSON, such as a draft or what this window remembers; null where nothing was kept, or where what an
 * older program kept no longer fits.
 */
export function readKept<T>(schema: z.ZodType<T>, text: string | null | undefined): T | null {
  if (text === null || text === undefined) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
