import { isPlainDate } from '../time/plain-date.ts';
import type { CrossCheck } from './field.ts';

/** Characters of the number of a source document, and of a name, at most. */
export const MOST_OF_CHECK = 200;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isFilled = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MOST_OF_CHECK;

/** Whether a value is a cross-check, whole. */
export function isCrossCheck(value: unknown): value is CrossCheck {
  if (!isObject(value)) return false;
  const { document, by, at, facts } = value;
  return (
    isObject(document) &&
    isFilled(document['number']) &&
    typeof document['date'] === 'string' &&
    isPlainDate(document['date']) &&
    isFilled(by) &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    isObject(facts) &&
    Object.values(facts).every((fact) => typeof fact === 'string')
  );
}
