import { identityNumbers, maskNumber, withNumbersMasked, withoutNumber } from '../text/identity-number.ts';
import type { IssuePlace } from './check.ts';
import type { AnyRegister } from './define-register.ts';
import type { Fields } from './field.ts';
import { textIn } from './field-texts.ts';
import type { ChildSave, InputValue, RecordSave } from './save-request.ts';

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
const NAMES: readonly string[] = [
  'fullName',
  'otherName',
  'leader',
  'receivingLeader',
  'contactName',
  'ourHead',
  'theirHead',
  'counterpart',
  'signer',
];

/** How texts are looked through. */
export interface Looking {
  /** Whether the number of a row's own document is not filled in what is kept; always where absent. */
  readonly isFree?: (list: string, childId: string, field: string) => boolean;
  /** Whether a place is looked at; every one where absent. */
  readonly isMeant?: (place: IssuePlace) => boolean;
  /** The save says all that there is of its record: the one person that it names is the only one. */
  readonly isWhole?: boolean;
}

/** The row of a list that takes a number, and the field for it. */
interface Taker {
  readonly list: string;
  readonly childId: string;
  readonly field: string;
}

/**
 * What is to be saved without numbers of identity documents in its texts: a row of a list with a field for the number gets
 * it there, where that is free, and so does the one person of a record from its other texts; elsewhere it is masked, for the
 * log keeps every text for ever.
 * @returns the save, and what was found in it.
 */
export function withoutNumbersInTexts(
  register: AnyRegister,
  save: RecordSave,
  looking: Looking = {},
): { readonly save: RecordSave; readonly found: readonly NumbersInText[] } {
  const { isFree = () => true, isMeant = () => true, isWhole = false } = looking;
  const inRows: NumbersInText[] = [];
  const takers: Taker[] = [];
  const people: string[] = [];
  const children = Object.fromEntries(
    Object.entries(save.children).map(([list, rows]) => {
      const own = register.children[list]?.fields ?? {};
      const field = Object.entries(own).find(([, { kind }]) => kind === 'secret')?.[0] ?? null;
      const clearedRows = rows.map((row): ChildSave => {
        const place = { list, childId: row.id };
        const isTaker = field !== null && isEmpty(row.fields[field]) && isFree(list, row.id, field);
        const fields = cleared(own, row.fields, place, isTaker ? field : null, isMeant, inRows);
        if (field !== null && row.withdrawn !== true) people.push(row.id);
        if (field !== null && isTaker && isEmpty(fields[field])) takers.push({ ...place, field });
        return { ...row, fields };
      });
      return [list, clearedRows] as const;
    }),
  );
  const [taker] = isWhole && people.length === 1 ? takers : [];
  const inRecord: NumbersInText[] = [];
  const place = { list: null, childId: null };
  const target = taker?.field ?? null;
  const { [TAKEN]: moved, ...fields } = cleared(
    register.fields,
    save.fields,
    place,
    target === null ? null : TAKEN,
    isMeant,
    inRecord,
  );
  const reason = reasonOf(save, isMeant, inRecord);
  const found = [...inRecord, ...inRows];
  if (found.length === 0) return { save, found };
  const withMoved = (list: string, rows: readonly ChildSave[]): readonly ChildSave[] =>
    rows.map((row) =>
      moved === undefined || taker === undefined || taker.list !== list || taker.childId !== row.id
        ? row
        : { ...row, fields: { ...row.fields, [taker.field]: moved } },
    );
  const lists = Object.entries(children).map(([list, rows]) => [list, withMoved(list, rows)] as const);
  const withdrawn = reason === null ? {} : { withdrawn: { reason } };
  return { save: { ...save, fields, children: Object.fromEntries(lists), ...withdrawn }, found };
}

/** Under this name, which no field has, a record's own text gives its number to the row that takes it. */
const TAKEN = '';

const isEmpty = (value: InputValue | undefined): boolean =>
  value === undefined || value === null || value === '';

/** @param free the field that takes the first number; null where there is none. */
function cleared(
  fields: Fields,
  values: Values,
  place: Pick<IssuePlace, 'list' | 'childId'>,
  free: string | null,
  isMeant: (place: IssuePlace) => boolean,
  found: NumbersInText[],
): Values {
  const result: Record<string, InputValue> = { ...values };
  let target = free;
  for (const [name, value] of Object.entries(values)) {
    const text = textIn(fields[name], value);
    if (text === null || !isMeant({ ...place, field: name })) continue;
    const { words } = text;
    const numbers = identityNumbers(words, NAMES.includes(name));
    const [first] = numbers;
    if (first === undefined) continue;
    const moves = target !== null && numbers.length === 1 && text.isProse;
    found.push({
      place: { ...place, field: name },
      numbers: numbers.map(({ number }) => maskNumber(number)),
      canMove: moves,
    });
    result[name] = text.as(moves ? withoutNumber(words, first) : withNumbersMasked(words, numbers));
    if (moves && target !== null) {
      result[target] = first.number;
      target = null;
    }
  }
  return result;
}

/** The reason for which a record is withdrawn, masked; null where there is none, or no number in it. */
function reasonOf(
  { withdrawn }: RecordSave,
  isMeant: (place: IssuePlace) => boolean,
  found: NumbersInText[],
): string | null {
  const place = { list: null, childId: null, field: null };
  if (withdrawn === undefined || withdrawn === null || !isMeant(place)) return null;
  const numbers = identityNumbers(withdrawn.reason);
  if (numbers.length === 0) return null;
  found.push({ place, numbers: numbers.map(({ number }) => maskNumber(number)), canMove: false });
  return withNumbersMasked(withdrawn.reason, numbers);
}
