import names from './international-organisations.json' with { type: 'json' };
import { firstNamed, namesPattern } from '../text/named-in.ts';

const pattern = namesPattern(names);

/** Whether a text names an intergovernmental organisation, which belongs to no country. */
export function namesInternational(text: string): boolean {
  return firstNamed(pattern, text) !== null;
}
