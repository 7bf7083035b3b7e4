import type * as z from 'zod';
import type { Chance } from './chance.ts';

/** Real values of the sample, by the name of the key under which calls give them. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

type Kind = z.core.$ZodTypes;

/** The schemas that stand in a schema, with a name for their place; those of JSON that stand in themselves are left. */
export function innerSchemas(schema: z.core.$ZodType): readonly (readonly [string, z.core.$ZodType])[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every schema of zod is one of its kinds
  const { def } = (schema as Kind)._zod;
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape);
    case 'array':
      return [['[]', def.element]];
    case 'record':
      return [['{}', def.valueType]];
    case 'union':
      return def.options.map((option, at) => [`|${at}`, option]);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return [['', def.innerType]];
    case 'pipe':
      return [['', def.in]];
    default:
      return [];
  }
}

/** An input that a schema takes, most of the time: values under names that the sample knows are its own. */
export function validInput(schema: z.core.$ZodType, chance: Chance, known: KnownValues, key = ''): unknown {
  const own = Object.hasOwn(known, key) ? known[key] : undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every schema of zod is one of its kinds
  const { def } = (schema as Kind)._zod;
  const inner = (type: z.core.$ZodType, name = key): unknown => validInput(type, chance, known, name);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape)
          .map(([name, type]) => [name, inner(type, name)] as const)
          .filter(([, value]) => value !== undefined),
      );
    case 'array':
      return Array.from({ length: 1 + chance.below(3) }, () => inner(def.element, key.replace(/s$/, '')));
    case 'record': {
      const names = known[`${key} names`] ?? ['name', 'title'];
      return Object.fromEntries([[String(chance.of(names)), inner(def.valueType)]]);
    }
    case 'union':
      return inner(chance.of(def.options));
    case 'optional':
    case 'default':
    case 'prefault':
      return chance.takes(0.3) ? undefined : inner(def.innerType);
    case 'nullable':
      return chance.takes(0.3) ? null : inner(def.innerType);
    case 'readonly':
    case 'nonoptional':
      return inner(def.innerType);
    case 'pipe':
      return inner(def.in);
    case 'enum':
      return chance.of(Object.values(def.entries));
    case 'literal':
      return chance.of(def.values);
    case 'boolean':
      return chance.takes(0.5);
    case 'number':
      return own === undefined ? 1 + chance.below(30) : chance.of(own);
    case 'string':
      if (own !== undefined) return chance.of(own);
      return 'format' in def && def.format === 'uuid'
        ? chance.of(known['id'] ?? [''])
        : chance.of(['Đoàn', '', 'a b']);
    case 'file':
      return new File(['STT,Tên đoàn\n1,Đoàn A\n'], 'a.csv');
    case 'custom':
      return chance.of(own ?? ['2024-01-15', '2024-03-14']);
    case 'lazy':
      return chance.of<unknown>(['Đoàn thử', 12, null, { code: null, text: 'Sở' }, '2024-02-02', true]);
    default:
      return null;
  }
}
