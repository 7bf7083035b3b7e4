import { withoutUnseen } from '../text/typed-text.ts';
import type { Field } from './field.ts';
import type { InputValue } from './save-request.ts';

/** The words of a value that people write freely. */
export interface FieldText {
  /** As they are kept. */
  readonly words: string;
  /** The value with other words. */
  readonly as: (words: string) => InputValue;
  /** False for what holds nothing but a name or a number, which a part cannot be taken out of. */
  readonly isProse: boolean;
}

/** The words of a value; null where its field takes none. */
export function textIn(field: Field | undefined, value: InputValue | undefined): FieldText | null {
  if (field === undefined || value === null || value === undefined) return null;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return typeof value === 'string' ? { words: withoutUnseen(value), as: same, isProse: true } : null;
    case 'documentNumber':
      return typeof value === 'string' ? { words: withoutUnseen(value), as: same, isProse: false } : null;
    case 'reference':
      return textOf(value, (text) => ({ code: codeIn(value), text }), true);
    case 'marker':
      return textOf(value, (text) => ({ ...objectOf(value), text }), false);
    case 'files':
      return namesIn(value);
    default:
      return null;
  }
}

const same = (words: string): InputValue => words;

function objectOf(value: InputValue): { readonly [key: string]: InputValue } {
  return value !== null && typeof value === 'object' && !isList(value) ? value : {};
}

const isList = (value: InputValue): value is readonly InputValue[] => Array.isArray(value);

function textOf(value: InputValue, as: FieldText['as'], isProse: boolean): FieldText | null {
  const { text } = objectOf(value);
  return typeof text === 'string' ? { words: withoutUnseen(text), as, isProse } : null;
}

/** The code that stands beside the words of a reference; null where there is none. */
const codeIn = (value: InputValue): InputValue => objectOf(value)['code'] ?? null;

/** Names of files, a line each. In a name that is given to a file of the disk no star may stand. */
function namesIn(value: InputValue): FieldText | null {
  if (!isList(value)) return null;
  const names = value.map((file) => String(objectOf(file)['name'] ?? ''));
  if (names.some((name) => name.includes('\n'))) return null;
  const as = (words: string): InputValue => {
    const masked = words.replaceAll('*', '_').split('\n');
    return value.map((file, at) => ({ ...objectOf(file), name: masked[at] ?? '' }));
  };
  return { words: names.join('\n'), as, isProse: false };
}
