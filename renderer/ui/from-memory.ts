import type * as z from 'zod';

/** What this window remembered under a name, or null: what an older window remembered may no longer fit. */
export function fromMemory<T>(
  schema: z.ZodType<T>,
  memory: Readonly<Record<string, string>>,
  name: string,
): T | null {
  const text = memory[name];
  if (text === undefined) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
