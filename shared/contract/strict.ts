import * as z from 'zod';

/** The same schema, which refuses keys that it does not know, however deep; for what is kept more loosely than it is sent. */
export function strict<T extends z.core.$ZodType>(schema: T): T {
  const any: z.core.$ZodType = schema;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every schema of zod is one of its kinds
  const { def } = (any as z.core.$ZodTypes)._zod;
  const copy = (parts: object): T => z.core.clone(schema, { ...def, ...parts });
  switch (def.type) {
    case 'object':
      return copy({
        shape: Object.fromEntries(Object.entries(def.shape).map(([name, part]) => [name, strict(part)])),
        catchall: z.never(),
      });
    case 'array':
      return copy({ element: strict(def.element) });
    case 'record':
      return copy({ valueType: strict(def.valueType) });
    case 'union':
      return copy({ options: def.options.map((option) => strict(option)) });
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return copy({ innerType: strict(def.innerType) });
    default:
      return schema;
  }
}
