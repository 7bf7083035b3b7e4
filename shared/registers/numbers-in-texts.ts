import { identityNumbers, maskNumber, withNumbersMasked, withoutNumber } from '../text/identity-number.ts';
import type { IssuePlace } from './check.ts';
import type { AnyRegister } from './define-register.ts';
import type { Field, Fields } from './field.ts';
import type { ChildSave, InputValue, RecordSave } from './save-request.ts';
import { withoutUnseen } from '../text/typed-text.ts';

type Values = RecordSave['fields'];

/** Numbers of identity documents that stand in a text field of what is to be saved. */
export interface NumbersInText {
  readonly place: IssuePlace;
  /** Masked. */
  readonly numbers: readonly string[];
  /** True where the one number has a field of its own beside it, which is free. */
  readonly canMove: boolean;
}

/** Fields that hold a person's name: a passport's number beside it needs no word. */
const NAMES: readonly string[] = ['fullName', 'leader', 'contactName'];

/** The words of a value that people write freely, as they are kept; null where its field takes none. */
function wordsOf(field: Field | undefined, value: InputValue | undefined): string | null {
  if (field === undefined || value === null || value === undefined) return null;
  if (field.kind === 'text' || field.kind === 'longText')
    return typeof value === 'string' ? withoutUnseen(value) : null;
  if (field.kind !== 'reference' || typeof value !== 'object' || Array.isArray(value) || !('text' in value))
    return null;
  return typeof value['text'] === 'string' ? withoutUnseen(value['text']) : null;
}

/** Whether the number of a row's own document is not filled in what is kept. */
export type IsFree = (list: string, childId: string, field: string) => boolean;
const always: IsFree = () => true;
/** Whether a place is looked at. */
export type IsMeant = (place: IssuePlace) => boolean;

/**
 * What is to be saved without numbers of identity documents in its texts: a row of a list with a field for the number gets
 * it there, where that is free; elsewhere it is masked, for the log keeps every text for ever.
 * @returns the save, and what was found in it.
 */
export function withoutNumbersInTexts(
  register: AnyRegister,
  save: RecordSave,
  isFree: IsFree = always,
  isMeant: IsMeant = () => true,
): { readonly save: RecordSave; readonly found: readonly NumbersInText[] } {
  const found: NumbersInText[] = [];
  const fields = cleared(register.fields, save.fields, { list: null, childId: null }, null, isMeant, found);
  const children = Object.fromEntries(
    Object.entries(save.children).map(([list, rows]) => {
      const own = register.children[list]?.fields ?? {};
      const secret = Object.entries(own).find(([, field]) => field.kind === 'secret')?.[0] ?? null;
      const clearedRows = rows.map((row): ChildSave => {
        const typed = secret === null ? null : (row.fields[secret] ?? null);
        const canTake = secret !== null && (typed === null || typed === '') && isFree(list, row.id, secret);
        return {
          ...row,
          fields: cleared(
            own,
            row.fields,
            { list, childId: row.id },
            canTake ? secret : null,
            isMeant,
            found,
          ),
        };
      });
      return [list, clearedRows] as const;
    }),
  );
  return { save: found.length === 0 ? save : { ...save, fields, children }, found };
}

/** @param free the field that takes the first number; null where there is none. */
function cleared(
  fields: Fields,
  values: Values,
  place: Pick<IssuePlace, 'list' | 'childId'>,
  free: string | null,
  isMeant: IsMeant,
  found: NumbersInText[],
): Values {
  const result: Record<string, InputValue> = { ...values };
  let target = free;
  for (const [name, value] of Object.entries(values)) {
    const words = wordsOf(fields[name], value);
    if (words === null || !isMeant({ ...place, field: name })) continue;
    const numbers = identityNumbers(words, NAMES.includes(name));
    const [first] = numbers;
    if (first === undefined) continue;
    const moves = target !== null && numbers.length === 1;
    found.push({
      place: { ...place, field: name },
      numbers: numbers.map(({ number }) => maskNumber(number)),
      canMove: moves,
    });
    const text = moves ? withoutNumber(words, first) : withNumbersMasked(words, numbers);
    if (moves && target !== null) {
      result[target] = first.number;
      target = null;
    }
    const code = referenceCode(value);
    result[name] = typeof value === 'string' ? text : { code, text };
  }
  return result;
}

/** The code that stands beside the words of a reference; null where there is none. */
function referenceCode(value: InputValue): InputValue {
  return value !== null && typeof value === 'object' && 'code' in value ? (value['code'] ?? null) : null;
}
