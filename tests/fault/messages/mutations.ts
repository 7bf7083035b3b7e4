import type { Chance } from './chance.ts';

/** Stands for the name `__proto__`, which nothing but text can hold everywhere. */
export const PROTO = '@@proto';
/** Stands in a message where arrays are put in each other so deep that nothing but text can hold them. */
export const DEEP = '@@deep';

const hostileTexts = [
  PROTO, 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '', ' ', '\0', 'a\0b',
  '\uD800', '\uDFFFx', '\uFEFFa', '\u202Eabc\u202C', '\u200B', '2024-02-30', '0000-00-00', '9999-99-99', '+020240-01-01',
  '2024-1-1', 'not-a-uuid', 'f'.repeat(64), 'g'.repeat(64), '%', '%00', '../../etc/passwd', "'; DROP TABLE x; --",
  '"', '*', 'NEAR(', 'a OR b', '(', '-', '{{#x}}', '<script>', 'x'.repeat(100_000), 'ớ'.repeat(3_000), '1e309', 'NaN', 'null',
] as const; // prettier-ignore

const hostile: readonly ((chance: Chance) => unknown)[] = [
  (chance) => chance.of(hostileTexts),
  (chance) => chance.of(hostileTexts),
  (chance) => chance.of([NaN, Infinity, -Infinity, -0, 1e308, -1, 0, 0.5, 2 ** 53, -(2 ** 53), 2 ** 31, 123]),
  (chance) => chance.of([null, undefined, true, false]),
  () => 10n ** 30n,
  () => new Date(NaN),
  () => new Date('2024-01-01'),
  () => new Map<unknown, unknown>([['a', 1], [PROTO, { x: 1 }]]),
  () => new Set<unknown>(['a', {}]),
  () => new URL('http://127.0.0.1/'),
  () => /(a+)+$/,
  () => new Blob(['x']),
  () => new File([new Uint8Array(20)], '\u202Eexe.\0csv', { type: 'x/y' }),
  () => [],
  () => ({}),
  () => [[]],
  () => [null],
  () => DEEP,
  (chance) => Array.from({ length: chance.of([1_000, 100_000]) }, () => 'a'),
  () => Object.fromEntries(Array.from({ length: 3_000 }, (_none, at) => [`k${at}`, at])),
  (chance) => ofPrototype(chance.of([PROTO, 'constructor', 'toString'])),
  () => ({ code: 1, text: {} }),
  (chance) => ({ code: chance.of([PROTO, 'constructor', 'toString']), text: 'x' }),
  () => ({ code: null, text: 'x', extra: 'y'.repeat(10_000) }),
  () => ({ amount: 1, currency: 'VND', rate: 1, extra: true }),
  () => ({ register: 'constructor', id: '00000000-0000-4000-8000-000000000000' }),
  () => [{ hash: 'a'.repeat(64), name: 'x', size: 1, type: 'y' }],
]; // prettier-ignore

/** An object that has a name of every object's prototype as a key of its own. */
function ofPrototype(name: string): unknown {
  return Object.defineProperty({}, name, { value: { polluted: true }, enumerable: true, configurable: true });
}

/** The same input with one of its texts changed to a hostile one: what no outline alone can refuse. */
function withHostileText(value: unknown, chance: Chance): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Blob)
    return typeof value === 'string' ? chance.of(hostileTexts) : value;
  const keys = Object.keys(value);
  if (keys.length === 0) return value;
  const changed = chance.of(keys);
  if (Array.isArray(value))
    return value.map((inner: unknown, at) =>
      String(at) === changed ? withHostileText(inner, chance) : inner,
    );
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === changed ? withHostileText(inner, chance) : inner,
    ]),
  );
}

/** The same input with a few of its values changed, taken out, doubled or given another name. */
export function mutated(input: unknown, chance: Chance): unknown {
  if (chance.takes(0.5)) return withHostileText(input, chance);
  let result = input;
  for (let times = 1 + chance.below(3); times > 0; times -= 1) result = changedOnce(result, chance);
  return result;
}

function changedOnce(value: unknown, chance: Chance): unknown {
  const keys =
    value !== null && typeof value === 'object' && !(value instanceof Blob) ? Object.keys(value) : [];
  if (keys.length === 0 || chance.takes(0.1)) return chance.of(hostile)(chance);
  const key = chance.of(keys);
  if (Array.isArray(value)) {
    const items: unknown[] = [...(value as readonly unknown[])];
    const at = Number(key);
    if (chance.takes(0.15)) items.push(items[at]);
    else items[at] = changedOnce(items[at], chance);
    return items;
  }
  const entries = new Map(Object.entries(value ?? {}));
  const way = chance.below(100);
  if (way < 8) entries.delete(key);
  else if (way < 20) entries.set(chance.of(hostileTexts), entries.get(key));
  else if (way < 28) entries.set('unknownKey', chance.of(hostile)(chance));
  else entries.set(key, changedOnce(entries.get(key), chance));
  return Object.defineProperties(
    {},
    Object.fromEntries(
      [...entries].map(([name, inner]) => [
        name,
        { value: inner, enumerable: true, configurable: true, writable: true },
      ]),
    ),
  );
}
