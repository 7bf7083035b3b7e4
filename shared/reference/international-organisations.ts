import names from './international-organisations.json' with { type: 'json' };
import { firstNamed, namesPattern } from '../text/named-in.ts';

let pattern: RegExp | null = null;

/** Whether a text names an intergovernmental organisation, which belongs to no country. */
export function namesInternational(text: string): boolean {
  // Made when it is first asked: the start of the program does not wait for it.
  pattern ??= namesPattern(names);
  return firstNamed(pattern, text) !== null;
}
